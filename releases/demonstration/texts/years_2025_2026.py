from datetime import timedelta

from releases.demonstration.parts import Piece, Say, Show, Withdraw, on
from releases.models import Kind, WithdrawalKind

PIECES = [
    Piece(
        key="neige",
        title="Neige : 290 kilomètres de rues dégagés, les écoles ouvertes demain",
        at=on(2025, 1, 20, 20, 15),
        themes=("proprete", "ecoles"),
        lead="Il est tombé 27 centimètres de neige sur Grenoble depuis dimanche soir. Les rues principales sont "
        "praticables, toutes les écoles ouvriront mardi matin, et le ramassage des ordures reprend à 6h.",
        parts=(
            """147 agent-es se relaient depuis 3h du matin, dont 60 volontaires d'autres services : jardinier-es,
            technicien-nes du stade, agent-es d'état civil. Douze lames et quarante pelles ont suffi à ouvrir les accès
            aux hôpitaux avant 5h, et les abords des 79 écoles avant 7h.

            ## Ce soir et demain

            - **Trams** : lignes A, B et C rétablies, D et E limitées au centre
            - **Bus** : quinze lignes sur vingt-deux
            - **Piscines et parcs** : fermés mardi, en raison du poids de la neige sur les branches
            - **Marchés** : maintenus, sauf celui de l'Abbaye

            Le froid va s'installer : moins 8 degrés attendus dans la nuit. Les trottoirs dégagés regèleront. La Ville
            demande de ne pas stationner sous les toits en pente, et de laisser libres les bouches d'incendie.

            ## Appels utiles

            Le standard de la Ville répond jusqu'à minuit ce soir. 214 appels ont été reçus dans la journée, la plupart
            pour des branches tombées. Les personnes inscrites au registre des plus fragiles ont toutes été jointes ;
            37 ont demandé une visite, et l'ont eue.

            Un nouveau point sera fait mardi à 11h. Si la neige reprend, l'ouverture des écoles sera confirmée
            avant 6h30.""",
            Show("neige"),
            Say(
                "calque",
                "Ce matin, des agent-es qui travaillent d'habitude devant un écran tenaient une pelle. Une ville, "
                "c'est cela aussi.",
                "salue",
            ),
        ),
    ),
    Piece(
        key="passerelle",
        title="La passerelle des Alpins sera fermée tout l'été",
        at=on(2025, 4, 7, 11, 0),
        themes=("mobilites",),
        lead="La passerelle des Alpins sera fermée aux piéton-nes et aux cyclistes du 1er juin au 30 septembre 2025, "
        "le temps de remplacer ses appuis. Un détour de six minutes sera fléché par le pont voisin.",
        parts=(
            """Deux des quatre appuis en caoutchouc de la passerelle, posés en 1974, ont perdu leur souplesse. Ils ne
            menacent pas l'ouvrage, mais ils l'usent. Les changer suppose de soulever le tablier de quatre centimètres,
            et de n'y laisser passer personne.

            3 200 personnes empruntent la passerelle chaque jour. Le détour sera éclairé toute la nuit, et la
            traversée du boulevard, protégée par un feu provisoire. Les travaux coûtent 480 000 euros.""",
            Say("maquette", "Mieux vaut un été de détour qu'un hiver d'inquiétude.", "explique"),
        ),
        afterwards=(
            Withdraw(
                timedelta(days=10, hours=4),
                WithdrawalKind.WITHDRAWN,
                "Les travaux annoncés n'auront pas lieu en 2025 : les pièces ne seront livrées qu'en 2026. La "
                "passerelle reste ouverte tout l'été. Un nouveau communiqué donnera les dates dès qu'elles seront "
                "certaines.",
            ),
        ),
    ),
    Piece(
        key="piscines-brouillon",
        title="Piscines : horaires d'été",
        at=on(2025, 6, 10, 9, 0),
        themes=("sport",),
        lead="Les piscines municipales passent à l'heure d'été : ouverture de 10h à 20h, tous les jours, du 14 juin au "
        "31 août 2025.",
        parts=(
            """Les bassins des Deux-Ponts et de l'Abbaye ouvrent leurs pelouses. L'entrée est gratuite le mercredi
            pour les moins de 12 ans. Le port du bonnet reste obligatoire.""",
        ),
        afterwards=(
            Withdraw(
                timedelta(minutes=50),
                WithdrawalKind.ERROR,
                "Ce texte avait été publié par erreur avant la décision sur les horaires.",
            ),
        ),
    ),
    Piece(
        key="bastille-sentiers",
        title="La Bastille retrouve ses douze sentiers",
        subtitle="Deux ans de chantier à la main, là où aucun engin ne monte",
        at=on(2025, 9, 15, 9, 30),
        themes=("sport", "eau"),
        lead="Les sentiers de la Bastille, en partie fermés depuis l'éboulement de février 2023, sont tous rouverts. "
        "Murets remontés à la pierre sèche, marches refaites, 1 400 mètres de filets : le chantier s'est fait à dos "
        "de mulet.",
        parts=(
            Show("bastille"),
            """600 000 personnes montent chaque année à la Bastille, et la moitié le font à pied. L'éboulement avait
            emporté trente mètres du chemin des Vignes et fragilisé deux virages. Aucun engin ne pouvait y accéder :
            deux mules, Noisette et Réglisse, ont porté 210 tonnes de pierre.

            ## Ce qui a été fait

            - 860 mètres de murets remontés sans mortier, par une équipe de neuf personnes en insertion
            - 1 400 mètres de filets, posés par des cordistes entre novembre et mars, hors saison de nidification
            - des marches plus basses sur deux sentiers, praticables dès 4 ans

            Les falaises sont désormais suivies par 26 capteurs, lus toutes les heures. Au-delà d'un seuil, le sentier
            est fermé aussitôt, et la fermeture s'affiche en bas comme en haut.

            ## À pied, ou par les airs

            Le téléphérique et ses «bulles» fonctionnent normalement. Le billet aller, pour celles et ceux qui
            préfèrent descendre à pied, baisse de deux euros jusqu'à la fin de l'année.

            Les chien-nes tenu-es en laisse sont les bienvenu-es sur dix des douze sentiers ; les deux autres
            traversent une zone où nichent des faucons.""",
            Say(
                "esquisse",
                "On ne répare pas une montagne. On la regarde mieux, et on s'adapte à ce qu'elle dit.",
                "affirme",
            ),
            Say(
                "specimen",
                "Remonter un mur à la pierre sèche, c'est choisir chaque pierre pour celle d'à côté. Huit de nos "
                "salarié-es ont trouvé un emploi pendant le chantier.",
                "indique",
                role="directrice du chantier d'insertion Pierre à pierre (association fictive)",
            ),
        ),
    ),
    Piece(
        key="declaration-climat",
        kind=Kind.STATEMENT,
        title="«Ce que l'eau de juin nous apprend»",
        kicker="Déclaration de Théo Calque, adjoint au maire à la Transition écologique",
        at=on(2025, 12, 12, 16, 0),
        themes=("eau", "vie-municipale"),
        lead="Six mois après l'orage du 12 juin, je veux dire ce que la Ville en a appris, ce qu'elle a fait, et ce "
        "qu'elle n'a pas su faire.",
        parts=(
            """Le 12 juin, il est tombé sur Grenoble en cinquante minutes ce qui tombe d'ordinaire en un mois. Personne
            n'a été blessé. 214 caves, trois écoles et un gymnase ont été inondés. À toutes celles et ceux qui ont
            passé la nuit à écoper, je redis notre soutien.

            Nous avons eu de la chance, et un peu de méthode. Là où le bitume avait été retiré, l'eau est restée dans
            le sol : dans les rues plantées depuis 2021, aucune cave n'a été touchée. Ailleurs, les avaloirs ont
            débordé en onze minutes.

            Nous avons aussi échoué. L'alerte est partie à 18h42 ; elle est arrivée sur les téléphones à 19h05.
            Vingt-trois minutes, c'est trop. Depuis septembre, le message part sans attendre la confirmation d'un
            second service.

            ## Ce que je propose

            1. Retirer 30 000 m² de bitume par an, au lieu de 12 000, en commençant par les rues inondées.
            2. Verser 800 euros à chaque foyer dont la cave a été touchée, sans attendre les assurances.
            3. Publier chaque année, le 12 juin, ce qui aura été fait, mètre carré par mètre carré.

            L'eau ne demande pas la permission. Elle montre ce que nous avons bâti, et comment. À nous de savoir la
            lire.

            Théo Calque""",
        ),
    ),
    Piece(
        key="tram-platanes",
        title="Boulevards : la vitesse baisse, les platanes restent",
        at=on(2026, 1, 26, 10, 0),
        themes=("mobilites", "proprete"),
        lead="Les grands boulevards passent à 30 km/h à partir du 1er février 2026. Le tram gagne deux minutes, les "
        "terrasses un mètre, et les 318 platanes ne bougent pas.",
        parts=(
            Show("tram"),
            """La mesure ne vient pas seule. Les feux sont recalés pour qu'une rame de tram ne s'arrête plus qu'aux
            stations ; à 30 km/h, une voiture qui suit le rythme trouve elle aussi le feu au vert. Temps de parcours
            d'un bout à l'autre : 9 minutes au lieu de 8 en voiture, 11 au lieu de 13 en tram.

            ## Pourquoi 30

            - Le bruit baisse de 3 décibels, ce que l'oreille entend comme une circulation divisée par deux.
            - Un piéton renversé à 30 km/h survit neuf fois sur dix ; à 50 km/h, sept fois sur dix seulement.
            - Les traversées n'ont plus besoin d'îlot au milieu : la place rendue va aux trottoirs.

            Une étude indépendante mesurera le bruit, l'air et les temps de parcours pendant un an. Ses relevés seront
            publiés chaque mois, bons ou mauvais.

            ## Ce qui ne change pas

            Les lignes de bus gardent leurs couloirs, les livraisons leurs horaires, et les ambulances leur priorité
            aux feux. Aucune place de stationnement n'est supprimée. Les 318 platanes ont été auscultés un à un cet
            automne : quatre seront haubanés, aucun abattu.

            La Ville ne demande pas de radars supplémentaires. Ailleurs, l'expérience a montré que des feux bien
            réglés font baisser la vitesse davantage que la crainte de l'amende.""",
            Say(
                "maquette",
                "Nous ne ralentissons pas la ville, nous lui rendons son pouls. Deux minutes de gagnées pour 40 000 "
                "passagers par jour, cela fait du temps.",
                "déclare",
            ),
        ),
    ),
    Piece(
        key="proprete-printemps",
        title="Grand nettoyage : chaque rue lavée une fois avant l'été",
        at=on(2026, 5, 4, 8, 0),
        themes=("proprete",),
        lead="Du 4 mai au 20 juin 2026, les 1 060 rues de Grenoble seront lavées une à une, avec de l'eau de source "
        "non potable. Le calendrier est public, et tient sur une page.",
        parts=(
            """Balayer ne suffit pas : au printemps, les pollens, la pouzzolane de l'hiver et les fientes forment une
            croûte que seule l'eau décolle. Quatre équipes de sept personnes lavent une quarantaine de rues par jour,
            de 5h à 12h.

            L'eau vient de deux anciennes sources, remises en service l'an dernier : 11 000 mètres cubes qui ne sont
            pas pris au réseau potable. Aucun produit n'y est ajouté.

            ## Ce qu'on demande aux riverain-es

            - déplacer son véhicule le jour dit, entre 5h et 9h : deux affiches sont posées une semaine avant
            - rentrer pots et bacs
            - signaler les tags sur façade, qui seront effacés le même jour

            Aucune mise en fourrière n'aura lieu : un véhicule resté en place est contourné, et sa rue lavée au second
            passage.

            ## Une ville plus propre, et qui dit comment

            La propreté de chaque rue est notée deux fois par an par des habitant-es volontaires, avec une grille
            publique. La note moyenne est passée de 11,8 à 13,6 sur 20 en deux ans. Les cinquante rues les moins
            bien notées seront lavées deux fois. Les mégots restent le premier reproche : six cents cendriers de
            rue seront posés d'ici à l'automne, devant les arrêts et les terrasses.""",
            Say(
                "gabarit",
                "Le meilleur moment, c'est vers 6h30, quand la rue sent l'eau froide et le pain.",
                role="chef d'équipe à la Propreté urbaine",
            ),
        ),
    ),
    Piece(
        key="canicule-ecoles",
        title="Canicule : les écoles ouvrent à 7h30, les cours restent accessibles le soir",
        at=on(2026, 6, 22, 17, 45),
        themes=("ecoles", "solidarites"),
        lead="En raison des températures annoncées, les écoles publiques ouvriront à 7h30 de mardi à vendredi, et six "
        "cours d'école débitumées resteront ouvertes aux familles jusqu'à 22h.",
        parts=(
            """38 degrés sont attendus mercredi. Dans les 21 écoles dont les classes dépassent 29 degrés l'après-midi,
            les élèves seront accueilli-es au frais : bibliothèque, gymnase semi-enterré ou salle de quartier, à moins
            de dix minutes à pied. Les goûters et l'eau sont fournis.

            ## Pratique

            - Accueil dès 7h30, sans inscription ni supplément
            - Sorties scolaires maintenues le matin, reportées l'après-midi
            - Repas froids, sauf demande des familles
            - Cours ouvertes jusqu'à 22h : Alpins, Abbaye, Chemin-Vert, Deux-Ponts, Drac et Halle

            Les parents qui gardent leur enfant à la maison n'ont pas à le justifier cette semaine. Les repas ne seront
            pas facturés.

            ## Le programme de travaux

            Dix-huit écoles ont déjà reçu des brasseurs d'air, des stores extérieurs et une cour plantée. Douze
            autres seront équipées cet été, trois mois plus tôt que prévu. La mesure est simple : aucun thermomètre
            de classe ne doit dépasser 28 degrés plus de dix jours par an. Les relevés de chaque école sont
            affichés à son entrée.""",
            Say(
                "prototype",
                "Une école où l'on ne peut plus réfléchir à 14h n'est plus une école. Tant que tous les bâtiments ne "
                "sont pas prêts, nous déplaçons les enfants vers la fraîcheur.",
                "reconnaît",
            ),
        ),
    ),
]
