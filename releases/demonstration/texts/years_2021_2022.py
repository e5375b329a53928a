from datetime import timedelta

from releases.demonstration.parts import Attach, Correct, Piece, Say, Show, on
from releases.models import Kind

PIECES = [
    # Told in our own words from the facts of the city's communiqué of that day; the fragment between quotation marks
    # is all that is taken from it.
    Piece(
        key="label-villes-internet",
        title="Numérique citoyen : Grenoble labellisée et distinguée par Villes Internet",
        subtitle="Un label partagé avec 218 autres collectivités, une distinction avec 13",
        at=on(2021, 2, 4, 17, 30),
        themes=("numerique",),
        announces=("tvvi-2021", "excellence-2021"),
        lead="Ce jeudi 4 février 2021, la Ville de Grenoble a reçu à la fois le label «Territoires, Villes et Villages "
        "Internet» et une distinction nouvelle, «Territoire d'Excellence Numérique», réservée à 14 collectivités.",
        parts=(
            """C'est en ligne, et non à Dijon comme il était prévu, que l'association Villes Internet a tenu la 22ème
            édition de son label. De 9h30 à 17h, conférences, ateliers et prises de parole d'élu-es se sont succédé sur
            sa plateforme[^1], avant l'annonce du palmarès : 219 collectivités récompensées.

            ## Deux récompenses, deux durées

            Le **label** salue chaque année les collectivités engagées pour un numérique citoyen et urbain. La
            **distinction**, nouvelle, s'adresse à celles qui sont labellisées depuis six ans au moins ; elle se porte
            pendant trois ans, et engage à partager son expérience avec les autres.

            Aux côtés de Grenoble, treize collectivités l'obtiennent : Agen, Beauvais, Boé, Bron, Charenton-le-Pont,
            Fontenay-sous-Bois, Mérignac, la communauté de communes de Parthenay-Gâtine, Pont-Audemer,
            Saint-Germain-en-Laye, Sèvres, Vandœuvre-lès-Nancy et Villiers-le-Bel.

            Le label a été remis par la ministre de la Cohésion des territoires et des Relations avec les
            collectivités territoriales, Jacqueline Gourault. Emmanuel Eveno, géographe au LISST-Cieu[^2],
            présidait le jury d'une vingtaine d'expert-es, pour la plupart universitaires.""",
            Show("arobases"),
            """## À Grenoble

            Le suivi des demandes des habitant-es, le courrier dématérialisé, l'ouverture des données publiques,
            l'accompagnement des personnes les plus éloignées du numérique : autant de chantiers que mènent les
            services de la Ville, jusqu'à l'atelier de reprographie et aux archives.

            Pour la conseillère municipale qui en a la charge, ces deux récompenses représentent d'abord :""",
            Say(
                "zenati",
                "une grande reconnaissance du travail des agent-es de la Ville",
                "déclare",
                role="Conseillère municipale déléguée à la Transition numérique et Stratégie de la donnée",
            ),
        ),
        notes=(
            ("1", "L'Ubiquit Villes Internet, espace en ligne de l'association."),
            ("2", "Laboratoire Interdisciplinaire Solidarités, Sociétés, Territoires."),
        ),
    ),
    Piece(
        key="bibliotheques-retour",
        title="Bibliothèques : le retrait sur commande devient un service de tous les jours",
        at=on(2021, 5, 19, 11, 0),
        themes=("culture", "numerique"),
        contacts=("culture", "service"),
        lead="Inventé dans l'urgence pour les mois de fermeture, le retrait de livres sur commande reste. Il est "
        "gratuit, ouvert dans toutes les bibliothèques, et accompagné d'une tournée à domicile pour qui ne peut pas "
        "se déplacer.",
        parts=(
            """Pendant sept mois, des bibliothécaires ont rempli des sacs de livres derrière des portes closes. 41 000
            sacs sont partis, et avec eux une découverte : un tiers des personnes servies n'avaient pas emprunté depuis
            plus de deux ans.

            ## Comment faire

            1. Choisir jusqu'à vingt documents sur le catalogue en ligne, ou par téléphone.
            2. Recevoir un message quand le sac est prêt, le plus souvent sous deux jours.
            3. Le retirer dans la bibliothèque de son choix, aux heures d'ouverture, sans rendez-vous.

            La formule «surprise» est conservée : trois lignes sur ses goûts, et les bibliothécaires composent le sac.
            Elle représente aujourd'hui une commande sur six.

            ## À domicile

            Deux fois par mois, un vélo cargo porte les livres aux personnes âgées ou en situation de handicap qui en
            font la demande. 128 lecteur-rices sont déjà inscrit-es ; la tournée peut en accueillir 60 de plus.

            Le service repose sur un principe simple : on ne demande rien que le titre et le jour. Ni motif, ni
            quartier, ni justificatif d'âge. Les amendes de retard, suspendues pendant la fermeture, ne sont pas
            rétablies : le nombre de livres rendus n'a pas baissé sans elles.

            Un bilan complet, avec les titres les plus demandés et ceux que les bibliothécaires ont glissés
            d'eux-mêmes, est présenté en juin aux comités d'usager-es.""",
            Say(
                "echantillon",
                "Nous avions peur d'éloigner les lecteur-rices de leurs bibliothèques. C'est l'inverse qui s'est "
                "produit : ils sont revenus par la fenêtre, et maintenant ils passent par la porte.",
                "observe",
            ),
            Show("bibliotheque"),
        ),
    ),
    Piece(
        key="plan-hiver-2021",
        kind=Kind.PRESS_KIT,
        title="Hiver 2021-2022 : 310 places d'accueil, des maraudes et des rues praticables",
        subtitle="Dossier de presse du plan hivernal de la Ville",
        at=on(2021, 11, 8, 10, 0),
        themes=("solidarites", "proprete"),
        lead="Du 15 novembre au 31 mars, la Ville de Grenoble, son Centre communal d'action sociale et les "
        "associations ouvrent 310 places d'accueil, renforcent les maraudes et préparent les rues à la neige. Ce "
        "dossier en donne le détail, avec les numéros utiles.",
        parts=(
            """## 1. Mettre à l'abri

            310 places sont ouvertes tout l'hiver, 40 de plus que l'an dernier. Elles ne ferment pas avec le redoux :
            une personne accueillie le reste jusqu'à ce qu'une solution durable lui soit proposée.

            ### Trois lieux

            - **Le foyer des Alpins**, 120 places, pour les familles, ouvert jour et nuit.
            - **La halle du Drac**, 110 places, pour les personnes seules, avec un chenil de douze box.
            - **Des logements de la Ville**, 80 places, entre deux locations.

            Le 115 reste le seul numéro pour demander une place. Il est gratuit, et répond jour et nuit.

            ### Les maraudes

            Quatre équipes sortent chaque soir, dont une à vélo et une avec une infirmière. Elles ont rencontré 640
            personnes l'hiver dernier. Un habitant inquiet pour quelqu'un peut les prévenir par le 115 : dire le
            lieu exact, et ce que la personne accepte.""",
            Say(
                "epure",
                "On ne meurt pas de froid, on meurt d'être seul-e dans le froid. C'est pourquoi nous parlons de "
                "visages avant de parler de lits.",
                "rappelle",
            ),
            """## 2. Circuler

            La Ville déneige 290 km de rues et 640 km de trottoirs. L'ordre est toujours le même, et il est public :

            1. les accès aux hôpitaux, aux casernes et les lignes de bus
            2. les abords des écoles, avant 7h30
            3. les pistes cyclables du réseau principal
            4. les rues de desserte, dans les douze heures

            Le sel est réservé aux pentes et aux marches ; ailleurs, la Ville épand de la pouzzolane, qui se ramasse au
            printemps et ressert l'hiver suivant. Une tonne de sel en moins, ce sont aussi des racines sauvées : les
            arbres d'alignement en meurent à petit feu. 180 bacs sont à la disposition des riverain-es.

            Chacun-e est tenu-e de déneiger devant chez soi, sur la largeur du trottoir. Pour qui ne le peut pas,
            un service d'entraide met en relation voisin-es et volontaires.""",
            Say(
                "calque",
                "Une ville qui déneige d'abord les trottoirs, les écoles et les pistes dit quelque chose de ses choix.",
                "souligne",
            ),
            Show("neige"),
            """## 3. Se chauffer

            Trois «chaleurs de quartier» accueillent sans condition, de 14h à 20h : une salle à 20 degrés, du thé, des
            prises et une borne internet. Les travailleur-ses sociaux-les y tiennent permanence le jeudi, pour les
            impayés d'énergie comme pour les aides à l'isolation.

            Les chaleurs de quartier sont nées de l'hiver précédent. Des agent-es avaient remarqué que les
            bibliothèques, les lavomatiques et les halls de gare se remplissaient dès 16h de personnes qui avaient un
            logement, mais plus de quoi le chauffer. Plutôt que de les compter, la Ville a ouvert des lieux faits pour
            elles, sans inscription, où l'on peut aussi ne rien demander.

            ## 4. Qui fait quoi

            - **La Ville** ouvre et chauffe les lieux, déneige, prête ses véhicules et ses agent-es.
            - **Le Centre communal d'action sociale** accueille, oriente et suit les personnes.
            - **L'État** finance une partie des places et tient le 115.
            - **Onze associations** assurent les maraudes, les repas et l'accueil des animaux.

            Le coût du plan est de 2,3 millions d'euros pour la saison, dont 1,4 million à la charge de la Ville. Il a
            été voté à l'unanimité le 18 octobre.

            ## 5. Ce que chacun-e peut faire

            1. Garder dans son téléphone le 115, et le composer sans craindre de déranger.
            2. Offrir du temps plutôt que des vêtements : les vestiaires sont pleins, les équipes ne le sont pas.
            3. Sonner chez ses voisin-es âgé-es un jour de verglas.

            Un point sera fait avec la presse chaque mois, chiffres à l'appui, le premier jeudi à 11h, à l'Hôtel de
            Ville.""",
            Attach(
                "Les lieux ouverts cet hiver",
                "lieux-hiver-2021.csv",
                rows=(
                    ("lieu", "pour qui", "places", "horaires"),
                    ("foyer des Alpins", "familles", "120", "24h/24"),
                    ("halle du Drac", "personnes seules", "110", "18h-9h"),
                    ("logements de la Ville", "familles", "80", "24h/24"),
                    ("chaleur de quartier Nord", "tous", "", "14h-20h"),
                    ("chaleur de quartier Centre", "tous", "", "14h-20h"),
                    ("chaleur de quartier Sud", "tous", "", "14h-20h"),
                ),
            ),
        ),
    ),
    Piece(
        key="mise-au-point-eau",
        kind=Kind.CLARIFICATION,
        title="Eau du robinet : elle reste potable dans tous les quartiers",
        at=on(2022, 3, 14, 18, 10),
        themes=("eau",),
        lead="Contrairement à ce qu'affirme un message très partagé depuis dimanche, aucune pollution n'a été "
        "constatée à Grenoble. L'eau du robinet est potable partout, et aucune coupure n'est prévue.",
        parts=(
            """Le message, présenté comme une note de service, conseille de faire des réserves de bouteilles. Cette
            note n'existe pas. Son en-tête est celui d'un document de 2016, et le numéro de téléphone qu'elle donne
            n'est pas attribué.

            ## Les faits

            - Les 31 prélèvements de la semaine, dont 6 faits lundi matin, sont tous conformes.
            - L'eau trouble observée dimanche rue des Alpins venait d'une manœuvre de vanne : elle contenait de l'air,
            et s'éclaircissait en deux minutes.
            - Les résultats complets sont en ligne, comme chaque semaine.

            En cas de pollution, la Ville préviendrait directement les habitant-es, par téléphone et par affichage dans
            les halls, sans attendre que la nouvelle circule. Un exercice a eu lieu en novembre : 92 % des foyers du
            secteur concerné avaient été joints en trente-cinq minutes.

            ## D'où vient la confusion

            Plusieurs habitant-es disent avoir reçu le message d'une personne de confiance, qui l'avait elle-même reçu
            d'une autre. Personne n'est à blâmer d'avoir voulu prévenir ses proches. La Ville demande seulement de
            transmettre désormais cette mise au point à celles et ceux à qui l'on avait transmis le message.

            Les agent-es du service des eaux répondent au téléphone jusqu'à 22h ce lundi et mardi.""",
        ),
    ),
    Piece(
        key="ville-exemplaire-2022",
        title="Accueil du public : la Ville obtient trois étoiles au label «Ville Exemplaire (label fictif)»",
        at=on(2022, 5, 17, 14, 0),
        themes=("vie-municipale",),
        announces=("exemplaire-2022",),
        lead="Quarante visites sans rendez-vous, douze appels mystère, trois courriers : l'association Modèle a "
        "éprouvé l'accueil des services municipaux avant de leur attribuer trois étoiles, pour trois ans.",
        parts=(
            """Attente à l'Hôtel de Ville : onze minutes en moyenne. Réponse au téléphone : quatre fois sur cinq avant
            la sixième sonnerie. Réponse au courrier : dix-huit jours, et c'est là que le bât blesse. Le rapport,
            publié avec ce communiqué, ne cache rien de ce qui manque pour la quatrième étoile.

            La Ville s'engage sur trois points : un accusé de réception sous deux jours, une réponse sous quinze, et le
            nom d'une personne en bas de chaque lettre.

            ## Comment se passe une visite

            Les visiteur-ses sont des habitant-es tiré-es au sort, formé-es pendant une journée. Ils viennent avec une
            vraie question : une place en crèche, un acte de naissance, une terrasse à déclarer. Ils notent l'attente,
            l'écoute, l'exactitude de la réponse, et ce qu'ils ont compris en sortant. Les agent-es savent que ces
            visites existent ; ils ne savent ni quand, ni qui.

            Trois points ont pesé dans la décision du jury : les boucles magnétiques à tous les guichets, les
            formulaires relus par des personnes qui apprennent le français, et l'ouverture de l'état civil le
            samedi matin.""",
            Say(
                "gabarit",
                "On m'a demandé un papier que je n'avais pas. L'agente a cherché avec moi pendant vingt minutes. Je ne "
                "savais pas qu'elle était notée.",
                role="usager, membre du panel de visite",
            ),
            Attach(
                "Synthèse du rapport de visite",
                "synthese-visite-2022.txt",
                text="Synthèse du rapport de visite (mai 2022)\n\nVisites sans rendez-vous : 40\nAttente moyenne : "
                "11 minutes\nAppels : 12, dont 10 pris avant la sixième sonnerie\nCourriers : 3, réponse en 18 jours "
                "en moyenne\n\nPoints forts : écoute, signalétique, accès en fauteuil.\nÀ améliorer : délai de réponse "
                "au courrier, accueil du samedi.\n",
            ),
        ),
    ),
    Piece(
        key="rentree-2022",
        title="Rentrée : 13 200 élèves, deux écoles agrandies et un self dans chaque quartier",
        at=on(2022, 9, 1, 7, 30),
        themes=("ecoles",),
        lead="13 200 enfants font leur rentrée ce jeudi dans les 79 écoles publiques de Grenoble. Deux d'entre elles "
        "ont été agrandies pendant l'été, et chaque quartier compte désormais au moins un self.",
        parts=(
            """Le self change le repas : on prend son temps, on choisit sa place, on goûte parce que le voisin goûte.
            Les écoles qui l'ont adopté y servent 15 % de repas en plus et en jettent un tiers de moins.

            ## Les travaux de l'été

            - **École du Chemin-Vert** : trois classes et une salle de motricité, ossature bois, livrées en huit mois.
            - **École des Deux-Ponts** : un préau, deux ateliers et une cour sans bitume.
            - **22 écoles** : peintures, stores et éclairage basse consommation.

            Le coût total est de 6,4 millions d'euros, dont 1,1 million de subventions.

            ## Sur le chemin de l'école

            Onze rues supplémentaires sont fermées aux voitures à l'heure de l'entrée et de la sortie. Elles le sont
            par des barrières que les parents volontaires, puis les agent-es de la Ville, déplacent matin et soir.

            ## Dans l'assiette

            Le prix du repas ne change pas : de 0,79 à 7,40 euros selon les revenus. Deux fois par semaine, le menu est
            végétarien ; chaque jour, une alternative sans viande est proposée. Les familles s'inscrivent jusqu'à la
            veille à midi.

            Une enveloppe de 120 euros par classe, décidée avec les enseignant-es, finance cette année les sorties
            en transports en commun : de quoi aller deux fois en forêt, ou une fois au musée et une fois à la
            piscine.""",
            Say(
                "prototype",
                "Une cour ombragée, un repas qu'on finit, une rue où l'on peut lâcher la main : la rentrée se joue "
                "aussi là.",
                "affirme",
            ),
            Show("velos"),
        ),
        afterwards=(
            Correct(
                timedelta(days=1, hours=3),
                words=(("6,4 millions d'euros, dont 1,1 million", "6,4 millions d'euros, dont 1,7 million"),),
                note="Le montant des subventions est de 1,7 million d'euros, et non de 1,1 million comme il était "
                "écrit.",
            ),
        ),
    ),
]
