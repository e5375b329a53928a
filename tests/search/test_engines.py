"""What holds on whichever engine runs: any text is answered, tokens stay whole, no table is walked."""

import re

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from releases import public, search, searching
from releases.models import Frozen, SearchDocument, SearchQuote, Theme
from releases.models.search import TABLES
from releases.search.documents import passage
from releases.search.engines import matching, narrowed
from tests.factories import NOW, make_approved

SAME_DATABASE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
OPERATORS = st.lists(
    st.sampled_from(
        ["AND", "OR", "NOT", "NEAR(", '"', "«", "»", "-", "*", "^", "(", ")", ":", "&", "|", "!", "<->", "'"]
    )
    | st.sampled_from(["école", "title", "élu-es", "\\", "\x00", "%", "_", "porte-parole", "\ud800", "ﬁn", "𝒜"])
).map(" ".join)


@SAME_DATABASE
@given(typed=st.text() | OPERATORS)
def test_any_text_is_answered(corpus, typed):
    query = searching.parse(typed)
    for found in (
        searching.communiques(query, public.live_revisions(NOW)),
        searching.quotes(query, public.live_quotes(NOW)),
    ):
        assert len(found.items) == min(found.total, public.CARDS_A_PAGE)


@SAME_DATABASE
@given(text=st.text())
def test_the_engine_takes_every_token_whole(db, text):
    wanted = set(passage(text).split())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE IF EXISTS temp.words")
            cursor.execute("CREATE VIRTUAL TABLE temp.words USING fts5(text, tokenize='ascii')")
            cursor.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen USING fts5vocab(temp, words, row)")
            cursor.execute("INSERT INTO temp.words VALUES (%s)", [passage(text)])
            cursor.execute("SELECT term FROM temp.seen")
        else:
            cursor.execute("SELECT unnest(tsvector_to_array(to_tsvector('simple', %s)))", [passage(text)])
        assert {word for (word,) in cursor.fetchall()} == wanted


def plan(queryset):
    """The plan of a query, one step a line; on PostgreSQL as for a table too large to be read from end to end."""
    sql, params = queryset.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}", params)
            return "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return "\n".join(row[3] for row in cursor.fetchall())


ASKED = ["école", "école rénovée", "« hôtel de ville »", "école -collège", "de", "porte-parole"]


def test_no_search_walks_the_whole_table(corpus):
    revisions, quotes = public.live_revisions(NOW), public.live_quotes(NOW)
    culture = Theme.objects.filter(slug="culture")
    for rows in (
        searching.communique_rows(revisions),
        searching.communique_rows(revisions.filter(themes__in=culture, issued_on__gte=NOW).distinct()),
        searching.quote_rows(quotes),
        searching.quote_rows(quotes.filter(parent__themes__in=culture).distinct()),
    ):
        for query in map(searching.parse, ASKED):
            if connection.vendor == "sqlite":
                steps = plan(narrowed(rows, query, with_prefix=True).values_list("title"))
                assert re.search(r"SCAN releases_search\w+_index VIRTUAL TABLE", steps), steps
                assert "TEMP B-TREE FOR ORDER BY" not in steps, steps
            else:
                steps = plan(matching(rows, query, with_prefix=True).values_list("title")[:1001])
                alone = plan(matching(rows.model.objects.all(), query, with_prefix=True).values_list("title"))
                assert re.search(r"Bitmap Index Scan on releases_search\w+_index", alone), alone
            for table in TABLES:
                assert not re.search(rf"SCAN {table}(?!\w)|Seq Scan on {table}(?!\w)", steps), steps


def test_common_words_are_counted_to_a_thousand_and_the_newest_are_kept(db, monkeypatch):
    monkeypatch.setattr(search.engines, "MOST", 5)
    monkeypatch.setattr(search.finding, "MOST", 5)
    made = [make_approved(title=f"Marché {chr(97 + n)}", issued_on=NOW.date()) for n in range(8)]
    found = searching.communiques(searching.parse("marché"), public.live_revisions(NOW))
    assert (found.total, found.is_capped) == (5, True)
    newest = [revision.communique.get_absolute_url() for revision in reversed(made[-5:])]
    assert [item["url"] for item in found.items] == newest


def test_the_tables_of_the_search_hold_a_row_for_each_frozen_version_and_each_quote(corpus):
    assert set(SearchDocument.objects.values_list("frozen", flat=True)) == set(
        Frozen.objects.values_list("pk", flat=True)
    )
    assert SearchQuote.objects.count() == 2
