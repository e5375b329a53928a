"""From a revision to what readers will see: the same bytes for ever, whole, and nobody's markup but ours."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.models import Attachment, Figure, Footnote, Quote, Revision, Spokesperson, Text
from releases.rendering import ADDRESS, AWARDS, SITE, canonical_json, differences, freeze
from releases.rendering.feed_item import CONTENT
from tests.factories import NOW, fresh, make_approved, make_corrected, make_draft, make_spokesperson
from tests.models.whole import make_whole, make_whole_draft
from tests.rendering.reading import FRAGMENTS, MARKS, Reader, document, item_of, same

# The document


def test_canonical_json_is_sorted_compact_and_not_escaped():
    assert canonical_json({"b": [1, None, True], "a": "élu·e « x »"}) == '{"a":"élu·e « x »","b":[1,null,true]}'


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="ascii")), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(st.characters(codec="ascii")), values))
@settings(max_examples=60)
def test_canonical_json_round_trips_and_forgets_the_order_of_keys(document):
    written = canonical_json(document)
    assert json.loads(written) == document
    assert canonical_json(json.loads(written)) == written
    assert canonical_json(dict(reversed(document.items()))) == written


def test_the_document_of_a_revision_is_plain_json_and_asks_the_same_twice(db):
    draft = make_whole_draft()
    first = document(draft)
    assert json.loads(canonical_json(first)) == first
    assert canonical_json(document(fresh(draft))) == canonical_json(first)
    assert all(key.isascii() for key in first)


def test_the_document_holds_the_facts_as_they_were_typed(db):
    facts = document(make_whole_draft(title="Le label «Ville»  : 22ème !", lead="L'élu·e"))
    assert (facts["title"], facts["lead"]) == ("Le label «Ville»  : 22ème !", "L'élu·e")
    assert facts["publish_at"] == facts["first_public_at"] == "2031-03-12T09:00:00Z"
    assert facts["issued_on"] == "2031-03-12"
    assert [block["type"] for block in facts["blocks"]] == ["text", "quote", "figure", "attachment", "quote", "text"]
    assert [block["number"] for block in facts["blocks"] if block["type"] == "quote"] == [1, 2]
    assert facts["footnotes"] == [{"mark": "*", "text": "Le texte de la note."}]
    assert [award["label"] for award in facts["awards"]] == ["Label tout entier"]
    assert [theme["name"] for theme in facts["themes"]] == ["Thème tout entier"]
    assert facts["contacts"] == [
        {
            "name": "Service presse, Ville de Grenoble",
            "email": "presse@example.fr",
            "phones": [{"number": "+33465710001", "note": ""}],
            "out_of_hours_phone": "",
        }
    ]


def test_the_notes_of_all_corrections_are_in_the_document_and_the_minor_ones_have_none(db):
    first = make_approved()
    for minutes, fields in ((1, {"note": "Un."}), (2, {"minor": True}), (3, {"note": "Trois."})):
        last = make_corrected(first, now=NOW + timedelta(minutes=minutes), **fields)
    assert json.loads(fresh(last).frozen.document)["corrections"] == [
        {"number": 4, "at": "2031-03-12T09:03:00Z", "note": "Trois."},
        {"number": 2, "at": "2031-03-12T09:01:00Z", "note": "Un."},
    ]


# Frozen for ever


def test_one_document_gives_the_same_bytes_twice(db):
    facts = document(make_whole_draft())
    assert set(same(freeze(facts), freeze(json.loads(canonical_json(facts)))).values()) == {True}


@pytest.mark.parametrize(("language", "zone"), [("en", "UTC"), ("fr", "Asia/Tokyo"), ("de", "America/New_York")])
def test_neither_the_language_nor_the_zone_of_whoever_freezes_changes_a_byte(db, language, zone):
    facts = document(make_whole_draft())
    before = freeze(facts)
    with translation.override(language), timezone.override(zone):
        assert set(same(before, freeze(facts)).values()) == {True}


def test_what_was_frozen_is_what_would_be_frozen_again(db):
    frozen = fresh(make_whole()).frozen
    assert list(differences(frozen)) == []
    again = freeze(json.loads(frozen.document), frozen.revision)
    assert set(same(frozen, again).values()) == {True}
    assert again.awards == frozen.awards == json.loads(frozen.document)["awards"]


@pytest.mark.parametrize("name", [*FRAGMENTS, "title", "text", "awards"])
def test_a_fragment_that_was_tampered_with_is_named(db, name):
    frozen = fresh(make_whole()).frozen
    setattr(frozen, name, [] if name == "awards" else getattr(frozen, name) + " ")
    assert list(differences(frozen)) == [f"recomposé, il diffère : {name}"]


def test_a_document_that_was_tampered_with_no_longer_has_its_fingerprint(db):
    frozen = fresh(make_whole()).frozen
    frozen.document = frozen.document.replace("Les mots de la citation.", "Les mots d’un autre.")
    first, second = differences(frozen)
    assert first == "l’empreinte n’est plus celle du document"
    assert second == "recomposé, il diffère : text, main_html, feed_xml"


def test_the_fingerprint_is_the_sha_256_of_the_document(db):
    frozen = fresh(make_whole(title="L’été à l’élu·e")).frozen
    assert frozen.sha256 == hashlib.sha256(frozen.document.encode("utf-8")).hexdigest()
    assert frozen.document == canonical_json(json.loads(frozen.document))


def test_one_changed_letter_changes_the_fingerprint(db):
    facts = document(make_whole_draft())
    assert freeze(facts).sha256 != freeze(facts | {"lead": "Le chapô!"}).sha256


# Whole


def whole_of_canaries():
    """A revision with a word of its own in each field that readers see; (frozen, words)."""
    draft = make_whole_draft(
        kicker="Surtitrecanari", title="Titrecanari", subtitle="Soustitrecanari", lead="Chapocanari", place="Lieucanari"
    )
    Text.objects.filter(parent=draft, ordering=10).update(
        body='<h2>Intercanari</h2><p>Texte<strong>canari</strong><press-note data-mark="*"></press-note></p>'
        "<ul><li>Listecanari</li></ul>"
    )
    Quote.objects.filter(parent=draft, ordering=20).update(text="Citationcanari\n\nSuitecanari", role="Fonctioncanari")
    Spokesperson.objects.filter(quotes__parent=draft, quotes__ordering=20).update(last_name="Nomcanari")
    image = Figure.objects.get(parent=draft).image
    image.caption, image.credit, image.alt_text = "Legendecanari", "Creditcanari", "Alternativecanari"
    image.save()
    Attachment.objects.filter(parent=draft).update(title="Piececanari")
    Footnote.objects.filter(revision=draft).update(text="Notecanari")
    contact = draft.contacts.get()
    contact.name, contact.email = "Contactcanari", "courrielcanari@example.fr"
    contact.save()
    correction = {"number": 2, "at": "2031-03-12T09:00:00Z", "note": "Correctioncanari"}
    facts = document(draft) | {"corrections": [correction]}
    names = (
        *(
            "Surtitre",
            "Titre",
            "Soustitre",
            "Chapo",
            "Lieu",
            "Inter",
            "Texte",
            "Liste",
            "Citation",
            "Suite",
            "Fonction",
        ),
        *("Nom", "Legende", "Credit", "Piece", "Note", "Contact", "courriel", "Correction"),
    )
    return freeze(facts), [f"{name}canari" for name in names]


def test_the_plain_text_holds_all_the_words_of_the_page(db):
    frozen, words = whole_of_canaries()
    assert [word for word in words if word not in frozen.text] == []
    assert "<" not in frozen.text
    assert "04\u00a065\u00a071\u00a000\u00a001" in frozen.text


def test_the_page_and_the_feed_hold_them_too(db):
    frozen, words = whole_of_canaries()
    page = Reader(frozen.main_html).text
    assert [word for word in words if word not in page] == []
    assert 'alt="Alternativecanari"' in frozen.main_html
    feed = Reader(item_of(frozen).find(f"{{{CONTENT}}}encoded").text).text
    assert [word for word in words if word not in feed and word not in {"Surtitrecanari", "Titrecanari"}] == []


def test_two_quotes_have_each_their_number_and_address(db):
    page = fresh(make_whole()).frozen.main_html
    assert page.index('id="citation-1"') < page.index("Les mots de la citation.")
    assert page.index("Les mots de la citation.") < page.index('id="citation-2"') < page.index("Une autre citation.")
    assert {"#citation-1", "#citation-2"} <= set(Reader(page).links)


def test_ids_are_once_on_a_page_also_when_two_texts_call_one_note(db):
    reader = Reader(fresh(make_whole()).frozen.main_html)
    assert sorted(reader.ids) == sorted(set(reader.ids))
    assert [link for link in reader.links if link.startswith("#") and link[1:] not in reader.ids] == []
    assert reader.links.count("#note-1") == 2


def test_a_quote_inside_a_quote_has_other_marks_and_no_letter_of_it_changes(db):
    words = "Le label «Territoire» du 22ème siècle: une oeuvre !"
    revision = make_approved(quote=words, speaker=make_spokesperson())
    frozen = fresh(revision).frozen
    for text in (Reader(frozen.main_html).text, frozen.text):
        assert "“Territoire”" in text
        assert "22ème siècle" in text
        assert "oeuvre" in text


def test_the_item_of_the_feed_is_whole(db):
    frozen = fresh(make_whole(title="La «halle» & l'été")).frozen
    item, facts = item_of(frozen), json.loads(frozen.document)
    assert item.find("title").text == frozen.title
    assert item.find("link").text == f"{SITE}{ADDRESS}"
    assert item.find("guid").text == f"urn:uuid:{facts['uid']}"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("pubDate").text == "Wed, 12 Mar 2031 09:00:00 +0000"
    assert [one.text for one in item.findall("category")] == ["Communiqué de presse", "Thème tout entier"]
    assert item.find("enclosure").get("length") == "9"
    assert item.find("enclosure").get("type") == "application/pdf"


def test_fragments_name_no_host_no_address_and_no_validity(db):
    frozen = fresh(make_whole()).frozen
    slug = fresh(frozen.revision).communique.slug
    for name in FRAGMENTS:
        for changing in (slug, "presse.example.fr", "en cours", "à renouveler", "échu"):
            assert changing not in getattr(frozen, name)
    assert frozen.main_html.count(AWARDS) == 1


# Nobody's markup but ours

HOSTILE = "mot\x0b\x1f</p><script>alert(1)</script><img src=x onerror=y>\"' --> ]]> &lt;b&gt; \ue000\ue001\ue002"


def test_what_an_author_types_is_words_in_every_field(db):
    tame, wild = make_whole_draft(title="mot"), make_whole_draft(title=HOSTILE)
    names = ("kicker", "subtitle", "lead", "place")
    Revision.objects.filter(pk=tame.pk).update(**dict.fromkeys(names, "mot"))
    Revision.objects.filter(pk=wild.pk).update(**{name: HOSTILE[: 80 if name == "place" else 120] for name in names})
    for draft, words in ((tame, "mot"), (wild, HOSTILE)):
        Quote.objects.filter(parent=draft).update(text=words, role=words)
        Footnote.objects.filter(revision=draft).update(text=words)
        Attachment.objects.filter(parent=draft).update(title=words)
        image = Figure.objects.get(parent=draft).image
        image.alt_text = image.caption = image.credit = words
        image.save()
    before, after = (freeze(document(fresh(draft))) for draft in (tame, wild))
    for name in ("head_html", "main_html", "card_html"):
        assert Reader(getattr(after, name)).structure == Reader(getattr(before, name)).structure
    for name in (*FRAGMENTS, "title", "text"):
        marks = [[getattr(one, name).count(mark) for mark in MARKS] for one in (before, after)]
        assert marks[0] == marks[1], name
    assert "<script" not in "".join(getattr(after, name) for name in ("head_html", "main_html", "card_html"))
    content = [item_of(one).find(f"{{{CONTENT}}}encoded").text for one in (before, after)]
    assert Reader(content[0]).structure == Reader(content[1]).structure
    assert Reader(after.main_html).text.count("<script>alert(1)</script>") >= 9


def test_markup_that_is_not_of_the_list_does_not_reach_the_page(db):
    draft = make_draft(text="")
    body = (
        '<p onclick="x">Un<script>alert(1)</script> <a href="javascript:x">lien</a> \ue000</p><iframe src="x"></iframe>'
    )
    Text.objects.create(parent=draft, region="main", ordering=1, body=body)
    frozen = freeze(document(draft))
    feed = item_of(frozen).find(f"{{{CONTENT}}}encoded").text
    for forbidden in ("onclick", "script", "iframe"):
        assert forbidden not in frozen.main_html
        assert forbidden not in feed
    assert frozen.main_html.count(SITE) == 0
