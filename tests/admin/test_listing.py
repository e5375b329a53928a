"""The list of communiqués and the first page: each once, its state in words, and few queries."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from releases import actions
from releases.admin.listing import in_phase
from releases.models import Revision
from releases.workflow import Phase
from tests.admin.pages import words
from tests.factories import (
    NOW,
    make_approved,
    make_corrected,
    make_draft,
    make_spokesperson,
    make_submitted,
    make_theme,
    make_user,
)

LIST = reverse("admin:releases_revision_changelist")


@pytest.fixture(autouse=True)
def _at_ten_on_wednesday():
    with time_machine.travel(NOW, tick=False):
        yield


def one_of_each():
    make_draft(title="Un brouillon")
    make_submitted(title="Une relecture")
    make_approved(title="Un programmé", publish_at=NOW + timedelta(hours=2))
    hour = NOW + timedelta(hours=3)
    make_approved(title="Un embargo", embargo_until=hour, publish_at=hour)
    make_approved(title="Un publié")
    corrected = make_approved(title="Un corrigé", now=NOW - timedelta(days=2))
    make_corrected(corrected, now=NOW - timedelta(days=1))
    withdrawn = make_approved(title="Un retiré")
    by = make_user("Validation")
    actions.withdraw(withdrawn.communique, by=by, now=NOW, kind="withdrawn", reason="Un motif.")


def titles(response):
    return sorted(revision.title for revision in response.context["cl"].result_list)


def test_each_communique_is_listed_once_with_its_state_in_words(log_in):
    one_of_each()
    response = log_in("Rédaction").get(LIST)
    page = words(response)
    assert len(titles(response)) == 7
    for state in (
        "brouillon",
        "en relecture",
        "programmé pour le 12 mars 2031 à 12 h 00",
        "sous embargo jusqu’au 12 mars 2031 à 13 h 00",
        "publié le 12 mars 2031 à 10 h 00",
        "corrigé le 11 mars 2031 à 10 h 00",
        "retiré le 12 mars 2031 à 10 h 00",
    ):
        assert state in page
    assert "Approuver, ou renvoyer en écriture Validation (soumis par personne" in page


def test_the_filter_by_state_agrees_with_the_workflow(log_in):
    one_of_each()
    client = log_in("Validation")
    newest = list(Revision.objects.newest().select_related("communique"))
    for phase in Phase:
        expected = sorted(revision.title for revision in newest if revision.phase(NOW) is phase)
        assert sorted(newest_title(phase)) == expected
        if phase is not Phase.SUPERSEDED:
            assert titles(client.get(LIST, {"etat": phase.name.lower()})) == expected
            assert len(expected) == 1


def newest_title(phase):
    return Revision.objects.newest().filter(in_phase(phase, NOW)).values_list("title", flat=True)


def test_every_revision_is_in_one_phase_and_one_only(db):
    one_of_each()
    everything = set(Revision.objects.values_list("pk", flat=True))
    found = [pk for phase in Phase for pk in Revision.objects.filter(in_phase(phase, NOW)).values_list("pk", flat=True)]
    assert sorted(found) == sorted(everything)


def test_the_list_is_filtered_by_theme_author_and_period(log_in):
    author = make_user(username="claire")
    make_draft(author, title="Le sien", themes=[make_theme()], issued_on=NOW.date())
    make_draft(title="Un autre", issued_on=NOW.date() - timedelta(days=500))
    make_draft(title="Sans date", issued_on=None)
    client = log_in("Rédaction")
    for asked in ({"theme": "numerique"}, {"auteur": "claire"}, {"periode": "mois"}, {"periode": "2031"}):
        assert titles(client.get(LIST, asked)) == ["Le sien"]
    assert titles(client.get(LIST, {"periode": "2029"})) == ["Un autre"]
    assert titles(client.get(LIST, {"periode": "sans"})) == ["Sans date"]


@pytest.mark.parametrize("sought", ["fibre", "chapeau de paille", "guinguette", "mots célèbres", "Modèle", "domini"])
def test_the_search_reads_title_lead_text_quotes_and_speakers(log_in, sought):
    make_draft(
        title="La fibre arrive",
        lead="Un chapeau de paille.",
        text="<p>Une guinguette.</p>",
        quote="Des mots célèbres.",
        speaker=make_spokesperson("Dominique", "Modèle"),
    )
    make_draft(title="Autre chose")
    assert titles(log_in("Rédaction").get(LIST, {"q": sought})) == ["La fibre arrive"]


@pytest.mark.parametrize(
    "asked",
    ["etat=???", "theme=%00", "auteur=9", "periode=99999", "periode=0000", "q=%22*'(", "p=99999", "o=99.99", "p=abc"],
)
def test_wrong_questions_break_nothing(log_in, asked):
    make_draft()
    assert log_in("Rédaction").get(f"{LIST}?{asked}").status_code in {200, 302}


def test_the_list_costs_the_same_whatever_its_length(log_in, django_assert_max_num_queries):
    client = log_in("Rédaction")
    one_of_each()
    for _ in range(5):
        make_draft(quote="Des mots.")
    with django_assert_max_num_queries(10):
        assert client.get(LIST).status_code == 200


def test_the_list_has_no_deletion_and_no_editing(log_in):
    make_draft()
    client = log_in("Administration")
    page = client.get(LIST).content.decode()
    assert 'name="action"' not in page
    assert "list_editable" not in page
    revision = Revision.objects.get()
    assert (
        client.post(reverse("admin:releases_revision_delete", args=[revision.pk]), {"post": "yes"}).status_code == 403
    )
    assert Revision.objects.count() == 1


def test_the_first_page_shows_what_waits(log_in, django_assert_max_num_queries):
    one_of_each()
    client = log_in("Validation")
    with django_assert_max_num_queries(12):
        page = words(client.get(reverse("admin:index")))
    assert "À relire Une relecture soumis par personne" in page
    assert "Brouillons Un brouillon" in page
    assert "Programmés Un programmé programmé : le 12 mars 2031 à 12 h 00" in page
    assert "Grenoble Presse" in page
    assert page.index("Tous les communiqués") < page.index("Contacts presse")


def test_someone_of_no_group_learns_nothing(log_in):
    one_of_each()
    client = log_in(None)
    assert client.get(LIST).status_code == 403
    assert "Une relecture" not in words(client.get(reverse("admin:index")))
