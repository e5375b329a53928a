"""Comparing words as readers do: without case, accents, kinds of apostrophe or of space."""

import re
import unicodedata

_SAME = dict.fromkeys("’‘`´ʼ", "'") | dict.fromkeys("‐‑", "-")


class _Folded(dict):
    """Code point → the one character that compares for it, worked out once each."""

    def __missing__(self, code):
        character = chr(code)
        plain = " " if character.isspace() else unicodedata.normalize("NFD", character)[0]
        self[code] = _SAME.get(plain, plain).lower()[:1]
        return self[code]


_FOLDED = _Folded()


def fold(text):
    """Lower case, no accents, plain apostrophes, hyphens and spaces, at the same offsets as the composed `text`."""
    return text.translate(_FOLDED)


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


def excerpt(text):
    """The first words of a passage, enough for the editor to find the place."""
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0] + "…"
