"""What is not live is found by no word of it, nor by any three letters in a row, and changes no answer."""

from datetime import timedelta

import pytest

from releases import actions, public, searching
from releases.models import SearchDocument, SearchQuote, WithdrawalKind
from tests.factories import NOW, fresh, make_approved, make_draft, make_submitted, make_user
from tests.models.whole import make_whole, make_whole_draft

TOMORROW = NOW + timedelta(days=1)
SECRET = "xylophage zygomatique"  # words, and groups of three letters, that nothing else has
WORDS = SECRET.split()
GRAMS = sorted({word[n : n + 3] for word in WORDS for n in range(len(word) - 2)})
FIELDS = {"title": f"Un {SECRET}", "lead": f"Le {SECRET}.", "kicker": SECRET, "subtitle": SECRET, "place": SECRET}


def draft():
    make_whole_draft(**FIELDS)


def in_review():
    make_submitted(quote=f"Un {SECRET}.", text=f"<p>Un {SECRET}</p>", **FIELDS)


def scheduled():
    make_approved(quote=f"Un {SECRET}.", text=f"<p>Un {SECRET}</p>", publish_at=TOMORROW, **FIELDS)


def embargoed():
    make_approved(quote=f"Un {SECRET}.", publish_at=TOMORROW, embargo_until=TOMORROW, **FIELDS)


def recalled():
    revision = make_approved(quote=f"Un {SECRET}.", publish_at=TOMORROW, **FIELDS)
    actions.recall(fresh(revision), by=make_user("Validation"), now=NOW)


def withdrawn(kind=WithdrawalKind.WITHDRAWN):
    revision = make_approved(quote=f"Un {SECRET}.", text=f"<p>Un {SECRET}</p>", now=NOW - timedelta(days=2), **FIELDS)
    facts = {"kind": kind, "reason": "Un motif."}
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW - timedelta(days=1), **facts)


def published_by_mistake():
    withdrawn(WithdrawalKind.ERROR)


def next_version(publish_at=TOMORROW):
    by = make_user()
    first = make_approved(quote="Des mots.", title="Un texte", now=NOW - timedelta(days=1))
    revision = actions.correct(first.communique, by=by, now=NOW)
    for name, value in FIELDS.items():
        setattr(revision, name, value)
    revision.correction_note = SECRET
    revision.releases_quote_set.update(text=SECRET)
    actions.save_draft(revision, by=by, now=NOW)
    actions.submit(revision, by=by, now=NOW)
    if publish_at:
        actions.approve(revision, by=make_user("Validation"), now=NOW, publish_at=publish_at)


def next_version_in_review():
    next_version(publish_at=None)


def superseded():
    by = make_user()
    first = make_approved(quote=f"Un {SECRET}.", now=NOW - timedelta(days=1), **FIELDS)
    revision = actions.correct(first.communique, by=by, now=NOW)
    for name in FIELDS:
        setattr(revision, name, "Autre chose")
    revision.correction_note = "Une précision."
    revision.releases_quote_set.update(text="Autre chose")
    actions.save_draft(revision, by=by, now=NOW)
    actions.submit(revision, by=by, now=NOW)
    actions.approve(revision, by=make_user("Validation"), now=NOW)


HIDDEN = [
    draft,
    in_review,
    scheduled,
    embargoed,
    recalled,
    withdrawn,
    published_by_mistake,
    next_version,
    next_version_in_review,
    superseded,
]
QUERIES = [*WORDS, *GRAMS, f"« {SECRET} »", f"{WORDS[0]} -public", "public", "public -xylophage"]


def answers(at=NOW):
    """What every query gives, in all that a reader may see of it."""
    found = {}
    for typed in QUERIES:
        query = searching.parse(typed)
        found[typed, "communiqués"] = searching.communiques(query, public.live_revisions(at))
        found[typed, "citations"] = searching.quotes(query, public.live_quotes(at))
    return found


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_no_word_and_no_three_letters_find_what_is_hidden(db, hide):
    make_whole(title="Un texte public", now=NOW - timedelta(days=3))
    hide()
    after = answers()
    for (typed, among), found in after.items():
        if not typed.startswith("public"):
            assert (found.total, found.items, found.instead) == (0, [], ()), (typed, among)
    shown = [item["title"] for item in after["public", "communiqués"].items]
    assert shown == ["Un texte <mark>public</mark>"]
    assert after["public -xylophage", "communiqués"].total == 1


@pytest.mark.parametrize("hide", [scheduled, embargoed])
def test_the_rows_of_what_is_hidden_do_exist_and_show_at_their_hour(db, hide):
    """Otherwise finding nothing would prove nothing."""
    hide()
    assert (SearchDocument.objects.count(), SearchQuote.objects.count()) == (1, 1)
    assert {found.total for found in answers(TOMORROW - timedelta(microseconds=1)).values()} == {0}
    at_the_hour = answers(TOMORROW)
    for typed in (*WORDS, GRAMS[-1] if SECRET.startswith(GRAMS[-1]) else WORDS[0][:3], f"« {SECRET} »"):
        assert at_the_hour[typed, "communiqués"].total == at_the_hour[typed, "citations"].total == 1, typed


def test_the_help_of_an_empty_answer_knows_only_what_is_live(db):
    make_approved(title="Une halle")
    make_draft(title="Un xylophage")
    make_approved(title="Un autre xylophage", publish_at=TOMORROW)
    found = searching.communiques(searching.parse("halle xylophage"), public.live_revisions(NOW))
    assert found.missing == ("«\u00a0xylophage\u00a0»",)
    assert [(other.text, why) for other, why in found.instead] == [("halle", "sans ce mot")]
