"""Speakers by their first letters, and the office of that day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from releases.models import Mandate
from releases.text.typography import NO_BREAK
from tests.factories import make_spokesperson, make_user

OFFICES = reverse("admin:releases_revision_mandats")
CHOICES = reverse("admin:autocomplete")
SPEAKER = {"app_label": "releases", "model_name": "quote", "field_name": "spokesperson"}


def ask(client, person, day):
    return client.get(OFFICES, {"personne": person.pk, "jour": day}).json()


def test_two_letters_find_a_speaker_with_or_without_accents(log_in):
    person = make_spokesperson("Élodie", "Édouard-Née")
    make_spokesperson("Camille", "Exemple")
    client = log_in("Rédaction")
    for letters in ("éd", "ed", "Élo"):
        found = client.get(CHOICES, SPEAKER | {"term": letters}).json()["results"]
        assert found == [{"id": str(person.pk), "text": "Élodie Édouard-Née"}]


@pytest.mark.parametrize(
    "model", ["quote.spokesperson", "revisioncontact.contact", "revisionaward.award", "figure.image"]
)
def test_choices_are_told_only_to_those_who_may_see_them(log_in, model):
    model_name, field_name = model.split(".")
    asked = {"app_label": "releases", "model_name": model_name, "field_name": field_name, "term": "a"}
    assert log_in("Rédaction").get(CHOICES, asked).status_code == 200
    assert log_in(None).get(CHOICES, asked).status_code == 403
    assert Client().get(CHOICES, asked).status_code == 302
    reader = Client()
    reader.force_login(make_user(None))
    reader.get("/admin/")
    assert reader.get(OFFICES).status_code == 403


def test_the_office_of_that_day_is_told_in_words(log_in):
    person = make_spokesperson(title="adjointe au maire", until=date(2024, 1, 1))
    client = log_in("Rédaction")
    told = ask(client, person, "2023-05-02")
    assert told["words"].replace(NO_BREAK, " ") == "Fonction le 2 mai 2023 : adjointe au maire."
    assert [one["words"] for one in told["held"]] == ["adjointe au maire"]


def test_a_day_without_office_offers_the_nearest(log_in):
    person = make_spokesperson(title="adjointe au maire", until=date(2024, 1, 1))
    told = ask(log_in("Rédaction"), person, "2030-01-01")
    assert told["held"] == []
    assert "Aucun mandat le 1er" in told["words"]
    assert "du 4\u00a0juillet 2020 au 1er\u00a0janvier 2024" in told["words"]


def test_several_offices_are_a_choice_and_none_at_all_is_a_role_to_write(log_in):
    person = make_spokesperson()
    Mandate.objects.create(spokesperson=person, title="présidente", starts_on=date(2021, 1, 1))
    client = log_in("Rédaction")
    assert len(ask(client, person, "2022-01-01")["held"]) == 2
    assert ask(client, make_spokesperson("Jeanne", "Experte", title=""), "2022-01-01")["plain"] is True
    assert ask(client, person, "")["words"].startswith("Donnez la date")


@pytest.mark.parametrize("asked", ["", "personne=", "personne=x", "personne=" + "9" * 40, "personne=²", "jour=9999"])
def test_wrong_questions_are_answered_without_failure(log_in, asked):
    assert log_in("Rédaction").get(f"{OFFICES}?{asked}").status_code == 404


@pytest.mark.parametrize("day", ["2031-13-45", "hier", "0000-00-00", "99999-01-01"])
def test_a_wrong_day_is_no_day(log_in, day):
    assert ask(log_in("Rédaction"), make_spokesperson(), day)["words"].startswith("Donnez la date")
