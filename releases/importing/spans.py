"""Quotation marks: where quoted words begin and end, and the reporting clauses that stand inside them."""

import re
from dataclasses import dataclass

from .flow import SOFT
from .people import after_speech, is_role, name_at
from .verbs import PRONOUN_VERB, VERB
from .words import fold

_CLOSING = {"«": "»", "“": "”", "„": "”", '"': '"'}
_CONTINUATION = re.compile(r"\s*[«»“”\"]\s*")
_ABBREVIATED = re.compile(r"(?:(?<!\w)(?:M|MM|Mme|Dr|Pr|Me|art|p|n|St|Ste|cf|etc)|(?<![\w])[A-ZÀ-Þ])$")


@dataclass(frozen=True)
class Span:
    """Offsets of quoted words, marks included; `closed` is False when the closing mark is missing."""

    start: int
    end: int
    closed: bool = True


def spans(text, start=0):
    """The outermost quoted words of a paragraph, from `start` on, in order."""
    found, position = [], start
    while position < len(text):
        character = text[position]
        if character in _CLOSING and _opens(text, position):
            end = _end(text, position + 1, character)
            if end is None:
                found.append(Span(position, len(text), closed=False))
                break
            found.append(Span(position, end))
            position = end
        else:
            position += 1
    return found


def continuation(text, mark):
    """How a quote left open goes on in the next paragraph: (first offset of its words, end or None)."""
    match = _CONTINUATION.match(text)
    start = match.end() if match else 0
    return start, _end(text, start, mark)


def _opens(text, position):
    if text[position] != '"':
        return True
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return (
        (not before or not before.isalnum()) and bool(after) and (not after.isspace() or before in ("", " ", "\u00a0"))
    )


def _end(text, position, mark):
    """The offset after the mark that closes, nested marks of the same kind counted; None when it is missing."""
    closing, depth = _CLOSING[mark], 1
    while position < len(text):
        character = text[position]
        if mark == '"':
            if character == '"':
                return position + 1
        elif character == mark:
            depth += 1
        elif character == closing:
            depth -= 1
            if not depth:
                return position + 1
        position += 1
    return None


def repaired_end(text, start):
    """Where a quote with one inner mark too many must end: the paragraph's own last mark. None without one."""
    closing = _CLOSING[text[start]]
    match = re.search(rf"(?<=[\s.!?…]){closing}[\s.,;!?]*$", text)
    return match.start() + 1 if closing != '"' and match and match.start() > start else None


def sentence_start(text, low, high):
    """Where the sentence that runs up to `high` begins, not before `low`."""
    start = low
    for match in re.finditer(rf"(?:[.!?…][»”\"]?|[\n{SOFT}])\s*(?=\S|$)", text[low:high]):
        before = text[low : low + match.start()]
        if match.group()[0] == "." and (_ABBREVIATED.search(before) or not match.group()[-1].isspace()):
            continue
        if low + match.end() == high and (match.group()[0] not in ".!?…" and before.rstrip().endswith((":", ","))):
            # « déclare : » and then a new line: the clause goes on.
            continue
        start = low + match.end()
    return start


def clause_end(text, position, stop):
    """Where the sentence that starts at `position` ends, its final point included; never beyond `stop`."""
    for match in re.finditer(rf"[.!?…:]+(?=\s|$|[»”\"])|[\n{SOFT}]", text[position:stop]):
        before = text[position : position + match.start()]
        if match.group() == "." and _ABBREVIATED.search(before):
            continue
        return position + match.end()
    return stop


@dataclass(frozen=True)
class Incise:
    """A reporting clause inside the words: the words before and after it joined, and the clause as printed."""

    text: str
    clause: str


def without_incise(text):
    """The speech with its first incise cut out (« Texte, a déclaré X, suite »), or None when it has none.

    Only a clause whose subject is a name, a pronoun or an office is cut; a comma and a verb alone may well be speech.
    """
    folded = fold(text)
    for match in re.finditer(r"([,!?…])\s+(?=[a-z])", folded):
        start = match.end()
        pronoun = PRONOUN_VERB.match(folded, start)
        if not pronoun and not VERB.match(folded, start):
            continue
        end = _incise_end(text, folded, start, bool(pronoun))
        if end is None:
            continue
        clause = text[start:end].strip().rstrip(",.").strip()
        if not pronoun and not _has_subject(clause):
            continue
        before, after = text[: match.start(1)].rstrip(), text[end:].lstrip()
        stop = text[end - 1]
        if match.group(1) != ",":
            before += text[match.end(1) - len(match.group(1)) - (match.start(1) - len(before)) : match.end(1)]
        elif stop in ".!?…" and stop != ",":
            before += stop
        return Incise(f"{before} {after}".strip(), clause)
    return None


def _incise_end(text, folded, start, pronoun):
    """The offset after the mark that ends the incise; functions after the name belong to it."""
    cut = start
    for match in re.finditer(r"[,.!?…;](?=\s|$)|$", text[start:]):
        end = start + match.end()
        if match.group() == "." and _ABBREVIATED.search(text[start : start + match.start()]):
            continue
        if match.group() != ",":
            # The end of the sentence: everything since the last comma belongs to it when it is a function.
            if cut == start or _role_follows(text[cut : start + match.start()]):
                return end
            return cut
        if cut != start and not _role_follows(text[cut : start + match.start()]):
            return cut
        cut = end
        if pronoun:
            return cut
    return None


def _role_follows(segment):
    return is_role(segment) or bool(re.match(r"\s*(?:deleguee?|chargee?|en charge)\b", fold(segment)))


def _has_subject(clause):
    read = after_speech(clause)
    if read is None:
        return False
    if read.speaker:
        return True
    verb = VERB.match(fold(clause))
    subject = clause[verb.end() :].strip() if verb else ""
    office = (
        r"(?:le|la|l')\s*(?:maire|elue?|adjointe?|presidente?|directeur|directrice|conseillere?|ministre|deputee?)\b"
        r"(?: (?:au maire|a la \w+|generale?|municipale?|de la ville|deleguee?.{0,60}|chargee?.{0,60}))*"
    )
    return bool(name_at(subject)) or bool(re.fullmatch(office, fold(subject)))
