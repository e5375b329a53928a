"""The real communiqué, from the city's file to every public page, by commands alone."""

import io
import re
from datetime import date

import feedparser
import pytest
from django.core.management import CommandError, call_command

from releases.models import Communique, Label, PressContact, Revision, Spokesperson
from releases.workflow import Status
from tests.factories import make_award, make_spokesperson, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(seed):
    """What the city knew before that day: the person and the two labels; not the press contact."""
    day = date(2021, 2, 4)
    territories = Label.objects.create(
        name="Territoires, Villes et Villages Internet",
        slug="villes-internet",
        aliases="Territoire, Villes et Villages Internet",
    )
    excellence = Label.objects.create(
        name="Territoire d’Excellence Numérique", slug="excellence-numerique", kind="distinction"
    )
    make_award(label=territories, awarded_on=day, edition=22, awarded_count=219)
    make_award(label=excellence, awarded_on=day, awarded_count=14, valid_until=date(2024, 2, 3))
    make_spokesperson(
        "Amel",
        "Zenati",
        title="conseillère municipale déléguée à la Transition numérique et Stratégie de la donnée",
    )
    make_user("Rédaction", username="redaction")
    make_user("Validation", username="validation")
    return seed


def run(*arguments):
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_seed_goes_from_its_file_to_the_public_by_commands(room, client):
    run("import_communique", str(room), "--by", "redaction", "--create", "contact")
    revision = Revision.objects.get()
    assert revision.status == Status.DRAFT
    assert client.get("/communiques/").content.count(b'<article class="card') == 0

    uid = str(revision.communique.uid)
    run("submit_communique", uid, "--by", "redaction")
    with pytest.raises(CommandError, match="approuver"):
        run("approve_communique", uid, "--by", "redaction")
    said = run("approve_communique", uid, "--by", "validation")

    communique = Communique.objects.get()
    address = communique.get_absolute_url()
    assert address in said
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    for fragment in (
        "4 février 2021",
        "presse@grenoble.fr",
        "04 76 76 39 21",
        "04 76 76 11 42",
        "219 maires",
        "LISST-Cieu",
        "Laboratoire Interdisciplinaire Solidarités",
        "Amel Zenati",
        "pour rester innovant-es et précurseur-euses de la transition numérique.",
    ):
        assert fragment in words, fragment
    for path in (
        "/",
        "/communiques/",
        "/porte-parole/amel-zenati/",
        "/labels/villes-internet/",
        "/labels/excellence-numerique/",
    ):
        assert address in client.get(path).content.decode(), path
    (entry,) = feedparser.parse(client.get("/flux/communiques.rss").content).entries
    assert entry.id == f"urn:uuid:{uid}"
    assert "précurseur-euses" in re.sub(r"<[^>]+>", "", entry.content[0].value)
    assert "aucune différence" in run("check_frozen")


def test_what_the_room_does_not_know_is_proposed_and_not_created(seed):
    make_user("Rédaction", username="redaction")
    said = run("import_communique", str(seed), "--by", "redaction")
    revision = Revision.objects.get()
    assert (Spokesperson.objects.count(), PressContact.objects.count(), Label.objects.count()) == (0, 0, 0)
    assert {doubt.field for doubt in revision.doubts.all()} == {"quotes", "contacts", "labels", "footnotes"}
    with pytest.raises(CommandError, match="Il manque le contact presse"):
        run("submit_communique", str(revision.communique.uid), "--by", "redaction")
    assert "inconnu : proposé" in said


def test_the_words_of_the_quote_are_those_of_the_file(room):
    run("import_communique", str(room), "--by", "redaction")
    (quote,) = Revision.objects.get().releases_quote_set.all()
    typed = room.read_text()
    assert quote.text in typed
    assert quote.text.startswith("Le label «Territoire, Villes et Villages Internet»")
    assert quote.text.endswith("de la transition numérique.")
    assert quote.printed_attribution.startswith("Amel Zenati, Conseillère municipale déléguée")


def test_an_import_publishes_nothing(room, client):
    before = client.get("/flux/communiques.rss").content
    run("import_communique", str(room), "--by", "redaction")
    assert client.get("/flux/communiques.rss").content == before
    assert Revision.objects.live().count() == 0
