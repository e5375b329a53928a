"""A quote takes the office that its speaker held on the communiqué's date, in that day's words."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from releases import actions
from releases.models import Mandate, Quote
from tests.factories import NOW, fresh, make_approved, make_draft, make_spokesperson, make_submitted, make_user

DAY = timedelta(days=1)


def mandate(person, title, starts_on, ends_on=None, delegation=""):
    return Mandate.objects.create(
        spokesperson=person, title=title, delegation=delegation, starts_on=starts_on, ends_on=ends_on
    )


def quote(person, day, **fields):
    """A quote of this person in a draft of that day, cleaned as a form does."""
    block = Quote(parent=make_draft(issued_on=day), region="main", ordering=20, text="Des mots.", spokesperson=person)
    for name, value in fields.items():
        setattr(block, name, value)
    block.full_clean()
    return block


@pytest.fixture
def person(db):
    """A councillor from 2014 to 2018, deputy mayor from 2020 to 2026, and nothing in between."""
    person = make_spokesperson("Camille", "Exemple", title="")
    mandate(person, "conseillère municipale", date(2014, 4, 4), date(2018, 6, 30))
    mandate(person, "adjointe au maire", date(2020, 7, 4), date(2026, 3, 28), "à la Culture")
    return person


@pytest.mark.parametrize(
    ("day", "role"),
    [
        (date(2014, 4, 4), "conseillère municipale"),
        (date(2018, 6, 30), "conseillère municipale"),
        (date(2020, 7, 4), "adjointe au maire à la Culture"),
        (date(2026, 3, 28), "adjointe au maire à la Culture"),
    ],
)
def test_a_quote_takes_the_mandate_of_the_day_both_ends_included(person, day, role):
    block = quote(person, day)
    assert block.role == role
    assert block.mandate.words == role


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (
            date(2014, 4, 3),
            "« conseillère municipale (du 4 avril 2014 au 30 juin 2018) » et "
            "« adjointe au maire à la Culture (du 4 juillet 2020 au 28 mars 2026) »",
        ),
        (
            date(2020, 7, 3),
            "« adjointe au maire à la Culture (du 4 juillet 2020 au 28 mars 2026) » et "
            "« conseillère municipale (du 4 avril 2014 au 30 juin 2018) »",
        ),
        (
            date(2026, 3, 29),
            "« adjointe au maire à la Culture (du 4 juillet 2020 au 28 mars 2026) » et "
            "« conseillère municipale (du 4 avril 2014 au 30 juin 2018) »",
        ),
    ],
)
def test_a_day_without_mandate_is_refused_and_the_nearest_are_offered(person, day, nearest):
    with pytest.raises(ValidationError) as caught:
        quote(person, day)
    (message,) = caught.value.message_dict["mandate"]
    assert message.startswith("Camille Exemple n’exerçait aucun mandat le ")
    assert message.endswith(f"Au plus près : {nearest}. Vérifiez la date, ou complétez les mandats.")


def test_only_the_two_nearest_mandates_are_offered(person):
    mandate(person, "députée", date(1993, 4, 2), date(1997, 4, 21))
    with pytest.raises(ValidationError) as caught:
        quote(person, date(2019, 1, 1))
    assert "députée" not in caught.value.messages[0]
    assert [one.title for one in person.mandates.nearest(date(1990, 1, 1))] == ["députée", "conseillère municipale"]


def test_several_mandates_on_one_day_ask_which(person):
    other = mandate(person, "vice-présidente de la Métropole", date(2020, 7, 17))
    with pytest.raises(ValidationError) as caught:
        quote(person, date(2021, 2, 4))
    assert caught.value.message_dict == {
        "mandate": [
            "Camille Exemple exerçait ce jour-là plusieurs mandats : choisissez "
            "« vice-présidente de la Métropole » et « adjointe au maire à la Culture »."
        ]
    }
    assert quote(person, date(2021, 2, 4), mandate=other).role == "vice-présidente de la Métropole"


def test_a_mandate_of_another_day_gives_way_to_that_of_the_day(person):
    old = person.mandates.get(title="conseillère municipale")
    block = quote(person, date(2021, 2, 4), mandate=old)
    assert (block.mandate.title, block.role) == ("adjointe au maire", "adjointe au maire à la Culture")


def test_the_mandate_of_another_person_gives_way(person):
    other = make_spokesperson("Dominique", "Témoin", title="maire")
    assert quote(person, date(2021, 2, 4), mandate=other.mandates.get()).role == "adjointe au maire à la Culture"


def test_a_person_without_mandate_carries_the_title_that_was_written(db):
    expert = make_spokesperson("Dominique", "Témoin", title="")
    block = quote(expert, date(2021, 2, 4), role="géographe")
    assert (block.mandate, block.role) == (None, "géographe")


def test_a_quote_without_speaker_or_date_waits(person):
    assert quote(None, date(2021, 2, 4)).role == ""
    assert quote(person, None).role == ""


def test_the_words_of_the_mandate_replace_what_was_written(person):
    assert quote(person, date(2021, 2, 4), role="reine de la Culture").role == "adjointe au maire à la Culture"


def test_a_mandate_renamed_later_changes_no_published_page(person):
    revision = make_approved(quote="Des mots.", speaker=person, issued_on=date(2021, 2, 4))
    before = fresh(revision).frozen.main_html
    person.mandates.filter(title="adjointe au maire").update(title="première adjointe", delegation="")
    assert Quote.objects.get(parent=revision).role == "adjointe au maire à la Culture"
    assert "adjointe au maire" in before
    assert fresh(revision).frozen.main_html == before


def test_a_correction_after_the_renaming_keeps_the_words_of_that_day(person):
    revision = make_approved(quote="Des mots.", speaker=person, issued_on=date(2021, 2, 4))
    person.mandates.filter(title="adjointe au maire").update(title="première adjointe")
    by, now = make_user(), NOW + DAY
    correction = actions.correct(revision.communique, by=by, now=now)
    correction.correction_is_minor = True
    actions.save_draft(correction, by=by, now=now)
    actions.submit(correction, by=by, now=now)
    assert Quote.objects.get(parent=correction).role == "adjointe au maire à la Culture"


def test_a_draft_whose_date_changes_takes_the_office_of_the_new_day(person):
    by = make_user()
    draft = make_draft(by, quote="Des mots.", speaker=person, issued_on=date(2021, 2, 4))
    draft.issued_on = date(2015, 1, 1)
    actions.save_draft(draft, by=by, now=NOW)
    Quote.objects.filter(parent=draft).update(mandate=None)
    actions.take_mandates(fresh(draft))
    assert Quote.objects.get(parent=draft).role == "conseillère municipale"


def test_a_quote_whose_day_has_no_mandate_keeps_the_text_back(person):
    by = make_user()
    draft = make_draft(by, quote="Des mots.", speaker=person, issued_on=date(2021, 2, 4))
    draft.issued_on = date(2019, 1, 1)
    actions.save_draft(draft, by=by, now=NOW)
    Quote.objects.filter(parent=draft).update(mandate=None)
    with pytest.raises(actions.Refused) as caught:
        actions.submit(draft, by=by, now=NOW)
    (reason,) = caught.value.reasons
    assert reason.startswith("Camille Exemple n’exerçait aucun mandat le 1er janvier 2019. Au plus près : ")


def test_a_new_speaker_without_mandate_does_not_inherit_an_office(person):
    block = quote(person, date(2021, 2, 4))
    block.save()
    block.spokesperson = make_spokesperson("Dominique", "Témoin", title="")
    block.full_clean()
    assert (block.mandate, block.role) == (None, "")


def test_the_words_of_a_quote_are_kept_as_they_were_spoken(person):
    words = "Le label «Territoire, Villes et Villages Internet» :\n\nune « grande » reconnaissance !"
    revision = make_submitted(quote=words, speaker=person, issued_on=date(2021, 2, 4))
    assert Quote.objects.get(parent=revision).text == words


def test_the_frozen_facts_hold_the_speaker_and_the_office(person):
    revision = make_approved(quote="Des mots.", speaker=person, issued_on=date(2021, 2, 4))
    (block,) = [one for one in json.loads(fresh(revision).frozen.document)["blocks"] if one["type"] == "quote"]
    assert block["speaker"] == {"name": "Camille Exemple", "slug": "camille-exemple"}
    assert block["role"] == "adjointe au maire à la Culture"
    assert block["number"] == 1
