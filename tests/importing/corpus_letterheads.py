"""Texts whose top and bottom differ: genre, date, place, embargo, contacts, chapô. People and facts are invented."""

LETTERHEADS = {
    "date-line.txt": """COMMUNIQUÉ DE PRESSE
Grenoble, le 12 mars 2024

La bibliothèque Exemple rouvre ses portes

Fermée depuis deux ans pour travaux, la bibliothèque Exemple accueille de nouveau les lectrices et les lecteurs à partir du lundi 18 mars.

Le bâtiment a été isolé et son jardin agrandi.

Contact presse : Camille Exemple – 06 12 34 56 78 – camille.exemple@ville.example
""",
    "genre-and-date-on-one-line.txt": """Communiqué de presse – Mardi 12 mars 2024

SPORT

Le gymnase Exemple devient le premier gymnase solaire

Le toit du gymnase Exemple porte désormais 400 panneaux, de quoi éclairer 120 logements toute l'année.

Les travaux ont duré six mois.

###

Contacts presse
Camille Exemple
Attachée de presse
04 76 00 00 01 / 06 12 34 56 78
camille.exemple@ville.example

Dominique Exemple
04 76 00 00 02
dominique.exemple@ville.example
""",
    "wrong-weekday.md": """# Communiqué de presse

Lundi 12 mars 2024

## La piscine Exemple ouvre le dimanche

**La piscine Exemple ouvrira chaque dimanche matin, de 9h à 13h, à la demande des habitant·es du quartier.**

L'essai durera un an.
""",
    "contradictory-dates.md": """# Communiqué de presse

Grenoble, le 12 mars 2024

## La piscine Exemple ouvre le dimanche

**Aujourd'hui, mercredi 13 mars 2024, la Ville a décidé d'ouvrir la piscine Exemple chaque dimanche matin.**

L'essai durera un an.
""",
    "two-header-dates.txt": """COMMUNIQUÉ DE PRESSE
Grenoble, le 12 mars 2024

La piscine Exemple ouvre le dimanche

La piscine Exemple ouvrira chaque dimanche matin, de 9h à 13h, à la demande des habitants du quartier.

Fait à Grenoble, le 14 mars 2024
""",
    "date-without-year.md": """# Communiqué de presse

Jeudi 14 mars

## La piscine Exemple ouvre le dimanche

**La piscine Exemple ouvrira chaque dimanche matin, de 9h à 13h, à la demande des habitant·es du quartier.**

L'essai durera un an.
""",
    "date-in-figures.txt": """COMMUNIQUE DE PRESSE
Le 14/03/2024

Un verger de trente arbres à Exemple-sur-Isère

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "embargo-with-hour.txt": """COMMUNIQUÉ DE PRESSE
SOUS EMBARGO JUSQU'AU JEUDI 14 MARS 2024 À 11H

Grenoble, le 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "embargo-without-hour.txt": """COMMUNIQUÉ DE PRESSE
Sous embargo jusqu'au 14 mars 2024

Grenoble, le 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "embargo-in-summer.md": """# Communiqué de presse
*Embargo : mardi 2 juillet 2024, 6 h 30 (heure de Paris)*

## Un verger de trente arbres au parc Exemple

Grenoble, le 1er juillet 2024

**Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.**

La récolte sera libre.
""",
    "embargo-of-the-same-day.txt": """COMMUNIQUÉ DE PRESSE
Grenoble, le 12 mars 2024
Sous embargo jusqu'à 18h

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "embargo-at-midnight.txt": """COMMUNIQUÉ DE PRESSE
Sous embargo jusqu'au 14 mars 2024 à minuit

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "embargo-in-an-hour-that-does-not-exist.txt": """COMMUNIQUÉ DE PRESSE
Sous embargo jusqu'au dimanche 31 mars 2024 à 2h30

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "immediate-release.txt": """COMMUNIQUÉ DE PRESSE
Pour diffusion immédiate
Grenoble, le 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.

- FIN -
""",
    "embargo-as-a-subject.md": """# Communiqué de presse

Grenoble, le 12 mars 2024

## Le fonds Exemple ouvre ses archives

**Les archives Exemple, longtemps placées sous embargo jusqu'à la mort de leur auteur, sont ouvertes au public.**

Le catalogue est en ligne.
""",
    "invitation.txt": """INVITATION PRESSE

Grenoble, le 12 mars 2024

Inauguration du parc Exemple

Vendredi 15 mars 2024 à 11h
Place Exemple, Grenoble

Camille Exemple, maire, et Dominique Exemple, adjoint aux Espaces verts, ont le plaisir de vous convier à l'inauguration du parc Exemple.

Au programme :
- 11h : visite du parc
- 11h30 : prises de parole

Merci de confirmer votre présence : presse@ville.example – 04 76 00 00 01
""",
    "press-kit.md": """# DOSSIER DE PRESSE

## Le plan Exemple, cinq ans pour l'air

### 2024-2029

**La Ville consacre vingt millions d'euros à la qualité de l'air dans les écoles et les crèches.**

### Les écoles d'abord

Cinquante écoles seront équipées.

### Les crèches ensuite

Vingt crèches suivront.
""",
    "statement.txt": """Communiqué du maire
Mercredi 13 mars 2024

Hommage à Claude Exemple

C'est avec une grande tristesse que j'ai appris la disparition de Claude Exemple, qui a tant donné aux enfants de notre ville.

Mes pensées vont à ses proches.

Camille Exemple
Maire
""",
    "clarification.txt": """MISE AU POINT
Grenoble, le 12 mars 2024

Le marché Exemple n'est pas déplacé

Contrairement à ce qui a été écrit ce matin, le marché Exemple reste sur sa place pendant les travaux de la rue voisine.

Les commerçants ont été prévenus.
""",
    "pasted-e-mail.txt": """De : Service presse <presse@ville.example>
À : redaction@journal.example
Envoyé : mardi 12 mars 2024 09:12
Objet : Communiqué de presse - Un verger au parc Exemple

Bonjour,

Veuillez trouver ci-dessous notre communiqué.

COMMUNIQUÉ DE PRESSE
Mardi 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les
enfants de l'école voisine, qui en prendront soin toute l'année avec les
jardiniers de la Ville.

La récolte sera libre.

Bien cordialement,
Camille Exemple
Service presse
04 76 00 00 01
presse@ville.example
""",
    "on-call.txt": """COMMUNIQUÉ DE PRESSE

Grenoble, le 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.

CONTACT PRESSE
Service presse – Tél. : 04 76 00 00 01
Astreinte week-end : 06 12 34 56 78
Mél : presse@ville.example
""",
    "public-address-is-no-press-contact.txt": """COMMUNIQUÉ DE PRESSE

Grenoble, le 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

Inscriptions : Maison Exemple, 04 76 00 00 09, maison@ville.example

Contact presse : Camille Exemple, 04 76 00 00 01
""",
    "agency-date-line.txt": """Communiqué de presse

Un verger de trente arbres au parc Exemple

Saint-Martin-d'Exemple, le 12 mars 2024 – Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants.

La récolte sera libre.
""",
    "only-today-in-the-text.md": """## Un verger de trente arbres au parc Exemple

**Ce mardi 12 mars 2024, trente pommiers, poiriers et pruniers ont été plantés au parc Exemple.**

La récolte sera libre.
""",
    "nothing-but-sentences.txt": """Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine. La récolte sera libre.""",
    "capitals-and-two-line-title.txt": """VILLE D'EXEMPLE
SERVICE COMMUNICATION

COMMUNIQUÉ DE PRESSE N° 2024-12

UN VERGER DE TRENTE ARBRES
AU PARC EXEMPLE

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "subtitle.md": """# Un verger de trente arbres au parc Exemple

## Les enfants de l'école voisine en prendront soin

Grenoble, mardi 12 mars 2024

Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple. La récolte sera libre.

## Un jardin pour apprendre

Chaque classe aura son arbre.
""",
    "two-genres.txt": """COMMUNIQUÉ DE PRESSE / INVITATION PRESSE
Grenoble, le 12 mars 2024

Un verger de trente arbres au parc Exemple

Trente pommiers, poiriers et pruniers seront plantés au parc Exemple avec les enfants de l'école voisine.

La récolte sera libre.
""",
    "about-and-end-mark.md": """# Communiqué de presse

Grenoble, le 12 mars 2024

## Un verger de trente arbres au parc Exemple

**Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.**

La récolte sera libre.

**FIN**

### À propos de l'association Exemple

L'association Exemple plante des arbres depuis 1998.

**Contact presse** : Camille Exemple, [camille@asso.example](mailto:camille@asso.example), +33 4 76 00 00 03 (fixe), 06.12.34.56.78 (portable)
""",
}
