"""Dates, hours, telephone numbers, names and enumerations of French."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.french import (
    PARIS,
    aware,
    find_dates,
    find_phones,
    fold_accents,
    format_date,
    format_datetime,
    format_phone,
    in_paris,
    join_words,
    sort_key,
    zone_name,
)
from releases.text.typography import fine


def test_a_date_is_written_in_words():
    assert format_date(date(2021, 2, 4)) == "4 février 2021"
    assert format_date(date(2021, 2, 4), weekday=True) == "jeudi 4 février 2021"
    assert format_date(date(2021, 2, 1)) == "1er février 2021"


def test_an_instant_is_written_in_the_time_of_paris():
    assert format_datetime(datetime(2021, 2, 4, 10, 0, tzinfo=UTC)) == "4 février 2021 à 11 h 00"
    assert format_datetime(datetime(2021, 7, 4, 22, 5, tzinfo=UTC)) == "5 juillet 2021 à 0 h 05"


def test_an_instant_without_zone_is_refused():
    with pytest.raises(ValueError, match="names no instant"):
        in_paris(datetime(2021, 2, 4, 10, 0))
    with pytest.raises(ValueError, match="already has a time zone"):
        aware(datetime(2021, 2, 4, 10, 0, tzinfo=UTC))


def test_the_hour_that_march_skips_is_told_to_the_editor():
    with pytest.raises(ValueError, match="28 mars 2021 à 2 h 30 n’existe pas"):
        aware(datetime(2021, 3, 28, 2, 30))


def test_the_hour_that_october_repeats_asks_which():
    repeated = datetime(2021, 10, 31, 2, 30)
    with pytest.raises(ValueError, match="existe deux fois"):
        aware(repeated)
    first, second = aware(repeated, fold=0), aware(repeated, fold=1)
    assert (zone_name(first), zone_name(second)) == ("heure d’été", "heure d’hiver")
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jeudi 4 février 2021", [(date(2021, 2, 4), True)]),
        ("Aujourd'hui, jeudi 4 février 2021, la Ville", [(date(2021, 2, 4), True)]),
        ("Mercredi 4 février 2021", [(date(2021, 2, 4), False)]),
        ("Grenoble, le 4 février 2021", [(date(2021, 2, 4), None)]),
        ("1er mars 2021 puis le 04/02/2021, 04/02/21 et 2021-02-04", [
            (date(2021, 3, 1), None), (date(2021, 2, 4), None), (date(2021, 2, 4), None), (date(2021, 2, 4), None),
        ]),
        ("4 févr. 2021, 12 déc. 2021, 3 AOÛT 2021", [
            (date(2021, 2, 4), None), (date(2021, 12, 12), None), (date(2021, 8, 3), None),
        ]),
        ("31 février 2021, 2er mars 2021, le 4 février, chapitre 1.2.21, 9:30", []),
    ],
)  # fmt: skip
def test_dates_are_found_in_a_text(text, found):
    assert [(written.date, written.weekday_matches) for written in find_dates(text)] == found


def test_a_date_without_year_is_found_when_the_year_is_known():
    assert [written.words for written in find_dates("jeudi 4 février", year=2021)] == ["jeudi 4 février"]


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.booleans())
def test_a_written_date_is_read_back_even_in_fine_typography(day, weekday):
    for text in (format_date(day, weekday), fine(format_date(day, weekday))):
        (written,) = find_dates(f"Le {text}.")
        assert (written.date, written.weekday_matches) == (day, True if weekday else None)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2037, 12, 31)), st.sampled_from([0, 1]))
def test_what_the_clock_of_paris_shows_is_read_back(naive, fold):
    skipped = naive.replace(tzinfo=PARIS).astimezone(UTC).astimezone(PARIS).replace(tzinfo=None, fold=0) != naive
    if skipped:
        with pytest.raises(ValueError, match="n’existe pas"):
            aware(naive, fold)
    else:
        assert in_paris(aware(naive, fold).astimezone(UTC)).replace(tzinfo=None, fold=0) == naive


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("04 76 76 39 21  \n04 76 76 11 42", ["+33476763921", "+33476761142"]),
        ("04 76 76 39 21 04 76 76 11 42", ["+33476763921", "+33476761142"]),
        ("Tél. 04.76.76.39.21, +33 (0)4 76 76 39 21", ["+33476763921", "+33476763921"]),
        ("38000 Grenoble, SIRET 213 801 855 00015, en 2021", []),
    ],
)
def test_telephone_numbers_are_found_in_order(text, numbers):
    assert [e164 for _, e164 in find_phones(text)] == numbers
    assert [e164 for _, e164 in find_phones(fine(text))] == numbers


def test_telephone_numbers_are_shown_without_breaks():
    assert format_phone("+33476763921") == "04\u00a076\u00a076\u00a039\u00a021"
    assert format_phone("+41227305111") == "+41\u00a022\u00a0730\u00a051\u00a011"
    assert format_phone("standard") == "standard"


@given(st.integers(100_000_000, 999_999_999).map(lambda number: f"+33{number}"))
def test_a_shown_number_needs_no_more_typography(number):
    assert fine(format_phone(number)) == format_phone(number)


def test_people_are_sorted_on_the_family_name():
    people = [
        ("N’Diaye", "Awa"),
        ("Le Goff", "Yann"),
        ("d’Estaing", "Jean"),
        ("de Gaulle", "Anne"),
        ("Martin Dupont", "Ana"),
        ("Martin", "Zoé"),
        ("Élie", "Jo"),
        ("DE GAULLE", "Marc"),
        ("Du Bois", "Lou"),
    ]
    assert [f"{first} {last}" for last, first in sorted(people, key=lambda person: sort_key(*person))] == [
        "Lou Du Bois",
        "Jo Élie",
        "Jean d’Estaing",
        "Anne de Gaulle",
        "Marc DE GAULLE",
        "Yann Le Goff",
        "Zoé Martin",
        "Ana Martin Dupont",
        "Awa N’Diaye",
    ]


def test_words_are_joined_as_in_a_sentence():
    assert [join_words(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a et b", "a, b et c"]


def test_accents_are_folded_and_ligatures_opened():
    assert fold_accents("Événement, Œuvre, ex æquo, Ça") == "evenement, oeuvre, ex aequo, ca"
    assert fold_accents("𝑨Ⓑ") == "ab"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold_accents(fold_accents(text)) == fold_accents(text)
