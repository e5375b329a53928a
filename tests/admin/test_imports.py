"""« Importer un communiqué »: nothing before it is asked, and never more than a draft."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from releases import actions, importing
from releases.models import Doubt, Label, PressContact, Revision, Spokesperson
from releases.workflow import Status
from tests.admin.pages import change_url, words
from tests.factories import make_spokesperson, make_user

IMPORT = reverse("admin:releases_revision_importer")
CREATE = reverse("admin:releases_revision_importer_creer")
TEXT = """Communiqué de presse

Grenoble, le jeudi 4 février 2021

Service presse
presse@exemple.fr
04 65 71 00 12

# Une halle rouvre ses portes

**La halle rouvre après deux ans de travaux.**

Les commerçants reviennent le samedi.

Camille Inconnu, architecte, déclare : « La charpente a été conservée. »
"""


def test_a_pasted_text_is_shown_field_by_field_and_nothing_is_created(log_in):
    response = log_in("Rédaction").post(IMPORT, {"text": TEXT})
    page = words(response)
    assert response.status_code == 200
    assert "Titre Une halle rouvre ses portes" in page
    assert "Date jeudi 4 février 2021" in page
    assert "La charpente a été conservée." in page
    assert (Revision.objects.count(), Spokesperson.objects.count(), PressContact.objects.count()) == (0, 0, 0)


def test_what_was_read_becomes_a_draft_and_nothing_else_unless_it_is_ticked(log_in):
    client = log_in("Rédaction")
    read = client.post(IMPORT, {"text": TEXT})
    assert 'name="create"' in read.content.decode()
    assert "checked" not in read.content.decode()
    response = client.post(CREATE, {"signed": read.context["signed"]})
    revision = Revision.objects.get()
    assert response.headers["Location"] == change_url(revision)
    assert (revision.title, revision.status) == ("Une halle rouvre ses portes", Status.DRAFT)
    assert (Spokesperson.objects.count(), PressContact.objects.count(), Label.objects.count()) == (0, 0, 0)
    page = words(client.get(change_url(revision)))
    assert "Doutes de l’import" in page
    assert "Cette personne n’est pas encore dans la liste des porte-parole" in page


def test_what_is_ticked_is_created_along(log_in):
    client = log_in("Rédaction")
    read = client.post(IMPORT, {"text": TEXT})
    keys = [proposal.key for proposal in read.context["proposals"]]
    client.post(CREATE, {"signed": read.context["signed"], "create": keys})
    assert Spokesperson.objects.get().name == "Camille Inconnu"
    assert PressContact.objects.get().email == "presse@exemple.fr"


def test_a_known_person_is_linked(log_in):
    person = make_spokesperson("Camille", "Inconnu", title="")
    client = log_in("Rédaction")
    read = client.post(IMPORT, {"text": TEXT})
    client.post(CREATE, {"signed": read.context["signed"]})
    assert Revision.objects.get().releases_quote_set.get().spokesperson == person


def test_the_real_communique_goes_in_whole(log_in, seed):
    client = log_in("Rédaction")
    file = SimpleUploadedFile(seed.name, seed.read_bytes())
    read = client.post(IMPORT, {"file": file})
    client.post(CREATE, {"signed": read.context["signed"], "create": [one.key for one in read.context["proposals"]]})
    revision = Revision.objects.get()
    assert revision.issued_on.isoformat() == "2021-02-04"
    assert revision.releases_quote_set.count() == 1
    assert revision.footnotes.count() == 1
    assert revision.contacts.get().phones.count() == 2


def test_doubts_are_settled_one_by_one(log_in):
    client = log_in("Rédaction")
    read = client.post(IMPORT, {"text": TEXT})
    client.post(CREATE, {"signed": read.context["signed"]})
    revision, doubt = Revision.objects.get(), Doubt.objects.first()
    address = reverse("admin:releases_revision_doute", args=[revision.pk, doubt.pk])
    client.get(address)
    assert Doubt.objects.filter(pk=doubt.pk).exists()
    log_in(None).post(address)
    assert Doubt.objects.filter(pk=doubt.pk).exists()
    assert client.post(address).headers["Location"] == change_url(revision)
    assert not Doubt.objects.filter(pk=doubt.pk).exists()
    assert client.post(address).status_code == 302


@pytest.mark.parametrize(
    "sent",
    [
        {"text": ""},
        {"text": "x", "file": SimpleUploadedFile("a.txt", b"y")},
        {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04 broken")},
        {"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n\x00\x00")},
        {"file": SimpleUploadedFile("vide.txt", b"")},
    ],
)
def test_what_cannot_be_read_gives_one_message_and_creates_nothing(log_in, sent):
    for value in sent.values():
        if hasattr(value, "seek"):
            value.seek(0)
    response = log_in("Rédaction").post(IMPORT, sent)
    assert response.status_code == 422
    assert len([error for errors in response.context["form"].errors.values() for error in errors]) == 1
    assert Revision.objects.count() == 0


def test_the_pasted_text_is_still_there_after_a_refusal(log_in, monkeypatch):
    def refuse(text, known):
        raise importing.ImportRefused("Ce texte ne se lit pas.")

    monkeypatch.setattr(importing, "read_text", refuse)
    page = words(log_in("Rédaction").post(IMPORT, {"text": "Un texte à garder."}))
    assert "Ce texte ne se lit pas." in page
    assert "Un texte à garder." in page


def test_a_file_too_heavy_is_not_read(log_in, monkeypatch):
    def fail(*args):
        raise AssertionError("it was read")

    monkeypatch.setattr(importing, "read", fail)
    monkeypatch.setattr(importing, "MAX_WORD_BYTES", 10)
    response = log_in("Rédaction").post(IMPORT, {"file": SimpleUploadedFile("a.docx", b"x" * 11)})
    assert "trop lourd" in words(response)


@pytest.mark.parametrize("signed", ["", "x", "a:b:c", None])
def test_what_was_altered_on_the_way_is_refused(log_in, signed):
    client = log_in("Rédaction")
    if signed is None:
        signed = client.post(IMPORT, {"text": TEXT}).context["signed"][:-2] + "xx"
    response = client.post(CREATE, {"signed": signed}, follow=True)
    assert "a été altérée" in words(response)
    assert Revision.objects.count() == 0


def test_who_may_not_write_does_not_import(log_in):
    client = log_in(None)
    assert client.get(IMPORT).status_code == 403
    assert client.post(IMPORT, {"text": TEXT}).status_code == 403
    assert client.post(CREATE, {"signed": "x"}).status_code == 403


def test_what_may_not_be_created_is_refused_with_the_whole_import(log_in):
    writer = make_user(None)
    for codename in ("view_revision", "add_revision", "change_revision"):
        writer.user_permissions.add(Permission.objects.get(codename=codename))
    client = log_in(writer)
    read = client.post(IMPORT, {"text": TEXT})
    assert 'name="create"' not in read.content.decode()
    keys = [proposal.key for proposal in read.context["proposals"]]
    assert client.post(CREATE, {"signed": read.context["signed"], "create": keys}).status_code == 403
    assert (Revision.objects.count(), Spokesperson.objects.count()) == (0, 0)
    assert actions.known().people == ()
