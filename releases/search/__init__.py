"""French full-text search, the same on SQLite and on PostgreSQL.

frozen version → `documents` (tokens, in tables of `models.search`) → `query` (what was typed, understood) → `finding`
(by the index of the engine, ranked here) → `extracts`. Nothing here knows what is public: who asks narrows the rows.
"""

from releases.search.documents import add, frozen_versions, repair, rewrite
from releases.search.engines import MOST
from releases.search.extracts import extract, marked
from releases.search.finding import Found, find, has_any
from releases.search.query import LONGEST, Query, in_words, parse, without

__all__ = [
    "LONGEST",
    "MOST",
    "Found",
    "Query",
    "add",
    "extract",
    "find",
    "frozen_versions",
    "has_any",
    "in_words",
    "marked",
    "parse",
    "repair",
    "rewrite",
    "without",
]
