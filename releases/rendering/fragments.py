"""From the document of a revision to the fragments that readers get: pages, cards, feed item, plain text.

A fragment never holds what may change after approval: the room's address, the communiqué's address and the validity of
its labels today are marks, private-use characters that `text.markup` removes from everything typed. The doors put the
answer of the moment in their place.
"""

import hashlib
import json
from collections import Counter
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from releases.models import Frozen
from releases.rendering.document import canonical_json
from releases.rendering.feed_item import feed_item
from releases.text import markup, typography
from releases.text.french import format_date, format_datetime, format_phone

SITE = "\ue000"  # scheme and host: https://presse.grenoble.fr
ADDRESS = "\ue001"  # path of the communiqué: /communiques/<slug>/
AWARDS = "\ue002"  # the labels it cites, with their validity today

# Widths that the layout asks for, in CSS pixels of the reading column.
SIZES = "(min-width: 48rem) 42rem, 100vw"


def freeze(document, revision=None):
    """The `Frozen` row (unsaved) of a document; the same document always gives the same bytes."""
    canonical = canonical_json(document)
    context = page_context(document)
    main = render_to_string("releases/frozen/main.html", context)
    return Frozen(
        revision=revision,
        document=canonical,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
        title=context["title_text"],
        text=plain_text(document),
        head_html=render_to_string("releases/frozen/head.html", context),
        main_html=main,
        card_html=render_to_string("releases/frozen/card.html", context),
        feed_xml=feed_item(document, context, render_to_string("releases/frozen/feed_body.html", context)),
        awards=document["awards"],
    )


def page_context(document):
    """The document in fine French typography, ready for the templates."""
    notes = {note["mark"]: number for number, note in enumerate(document["footnotes"], 1)}
    calls = Counter()
    blocks = [block_context(block, notes, calls) for block in document["blocks"]]
    return {
        "document": document,
        "site": SITE,
        "address": ADDRESS,
        "awards_mark": AWARDS if document["awards"] else "",
        "title_text": typography.fine(document["title"]),
        "title": typography.fine_inline(document["title"]),
        "kicker": typography.fine_inline(document["kicker"]),
        "subtitle": typography.fine_inline(document["subtitle"]),
        "lead": typography.fine_inline(document["lead"]),
        "lead_text": typography.fine(document["lead"]),
        "lead_short": shortened(typography.fine(document["lead"])),
        "date": format_date(date.fromisoformat(document["issued_on"])),
        "first_public_at": datetime.fromisoformat(document["first_public_at"]),
        "publish_at": datetime.fromisoformat(document["publish_at"]),
        "blocks": blocks,
        "first_figure": next((block for block in blocks if block["type"] == "figure"), None),
        "footnotes": [
            {"number": notes[note["mark"]], "mark": note["mark"], "html": typography.fine_inline(note["text"])}
            for note in document["footnotes"]
        ],
        "contacts": [contact_context(contact) for contact in document["contacts"]],
        "corrections": [
            {
                "number": correction["number"],
                "at": datetime.fromisoformat(correction["at"]),
                "html": typography.fine_inline(correction["note"]),
            }
            for correction in document["corrections"]
        ],
    }


def shortened(text, length=220):
    """The beginning of a text, cut between two words; no-break spaces stay."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def block_context(block, notes, calls):
    match block["type"]:
        case "text":
            html = markup.link_notes(typography.fine_html(markup.clean(block["html"])), notes, calls)
            # A feed is read elsewhere: its links within the room are whole addresses.
            return {**block, "html": html, "feed_html": html.replace('<a href="/', f'<a href="{SITE}/')}
        case "quote":
            speaker = block["speaker"]["name"] if block["speaker"] else ""
            name = typography.fine(speaker, verbatim=True)
            return {**block, **quote_html(block["text"], block["role"]), "speaker_name": name}
        case "figure":
            sources = [(width, f"/medias/{block['token']}/{width}.webp") for width in block["widths"]]
            return {
                **block,
                "srcset": ", ".join(f"{path} {width}w" for width, path in sources),
                "sizes": SIZES,
                "fallback": f"/medias/{block['token']}/{fallback_width(block['widths'])}.jpg",
                "caption_text": typography.fine(block["caption"]),
                "caption": typography.fine_inline(block["caption"]),
                "credit": typography.fine_inline(block["credit"], verbatim=True),
            }
        case "attachment":
            kind = block["name"].rsplit(".", 1)[-1].upper()
            return {**block, "title": typography.fine_inline(block["title"]), "kind": kind}
    raise ValueError(f"Unknown block type {block['type']!r}.")


def quote_html(text, role):
    """The words of a quote, by paragraph, and the office of its speaker, as HTML; the marks around are the page's."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return {
        "paragraphs": [mark_safe(typography.fine_quote_inline(paragraph)) for paragraph in paragraphs],  # noqa: S308 (escaped)
        "role": mark_safe(typography.fine_inline(role, verbatim=True)),  # noqa: S308 (escaped by typography)
    }


def fallback_width(widths):
    """The width of the JPEG for browsers without WebP: the largest up to 960 pixels."""
    return max((width for width in widths if width <= 960), default=min(widths))


def contact_context(contact):
    return {
        **contact,
        "phones": [
            {"number": phone["number"], "shown": format_phone(phone["number"]), "note": phone["note"]}
            for phone in contact["phones"]
        ],
        "out_of_hours_shown": contact["out_of_hours_phone"] and format_phone(contact["out_of_hours_phone"]),
    }


def plain_text(document):
    """The communiqué as plain text in fine typography: for pasting, reading aloud, and the machines of newsrooms."""
    fine = typography.fine
    header = [document["kind_label"].upper(), *(fine(document[name]) for name in ("kicker", "title", "subtitle"))]
    dateline = ", ".join(
        part for part in (fine(document["place"]), format_date(date.fromisoformat(document["issued_on"]))) if part
    )
    corrections = [
        fine(f"Modifié le {format_datetime(datetime.fromisoformat(correction['at']))} : {correction['note']}")
        for correction in document["corrections"]
    ]
    parts = [*header, dateline, *corrections, fine(document["lead"])]
    for block in document["blocks"]:
        match block["type"]:
            case "text":
                parts.append(fine(markup.to_text(block["html"])))
            case "quote":
                speaker = ", ".join(
                    part for part in (block["speaker"] and block["speaker"]["name"], block["role"]) if part
                )
                words = typography.fine_quote(block["text"].strip())
                parts.append(f"«\u00a0{words}\u00a0»\n— {fine(speaker, verbatim=True)}")
            case "figure":
                parts.append(fine(" ".join(part for part in (block["caption"], f"({block['credit']})") if part)))
            case "attachment":
                parts.append(fine(block["title"]))
    parts += [f"[{note['mark']}] {fine(note['text'])}" for note in document["footnotes"]]
    for contact in document["contacts"]:
        lines = [contact["name"], contact["email"], *(format_phone(phone["number"]) for phone in contact["phones"])]
        parts.append("\n".join(line for line in lines if line))
    return "\n\n".join(part for part in parts if part)


def differences(frozen):
    """What a frozen row no longer has in common with its own facts, in French; nothing when it is whole."""
    if hashlib.sha256(frozen.document.encode()).hexdigest() != frozen.sha256:
        yield "l’empreinte n’est plus celle du document"
    again = freeze(json.loads(frozen.document), frozen.revision)
    names = ["document", "title", "text", "head_html", "main_html", "card_html", "feed_xml", "awards"]
    changed = [name for name in names if getattr(again, name) != getattr(frozen, name)]
    if changed:
        yield f"recomposé, il diffère : {', '.join(changed)}"
