"""The queries of the public pages: how many each page asks, and that an index answers each of them, on both engines."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.communiques import load
from releases import public
from releases.models import Communique
from releases.pages import PerEdition

pytestmark = pytest.mark.django_db

COUNT = 45
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BUSY = {
    "page": lambda slug: public.page(slug, NOW),
    "publication": lambda slug: public.publication(slug, NOW),
    "list": lambda slug: public.latest(NOW),
    "list, page 3": lambda slug: public.latest(NOW, 3),
    "feed": lambda slug: public.feed_items(NOW),
    "edition": lambda slug: public.edition(NOW),
}
TABLES = ("releases_revision", "releases_communique", "releases_frozen", "releases_address", "releases_transition")


@pytest.fixture
def slug():
    """The address of one communiqué among several, loaded as the benchmark loads thousands."""
    load(0, COUNT)
    return Communique.objects.order_by("pk")[COUNT // 2].slug


def queries_of(call):
    with CaptureQueriesContext(connection) as captured:
        call()
    return [query["sql"] for query in captured]


def plan(sql):
    """The lines of the engine's plan; on PostgreSQL without sequential scans wherever an index can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
            return [row[3] for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql.replace('%', '%%')}")
        return [row[0] for row in cursor.fetchall()]


def aliases(sql):
    """What the tables that count are called in a query: their names, and the U0 and U1 of its subqueries."""
    words = sql.replace('"', " ").replace("(", " ").split()
    return {*TABLES, *(words[place + 1] for place, word in enumerate(words[:-1]) if word in TABLES)}


def full_scans(sql):
    """The lines of the plan that read a whole table of ours, or sort one."""
    lines = plan(sql)
    if connection.vendor != "sqlite":
        return [line for line in lines if "Seq Scan" in line and any(table in line for table in TABLES)]
    found = [line for line in lines if line.startswith("SCAN ") and line.split()[1] in aliases(sql)]
    if "LIMIT 1" in sql:  # the last act: one step in the order of the key
        found = [line for line in found if "releases_transition" not in line]
    if " IN (" not in sql:  # twenty rows known by their keys may be sorted
        found += [line for line in lines if "TEMP B-TREE" in line]
    return found


def test_an_index_answers_each_query_of_a_busy_page(slug):
    queries = {name: queries_of(lambda call=call: call(slug)) for name, call in BUSY.items()}
    assert {name: len(found) for name, found in queries.items()} == {
        "page": 1,
        "publication": 1,
        "list": 2,
        "list, page 3": 2,
        "feed": 1,
        "edition": 1,
    }
    found = {(name, line) for name, asked in queries.items() for sql in asked for line in full_scans(sql)}
    assert found == set()


def test_a_page_is_found_by_its_address_and_not_among_all_that_are_approved(slug):
    """An index may still read every row: that of the hours held the whole table in its range."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by its statistics")
    (sql,) = queries_of(lambda: public.page(slug, NOW))
    outer = [line for line in plan(sql) if line.startswith("SEARCH releases_revision ")]
    assert [line.partition("(")[2] for line in outer] == ["communique_id=? AND number>?)"]


# path → queries when the answer is kept, and when it is made anew: in each process at each minute, and after an act.
QUERIES = {
    "/communiques/{slug}/": (1, 2),
    "/": (1, 6),
    "/communiques/": (1, 7),
    "/flux/communiques.rss": (1, 2),
}


def test_each_public_page_asks_as_many_queries_as_it_says(client, slug):
    found, unchanged = {}, {}
    for path in QUERIES:
        address = path.format(slug=slug)
        PerEdition.forget()
        anew = len(queries_of(lambda address=address: client.get(address)))
        found[path] = (len(queries_of(lambda address=address: client.get(address))), anew)
        headers = {"if-none-match": client.get(address)["ETag"]}
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, headers=headers).status_code == 304
        unchanged[path] = len(captured)
    assert found == QUERIES
    assert unchanged == dict.fromkeys(QUERIES, 1)
