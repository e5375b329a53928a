"""How the tests read what is frozen."""

from html.parser import HTMLParser
from xml.etree import ElementTree

from releases.rendering import ADDRESS, AWARDS, SITE, document_of
from releases.rendering.feed_item import CONTENT, DUBLIN_CORE
from tests.factories import NOW

FRAGMENTS = ("head_html", "main_html", "card_html", "feed_xml")
MARKS = (SITE, ADDRESS, AWARDS)
VOID = {"br", "img", "source", "meta", "link", "hr", "input", "wbr"}


def document(revision):
    return document_of(revision, publish_at=NOW, first_public_at=NOW)


def same(one, other):
    return {name: getattr(one, name) == getattr(other, name) for name in (*FRAGMENTS, "document", "title", "text")}


class Reader(HTMLParser):
    """The tags of a fragment with the names of their attributes, its words, its ids; fails on crossed tags."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open, self.words, self.ids, self.links = [], [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == [], "tags left open"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *(name for name, _ in attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, "crossed tags"

    def handle_data(self, data):
        self.words.append(data)

    @property
    def structure(self):
        """The tags without those of typography (raised ordinals, unbroken words)."""
        return [tag for tag in self.tags if tag[0] not in {"sup", "span"}]

    @property
    def text(self):
        return "".join(self.words)


def item_of(frozen):
    declared = f'xmlns:content="{CONTENT}" xmlns:dc="{DUBLIN_CORE}" xmlns:atom="http://www.w3.org/2005/Atom"'
    return ElementTree.fromstring(f"<rss {declared}>{frozen.feed_xml}</rss>").find("item")
