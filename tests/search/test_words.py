"""Words, tokens and stems: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.search.words import GAP, STEM, stem, token, tokens, words


@pytest.mark.parametrize(
    "written",
    ["élu-es", "élu·es", "élu•es", "élu.es", "élu/es", "élu(e)s", "élu-e-s", "élu·e·s", "élu.e.s", "ÉLU-ES", "élu‑es"],
)
def test_an_inclusive_form_is_read_as_one_word(written):
    assert words(f"Les {written} votent.") == ["les", "élus", "votent"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("directeur·rice·s", "directeurs"),
        ("précurseur-euses", "précurseurs"),
        ("citoyen-nes", "citoyens"),
        ("professionnel·les", "professionnels"),
        ("conseiller-ère", "conseiller"),
        ("infirmier·ères", "infirmiers"),
        ("actif-ve-s", "actifs"),
        ("heureux-ses", "heureux"),
        ("maire-sse", "maire"),
    ],
)
def test_inclusive_forms_of_every_make_are_known(written, read):
    assert words(written) == [read]


@pytest.mark.parametrize(
    "written",
    ["porte-parole", "rendez-vous", "vis-à-vis", "dit-elle", "Villiers-le-Bel", "Saint-Martin-d’Hères", "peut-être"],
)
def test_other_hyphens_part_words(written):
    assert len(words(written)) > 1


@pytest.mark.parametrize(
    "forms",
    [
        "élu élus élue élues",
        "chercheur chercheuse chercheurs chercheuses",
        "acteur actrice acteurs actrices",
        "heureux heureuse",
        "actif active actifs actives",
        "public publique publiques",
        "rénove rénover rénovés rénovation rénovations rénovent",
        "ouvre ouvrir ouvrent ouverte ouverture",
        "travail travaux",
        "journal journaux",
        "réseau réseaux",
        "lieu lieux",
        "vélo vélos",
        "école écoles ecole ecoles",
        "éloignée éloignées eloignees",
        "œil yeux",
        "cœur coeurs",
        "conseiller conseillère conseillères",
        "reçoit reçu recevoir",
        "président présidente présidents",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair",
    ["commune communiqué", "conseil conseiller", "école collège", "mer mercredi", "agent agence", "ville village"],
)
def test_words_that_only_look_alike_have_stems_of_their_own(pair):
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_stop_words_have_no_stem():
    assert [stem(word) for word in ("les", "été", "est")] == ["", "zzete", ""]


def test_numbers_stay_in_one_piece():
    assert tokens("2 310 arbres, 1\u202f200 m², en 2021 à 9h30") == [
        "zn2310", "arbres", "zn1200", "m2", "en", "zn2021", "a", "zn9h30"
    ]  # fmt: skip


@given(st.text())
def test_tokens_are_letters_and_digits_that_begin_with_a_letter(text):
    for word in words(text):
        for one in (token(word), stem(word)):
            assert one == "" or (one.isascii() and one.isalnum() and one[0].isalpha() and one == one.lower()), word


@given(st.text())
def test_what_is_read_from_tokens_is_the_same_tokens(text):
    """A token typed by someone finds the text that has it, and cannot be a stem or a gap that it is not."""
    plain = [one for one in tokens(text) if not one.startswith(("zn", "zu", STEM)) and one != GAP]
    assert tokens(" ".join(plain)) == plain
