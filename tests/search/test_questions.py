"""A table of queries and what each finds, the same on both engines."""

from releases import public, searching
from tests.factories import NOW
from tests.search.corpus import TEXTS
from tests.search.questions import QUESTIONS


def keys_found(corpus, typed):
    """The keys of what a query finds, the best first."""
    names = {revision.communique.slug: key for key, revision in corpus.items()}
    answers = searching.communiques(searching.parse(typed), public.live_revisions(NOW))
    assert len(answers.items) == answers.total
    return [names[item["url"].split("/")[2]] for item in answers.items]


def test_the_table_is_large_enough():
    assert len(TEXTS) >= 40
    assert len(QUESTIONS) >= 60


def test_each_query_finds_what_it_must_and_nothing_else(corpus):
    wrong = {}
    for typed, wanted in QUESTIONS.items():
        found = keys_found(corpus, typed)
        if (found if isinstance(wanted, list) else set(found)) != wanted:
            wrong[typed] = (found, wanted)
    assert wrong == {}
