"""What a communiqué of the demonstration is written in."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from html import escape

from releases.models import Kind, WithdrawalKind
from releases.text.french import PARIS
from releases.workflow import Status


@dataclass(frozen=True)
class Say:
    """A quote. `role` is for people without mandate; the others take theirs from the day."""

    who: str  # key of a person
    words: str
    verb: str = ""
    role: str = ""


@dataclass(frozen=True)
class Show:
    """A figure."""

    picture: str  # key of a picture


@dataclass(frozen=True)
class Attach:
    """A file, as rows of a table (.csv) or as text (.txt)."""

    title: str
    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""

    @property
    def data(self):
        if not self.rows:
            return self.text.encode()
        # With a byte order mark and semicolons, as spreadsheets in French open it.
        return "\ufeff".encode() + "".join(";".join(row) + "\r\n" for row in self.rows).encode()


@dataclass(frozen=True)
class Correct:
    """A next revision: words that take the place of others in the title, the lead, texts and quotes."""

    after: timedelta  # from the communiqué's first publication
    words: tuple[tuple[str, str], ...]
    note: str = ""  # public; a minor correction has none
    stays_open: bool = False


@dataclass(frozen=True)
class Withdraw:
    after: timedelta
    kind: WithdrawalKind
    reason: str


@dataclass(frozen=True)
class Piece:
    """A communiqué. `parts` holds texts (see `html`), Say, Show and Attach, in order."""

    key: str
    title: str
    at: datetime  # when it becomes public, or was last worked on when it stays open
    lead: str = ""
    parts: tuple = ()
    kind: Kind = Kind.PRESS_RELEASE
    kicker: str = ""
    subtitle: str = ""
    place: str = "Grenoble"
    themes: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()  # (mark, text)
    contacts: tuple[str, ...] = ("service",)
    awards: tuple[str, ...] = ()  # cited
    announces: tuple[str, ...] = ()  # cited, and first told here
    embargo: bool = False
    status: Status = Status.APPROVED
    writer: str = "redaction"
    approver: str = "validation"
    afterwards: tuple[Correct | Withdraw, ...] = field(default=())


def on(year, month, day, hour=10, minute=0):
    """An hour of Paris."""
    return datetime(year, month, day, hour, minute, tzinfo=PARIS)


def days_from(today: date, days: int, hour: int = 10, minute: int = 0) -> datetime:
    """That many days from today, moved to the Friday before when it is a past week-end: the office works then."""
    day = today + timedelta(days=days)
    if days < 0:
        day -= timedelta(days=max(0, day.weekday() - 4))
    return datetime.combine(day, time(hour, minute), tzinfo=PARIS)


def working_day(day: date) -> date:
    """That day, or the Monday after a week-end."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def html(text: str) -> str:
    """HTML of a text as it is typed here.

    A blank line parts paragraphs; « ## » and « ### » begin headings, « - » list items, « 1. » numbered ones;
    **words** are strong, *words* are emphasised, [^1] calls the note 1, [words](address) is a link.
    """
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return "".join(_block(block) for block in lines.split("\n\n"))


def _block(block: str) -> str:
    if block.startswith("### "):
        return f"<h3>{_line(block[4:])}</h3>"
    if block.startswith("## "):
        return f"<h2>{_line(block[3:])}</h2>"
    for mark, tag in ((r"- ", "ul"), (r"\d+\. ", "ol")):
        if re.match(mark, block):
            items = re.split(rf"(?m)^{mark}", block)[1:]
            return f"<{tag}>" + "".join(f"<li>{_line(item)}</li>" for item in items) + f"</{tag}>"
    return f"<p>{_line(block)}</p>"


def _line(words: str) -> str:
    line = escape(" ".join(words.split()), quote=False)
    line = re.sub(r"\[\^(\S+?)\]", r'<press-note data-mark="\1"></press-note>', line)
    line = re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', line)
    line = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", line)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", line)
