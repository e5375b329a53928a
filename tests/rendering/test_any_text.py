"""Whatever is typed, in whatever field: the page and the feed are whole, and have the structure that is ours."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.rendering import canonical_json, freeze
from releases.rendering.document import without_controls
from releases.rendering.feed_item import CONTENT
from tests.rendering.reading import FRAGMENTS, MARKS, Reader, item_of, same

any_text = st.text(
    st.characters()
    | st.sampled_from("<>&\"'«»“”;:!?-·’ \u00a0\u202f\n\r\t\x00\x0b\x1f\x7f\ue000\ue001\ue002\ufffe\ufeff"),
    max_size=40,
)
words = any_text.map(lambda text: f"mot {text}")
line = words.map(lambda text: " ".join(text.split()))
SLUG = "une-adresse"


@st.composite
def documents(draw, text):
    """Documents of one structure, whose every string that someone types is drawn from `text`."""

    def some(strategy=text):
        return draw(strategy)

    return without_controls(
        {
            "format": 1,
            "uid": "12345678-1234-4234-8234-123456789012",
            "number": 2,
            "language": "fr",
            "issuer": some(),
            "kind": "press_release",
            "kind_label": "Communiqué de presse",
            **{name: some() for name in ("kicker", "title", "subtitle", "lead", "place")},
            "issued_on": "2031-03-12",
            "publish_at": "2031-03-12T09:00:00Z",
            "first_public_at": "2031-03-12T09:00:00Z",
            "blocks": [
                {"type": "text", "html": f"<p>{some()}</p>"},
                {
                    "type": "quote",
                    "number": 1,
                    "text": some(),
                    "speaker": {"name": some(), "slug": SLUG},
                    "role": some(),
                    "attribution": some(),
                },
                {
                    "type": "figure",
                    "token": "0" * 32,
                    "width": 1600,
                    "height": 1000,
                    "widths": [480, 960],
                    "bytes": 9,
                    "licence": "etalab",
                    "licence_label": "Licence Ouverte 2.0",
                    **{name: some() for name in ("alt", "caption", "credit")},
                },
                {"type": "attachment", "title": some(), "token": "0" * 32, "name": "plan.pdf", "size": 9},
            ],
            "footnotes": [{"mark": "*", "text": some()}],
            "awards": [],
            "contacts": [
                {
                    "name": some(),
                    "email": some(),
                    "phones": [{"number": some(), "note": some()}],
                    "out_of_hours_phone": some(),
                }
            ],
            "themes": [{"name": some(), "slug": SLUG}],
            "corrections": [{"number": 2, "at": "2031-03-12T09:00:00Z", "note": some()}],
        }
    )


@pytest.fixture(scope="module")
def tame():
    """What is frozen of a document of harmless words."""
    return freeze(documents_of("mot"))


def documents_of(word):
    found = []

    @given(documents(st.just(word)))
    @settings(max_examples=1, database=None)
    def draw(document):
        found.append(document)

    draw()
    return found[0]


@given(documents(line))
@settings(max_examples=120)
def test_no_text_breaks_the_page_or_the_feed(tame, facts):
    frozen = freeze(facts)
    for name in ("head_html", "main_html", "card_html"):
        # Text blocks are markup: what is typed there may be any of its tags.
        assert set(Reader(getattr(frozen, name)).structure) >= set(Reader(getattr(tame, name)).structure)
    for name in ("head_html", "card_html"):
        assert Reader(getattr(frozen, name)).structure == Reader(getattr(tame, name)).structure
    for name in FRAGMENTS:
        counts = [[getattr(one, name).count(mark) for mark in MARKS] for one in (tame, frozen)]
        assert counts[0] == counts[1]
    item = item_of(frozen)
    assert [child.tag for child in item] == [child.tag for child in item_of(tame)]
    assert item.find("title").text.split() == frozen.title.split()
    Reader(item.find(f"{{{CONTENT}}}encoded").text)
    assert set("".join(MARKS)) & set(frozen.title + frozen.text) == set()


@given(documents(words))
@settings(max_examples=60)
def test_any_text_freezes_to_the_same_bytes_twice(facts):
    one, other = freeze(facts), freeze(json.loads(canonical_json(facts)))
    assert set(same(one, other).values()) == {True}


@given(any_text)
def test_strings_are_cleaned_once_and_for_all(text):
    cleaned = without_controls({"a": [text, {"b": text}], "c": 1, "d": None})
    assert without_controls(cleaned) == cleaned
    assert set(cleaned["a"][0]) & {"\x00", "\x0b", "\x1f", "\ue000", "\ufffe", "\r"} == set()
