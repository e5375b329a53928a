"""Writing at the desk: a draft is saved as far as it goes, and nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from releases import actions
from releases.models import Footnote, Quote, Revision, Text
from releases.workflow import Status
from tests.admin.conftest import GROUPS
from tests.admin.pages import change_url, words, written
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_award,
    make_contact,
    make_draft,
    make_spokesperson,
    make_submitted,
    make_theme,
)

ADD = reverse("admin:releases_revision_add")


@pytest.mark.parametrize("group", GROUPS)
def test_a_draft_is_saved_with_nothing_in_it(log_in, group):
    client = log_in(group)
    response = client.post(ADD, written())
    revision = Revision.objects.get()
    assert response.headers["Location"] == change_url(revision)
    assert (revision.title, revision.status, revision.created_by) == ("", Status.DRAFT, client.person)
    assert "(sans titre)" in words(client.get(change_url(revision)))


def test_everything_that_is_written_is_saved(log_in):
    theme, contact, award, person = make_theme(), make_contact(), make_award(), make_spokesperson()
    client = log_in("Rédaction")
    client.post(
        ADD,
        written(
            title="Un titre\nsur deux lignes",
            lead="Un chapô.",
            place="Grenoble",
            issued_on="2031-03-12",
            kind="invitation",
            embargo_until_0="2031-03-13",
            embargo_until_1="11:00",
            themes=[theme.pk],
            rows=[
                ("releases_text_set", {"body": '<p>Un <b>texte</b><press-note data-mark="1"></press-note>.</p>'}),
                ("releases_quote_set", {"text": "Des mots.", "spokesperson": person.pk, "attribution": "souligne"}),
                ("revision_contacts", {"contact": contact.pk}),
                ("revision_awards", {"award": award.pk}),
                ("footnotes", {"mark": "1", "text": "Une note."}),
            ],
        ),
    )
    revision = Revision.objects.get()
    assert revision.title == "Un titre sur deux lignes"
    assert revision.communique.kind == "invitation"
    assert revision.embargo_until.isoformat() == "2031-03-13T10:00:00+00:00"
    assert Text.objects.get().body == '<p>Un <strong>texte</strong><press-note data-mark="1"></press-note>.</p>'
    assert Quote.objects.get().role == "adjointe au maire"
    assert [revision.themes.get(), revision.contacts.get(), revision.awards.get()] == [theme, contact, award]
    assert Footnote.objects.get().mark == "1"


def test_a_block_added_and_left_empty_is_no_block(log_in):
    rows = [(f"releases_{kind}_set", {}) for kind in ("text", "quote", "figure", "attachment")]
    response = log_in("Rédaction").post(ADD, written(title="Un titre", rows=rows))
    assert response.status_code == 302
    assert (Text.objects.count(), Quote.objects.count()) == (0, 0)


def test_a_block_that_only_moves_is_saved(log_in):
    revision = make_draft(text="<p>Un texte.</p>", quote="Des mots.")
    data = written(revision) | {"releases_text_set-0-ordering": 30}
    log_in("Rédaction").post(change_url(revision), data)
    assert Text.objects.get().ordering == 30


def test_a_quote_is_refused_on_its_field_and_nothing_typed_is_lost(log_in):
    person = make_spokesperson(until=date(2022, 1, 1))
    response = log_in("Rédaction").post(
        ADD,
        written(
            title="Un titre à garder",
            issued_on="2031-03-12",
            rows=[("releases_quote_set", {"text": "Des mots à garder.", "spokesperson": person.pk})],
        ),
    )
    errors = response.context["inline_admin_formsets"][1].formset.errors
    assert list(errors[0]) == ["mandate"]
    assert "n’exerçait aucun mandat le 12 mars 2031" in words(response)
    assert "du 4 juillet 2020 au 1er janvier 2022" in words(response)
    assert "Un titre à garder" in words(response)
    assert "Des mots à garder." in words(response)
    assert Revision.objects.count() == 0


def test_the_date_that_is_typed_decides_on_the_office_not_the_one_that_was_saved(log_in):
    person = make_spokesperson(until=date(2022, 1, 1))
    revision = make_draft(speaker=person, issued_on=date(2021, 1, 1), text="")
    response = log_in("Rédaction").post(change_url(revision), written(revision, issued_on="2031-03-12"))
    assert "n’exerçait aucun mandat le 12 mars 2031" in words(response)
    assert fresh(revision).issued_on == date(2021, 1, 1)


def test_a_mandate_of_the_person_chosen_before_is_forgotten(log_in):
    before, after = make_spokesperson(), make_spokesperson("Dominique", "Modèle", "conseiller municipal")
    revision = make_draft(speaker=before, text="")
    data = written(revision) | {"releases_quote_set-0-spokesperson": after.pk}
    assert log_in("Rédaction").post(change_url(revision), data).status_code == 302
    assert Quote.objects.get().role == "conseiller municipal"


def test_control_and_private_characters_do_not_come_in(log_in):
    log_in("Rédaction").post(ADD, written(title="Un\x0btitre\ue000 à nous", lead="Un\x07 chapô\ue001"))
    revision = Revision.objects.get()
    assert (revision.title, revision.lead) == ("Un titre à nous", "Un chapô")


@pytest.mark.parametrize(
    ("day", "hour", "reason"),
    [
        ("2031-03-30", "02:30", "n’existe pas"),
        ("2031-10-26", "02:30", "existe deux fois"),
        ("2031-10-26", "", "Donnez le jour et l’heure"),
        ("32/13/2031", "10:00", "date valide"),
    ],
)
def test_an_hour_of_embargo_that_cannot_be_says_so(log_in, day, hour, reason):
    response = log_in("Rédaction").post(ADD, written(title="T", embargo_until_0=day, embargo_until_1=hour))
    assert response.status_code == 200
    assert reason in words(response)


def test_what_is_in_review_or_approved_is_shown_and_not_edited(log_in):
    client = log_in("Rédaction")
    for revision in (make_submitted(title="En relecture"), make_approved(title="Approuvé")):
        page = client.get(change_url(revision))
        assert 'id="revision_form"' not in page.content.decode()
        assert "<iframe" in page.content.decode()
        response = client.post(change_url(revision), written(title="Réécrit"))
        assert response.status_code == 403
        assert "Ce texte n’est plus un brouillon" in words(response)
        assert fresh(revision).title == revision.title


def test_the_kind_of_a_correction_stays(log_in):
    client = log_in("Rédaction")
    revision = actions.correct(make_approved().communique, by=client.person, now=NOW)
    client.post(change_url(revision), written(revision, kind="invitation", correction_note="Une précision."))
    assert fresh(revision).communique.kind == "press_release"
    assert fresh(revision).correction_note == "Une précision."


def test_a_note_and_a_minor_change_are_refused_together_in_words(log_in):
    client = log_in("Rédaction")
    revision = actions.correct(make_approved().communique, by=client.person, now=NOW)
    data = written(revision, correction_note="Une précision.", correction_is_minor="on")
    assert "a une note publique, ou est mineure" in words(client.post(change_url(revision), data))


def test_buttons_of_the_form_save_first(log_in):
    revision = make_draft()
    client = log_in("Rédaction")
    for name in ("apercu", "soumettre"):
        data = written(revision, lead=f"Écrit avant {name}.", **{f"_then_{name}": ""})
        response = client.post(change_url(revision), data)
        assert response.headers["Location"] == reverse(f"admin:releases_revision_{name}", args=[revision.pk])
        assert fresh(revision).lead == f"Écrit avant {name}."


def test_a_broken_form_is_no_failure_of_the_server(log_in):
    revision = make_draft()
    client = log_in("Rédaction")
    assert client.post(change_url(revision), {"title": "T"}).status_code == 200
    assert client.post(ADD, {}).status_code == 200
    assert client.post(ADD, written(**{"releases_text_set-TOTAL_FORMS": "beaucoup"})).status_code == 200
    huge = written(issued_on="0000-00-00", rows=[("releases_quote_set", {"text": "x", "spokesperson": "9" * 40})])
    assert client.post(ADD, huge).status_code in {200, 400}
    for wrong in ({"rows": [("revision_contacts", {"contact": "9" * 40})]}, {"themes": ["9" * 40]}):
        assert client.post(ADD, written(**wrong)).status_code in {200, 400}


def test_addresses_that_lead_nowhere_lead_back(log_in):
    client = log_in("Rédaction")
    for address in ("99999999999999999999999/change/", "abc/change/", "1'--/change/", "9999/soumettre/"):
        assert client.get(f"/admin/releases/revision/{address}").status_code == 302
    assert client.get(f"/admin/releases/revision/{'9' * 40}/apercu/").status_code == 404
