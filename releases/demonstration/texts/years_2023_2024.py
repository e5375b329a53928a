from datetime import timedelta

from releases.demonstration.parts import Attach, Correct, Piece, Say, Show, on
from releases.models import Kind

PIECES = [
    Piece(
        key="invitation-ecole",
        kind=Kind.INVITATION,
        title="Invitation presse : une école en bois se monte en onze jours",
        at=on(2023, 1, 30, 9, 30),
        themes=("ecoles",),
        lead="Bastien Prototype invite les journalistes à assister au levage du dernier étage de l'école des Alpins, "
        "le mardi 7 février 2023 à 9h. Les murs arrivent terminés de l'atelier ; il n'y a plus qu'à les poser.",
        parts=(
            """L'école des Alpins accueillera 240 élèves à la rentrée. Ses murs, en épicéa de Chartreuse, ont été
            assemblés à 28 kilomètres du chantier : fenêtres posées, isolant de paille en place. Onze jours suffisent
            pour monter trois niveaux, là où il en fallait soixante.

            ## Programme

            - **9h** : accueil, consignes de sécurité et équipement
            - **9h20** : levage de deux murs de façade, avec les charpentier-es
            - **10h** : visite des classes du rez-de-chaussée
            - **10h40** : questions, café

            Rendez-vous au portail de la rue des Alpins, tram C. Le rez-de-chaussée est accessible en fauteuil ; les
            étages ne le sont pas encore.

            ## Pourquoi le bois

            Le chantier précédent, en béton, avait duré deux ans au milieu des immeubles. Ici, pas de toupie ni de
            marteau-piqueur : les pièces arrivent par sept camions, avant 7h, et se vissent. Le bois de Chartreuse est
            scié à 28 kilomètres ; la paille vient de la plaine de Bièvre. Le bâtiment consommera quatre fois moins
            d'énergie que celui qu'il remplace, et se démontera, le jour venu, comme il s'est monté.

            Confirmation souhaitée auprès du service presse avant le vendredi 3 février à midi.""",
        ),
    ),
    Piece(
        key="festival-cimes-2023",
        kind=Kind.PRESS_KIT,
        title="Festival Cimes 2023 (festival fictif) : la montagne descend en ville",
        subtitle="Dossier de presse de la 12e édition, du 16 au 25 juin",
        at=on(2023, 6, 12, 14, 0),
        themes=("sport", "culture"),
        contacts=("sport", "service"),
        lead="Dix jours, 54 rendez-vous, trois massifs. La 12e édition du festival Cimes (festival fictif) fait "
        "entrer la montagne dans les parcs, les bibliothèques et les cours d'école, et emmène 2 000 personnes là-haut.",
        parts=(
            """## L'esprit

            On peut voir Belledonne de son balcon et ne jamais y être allé. Un Grenoblois sur trois n'a pas chaussé
            de raquettes ni marché au-dessus de 1 000 mètres au cours des cinq dernières années. Le festival
            s'adresse d'abord à eux : la moitié de ses places de sortie leur est réservée, transport et matériel
            compris.""",
            Show("belledonne"),
            Say(
                "esquisse",
                "La montagne n'est pas un décor, et elle n'est pas un club. Notre travail est d'en ouvrir la porte, "
                "et de prêter les chaussures.",
                "déclare",
            ),
            """## Le programme en trois temps

            ### En ville

            - Cinéma de plein air au parc Paul-Mistral, cinq soirs, dès la nuit tombée
            - Une tour d'escalade de 14 mètres sur l'anneau de vitesse
            - Bourse au matériel : 3 100 articles l'an dernier, aucun neuf

            ### Dans les écoles

            Quarante classes reçoivent la visite d'une accompagnatrice ou d'un accompagnateur en montagne, préparent
            une sortie, et la font. Le voyage en car est remplacé, chaque fois que c'est possible, par le train ou la
            ligne régulière. Les enfants tiennent un carnet : ce qu'ils pensaient trouver, ce qu'ils ont trouvé. Les
            plus beaux sont exposés dans les refuges l'été suivant.

            ### Là-haut

            Dix-huit sorties, du sentier en fauteuil tout-terrain au lever de soleil sur la Dent de Crolles. Toutes
            sont encadrées ; aucune ne demande d'expérience.

            ### Et quand il pleut

            Chaque sortie a son double en salle : lecture de cartes, nœuds, premiers secours, histoires de refuge.
            L'an dernier, il a plu quatre jours sur dix ; personne n'est resté chez soi.""",
            Say(
                "specimen",
                "Ma première randonnée, je l'ai faite à 41 ans, avec le festival. J'avais grandi à quatre kilomètres "
                "du sentier.\n\nAujourd'hui c'est moi qui porte le sac des autres, et je leur dis de prendre de l'eau.",
                "raconte",
                role="présidente de l'association Pas à pas (association fictive)",
            ),
            Say(
                "echantillon",
                "Un film vu dans l'herbe, à côté de quelqu'un qu'on ne connaît pas, cela fait aussi partie de la "
                "culture.",
                "ajoute",
            ),
            """## En chiffres

            - 54 rendez-vous, dont 38 gratuits
            - 2 000 places de sortie, la moitié réservée aux débutant-es
            - 190 bénévoles
            - 312 000 euros de budget, dont 140 000 apportés par la Ville

            ## Accueillir tout le monde

            Deux joëlettes et quatre fauteuils tout-terrain sont disponibles à chaque sortie facile. Les films sont
            sous-titrés, les conférences traduites en langue des signes le samedi. Une garderie gratuite, tenue par des
            étudiant-es, fonctionne pendant les soirées en ville.

            Les billets à tarif réduit ne demandent aucun justificatif : chacun-e dit ce qu'il peut payer. L'équipe du
            festival a fait ses comptes, et la recette moyenne par billet n'a pas bougé.

            ## Pour les journalistes

            Les sorties du samedi 17 et du samedi 24 juin sont ouvertes à la presse, dans la limite de six places ;
            le matériel est prêté. Des images libres de droits sont mises à disposition chaque soir. Les invité-es
            sont disponibles en entretien de 17h à 18h30, au parc Paul-Mistral.""",
            Attach(
                "Calendrier complet",
                "calendrier-cimes-2023.csv",
                rows=(
                    ("date", "heure", "lieu", "rendez-vous", "tarif"),
                    ("16/06/2023", "18h30", "parc Paul-Mistral", "ouverture et bal", "gratuit"),
                    ("17/06/2023", "9h", "anneau de vitesse", "tour d'escalade", "gratuit"),
                    ("18/06/2023", "5h", "Dent de Crolles", "lever de soleil", "8 euros"),
                    ("21/06/2023", "14h", "bibliothèque du Jardin", "lectures d'altitude", "gratuit"),
                    ("24/06/2023", "22h15", "parc Paul-Mistral", "film de plein air", "gratuit"),
                    ("25/06/2023", "10h", "halle du Drac", "bourse au matériel", "gratuit"),
                ),
            ),
        ),
    ),
    Piece(
        key="rues-aux-arbres",
        title="Mille deux cents arbres en trois hivers : deux feuilles pour Grenoble au label «Rues aux Arbres (label "
        "fictif)»",
        at=on(2023, 11, 24, 11, 0),
        themes=("eau", "proprete"),
        announces=("arbres-2023",),
        lead="Le Réseau des Villes Témoins a remis ce vendredi deux feuilles à la Ville de Grenoble. Il récompense "
        "moins le nombre d'arbres plantés que la terre qu'on leur laisse.",
        parts=(
            """Planter est facile, faire vivre l'est moins : un arbre de rue meurt en moyenne avant vingt ans, faute de
            sol. La Ville ouvre donc désormais des fosses continues, d'un arbre à l'autre, de six mètres cubes au moins
            par sujet. La pluie du trottoir y est conduite ; l'arrosage s'arrête au bout de trois étés.

            ## Ce qui a été planté

            1. **1 214 arbres** de 47 essences, pour qu'aucune maladie n'en emporte plus d'un sur vingt
            2. **9 300 m²** de bitume retirés, l'équivalent de 740 places de stationnement
            3. **93 %** de reprise après deux étés, contre 71 % avec les anciennes fosses

            Le label est valable trois ans. Son renouvellement suppose de publier chaque année la liste des arbres
            abattus, avec la raison : c'est déjà le cas depuis 2022.

            ## Des rues choisies avec leurs habitant-es

            Les trois quarts des plantations ont eu lieu dans les quartiers où il fait le plus chaud l'été, d'après
            les relevés faits à vélo par des volontaires. Dans chaque rue, une réunion sur place a précédé les
            travaux. Neuf projets sur soixante ont été abandonnés ou déplacés, faute d'accord ou de place sous la
            chaussée ; ils sont listés dans le rapport.""",
            Show("tram"),
            Say(
                "calque",
                "Un arbre en ville, c'est un service public qui travaille jour et nuit. Encore faut-il lui donner de "
                "quoi boire.",
                "souligne",
            ),
        ),
    ),
    Piece(
        key="piste-chronique",
        title="Une piste cyclable continue relie la gare au campus, sans un feu de plus",
        at=on(2024, 2, 5, 10, 0),
        themes=("mobilites",),
        lead="La dernière section de la piste qui relie la gare au campus ouvre ce lundi. Cinq kilomètres séparés des "
        "voitures, onze carrefours repris, et quatorze minutes de trajet à allure tranquille.",
        parts=(
            """Il manquait 640 mètres, ceux que l'on évitait. La piste passe désormais derrière les arrêts de bus et
            non devant : les passagers descendent sur un quai, les cyclistes ne doublent plus. Aux carrefours, elle
            s'écarte de la chaussée de la longueur d'une voiture, pour que chacun se voie avant de tourner.

            ## Le chantier en bref

            - 14 mois de travaux, par tronçons de 120 mètres, sans fermeture complète de rue
            - 4,1 millions d'euros
            - 212 places de stationnement supprimées, 96 places de livraison créées
            - 83 platanes conservés sur 83

            Les commerçant-es de l'avenue ont été indemnisé-es sur dossier : 41 demandes, 38 accords, deux mois de
            délai.

            ## Apprendre des premiers tronçons

            Les trois premières sections, ouvertes depuis 2022, ont été suivies de près. On y a relevé moins
            d'accidents qu'avant, mais deux endroits où piéton-nes et cyclistes se gênaient : les bordures y ont été
            abaissées, et les bancs déplacés. Le reste du tracé en a tenu compte dès le dessin.

            Une application n'est pas nécessaire pour trouver son chemin : un trait vert au sol, doublé de bornes
            en relief tous les cent mètres, suffit de nuit comme sous la pluie.""",
            Say(
                "maquette",
                "Une piste cyclable vaut ce que vaut son plus mauvais mètre. Celle-ci n'en a plus.",
                "affirme",
            ),
            Show("velos"),
        ),
        # Corrected twice: a figure, which readers must know, then a misspelt word, which they need not.
        afterwards=(
            Correct(
                timedelta(days=2, hours=1),
                words=(("212 places de stationnement supprimées", "221 places de stationnement supprimées"),),
                note="Le nombre de places de stationnement supprimées est de 221, et non de 212.",
            ),
            Correct(timedelta(days=9), words=(("pour que chacun se voie", "pour que chacun et chacune se voie"),)),
        ),
    ),
    Piece(
        key="plan-chaleur",
        title="Chaleur : où se rafraîchir à Grenoble cet été",
        at=on(2024, 6, 24, 12, 0),
        themes=("solidarites", "eau"),
        lead="Onze parcs ouverts toute la nuit, 105 fontaines, vingt salles fraîches : la Ville met en ligne la carte "
        "des lieux où passer une heure au frais, à pied, depuis n'importe quel point de la ville.",
        parts=(
            """Grenoble est une cuvette : par temps calme, l'air chaud y reste. En juillet dernier, il faisait encore
            29 degrés à minuit place Notre-Dame, et 22 sous les arbres du parc de l'Île-d'Amour. Sept degrés d'écart, à
            vingt minutes de marche.

            ## Trois niveaux

            - **Dès 30 degrés** : brumisateurs en service, fontaines contrôlées deux fois par semaine
            - **Dès 34 degrés** : parcs ouverts toute la nuit, piscines jusqu'à 21h
            - **Dès 37 degrés** : salles fraîches ouvertes de 12h à 22h, appels quotidiens aux personnes isolées

            1 870 personnes âgées ou fragiles sont inscrites au registre d'appel. L'inscription est gratuite ; un
            proche peut la demander. Aucune information n'est transmise à d'autres services[^*].

            ## Un plan qui se prépare en hiver

            Le réseau de fraîcheur a été dessiné pendant deux ans avec les unions de quartier : 140 personnes ont
            marché, à 15h en plein mois d'août, un thermomètre à la main. Leur carte a changé celle de la Ville à
            onze endroits. Les arrêts de bus les plus exposés ont reçu un auvent, et trois fontaines ont changé de
            trottoir.""",
            Say(
                "epure",
                "Le premier remède à la chaleur, c'est un coup de fil. Le deuxième, c'est une porte ouverte à côté de "
                "chez soi.",
                "rappelle",
            ),
            Show("fontaine"),
            Attach(
                "Les lieux frais",
                "lieux-frais-2024.csv",
                rows=(
                    ("lieu", "type", "secteur", "ouverture"),
                    ("parc de l'Île-d'Amour", "parc", "1", "toute la nuit dès 34 degrés"),
                    ("parc Paul-Mistral", "parc", "2", "toute la nuit"),
                    ("bibliothèque du Jardin", "salle fraîche", "2", "12h-22h dès 37 degrés"),
                    ("halle du Drac", "salle fraîche", "4", "12h-22h dès 37 degrés"),
                    ("piscine des Deux-Ponts", "piscine", "5", "10h-21h dès 34 degrés"),
                ),
            ),
        ),
        notes=(
            ("*", "Registre tenu en application du code de l'action sociale et des familles, effacé chaque année."),
        ),
    ),
    Piece(
        key="prix-bibliotheque",
        title="La bibliothèque du Jardin reçoit le «Prix Spécimen de la bibliothèque de l'année (prix fictif)»",
        at=on(2024, 10, 11, 19, 0),
        themes=("culture",),
        contacts=("culture", "service"),
        announces=("mediatheque-2024",),
        lead="Le Cercle Spécimen des bibliothécaires a remis vendredi soir son 9e prix à la bibliothèque du Jardin, "
        "pour un atelier où l'on répare aussi bien un grille-pain qu'une lettre de motivation.",
        parts=(
            """On y entre pour un roman, on en sort avec une lampe réparée. Depuis 2022, l'atelier du samedi de la
            bibliothèque du Jardin réunit couturier-es, électricien-nes à la retraite et écrivain-es publics. 1 640
            objets y ont retrouvé l'usage ; 410 courriers y ont été écrits.

            Le jury, composé de onze bibliothécaires, a départagé 73 candidatures. Il a noté que le nombre d'emprunts
            avait monté de 18 % dans le même temps, alors que rien, dans l'atelier, n'oblige à s'inscrire.

            La dotation de 5 000 euros paiera une machine à coudre industrielle et deux ans de fil.

            ## Un modèle qui se copie

            Deux autres bibliothèques ouvriront leur atelier au printemps. Le mode d'emploi tient en quatre pages :
            il est en ligne, libre de droits, avec la liste des outils, les règles d'assurance et les erreurs à ne
            pas refaire. Trente et une bibliothèques de France l'ont déjà demandé.""",
            Say(
                "echantillon",
                "Une bibliothèque est un lieu où l'on vous prête ce que vous n'avez pas. Nous avions oublié que cela "
                "pouvait être un tournevis.",
                "sourit",
            ),
            Say(
                "gabarit",
                "Je venais pour le journal. On m'a tendu un fer à souder.",
                role="bénévole de l'atelier, électricien à la retraite",
            ),
            Show("bibliotheque"),
        ),
    ),
]
