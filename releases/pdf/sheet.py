"""From a published document to the data of the printed communiqué: what `templates/press.typ` reads."""

from datetime import date, datetime

from django.conf import settings

from releases.models.labels import LabelKind, validity
from releases.pdf.nodes import Notes, address, nodes, words
from releases.rendering import quote_html
from releases.rendering.fragments import shortened
from releases.text import markup
from releases.text.french import format_date, format_datetime, format_edition, format_phone, format_size, in_paris
from releases.text.typography import fine, fine_html, fine_inline

LEVELS = {"h2": 2, "h3": 3}
LONG_QUOTE = 1500  # characters: a shorter one stays on one page, with the name of who said it


def sheet(publication, pictures):
    """The data of the template as JSON values; `pictures` maps tokens to the file names of the pictures there are."""
    document = publication.document
    notes = Notes(note["mark"] for note in document["footnotes"])
    published = datetime.fromisoformat(document["publish_at"])
    levels = Levels()
    title = fine(document["title"]).strip() or document["kind_label"]
    return {
        "language": document["language"],
        "room": settings.ROOM_NAME,
        "demonstration": settings.DEMONSTRATION,
        "issuer": document["issuer"],
        "keywords": keywords(document),
        "kind": inline(document["kind_label"]),
        "kicker": inline(document["kicker"]),
        "title": inline(document["title"]) or words(title),
        "title_text": title,
        "running_title": words(shortened(title, 80)),
        "subtitle": inline(document["subtitle"]),
        "place": inline(f"{document['place']}, le" if document["place"] else "Le"),
        "date": inline(format_date(date.fromisoformat(document["issued_on"]))),
        "first_public": moment(document["first_public_at"]),
        "version": document["number"],
        "published": moment(document["publish_at"]),
        "corrections": [
            {"at": moment(correction["at"]), "note": inline(correction["note"])}
            for correction in document["corrections"]
        ],
        "lead": inline(document["lead"]),
        "blocks": [block(facts, notes, levels, pictures) for facts in document["blocks"]],
        "notes": [inline(note["text"]) for note in document["footnotes"]],
        "uncalled": [number for number in notes.numbers.values() if number not in notes.called],
        "contacts": [contact(facts) for facts in document["contacts"]],
        "awards": [award(facts, in_paris(published).date()) for facts in document["awards"]],
        "url": publication.url,
        "url_shown": words(publication.url),
        "uid": document["uid"],
        "sha256": publication.sha256,
    }


def inline(text):
    return nodes(fine_inline(text))


def moment(instant):
    return inline(format_datetime(datetime.fromisoformat(instant)))


def keywords(document):
    """Words under which the file is found: kind, themes, labels."""
    found = [document["kind_label"], *(theme["name"] for theme in document["themes"])]
    found += [award["label"] for award in document["awards"]]
    return list(dict.fromkeys(found))


class Levels:
    """Levels of the headings of a text: none may skip another, whatever the author chose."""

    def __init__(self):
        self.last = 1

    def next(self, tag):
        self.last = min(LEVELS[tag], self.last + 1)
        return self.last

    def give(self, found):
        """Write its level in each heading of these nodes, in quotations too."""
        for node in found:
            if isinstance(node, dict) and node["tag"] in LEVELS:
                node["level"] = self.next(node["tag"])
            elif isinstance(node, dict):
                self.give(node.get("holds", ()))
        return found


def block(facts, notes, levels, pictures):
    match facts["type"]:
        case "text":
            html = fine_html(markup.clean(facts["html"]))
            return {"type": "text", "holds": levels.give(nodes(html, notes, settings.SITE_URL))}
        case "quote":
            quote = quote_html(facts["text"], facts["role"])
            speaker = facts["speaker"]["name"] if facts["speaker"] else ""
            return {
                "type": "quote",
                "paragraphs": [nodes(paragraph) for paragraph in quote["paragraphs"]],
                "speaker": words(fine(speaker, verbatim=True)),
                "role": nodes(quote["role"]),
                "long": len(facts["text"]) > LONG_QUOTE,
            }
        case "figure":
            return {
                "type": "figure",
                "file": pictures.get(facts["token"], ""),
                "alt": facts["alt"],
                "ratio": facts["width"] / facts["height"],
                "caption": inline(facts["caption"]),
                "credit": inline(facts["credit"]),
                "licence": inline(facts["licence_label"]),
            }
        case "attachment":
            return {
                "type": "attachment",
                "title": inline(facts["title"]),
                "href": address(f"/pieces/{facts['token']}/{facts['name']}", settings.SITE_URL),
                "kind": words(facts["name"].rsplit(".", 1)[-1].upper()),
                "size": words(format_size(facts["size"])),
            }
    raise ValueError(f"Unknown block type {facts['type']!r}.")


def contact(facts):
    phones = [(phone["number"], phone["note"]) for phone in facts["phones"]]
    if facts["out_of_hours_phone"]:
        phones.append((facts["out_of_hours_phone"], "astreinte : soirs, week-ends et jours fériés"))
    return {
        "name": inline(facts["name"]),
        "email": words(facts["email"]),
        "email_href": facts["email"] and address(f"mailto:{facts['email']}"),
        "phones": [
            {"shown": words(format_phone(number)), "href": address(f"tel:{number}"), "note": inline(note)}
            for number, note in phones
        ],
    }


def award(facts, day):
    """What the city was given, and what it was worth on that day: paper does not change with time."""
    given = "décernée" if facts["kind"] == LabelKind.DISTINCTION else "décerné"
    parts = [facts["kind_label"].capitalize(), facts["level"], facts["edition"] and format_edition(facts["edition"])]
    parts.append(f"{given} le {format_date(date.fromisoformat(facts['awarded_on']))}")
    told = ", ".join(part for part in parts if part) + (f" par {facts['issuer']}" if facts["issuer"] else "")
    until = facts["valid_until"] and date.fromisoformat(facts["valid_until"])
    worth = f"{validity(until, day).value.capitalize()} le {format_date(day)}"
    return {
        "label": inline(facts["label"]),
        "told": inline(f"{told}. Titulaire : {facts['holder']}."),
        "validity": inline(f"{worth}, valable jusqu’au {format_date(until)}." if until else f"{worth}."),
    }
