"""Everything that stands between a text and its publication, in words an editor can act on."""

import json

from django.core.exceptions import ValidationError

from releases.models import Attachment, Figure, Frozen, Quote, Text
from releases.rendering import blocks_of, document_of
from releases.text import markup
from releases.text.placeholders import find_placeholders


class Refused(Exception):
    """An act refused for what the text lacks; `reasons` holds all of them, in French."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def refuse(reasons):
    reasons = list(reasons)
    if reasons:
        raise Refused(reasons)


def blockers(revision):
    """The reasons why this revision cannot be submitted or approved, the most important first; [] when none."""
    return list(_blockers(revision))


def _blockers(revision):
    blocks = blocks_of(revision)
    if not revision.title.strip():
        yield "Il manque le titre."
    if not revision.lead.strip():
        yield "Il manque le chapô."
    if revision.issued_on is None:
        yield "Il manque la date du communiqué."
    if not revision.revision_contacts.exists():
        yield "Il manque le contact presse."
    for block in blocks:
        match block:
            case Figure() if not block.image.is_described:
                yield f"Il manque à l’image « {block.image} » un texte alternatif, ou qu’elle soit dite décorative."
            case Quote():
                yield from _quote_blockers(block)
    yield from _note_blockers(revision, blocks)
    for words in _placeholders(revision, blocks):
        yield f"Il reste un passage à compléter : « {words} »."
    if revision.number > 1:
        yield from _correction_blockers(revision)


def _quote_blockers(quote):
    if not quote.text.strip():
        yield "Une citation est vide."
        return
    if quote.spokesperson is None:
        yield f"La citation {quote} n’a pas de porte-parole."
        return
    try:
        quote.take_mandate()
    except ValidationError as error:
        yield from error.messages
    else:
        if not quote.role.strip():
            yield f"Il manque la fonction de {quote.spokesperson}."


def _note_blockers(revision, blocks):
    marks = {note.mark for note in revision.footnotes.all()}
    called = [mark for block in blocks if isinstance(block, Text) for mark in markup.note_marks(block.body)]
    for mark in dict.fromkeys(called):
        if mark not in marks:
            yield f"L’appel de note « {mark} » ne renvoie à aucune note."
    for mark in sorted(marks - set(called)):
        yield f"La note « {mark} » n’est appelée nulle part dans le texte."


def _placeholders(revision, blocks):
    texts = [
        revision.kicker,
        revision.title,
        revision.subtitle,
        revision.lead,
        revision.place,
        revision.correction_note,
    ]
    for block in blocks:
        match block:
            case Text():
                texts.append(markup.to_text(block.body))
            case Quote():
                texts += [block.text, block.role]
            case Figure():
                texts += [block.image.caption, block.image.credit, block.image.alt_text]
            case Attachment():
                texts.append(block.title)
    texts += [note.text for note in revision.footnotes.all()]
    return dict.fromkeys(words for text in texts for words in find_placeholders(text))


# What a reader must be told of, whatever the author thinks of it: part of the document → its name.
NEVER_MINOR = {"quotes": "une citation", "figures": "une image", "issued_on": "la date", "awards": "un label",
               "contacts": "un contact", "attachments": "une pièce jointe"}  # fmt: skip


def _correction_blockers(revision):
    if not revision.correction_note.strip() and not revision.correction_is_minor:
        yield "Les lecteurs doivent-ils savoir ? Écrivez la note de correction, ou déclarez le changement mineur."
    if revision.correction_is_minor:
        for name in changed_parts(revision):
            yield f"Ce changement n’est pas mineur : {name} a changé. Écrivez une note de correction."


def changed_parts(revision):
    """The names of what changed since the version before, among what is never minor."""
    # What readers have is what was frozen: people, contacts and labels may have changed in their lists since.
    previous = Frozen.objects.get(revision__communique=revision.communique_id, revision__number=revision.number - 1)
    old = _comparable(json.loads(previous.document))
    new = _comparable(document_of(revision, publish_at=None, first_public_at=None))
    return [name for part, name in NEVER_MINOR.items() if old[part] != new[part]]


def _comparable(document):
    def of_type(name):
        return [block for block in document["blocks"] if block["type"] == name]

    return {
        "quotes": of_type("quote"),
        "figures": of_type("figure"),
        "attachments": of_type("attachment"),
        "issued_on": document["issued_on"],
        "awards": document["awards"],
        "contacts": document["contacts"],
    }
