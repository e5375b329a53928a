"""The buttons: who sees which, and what each does; a refusal says all its reasons."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from releases import actions
from releases.admin.acts import ACTS
from releases.models import Revision, Text
from releases.workflow import Phase, Status
from tests.admin.conftest import GROUPS
from tests.admin.pages import act_url, change_url, words
from tests.factories import NOW, fresh, make_approved, make_draft, make_submitted, make_user


@pytest.fixture(autouse=True)
def _at_ten_on_wednesday():
    with time_machine.travel(NOW, tick=False):
        yield


def buttons(client, revision):
    response = client.get(change_url(revision))
    return [act.name for act in response.context["acts"]]


def in_state(state):
    match state:
        case "draft":
            return make_draft()
        case "review":
            return make_submitted()
        case "scheduled":
            return make_approved(publish_at=NOW + timedelta(hours=2))
        case "published":
            return make_approved()
        case "withdrawn":
            revision = make_approved()
            by = make_user("Validation")
            actions.withdraw(revision.communique, by=by, now=NOW, kind="withdrawn", reason="Une erreur de date.")
            return fresh(revision)


WRITERS = {
    "draft": ["soumettre", "abandonner"],
    "review": [],
    "scheduled": [],
    "published": ["corriger"],
    "withdrawn": ["corriger"],
}
APPROVERS = {
    "draft": ["soumettre", "abandonner"],
    "review": ["approuver", "renvoyer"],
    "scheduled": ["rappeler"],
    "published": ["corriger", "changer-adresse", "retirer"],
    "withdrawn": ["corriger", "changer-adresse", "remettre-en-ligne"],
}


@pytest.mark.parametrize("state", WRITERS)
@pytest.mark.parametrize("group", GROUPS)
def test_each_role_sees_its_buttons(log_in, group, state):
    expected = WRITERS if group == "Rédaction" else APPROVERS
    assert buttons(log_in(group), in_state(state)) == expected[state]


@pytest.mark.parametrize("state", WRITERS)
def test_someone_of_no_group_sees_nothing_of_it(log_in, state):
    client, revision = log_in(None), in_state(state)
    assert client.get(change_url(revision)).status_code == 403
    for name in ("soumettre", "approuver", "retirer", "abandonner", "apercu"):
        assert client.get(act_url(name, revision)).status_code == 403
        assert client.post(act_url(name, revision), {"reason": "x"}).status_code == 403


VALUES = {"reason": "Un motif.", "kind": "withdrawn", "slug": "autre-adresse", "when": "now", "confirmed": "on"}


@pytest.mark.parametrize("state", WRITERS)
@pytest.mark.parametrize("group", GROUPS)
def test_a_button_that_is_not_shown_does_nothing_when_it_is_called(log_in, group, state):
    client, revision = log_in(group), in_state(state)
    shown = buttons(client, revision)
    before = Revision.objects.values().get(pk=revision.pk)
    for act in ACTS:
        if act.name not in shown:
            asked = client.get(act_url(act.name, revision))
            done = client.post(act_url(act.name, revision), VALUES)
            assert (asked.status_code, done.status_code) in {(403, 403), (409, 409), (409, 403), (403, 409)}, act.name
            assert words(done).count("Revenir au texte") == 1
    assert Revision.objects.values().get(pk=revision.pk) == before


@pytest.mark.parametrize("state", WRITERS)
def test_a_button_that_is_shown_leads_to_a_page_that_asks_and_then_does(log_in, state):
    for name in APPROVERS[state]:
        client, revision = log_in("Validation"), in_state(state)
        asked = client.get(act_url(name, revision))
        assert asked.status_code == 200
        assert "csrfmiddlewaretoken" in asked.content.decode()
        done = client.post(act_url(name, revision), VALUES, follow=True)
        assert done.status_code == 200, name
        assert len(list(done.context["messages"])) == 1


def test_a_draft_is_submitted_then_approved_now_by_another(log_in):
    writer, approver = log_in("Rédaction"), log_in("Validation")
    revision = make_draft(writer.person)
    writer.post(act_url("soumettre", revision))
    assert fresh(revision).status == Status.REVIEW

    asked = approver.post(act_url("approuver", revision), {"when": "now"})
    assert "Il est le 12 mars 2031 à 10 h 00 (heure d’hiver, à Paris)" in words(asked)
    assert revision.title in words(asked)
    assert fresh(revision).status == Status.REVIEW

    approver.post(act_url("approuver", revision), {"when": "now", "confirmed": "on"})
    assert fresh(revision).phase(NOW) is Phase.PUBLISHED


def test_whoever_submitted_does_not_approve(log_in):
    client = log_in("Validation")
    revision = make_submitted(client.person)
    page = client.get(change_url(revision))
    assert [act.name for act in page.context["acts"]] == ["renvoyer"]
    assert "Vous avez soumis ce texte : une autre personne doit l’approuver." in words(page)
    assert client.get(act_url("approuver", revision)).status_code == 403
    done = client.post(act_url("approuver", revision), {"when": "now", "confirmed": "on"})
    assert done.status_code == 403
    assert "une autre personne doit l’approuver" in words(done)


def test_a_refusal_says_all_its_reasons_and_leads_back(log_in):
    client = log_in("Rédaction")
    revision = actions.create_draft(by=client.person, now=NOW)
    Text.objects.create(parent=revision, region="main", ordering=10, body="<p>XXX</p>")
    for response in (client.get(act_url("soumettre", revision)), client.post(act_url("soumettre", revision))):
        assert response.status_code == 409
        assert response.context["reasons"] == [
            "Il manque le titre.",
            "Il manque le chapô.",
            "Il manque la date du communiqué.",
            "Il manque le contact presse.",
            "Il reste un passage à compléter\u00a0: «\u00a0XXX\u00a0».",
        ]
        assert f'href="{change_url(revision)}"' in response.content.decode()


def test_an_hour_is_chosen_in_paris_to_the_minute(log_in):
    client, revision = log_in("Validation"), make_submitted()
    done = client.post(
        act_url("approuver", revision), {"when": "later", "day": "2031-07-01", "time": "11:00"}, follow=True
    )
    assert "public à partir du 1er juillet 2031 à 11 h 00 (heure d’été, à Paris)" in words(done)
    assert fresh(revision).publish_at.isoformat() == "2031-07-01T09:00:00+00:00"


def test_an_hour_that_does_not_exist_is_explained(log_in):
    client, revision = log_in("Validation"), make_submitted()
    response = client.post(act_url("approuver", revision), {"when": "later", "day": "2031-03-30", "time": "02:30"})
    assert "n’existe pas" in words(response)
    assert fresh(revision).status == Status.REVIEW


@pytest.mark.parametrize(("turn", "utc"), [("0", "00:30"), ("1", "01:30")])
def test_an_hour_that_exists_twice_is_asked_about(log_in, turn, utc):
    client, revision = log_in("Validation"), make_submitted()
    typed = {"when": "later", "day": "2031-10-26", "time": "02:30"}
    asked = client.post(act_url("approuver", revision), typed)
    assert "existe deux fois" in words(asked)
    assert "La seconde, à l’heure d’hiver" in words(asked)
    assert fresh(revision).status == Status.REVIEW
    client.post(act_url("approuver", revision), typed | {"turn": turn})
    assert fresh(revision).publish_at.isoformat() == f"2031-10-26T{utc}:00+00:00"


def test_the_hour_of_the_embargo_is_proposed(log_in):
    revision = make_submitted(embargo_until=NOW + timedelta(days=1, hours=1))
    client = log_in("Validation")
    form = client.get(act_url("approuver", revision)).context["form"]
    assert (form["when"].value(), str(form["day"].value()), form["time"].value().isoformat("minutes")) == (
        "later",
        "2031-03-13",
        "11:00",
    )
    now = client.post(act_url("approuver", revision), {"when": "now", "confirmed": "on"})
    assert now.status_code == 409
    assert "sous embargo jusqu’au 13 mars 2031 à 11 h 00" in words(now)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"when": "demain"},
        {"when": "later"},
        {"when": "later", "day": "hier", "time": "midi"},
        {"when": "later", "day": "2031-02-30", "time": "25:61"},
        {"when": "later", "day": "9999-12-31", "time": "23:59", "turn": "7"},
        {"when": "later", "day": "0001-01-01", "time": "00:00"},
    ],
)
def test_a_wrong_hour_is_no_failure_of_the_server(log_in, typed):
    revision = make_submitted()
    assert log_in("Validation").post(act_url("approuver", revision), typed).status_code in {200, 409}
    assert fresh(revision).status == Status.REVIEW


def test_a_text_sent_back_shows_why(log_in):
    writer = log_in("Rédaction")
    revision = make_submitted(writer.person)
    approver = log_in("Validation")
    nothing = approver.post(act_url("renvoyer", revision), {"reason": " "})
    assert nothing.status_code == 409
    approver.post(act_url("renvoyer", revision), {"reason": "Vérifiez la date."})
    page = words(writer.get(change_url(revision)))
    assert "Renvoyé en écriture" in page
    assert "Vérifiez la date." in page


def test_a_withdrawal_needs_a_reason_and_comes_back(log_in):
    client, revision = log_in("Validation"), make_approved()
    assert client.post(act_url("retirer", revision), {"kind": "withdrawn", "reason": ""}).status_code == 409
    assert client.post(act_url("retirer", revision), {"kind": "???", "reason": "x"}).status_code == 200
    client.post(act_url("retirer", revision), {"kind": "error", "reason": "Mauvais texte."})
    assert fresh(revision).phase(NOW) is Phase.WITHDRAWN
    client.post(act_url("remettre-en-ligne", revision), {"reason": "C’était le bon."})
    assert fresh(revision).phase(NOW) is Phase.PUBLISHED


def test_a_correction_opens_beside_what_is_published_and_can_be_given_up(log_in):
    client, revision = log_in("Rédaction"), make_approved()
    opened = client.post(act_url("corriger", revision), follow=True)
    second = opened.context["revision"]
    assert second.number == 2
    assert [item["revision"].number for item in opened.context["versions"]] == [2, 1]
    gone = client.post(act_url("abandonner", second))
    assert gone.headers["Location"] == change_url(revision)
    assert Revision.objects.get() == revision


def test_a_draft_given_up_leaves_nothing(log_in):
    client = log_in("Rédaction")
    revision = make_draft(client.person)
    assert "ne se défait pas" in words(client.get(act_url("abandonner", revision)))
    client.post(act_url("abandonner", revision))
    assert Revision.objects.count() == 0
    assert client.post(act_url("abandonner", revision)).status_code == 302


def test_an_act_is_never_done_by_a_link(log_in):
    client, revision = log_in("Rédaction"), make_draft()
    client.get(act_url("soumettre", revision))
    client.get(act_url("abandonner", revision))
    assert fresh(revision).status == Status.DRAFT


def test_acts_need_the_token_of_their_form(log_in):
    revision = make_draft()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("Rédaction"))
    assert client.post(act_url("soumettre", revision)).status_code == 403
    assert fresh(revision).status == Status.DRAFT


def test_the_journal_tells_who_did_what_and_why(log_in):
    revision = make_submitted()
    approver = log_in("Validation")
    approver.post(act_url("renvoyer", revision), {"reason": "Vérifiez la date."})
    journal = approver.get(change_url(revision)).context["journal"]
    assert [row["act"] for row in journal] == ["créé", "soumis à relecture", "renvoyé en écriture"]
    assert journal[-1]["reason"] == "Vérifiez la date."
