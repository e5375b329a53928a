"""HTML of any origin → blocks: the one reader of the tree that all formats end in."""

import re
import unicodedata

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from releases.text.markup import clean_text

from .documents import Doubt, ImportedFootnote
from .flow import SOFT, Block, Calls, Flow, paragraph

_DROPPED = {
    *("script", "style", "head", "title", "template", "noscript", "svg", "math", "iframe", "object", "embed"),
    *("audio", "video", "canvas", "map", "button", "select", "input", "textarea"),
}
_IMAGES = {"img", "picture", "image"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "pre", "center"),
    *("figure", "figcaption", "dl", "dt", "dd", "form", "fieldset", "legend", "caption", "hr", "body", "html"),
    *("details", "summary", "hgroup", "search"),
}
_FORMATS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "sup": "sup", "sub": "sub"}
_STYLES = {"title", "subtitle", "kicker", "lead", "margin"}
_MARK = re.compile(r"[\[(]?\s*(\*{1,4}|\d{1,3}|[ivxlc]{1,5}|[a-z]|[†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s*[\])]?")
_BACK = re.compile(r"[↑↩⤴⏎\uFE0E\s]*|retour|\^")
_NOTE_HOMES = ("li", "p", "div", "aside", "dd", "section")
# Word writes the bullets of its Symbol and Wingdings fonts as private-use characters.
_WORD_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "•", "\uf0d8": "•", "\uf02d": "–"})


def blocks(html):
    """(blocks, calls, footnotes, doubts) of an HTML text. RecursionError when it nests beyond reason."""
    soup = BeautifulSoup(html, "html.parser")
    reader = _Reader()
    footnotes = _linked_notes(soup, reader)
    reader.core = _core(soup)
    reader.in_margin = reader.core is not None
    reader.walk(soup, frozenset())
    reader.flush()
    return reader.blocks, reader.calls, footnotes, reader.doubts


class _Reader:
    """Walks the tree once; inline text gathers in `runs` until a block begins or ends."""

    def __init__(self, calls=None, in_margin=False):
        self.core = None
        self.in_margin = in_margin
        self.blocks = []
        self.runs = []
        self.calls = calls or Calls()
        self.doubts = []

    def walk(self, node, formats, verbatim=False):
        for child in node.children:
            if isinstance(child, Tag):
                self.tag(child, formats, verbatim)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.add(_typed(child, verbatim), formats)

    def tag(self, tag, formats, verbatim):
        name = tag.name
        if name in _DROPPED:
            return
        if (tag is self.core or name == "nav") and self.in_margin != (name == "nav"):
            self.flush()
            self.in_margin, before = name == "nav", self.in_margin
            self.tag(tag, formats, verbatim)
            self.flush()
            self.in_margin = before
        elif name in _IMAGES:
            self.image(tag)
        elif name == "br":
            self.runs.append((SOFT if "soft" in tag.get_attribute_list("class") else "\n", formats))
        elif name == "press-note":
            mark = str(tag.get("data-mark") or "")[:10]
            if mark:
                self.runs.append((self.calls.add(mark, str(tag.get("data-printed") or mark)), frozenset()))
            self.walk(tag, formats, verbatim)
        elif name in _HEADINGS:
            self.block(tag, name, formats)
        elif name in ("ul", "ol", "menu"):
            self.list(tag)
        elif name == "blockquote":
            self.flush()
            inside = self.inside(tag)
            if inside:
                self.blocks.append(
                    Block("blockquote", children=tuple(inside), style="margin" if self.in_margin else "")
                )
        elif name == "table":
            self.table(tag)
        elif name == "cite" and tag.parent is not None and tag.parent.name in ("blockquote", "footer", "figcaption"):
            self.block(tag, "p", formats, style="cite")
        elif name in _BLOCKS or name in ("li", "tr", "td", "th", "tbody"):
            self.block(tag, "p", formats, style=_style(tag), verbatim=verbatim or name == "pre")
        elif name == "q":
            # Browsers draw the marks of <q>: they are part of what the author sees.
            self.add("«", formats)
            self.walk(tag, formats, verbatim)
            self.add("»", formats)
        else:
            self.walk(tag, formats | _inline_formats(tag), verbatim)

    def block(self, tag, name, formats, style="", verbatim=False):
        self.flush()
        self.walk(tag, frozenset(), verbatim)
        self.flush(name, style)

    def add(self, text, formats):
        if text:
            self.runs.append((text, formats))

    def flush(self, name="p", style=""):
        flow = _tidy(self.runs)
        self.runs = []
        style = "margin" if self.in_margin else style
        for part in _at_blank_lines(flow) if name == "p" else [flow]:
            if part.text.strip():
                self.blocks.append(Block(name, part, style=style))

    def inside(self, tag):
        """The blocks of one element, read apart."""
        apart = _Reader(self.calls, self.in_margin)
        apart.doubts = self.doubts
        apart.walk(tag, frozenset())
        apart.flush()
        return apart.blocks

    def list(self, tag):
        self.flush()
        items = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name in ("ul", "ol"):
                items.append(_item([Block(child.name, children=tuple(self.items(child)))]))
            elif isinstance(child, Tag) and child.name not in _DROPPED:
                items.append(_item(self.inside(child)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                text = _typed(child, False)
                if text.strip():
                    items.append(Block("li", _tidy([(text, frozenset())])))
        items = [item for item in items if item.text.strip()]
        if items:
            style = "margin" if self.in_margin else ""
            self.blocks.append(Block("ol" if tag.name == "ol" else "ul", children=tuple(items), style=style))

    def items(self, tag):
        apart = _Reader(self.calls, self.in_margin)
        apart.doubts = self.doubts
        apart.list(tag)
        return [item for block in apart.blocks for item in block.children]

    def table(self, tag):
        """A table of figures becomes one line a row; a table that only lays out a page is walked as a page."""
        self.flush()
        rows = [[self.inside(cell) for cell in row.find_all(["td", "th"], recursive=False)] for row in _rows(tag)]
        for caption in tag.find_all("caption", recursive=False):
            self.blocks.extend(self.inside(caption))
        cells = [cell for row in rows for cell in row]
        is_data = (
            sum(1 for row in rows if len([cell for cell in row if cell]) > 1) > 1
            and all(len(cell) <= 1 for cell in cells)
            and all(cell[0].flow.runs for cell in cells if cell)
        )
        if not is_data:
            self.blocks.extend(block for cell in cells for block in cell)
            return
        for row in rows:
            runs = []
            for cell in row:
                if cell:
                    runs += [(" | ", frozenset())] if runs else []
                    runs += cell[0].flow.runs
            if runs:
                self.blocks.append(paragraph(Flow(tuple(runs)), style="margin" if self.in_margin else ""))
        words = " | ".join(cell[0].text for cell in rows[0] if cell)
        self.doubts.append(Doubt("text", words, "Ce tableau est devenu des lignes de texte\u00a0: vérifiez-le."))

    def image(self, tag):
        alternative = _typed(NavigableString(str(tag.get("alt") or "")), False).strip()
        self.doubts.append(
            Doubt("image", alternative, "Une image n’a pas été reprise\u00a0: ajoutez-la depuis la médiathèque.")
        )


def _core(soup):
    """The part of a whole page that is its text: <main>, or its only <article>; None for a bare text."""
    core = soup.find("main") or soup.find(attrs={"role": "main"})
    articles = soup.find_all("article", limit=2)
    if core is None and len(articles) == 1:
        core = articles[0]
    return core if core is not None and len(core.get_text()) > 200 else None


def _linked_notes(soup, reader):
    """Notes that the file itself links (Word, Markdown, web pages): calls become <press-note>, notes leave the text."""
    targets = {}
    for element in soup.find_all(lambda tag: tag.get("id") or (tag.name == "a" and tag.get("name"))):
        for name in (element.get("id"), element.get("name")):
            if name:
                targets.setdefault(str(name), element)
    homes, calls = {}, []
    for link in soup.find_all("a", href=re.compile("#")):
        fragment = str(link["href"]).split("#", 1)[1]
        match = _MARK.fullmatch(link.get_text().strip())
        if not match or fragment not in targets or any(id(parent) in homes for parent in link.parents):
            continue
        target = targets[fragment]
        home = target if target.name in _NOTE_HOMES else target.find_parent(_NOTE_HOMES)
        if home is None or any(parent is home for parent in link.parents):
            continue
        if id(home) not in homes:
            if not home.get_text().strip():
                continue
            homes[id(home)] = (home, match.group(1))
        calls.append((link, homes[id(home)][1]))
    for link, mark in calls:
        place = link.parent if link.parent.name == "sup" and _same_text(link.parent, link) else link
        printed = mark if re.search(r"\W", mark) else f"[{mark}]"
        call = soup.new_tag("press-note", attrs={"data-mark": mark, "data-printed": printed})
        place.replace_with(call)
    footnotes = []
    for home, mark in homes.values():
        for link in home.find_all("a", href=re.compile("#")):
            if _BACK.fullmatch(link.get_text().strip().lower()) or _MARK.fullmatch(link.get_text().strip()):
                link.decompose()
        text = "\n".join(block.text for block in reader.inside(home)).strip()
        footnotes.append(ImportedFootnote(mark, reader.calls.plain(text)))
        parent = home.parent
        home.decompose()
        while parent is not None and parent.parent is not None and not parent.get_text().strip():
            parent, empty = parent.parent, parent
            empty.decompose()
    return footnotes


def _same_text(one, other):
    return one.get_text().strip() == other.get_text().strip()


def _rows(table):
    for child in table.find_all(["tr", "thead", "tbody", "tfoot"], recursive=False):
        if child.name == "tr":
            yield child
        else:
            yield from child.find_all("tr", recursive=False)


def _item(inside):
    """A list item: its paragraphs in one flow, its own lists as children."""
    runs, lists = [], []
    for block in inside:
        if block.tag in ("ul", "ol"):
            lists.append(block)
            continue
        for flow in block.flows():
            runs += [("\n", frozenset())] if runs else []
            runs += flow.runs
    return Block("li", Flow(tuple(runs)), tuple(lists))


def _style(tag):
    for name in tag.get_attribute_list("class"):
        if name in _STYLES:
            return name
    if tag.name == "footer" and tag.find_parent("blockquote"):
        return "cite"
    if tag.name == "figcaption" and tag.parent is not None and tag.parent.find("blockquote"):
        return "cite"
    return ""


def _inline_formats(tag):
    formats = set()
    if tag.name in _FORMATS:
        formats.add(_FORMATS[tag.name])
    style = str(tag.get("style") or "").replace(" ", "").lower()
    if re.search(r"font-weight:(bold|[6-9]00)", style):
        formats.add("strong")
    if "font-style:italic" in style:
        formats.add("em")
    if tag.name == "a" and tag.get("href") and not str(tag["href"]).startswith("#"):
        formats.add(f"a:{str(tag['href']).strip()}")
    return frozenset(formats)


def _typed(string, verbatim):
    """Characters of a text node: composed, without control and private-use characters; HTML spaces as one."""
    text = clean_text(unicodedata.normalize("NFC", str(string).translate(_WORD_BULLETS)).replace(SOFT, " "))
    return text if verbatim else re.sub(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2029]+", " ", text)


def _tidy(runs):
    """A flow without the spaces that HTML does not show: doubled ones, those around a line break, the outer ones."""
    tidy, glue = [], True
    for text, formats in runs:
        if text in ("\n", SOFT):
            if tidy and tidy[-1][0].endswith(" "):
                tidy[-1] = (tidy[-1][0].rstrip(" "), tidy[-1][1])
            tidy.append((text, formats))
            glue = True
            continue
        if glue:
            text = text.lstrip(" ")
        if text:
            tidy.append((text, formats))
            glue = text.endswith(" ")
    return Flow(tuple(run for run in tidy if run[0])).cut(0)


def _at_blank_lines(flow):
    """Two line breaks in a row are how many e-mails write a new paragraph."""
    parts, start = [], 0
    for match in re.finditer(r"\n\s*\n\s*", flow.text):
        parts.append(flow.cut(start, match.start()))
        start = match.end()
    return [*parts, flow.cut(start)]
