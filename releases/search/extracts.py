"""The words of a query marked in the text where they stand, and the passage that shows them best. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe

from releases.search.query import Query
from releases.search.words import STEM, stem, token, words

LENGTH = 260  # characters of an extract
BEFORE = 60  # of them, before the first word that it shows
MOST_MARKS = 200

# A letter as a text may write it: with an accent, or as one with the letter after it.
_WRITTEN = {
    "a": "[aàâäáãåæ]",
    "c": "[cç]",
    "e": "(?:[eéèêë]|(?<=[œæ]))",
    "i": "[iîïíì]",
    "l": "[lł]",
    "n": "[nñ]",
    "o": "[oôöóòõøœ]",
    "u": "[uùûüú]",
    "y": "[yÿ]",
}
_START = r"(?<![^\W_])"
_END = r"(?![^\W_])"
_BETWEEN = r"[\W_]+(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ])?"
_TAIL = r"(?:[-·•‧∙⋅./\u2010\u2011(][^\W\d_]{1,6}\)?){1,2}s?"  # of an inclusive form
_SENTENCE = re.compile(r"[.!?…][\s\u00a0\u202f»”]*\s|\n")


@dataclass(frozen=True)
class Looked:
    """What a query looks for in a text."""

    phrases: tuple[tuple[int, re.Pattern], ...]  # number of the term, how it is written
    words: re.Pattern | None  # what may be one of the words, by its first letters
    forms: dict[str, int]  # token or stem → number of the term
    prefix: str
    last: int

    def spans(self, text):
        """(start, end, number of the term) of each passage to mark, in order; none overlaps another."""
        found = [(*match.span(), term) for term, pattern in self.phrases for match in pattern.finditer(text)]
        found += self.words_in(text) if self.words else ()
        free, kept = 0, []
        for start, end, term in sorted(found):
            if start >= free:
                kept.append((start, end, term))
                free = end
        return kept[:MOST_MARKS]

    def words_in(self, text):
        at = 0
        while match := self.words.search(text, at):
            at = match.end("word")
            if match["tail"] and len(words(match[0])) == 1:  # « élu-es », and not « porte-parole »
                at = match.end()
            term = self.term_of(words(text[match.start() : at]))
            if term is not None:
                yield match.start(), at, term

    def term_of(self, found):
        for plain, its_stem in ((token(word), stem(word)) for word in found):
            if plain in self.forms or its_stem in self.forms:
                return self.forms.get(plain, self.forms.get(its_stem))
            if self.prefix and plain.startswith(self.prefix):
                return self.last
        return None


@lru_cache(64)
def looked(query: Query) -> Looked:
    phrases, beginnings, forms = [], set(), {}
    for number, term in enumerate(query.terms):
        for form in term.forms:
            row = form.split()
            if len(row) > 1:
                pattern = _START + _BETWEEN.join(map(spelled, row)) + _END
                phrases.append((number, re.compile(pattern, re.IGNORECASE)))
            else:
                forms.setdefault(form, number)
                beginnings.add(beginning(form.removeprefix(STEM)))
    pattern = rf"{_START}(?P<word>(?:{'|'.join(sorted(beginnings))})\w*)(?P<tail>{_TAIL}{_END})?"
    return Looked(
        tuple(phrases),
        re.compile(pattern, re.IGNORECASE) if beginnings else None,
        forms,
        query.prefix,
        len(query.terms) - 1,
    )


def letters(plain):
    return "".join(_WRITTEN.get(one, re.escape(one)) for one in plain)


def beginning(plain):
    """A pattern of the first letters of a token, as a text may write them."""
    return {"zn": r"\d", "zu": r"\w"}.get(plain[:2]) or letters(plain[:2])


def spelled(plain):
    """A pattern of a token, as a text may write it: with its accents, in its inclusive form."""
    if plain.startswith("zn"):
        return r"[ \u00a0\u202f]?".join(plain[2:])
    if plain.startswith("zu"):
        return r"\w+"
    return f"{letters(plain[:-1])}(?:s|{_TAIL})" if plain.endswith("s") else f"{letters(plain)}(?:{_TAIL})?"


def marked(text, query):
    """The text as HTML, with the words of the query in <mark>."""
    return as_html(text, looked(query).spans(text))


def as_html(text, spans):
    parts, at = [], 0
    for start, end, _ in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 (every part is escaped)


def extract(text, query):
    """The passage that shows the most of the query, as HTML; the beginning of the text when it shows nothing of it."""
    spans = looked(query).spans(text)
    start = best(spans)
    begin = beginning_of(text, start)
    end = end_of(text, begin, max((span[1] for span in spans if span[1] <= begin + LENGTH), default=begin))
    inside = [(a - begin, b - begin, term) for a, b, term in spans if begin <= a and b <= end]
    html = as_html(text[begin:end].replace("\n", " "), inside)
    return mark_safe(f"{'… ' if begin else ''}{html}{' …' if end < len(text) else ''}")  # noqa: S308 (escaped)


def best(spans):
    """Where the first word of the best passage begins: the one with the most different terms, the earliest of them."""
    most, where = 0, 0
    for number, (start, _, _) in enumerate(spans):
        shown = {term for _, end, term in spans[number : number + 20] if end <= start + LENGTH - BEFORE}
        if len(shown) > most:
            most, where = len(shown), start
    return where


def beginning_of(text, start):
    """The start of the sentence when it is near, else of a word before."""
    if start <= 2 * BEFORE:
        return 0
    before = text[start - BEFORE : start]
    sentences = [found.end() for found in _SENTENCE.finditer(before)]
    if sentences:
        return start - BEFORE + sentences[-1]
    blank = before.find(" ")
    return start - BEFORE + blank + 1 if blank >= 0 else start


def end_of(text, begin, shown):
    """The end of the last whole word, not before `shown`."""
    if len(text) <= begin + LENGTH:
        return len(text)
    blank = max(text.rfind(space, shown, begin + LENGTH + 1) for space in (" ", "\n"))
    return blank if blank > begin else max(shown, begin + LENGTH)
