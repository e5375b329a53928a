"""The text seen line by line, for what a letterhead says; lines that a reader takes leave their block."""

from dataclasses import dataclass, replace
from functools import cached_property

from .flow import HEADINGS, SOFT, Block, Flow
from .words import count

PROSE_WORDS = 30


@dataclass(eq=False)
class Line:
    """One line of a paragraph, heading or item; a quotation or a nested list is one line that is never `plain`."""

    number: int
    block: int
    flow: Flow
    tag: str
    style: str = ""
    broken_by: str = "\n"
    is_plain: bool = True
    taken: bool = False
    formulas: object = None

    @cached_property
    def text(self):
        return self.flow.text.replace(SOFT, " ").strip()

    @cached_property
    def words(self):
        return count(self.text)

    @property
    def is_heading(self):
        return self.tag in HEADINGS or self.style == "title"

    @cached_property
    def is_prose(self):
        """Is this a sentence or several, hence the body of the text?"""
        if not self.is_plain:
            return True
        if self.is_heading or self.style in ("subtitle", "kicker", "margin"):
            return False
        ends = self.text.rstrip('»”" )').endswith((".", "!", "?", "…"))
        return self.style == "lead" or self.words >= PROSE_WORDS or (self.words >= 12 and ends)

    @cached_property
    def is_bold(self):
        """Is nearly every letter bold? Authors often leave a sign or a word out."""
        return bold_share(self.flow) >= 0.9


def bold_share(flow, name="strong"):
    """Which share of the letters has this format."""
    letters = [(sum(map(str.isalnum, run)), name in formats) for run, formats in flow.runs]
    return sum(number for number, bold in letters if bold) / (sum(number for number, _ in letters) or 1)


def split(blocks):
    """Every line of the blocks, in order. A wrapped paragraph of prose is one line."""
    lines = []

    def add(block, flow, tag, broken_by="\n", is_plain=True):
        lines.append(Line(len(lines), block, flow, tag, blocks[block].style, broken_by, is_plain))

    for number, block in enumerate(blocks):
        if block.tag in ("ul", "ol") and not any(child.children for child in block.children):
            for child in block.children:
                add(number, child.flow, "li")
        elif block.children:
            add(number, Flow(tuple(run for flow in block.flows() for run in flow.runs)), block.tag, is_plain=False)
        elif block.tag in HEADINGS:
            add(number, block.flow, block.tag)
        else:
            for flow, mark in _pieces(block.flow):
                add(number, flow, block.tag, mark)
    return lines


def _pieces(flow):
    """(flow, the character that broke the line before it) of each line of a paragraph."""
    text = flow.text
    if SOFT in text and "\n" not in text and count(text) >= 20 and text.rstrip('»”" )').endswith((".", "!", "?", "…")):
        return [(flow, "\n")]
    return flow.broken_lines()


def joined(lines):
    """Consecutive lines as one flow again."""
    runs = []
    for line in lines:
        runs += [(line.broken_by, frozenset())] if runs else []
        runs += line.flow.runs
    return Flow(tuple(runs))


def rewritten(blocks, lines, line, flow):
    """Give a line another flow, in its block too."""
    line.flow = flow
    for name in ("text", "words", "is_prose", "is_bold"):
        line.__dict__.pop(name, None)
    old = blocks[line.block]
    blocks[line.block] = replace(old, flow=joined([one for one in lines if one.block == line.block and not one.taken]))


def rest(blocks, lines):
    """The blocks without the lines that were taken."""
    of_block = {}
    for line in lines:
        of_block.setdefault(line.block, []).append(line)
    kept = []
    for number, block in enumerate(blocks):
        mine = of_block.get(number, [])
        left = [line for line in mine if not line.taken]
        if len(left) == len(mine):
            kept.append(block)
        elif left and block.tag in ("ul", "ol"):
            kept.append(replace(block, children=tuple(Block("li", line.flow) for line in left)))
        elif left:
            kept.append(replace(block, flow=joined(left)))
    return [block for block in kept if block.text.strip()]
