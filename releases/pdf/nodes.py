"""Fine HTML (`text.typography` over `text.markup`) as plain data for the template, where nothing of it can be code.

A node is a string, or a dictionary with its `tag`, what it `holds`, and `href` or `start`. The first call of a note
differs from the others: it is where the note goes on the paper.
"""

import re
from html.parser import HTMLParser

from django.utils.encoding import iri_to_uri

from releases.pdf.glyphs import drawable

LONG_WORD = 36  # characters: in a longer one a line may end, after a mark of an address if it has any
LONGEST_ADDRESS = 2000  # characters; PDF has a limit, and readers have lower ones
_LONG = re.compile(rf"[^ ]{{{LONG_WORD + 1},}}")
_PIECE = re.compile(rf"[^/?&=._@-]{{1,{LONG_WORD}}}[/?&=._@-]{{0,{LONG_WORD}}}|[/?&=._@-]{{1,{LONG_WORD}}}")
_SPACE = re.compile(r"[ \t\n\r]+")


class Notes:
    """The notes of a document by their mark, and which of them a text has called so far."""

    def __init__(self, marks=()):
        self.numbers = {mark: number for number, mark in enumerate(marks, 1)}
        self.called = set()

    def call(self, mark):
        number = self.numbers.get(mark)
        if number is None:
            return {"tag": "sup", "holds": words(mark)}
        first = number not in self.called
        self.called.add(number)
        return {"tag": "note", "number": number, "first": first}


def nodes(html, notes=None, site=""):
    """The nodes of clean fine HTML, its note calls answered by `notes`; addresses within the room begin with `site`."""
    reader = _Reader(notes or Notes(), site)
    reader.feed(html)
    reader.close()
    return reader.root


def words(text):
    """The nodes of plain text: strings, and places where a line may end inside a very long word."""
    found = []
    text = drawable(_SPACE.sub(" ", text))
    at = 0
    for match in _LONG.finditer(text):
        found.append(text[at : match.start()])
        for piece in _PIECE.findall(match[0]):
            found += [piece, {"tag": "wbr"}]
        at = match.end()
    found.append(text[at:])
    return [piece for piece in found if piece]


def address(href, site=""):
    """An address in ASCII, whole; empty for one too long to be written."""
    href = iri_to_uri(f"{site}{href}" if href.startswith("/") else href)
    return href if len(href) <= LONGEST_ADDRESS else ""


class _Reader(HTMLParser):
    def __init__(self, notes, site):
        super().__init__(convert_charrefs=True)
        self.notes = notes
        self.site = site
        self.root = []
        self.open = [self.root]  # what each open tag holds, the innermost last

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        held = []
        match tag:
            case "br":
                self.open[-1].append({"tag": "br"})
                return
            case "press-note":
                node = self.notes.call(attrs["data-mark"])
            case "a":
                node = {"tag": "a", "holds": held, "href": address(attrs["href"], self.site)}
            case "ol":
                node = {"tag": "ol", "holds": held, "start": int(attrs.get("start", 1))}
            case _:
                node = {"tag": tag, "holds": held}
        self.open[-1].append(node)
        self.open.append(held)

    def handle_endtag(self, tag):
        if tag != "br":
            self.open.pop()

    def handle_data(self, data):
        self.open[-1] += words(data)
