"""The facts of a revision, as typed, in one JSON document: what is signed, exported and compared."""

import itertools
import json
from datetime import UTC

from content_editor.contents import contents_for_item
from django.conf import settings

from releases.models import BLOCKS, Attachment, Figure, Quote, Revision, Text
from releases.text.markup import clean_text

FORMAT = 1


def canonical_json(document):
    """The document as canonical JSON text (RFC 8785; its keys are ASCII and its numbers integers)."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def instant(moment):
    """An instant in UTC, to the second, or None."""
    return moment and moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(date):
    return date and date.isoformat()


def document_of(revision, *, publish_at, first_public_at):
    """Everything a reader may learn from this revision, as JSON values; `publish_at` is the hour decided for it."""
    communique = revision.communique
    quotes = itertools.count(1)
    document = {
        "format": FORMAT,
        "uid": str(communique.uid),
        "number": revision.number,
        "language": "fr",
        "issuer": settings.CITY_NAME,
        "kind": communique.kind,
        "kind_label": communique.get_kind_display(),
        "kicker": one_line(revision.kicker),
        "title": one_line(revision.title),
        "subtitle": one_line(revision.subtitle),
        "lead": revision.lead,
        "place": one_line(revision.place),
        "issued_on": day(revision.issued_on),
        "publish_at": instant(publish_at),
        "first_public_at": instant(first_public_at),
        "blocks": [block_facts(block, quotes) for block in blocks_of(revision)],
        "footnotes": [{"mark": note.mark, "text": note.text} for note in revision.footnotes.all()],
        "awards": [award_facts(item.award) for item in revision.revision_awards.select_related("award__label")],
        "contacts": [
            contact_facts(item.contact)
            for item in revision.revision_contacts.select_related("contact").prefetch_related("contact__phones")
        ],
        "themes": [{"name": theme.name, "slug": theme.slug} for theme in revision.themes.all()],
        "corrections": corrections(revision, publish_at),
    }
    return without_controls(document)


def without_controls(value):
    """The same value with its texts free of control and private-use characters, which no XML reader would forgive."""
    match value:
        case str():
            return clean_text(value)
        case dict():
            return {name: without_controls(part) for name, part in value.items()}
        case list():
            return [without_controls(part) for part in value]
    return value


def one_line(text):
    return " ".join(clean_text(text).split("\n"))


def blocks_of(revision):
    """The blocks of a revision in their order, whatever their type."""
    return list(contents_for_item(revision, BLOCKS).main)


def block_facts(block, quote_numbers):
    match block:
        case Text():
            return {"type": "text", "html": block.body}
        case Quote():
            return {
                "type": "quote",
                "number": next(quote_numbers),
                "text": block.text,
                "speaker": block.spokesperson and {"name": block.spokesperson.name, "slug": block.spokesperson.slug},
                "role": block.role,
                "attribution": block.attribution,
            }
        case Figure():
            image = block.image
            return {
                "type": "figure",
                "token": image.token,
                "width": image.width,
                "height": image.height,
                "widths": image.widths,
                "bytes": image.jpeg_bytes,
                "alt": image.alt_text,
                "caption": image.caption,
                "credit": image.credit,
                "licence": image.licence,
                "licence_label": image.get_licence_display(),
            }
        case Attachment():
            name = block.file.name.rsplit("/", 1)[-1]
            return {"type": "attachment", "title": block.title, "token": block.token, "name": name, "size": block.size}
    raise TypeError(f"No facts for a block of type {type(block).__name__}.")


def award_facts(award):
    return {
        "label": award.label.name,
        "slug": award.label.slug,
        "kind": award.label.kind,
        "kind_label": award.label.get_kind_display(),
        "issuer": award.label.issuer,
        "level": award.level,
        "edition": award.edition,
        "year": award.year,
        "awarded_on": day(award.awarded_on),
        "valid_until": day(award.valid_until),
        "holder": award.holder,
    }


def contact_facts(contact):
    return {
        "name": contact.name,
        "email": contact.email,
        "phones": [{"number": phone.number, "note": phone.note} for phone in contact.phones.all()],
        "out_of_hours_phone": contact.out_of_hours_phone,
    }


def corrections(revision, publish_at):
    """The public notes of this revision and of those before it, the latest first; minor changes have none."""
    earlier = Revision.objects.filter(communique=revision.communique, number__gt=1, number__lt=revision.number).exclude(
        correction_note=""
    )
    notes = [(old.number, instant(old.publish_at), old.correction_note) for old in earlier.order_by("-number")]
    if revision.correction_note:
        notes.insert(0, (revision.number, instant(publish_at), revision.correction_note))
    return [{"number": number, "at": at, "note": note} for number, at, note in notes]
