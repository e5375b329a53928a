"""Who works at the desk, who speaks, who can be called, and about what: the lists of the demonstration."""

from dataclasses import dataclass
from datetime import date

THEMES = {
    "culture": "Culture",
    "ecoles": "Écoles et jeunesse",
    "eau": "Eau et nature en ville",
    "mobilites": "Mobilités",
    "numerique": "Numérique",
    "proprete": "Propreté et espace public",
    "solidarites": "Santé et solidarités",
    "sport": "Sport et montagne",
    "vie-municipale": "Vie municipale",
}


@dataclass(frozen=True)
class Account:
    login: str
    first_name: str
    last_name: str
    group: str


# The first of each group may be given a password for the run (`load_demo --with-login`).
STAFF = (
    Account("redaction", "Camille", "Exemple", "Rédaction"),
    Account("validation", "Dominique", "Modèle", "Validation"),
    Account("administration", "Sacha", "Trame", "Administration"),
    Account("alix.patron", "Alix", "Patron", "Rédaction"),
)


@dataclass(frozen=True)
class Office:
    title: str
    delegation: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Person:
    first_name: str
    last_name: str
    offices: tuple[Office, ...] = ()
    is_public_official: bool = True


INSTALLED, ENDED, RENEWED = date(2020, 7, 6), date(2026, 3, 27), date(2026, 3, 28)

PEOPLE = {
    # The one real person: the office and the words are those of the city's communiqué of 4 February 2021. It does not
    # tell from when to when she held it, so no mandate is written down; the quote carries the title as printed.
    "zenati": Person("Amel", "Zenati"),
    "maquette": Person(
        "Élodie",
        "Maquette",
        (
            Office("conseillère municipale déléguée", "aux Mobilités actives", INSTALLED, date(2023, 9, 17)),
            Office("adjointe au maire", "aux Mobilités et à l'Espace public", date(2023, 9, 18), ENDED),
            Office("première adjointe au maire", "déléguée aux Mobilités et à l'Espace public", RENEWED),
        ),
    ),
    "prototype": Person(
        "Bastien",
        "Prototype",
        (
            Office("adjoint au maire", "aux Écoles et à la Restauration scolaire", INSTALLED, ENDED),
            Office("conseiller municipal délégué", "à la Restauration scolaire et à l'Alimentation", RENEWED),
        ),
    ),
    "echantillon": Person("Inès", "Échantillon", (Office("adjointe au maire", "aux Cultures", INSTALLED, ENDED),)),
    "canevas": Person(
        "Odile", "Canevas", (Office("adjointe au maire", "aux Cultures et à la Lecture publique", RENEWED),)
    ),
    "calque": Person(
        "Théo",
        "Calque",
        (
            Office("conseiller municipal délégué", "à la Propreté et à l'Eau", INSTALLED, date(2024, 1, 14)),
            Office("adjoint au maire", "à la Transition écologique", date(2024, 1, 15), ENDED),
            Office("adjoint au maire", "à l'Eau, à la Nature en ville et au Climat", RENEWED),
        ),
    ),
    "epure": Person(
        "Solène",
        "Épure",
        (
            Office("conseillère municipale déléguée", "à la Santé", INSTALLED, date(2022, 10, 2)),
            Office("adjointe au maire", "à la Santé et aux Solidarités", date(2022, 10, 3)),
        ),
    ),
    "esquisse": Person(
        "Malik",
        "Esquisse",
        (
            Office("conseiller municipal délégué", "aux Sports et à la Montagne", INSTALLED, ENDED),
            Office("adjoint au maire", "aux Sports, à la Montagne et à l'Éducation populaire", RENEWED),
        ),
    ),
    # People of a profession or of an association carry the title that goes with each quote.
    "specimen": Person("Jeanne", "Spécimen", is_public_official=False),
    "gabarit": Person("Marius", "Gabarit", is_public_official=False),
}


@dataclass(frozen=True)
class Contact:
    name: str
    email: str
    phones: tuple[tuple[str, str], ...]  # (number, note)
    out_of_hours: str = ""
    is_service: bool = True
    is_public: bool = False


# The service and its two numbers are the city's own, as it prints them. 04 65 71 .. .. is kept for fiction (ARCEP).
CONTACTS = {
    "service": Contact(
        "Service presse, Ville de Grenoble",
        "presse@grenoble.fr",
        (("04 76 76 39 21", ""), ("04 76 76 11 42", "")),
        out_of_hours="04 65 71 00 38",
        is_public=True,
    ),
    "culture": Contact(
        "Ariane Croquis, relations presse des bibliothèques",
        "ariane.croquis@example.fr",
        (("04 65 71 12 40", "bureau"), ("04 65 71 12 41", "secrétariat")),
        is_service=False,
        is_public=True,
    ),
    "sport": Contact(
        "Relations presse du festival Cimes (festival fictif)",
        "cimes@example.fr",
        (("04 65 71 22 10", ""),),
    ),
}
