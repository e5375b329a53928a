"""The leak test: what is hidden shows at no public address, in no count, choice, neighbour, date or header.

Every public address of the resolver is fetched twice, with and without hidden communiqués beside the visible ones, at
one instant. The answers must be the same to the byte. A new public address that is not in SURFACES fails the test.
"""

import base64
import gzip
from datetime import timedelta

import pytest
import time_machine
from django.urls import get_resolver, reverse

from releases import actions, urls
from releases.models import Attachment, Communique, Figure, Footnote, RevisionContact, WithdrawalKind
from releases.pages import PerEdition
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_award,
    make_contact,
    make_corrected,
    make_draft,
    make_image,
    make_spokesperson,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db

TOMORROW = NOW + timedelta(days=1)
TOKEN = "0123456789abcdef" * 2
SLUGS = ("visible-un", "visible-deux", "canari-titre", "jamais-ecrit")
FIELDS = (
    *(
        "titre",
        "surtitre",
        "sous-titre",
        "chapo",
        "lieu",
        "texte",
        "citation",
        "personne",
        "fonction",
        "theme",
        "label",
    ),
    *("note", "legende", "alternative", "credit", "contact", "piece", "fichier", "correction"),
)


def canary(field):
    """A word that stands in one field of every hidden communiqué, and nowhere else."""
    return f"canari{field.replace('-', '')}"


def sought(field):
    """The beginning of a canary, which finds it: a search page repeats what was typed, and must not sing by itself."""
    return canary(field)[:-1]


def addresses(*names):
    return lambda: [reverse(name, args=[slug]) for name in names for slug in SLUGS]


# Each public address by its name → the paths to fetch. Filters, pages and nonsense are fetched too.
SURFACES = {
    "home": lambda: ["/", "/?page=2"],
    "communiques": lambda: [
        "/communiques/",
        "/communiques/?page=1",
        "/communiques/?page=2",
        "/communiques/?du=2031-01-01&au=2031-12-31",
        "/communiques/?du=nonsense",
        "/communiques/?theme=numerique",
        f"/communiques/?theme={canary('theme')}",
        f"/communiques/?label={canary('label')}",
        f"/communiques/?porte_parole={canary('personne')}",
        "/communiques/?porte_parole=camille-exemple",
        "/communiques/?type=invitation",
        "/communiques/?titre__startswith=c&status=draft&ordering=title",
        "/communiques/?q=visible",
        "/communiques/?q=can",
        "/communiques/?q=visible&theme=numerique",
        *(f"/communiques/?q={sought(field)}" for field in FIELDS),
    ],
    "quotes": lambda: [
        "/citations/",
        "/citations/?page=2",
        "/citations/?q=visible",
        f"/citations/?q={sought('citation')}",
        f"/citations/?q={sought('fonction')}",
        f"/citations/?porte_parole={canary('personne')}",
        f"/citations/?theme={canary('theme')}",
        "/citations/?theme=numerique&du=2031-01-01&au=2031-12-31",
        "/citations/?porte_parole=camille-exemple",
    ],
    "communique": lambda: [
        *addresses("communique")(),
        f"/communiques/{canary('titre')}/",
        f"/communiques/{canary('titre')}-2/",
    ],
    "communique-pdf": lambda: [*addresses("communique-pdf")(), f"/communiques/{canary('titre')}/communique.pdf"],
    "communique-kit": lambda: [*addresses("communique-kit")(), f"/communiques/{canary('titre')}/dossier.zip"],
    "communique-data": lambda: [*addresses("communique-data")(), f"/communiques/{canary('titre')}/communique.json"],
    "spokespeople": lambda: ["/porte-parole/"],
    "spokesperson": lambda: ["/porte-parole/camille-exemple/", f"/porte-parole/{canary('personne')}/"],
    "labels": lambda: ["/labels/"],
    "label": lambda: ["/labels/ville-exemplaire/", f"/labels/{canary('label')}/"],
    "theme": lambda: ["/themes/numerique/", f"/themes/{canary('theme')}/"],
    "contacts": lambda: ["/contact-presse/"],
    "feed-rss": lambda: ["/flux/communiques.rss"],
    "picture": lambda: [f"/medias/{TOKEN}/480.webp", f"/medias/{TOKEN}/1600.jpg", f"/medias/{TOKEN}/original.jpg"],
    "attachment": lambda: [f"/pieces/{TOKEN}/{canary('fichier')}.csv"],
}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def visible():
    """Two live communiqués that share a theme, a speaker and a label with the hidden ones."""
    earlier = NOW - timedelta(days=3)
    shared = {"themes": [make_theme()], "speaker": make_spokesperson()}
    first = make_approved(title="Visible un", now=earlier, awards=[make_award()], **shared)
    second = make_approved(title="Visible deux", now=earlier + timedelta(hours=1), **shared)
    return first, second


def conceal(revision):
    """Fill a draft with canaries, one in each field."""
    person = make_spokesperson(canary("personne"), "", title=canary("fonction"))
    award = make_award(canary("label"), level=canary("niveau"), announced_in=revision.communique)
    image = make_image(token=TOKEN, alt_text=canary("alternative"), caption=canary("legende"), credit=canary("credit"))
    revision.kicker, revision.subtitle = canary("surtitre"), canary("sous-titre")
    revision.lead, revision.place = canary("chapo"), canary("lieu")
    actions.save_draft(revision, by=revision.created_by, now=NOW)
    place = {"parent": revision, "region": "main"}
    quote = revision.releases_quote_set.get()
    quote.text, quote.spokesperson = canary("citation"), person
    quote.full_clean()
    quote.save()
    text = revision.releases_text_set.get()
    text.body = f'<p>{canary("texte")}<press-note data-mark="*"></press-note></p>'
    text.save()
    Footnote.objects.create(revision=revision, mark="*", text=canary("note"))
    Figure.objects.create(image=image, ordering=30, **place)
    Attachment.objects.create(
        title=canary("piece"), token=TOKEN, file=f"attachments/{TOKEN}/{canary('fichier')}.csv", ordering=40, **place
    )
    RevisionContact.objects.create(revision=revision, contact=make_contact(canary("contact"), "canari@example.fr"))
    revision.revision_awards.create(award=award)
    revision.themes.add(make_theme(canary("theme")))


def hidden_draft(**fields):
    revision = make_draft(title=canary("titre"), quote="x", kind="invitation", themes=[make_theme()], **fields)
    conceal(revision)
    return fresh(revision)


def in_review(**fields):
    revision = hidden_draft(**fields)
    return actions.submit(revision, by=revision.created_by, now=NOW)


def scheduled(**fields):
    return actions.approve(in_review(**fields), by=make_user("Validation"), now=NOW, publish_at=TOMORROW)


def embargoed():
    return scheduled(embargo_until=TOMORROW)


def next_revision():
    """The unpublished next version of a live communiqué, in review."""
    revision = actions.correct(Communique.objects.get(slug="visible-un"), by=make_user(), now=NOW)
    revision.title, revision.correction_note = canary("titre"), canary("correction")
    actions.save_draft(revision, by=revision.created_by, now=NOW)
    conceal(revision)
    return actions.submit(fresh(revision), by=revision.created_by, now=NOW)


def scheduled_next_revision():
    """The same, approved for tomorrow."""
    return actions.approve(next_revision(), by=make_user("Validation"), now=NOW, publish_at=TOMORROW)


def recalled():
    """A scheduled one that was taken back: its address exists in the tables."""
    return actions.recall(scheduled(), by=make_user("Validation"), now=NOW)


HIDDEN = [hidden_draft, in_review, scheduled, embargoed, next_revision, scheduled_next_revision, recalled]


def answers(client):
    """Every public answer of this instant, anonymous: {(method, path): (status, headers, body)}."""
    PerEdition.forget()
    found = {}
    for paths in SURFACES.values():
        for path in paths():
            for method in ("get", "head", "options", "post"):
                response = getattr(client, method)(path)
                found[method, path] = (response.status_code, sorted(response.items()), body_of(response))
    return found


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_public_address_is_known_here():
    public = {pattern.name for pattern in urls.urlpatterns}
    assert set(SURFACES) == public
    # And there is no public address outside the room's own list: all others are the desk's.
    others = {str(pattern.pattern) for pattern in get_resolver().url_patterns if not hasattr(pattern, "url_patterns")}
    assert others == {"admin/jsi18n/"}


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_is_hidden_changes_no_public_answer(client, visible, hide):
    before = answers(client)
    hide()
    after = answers(client)
    assert {key for key in before if before[key] != after[key]} == set()


def test_the_answers_compared_do_hold_the_visible_communiques(client, visible):
    """Otherwise equal answers would prove nothing."""
    found = answers(client)
    for path in ("/", "/communiques/", "/flux/communiques.rss", "/communiques/visible-un/", "/themes/numerique/"):
        assert b"Visible un" in found["get", path][2].replace(b"\xc2\xa0", b" "), path
    assert found["get", "/labels/ville-exemplaire/"][0] == 200
    assert found["get", "/porte-parole/camille-exemple/"][0] == 200


def test_the_same_communique_does_show_everywhere_once_it_is_public(client, visible, clock):
    """The canaries are where a leak would show them: at the hour, all of them sing."""
    scheduled()
    clock.move_to(TOMORROW)
    found = answers(client)
    text = b" ".join(body for (method, _), (_, _, body) in found.items() if method == "get")
    silent = {"correction"}  # only a corrected one has it
    assert {field for field in FIELDS if canary(field).encode() not in text} == silent
    assert found["get", f"/communiques/{canary('titre')}/"][0] == 200
    shown = {
        "/communiques/?type=invitation": "titre",
        f"/communiques/?label={canary('label')}": "titre",
        f"/communiques/?q={sought('texte')}": "titre",
        "/citations/": "citation",
        "/communiques/visible-deux/": "titre",  # its neighbour
        f"/themes/{canary('theme')}/": "titre",
        "/labels/": "label",
        "/porte-parole/": "personne",
        "/flux/communiques.rss": "citation",
    }
    assert {path for path, field in shown.items() if canary(field).encode() not in found["get", path][2]} == set()


def test_an_hour_too_early_by_a_microsecond_shows_nothing(client, visible, clock):
    before = answers(client)
    scheduled()
    clock.move_to(TOMORROW - timedelta(microseconds=1))
    after = answers(client)
    bodies = {key: (answer[0], answer[2]) for key, answer in after.items()}
    assert {key for key in before if (before[key][0], before[key][2]) != bodies[key]} == set()


@pytest.mark.parametrize("kind", WithdrawalKind.values)
def test_a_withdrawn_communique_leaves_nothing_but_its_notice(client, visible, kind):
    before = answers(client)
    revision = actions.approve(in_review(), by=make_user("Validation"), now=NOW)
    assert answers(client) != before
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW, kind=kind, reason="Un motif.")
    after = answers(client)
    own = f"/communiques/{canary('titre')}/"
    for (method, path), (status, headers, body) in after.items():
        if path == own:
            assert status == {"get": {"error": 410}.get(kind, 200)}.get(method, status)
            continue
        if path.startswith(own):  # what could be taken away
            assert status == {"get": 410, "head": 410}.get(method, status)
            continue
        if path == "/flux/communiques.rss":  # its date moved: something public did happen
            body, old = (without_date(one) for one in (body, before[method, path][2]))
            assert (method, body) == (method, old)
            continue
        assert (status, headers, body) == before[method, path], (method, path)
    leaked = {field for field in FIELDS for key, answer in after.items() if is_in(canary(field), answer)}
    assert leaked <= {"titre"}  # the address, which is the reader's own, in the canonical link of the notice at most


def without_date(xml):
    start, end = xml.find(b"<lastBuildDate>"), xml.find(b"</lastBuildDate>")
    return xml[:start] + xml[end:] if start >= 0 else xml


def is_in(word, answer):
    """Is this word in an answer: plain, in base64, compressed, or in a header?"""
    _, headers, body = answer
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    encoded = base64.b64encode(word.encode()).rstrip(b"=")[:-2]
    return word.encode() in body or encoded in body or any(word in value for _, value in headers)


def test_hidden_addresses_answer_like_one_that_never_was(client, visible):
    scheduled()
    hidden, never = f"/communiques/{canary('titre')}/", f"/communiques/{'x' * len(canary('titre'))}/"
    for method in ("get", "head", "options", "post", "put", "delete"):
        for headers in (
            {},
            {"if-none-match": "*"},
            {"if-modified-since": "Wed, 12 Mar 2031 09:00:00 GMT"},
            {"range": "bytes=0-9"},
        ):
            one, other = (getattr(client, method)(path, headers=headers) for path in (hidden, never))
            assert (one.status_code, sorted(one.items()), one.content) == (
                other.status_code,
                sorted(other.items()),
                other.content,
            )


def test_a_corrected_communique_shows_only_its_last_version(client, visible):
    first, _ = visible
    make_corrected(fresh(first), now=NOW, title="Visible un, précisé")
    page = client.get("/communiques/visible-un/").content.decode().replace("\u00a0", " ")
    assert "Visible un, précisé" in page
    assert "Une précision." in page
    listed = client.get("/communiques/").content.decode()
    assert listed.count("/communiques/visible-un/") == 1


def test_staff_see_on_the_public_pages_what_everyone_sees(client, visible):
    scheduled()
    anonymous = answers(client)
    client.force_login(make_user("Administration"))
    assert answers(client) == anonymous


def test_no_public_answer_sets_a_cookie_or_depends_on_one(client, visible):
    for (method, path), (_, headers, _) in answers(client).items():
        names = {name.lower(): value for name, value in headers}
        assert "set-cookie" not in names, (method, path)
        assert "cookie" not in names.get("vary", "").lower(), (method, path)
    assert len(client.cookies) == 0
