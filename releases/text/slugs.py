"""Addresses made of words."""

import re
import unicodedata

# What no decomposition turns into plain letters; Django's own `slugify` drops these and glues words at ’ and ·.
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
COMBINING = re.compile(r"[\u0300-\u036f]")
NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str, max_length: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, at most `max_length` characters, cut at a hyphen.

    Apostrophes, middle dots, spaces and every other mark become a hyphen: « l’élu·e » gives `l-elu-e`.
    Idempotent. Empty when the text holds no letter or digit that ASCII can write.
    """
    text = COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(LETTERS)
    slug = NOT_IN_A_SLUG.sub("-", text.lower()).strip("-")
    if len(slug) > max_length:
        # One character more is kept for the search, so that a word which ends exactly at the limit stays whole.
        whole_words = slug[: max_length + 1].rfind("-")
        slug = slug[: whole_words if whole_words > 0 else max_length]
    return slug
