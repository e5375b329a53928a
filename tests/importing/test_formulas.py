"""The formulas of a letterhead, line by line: genre, place and date, embargo, end of text."""

from datetime import date, datetime

import pytest

from releases.importing import formulas
from releases.text.french import PARIS

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("COMMUNIQUÉ DE PRESSE", "press_release", ""),
        ("Communique de presse", "press_release", ""),
        ("CP", "press_release", ""),
        ("– Communiqué –", "press_release", ""),
        ("Communiqué de presse commun", "press_release", ""),
        ("Communiqué de presse n° 2024-12", "press_release", "n° 2024-12"),
        ("Communiqué de presse : Un verger au parc", "press_release", "Un verger au parc"),
        ("COMMUNIQUÉ DE PRESSE | Ville d'Exemple", "press_release", "Ville d'Exemple"),
        ("Dossier de presse", "press_kit", ""),
        ("INVITATION PRESSE", "invitation", ""),
        ("Invitation à la presse", "invitation", ""),
        ("Invitation à une conférence de presse", "invitation", ""),
        ("Point presse", "invitation", ""),
        ("Déclaration", "statement", ""),
        ("Communiqué du maire", "statement", ""),
        ("Mise au point", "clarification", ""),
        ("DROIT DE RÉPONSE", "clarification", ""),
        ("Communiqué de presse du 12 mars 2024", "press_release", ""),
    ],
)
def test_the_genre_line_is_read(line, kind, rest):
    said = formulas.read_line(line)
    assert (said.kinds, said.rest) == ([kind], rest)


@pytest.mark.parametrize(
    "line",
    [
        "Invitation au voyage dans les parcs de la ville",
        "Communiquer autrement",
        "Déclaration d'amour à un verger",
        "Le communiqué de presse a trente ans",
        "Mise au pointage des agents",
    ],
)
def test_a_title_that_resembles_a_genre_is_none(line):
    said = formulas.read_line(line)
    assert (said.kinds, said.rest) == ([], line)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Grenoble, le 12 mars 2024", "Grenoble"),
        ("GRENOBLE, LE 12 MARS 2024", "GRENOBLE"),
        ("Grenoble le mardi 12 mars 2024", "Grenoble"),
        ("À Grenoble, le 12 mars 2024", "Grenoble"),
        ("Fait à Grenoble, le 12 mars 2024", "Grenoble"),
        ("Saint-Martin-d'Exemple, le 12/03/2024", "Saint-Martin-d'Exemple"),
        ("Le Pont-d'Exemple, le 12 mars 2024.", "Le Pont-d'Exemple"),
        ("Exemple sur Isère, mardi 12 mars 2024", "Exemple sur Isère"),
        ("Grenoble (Isère), le 12 mars 2024", "Grenoble (Isère)"),
        ("Mardi 12 mars 2024", None),
        ("Le 12 mars 2024", None),
        ("Date : 12/03/2024", None),
        ("Publié le 12 mars 2024", None),
        ("12 mars 2024", None),
        ("2024-03-12", None),
        ("– 12 mars 2024 –", None),
    ],
)
def test_a_date_line_gives_its_day_and_the_place_when_there_is_one(line, place):
    said = formulas.read_line(line)
    assert ([one.date for one in said.dates], said.place, said.rest) == ([DAY], place, "")


@pytest.mark.parametrize(
    "line",
    [
        "Rendez-vous le 12 mars 2024 au parc",
        "La piscine ouvre le 12 mars 2024",
        "Depuis le 12 mars 2024, tout change",
        "Du 12 mars 2024 au 15 mars 2024",
    ],
)
def test_a_date_inside_a_sentence_is_no_date_line(line):
    said = formulas.read_line(line)
    assert (said.dates, said.place, said.rest) == ([], None, line)


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("Sous embargo jusqu’au jeudi 14 mars 2024 à 11h", datetime(2024, 3, 14, 11)),
        ("SOUS EMBARGO JUSQU'AU 14 MARS 2024 À 11 H 30", datetime(2024, 3, 14, 11, 30)),
        ("Embargo : 14/03/2024, 11:00", datetime(2024, 3, 14, 11)),
        ("Embargo jusqu’à 6 heures, le jeudi 14 mars 2024", datetime(2024, 3, 14, 6)),
        ("Embargo : jeudi 14 mars 2024 – 6h du matin", datetime(2024, 3, 14, 6)),
        ("Sous embargo jusqu’au 14 mars 2024 à midi", datetime(2024, 3, 14, 12)),
        ("Strictement sous embargo jusqu’au 14 mars 2024, 0h00 (heure de Paris)", datetime(2024, 3, 14)),
        ("Sous embargo jusqu’au 2 juillet 2024 à 18h", datetime(2024, 7, 2, 18)),
        ("Sous embargo jusqu’au 14 mars à 11h", datetime(2024, 3, 14, 11)),
        ("Sous embargo jusqu’à 18h", datetime(2024, 3, 12, 18)),
    ],
)
def test_an_embargo_is_an_instant_of_paris(words, instant):
    assert formulas.read_line(words).embargo == words
    read, _ = formulas.read_embargo(words, DAY)
    assert read == instant.replace(tzinfo=PARIS)
    assert read.tzinfo is PARIS


@pytest.mark.parametrize(
    "words",
    [
        "Sous embargo",
        "Sous embargo jusqu’au 14 mars 2024",
        "Sous embargo jusqu’au 14 mars 2024 à minuit",
        "Sous embargo jusqu’au 14 mars 2024 inclus",
        "Sous embargo jusqu’au 14 mars 2024 à 24h",
        "Sous embargo jusqu’au 14 mars 2024 à 11h GMT",
        "Sous embargo jusqu’au 14 mars 2024 à 6h du soir",
        "Sous embargo jusqu’au 14 mars 2024 à 11h ou 12h",
        "Sous embargo du 13 mars 2024 au 14 mars 2024 à 11h",
        "Sous embargo jusqu’au 31 mars 2024 à 2h30",
        "Sous embargo jusqu’au 27 octobre 2024 à 2h30",
        "Sous embargo jusqu’au 30 février 2024 à 11h",
    ],
)
def test_an_hour_that_is_not_sure_is_a_doubt_and_never_a_guess(words):
    read, doubts = formulas.read_embargo(words, None)
    assert read is None
    assert [(doubt.field, doubt.words) for doubt in doubts] == [("embargo", words)]


def test_the_weekday_of_an_embargo_is_checked():
    read, doubts = formulas.read_embargo("Sous embargo jusqu’au lundi 14 mars 2024 à 11h", None)
    assert read == datetime(2024, 3, 14, 11, tzinfo=PARIS)
    assert [doubt.why for doubt in doubts] == ["Le 14 mars 2024 est un jeudi."]


@pytest.mark.parametrize(
    "line",
    [
        "Pour diffusion immédiate",
        "POUR DIFFUSION IMMÉDIATE",
        "Diffusion immédiate",
        "Publication immédiate",
        "Sans embargo",
        "Embargo : aucun",
        "Embargo levé",
    ],
)
def test_immediate_release_is_never_an_embargo(line):
    said = formulas.read_line(line)
    assert (said.immediate, said.embargo, said.rest) == (True, "", "")


def test_a_line_may_say_several_things():
    said = formulas.read_line(
        "COMMUNIQUÉ DE PRESSE – Grenoble, le 12 mars 2024 – SOUS EMBARGO jusqu'au 14 mars 2024 à 11h"
    )
    assert (said.kinds, said.place, said.rest) == (["press_release"], "Grenoble", "")
    assert [one.date for one in said.dates] == [DAY]
    assert said.embargo == "SOUS EMBARGO jusqu'au 14 mars 2024 à 11h"


@pytest.mark.parametrize("line", ["FIN", "– Fin –", "fin du communiqué", "-ends-", "- 30 -", "END"])
def test_an_end_mark_is_known(line):
    assert formulas.ends_text(line)


@pytest.mark.parametrize("line", ["Fin des travaux", "30", "Fin août", "Tout est fini"])
def test_an_end_mark_is_not_seen_in_words(line):
    assert not formulas.ends_text(line)
