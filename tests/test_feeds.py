"""The RSS feed, read as feed readers do."""

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine

from releases import actions
from releases.pages import PerEdition
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_corrected,
    make_draft,
    make_image,
    make_spokesperson,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db
FEED = "/flux/communiques.rss"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def read(client, **headers):
    response = client.get(FEED, headers=headers)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_the_feed_of_a_new_room_is_valid_and_empty(client):
    feed = read(client)
    assert feed.entries == []
    assert "updated" not in feed.feed
    assert [link.href for link in feed.feed.links if link.rel == "self"] == ["https://presse.example.fr" + FEED]


def test_an_item_holds_the_whole_text_in_order(client):
    speaker = make_spokesperson()
    make_approved(title="Des fontaines", text="<p>Le corps.</p>", quote="Nous avons soif.", speaker=speaker)
    (entry,) = read(client).entries
    assert entry.title == "Des fontaines"
    assert entry.link == "https://presse.example.fr/communiques/des-fontaines/"
    content = entry.content[0].value
    assert content.index("Le chapô.") < content.index("Le corps.") < content.index("Nous avons soif.")
    assert "Camille Exemple" in content
    assert "adjointe au maire" in content


def test_links_within_the_room_are_whole_addresses_in_the_feed(client):
    make_approved(text='<p><a href="/labels/">Nos labels</a> et <a href="https://example.org/x">le site</a></p>')
    (entry,) = read(client).entries
    assert '<a href="https://presse.example.fr/labels/">' in entry.content[0].value
    assert '<a href="https://example.org/x">' in entry.content[0].value


def test_the_identity_of_an_item_outlives_a_correction_and_a_new_address(client):
    revision = make_approved(title="Avant", now=NOW - timedelta(hours=2))
    (before,) = read(client).entries
    make_corrected(fresh(revision), now=NOW - timedelta(hours=1), title="Après")
    actions.rename(revision.communique, "autre-adresse", by=make_user("Validation"), now=NOW)
    (after,) = read(client).entries
    assert before.id == after.id == f"urn:uuid:{revision.communique.uid}"
    assert (before.title, after.title) == ("Avant", "Après")
    assert before.published == after.published
    assert after.link == "https://presse.example.fr/communiques/autre-adresse/"
    assert "Une précision." in after.content[0].value


def test_categories_tell_the_kind_and_the_themes(client):
    make_approved(kind="invitation", themes=[make_theme("Numérique"), make_theme("Culture")])
    (entry,) = read(client).entries
    assert sorted(tag.term for tag in entry.tags) == ["Culture", "Invitation presse", "Numérique"]


def test_the_author_is_the_office_that_speaks(client):
    make_approved()
    (entry,) = read(client).entries
    assert entry.author == "Service presse, Ville de Grenoble"


def test_a_picture_is_enclosed_with_its_size(client):
    revision = make_draft()
    image = make_image(alt_text="Une place.", jpeg_bytes=123456)
    revision.releases_figure_set.create(region="main", ordering=30, image=image)
    actions.submit(revision, by=revision.created_by, now=NOW)
    actions.approve(revision, by=make_user("Validation"), now=NOW)
    (entry,) = read(client).entries
    (enclosure,) = entry.enclosures
    assert (enclosure.href, enclosure.length, enclosure.type) == (
        f"https://presse.example.fr/medias/{image.token}/1600.jpg",
        "123456",
        "image/jpeg",
    )


def test_the_date_of_the_feed_is_that_of_the_last_public_change(client, clock):
    def built():
        return read(client).feed.updated_parsed[:6]

    def utc(instant):
        return (instant - timedelta(hours=1)).timetuple()[:6]  # NOW is in winter time

    revision = make_approved(now=NOW - timedelta(hours=3))
    assert built() == utc(NOW - timedelta(hours=3))
    make_draft()
    assert built() == utc(NOW - timedelta(hours=3))
    make_corrected(fresh(revision), now=NOW - timedelta(hours=2))
    assert built() == utc(NOW - timedelta(hours=2))
    make_approved(publish_at=NOW + timedelta(hours=1))
    assert built() == utc(NOW - timedelta(hours=2))
    clock.move_to(NOW + timedelta(hours=1))
    assert built() == utc(NOW + timedelta(hours=1))
    make_approved(now=NOW)
    clock.move_to(NOW + timedelta(hours=2))
    actions.withdraw(
        revision.communique,
        by=make_user("Validation"),
        now=NOW + timedelta(hours=2),
        kind="withdrawn",
        reason="Erreur.",
    )
    assert built() == utc(NOW + timedelta(hours=2))
    clock.move_to(NOW + timedelta(days=30))
    assert built() == utc(NOW + timedelta(hours=2))


def test_a_reader_that_has_the_feed_gets_304_until_something_public_changes(client, clock):
    make_approved(now=NOW - timedelta(hours=1))
    response = client.get(FEED)
    by_tag = {"if-none-match": response["ETag"]}
    by_date = {"if-modified-since": response["Last-Modified"]}
    clock.move_to(NOW + timedelta(hours=5))
    make_draft(now=NOW)
    for headers in (by_tag, by_date):
        again = client.get(FEED, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    make_approved(now=NOW + timedelta(hours=5))
    for headers in (by_tag, by_date):
        assert client.get(FEED, headers=headers).status_code == 200


def test_the_twenty_latest_are_in_the_feed_the_newest_first(client):
    for hour in range(22):
        make_approved(title=f"Numéro {hour}", now=NOW - timedelta(hours=30 - hour))
    assert [entry.title for entry in read(client).entries] == [f"Numéro\u00a0{hour}" for hour in range(21, 1, -1)] or [
        entry.title for entry in read(client).entries
    ] == [f"Numéro {hour}" for hour in range(21, 1, -1)]


def test_control_characters_and_markup_typed_in_a_title_break_no_reader(client):
    make_approved(title="Un\x0btitre <b>&\ue000 étrange]]>", lead="Chapô\x00 & <script>")
    feed = read(client)
    assert feed.entries[0].title == "Un titre <b>& étrange]]>"
    ElementTree.fromstring(client.get(FEED).content)


def test_a_scheduled_communique_enters_the_feed_at_its_minute(client, clock):
    make_approved(title="Plus tard", publish_at=NOW + timedelta(minutes=5))
    clock.move_to(NOW + timedelta(minutes=5) - timedelta(microseconds=1))
    assert read(client).entries == []
    clock.move_to(NOW + timedelta(minutes=5))
    assert [entry.title for entry in read(client).entries] == ["Plus tard"]


def test_nothing_is_kept_from_one_database_to_another(client):
    make_approved(title="Un")
    assert len(read(client).entries) == 1
    PerEdition.forget()
    assert len(read(client).entries) == 1
