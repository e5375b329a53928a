"""What an import returns: values only, with the printed words each doubtful reading comes from."""

import datetime
from dataclasses import asdict, dataclass

from releases.text.french import PARIS


class ImportRefused(ValueError):
    """The file cannot be read; the message is one French sentence that says what to do."""


@dataclass(frozen=True)
class KnownLabel:
    """A label of the city's list; `aliases` are other names under which it is printed."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownPerson:
    """A person of the city's list, under the full name that texts print (« Amel Zenati »)."""

    id: int
    name: str


@dataclass(frozen=True)
class Known:
    """What the press room already holds, so that an import links instead of creating."""

    labels: tuple[KnownLabel, ...] = ()
    people: tuple[KnownPerson, ...] = ()


@dataclass(frozen=True)
class ImportedContact:
    """Telephones are E.164, in printed order; `name` and `email` are empty where the text is silent."""

    name: str
    email: str
    phones: tuple[str, ...]


@dataclass(frozen=True)
class ImportedText:
    """Cleaned markup of one or more paragraphs, headings and lists, note calls as `<press-note>`."""

    html: str


@dataclass(frozen=True)
class ImportedQuote:
    """Words between the outer quotation marks, untouched; paragraphs are separated by a blank line.

    `attribution` is what remains of the reporting clause once speaker and role are taken out (« déclare »).
    """

    text: str
    speaker: str | None
    role: str | None
    attribution: str | None
    person_id: int | None


@dataclass(frozen=True)
class ImportedFootnote:
    """`mark` as printed: `*`, `(1)`, `¹`; a note that the file itself links (Word, Markdown) has its number."""

    mark: str
    text: str


@dataclass(frozen=True)
class ImportedLabel:
    """`label_id` is None for a label that the city does not know yet; `words` as first printed."""

    name: str
    label_id: int | None
    words: str


@dataclass(frozen=True)
class Doubt:
    """A reading that the editor must settle: the field, the exact words, and why, in French."""

    field: str
    words: str
    why: str


@dataclass(frozen=True)
class ImportedCommunique:
    """One communiqué as read. None and empty tuples mean that the text is silent."""

    title: str | None = None
    kind: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    embargo: datetime.datetime | None = None
    lead: str | None = None
    contacts: tuple[ImportedContact, ...] = ()
    blocks: tuple[ImportedText | ImportedQuote, ...] = ()
    footnotes: tuple[ImportedFootnote, ...] = ()
    labels: tuple[ImportedLabel, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    kicker: str | None = None
    subtitle: str | None = None

    @property
    def quotes(self):
        """The quotes among the blocks, in printed order."""
        return tuple(block for block in self.blocks if isinstance(block, ImportedQuote))

    def as_dict(self):
        """The object that `import_communique --json` prints: plain JSON values, null where the text is silent."""
        return {
            "title": self.title,
            "kind": self.kind,
            "date": self.date.isoformat() if self.date else None,
            "place": self.place,
            "embargo": self.embargo.isoformat() if self.embargo else None,
            "lead": self.lead,
            "contacts": [
                {"name": contact.name or None, "email": contact.email or None, "phones": list(contact.phones)}
                for contact in self.contacts
            ],
            "quotes": [{"speaker": quote.speaker, "role": quote.role, "text": quote.text} for quote in self.quotes],
            "footnotes": [asdict(footnote) for footnote in self.footnotes],
            "labels": [{"name": label.name} for label in self.labels],
            "doubts": [asdict(doubt) for doubt in self.doubts],
        }


def dump(imported):
    """The whole value as plain JSON values, for the pipe between the child process and its parent."""
    plain = asdict(imported)
    plain["date"] = imported.date.isoformat() if imported.date else None
    plain["embargo"] = imported.embargo.isoformat() if imported.embargo else None
    return plain


def load(plain):
    """The value that `dump` wrote. KeyError, TypeError or ValueError when it is something else."""
    return ImportedCommunique(
        title=plain["title"],
        kind=plain["kind"],
        date=datetime.date.fromisoformat(plain["date"]) if plain["date"] else None,
        place=plain["place"],
        embargo=_paris(plain["embargo"]),
        lead=plain["lead"],
        contacts=tuple(
            ImportedContact(contact["name"], contact["email"], tuple(contact["phones"]))
            for contact in plain["contacts"]
        ),
        blocks=tuple(ImportedText(**block) if "html" in block else ImportedQuote(**block) for block in plain["blocks"]),
        footnotes=tuple(ImportedFootnote(**footnote) for footnote in plain["footnotes"]),
        labels=tuple(ImportedLabel(**label) for label in plain["labels"]),
        doubts=tuple(Doubt(**doubt) for doubt in plain["doubts"]),
        kicker=plain["kicker"],
        subtitle=plain["subtitle"],
    )


def dump_known(known):
    """What the press room knows, as plain JSON values."""
    return asdict(known)


def load_known(plain):
    """The value that `dump_known` wrote."""
    return Known(
        labels=tuple(KnownLabel(one["id"], one["name"], tuple(one["aliases"])) for one in plain["labels"]),
        people=tuple(KnownPerson(**one) for one in plain["people"]),
    )


def _paris(written):
    """An instant back in its own zone: an ISO offset alone would lose Europe/Paris."""
    if not written:
        return None
    return datetime.datetime.fromisoformat(written).astimezone(PARIS)
