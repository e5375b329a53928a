"""What a file is, by its content first and its name second, and its words out of its bytes."""

import codecs
import re
import zipfile
from io import BytesIO

from .documents import ImportRefused

MARKDOWN, HTML, WORD, PLAIN = "markdown", "html", "word", "plain"
MAX_TEXT_BYTES = 5_000_000
MAX_WORD_BYTES = 20_000_000
_MAX_ENTRIES, _MAX_UNPACKED, _MAX_RATIO = 500, 50_000_000, 100

_SAVE_AS = "ouvrez-le et enregistrez-le au format Word (.docx), ou collez son texte"
EMPTY = "Ce fichier ne contient aucun texte\u00a0: choisissez celui du communiqué, ou collez son texte."
TOO_LONG = "Ce texte est trop long pour un communiqué\u00a0: ne gardez que le communiqué, ou collez son texte."
_TOO_LARGE_TEXT = (
    "Ce fichier pèse plus de 5\u00a0Mo, trop pour un texte\u00a0: ne gardez que le communiqué, ou collez son texte."
)
_TOO_LARGE_WORD = (
    "Ce fichier Word pèse plus de 20\u00a0Mo\u00a0: enlevez-en les images, ou collez le texte du communiqué."
)
_NOT_TEXT = (
    "Ce fichier n’est pas un texte\u00a0: choisissez un fichier Word (.docx), Markdown, HTML ou texte, "
    "ou collez le texte du communiqué."
)
_ENCODING = (
    "Les accents de ce fichier sont illisibles\u00a0: enregistrez-le en UTF-8, ou collez le texte du communiqué."
)
BROKEN_WORD = "Ce fichier Word est abîmé\u00a0: rouvrez-le dans Word et enregistrez-le de nouveau, ou collez son texte."
_BOMB = (
    "Ce fichier Word se déplie en un contenu démesuré\u00a0: par sécurité il n’est pas ouvert, "
    "collez plutôt le texte du communiqué."
)
_LOCKED = "Ce fichier Word est protégé par un mot de passe\u00a0: enlevez la protection, ou collez son texte."

_BY_EXTENSION = {
    "doc": f"Les anciens fichiers Word (.doc) ne sont pas lus\u00a0: {_SAVE_AS}.",
    "pdf": "Les fichiers PDF ne sont pas lus\u00a0: importez le document Word d’origine, ou collez le texte du PDF.",
    "odt": f"Les fichiers OpenDocument (.odt) ne sont pas lus\u00a0: {_SAVE_AS}.",
    "rtf": f"Les fichiers RTF ne sont pas lus\u00a0: {_SAVE_AS}.",
    "pages": f"Les fichiers Pages ne sont pas lus\u00a0: {_SAVE_AS}.",
    "eml": "Les fichiers de courriel ne sont pas lus\u00a0: ouvrez le message et collez le texte du communiqué.",
    "sheet": "Ce fichier est un classeur ou une présentation\u00a0: collez le texte du communiqué.",
    "image": "Ce fichier est une image\u00a0: importez le texte du communiqué, l’image ira dans la médiathèque.",
    "archive": "Ce fichier est une archive\u00a0: ouvrez-la et importez le communiqué qu’elle contient.",
}
_ALIASES = {
    "dot": "doc", "docm": "doc", "dotx": "doc", "ott": "odt", "fodt": "odt", "msg": "eml", "mht": "eml", "mhtml": "eml",
    "xls": "sheet", "xlsx": "sheet", "ods": "sheet", "ppt": "sheet", "pptx": "sheet", "odp": "sheet",
    "png": "image", "jpg": "image", "jpeg": "image", "gif": "image", "webp": "image", "heic": "image", "tiff": "image",
    "zip": "archive", "rar": "archive", "7z": "archive", "gz": "archive", "tar": "archive",
}  # fmt: skip
_BY_CONTENT = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"

_FORMATS = {
    "md": MARKDOWN, "markdown": MARKDOWN, "mkd": MARKDOWN,
    "html": HTML, "htm": HTML, "xhtml": HTML,
}  # fmt: skip
_HTML_FIRST = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|p|div|h[1-6]|"
    r"article|section|main|header|table|span|ul|strong|b|o:p)\b[^<>]{0,2000}>",
    re.IGNORECASE | re.DOTALL,
)
_HTML_BLOCKS = re.compile(r"</(?:p|div|h[1-6]|li|td)>", re.IGNORECASE)
_MARKDOWN_SIGNS = re.compile(
    r"(?m)^#{1,6} \S|\*\*[^\s*][^*\n]{0,300}\*\*|^\[\^[\w*]{1,20}\]:|\]\((?:https?:|mailto:)[^)\s]{1,300}\)"
)
_MARKDOWN_HEADING = re.compile(r"(?m)^#{1,6} \w")
# Accents of the Mac and of DOS read as if they were Windows': « prŽsence », « pr‚sence ».
_OTHER_ACCENTS = re.compile(r"(?<=[a-z])[ŽŠ‚ˆ‰„‡](?=[a-z])")


def check_size(data, name):
    """Refuse what is too large before anything looks into it."""
    if len(data) < 1000 and not data.strip():
        raise ImportRefused(EMPTY)
    if data.startswith(_ZIP) or extension(name) == "docx":
        if len(data) > MAX_WORD_BYTES:
            raise ImportRefused(_TOO_LARGE_WORD)
    elif len(data) > MAX_TEXT_BYTES:
        _refuse_by_content(data, name)
        raise ImportRefused(_TOO_LARGE_TEXT)


def extension(name):
    """« Communiqué.DOCX » → "docx"; "" for a name without one."""
    stem, dot, last = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")
    return last.lower().strip() if dot and stem else ""


def recognise(data, name):
    """(format, text) of a file; text is "" for a Word file, which `word.to_html` opens. Raises `ImportRefused`."""
    if data.startswith(_ZIP):
        _check_zip(data, extension(name))
        return WORD, ""
    _refuse_by_content(data, name)
    text = decode(data)
    ending = extension(name)
    if ending in ("docx", "doc") and _is_html(text):
        # Some intranets export a page of HTML under the name of a Word file.
        return HTML, text
    if ending == "docx":
        raise ImportRefused(BROKEN_WORD)
    _refuse_by_name(ending)
    return _FORMATS.get(ending) or recognise_text(text), text


def recognise_text(text):
    """The format of a text that has no name: a page, Markdown or plain text."""
    if _is_html(text):
        return HTML
    signs = len(_MARKDOWN_SIGNS.findall(text[:200_000]))
    return MARKDOWN if signs >= 2 or _MARKDOWN_HEADING.search(text[:200_000]) else PLAIN


def decode(data):
    """The words of a text file: UTF-8, UTF-16 with its mark, or Windows-1252. Raises `ImportRefused`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp1252"]
    text = None
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    controls = sum(map((data if text is None else text.encode("utf-8", "replace")).count, _CONTROLS))
    if controls and ((b"\0" in data and encodings != ["utf-16"]) or controls * 100 > len(data)):
        raise ImportRefused(_NOT_TEXT)
    if text is None or (encoding == "cp1252" and _OTHER_ACCENTS.search(text) and not re.search("[éèêàç]", text)):
        raise ImportRefused(_ENCODING)
    return text


_CONTROLS = [bytes([number]) for number in range(32) if number not in (9, 10, 11, 12, 13, 26, 27)] + [b"\x7f"]


def _is_html(text):
    return bool(_HTML_FIRST.match(text)) and bool(_HTML_BLOCKS.search(text) or re.search(r"(?i)<br\b|<html\b", text))


def _refuse_by_content(data, name):
    if data.startswith(_OLE):
        ending = extension(name)
        if ending == "docx":
            raise ImportRefused(_LOCKED)
        ending = _ALIASES.get(ending, ending)
        raise ImportRefused(_BY_EXTENSION[ending if ending in ("sheet", "eml") else "doc"])
    for start, what in _BY_CONTENT:
        if data.startswith(start):
            raise ImportRefused(_BY_EXTENSION[what])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise ImportRefused(_BY_EXTENSION["image"])


def _refuse_by_name(ending):
    what = _ALIASES.get(ending, ending)
    if what in _BY_EXTENSION:
        raise ImportRefused(_BY_EXTENSION[what])


def _check_zip(data, ending):
    """A Word file of reasonable size and nothing else, told from its list of parts before any is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > _MAX_ENTRIES or unpacked > _MAX_UNPACKED or unpacked > _MAX_RATIO * len(data):
                raise ImportRefused(_BOMB)
            if "mimetype" in names and b"opendocument" in package.read("mimetype")[:200]:
                raise ImportRefused(_BY_EXTENSION["odt"])
            if "[Content_Types].xml" not in names:
                raise ImportRefused(BROKEN_WORD if ending == "docx" else _BY_EXTENSION["archive"])
            if any(entry.startswith(("xl/", "ppt/")) for entry in names):
                raise ImportRefused(_BY_EXTENSION["sheet"])
            for entry in entries:
                if ".." in re.split(r"[/\\]", entry.filename) or entry.filename.startswith(("/", "\\")):
                    raise ImportRefused(BROKEN_WORD)
                if entry.flag_bits & 1:
                    raise ImportRefused(_LOCKED)
                if entry.file_size > _MAX_RATIO * max(entry.compress_size, 1) and entry.file_size > 1_000_000:
                    raise ImportRefused(_BOMB)
                if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(entry):
                    # Word writes no document type: entities that multiply or reach for other files hide there.
                    raise ImportRefused(BROKEN_WORD)
    except ImportRefused:
        raise
    except Exception as error:  # zipfile raises a dozen kinds for a damaged archive, zlib more
        raise ImportRefused(BROKEN_WORD if ending == "docx" else _BY_EXTENSION["archive"]) from error
