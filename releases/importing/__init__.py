"""Files and pasted texts → `ImportedCommunique`: one reader per format, then one reading of what a communiqué says.

Every reading happens in a child process with limits (`child`), so that no file can hang or fill the one that serves.
"""

from .documents import (
    Doubt,
    ImportedCommunique,
    ImportedContact,
    ImportedFootnote,
    ImportedLabel,
    ImportedQuote,
    ImportedText,
    ImportRefused,
    Known,
    KnownLabel,
    KnownPerson,
)
from .formats import MAX_TEXT_BYTES, MAX_WORD_BYTES, check_size
from .process import read_apart

__all__ = [
    "MAX_TEXT_BYTES",
    "MAX_WORD_BYTES",
    "Doubt",
    "ImportRefused",
    "ImportedCommunique",
    "ImportedContact",
    "ImportedFootnote",
    "ImportedLabel",
    "ImportedQuote",
    "ImportedText",
    "Known",
    "KnownLabel",
    "KnownPerson",
    "read",
    "read_text",
]


def read(data: bytes, name: str, known: Known = Known()) -> ImportedCommunique:  # noqa: B008  (a value, never changed)
    """The communiqué in a file: Markdown, HTML, Word (.docx) or plain text, by content and extension.

    Raises `ImportRefused`, with one French sentence that says what to do, and never anything else.
    """
    check_size(data, name)
    return read_apart(data, name[-200:], known)


def read_text(text: str, known: Known = Known()) -> ImportedCommunique:  # noqa: B008
    """The communiqué in a pasted text, which may be plain text, Markdown or HTML. Raises `ImportRefused`."""
    return read(text.encode("utf-8", "replace"), "", known)
