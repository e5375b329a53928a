"""What can be taken away of a communiqué: only what is live, with validators, a name, and a word on its licence."""

import base64
import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.urls import reverse

from releases import actions, pdf, public
from releases.models import Communique, WithdrawalKind
from releases.pdf import press
from tests.factories import NOW, fresh, make_approved, make_corrected, make_user
from tests.verifiers import pdf as verifier

pytestmark = pytest.mark.django_db

NAMES = {"communique-pdf": "pdf", "communique-kit": "zip", "communique-data": "json"}
TYPES = {"pdf": "application/pdf", "zip": "application/zip", "json": "application/json"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


def address(name, slug="un-texte"):
    return reverse(name, args=[slug])


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def kept_files():
    return sorted(default_storage.listdir("documents")[1]) if default_storage.exists("documents") else []


def test_each_is_given_away_with_its_type_name_and_validator(client, name):
    make_approved(title="Un texte", quote="Des mots.")
    response = client.get(address(name))
    extension = NAMES[name]
    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[extension]
    assert response["Content-Disposition"].endswith(f'filename="2031-03-12-un-texte.{extension}"')
    assert response["Content-Disposition"].startswith("inline" if extension == "json" else "attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "public, max-age=59"
    assert 'rel="license"' in response["Link"]
    assert '<https://presse.example.fr/communiques/un-texte/>; rel="canonical"' in response["Link"]
    assert public.publication("un-texte", NOW).sha256 in response["ETag"]
    assert int(response["Content-Length"]) == len(body(response))
    again = client.get(address(name), headers={"if-none-match": response["ETag"]})
    assert (again.status_code, body(again)) == (304, b"")
    head = client.head(address(name))
    assert (head.status_code, head["ETag"], head["Content-Length"]) == (
        200,
        response["ETag"],
        response["Content-Length"],
    )


def test_the_data_are_the_document_to_the_byte_and_its_fingerprint_is_the_one_shown(client):
    make_approved(title="Un texte")
    response = client.get(address("communique-data"))
    digest = hashlib.sha256(response.content)
    assert response["ETag"] == f'"{digest.hexdigest()}"'
    assert response["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert json.loads(response.content)["title"] == "Un texte"
    printed = verifier.text(body(client.get(address("communique-pdf"))))
    assert digest.hexdigest() in printed
    kit = zipfile.ZipFile(io.BytesIO(body(client.get(address("communique-kit")))))
    assert kit.read("communique.json") == response.content


def test_the_page_offers_them(client, name):
    make_approved(title="Un texte")
    assert f'href="{address(name)}"' in client.get("/communiques/un-texte/").content.decode()


def test_what_is_not_public_yet_is_never_made(client, name, clock):
    never = client.get(address(name, "jamais-ecrit"))
    make_approved(title="Un texte", publish_at=NOW + timedelta(hours=1))
    hidden = client.get(address(name))
    assert (hidden.status_code, hidden.content, sorted(hidden.items())) == (404, never.content, sorted(never.items()))
    assert kept_files() == []
    clock.move_to(NOW + timedelta(hours=1))
    assert client.get(address(name)).status_code == 200


@pytest.mark.parametrize("kind", WithdrawalKind.values)
def test_what_is_withdrawn_is_gone(client, name, kind):
    revision = make_approved(title="Un texte", now=NOW - timedelta(hours=1))
    assert client.get(address(name)).status_code == 200
    by = make_user("Validation")
    actions.withdraw(revision.communique, by=by, now=NOW, kind=kind, reason="Un motif.")
    gone = client.get(address(name))
    assert gone.status_code == 410
    assert b"Communiqu\xc3\xa9 retir\xc3\xa9" in gone.content
    assert b"Le chap" not in gone.content


def test_an_old_address_leads_to_the_new_one(client, name):
    revision = make_approved(title="Un texte")
    Communique.objects.filter(pk=revision.communique_id).update(slug="un-autre-texte")
    response = client.get(address(name))
    assert (response.status_code, response["Location"]) == (301, address(name, "un-autre-texte"))


def test_a_correction_has_its_own_files(client, name, clock):
    revision = make_approved(title="Un texte", now=NOW - timedelta(hours=1))
    before = client.get(address(name))
    make_corrected(fresh(revision), now=NOW, lead="Le chapô précisé.")
    after = client.get(address(name))
    assert after["ETag"] != before["ETag"]
    assert after["Content-Disposition"].endswith(f'filename="2031-03-12-un-texte-v2.{NAMES[name]}"')


def test_a_file_is_made_at_the_first_demand_and_then_only_read(client, monkeypatch):
    make_approved(title="Un texte")
    printed = []
    monkeypatch.setattr(press, "print_pdf", lambda publication: printed.append(1) or pdf.print_pdf(publication))
    answers = [body(client.get(address("communique-pdf"))) for _ in range(3)]
    client.get(address("communique-kit"))
    assert printed == [1]
    assert len(set(answers)) == 1
    assert verifier.faults(answers[0]) == []
    assert len(kept_files()) == 3  # the PDF, the kit and the lock


def test_one_query_is_enough(client, name, django_assert_num_queries):
    make_approved(title="Un texte")
    client.get(address(name))
    with django_assert_num_queries(1):
        client.get(address(name))
