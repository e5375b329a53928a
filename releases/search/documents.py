"""From what was frozen to the rows of the search: one for the communiqué, one for each of its quotes."""

import json
from datetime import UTC

from django.db import transaction

from releases.models import Frozen, Quote, SearchDocument, SearchQuote
from releases.models.search import TABLES
from releases.search.words import GAP, stem, token, words
from releases.text import markup, typography

MOST_WORDS = 12_000  # of a passage: PostgreSQL counts no position further than 16,383
DAYS = 1 << 24  # keys of one day: sixteen million versions, or quotes, in all


def add(frozen):
    """Write the rows of a version that is being approved; they show when it is live."""
    write([rows_of(frozen, quotes_of([frozen]))])


def write(made):
    SearchDocument.objects.bulk_create([document for document, _ in made])
    SearchQuote.objects.bulk_create([quote for _, quotes in made for quote in quotes])


def quotes_of(versions):
    """(Key of a revision, number of a quote) → key of the quote."""
    found = Quote.objects.filter(parent__in=[frozen.pk for frozen in versions], number__isnull=False)
    return {(parent, number): pk for parent, number, pk in found.values_list("parent", "number", "pk")}


def rows_of(frozen, quotes):
    """(SearchDocument, [SearchQuote]), unsaved; the same frozen version always gives the same."""
    facts = json.loads(frozen.document)
    day = frozen.revision.first_public_at.astimezone(UTC).toordinal() * DAYS
    starts_at, ends_at = extent(frozen, facts)
    document = SearchDocument(
        id=day + frozen.pk,
        frozen=frozen,
        title=passage(facts["title"]),
        lead=passage(facts["lead"], facts["kicker"], facts["subtitle"]),
        body=passage(*body_of(facts)),
        starts_at=starts_at,
        ends_at=ends_at,
    )
    said = [
        SearchQuote(
            id=day + quotes[frozen.pk, block["number"]],
            frozen=frozen,
            quote_id=quotes[frozen.pk, block["number"]],
            title=passage(block["text"]),
            lead="",
            body=passage(*attribution(block)),
        )
        for block in facts["blocks"]
        if block["type"] == "quote"
    ]
    return document, said


def body_of(facts):
    """Every passage that readers see below the lead, but for the press contacts, which are everywhere the same."""
    yield facts["place"]
    for block in facts["blocks"]:
        match block["type"]:
            case "text":
                yield markup.to_text(block["html"])
            case "quote":
                yield block["text"]
                yield from attribution(block)
            case "figure":
                yield block["caption"]
                yield block["credit"]
            case "attachment":
                yield block["title"]
    yield from (note["text"] for note in facts["footnotes"])
    yield from (f"{award['label']} {award['level']}" for award in facts["awards"])
    yield from (theme["name"] for theme in facts["themes"])
    yield from (correction["note"] for correction in facts["corrections"])


def attribution(block):
    yield block["speaker"]["name"] if block["speaker"] else ""
    yield block["role"]


def passage(*texts):
    """The words of some texts, then the stem of each: « des vélos » → `des velos zqz zzvelo`."""
    written, stems, left = [], {}, MOST_WORDS
    for text in texts:
        found = words(text)[:left]
        if not found:
            continue
        left -= len(found)
        written += [GAP] * bool(written) + [plain for plain in map(token, found) if plain]
        stems |= dict.fromkeys(filter(None, map(stem, found)))
    return " ".join([*written, *([GAP, *stems] if stems else [])])


def extent(frozen, facts):
    """Where the lead begins and the contacts begin in the plain text, whose parts stand between blank lines."""
    text = frozen.text
    after_title = text.find(frozen.title) + len(frozen.title)
    starts_at = max(text.find(typography.fine(facts["lead"]), after_title), 0)
    contacts = sum(1 for one in facts["contacts"] if one["name"] or one["email"] or one["phones"])
    ends_at = len(text.rsplit("\n\n", contacts)[0]) if contacts else len(text)
    return starts_at, max(starts_at, ends_at)


def values(row):
    """What a row holds, for comparison."""
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields)


def rewrite(versions):
    """Make the rows of these frozen versions again where they are not what they should be; how many were not."""
    quotes = quotes_of(versions)
    stored = {frozen.pk: set() for frozen in versions}
    for model in (SearchDocument, SearchQuote):
        for row in model.objects.filter(frozen__in=versions):
            stored[row.frozen_id].add(values(row))
    made = [rows_of(frozen, quotes) for frozen in versions]
    wrong = [
        (document, said) for document, said in made if stored[document.frozen_id] != {*map(values, (document, *said))}
    ]
    for model in (SearchDocument, SearchQuote):
        model.objects.filter(frozen__in=[document.frozen_id for document, _ in wrong]).delete()
    write(wrong)
    return len(wrong)


def frozen_versions():
    """Every frozen version, with what `rewrite` needs of it."""
    return Frozen.objects.select_related("revision").order_by("pk")


def repair(connection):
    """Make SQLite's indexes from their tables again, whatever a program may have done past the triggers."""
    if connection.vendor == "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"INSERT INTO {table}_index ({table}_index) VALUES ('rebuild')")  # noqa: S608 (names are ours)
