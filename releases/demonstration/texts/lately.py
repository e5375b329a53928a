"""The last weeks of the room, reckoned from today: what is public, corrected, or open again."""

from datetime import timedelta

from releases.demonstration.parts import Attach, Correct, Piece, Say, Show, days_from, working_day
from releases.models import Kind
from releases.text.french import format_date


def pieces(today):
    visit = working_day(today + timedelta(days=6))
    return [
        Piece(
            key="bibliotheques-horaires",
            title="Les bibliothèques municipales ouvrent 11 heures de plus par semaine",
            subtitle="Deux soirées, un dimanche sur deux, et des horaires enfin lisibles",
            at=days_from(today, -50, 10, 30),
            themes=("culture",),
            contacts=("culture", "service"),
            lead="A partir de lundi, le réseau des bibliothèques de Grenoble ouvre 11 heures de plus chaque semaine. "
            "Six bibliothèques de quartier adoptent les mêmes horaires, et la bibliothèque du Jardin accueille le "
            "public un dimanche sur deux.",
            parts=(
                """Les horaires des bibliothèques dataient de 2009 : quatorze grilles différentes, trois jours de
                fermeture selon les quartiers, et presque rien après 18h. Une enquête menée auprès de 2 310 usager-es a
                donné la réponse la plus simple : on vient quand on le peut, c'est-à-dire après le travail et le
                week-end.

                ## Ce qui change

                - **Mardi et jeudi**, les six bibliothèques de quartier ferment à 19h30 au lieu de 18h.
                - **Un dimanche sur deux**, de 14h à 18h, la bibliothèque du Jardin reste ouverte, avec son coin jeux
                et son atelier de réparation.
                - **Le retour des livres** se fait à toute heure, dans neuf boîtes installées près des arrêts de tram.

                Le lundi reste jour de fermeture, sauf pendant les vacances scolaires. Aucun poste n'est supprimé :
                l'automatisation des retours, engagée il y a deux ans, a rendu du temps aux équipes.""",
                Show("bibliotheque"),
                Say(
                    "canevas",
                    "Une bibliothèque fermée à l'heure où l'on sort du travail, c'est une promesse à moitié tenue. "
                    "Nous avons demandé aux habitant-es leurs horaires avant de décider des nôtres.",
                    "explique",
                ),
                """La fréquentation sera publiée chaque mois en données ouvertes, bibliothèque par bibliothèque. Un
                premier bilan est prévu au bout de six mois, avec les comités d'usager-es : les horaires qui ne
                trouvent pas leur public seront revus.""",
                Attach(
                    "Horaires des sept bibliothèques",
                    "horaires-bibliotheques.csv",
                    rows=(
                        ("bibliothèque", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
                        ("du Jardin", "13h-19h30", "10h-18h", "13h-19h30", "13h-18h", "10h-18h", "14h-18h"),
                        ("des Deux-Ponts", "13h-19h30", "10h-18h", "13h-19h30", "13h-18h", "10h-17h", ""),
                        ("de l'Abbaye", "13h-19h30", "10h-18h", "13h-19h30", "13h-18h", "10h-17h", ""),
                        ("du Chemin-Vert", "13h-19h30", "10h-18h", "13h-19h30", "", "10h-17h", ""),
                        ("des Alpins", "13h-19h30", "10h-18h", "13h-19h30", "13h-18h", "10h-17h", ""),
                        ("de la Halle", "13h-19h30", "10h-18h", "13h-19h30", "", "10h-17h", ""),
                        ("du Drac", "13h-19h30", "10h-18h", "13h-19h30", "13h-18h", "10h-17h", ""),
                    ),
                ),
            ),
            # The next version is being written: readers still have this one.
            afterwards=(
                Correct(
                    timedelta(days=46),
                    words=(("11 heures", "13 heures"), ("Mardi et jeudi", "Mardi, jeudi et vendredi")),
                    note="L'ouverture du vendredi soir, décidée depuis, porte le total à 13 heures par semaine.",
                    stays_open=True,
                ),
            ),
        ),
        Piece(
            key="eau-fuites",
            title="Eau potable : le réseau perd moins d'un litre sur dix",
            at=days_from(today, -37, 11, 0),
            themes=("eau",),
            lead="Le rendement du réseau d'eau de Grenoble atteint 91,4 %, son meilleur niveau depuis que la mesure "
            "existe. Trois ans de recherche de fuites, rue par rue et surtout la nuit, expliquent ce résultat.",
            parts=(
                """L'eau que boivent les Grenoblois-es vient des nappes du Drac et de la Romanche, et n'est pas
                traitée. Encore faut-il qu'elle arrive au robinet. En 2021, 16 litres sur 100 se perdaient en route ;
                il en reste 8,6 aujourd'hui. L'écart représente 1,9 million de mètres cubes par an, soit la
                consommation de 35 000 personnes.

                ## Écouter les tuyaux

                Une fuite s'entend. Entre 1h et 4h du matin, quand la ville ne tire presque plus d'eau, 420 capteurs
                posés sur les vannes écoutent le réseau. Deux équipes vont ensuite vérifier à l'oreille, avec une
                perche et un casque, là où le bruit ne faiblit pas.

                - 312 fuites réparées en trois ans, dont 74 que personne n'avait vues en surface
                - 18,5 km de conduites remplacées, les plus anciennes posées en 1911
                - 48 heures en moyenne entre le repérage et la réparation[^1]

                Les travaux restants portent sur les branchements des immeubles. Chaque syndic recevra d'ici à
                trois mois un relevé de son bâtiment, gratuit, et la liste de ce qui relève de lui.""",
                Show("belledonne"),
                Say(
                    "calque",
                    "On parle beaucoup de ressource, et trop peu de plomberie. Chaque litre que nous ne perdons pas "
                    "est un litre que nous ne prenons pas à la nappe.\n\nCe travail se fait la nuit, dans le froid, "
                    "et il ne se voit pas : je veux dire merci à celles et ceux qui le font.",
                    "déclare",
                ),
            ),
            notes=(("1", "Délai médian constaté sur les douze derniers mois, hors fuites sur branchement privé."),),
        ),
        Piece(
            key="mise-au-point-stationnement",
            kind=Kind.CLARIFICATION,
            title="Stationnement : le message qui circule sur une amende de 135 euros est faux",
            at=days_from(today, -23, 16, 45),
            themes=("vie-municipale", "numerique"),
            lead="Un message envoyé par SMS depuis vendredi, à l'en-tête de la Ville, réclame le paiement immédiat "
            "d'une amende de stationnement de 135 euros. La Ville de Grenoble n'envoie jamais d'amende par SMS.",
            parts=(
                """Le message renvoie vers un site qui imite celui de la Ville, jusqu'à ses couleurs. Il demande un
                numéro de carte bancaire. La Ville a déposé plainte et signalé l'adresse du site, qui ne répond plus
                depuis ce matin ; d'autres peuvent apparaître.

                ## Ce qui est vrai

                - Un forfait de post-stationnement est laissé sur le pare-brise ou reçu **par courrier**, jamais par
                SMS.
                - Son montant, à Grenoble, n'est pas de 135 euros.
                - La Ville ne demande pas de numéro de carte par téléphone, par SMS ou par courriel.

                ## Que faire

                1. Ne pas cliquer, et transférer le message au 33700, le service national contre les SMS indésirables.
                2. En cas de paiement, appeler sa banque sans attendre, puis porter plainte.
                3. En cas de doute sur un courrier, demander confirmation à l'accueil de l'Hôtel de Ville.

                Une permanence d'aide est ouverte sans rendez-vous à l'accueil de l'Hôtel de Ville, du lundi au
                vendredi de 9h à 17h, pour les personnes qui ne savent pas si elles ont été trompées. 61 personnes
                y sont passées depuis lundi.""",
            ),
        ),
        Piece(
            key="cantine-claire",
            title="Les cantines de Grenoble reçoivent le label «Cantine Claire (label fictif)»",
            at=days_from(today, -15, 10, 0),
            themes=("ecoles", "solidarites"),
            announces=("cantine",),
            lead="Les 81 restaurants scolaires de la Ville obtiennent le label «Cantine Claire (label fictif)», "
            "niveau or, pour trois ans. Le jury a salué l'affichage de l'origine de chaque plat, une semaine à "
            "l'avance.",
            parts=(
                """Chaque midi, 8 700 repas sortent de la cuisine centrale. Depuis deux ans, leur menu dit d'où vient
                chaque produit : la commune, le nom de la ferme, la distance. Les familles le lisent en ligne, les
                enfants sur une carte accrochée dans le réfectoire.

                Le label, remis cette année à 23 collectivités, récompense aussi la chasse au gaspillage. Les enfants
                choisissent désormais entre petite et grande faim ; le pain se prend à la fin du service. Résultat :
                **78 grammes jetés par repas, contre 124** avant le début de la démarche.

                ## Ce que contient une assiette

                - 62 % de produits issus de l'agriculture biologique
                - 47 % de produits venus de moins de 100 km
                - deux repas végétariens par semaine, et une alternative sans viande chaque jour""",
                Say(
                    "prototype",
                    "Un enfant qui sait d'où vient sa carotte ne la regarde plus de la même façon. Les cuisinier-es "
                    "nous l'ont appris avant les expert-es.",
                    "souligne",
                ),
                Say(
                    "specimen",
                    "Nous sommes arrivé-es sans prévenir, dans sept écoles, un mardi de pluie. Ce qui était affiché "
                    "était dans l'assiette.",
                    role="présidente du jury, association Gabarit pour l'alimentation (organisme fictif)",
                ),
                """La prochaine étape est le goûter : à partir du prochain trimestre, celui du périscolaire suivra
                les mêmes règles dans douze écoles volontaires. Les recettes, elles, sont désormais en ligne : les
                familles peuvent refaire à la maison ce que leurs enfants ont aimé, avec les quantités pour quatre.""",
            ),
        ),
        Piece(
            key="invitation-place",
            kind=Kind.INVITATION,
            kicker="Visite de chantier",
            title="Invitation presse : la place du Lavoir, deux semaines avant son ouverture",
            at=days_from(today, -8, 9, 15),
            themes=("eau", "proprete"),
            lead=f"Élodie Maquette et Théo Calque invitent les journalistes à parcourir le chantier de la place du "
            f"Lavoir le {format_date(visit, weekday=True)} à 10h, avec les équipes qui l'ont conduit.",
            parts=(
                """Parking de 64 places il y a un an, la place du Lavoir devient un jardin traversé par un ruisseau. Le
                bitume a laissé place à 2 400 m² de sol qui boit la pluie, et le lavoir de 1868, retrouvé sous une
                dalle, redevient une fontaine.

                ## Déroulé

                - **10h** : rendez-vous à l'angle de la rue du Lavoir, accueil et équipement (casques fournis)
                - **10h15** : le ruisseau et ses vannes, avec les fontainier-es
                - **10h45** : les 37 arbres et leur fosse commune de plantation, avec les jardinier-es
                - **11h15** : questions à la première adjointe et à l'adjoint à l'Eau, sur place

                Chaussures fermées nécessaires. Le parcours est accessible en fauteuil, sauf le bassin haut. Prises de
                vues libres, y compris par drone avant 9h30 sur demande.

                Merci de confirmer votre venue au service presse avant la veille à midi.

                ## À savoir

                Le chantier a duré onze mois et coûté 3,2 millions d'euros. Les pavés du lavoir, numérotés un à un,
                ont tous retrouvé leur place. Le nom de la place, choisi par un vote ouvert à tout le quartier, a
                recueilli 812 voix sur 1 390.""",
                Show("fontaine"),
            ),
        ),
        Piece(
            key="fontaines-controlees",
            title="Les 114 fontaines à boire de la ville sont contrôlées et en service",
            at=days_from(today, -5, 9, 0),
            themes=("eau", "solidarites"),
            lead="Toutes les fontaines à boire de Grenoble ont été démontées, détartrées et analysées en six semaines. "
            "Leur carte est à jour, et 9 nouvelles fontaines s'y ajoutent.",
            parts=(
                """Une fontaine qui coule ne veut pas dire une fontaine propre. Les fontainier-es de la Ville ont
                relevé 228 échantillons, deux par fontaine : tous sont conformes. Sept boutons bloqués ont été
                remplacés par des pédales, plus faciles à utiliser avec un enfant dans les bras ou depuis un fauteuil.

                Les neuf nouvelles fontaines se trouvent près de terrains de sport et d'arrêts de bus, là où les
                habitant-es les avaient demandées. Deux ont une vasque basse pour les chiens.

                En cas de panne, un numéro gravé sur chaque fontaine permet de la signaler ; la réparation est faite
                sous trois jours ouvrés dans neuf cas sur dix.

                L'eau des fontaines est la même que celle du robinet. Laisser couler dix secondes suffit à l'avoir
                fraîche, même en plein été.""",
                Say(
                    "gabarit",
                    "On nous croit au sous-sol ; en réalité nous passons nos journées sur les places.",
                    role="responsable de l'équipe des fontainier-es de la Ville",
                ),
            ),
        ),
        Piece(
            key="velo-comptages",
            title="Vélo : un quart de passages en plus sur les boulevards en un an",
            at=days_from(today, -1, 11, 30),
            themes=("mobilites",),
            lead="Les 22 compteurs installés dans Grenoble ont enregistré 1,36 million de passages à vélo le mois "
            "dernier, soit 24 % de plus qu'un an plus tôt. La hausse est la plus forte là où la piste est séparée des "
            "voitures.",
            parts=(
                Show("velos"),
                """Les compteurs ne disent pas tout, mais ils ne mentent pas : ils ne comptent que les roues. Sur le
                boulevard Gambetta, 6 840 cyclistes passent un jour de semaine ordinaire. Sur les quais, les passages
                du samedi dépassent pour la première fois ceux du mardi : le vélo n'est plus seulement un trajet de
                travail.

                ## Là où l'on roule séparé, on roule davantage

                - Pistes séparées de la chaussée : **+ 31 %**
                - Bandes peintes : + 12 %
                - Rues sans aménagement : + 4 %

                Les relevés confirment aussi deux points noirs, le carrefour des Maquisards et le pont de Catane, que
                les cyclistes contournent par le trottoir. Des travaux y commenceront au printemps ; d'ici là, des feux
                piétons plus longs y seront essayés.

                ## Des chiffres ouverts

                Les relevés de tous les compteurs, heure par heure depuis leur pose, sont publiés en données
                ouvertes et mis à jour chaque nuit. Une école d'ingénieur-es s'en est servie pour montrer que la
                pluie retire un cycliste sur cinq, et le froid un sur vingt seulement.""",
                Say(
                    "maquette",
                    "Quand un enfant de dix ans peut traverser la ville à vélo, c'est que la ville a fait son travail. "
                    "Il nous reste des carrefours où ce n'est pas vrai.",
                    "rappelle",
                ),
                Attach(
                    "Passages par compteur, un mois sur deux ans",
                    "passages-velo.csv",
                    rows=(
                        ("compteur", "aménagement", "il y a un an", "mois dernier"),
                        ("boulevard Gambetta", "piste séparée", "148 200", "196 410"),
                        ("quai Perrière", "piste séparée", "102 730", "131 900"),
                        ("avenue Alsace-Lorraine", "zone piétonne", "121 480", "139 020"),
                        ("pont de Catane", "bande peinte", "64 910", "71 350"),
                        ("rue Ampère", "aucun", "38 660", "40 240"),
                    ),
                ),
            ),
            afterwards=(
                Correct(
                    timedelta(hours=5),
                    words=(("6 840 cyclistes", "6 480 cyclistes"),),
                    note="Le nombre de passages du boulevard Gambetta, 6 480 et non 6 840, a été rectifié : deux "
                    "chiffres avaient été inversés.",
                ),
            ),
        ),
    ]
