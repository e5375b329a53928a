"""Addresses made of words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.slugs import slugify
from releases.text.typography import fine


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (
            "Grenoble reçoit le label national «Territoires, Villes et Villages Internet»",
            "grenoble-recoit-le-label-national-territoires-villes-et-villages-internet",
        ),
        ("L’élu·e, l'élu-e", "l-elu-e-l-elu-e"),
        ("Vœux du maire : cœur de ville & Œuvre", "voeux-du-maire-coeur-de-ville-oeuvre"),
        ("Ex æquo, Łódź, straße, Ærø", "ex-aequo-lodz-strasse-aero"),
        ("22e label", "22e-label"),
        ("  –  ", ""),
        ("", ""),
        ("日本", ""),
    ],
)
def test_a_slug_keeps_words_apart_and_letters_readable(text, slug):
    assert slugify(text) == slug


def test_a_long_slug_is_cut_between_two_words():
    assert slugify("un deux trois", max_length=9) == "un-deux"
    assert slugify("un deux trois", max_length=7) == "un-deux"
    assert slugify("anticonstitutionnellement", max_length=7) == "anticon"


@given(st.text())
def test_a_slug_is_made_of_ascii_words_and_hyphens(text):
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slugify(text)) is not None


@given(st.text(), st.integers(1, 40))
def test_a_slug_of_a_slug_is_itself(text, length):
    slug = slugify(text, max_length=length)
    assert slugify(slug, max_length=length) == slug
    assert len(slug) <= length


@given(st.text(alphabet="abcé '’«»:;!?-œ12").filter(lambda text: not re.search(r"oe|\d", text)))
def test_typography_does_not_change_an_address(text):
    assert slugify(fine(text, verbatim=True)) == slugify(text)
