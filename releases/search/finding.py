"""The answers to a query among some rows: which, how many, in which order. The same on both engines."""

from dataclasses import dataclass

from releases.search.engines import MOST, narrowed
from releases.search.query import Query

TITLE, LEAD = 2, 1  # what a term counts for in each; in the body, nothing


@dataclass(frozen=True)
class Found:
    """The keys of what answers, the best first; `is_capped` when there are more, older, than are ranked."""

    keys: tuple
    is_capped: bool = False

    @property
    def total(self):
        return len(self.keys)


def find(rows, query: Query, *, key, recency) -> Found:
    """Search some rows of a search model, already narrowed to what may be shown.

    `key` is the field that comes back; `recency` the one that parts equals, the greatest first. Whole words, in any
    of their forms, come before mere beginnings of the last one.
    """
    if not query:
        return Found(())
    fields = (key, recency, "pk", "title", "lead")
    whole = list(narrowed(rows, query).values_list(*fields))
    ranked = rank(whole[:MOST], query)
    is_capped = len(whole) > MOST
    if query.prefix and not is_capped:
        known = set(ranked)
        begun = list(narrowed(rows, query, with_prefix=True).values_list(*fields))
        ranked += [one for one in rank(begun, query, with_prefix=True) if one not in known]
        is_capped = len(ranked) > MOST
    return Found(tuple(ranked[:MOST]), is_capped)


def rank(rows, query, *, with_prefix=False):
    """The keys of (key, recency, pk, title, lead), the best first: by words of the title, of the lead, by recency."""
    asked = [
        [f" {form} " for form in term.forms] + ([f" {term.prefix}"] if with_prefix and term.prefix else [])
        for term in query.terms
    ]

    def worth(row):
        title, lead = f" {row[3]} ", f" {row[4]} "
        return sum(
            TITLE if any(form in title for form in forms) else LEAD if any(form in lead for form in forms) else 0
            for forms in asked
        )

    return [row[0] for row in sorted(rows, key=lambda row: (worth(row), row[1], row[2]), reverse=True)]


def has_any(rows, query):
    """Whether anything answers, beginnings of the last word included."""
    return bool(query) and bool(list(narrowed(rows, query, with_prefix=True).values_list("pk")[:1]))
