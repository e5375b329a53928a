"""Which lines are surtitre, title and sous-titre: what the file calls so, else how lines stand before the body."""

import re

from . import contacts, formulas
from .lines import PROSE_WORDS

_MAX_TITLE = 250


def says(line):
    """The formulas of a line; those of a quotation or a nested list are not looked for."""
    if line.formulas is None:
        line.formulas = formulas.read_line(line.text) if line.is_plain else formulas.Line(rest=line.text)
    return line.formulas


def is_formula(line):
    """Is every word of this line a formula?"""
    return says(line).says_something and not says(line).rest


def find(lines):
    """The line of the title among the free lines, or None."""
    for line in lines:
        if line.style == "title" and says(line).rest:
            return line
    for line in lines:
        if line.is_prose and not line.is_bold:
            break
        if line.is_heading and says(line).rest and not contacts.opens(line.text) and len(line.text) <= _MAX_TITLE:
            return line
    return _unmarked(lines)


def _unmarked(lines):
    """Without heading: a line of its own before the first paragraph, bold or in capitals if one of them is."""
    if len(lines) < 2:
        return None
    candidates, has_genre = [], False
    for line in lines:
        if line.is_prose or line.tag == "li":
            break
        if says(line).kinds and not has_genre and (is_formula(line) or _is_reference(says(line).rest)):
            # What stands above the genre is the house that speaks.
            has_genre, above, candidates = True, candidates, []
        elif contacts.has_address(line.text):
            continue
        elif says(line).rest and not formulas.undated(line.text) and len(says(line).rest) <= _MAX_TITLE:
            candidates.append(line)
    if not candidates and has_genre:
        candidates = above
    if not candidates:
        return None
    loud = [line for line in candidates if line.is_bold or _shouts(line.text)]
    if loud and len(loud) < len(candidates):
        longest = max(loud, key=lambda line: line.words)
        if longest.words >= 4:
            return next(line for line in loud if line.words >= 4)
    if len(candidates) > 1 and candidates[0].words <= 4 and candidates[1].words > candidates[0].words:
        return candidates[1]
    return candidates[0]


def whole(lines, title):
    """The lines of the title: it may run over several lines of its paragraph."""
    group = [title]
    for line in lines[title.number + 1 :]:
        if line.taken or line.block != title.block or line.is_prose or says(line).says_something:
            break
        if not (title.is_heading or _goes_on(group[-1].text, line.text)):
            break
        group.append(line)
    return group


def find_subtitle(lines, title, title_end):
    """(line, whether it is sure) of the sous-titre among the free lines below the title, or (None, False)."""
    below = [line for line in lines if line.number > title_end and not is_formula(line)]
    if not below:
        return None, False
    line, following = below[0], below[1] if len(below) > 1 else None
    if says(line).says_something or not line.is_plain:
        return None, False
    if line.style == "subtitle":
        return line, True
    if following is None or following.is_heading or following.tag == "li":
        return None, False
    if line.is_heading:
        return (line, True) if title.tag < line.tag and title.tag != "p" else (None, False)
    alone = (
        line.tag == "p"
        and not line.style
        and not line.is_prose
        and following.is_prose
        and line.number == title_end + 1
        and 3 <= line.words < PROSE_WORDS
        and len(line.text) <= _MAX_TITLE
        and not line.text.endswith((":", ".", ","))
        and not formulas.greets(line.text)
        and not formulas.undated(line.text)
        and not re.match(r"[«“\"]", line.text)
    )
    return (line, False) if alone else (None, False)


def _is_reference(text):
    """« n° 2024-12 » beside the genre."""
    return bool(re.fullmatch(r"n\s?[°o]\s?[\w./-]{1,20}", text.lower()))


def _shouts(text):
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def _goes_on(text, following):
    """Is the next line the rest of the same title?"""
    if _shouts(text) and _shouts(following):
        return True
    return following[:1].islower() or text.endswith((",", "-", "–")) or bool(re.match(r"[«“\"&]", following))
