"""The one form that every format is read into: blocks of running text whose characters keep their format.

Readers search plain text by offset, then cut it without losing an italic or a link. Two characters are ours in that
text: `SOFT`, a line break of the source that means a space, and one private-use character for each note call (the
source's own private-use characters are removed before, so they cannot be mistaken for calls).
"""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

SOFT = "\u2028"
_FIRST_CALL = 0xE000
_LAST_CALL = 0xF8FF
_ORDER = ("a", "strong", "em", "sup", "sub")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Calls:
    """The note calls of one text: `marks[n]` is the mark of the nth call, `printed[n]` how the author typed it."""

    marks: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    def add(self, mark, printed):
        """A new call; returns the character that stands for it, or the printed words when there are too many."""
        if len(self.marks) > _LAST_CALL - _FIRST_CALL:
            return printed
        self.marks.append(mark)
        self.printed.append(printed)
        return chr(_FIRST_CALL + len(self.marks) - 1)

    def mark(self, character):
        """The mark that a character of the text calls, or None for an ordinary character."""
        index = ord(character) - _FIRST_CALL
        return self.marks[index] if 0 <= index < len(self.marks) else None

    def plain(self, text):
        """Text as the author typed it: calls printed again, soft line breaks as spaces."""
        if any(is_call(character) for character in text):
            text = "".join(
                self.printed[ord(character) - _FIRST_CALL] if is_call(character) else character for character in text
            )
        return text.replace(SOFT, " ")


def is_call(character):
    """Does this character stand for a note call?"""
    return _FIRST_CALL <= ord(character) <= _LAST_CALL


@dataclass(frozen=True)
class Flow:
    """Running text: `runs` are (text, formats); a format is "strong", "em", "sup", "sub" or "a:<address>"."""

    runs: tuple[tuple[str, frozenset[str]], ...] = ()

    @cached_property
    def text(self):
        """The characters alone, at the offsets that `cut` takes."""
        return "".join(text for text, _ in self.runs)

    def cut(self, start, end=None):
        """The part between two offsets, without the spaces around it."""
        return self.parts([(start, len(self.text) if end is None else end)])[0]

    def parts(self, ranges):
        """The flows between pairs of offsets, in order and apart, each without the spaces around it."""
        text, parts, position, number = self.text, [], 0, 0
        for start, end in ranges:
            part = text[start:end]
            start += len(part) - len(part.lstrip())
            end -= len(part) - len(part.rstrip())
            runs = []
            while number < len(self.runs):
                run, formats = self.runs[number]
                kept = run[max(start - position, 0) : max(end - position, 0)]
                if kept:
                    runs.append((kept, formats))
                if position + len(run) >= end:
                    break
                position += len(run)
                number += 1
            parts.append(Flow(tuple(runs)))
        return parts

    def put(self, changes):
        """The same flow with each (start, end, character) put in place of what stood there; in order and apart.

        A note call carries no exponent of its own: the page draws it.
        """
        runs, position, changes = [], 0, list(changes)
        for run, formats in self.runs:
            low, end = 0, position + len(run)
            while changes and changes[0][0] < end:
                start, stop, character = changes[0]
                if start >= position:
                    runs += [(run[low : start - position], formats), (character, formats - {"sup"})]
                low = max(stop - position, 0)
                if stop > end:
                    break
                changes.pop(0)
            runs.append((run[low:], formats))
            position = end
        return Flow(tuple((run, formats) for run, formats in runs if run))

    def lines(self):
        """The flow cut at its line breaks, empty lines left out."""
        return [line for line, _ in self.broken_lines()]

    def broken_lines(self):
        """(line, the character that broke the text before it) of each line with words."""
        text, ranges, marks, start, mark = self.text, [], [], 0, "\n"
        for match in re.finditer(rf"[\n{SOFT}]|$", text):
            if text[start : match.start()].strip():
                ranges.append((start, match.start()))
                marks.append(mark)
            start, mark = match.end(), match.group()
        return list(zip(self.parts(ranges), marks, strict=True))

    def all_in(self, name):
        """Is every letter in this format?"""
        lettered = [formats for run, formats in self.runs if any(character.isalnum() for character in run)]
        return bool(lettered) and all(name in formats for formats in lettered)

    def html(self, calls, without=()):
        """Inline markup, escaped; `without` names formats that go unsaid (a heading is not bold as well)."""
        out, opened = [], []
        for run, formats in self.runs:
            wanted = sorted((one for one in formats if one not in without), key=lambda one: (_rank(one), one))
            kept = 0
            while kept < min(len(opened), len(wanted)) and opened[kept] == wanted[kept]:
                kept += 1
            out.extend(_close(one) for one in reversed(opened[kept:]))
            out.extend(_open(one) for one in wanted[kept:])
            opened = wanted
            out.append("".join(_character(character, calls) for character in run))
        out.extend(_close(one) for one in reversed(opened))
        return "".join(out)


@dataclass(frozen=True)
class Block:
    """A paragraph or heading (`flow`), a list (`children` are li), an item (both), a quotation (`children`).

    `style` is what a word processor or a tag said of it: "title", "subtitle", "kicker", "lead", "cite".
    """

    tag: str
    flow: Flow = Flow()
    children: tuple["Block", ...] = ()
    style: str = ""

    @property
    def text(self):
        """All the words of the block, children included, one per line."""
        return "\n".join(flow.text for flow in self.flows())

    def flows(self):
        """Every flow of the block and of its children, in printed order."""
        if self.flow.runs:
            yield self.flow
        for child in self.children:
            yield from child.flows()

    def map(self, change):
        """The same block with `change` applied to each of its flows."""
        return replace(
            self,
            flow=change(self.flow) if self.flow.runs else self.flow,
            children=tuple(child.map(change) for child in self.children),
        )

    def html(self, calls, headings=HEADINGS):
        """Markup of the closed list; `headings` are the levels of the body, the highest becomes h2."""
        if self.tag in HEADINGS:
            tag = "h2" if self.tag == headings[0] else "h3"
            return f"<{tag}>{self.flow.html(calls, without=('strong',))}</{tag}>"
        inside = self.flow.html(calls) + "".join(child.html(calls, headings) for child in self.children)
        return f"<{self.tag}>{inside}</{self.tag}>"


def paragraph(flow, style=""):
    """A paragraph of this flow."""
    return Block("p", flow, style=style)


def _rank(one):
    return _ORDER.index(one.split(":", 1)[0])


def _open(one):
    return f'<a href="{escape(one[2:])}">' if one.startswith("a:") else f"<{one}>"


def _close(one):
    return f"</{one.split(':', 1)[0]}>"


def _character(character, calls):
    if character == "\n":
        return "<br>"
    if character == SOFT:
        return " "
    if is_call(character):
        return f'<press-note data-mark="{escape(calls.mark(character) or "")}"></press-note>'
    return escape(character, quote=False)
