"""Plain text → HTML: paragraphs, lists, headings drawn with signs; lines that a mailer wrapped are joined again."""

import re
from html import escape
from itertools import pairwise

_RULE = re.compile(r"\s*(?:([-=_*~#])\s?)(?:\1\s?){2,}\s*")
_BULLET = re.compile(r"\s*([-–—*•‣◦▪·●○►])\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,2})\s?[.)]\s+(?=\S)")
_SURE_BULLETS = "•‣◦▪●○►"
_MAIL_HEADER = re.compile(
    r"(?i)(de|from|à|a|to|cc|cci|bcc|objet|subject|date|envoyé|sent|répondre à|reply-to)\s?:\s\S.*"
)
_QUOTED_MAIL = re.compile(r"(?m)^> ?")


def to_html(text):
    """(HTML, header lines of a pasted e-mail) of a plain text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    mail, lines = _mail_header(lines)
    if _is_quoted(lines):
        lines = [_QUOTED_MAIL.sub("", line) for line in lines]
    width = _wrap_width(lines)
    return "\n".join(_group(group, width) for group in _groups(lines)), mail


def _mail_header(lines):
    """The header of a forwarded e-mail is not part of the communiqué: three lines of it at least, at the top."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    end = start
    while end < len(lines) and _MAIL_HEADER.fullmatch(lines[end].strip()):
        end += 1
    return (lines[start:end], lines[end:]) if end - start >= 3 else ([], lines)


def _is_quoted(lines):
    written = [line for line in lines if line.strip()]
    return bool(written) and all(line.startswith(">") for line in written)


def _groups(lines):
    """Lines between blank lines and rules; a rule of = or - under one short line makes it a heading."""
    group = []
    for line in [*lines, ""]:
        if _RULE.fullmatch(line) or line.strip() == "--":
            if len(group) == 1 and line.strip() != "--" and line.strip()[0] in "=-" and len(group[0]) < 120:
                yield ["\0" + group[0]]
            elif group:
                yield group
            group = []
        elif line.strip():
            group.append(line)
        elif group:
            yield group
            group = []


def _wrap_width(lines):
    """The column at which lines were wrapped, or 0 when they were not: one line beyond 100 signs is proof."""
    longest = max((len(line.rstrip()) for line in lines), default=0)
    return longest if 50 <= longest <= 100 else 0


def wrapped(line, following, width):
    """Was this line broken only because the next word would not fit?"""
    first = following.split(maxsplit=1)[0]
    return bool(width) and len(line.rstrip()) >= 40 and len(line.rstrip()) + 1 + len(first) > width


def _group(lines, width):
    if lines[0].startswith("\0"):
        return f"<h2>{escape(lines[0][1:].strip(), quote=False)}</h2>"
    items = _items(lines, width)
    if items:
        return items
    return _paragraphs(lines, width)


def _paragraphs(lines, width):
    """Wrapped lines joined; other line breaks kept, and a long line is a paragraph of its own."""
    joined = [lines[0].strip()]
    for line, following in pairwise(lines):
        if wrapped(line, following, width) and not _starts_apart(following):
            joined[-1] += " " + following.strip()
        else:
            joined.append(following.strip())
    paragraphs = [[joined[0]]]
    for line, following in pairwise(joined):
        if max(len(line), len(following)) > 80:
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return "\n".join("<p>" + "<br>".join(escape(line, quote=False) for line in one) + "</p>" for one in paragraphs)


def _starts_apart(line):
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _items(lines, width):
    """A list when every line belongs to an item, after at most one line of introduction; else nothing."""
    first = next((number for number, line in enumerate(lines) if _starts_apart(line)), None)
    if first is None:
        return ""
    pattern = _BULLET if _BULLET.match(lines[first]) else _NUMBER
    sign = pattern.match(lines[first]).group(1)
    items = []
    for previous, line in zip(["", *lines[first:]], lines[first:], strict=False):
        match = pattern.match(line)
        if match and (pattern is _NUMBER or match.group(1) == sign):
            items.append((match.group(1), line[match.end() :].strip()))
        elif line[:1].isspace() or wrapped(previous, line, width):
            items[-1] = (items[-1][0], items[-1][1] + " " + line.strip())
        else:
            return ""
    if len(items) < 2 and sign not in _SURE_BULLETS:
        return ""
    if pattern is _NUMBER and [number for number, _ in items] != [str(one) for one in range(1, len(items) + 1)]:
        return ""
    tag = "ol" if pattern is _NUMBER else "ul"
    before = _paragraphs(lines[:first], width) if first else ""
    return before + f"<{tag}>" + "".join(f"<li>{escape(text, quote=False)}</li>" for _, text in items) + f"</{tag}>"
