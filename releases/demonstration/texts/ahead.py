"""What the public cannot read yet: scheduled, under embargo, in review, in writing."""

from datetime import timedelta

from releases.demonstration.parts import Piece, Say, Show, days_from, working_day
from releases.models import Kind
from releases.text.french import format_date
from releases.workflow import Status


def pieces(today):
    council = working_day(today + timedelta(days=8))
    return [
        Piece(
            key="conseil-municipal",
            title="Conseil municipal : trois délibérations à suivre en direct et en langue des signes",
            at=days_from(today, 1, 8, 30),
            themes=("vie-municipale", "numerique"),
            lead=f"La prochaine séance du conseil municipal se tiendra le {format_date(council, weekday=True)} "
            f"à 15h. Pour la première fois, les débats seront traduits en langue des signes du début à la fin, et "
            f"sous-titrés en direct.",
            parts=(
                """La séance est publique : 90 places sont ouvertes à l'Hôtel de Ville, sans réservation. Elle est
                aussi retransmise en ligne, et reste ensuite consultable, délibération par délibération.

                ## Trois délibérations à suivre

                1. **Le plan «Cours d'école»** : quatre nouvelles cours débitumées, pour 1,8 million d'euros.
                2. **Les tarifs des piscines**, inchangés, avec la gratuité étendue aux moins de 18 ans le mercredi.
                3. **Le règlement des terrasses**, qui réserve partout un passage de 1,80 m aux piéton-nes.

                Les projets de délibération sont en ligne cinq jours avant la séance. Les données de vote, élu-e par
                élu-e, le sont le lendemain à midi, dans un format ouvert.

                Une boucle magnétique équipe désormais la salle, et deux places sont réservées au premier rang aux
                personnes qui lisent sur les lèvres.

                ## Poser une question

                Avant chaque séance, une demi-heure est réservée aux questions des habitant-es. Il suffit de
                déposer la sienne la veille avant midi, sur papier ou en ligne. Celles qui n'ont pas pu être lues
                reçoivent une réponse écrite sous quinze jours, publiée avec les autres.""",
            ),
        ),
        Piece(
            key="cite-veloce",
            title="Vélo des moins de 18 ans : Grenoble reçoit la distinction «Cité Véloce (distinction fictive)»",
            at=days_from(today, 3, 9, 0),
            embargo=True,
            themes=("mobilites", "ecoles"),
            announces=("veloce",),
            lead="Six villes reçoivent aujourd'hui la distinction «Cité Véloce (distinction fictive)», qui récompense "
            "trois années de progression du vélo chez les moins de 18 ans. Grenoble est la seule ville de montagne.",
            parts=(
                """En trois ans, la part des élèves de CM1 et CM2 venant à l'école à vélo est passée de 9 à 21 %.
                Le jury a retenu trois actions : les 34 rues scolaires fermées aux voitures à l'heure de la sortie,
                le «savoir rouler» enseigné à tous les élèves de CM2, et les 1 150 vélos prêtés à l'année aux
                familles.""",
                Say(
                    "maquette",
                    "Cette distinction revient aux parents qui ont osé les premiers, un matin, laisser la voiture. La "
                    "Ville a fermé des rues ; ce sont eux qui les ont ouvertes.",
                    "déclare",
                ),
                Say(
                    "esquisse",
                    "Apprendre à rouler, c'est apprendre à regarder les autres. Nos éducateur-rices sportifs y passent "
                    "dix matinées par classe, et aucune n'est perdue.",
                    "ajoute",
                ),
                """La distinction, valable deux ans, s'accompagne d'un échange entre les six villes lauréates. La
                première rencontre aura lieu à Grenoble, autour d'une question : comment garder à vélo, au collège, les
                enfants qui roulaient à l'école ?

                La réponse tient peut-être dans un garage : deux collèges sur trois n'ont pas d'abri fermé pour les
                vélos. La Ville propose au Département d'en construire onze en deux ans, sur ses propres terrains.""",
                Show("velos"),
            ),
        ),
        Piece(
            key="festival-programme",
            kind=Kind.PRESS_KIT,
            title="Festival Cimes (festival fictif) : soixante rendez-vous entre ville et montagne",
            at=days_from(today, -2, 17, 0),
            status=Status.REVIEW,
            writer="alix.patron",
            themes=("sport", "culture"),
            contacts=("sport", "service"),
            lead="Films, conférences, initiations et une nuit blanche à la Bastille : la prochaine édition du "
            "festival Cimes (festival fictif) propose soixante rendez-vous, dont quarante-deux gratuits.",
            parts=(
                """Cette année, le festival met les métiers à l'honneur : pisteur-ses, gardien-nes de refuge,
                nivologues. Chaque soirée commence par une heure de conversation avec l'une ou l'un d'eux, avant le
                film.

                ## Temps forts

                - La nuit de la Bastille, du coucher au lever du soleil
                - Un mur d'escalade sur le parvis, avec prêt de chaussons dès 4 ans
                - Une journée «sans sommet», consacrée à celles et ceux qui n'ont jamais mis le pied en montagne

                Les réservations ouvrent trois semaines avant le festival, en ligne et dans les bibliothèques. La
                moitié des places de sortie est gardée pour les débutant-es jusqu'à l'avant-veille.""",
                Say(
                    "esquisse",
                    "On peut vivre au pied de trois massifs et n'y être jamais monté. C'est pour ces "
                    "Grenoblois-es-là que le festival existe.",
                    "affirme",
                ),
                Show("belledonne"),
            ),
        ),
        Piece(
            key="cours-ecoles",
            title="Quatre cours d'école perdent leur bitume cet été",
            at=days_from(today, -3, 14, 0),
            status=Status.DRAFT,
            themes=("ecoles", "eau"),
            lead="Quatre nouvelles cours seront débitumées pendant les prochaines grandes vacances, pour 1,8 million "
            "d'euros. Les enfants en ont dessiné les plans, et les ont défendus devant les élu-es.",
            parts=(
                """Au sol, des copeaux et de la terre ; au milieu, de l'ombre. Les cours d'école que la Ville
                transforme depuis quatre ans ont toutes une rivière sèche, un coin calme et un potager. La température
                y baisse de 4 degrés en juin, mesurée à hauteur d'enfant.

                Les travaux durent sept semaines. Deux des quatre cours resteront ouvertes au quartier le samedi.""",
                Say("prototype", "Les enfants ne demandent pas des jeux, ils demandent des cachettes."),
            ),
        ),
        Piece(
            key="brouillon-incomplet",
            title="Un nouvel accueil de nuit pour les familles",
            at=days_from(today, -1, 18, 20),
            status=Status.DRAFT,
            writer="alix.patron",
            place="",
            themes=("solidarites",),
            contacts=(),
            parts=(
                """La Ville ouvre un lieu de 40 places, rue [À COMPLÉTER], avec l'association [à confirmer].

                Accueil de 18h à 9h, repas chaud, buanderie. Voir avec le service Solidarités si le chiffre de 40
                est définitif.""",
                Say("epure", "Citation à venir"),
            ),
        ),
    ]
