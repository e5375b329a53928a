"""The pictures of the demonstration: what they show, and who made them."""

from dataclasses import dataclass

from releases.models import Licence


@dataclass(frozen=True)
class Picture:
    drawing: str  # a name of `drawings.DRAWINGS`
    alt_text: str
    caption: str
    credit: str = "Dessin : Grenoble Presse"
    licence: str = Licence.ETALAB


PICTURES = {
    "bastille": Picture(
        "bastille",
        "Dessin : les cabines rondes du téléphérique montent au-dessus de l'Isère vers le fort de la Bastille.",
        "Les «bulles» du téléphérique et le fort de la Bastille, vus du quai.",
    ),
    "belledonne": Picture(
        "belledonne",
        "Dessin : au lever du jour, la chaîne de Belledonne en plans successifs, sous un ciel orangé.",
        "Belledonne au petit matin, depuis les hauteurs de la ville.",
    ),
    "tram": Picture(
        "tram",
        "Dessin : une rame de tram passe devant une rangée de platanes et de façades claires.",
        "Sur les boulevards, le tram longe les platanes.",
    ),
    "bibliotheque": Picture(
        "bibliotheque",
        "Dessin : des rayonnages de livres colorés, une échelle et une lampe allumée.",
        "Les rayonnages de la bibliothèque du Jardin.",
    ),
    "fontaine": Picture(
        "fontaine",
        "Dessin : au centre d'une place bordée d'immeubles, une fontaine ronde à jet d'eau et deux arbres.",
        "La place du Lavoir, telle qu'elle sera ouverte au public.",
    ),
    "velos": Picture(
        "velos",
        "Dessin : trois vélos de couleurs différentes, garés devant un mur clair, sous une ligne de montagnes.",
        "Trois vélos, trois arceaux : le stationnement aussi se compte.",
    ),
    "neige": Picture(
        "neige",
        "Dessin : une rue bordée de maisons sous la neige, à la tombée du jour, fenêtres éclairées.",
        "Une rue de Grenoble, un soir de neige.",
    ),
    "arobases": Picture(
        "arobases",
        "Dessin : composition d'affiche faite de cinq arobases de couleurs et d'une ligne de montagnes.",
        "Cinq arobases et trois massifs.",
    ),
}
