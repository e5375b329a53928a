"""From words to `ImportedCommunique`: format, notes, head, quotes and labels, in that order. Runs in the child."""

import re
from dataclasses import fields, is_dataclass, replace

from releases.text.markup import clean

from . import footnotes, header, labels, markdown, plain, quotes, tree, word
from .documents import Doubt, ImportedCommunique, ImportedQuote, ImportedText, ImportRefused
from .flow import HEADINGS, SOFT, is_call
from .formats import EMPTY, HTML, MARKDOWN, PLAIN, TOO_LONG, WORD, recognise
from .words import key

MAX_SIGNS = 200_000
MAX_TAGS = 40_000
MAX_LINES = 4_000
MAX_PARAGRAPH = 20_000
_TOO_DEEP = (
    "Ce texte emboîte trop de listes ou de citations les unes dans les autres\u00a0: simplifiez-le, "
    "ou collez le texte du communiqué."
)
_FRONT_MATTER = "Ces lignes décrivent le fichier\u00a0: elles n’ont pas été reprises."
_NOT_CALLED = "Le titre ou le chapô appelle cette note\u00a0: l’appel y est resté écrit, sans lien."


def read(data, name, known):
    """The communiqué in a file. Raises `ImportRefused`, and `MemoryError` where the process is limited."""
    form, text = recognise(data, name)
    try:
        return _read(form, text, data, known)
    except RecursionError as error:
        raise ImportRefused(_TOO_DEEP) from error


def _read(form, text, data, known):
    written = sum(1 for line in text.splitlines() if line.strip()) if form in (MARKDOWN, PLAIN) else 0
    if written > 2 * MAX_LINES or (written and len(text) > 2 * MAX_SIGNS):
        raise ImportRefused(TOO_LONG)
    html, mail, doubts = _html(form, text, data)
    if html.count("<") > MAX_TAGS:
        raise ImportRefused(TOO_LONG)
    blocks, calls, linked, seen = tree.blocks(html)
    doubts += seen
    texts = [flow.text for block in blocks for flow in block.flows()]
    if not any(any(map(str.isalnum, one)) for one in texts):
        raise ImportRefused(EMPTY)
    lines = sum(1 + one.count("\n") + one.count(SOFT) for one in texts)
    if lines > MAX_LINES or sum(map(len, texts)) > MAX_SIGNS or max(map(len, texts)) > MAX_PARAGRAPH:
        raise ImportRefused(TOO_LONG)
    blocks, notes, more = footnotes.read(blocks, calls, linked)
    head, body = header.read(blocks, mail)
    doubts += [*more, *head.doubts]
    texts = [calls.plain(one) for one in (head.title, head.subtitle, head.lead) if one]
    texts += [calls.plain(block.text) for block in body]
    pieces, more = quotes.cut(body)
    doubts += more
    blocks, more = _blocks(pieces, calls, known)
    doubts += more
    for one in (head.title, head.subtitle, head.lead):
        for character in filter(is_call, one or ""):
            doubts.append(Doubt("footnotes", calls.mark(character), _NOT_CALLED))
    found = ImportedCommunique(
        title=head.title,
        kind=head.kind,
        date=head.date,
        place=head.place,
        embargo=head.embargo,
        lead=head.lead,
        contacts=head.contacts,
        blocks=blocks,
        footnotes=tuple(notes),
        labels=labels.read("\n".join(texts), known.labels),
        doubts=tuple(dict.fromkeys(doubts)),
        kicker=head.kicker,
        subtitle=head.subtitle,
    )
    return _printed(found, calls)


def _printed(value, calls):
    """The value with each call that is still a character of a text shown as its author typed it."""
    if isinstance(value, str):
        return calls.plain(value).strip()
    if isinstance(value, tuple):
        return tuple(_printed(one, calls) for one in value)
    if is_dataclass(value):
        return replace(value, **{one.name: _printed(getattr(value, one.name), calls) for one in fields(value)})
    return value


def _html(form, text, data):
    """(HTML, header of a pasted e-mail, doubts) of each format."""
    if form == WORD:
        html, doubts = word.to_html(data)
        return html, [], doubts
    if form == MARKDOWN:
        text, described = markdown.without_front_matter(text)
        doubts = [Doubt("text", described, _FRONT_MATTER)] if described else []
        return markdown.to_html(text), [], doubts
    if form == HTML:
        return text, [], []
    html, mail = plain.to_html(text)
    return html, mail, []


def _blocks(pieces, calls, known):
    """(blocks, doubts): text between two quotes as one markup, quotes with the person that the city knows."""
    headings = sorted({piece.tag for piece in pieces if not isinstance(piece, quotes.Cut) and piece.tag in HEADINGS})
    people = {key(person.name): person for person in known.people}
    blocks, together, doubts = [], [], []

    def close():
        html = clean("".join(block.html(calls, headings or HEADINGS) for block in together))
        if html:
            blocks.append(ImportedText(html))
        together.clear()

    for piece in pieces:
        if not isinstance(piece, quotes.Cut):
            together.append(piece)
            continue
        close()
        clause = piece.clause
        person = people.get(key(_without_civility(clause.speaker or "")))
        if clause.speaker and person is None:
            doubts += _namesakes(clause.speaker, known.people)
        person_id = person.id if person else None
        blocks.append(ImportedQuote(piece.text, clause.speaker, clause.role, clause.attribution, person_id))
    close()
    return tuple(blocks), doubts


def _without_civility(speaker):
    return re.sub(r"(?:M\.|Mme|Mlle|Dr|Pr|Me|Monsieur|Madame|Docteure?|Maître)\s+", "", speaker, count=1)


def _namesakes(speaker, people):
    """« Mme Exemple »: a family name alone links nobody, but the people it may name are told."""
    family = key(_without_civility(speaker))
    if " " in family:
        return []
    names = [person.name for person in people if key(person.name).split()[-1:] == [family]]
    return [Doubt("quotes", speaker, f"Est-ce {' ou '.join(names)}\u202f?")] if names else []
