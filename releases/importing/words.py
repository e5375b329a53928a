"""Comparing words as readers do: without case, accents, kinds of apostrophe or of space."""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´ʼ"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑"), "-")


def fold(text):
    """Lower case, no accents, plain apostrophes, hyphens and spaces, at the same offsets as the composed `text`."""
    return "".join(map(_fold_character, text))


def _fold_character(character):
    if character.isspace():
        return " "
    character = unicodedata.normalize("NFD", character)[0].translate(_APOSTROPHES).translate(_HYPHENS).lower()
    return character[:1]


def key(text):
    """What two spellings of one name share: folded, runs of spaces and hyphens as one space."""
    return re.sub(r"[\s\-]+", " ", fold(text)).strip()


def words(text):
    """The folded words of a text with their offsets: [(word, start, end)]."""
    return [(match.group(), match.start(), match.end()) for match in re.finditer(r"\w+", fold(text))]


def singular(word):
    """A folded word without the mark of the plural, so that « territoires » meets « territoire »."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def count(text):
    """How many words a text has."""
    return len(re.findall(r"\w+(?:['’\-]\w+)*", text))
