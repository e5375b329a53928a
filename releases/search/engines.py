"""A query in the language of each engine. Everything in it is made of tokens: nothing that was typed gets in."""

from django.db import connection

from releases.search.query import Query

MOST = 1000  # matches that are ranked and shown: the newest


def narrowed(rows, query: Query, *, with_prefix=False):
    """The rows (a queryset of a search model) that answer the query, the newest first, one more than `MOST` at most."""
    if connection.vendor == "sqlite":
        index = f"{rows.model._meta.db_table}_index"
        # By the index's own key: SQLite walks it from its end and stops at the limit.
        return matching(rows, query, with_prefix).extra(order_by=[f"-{index}.rowid"])[: MOST + 1]
    found = matching(rows, query, with_prefix)
    keys = list(found.values_list("pk", flat=True)[: MOST + 1])
    if len(keys) <= MOST:
        # Few: asked in their order, PostgreSQL might walk the whole table from its newest row to find them.
        return rows.model.objects.filter(pk__in=keys).order_by("-pk")
    return found.order_by("-pk")[: MOST + 1]


def matching(rows, query, with_prefix=False):
    """The rows that answer the query, in no order. Names are ours; what is looked for is a parameter."""
    table = rows.model._meta.db_table
    if connection.vendor == "sqlite":
        index = f"{table}_index"
        where = [f"{index} MATCH %s", f"{index}.rowid = {table}.id"]
        return rows.order_by().extra(tables=[index], where=where, params=[fts5(query, with_prefix)])  # noqa: S610
    where = [f"{table}.tokens @@ %s::tsquery"]
    return rows.order_by().extra(where=where, params=[tsquery(query, with_prefix)])  # noqa: S610


def fts5(query, with_prefix=False):
    """The expression of SQLite's MATCH."""

    def either(term):
        forms = [f'"{form}"' for form in term.forms]
        begins = [f'"{term.prefix}" *'] if with_prefix and term.prefix else []
        return f"({' OR '.join(forms + begins)})"

    asked = " AND ".join(map(either, query.terms))
    return f"({asked}) NOT ({' OR '.join(map(either, query.excluded))})" if query.excluded else asked


def tsquery(query, with_prefix=False):
    """The text of a PostgreSQL tsquery."""

    def either(term):
        forms = [" <-> ".join(f"'{one}'" for one in form.split()) for form in term.forms]
        begins = [f"'{term.prefix}':*"] if with_prefix and term.prefix else []
        return f"({' | '.join([f'({form})' for form in forms] + begins)})"

    return " & ".join([*map(either, query.terms), *(f"!{either(term)}" for term in query.excluded)])
