"""Footnotes, labels and pages of the Web. People, labels and facts are invented, but « Ville verte » is known."""

NOTES_AND_LABELS = {
    "number-in-brackets.txt": """Communiqué de presse

Un capteur d'air dans chaque école

Les capteurs, conçus par le LEX (1) avec les écoles, mesurent la qualité de l'air toutes les dix minutes et l'affichent à l'entrée.

Le coût est de 40 euros par classe.

(1) Laboratoire d'exemples, université Exemple.
""",
    "superscript-signs.txt": """Communiqué de presse

Un capteur d'air dans chaque école

Les capteurs, conçus par le LEX¹ avec les écoles², couvrent 12 000 m² et mesurent la qualité de l'air toutes les dix minutes.

Le coût est de 40 euros par classe.

¹ Laboratoire d'exemples.
² Écoles maternelles et élémentaires.
""",
    "square-brackets.md": """## Un capteur d'air dans chaque école

**Les capteurs, conçus par le LEX[1] avec les écoles, mesurent la qualité de l'air toutes les dix minutes.**

Le réseau du LEX [1] est ouvert à toutes les communes.

[1] Laboratoire d'exemples, université Exemple.
""",
    "markdown-footnote.md": """## Un capteur d'air dans chaque école

Les capteurs, conçus par le LEX[^lex] avec les écoles, mesurent la qualité de l'air toutes les dix minutes et l'affichent.

Le coût est de 40 euros par classe.

[^lex]: Laboratoire d'exemples, université Exemple.
""",
    "note-without-call.txt": """Communiqué de presse

Un capteur d'air dans chaque école

Les capteurs mesurent la qualité de l'air toutes les dix minutes et l'affichent à l'entrée de chaque école.

Le coût est de 40 euros par classe.

* Laboratoire d'exemples.
""",
    "call-without-note.txt": """Communiqué de presse

Un capteur d'air dans chaque école

Les capteurs, conçus par le LEX* avec les écoles, mesurent la qualité de l'air toutes les dix minutes et l'affichent.

Le coût est de 40 euros par classe.
""",
    "known-label-in-another-number.txt": """Communiqué de presse

Une distinction pour le parc Exemple

La Ville reçoit le label « Villes vertes » pour la troisième fois, et le prix « Terre d'exemple » pour la première.

Le jury a visité le parc en juin.
""",
    "unknown-label.txt": """Communiqué de presse

Une distinction pour le parc Exemple

Le parc obtient le label national « Jardin d'exemple » et la distinction « Sol vivant », remise à douze communes.

Le label « Jardins d'exemple » vaut trois ans.
""",
    "page-of-a-site.html": """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Un verger au parc Exemple | Ville d'Exemple</title>
<style>p{color:red}</style><script>var a = "caché";</script></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/presse">Presse</a></li></ul></nav>
<main><p class="surtitre">Communiqué de presse</p>
<h1>Un verger de trente arbres au parc&nbsp;Exemple</h1>
<p>Publié le 12/03/2024</p>
<p><strong>Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l'école voisine.</strong></p>
<h3>Une récolte libre</h3>
<p>Chacun pourra <a href="https://ville.example/verger">cueillir les fruits</a><sup>1</sup>.<br>La fête aura lieu samedi.</p>
<blockquote><p>Ce verger appartient à celles et ceux qui en prendront soin.</p><footer>Camille Exemple, adjointe à la Nature</footer></blockquote>
<ul><li>Trente arbres</li><li>Douze variétés</li></ul>
<p><sup>1</sup> Sauf les grappes du haut.</p>
<p><img src="verger.jpg" alt="Des enfants plantent un pommier"></p>
<div class="contact"><h4>Contact presse</h4><p>Dominique Exemple<br>04 76 00 00 01<br><a href="mailto:presse@ville.example">presse@ville.example</a></p></div>
</main><footer><p>Mentions légales</p></footer></body></html>
""",
    "fragment-from-an-editor.html": """<div><p><span style="font-weight:700">COMMUNIQUÉ DE PRESSE</span></p>
<p style="text-align:right">Grenoble, le 12&nbsp;mars&nbsp;2024</p>
<p><b>Un verger de trente arbres au parc Exemple</b></p>
<p><b>Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l’école voisine.</b></p>
<p>La récolte sera libre.</p>
<p>«&nbsp;<i>Ce verger appartient à celles et ceux qui en prendront soin</i>&nbsp;», se réjouit <b>Camille Exemple</b>, adjointe à la Nature en ville.</p></div>
""",
    "table.html": """<h1>Les chiffres du verger</h1><p>Voici les arbres plantés par les enfants de l'école Exemple au printemps :</p>
<table><tr><th>Arbre</th><th>Nombre</th></tr><tr><td>Pommiers</td><td>12</td></tr><tr><td>Poiriers</td><td>8</td></tr></table>
<p>La récolte sera libre.</p>
""",
}
