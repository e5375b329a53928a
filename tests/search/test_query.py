"""What is typed, understood: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.search.engines import fts5, tsquery
from releases.search.query import LONGEST, MOST_TERMS, parse, without


def asked(typed):
    query = parse(typed)
    return [term.asked for term in query.terms], [term.asked for term in query.excluded]


@pytest.mark.parametrize(
    ("typed", "terms", "excluded"),
    [
        ("rénovation école", ["rénovation", "école"], []),
        ("les écoles de la ville", ["écoles", "ville"], []),
        ("de la", ["de", "la"], []),
        ("« hôtel de ville » nuit", ["« hôtel de ville »", "nuit"], []),
        ('"hôtel de ville" nuit', ["« hôtel de ville »", "nuit"], []),
        ("« jamais fermés", ["« jamais fermés »"], []),
        ("école -collège", ["école"], ["collège"]),
        ("école -« groupe scolaire » -les", ["école"], ["« groupe scolaire »"]),
        ("porte-parole - demi-journée", ["porte-parole", "demi-journée"], []),
        ("eau/air,vent", ["eau", "air", "vent"], []),
        ("école école ÉCOLE", ["école", "ÉCOLE"], []),
        ("2 310 arbres", ["2 310", "arbres"], []),
        ("-", [], []),
        ('" « » "', [], []),
        ("\x00\x07", [], []),
    ],
)
def test_words_phrases_and_exclusions_are_told_apart(typed, terms, excluded):
    assert asked(typed) == (terms, excluded)


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [
        ("plan vél", "vel"),
        ("plan vé", ""),  # too short: half of the language begins so
        ("vélo plan ", "plan"),
        ("vélo « plan »", ""),
        ("vélo -plan", ""),
        ("rendez-vous", ""),
        ("rue 2021", ""),
        ("vélo de la", ""),
    ],
)
def test_only_the_last_word_is_a_beginning(typed, prefix):
    assert parse(typed).prefix == prefix


def test_a_query_too_long_is_cut_and_says_so():
    long = parse("mot " * 100)
    assert (len(long.text) <= LONGEST, long.was_cut) == (True, True)
    many = parse(" ".join(f"mot{chr(97 + n)}" for n in range(20)))
    assert (len(many.terms), many.was_cut) == (MOST_TERMS, True)
    assert parse("x" * LONGEST).was_cut is False


def test_what_was_asked_can_be_asked_again_without_a_part():
    query = parse("école « hôtel de ville » -collège")
    assert without(query, query.terms[0]) == "« hôtel de ville » -collège"
    assert without(query, *query.excluded) == "école « hôtel de ville »"
    assert parse(without(query)) == query.__class__(without(query), query.terms, query.excluded)


@given(st.text())
def test_any_text_is_a_query_whose_engines_see_only_tokens(typed):
    query = parse(typed)
    assert (len(query.text) <= LONGEST, len(query.terms) <= MOST_TERMS) == (True, True)
    for term in (*query.terms, *query.excluded):
        assert term.forms, term
        assert all(form.replace(" ", "").isascii() and form.replace(" ", "").isalnum() for form in term.forms)
    if query:
        for expression, operators in (
            (fts5(query, with_prefix=True), '"()* '),
            (tsquery(query, with_prefix=True), "'()|&!<->:* "),
        ):
            assert all(c.isascii() and (c.isalnum() or c in operators) for c in expression)
