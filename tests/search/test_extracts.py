"""Words marked, passages chosen: pure."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.search.extracts import LENGTH, extract, marked
from releases.search.query import parse


@pytest.mark.parametrize(
    ("text", "typed", "wanted"),
    [
        ("Les écoles rénovées", "ecole renovation", "Les <mark>écoles</mark> <mark>rénovées</mark>"),
        ("Les élu-es votent", "élue", "Les <mark>élu-es</mark> votent"),
        ("Les élu·e·s votent", "élus", "Les <mark>élu·e·s</mark> votent"),
        ("L’école d’été", "école", "L’<mark>école</mark> d’été"),
        ("Le cœur des œuvres", "coeur oeuvre", "Le <mark>cœur</mark> des <mark>œuvres</mark>"),
        ("Les porte-parole parlent", "parole", "Les porte-<mark>parole</mark> parlent"),
        ("Les porte-parole parlent", "porte-parole", "Les <mark>porte-parole</mark> parlent"),
        ("La ville, l’hôtel de ville", "« hôtel de ville »", "La ville, l’<mark>hôtel de ville</mark>"),
        ("Les agent-es de la propreté", "« agents de la propreté »", "Les <mark>agent-es de la propreté</mark>"),
        ("Mercredi, à la mer", "mer", "<mark>Mercredi</mark>, à la <mark>mer</mark>"),
        ("Le travail et les travaux", "travaux", "Le <mark>travail</mark> et les <mark>travaux</mark>"),
        ("2\u202f310 arbres", "2310", "2\u202f310 arbres"),
        ("<b>école</b> & co", "école", "&lt;b&gt;<mark>école</mark>&lt;/b&gt; &amp; co"),
        ("Rien ici", "école", "Rien ici"),
        ("L’école", "-école", "L’école"),
    ],
)
def test_the_words_asked_are_marked_where_they_stand(text, typed, wanted):
    assert marked(text, parse(typed)) == wanted


def test_the_extract_shows_the_passage_that_has_the_most_words():
    text = f"Une école. {'Du texte. ' * 60}Plus loin, une école rénovée avec soin. {'Encore du texte. ' * 40}"
    found = extract(text, parse("école rénovée"))
    assert found.startswith("… Plus loin, une <mark>école</mark> <mark>rénovée</mark> avec soin.")
    assert found.endswith(" …")


def test_an_extract_without_a_word_asked_is_the_beginning():
    assert extract("Le début du texte.", parse("introuvable")) == "Le début du texte."


@given(st.text(), st.text())
def test_an_extract_is_short_and_is_the_text_itself(text, typed):
    found = extract(text, parse(typed))
    assert re.findall(r"<[^>]*>", found.replace("<mark>", "").replace("</mark>", "")) == []
    plain = html.unescape(re.sub(r"</?mark>", "", found))
    assert plain.removeprefix("… ").removesuffix(" …") in text.replace("\n", " ")
    assert len(plain) <= LENGTH + 90


@given(st.text(), st.text())
def test_marks_change_no_character(text, typed):
    assert html.unescape(re.sub(r"</?mark>", "", marked(text, parse(typed)))) == text
