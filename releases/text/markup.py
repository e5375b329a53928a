"""The one list of what a text may hold, and the ways to clean a text, read it and find its note calls.

nh3 parses as a browser does and removes what is not on the list; what it leaves is written again in one form, the
editor's: blocks hold lines, lines hold marks. So the result is valid HTML, and cleaning it again changes nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

import nh3

# What the editor offers. `NoteCall`, `FrenchMenu` and `WordPaste` are ours (settings, DJANGO_PROSE_EDITOR_EXTENSIONS).
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "SpecialCharacters": True,  # shows the no-break spaces
    "NoSpellCheck": False,  # True, its default, switches the browser's French spelling off
    "NoteCall": True,
    "FrenchMenu": True,
    "WordPaste": True,
}

# The same list for the sanitiser: a test proves that both agree on tags and protocols.
LINES = frozenset({"p", "h2", "h3"})
CONTAINERS = frozenset({"ul", "ol", "li", "blockquote"})
MARKS = ("a", "strong", "em", "sup", "sub")  # in the order in which they are written, outermost first
TAGS = LINES | CONTAINERS | {*MARKS, "br", "press-note"}
# Fewer than the editor would let through (rel, title, type): no link of ours opens a window, and the referrer is
# the business of the Referrer-Policy header, so links carry no `rel`.
ATTRIBUTES = {"a": frozenset({"href"}), "ol": frozenset({"start"}), "press-note": frozenset({"data-mark"})}
URL_SCHEMES = frozenset(EXTENSIONS["Link"]["protocols"])

# What a paste brings under another name …
SYNONYMS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong", "i": "em"}
# … what only separates lines, without which the words of two cells would touch …
# fmt: off
SEPARATORS = frozenset({
    "address", "article", "aside", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hgroup", "hr", "legend", "main", "nav", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
})
# … and what goes with its content.
DROPPED = frozenset({
    "audio", "button", "canvas", "datalist", "embed", "iframe", "map", "math", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "video", "xml",
})
# fmt: on
MAX_DEPTH = 8  # lists in lists in quotations: deeper is an attack, not a text

# Vertical tab (the soft return of Word), form feed, NEL and the two Unicode separators end a line. The other controls,
# halves of surrogate pairs, private-use characters, the byte order mark, non-characters (forbidden in XML: one would
# break the feed for all) and the marks that turn the direction of a whole page are no text.
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufeff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def clean_text(text: str) -> str:
    """Plain text without control, private-use and other characters that are no text; ends of lines become \\n."""
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))


_CLEANER = nh3.Cleaner(
    tags={*TAGS, *SYNONYMS, *SEPARATORS},
    clean_content_tags=set(DROPPED),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(URL_SCHEMES),
    link_rel=None,
)


def clean(html: str) -> str:
    """The same text with the closed list of tags, in valid HTML. Idempotent; empty for a text without words.

    h1 melts into h2, h4 to h6 into h3, b and i into strong and em; words in a tag that is not on the list stay, in a
    paragraph of their own where the tag was a block; scripts and styles go with their content. A link that is not
    https, http, mailto, tel or a path with exactly one leading slash becomes its words.
    """
    writer = _HtmlWriter()
    _read(html, writer)
    return writer.result()


def to_text(html: str) -> str:
    """Plain text of any HTML: a blank line between blocks, « – » or « 1. » before list items, « [mark] » for notes."""
    writer = _TextWriter()
    _read(html, writer)
    return writer.result()


def note_marks(html: str) -> list[str]:
    """The marks of the notes that a text calls, in order."""
    writer = _MarkWriter()
    _read(html, writer)
    return writer.marks


_NOTE_CALL = re.compile(r'<press-note data-mark="([^"<>]*+)"></press-note>')


def link_notes(html: str, notes: dict[str, int], calls: Counter[int] | None = None) -> str:
    """Clean HTML whose note calls are links to `#note-<number>`, by `notes`: mark → number.

    The first call of a note has the id `appel-<number>`, which the note links back to; the next ones `appel-1-2`, and
    so on. `calls` counts them, and is updated: give the same one for all texts of a page. Readers see the number, which
    the accessible name contains (WCAG 2.5.3). A mark without a note becomes a superscript.
    """
    calls = Counter() if calls is None else calls

    def link(match):
        number = notes.get(unescape(match[1]))
        if number is None:
            return f"<sup>{match[1]}</sup>"
        calls[number] += 1
        call = f"appel-{number}" if calls[number] == 1 else f"appel-{number}-{calls[number]}"
        name = f"Note {number}"
        return f'<sup class="note-call"><a href="#note-{number}" id="{call}" aria-label="{name}">{number}</a></sup>'

    return _NOTE_CALL.sub(link, html)


class Note(str):
    """A call of the note that bears this mark."""


class Break(str):
    """An end of line inside a paragraph."""


# One piece of a line (words, Note or Break) under its marks, each mark as (tag, address or "").
Run = tuple[str, tuple[tuple[str, str], ...]]


def _read(html: str, writer) -> None:
    reader = _Reader(writer)
    reader.feed(_CLEANER.clean(clean_text(html)))
    reader.close()
    reader.end_line()


@dataclass
class _Container:
    """A list, item or quotation that is open in the source."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    implied: bool = False  # an item that the source forgot
    told: bool = False  # to the writer: at its first line, so that empty ones leave no trace


class _Reader(HTMLParser):
    """Tells a writer what nh3 left: containers opened and closed, and lines. Events, no tree: depth costs nothing."""

    def __init__(self, writer):
        super().__init__(convert_charrefs=True)
        self.writer = writer
        self.line_tag = None
        self.runs: list[Run] = []
        self.marks = {tag: [] for tag in MARKS}  # of each mark, its open tags: address, "" or None for no mark
        self.containers: list[_Container] = []
        self.kept: list[bool] = []  # for each open tag of a container, whether it is in `containers`
        self.last_note = None  # the mark of the note call whose content is being read

    def handle_starttag(self, tag, attrs):
        self.last_note = None
        tag = SYNONYMS.get(tag, tag)
        attrs = dict(attrs)
        if tag in LINES:
            self.end_line(next_tag=tag)
        elif tag in CONTAINERS:
            self.end_line()
            self._open(tag, attrs)
        elif tag in MARKS:
            self.marks[tag].append(address(attrs.get("href") or "") if tag == "a" else "")
        elif tag == "br":
            self.runs.append((Break("\n"), self._active_marks()))
        elif tag == "press-note":
            mark = clean_text(attrs.get("data-mark") or "").strip()
            if re.fullmatch(r"\S{1,8}", mark):
                self.runs.append((Note(mark), ()))  # a call becomes a link of its own: no mark around it
                self.last_note = mark
        else:
            self.end_line()

    def handle_endtag(self, tag):
        self.last_note = None
        tag = SYNONYMS.get(tag, tag)
        if tag in MARKS:
            self.marks[tag].pop()
        elif tag in CONTAINERS:
            self.end_line()
            if self.kept.pop():
                self._close()
                if self.containers and self.containers[-1].implied:
                    self._close()
        elif tag not in {"br", "press-note"}:
            self.end_line()

    def handle_data(self, data):
        data = clean_text(data)
        if self.last_note and data.strip() in {self.last_note, f"[{self.last_note}]"}:
            return  # the mark shown inside its own call
        self.runs.append((data, self._active_marks()))

    def end_line(self, next_tag=None):
        runs, tag = _tidy(self.runs), self.line_tag
        self.runs, self.line_tag = [], next_tag
        if not runs:
            return
        without_item = self._parent_tag() in {"ul", "ol"}
        if without_item:
            self.containers.append(_Container("li"))
        first_in_item = self._parent_tag() == "li" and not self.containers[-1].told
        for container in self.containers:
            if not container.told:
                self.writer.open(container.tag, container.attrs)
                container.told = True
        # A line without tag stands only first in an item: two would run together.
        self.writer.line(tag or (None if first_in_item else "p"), runs)
        if without_item:
            self._close()

    def _open(self, tag, attrs):
        in_list = self._parent_tag() in {"ul", "ol"}
        # Too deep, or an item without a list: its lines count for the container around it.
        kept = len(self.containers) < MAX_DEPTH and (tag != "li" or in_list)
        self.kept.append(kept)
        if not kept:
            return
        if in_list and tag != "li":
            self.containers.append(_Container("li", implied=True))
        start = attrs.get("start") or ""
        numbered = tag == "ol" and re.fullmatch(r"[1-9][0-9]{0,3}", start) and start != "1"
        self.containers.append(_Container(tag, {"start": start} if numbered else {}))

    def _close(self):
        container = self.containers.pop()
        if container.told:
            self.writer.close(container.tag)

    def _parent_tag(self):
        return self.containers[-1].tag if self.containers else None

    def _active_marks(self):
        return tuple((tag, stack[-1]) for tag, stack in self.marks.items() if stack and stack[-1] is not None)


_ADDRESS = re.compile(
    r"""https?://[^\s/\\?\#@<>"']+(?:[/?\#][^\s\\]*)?
      | mailto:[^\s\\@]+@[^\s\\@]+
      | tel:\+?[0-9().-]+
      | /(?![/\\])[^\s\\]*""",
    re.VERBOSE | re.IGNORECASE,
)


def address(href: str) -> str | None:
    """The address that a link may carry, or None.

    http and https with a host and no user name, mailto, tel, or a path with exactly one leading slash: browsers read
    `//host` and `/\\host` as another site, and drop the tabs and ends of lines with which both can be disguised.
    """
    href = re.sub(r"[\t\n\r]", "", clean_text(href)).strip()
    href = re.sub(r"[\s.-]", "", href) if href.lower().startswith("tel:") else href.replace(" ", "%20")
    return href if _ADDRESS.fullmatch(href) else None


def _tidy(runs: list[Run]) -> list[Run]:
    """One space for many, none at the edges of a line, neighbours under the same marks joined; [] for no words."""
    tidied: list[Run] = []
    for piece, marks in runs:
        if isinstance(piece, Note):
            tidied.append((piece, marks))
            continue
        if isinstance(piece, Break):
            _strip_end(tidied)
            if tidied:
                tidied.append((piece, marks))
            continue
        piece = re.sub(r"[ \t\n\r]+", " ", piece)
        before = tidied[-1][0] if tidied else Break("\n")
        if isinstance(before, Break):
            piece = piece.lstrip()
        elif before.endswith(" "):
            piece = piece.lstrip(" ")
        if not piece:
            continue
        if type(before) is str and tidied[-1][1] == marks:
            tidied[-1] = (before + piece, marks)
        else:
            tidied.append((piece, marks))
    while tidied:
        _strip_end(tidied)
        if not (tidied and isinstance(tidied[-1][0], Break)):
            break
        tidied.pop()
    return tidied


def _strip_end(runs: list[Run]) -> None:
    """Remove the white space at the end of the last line."""
    while runs and type(runs[-1][0]) is str:
        piece, marks = runs.pop()
        if piece := piece.rstrip():
            runs.append((piece, marks))
            return


class _HtmlWriter:
    """The one written form of a text."""

    def __init__(self):
        self.parts = []

    def open(self, tag, attrs):
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in attrs.items())
        self.parts.append(f"<{tag}{attributes}>")

    def close(self, tag):
        self.parts.append(f"</{tag}>")

    def line(self, tag, runs):
        if tag:
            self.open(tag, {})
        opened = ()
        for piece, marks in runs:
            kept = 0
            while kept < min(len(opened), len(marks)) and opened[kept] == marks[kept]:
                kept += 1
            for name, _ in reversed(opened[kept:]):
                self.close(name)
            for name, href in marks[kept:]:
                self.open(name, {"href": href} if name == "a" else {})
            opened = marks
            if isinstance(piece, Note):
                self.parts.append(f'<press-note data-mark="{escape(piece)}"></press-note>')
            else:
                self.parts.append("<br>" if isinstance(piece, Break) else escape(piece, quote=False))
        for name, _ in reversed(opened):
            self.close(name)
        if tag:
            self.close(tag)

    def result(self):
        return "".join(self.parts)


class _TextWriter:
    """The words, as an e-mail would show them."""

    def __init__(self):
        self.parts = []
        self.containers = []  # tag of each open container
        self.numbers = []  # of each open ordered list, the next number; None for the others
        self.bullet = ""  # what stands before the next line
        self.in_same_list = False

    def open(self, tag, attrs):
        if tag in {"ul", "ol"}:
            self.numbers.append(int(attrs.get("start", 1)) if tag == "ol" else None)
        elif tag == "li":
            number = self.numbers[-1]
            self.bullet = "– " if number is None else f"{number}. "
            if number is not None:
                self.numbers[-1] += 1
        self.containers.append(tag)

    def close(self, tag):
        self.containers.pop()
        if tag in {"ul", "ol"}:
            self.numbers.pop()
        if not self.numbers:
            self.in_same_list = False

    def line(self, tag, runs):
        if self.parts:
            self.parts.append("\n" if self.in_same_list else "\n\n")
        indent = "  " * (len(self.numbers) - 1 if self.bullet else len(self.numbers))
        words = "".join(f"[{piece}]" if isinstance(piece, Note) else piece for piece, _ in runs)
        self.parts.append(indent + self.bullet + words.replace("\n", "\n" + "  " * len(self.numbers)))
        self.bullet = ""
        self.in_same_list = bool(self.numbers)

    def result(self):
        return "".join(self.parts)


class _MarkWriter:
    """The marks of the note calls, and nothing else."""

    def __init__(self):
        self.marks = []

    def open(self, tag, attrs):
        pass

    def close(self, tag):
        pass

    def line(self, tag, runs):
        self.marks += [str(piece) for piece, _ in runs if isinstance(piece, Note)]
