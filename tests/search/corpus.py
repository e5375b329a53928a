"""Forty-odd short communiqués and their quotes, written for the search, each under a key that tests use as its name.

Everyone and everything in them is invented. What one text has and another has not is on purpose.
"""

from dataclasses import dataclass
from datetime import timedelta
from html import escape

from tests.factories import NOW, make_approved


@dataclass(frozen=True)
class Written:
    title: str
    lead: str
    body: str = ""
    quote: str = ""


TEXTS = {
    "elus": Written(
        "Les élu-es du conseil municipal votent le budget",
        "Le conseil a adopté le budget à la majorité.",
        "Vingt élu-es ont pris la parole, dont des expert-es des finances.",
    ),
    "elues": Written(
        "Trois élues à la tête des quartiers", "Elles prendront leurs fonctions lundi.", "La parité avance."
    ),
    "elu": Written(
        "Un nouvel élu délégué aux sports", "Il succède à sa collègue.", "Le stade reste ouvert pendant l’été."
    ),
    "agents": Written(
        "Les agent·es de la propreté récompensé·es",
        "La Ville remercie ses équipes.",
        "Cinquante agent·es ont reçu une médaille. Les directeur·rices des services étaient présent·es.",
    ),
    "direction": Written(
        "Une directrice pour le théâtre municipal",
        "Elle dirigeait un festival de danse.",
        "Sa nomination est immédiate.",
    ),
    "chercheurs": Written(
        "Des chercheuses étudient la qualité de l’air", "L’université installe douze capteurs.", "Ils mesurent l’ozone."
    ),
    "conseiller": Written(
        "Le conseiller numérique vient dans les quartiers",
        "Il aide les habitant(e)s à faire leurs démarches.",
        "Prenez rendez-vous à la maison des habitants.",
    ),
    "ecoles": Written(
        "Huit écoles rénovées avant la rentrée",
        "Les travaux ont duré tout l’été.",
        "Isolation, cours végétalisées et toitures refaites.",
    ),
    "ecole": Written(
        "L’école du Jardin ouvre ses portes",
        "Le nouveau groupe scolaire accueille 240 enfants.",
        "La cour est plantée d’arbres fruitiers.",
    ),
    "college": Written(
        "Un collège et une école partagent leur gymnase", "Les deux équipes s’accordent.", "Les horaires alternent."
    ),
    "renovation": Written(
        "La rénovation du musée commence",
        "Le chantier durera deux ans.",
        "Les œuvres sont mises à l’abri, cœur de la collection compris.",
    ),
    "tramway": Written(
        "Le tramway passera toutes les six minutes", "La ligne est renforcée.", "Les vélos y sont admis le soir."
    ),
    "velo": Written(
        "Plan vélo : dix kilomètres de pistes",
        "Les cyclistes gagnent une voie protégée.",
        "Le vélo-cargo est aidé, la trottinette aussi.",
    ),
    "velodrome": Written(
        "Le vélodrome fête ses cent ans", "Une exposition rappelle son histoire.", "L’entrée est libre."
    ),
    "communique": Written(
        "Un faux communiqué circule en ligne", "La mairie dément ces informations.", "Vérifiez toujours la source."
    ),
    "commune": Written("La commune voisine rejoint le réseau de chaleur", "Un accord a été signé.", "Il vaut dix ans."),
    "eau": Written(
        "L’eau du robinet reste la moins chère",
        "Son prix baisse de 3 %.",
        "Le réseau perd moins d’un litre sur dix. Les eaux usées sont traitées.",
    ),
    "chateau": Written(
        "Les châteaux d’eau repeints par des artistes", "Trois fresques sont achevées.", "Le public a voté."
    ),
    "journaux": Written(
        "Un journal municipal tout neuf", "Il paraît chaque mois.", "Les anciens journaux sont aux archives."
    ),
    "travaux": Written(
        "Rue du Marché : le chantier est fini", "Le travail des équipes a duré un mois.", "La rue rouvre."
    ),
    "marche": Written(
        "Le marché de Noël s’installe", "Quatre-vingts chalets ouvrent vendredi.", "Vin chaud et artisanat."
    ),
    "marchons": Written(
        "À pied, la ville se découvre", "Douze promenades balisées.", "On y marche une heure en moyenne."
    ),
    "label": Written(
        "Grenoble reçoit le label national « Territoires, Villes et Villages Internet »",
        "La Ville obtient cinq arobases, le plus haut niveau.",
        "Une distinction portée pendant trois ans par les villes précurseur-euses.",
    ),
    "arobases": Written(
        "Cinq choses à savoir sur le numérique", "Le conseil de la donnée se réunit.", "Les villes échangent."
    ),
    "jeunes": Written(
        "Un bureau pour la jeunesse", "Les jeunes y trouvent conseil et écoute.", "Ouvert du mardi au samedi."
    ),
    "piscine": Written(
        "La piscine des Dauphins rouvrira en mai",
        "Le bassin est refait.",
        "Les nageurs et nageuses sont attendus nombreux.",
    ),
    "fermeture": Written(
        "Fermeture du pont pour la nuit", "La circulation est déviée.", "Le pont sera fermé de 21h à 5h."
    ),
    "parole": Written(
        "Les porte-parole du quartier réunis", "Ils rencontrent la maire.", "Une demi-journée de travail."
    ),
    "porte": Written(
        "Une porte ancienne restaurée", "Le bois a été sculpté au XVIIe siècle.", "La parole est aux artisans."
    ),
    "nombres": Written(
        "2 310 arbres plantés cet hiver", "Le 22e quartier est servi.", "Il en faudra 10 000. Merci à tous."
    ),
    "aines": Written("Les aîné·es en voyage", "Cent retraité·es partent à la mer.", "Le car part à 9h30."),
    "mercredi": Written("Mercredi, la bibliothèque ferme plus tard", "Dernier prêt à 19h.", "La mesure durera un an."),
    "mer": Written("Classes de découverte", "Deux cents enfants verront la neige.", "D’autres iront à la mer en juin."),
    "culture": Written(
        "Une saison de spectacles gratuits", "La culture descend dans la rue.", "Théâtre, danse et musique au parc."
    ),
    "oeuvre": Written(
        "Une œuvre d’Ærø dans le jardin", "Le sculpteur danois Søren Łódź la signe.", "Elle est en bronze."
    ),
    "hostile": Written(
        "AND, OR et NOT : un atelier de logique", "C++ et <script> au programme.", "L’opérateur * étonne."
    ),
    "sante": Written(
        "Centre de santé : les infirmier·ères s’installent",
        "La maison de santé s’ouvre à la Villeneuve.",
        "Consultations sans rendez-vous.",
    ),
    "solidarite": Written("Une épicerie solidaire", "La solidarité s’organise.", "Les étudiant-es y ont accès."),
    "subvention": Written(
        "Les associations soutenues", "Les subventions sont votées.", "Chaque association répond avant mars."
    ),
    "publique": Written(
        "La lumière publique baisse d’un cran", "L’éclairage public passe aux LED.", "Économie : 30 %."
    ),
    "conseils": Written("Dix conseils contre la canicule", "Buvez, fermez les volets.", "Appelez vos proches."),
    "hotel": Written("L’hôtel de ville illuminé", "Sa façade est classée.", "La ville loge aussi un hôtel voisin."),
    "internet": Written(
        "Panne d’Internet réparée", "Les villages alentour étaient touchés.", "Territoires ruraux compris."
    ),
    "long": Written(
        "Un texte dont la fin compte", "Rien ici.", f"{'Une phrase de remplissage. ' * 60}Enfin l’edelweiss."
    ),
    "cite": Written(
        "La cité administrative déménage",
        "Les services se regroupent.",
        quote="Nous avons choisi la sobriété : un mètre carré partagé est un mètre carré heureux.",
    ),
    "cite-deux": Written(
        "La forge devient un atelier",
        "Vingt artisans s’y installent.",
        quote="Les artisan-es nous l’ont dit : il fallait un toit, nous l’avons trouvé.",
    ),
}


def approve_all(by, approver):
    """Write and approve the corpus, the first text being the latest: key → revision."""
    return {
        key: make_approved(
            by,
            approver=approver,
            now=NOW - timedelta(hours=number),
            title=written.title,
            lead=written.lead,
            text=f"<p>{escape(written.body)}</p>" if written.body else "",
            quote=written.quote,
        )
        for number, (key, written) in enumerate(TEXTS.items(), 1)
    }
