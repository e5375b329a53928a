"""Texts that differ by how they quote. People are invented, and so is every word they say."""

QUOTES = {
    "before-with-colon.txt": """Communiqué de presse

La récolte du verger est libre

Camille Exemple, adjointe à la Nature en ville, déclare : « Ce verger appartient à celles et ceux qui en prendront soin. »

Les arbres portent leurs premiers fruits.
""",
    "after-with-verb-and-role.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », souligne Camille Exemple, adjointe à la Nature en ville.

Les arbres portent leurs premiers fruits.
""",
    "after-with-compound-tense.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », a déclaré mardi la maire, Camille Exemple, lors de la plantation.

Les arbres portent leurs premiers fruits.
""",
    "incise-in-mid-quote.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger, explique Camille Exemple, adjointe à la Nature en ville, appartient à celles et ceux qui en prendront soin. Chacun y trouvera sa place. »

Les arbres portent leurs premiers fruits.
""",
    "several-paragraphs.txt": """Communiqué de presse

La récolte du verger est libre

Camille Exemple, adjointe à la Nature en ville, déclare :

« Ce verger appartient à celles et ceux qui en prendront soin.

« Nous l'avons planté avec les écoles, et nous le garderons avec elles.

« Chacun y trouvera sa place. »

Les arbres portent leurs premiers fruits.
""",
    "italics-without-marks.md": """## La récolte du verger est libre

Camille Exemple, adjointe à la Nature en ville, déclare : *Ce verger appartient à celles et ceux qui en prendront soin.*

Les arbres portent leurs premiers fruits.
""",
    "english-marks.txt": """Communiqué de presse

La récolte du verger est libre

“Ce verger appartient à celles et ceux qui en prendront soin”, affirme Dominique Exemple, jardinier.

Les arbres portent leurs premiers fruits.
""",
    "typewriter-marks.txt": """Communiqué de presse

La récolte du verger est libre

Pour Dominique Exemple, jardinier de la Ville, "ce verger appartient à celles et ceux qui en prendront soin".

Les arbres portent leurs premiers fruits.
""",
    "two-speakers-in-a-row.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », souligne Camille Exemple, adjointe à la Nature en ville. « Les enfants l'ont arrosé tout l'été », ajoute Dominique Exemple, directeur de l'école voisine.

Les arbres portent leurs premiers fruits.
""",
    "pronoun-goes-on.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », souligne Camille Exemple, adjointe à la Nature en ville. « Chacun y trouvera sa place », ajoute-t-elle.

Les arbres portent leurs premiers fruits.
""",
    "nested-marks.txt": """Communiqué de presse

La récolte du verger est libre

Camille Exemple, maire, conclut : « Le label “Ville verte” honore d'abord les « mains vertes » du quartier. »

Les arbres portent leurs premiers fruits.
""",
    "signature-below.md": """## La récolte du verger est libre

> Ce verger appartient à celles et ceux qui en prendront soin.
>
> — Camille Exemple, adjointe à la Nature en ville

Les arbres portent leurs premiers fruits.
""",
    "cited-without-name.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », souligne la maire.

Les arbres portent leurs premiers fruits.
""",
    "words-between-marks-are-no-quote.txt": """Communiqué de presse

La récolte du verger est libre

Le dispositif « Un arbre, un enfant » entre dans sa troisième année, et l'exposition « Racines » ouvre à la bibliothèque Exemple.

Les arbres portent leurs premiers fruits.
""",
    "never-closed.txt": """Communiqué de presse

La récolte du verger est libre

Camille Exemple, maire, déclare : « Ce verger appartient à celles et ceux qui en prendront soin.

Les arbres portent leurs premiers fruits.
""",
    "role-before-name.txt": """Communiqué de presse

La récolte du verger est libre

L'adjointe à la Nature en ville, Camille Exemple, rappelle : « Ce verger appartient à celles et ceux qui en prendront soin. »

Le président de l'association Les Arbres Exemple, Dominique Exemple, se réjouit : « Les enfants l'ont arrosé tout l'été. »
""",
    "long-titles-of-office.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », souligne Camille Exemple, 3e adjointe au maire, déléguée à la Nature en ville, à la Biodiversité et aux Jardins partagés.

Pour Dominique Exemple, président de l'association Les Arbres Exemple : « Les enfants l'ont arrosé tout l'été. »
""",
    "quote-inside-a-sentence.txt": """Communiqué de presse

La récolte du verger est libre

Camille Exemple estime que ce verger « appartient à celles et ceux qui en prendront soin », et promet d'en planter d'autres.

Les arbres portent leurs premiers fruits.
""",
    "question-and-exclamation.txt": """Communiqué de presse

La récolte du verger est libre

« Qui n'a jamais rêvé de cueillir une pomme en ville ? » s'interroge Camille Exemple, adjointe à la Nature en ville.

« Venez goûter ! » lance Dominique Exemple, jardinier.
""",
    "two-named-together.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », déclarent Camille Exemple, maire, et Dominique Exemple, adjoint.

Les arbres portent leurs premiers fruits.
""",
    "quote-then-more-narrative.txt": """Communiqué de presse

La récolte du verger est libre

Le parc a fermé un mois. « Ce verger appartient à celles et ceux qui en prendront soin », souligne Camille Exemple, adjointe à la Nature en ville. Il rouvre samedi avec une fête de quartier.

Les arbres portent leurs premiers fruits.
""",
    "names-with-particles.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin », souligne Anne-Camille de l'Exemple, adjointe à la Nature en ville.

« Les enfants l'ont arrosé tout l'été », précise Mme Dominique d'Exemple-Fictif, directrice de l'école voisine.
""",
    "dash-attribution.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin. »
— Camille Exemple, adjointe à la Nature en ville

Les arbres portent leurs premiers fruits.
""",
    "bracketed-attribution.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin. » (Camille Exemple, adjointe à la Nature en ville)

Les arbres portent leurs premiers fruits.
""",
    "selon.txt": """Communiqué de presse

La récolte du verger est libre

Selon Camille Exemple, adjointe à la Nature en ville, « ce verger appartient à celles et ceux qui en prendront soin ».

Les arbres portent leurs premiers fruits.
""",
    "quote-announced-by-a-paragraph.md": """## La récolte du verger est libre

Les arbres portent leurs premiers fruits. **Camille Exemple**, adjointe à la Nature en ville, s'en félicite :

*« Ce verger appartient à celles et ceux qui en prendront soin. Chacun y trouvera sa place. »*

La fête aura lieu samedi.
""",
    "no-speaker-at-all.txt": """Communiqué de presse

La récolte du verger est libre

« Ce verger appartient à celles et ceux qui en prendront soin. Chacun y trouvera sa place. »

Les arbres portent leurs premiers fruits.
""",
}
