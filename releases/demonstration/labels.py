"""What the city of the demonstration was awarded.

Real schemes carry only what the sources of the project record: where the day of an award is unknown, there is none, and
the label says so. What needs exact dates, to be in course, to renew or lapsed today, is invented and says it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from releases.models import LabelKind


@dataclass(frozen=True)
class Scheme:
    name: str
    slug: str
    kind: LabelKind = LabelKind.LABEL
    aliases: str = ""
    issuer: str = ""
    supporters: str = ""
    criteria: str = ""
    official_url: str = ""


@dataclass(frozen=True)
class Award:
    label: str  # key of a scheme
    awarded_on: date
    valid_from: date | None = None
    valid_until: date | None = None
    edition: int | None = None
    year: int | None = None
    level: str = ""
    awarded_count: int | None = None
    holder: str = "Ville de Grenoble"
    patronage: str = ""
    public_on: date | None = None


VILLES_INTERNET = (
    "Plusieurs ministères, la Mutuelle Nationale Territoriale et La Banque Française Mutualiste, "
    "en partenariat avec des associations de collectivités et d'élu-es"
)
TO_CHECK = "La date exacte de cette attribution reste à vérifier."

SCHEMES = {
    "tvvi": Scheme(
        "Territoires, Villes et Villages Internet",
        "territoires-villes-et-villages-internet",
        aliases="Territoire, Villes et Villages Internet\nVilles Internet",
        issuer="Villes Internet",
        supporters=VILLES_INTERNET,
        criteria="Remis chaque année aux collectivités qui s'engagent en faveur d'un numérique citoyen et urbain.",
    ),
    "excellence": Scheme(
        "Territoire d'Excellence Numérique",
        "territoire-d-excellence-numerique",
        LabelKind.DISTINCTION,
        issuer="Villes Internet",
        supporters=VILLES_INTERNET,
        criteria="Une continuité remarquable dans la politique numérique : remise aux collectivités labellisées "
        "depuis au moins 6 ans, et portée pendant 3 ans.",
    ),
    "libre": Scheme(
        "Territoire Numérique Libre", "territoire-numerique-libre", criteria=f"Reçu par la Ville en 2019. {TO_CHECK}"
    ),
    "art-histoire": Scheme(
        "Ville d'art et d'histoire", "ville-d-art-et-d-histoire", criteria=f"Reçu par la Ville en 2017. {TO_CHECK}"
    ),
    "capitale-verte": Scheme(
        "Capitale verte européenne",
        "capitale-verte-europeenne",
        LabelKind.PRIZE,
        criteria=f"Porté par la Ville pour l'année 2022. {TO_CHECK}",
    ),
    "climat": Scheme(
        "Climat-Air-Énergie",
        "climat-air-energie",
        criteria="Attribué en 2024 à la Métropole, et non à la Ville ; le jour exact de l'attribution est à vérifier.",
    ),
    "exemplaire": Scheme(
        "Ville Exemplaire (label fictif)",
        "ville-exemplaire",
        issuer="Association Modèle (organisme fictif)",
        criteria="La qualité de l'accueil dans les services publics, mesurée par des visites sans rendez-vous.",
    ),
    "arbres": Scheme(
        "Rues aux Arbres (label fictif)",
        "rues-aux-arbres",
        issuer="Réseau des Villes Témoins (organisme fictif)",
        supporters="Fédération Maquette des pépiniéristes (organisme fictif)",
        criteria="Au moins un arbre planté pour trente habitant-es en trois ans, et un sol qui boit la pluie.",
    ),
    "cantine": Scheme(
        "Cantine Claire (label fictif)",
        "cantine-claire",
        issuer="Association Gabarit pour l'alimentation (organisme fictif)",
        criteria="L'origine de chaque plat affichée à l'avance, et moins de 90 grammes jetés par repas.",
    ),
    "veloce": Scheme(
        "Cité Véloce (distinction fictive)",
        "cite-veloce",
        LabelKind.DISTINCTION,
        issuer="Union Prototype des usager-es du vélo (organisme fictif)",
        criteria="Trois années de suite de progression des trajets à vélo chez les moins de 18 ans.",
    ),
    "mediatheque": Scheme(
        "Prix Spécimen de la bibliothèque de l'année (prix fictif)",
        "prix-specimen-de-la-bibliotheque",
        LabelKind.PRIZE,
        issuer="Cercle Spécimen des bibliothécaires (organisme fictif)",
        criteria="Remis une seule fois à une bibliothèque qui a changé la vie de son quartier.",
    ),
}


def awards(today):
    """The awards by key, some with an end that is reckoned from today, so that one is always about to end."""
    renewed_on = today - timedelta(days=16)
    return {
        "tvvi-2021": Award(
            "tvvi",
            date(2021, 2, 4),
            edition=22,
            year=2021,
            awarded_count=219,
            patronage="Cérémonie placée sous le haut-patronage d'Emmanuel Macron",
        ),
        "excellence-2021": Award(
            "excellence",
            date(2021, 2, 4),
            valid_from=date(2021, 2, 4),
            valid_until=date(2024, 2, 3),
            year=2021,
            awarded_count=14,
        ),
        "climat-2024": Award(
            "climat",
            date(2024, 12, 31),  # the sources know the year only: its last day, and the level says so
            year=2024,
            level="5 étoiles (jour de l'attribution à vérifier)",
            holder="Grenoble-Alpes Métropole",
            public_on=date(2024, 12, 31),
        ),
        "exemplaire-2022": Award(
            "exemplaire",
            date(2022, 5, 17),
            valid_from=date(2022, 5, 17),
            valid_until=date(2025, 5, 16),
            year=2022,
            level="3 étoiles",
            awarded_count=41,
        ),
        "exemplaire-2025": Award(
            "exemplaire",
            date(2025, 5, 20),
            valid_from=date(2025, 5, 20),
            valid_until=max(date(2030, 5, 19), today + timedelta(days=400)),
            year=2025,
            level="4 étoiles",
            awarded_count=38,
            public_on=date(2025, 5, 20),
        ),
        "arbres-2023": Award(
            "arbres",
            date(2023, 11, 24),
            valid_from=date(2023, 11, 24),
            valid_until=today + timedelta(days=75),
            year=2023,
            level="2 feuilles",
            awarded_count=57,
        ),
        "cantine": Award(
            "cantine",
            renewed_on,
            valid_from=renewed_on,
            valid_until=renewed_on + timedelta(days=3 * 365),
            year=renewed_on.year,
            level="or",
            awarded_count=23,
        ),
        "veloce": Award(
            "veloce",
            today + timedelta(days=3),
            valid_from=today + timedelta(days=3),
            valid_until=today + timedelta(days=3 + 2 * 365),
            awarded_count=6,
        ),
        "mediatheque-2024": Award("mediatheque", date(2024, 10, 11), year=2024, edition=9, awarded_count=1),
    }
