"""Notes that the author typed by hand: a mark in the text, and the same mark before a line of its own."""

import re
from dataclasses import replace

from .documents import Doubt, ImportedFootnote
from .flow import SOFT, is_call, paragraph

_SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_NOTE = re.compile(rf"(\*{{1,4}}|\(\d{{1,2}}\)|\[\^?[\w*]{{1,3}}\]|[{_SUPERSCRIPT}]{{1,2}}|[†‡]{{1,2}})[\s:.–-]*(?=\S)")
_SUP_NOTE = re.compile(r"(\d{1,2}|\*{1,3})[\s:.–-]*(?=\S)")
_CALL = re.compile(
    rf"(?<=[\w»”\").’'…])(\*{{1,4}})(?![\w*])|(?<![\w*])(\*{{1,4}})(?=[\s,.;:!?»)]|$)"
    rf"|\s?(\(\d{{1,2}}\))|\s?(\[\^?[\w*]{{1,3}}\])|([{_SUPERSCRIPT}]{{1,2}})|([†‡]{{1,2}})"
)
# « 12 m² », « 3 km³ »: a unit, not a note.
_UNIT = re.compile(r"(?<![^\W\d_])(?:k|h|da|d|c|m|µ)?m$")
_WITHOUT_CALL = "Cette note n’est appelée nulle part dans le texte\u00a0: elle y est restée telle quelle."
_WITHOUT_NOTE = "Cet appel ne renvoie à aucune note\u00a0: il est resté dans le texte."
_TRUNCATED = "La note finit le texte sans point final\u00a0: est-elle entière\u202f?"


def read(blocks, calls, linked):
    """(blocks, footnotes, doubts): printed notes taken out of the blocks, their calls made characters of the text."""
    candidates = _candidates(blocks)
    footnotes, doubts, seen = list(linked), [], set()
    taken = {}
    flows = [flow for block in blocks for flow in block.flows()]
    marks = {mark for _, _, mark, _, _ in candidates}
    all_called = {mark for flow in flows for _, _, mark in _calls(flow, marks)} if marks else set()
    for position, line, mark, text, _ in candidates:
        called = mark in all_called and mark not in seen
        if not called:
            if re.search(r"\w{2}", text):
                doubts.append(Doubt("footnotes", f"{mark} {text}"[:200], _WITHOUT_CALL))
            continue
        seen.add(mark)
        taken.setdefault(position, []).append(line)
        footnotes.append(ImportedFootnote(_bare(mark), calls.plain(text)))
    last = len(blocks) - 1
    if footnotes and last in taken and len(footnotes) > len(linked) and _truncated(footnotes[-1].text):
        doubts.append(Doubt("footnotes", footnotes[-1].text, _TRUNCATED))
    kept = [_without_lines(block, taken[number]) if number in taken else block for number, block in enumerate(blocks)]
    kept = [block for block in kept if block is not None]
    kept = [block.map(lambda flow: _with_calls(flow, seen, calls)) for block in kept]
    doubts += _lonely_calls(kept, {whole for _, _, mark, _, whole in candidates if mark not in seen})
    return kept, footnotes, doubts


def _candidates(blocks):
    """(block, number of the line, mark, text, whole line) of each line that begins like a note, in order."""
    found = []
    for position, block in enumerate(blocks):
        if block.tag != "p":
            continue
        for number, line in enumerate(block.flow.lines()):
            text = line.text
            match = _NOTE.match(text)
            if not match and line.runs[0][0].strip() and "sup" in line.runs[0][1]:
                match = _SUP_NOTE.match(text)
            if match and not _is_emphasised(text):
                found.append((position, number, match.group(1), text[match.end() :].strip(), text.strip()))
    return found


def _is_emphasised(text):
    """« *** » rules and « *mots* » typed for emphasis are no notes."""
    return not re.search(r"\w", text) or bool(re.match(r"(\*{1,2})[^\s*][^*]*\1\W*$", text))


def _calls(flow, marks):
    """(start, end, mark) of each call of these marks, lines that begin with the mark (notes) left out."""
    text, supers = flow.text, _superscripts(flow)
    for match in _CALL.finditer(text):
        mark = match.group().strip()
        start = match.end() - len(mark)
        # A mark that begins a line is the note itself; an exponent after « m » is a unit.
        if mark not in marks or not _before(text, start).strip() or text[start - 1 : start] in ("\n", SOFT):
            continue
        if mark[0] in "²³" and _UNIT.search(_before(text, start)):
            continue
        yield match.start(), match.end(), mark
    for start, end in supers:
        mark = text[start:end].strip().strip("()[]")
        if mark in marks and _before(text, start).strip() and not _UNIT.search(_before(text, start)):
            yield start, end, mark


def _before(text, start):
    """The few characters that decide whether a mark is a call: looking further back would cost too much."""
    return text[max(start - 60, 0) : start]


def _superscripts(flow):
    """Offsets of the runs set as exponents that could be a mark (digits or stars alone)."""
    position = 0
    for run, formats in flow.runs:
        if "sup" in formats and re.fullmatch(r"\s*[(\[]?(?:\d{1,2}|\*{1,3})[)\]]?\s*", run):
            yield position, position + len(run)
        position += len(run)


def _with_calls(flow, marks, calls):
    # Two patterns may see the same call.
    changes, done = [], 0
    for start, end, mark in sorted(_calls(flow, marks)):
        if start >= done:
            changes.append((start, end, calls.add(_bare(mark), flow.text[start:end])))
            done = end
    return flow.put(changes) if changes else flow


def _without_lines(block, numbers):
    """The paragraph without its lines of notes, or None when nothing else remains."""
    lines = block.flow.lines()
    kept = [line for number, line in enumerate(lines) if number not in numbers]
    if not kept:
        return None
    runs = []
    for line in kept:
        runs += [("\n", frozenset())] if runs else []
        runs += line.runs
    return replace(paragraph(block.flow), flow=type(block.flow)(tuple(runs)), style=block.style)


def _lonely_calls(blocks, candidates):
    """A mark that looks like a call and has no note is a doubt; numbers in brackets only when glued to a word."""
    doubts, seen = [], set()
    for block in blocks:
        for flow in block.flows():
            text = flow.text
            if candidates and any(line.text.strip() in candidates for line in flow.lines()):
                continue
            for match in _CALL.finditer(text):
                mark = match.group().strip()
                start = match.end() - len(mark)
                before = re.search(r"\S+\s?$", _before(text, start))
                if before is None or any(map(is_call, mark)) or mark in seen:
                    continue
                if mark[0] in "²³" and _UNIT.search(_before(text, start)):
                    continue
                if mark[0] in "([" and not re.fullmatch(r"\(\d\)|\[\^?\d{1,2}\]|\[\^\w+\]", mark):
                    continue
                if mark[0] == "(" and match.group()[0].isspace():
                    continue
                seen.add(mark)
                doubts.append(Doubt("footnotes", f"{before.group()}{mark}", _WITHOUT_NOTE))
    return doubts


def _bare(mark):
    """`[^1]` names the note 1; other marks are kept as printed."""
    match = re.fullmatch(r"\[\^([\w*]+)\]", mark)
    return match.group(1) if match else mark


def _truncated(text):
    return bool(re.search(r"[^\W\d_]$", text)) and " " in text
