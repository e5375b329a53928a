"""What a reader typed, understood: words, « phrases », -exclusions. Any text whatever is a query."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import product

from releases.search.words import GAP, STOP_WORDS, numbers_of, plainer, stem, token, tokens, words

LONGEST = 200  # characters
MOST_TERMS = 12
SHORTEST_PREFIX = 3  # letters

_ASKED = re.compile(
    r"""(?<!\S)(?P<minus>[-\u2212](?=[\w«"“„(]))
    |«\s*(?P<french>[^»]*)(?:»|$)
    |["“”„](?P<straight>[^"“”„]*)(?:["“”„]|$)
    |(?P<word>(?<![\d,.])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|[^\s«»"“”„]+)""",
    re.VERBOSE,
)
_PIECES = re.compile(r"[^\w'-]+")


@dataclass(frozen=True)
class Term:
    """One thing asked. A text answers it when it holds one of `forms`: a token, or several in a row, with spaces."""

    asked: str  # as it was typed
    forms: tuple[str, ...]
    prefix: str = ""  # of the last word: a token that begins so answers it too, after the others

    @property
    def quoted(self):
        return quoted(self.asked)

    @property
    def is_phrase(self):
        return self.asked.startswith("«")


@dataclass(frozen=True)
class Query:
    text: str  # as it was typed, cleaned and cut
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    was_cut: bool = False  # longer than what is read

    @property
    def quoted(self):
        return quoted(self.text)

    def __bool__(self):
        """Whether there is something to look for: an exclusion alone is none."""
        return bool(self.terms)

    @property
    def prefix(self):
        return self.terms[-1].prefix if self.terms else ""


def quoted(text: str) -> str:
    """The text between guillemets, unless it has its own."""
    written = text if text.startswith("«") else f"« {text} »"
    return written.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def clean(typed: str) -> str:
    """The text on one line, without control characters."""
    composed = unicodedata.normalize("NFC", typed)
    return " ".join(
        "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") else c for c in composed).split()
    )


def parse(typed: str) -> Query:
    """Read a query. Stop words count only when there is nothing else; never raises."""
    text = clean(typed[: 10 * LONGEST])
    was_cut = len(text) > LONGEST or len(typed) > 10 * LONGEST
    text = text[:LONGEST].strip()
    terms, excluded = [], []
    last = None
    minus = False
    for found in _ASKED.finditer(text):
        if found["minus"]:
            minus = True
            continue
        phrase = found["french"] if found["french"] is not None else found["straight"]
        if phrase is not None:
            read = phrase_terms(phrase)
        elif found["word"]:
            read = word_terms(found["word"])
        else:
            continue
        (excluded if minus else terms).extend(read)
        last = found["word"] if read and not minus else None
        minus = False
    if any(map(says_something, terms)):
        terms = [term for term in terms if says_something(term)]
    excluded = [term for term in excluded if says_something(term)]
    terms, excluded = list(dict.fromkeys(terms)), list(dict.fromkeys(excluded))
    was_cut |= len(terms) > MOST_TERMS or len(excluded) > MOST_TERMS
    terms, excluded = terms[:MOST_TERMS], excluded[:MOST_TERMS]
    if terms and last:
        terms[-1] = with_prefix(terms[-1], last)
    return Query(text, tuple(terms), tuple(excluded), was_cut)


def phrase_terms(phrase):
    """These words, in these forms, in this order."""
    row = [one for one in tokens(phrase) if one != GAP]
    return [Term(f"« {' '.join(phrase.split())} »", (" ".join(row),))] if row else []


def word_terms(typed):
    """A word in all its forms; parts joined by a hyphen in a row, in the singular or the plural."""
    found = []
    for piece in _PIECES.split(plainer(typed)):
        parts = [word for word in words(piece) if token(word) not in ("", GAP)]
        if len(parts) == 1:
            found.append(Term(typed if piece == plainer(typed) else parts[0], forms_of(parts[0])))
        elif parts:
            asked = typed if len(parts) == len(words(typed)) else "-".join(parts)
            found.append(Term(asked, compound_forms(parts[:5])))
    return found


def forms_of(word):
    return tuple(form for form in (*numbers_of(token(word)), stem(word)) if form)


def compound_forms(parts):
    row = [token(part) for part in parts]
    rows = product(*map(numbers_of, row)) if len(row) <= 3 else [row]
    return (*(" ".join(one) for one in rows), "".join(row))


def says_something(term):
    """Whether it is more than a stop word. A phrase always is."""
    return len(term.forms) != 1 or term.is_phrase or term.forms[0] not in STOP_WORDS


def with_prefix(term, last):
    """The term with its beginning as a prefix, when the last thing typed is one word long enough."""
    plain = tokens(last)
    if len(plain) != 1 or plain[0] != term.forms[0] or len(plain[0]) < SHORTEST_PREFIX or plain[0].startswith("zn"):
        return term
    return Term(term.asked, term.forms, plain[0])


def without(query: Query, *terms: Term) -> str:
    """What was asked, but for these terms."""
    kept = [term.asked for term in query.terms if term not in terms]
    return " ".join([*kept, *(f"-{term.asked}" for term in query.excluded if term not in terms)])


def in_words(query: Query) -> str:
    """What was asked, each word of its phrases by itself."""
    return " ".join(" ".join(term.asked.strip("«» ").split()) for term in query.terms)
