"""`import_communique`: what it says, what it creates, what it refuses."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from releases.models import Revision, Spokesperson
from releases.workflow import Status
from tests.factories import make_spokesperson, make_user

pytestmark = pytest.mark.django_db

TEXT = """# Communiqué de presse

Grenoble, mercredi 12 mars 2031

## Des fontaines pour l'été

**La Ville remet en eau ses 114 fontaines.**

Camille Exemple, adjointe au maire, déclare : « Nous avons soif de fraîcheur. »
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fontaines.md"
    path.write_text(TEXT)
    return str(path)


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    failure = None
    try:
        call_command("import_communique", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        failure = str(error)
    return out.getvalue(), err.getvalue(), failure


def test_a_dry_run_shows_everything_and_creates_nothing(file):
    said, _, failure = run(file, "--dry-run")
    assert failure is None
    assert Revision.objects.count() == 0
    for words in ("Des fontaines pour l'été", "mercredi 12 mars 2031", "Camille Exemple, adjointe au maire"):
        assert words in said


def test_the_json_of_a_file_has_the_keys_that_are_promised(file):
    said, _, _ = run(file, "--dry-run", "--json")
    (line,) = said.splitlines()
    read = json.loads(line)
    assert list(read) == [
        *("title", "kind", "date", "place", "embargo", "lead", "contacts", "quotes", "footnotes", "labels", "doubts"),
    ]
    assert (read["date"], read["place"], read["embargo"], read["contacts"]) == ("2031-03-12", "Grenoble", None, [])
    assert read["quotes"] == [
        {"speaker": "Camille Exemple", "role": "adjointe au maire", "text": "Nous avons soif de fraîcheur."}
    ]


def test_a_draft_is_created_and_nothing_more(file):
    make_user(username="redaction")
    person = make_spokesperson()
    said, _, failure = run(file, "--by", "redaction")
    revision = Revision.objects.get()
    assert failure is None
    assert (revision.status, revision.communique.slug) == (Status.DRAFT, None)
    assert revision.releases_quote_set.get().spokesperson == person
    assert str(revision.communique.uid) in said
    assert "1 fichier(s) sur 1 importé(s)." in said


def test_a_file_that_cannot_be_read_stops_none_of_the_others(file, tmp_path):
    make_user(username="redaction")
    broken = tmp_path / "casse.docx"
    broken.write_bytes(b"PK\x03\x04 rien")
    said, refused, failure = run(str(broken), str(tmp_path / "absent.md"), file, "--by", "redaction")
    assert Revision.objects.count() == 1
    assert [line.partition(" : ")[0] for line in refused.splitlines()] == [str(broken), str(tmp_path / "absent.md")]
    assert "1 fichier(s) sur 3" in said
    assert failure == "2 fichier(s) refusé(s) : voyez ci-dessus."


def test_a_person_is_created_only_when_the_command_is_told_to(file):
    make_user(username="redaction")
    run(file, "--by", "redaction")
    assert Spokesperson.objects.count() == 0
    run(file, "--by", "redaction", "--create", "person")
    assert Spokesperson.objects.get().name == "Camille Exemple"


def test_an_author_is_asked_for(file):
    _, _, failure = run(file)
    assert "--by" in failure
    _, _, failure = run(file, "--by", "personne")
    assert failure == "Aucun compte actif ne s’appelle « personne »."
    make_user(group=None, username="dehors")
    _, refused, _ = run(file, "--by", "dehors")
    assert "ne permet pas d’écrire" in refused
    assert Revision.objects.count() == 0
