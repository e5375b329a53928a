"""Word files → HTML, by mammoth; for the child process only: a small file can ask for much memory and time."""

import re
import zipfile
from html import escape, unescape
from io import BytesIO
from xml.etree import ElementTree

import mammoth
from mammoth import html as mammoth_html

from .documents import Doubt, ImportRefused
from .formats import BROKEN_WORD
from .words import fold

_STYLE_NAMES = {
    "p.title:fresh": ("Title", "Titre", "Titre CP", "Titre communiqué", "Titre principal"),
    "p.subtitle:fresh": ("Subtitle", "Sous-titre", "Sous titre"),
    "p.kicker:fresh": ("Surtitre", "Sur-titre", "Kicker"),
    "p.lead:fresh": ("Chapô", "Chapo", "Chapeau", "Châpo", "Accroche", "Lead", "Introduction"),
    "h2:fresh": ("Intertitre", "Inter-titre", "Inter titre", "Sous-partie"),
    "blockquote > p:fresh": (
        *("Quote", "Intense Quote", "Citation", "Citation intense", "Verbatim", "Block Text", "Quotations"),
        "Texte de citation",
    ),
}
_STYLE_MAP = "\n".join(f"p[style-name='{name}'] => {path}" for path, names in _STYLE_NAMES.items() for name in names)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"}
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d*\s*(?:(?:/|sur|de)\s*\d*)?\W*", re.IGNORECASE)


def to_html(data):
    """(HTML, doubts) of a Word file; what the page's margins print comes as paragraphs of class "margin"."""
    try:
        written = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLE_MAP,
            include_embedded_style_map=False,
            convert_image=_image,
            external_file_access=False,
        ).value
        with zipfile.ZipFile(BytesIO(data)) as package:
            tops, bottoms = _margins(package, "header"), _margins(package, "footer")
            doubts = _reviewed(package) + _lost(package, written)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # a damaged file fails anywhere in mammoth, with any kind of error
        raise ImportRefused(BROKEN_WORD) from error
    return "\n".join([*tops, written, *bottoms]), doubts


def _image(image):
    """The image itself is never opened: only its alternative text goes on, to be told to the editor."""
    return [mammoth_html.element("img", {"alt": image.alt_text or ""})]


def _margins(package, kind):
    """Headers or footers, each line once: the first page and the following ones mostly say the same."""
    lines = {}
    for name in sorted(package.namelist()):
        if re.fullmatch(rf"word/{kind}\d*\.xml", name):
            for text in _paragraphs(package, name):
                if text and not _PAGE_NUMBER.fullmatch(text):
                    lines.setdefault(text)
    return [f'<p class="margin">{escape(text, quote=False).replace(chr(10), "<br>")}</p>' for text in lines]


def _paragraphs(package, name):
    """The words of each paragraph of a part, those of text boxes apart."""
    # Safe without defusedxml: no part of an accepted file declares a document type (`formats`).
    root = ElementTree.fromstring(package.read(name))  # noqa: S314
    found = []
    _gather(root, [], found)
    return [re.sub(r"[^\S\n]+", " ", text).strip() for text in found]


def _gather(element, words, found):
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}p":
            inside = []
            _gather(child, inside, found)
            found.append("".join(inside))
        elif child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            words.append(" " if child.tag == f"{_W}tab" else "\n")
        elif child.tag == f"{_W}noBreakHyphen":
            words.append("\u2011")
        else:
            _gather(child, words, found)


def _reviewed(package):
    """A text still under review is told: its deletions and comments are no part of what is imported."""
    doubts = []
    body = package.read("word/document.xml") if "word/document.xml" in package.namelist() else b""
    if re.search(rb"<w:(?:ins|del|moveFrom)\s", body):
        why = "Ce document garde des modifications suivies\u00a0: elles ont été lues comme acceptées."
        doubts.append(Doubt("text", "", why))
    if "word/comments.xml" in package.namelist():
        comments = " / ".join(text for text in _paragraphs(package, "word/comments.xml") if text)
        if comments:
            doubts.append(
                Doubt("text", comments[:500], "Ce document garde des commentaires\u00a0: ils ne sont pas repris.")
            )
    return doubts


def _lost(package, written):
    """Words of the body that mammoth did not write, told rather than lost."""
    if "word/document.xml" not in package.namelist():
        return []
    text = unescape(
        re.sub(r"<[^>]*>", "", re.sub(r"</?(?:p|h\d|li|[uo]l|td|th|tr|table|br|blockquote)\b[^>]*>", " ", written))
    )
    kept = set(re.findall(r"\w+", fold(text)))
    lost = [
        text
        for text in _paragraphs(package, "word/document.xml")
        if any(word not in kept for word in re.findall(r"\w+", fold(text)))
    ]
    return [Doubt("text", text[:500], "Ces mots du fichier Word n’ont pas pu être repris.") for text in lost[:20]]
