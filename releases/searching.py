"""What readers find: searches among live communiqués and live quotes, as plain values.

The querysets that come in are those of `public`, already narrowed by the filters; the search only narrows them further.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from releases import search
from releases.models import Kind, Quote, Revision, SearchDocument, SearchQuote
from releases.public import CARDS_A_PAGE, quote_values, with_page
from releases.search import Query, parse
from releases.text import typography

__all__ = ["Answers", "communiques", "parse", "quotes"]


@dataclass(frozen=True)
class Answers:
    """One page of what answers a query; `is_capped` when there are more than `total`, older, that are not shown."""

    query: Query
    items: list
    total: int
    is_capped: bool = False
    missing: tuple = ()  # when there is none: the words that nothing has, between guillemets
    instead: tuple = ()  # and queries that would find something, as (Query, why)


def communiques(query, revisions, number=1):
    """The page `number` of the live revisions that answer, the best first, as dicts with their extract."""
    rows = communique_rows(revisions)
    found = search.find(rows, query, key="frozen", recency="frozen__revision__first_public_at")
    keys = page_of(found, number)
    shown = {
        row["pk"]: row
        for row in Revision.objects.filter(pk__in=keys).values(
            "pk",
            "issued_on",
            "communique__slug",
            "communique__kind",
            "frozen__title",
            "frozen__text",
            "frozen__search_document__starts_at",
            "frozen__search_document__ends_at",
        )
    }
    return answers(query, rows, found, [communique_values(shown[key], query) for key in keys])


def communique_rows(revisions):
    """What the search knows of some live revisions. Each row asks for its own: no list of all of them is made."""
    return SearchDocument.objects.filter(Exists(revisions.filter(pk=OuterRef("frozen"))))


def quote_rows(live_quotes):
    """The same for some live quotes."""
    return SearchQuote.objects.filter(Exists(live_quotes.filter(pk=OuterRef("quote"))))


def communique_values(row, query):
    starts_at, ends_at = (row[f"frozen__search_document__{name}"] for name in ("starts_at", "ends_at"))
    return {
        "url": reverse("communique", args=[row["communique__slug"]]),
        "kind_label": Kind(row["communique__kind"]).label,
        "date": row["issued_on"],
        "title": search.marked(row["frozen__title"], query),
        "extract": search.extract(row["frozen__text"][starts_at:ends_at], query),
    }


def quotes(query, live_quotes, number=1):
    """The page `number` of the live quotes that answer, the best first, as `public.quote_values` with their marks."""
    rows = quote_rows(live_quotes)
    found = search.find(rows, query, key="quote", recency="frozen__revision__first_public_at")
    keys = page_of(found, number)
    shown = {quote.pk: quote for quote in with_page(Quote.objects.filter(pk__in=keys))}
    return answers(query, rows, found, [marked_quote(shown[key], query) for key in keys])


def marked_quote(quote, query):
    paragraphs = [part.strip() for part in quote.text.split("\n\n") if part.strip()]
    told = quote_values(quote)
    return told | {
        "paragraphs": [search.marked(typography.fine_quote(paragraph), query) for paragraph in paragraphs],
        "role": search.marked(typography.fine(quote.role), query),
        "name": search.marked(told["name"], query),
    }


def page_of(found, number):
    return found.keys[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]


def answers(query, rows, found, items):
    missing, instead = help_with(query, rows) if query and not found.total else ((), ())
    return Answers(query, items, found.total, found.is_capped, missing, instead)


def help_with(query, rows):
    """(The words that nothing has, other queries that find something) for a query that finds nothing."""
    alone = len(query.terms) == 1 and not query.excluded
    missing = [term for term in query.terms if alone or not search.has_any(rows, Query(term.asked, (term,)))]
    tried = {}
    if query.excluded:
        tried[search.without(query, *query.excluded)] = "sans rien exclure"
    if missing:
        tried.setdefault(search.without(query, *missing), "sans ce mot" if len(missing) == 1 else "sans ces mots")
    if any(term.is_phrase for term in query.terms):
        tried.setdefault(search.in_words(query), "en mots séparés")
    others = ((parse(text), why) for text, why in tried.items())
    instead = tuple((other, why) for other, why in others if search.has_any(rows, other))
    return tuple(term.quoted for term in missing), instead
