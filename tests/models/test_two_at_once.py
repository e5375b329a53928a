"""Two people at one instant, on two connections of PostgreSQL. SQLite has one writer at a time: there they queue.

The rows have to be committed to be seen by both, and the triggers let nothing approved be deleted: what a test leaves
is removed with the triggers of that session switched off, which only the superuser of a private server may do.
"""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.models import Max

from releases import actions
from releases.models import Frozen, Revision, Transition
from releases.workflow import NotAllowed
from tests.factories import NOW, fresh, make_approved, make_submitted, make_user

LATER = NOW + timedelta(hours=1)
SECONDS = 20

TABLES = (
    *(
        "releases_searchdocument",
        "releases_searchquote",
        "releases_transition",
        "releases_frozen",
        "releases_revisioncontact",
        "releases_text",
        "releases_quote",
    ),
    *("releases_footnote", "releases_revision", "releases_address", "releases_communique", "releases_contactphone"),
    *("releases_presscontact", "auth_user_groups", "auth_user"),
)


def elsewhere(act):
    """What `act` returns or raises, done in a thread and hence on a connection of its own."""
    outcome = []

    def run():
        try:
            outcome.append(act())
        except Exception as error:
            outcome.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, outcome


def done(act):
    thread, outcome = elsewhere(act)
    thread.join(SECONDS)
    assert not thread.is_alive()
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def sweep():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")


@pytest.fixture
def committed(db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    yield
    done(sweep)


def someone_waits():
    """Does a transaction wait for another one to end?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def both(first, second):
    """Two acts let loose together; their outcomes, in no order."""
    barrier = threading.Barrier(2)

    def together(act):
        def run():
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")  # connected before the start
            barrier.wait(SECONDS)
            return act()

        return run

    started = [elsewhere(together(act)) for act in (first, second)]
    for thread, _ in started:
        thread.join(SECONDS)
        assert not thread.is_alive()
    return [outcome[0] for _, outcome in started]


def only_one(outcomes):
    """The refusal of the one who came second."""
    (refusal,) = [one for one in outcomes if isinstance(one, Exception)]
    assert isinstance(refusal, NotAllowed), refusal
    return str(refusal)


@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_approve_at_once_one_does(committed, turn):
    revision, *approvers = done(lambda: (make_submitted(), make_user("Validation"), make_user("Validation")))
    outcomes = both(*(lambda by=by: actions.approve(revision, by=by, now=NOW) for by in approvers))
    assert only_one(outcomes) == "Cette version est « approuvé » : elle ne peut pas passer à « approuvé »."
    assert done(lambda: Transition.objects.filter(act="approve").count()) == 1
    assert done(Frozen.objects.count) == 1


@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_begin_a_correction_at_once_one_does(committed, turn):
    revision, *writers = done(lambda: (make_approved(), make_user(), make_user()))
    outcomes = both(*(lambda by=by: actions.correct(revision.communique, by=by, now=LATER) for by in writers))
    assert only_one(outcomes) == "Une version de ce communiqué est déjà en cours d’écriture."
    assert done(lambda: Revision.objects.aggregate(Max("number"))) == {"number__max": 2}


@pytest.mark.parametrize("turn", range(3))
def test_an_approval_and_a_return_at_once_are_one_or_the_other(committed, turn):
    revision, *approvers = done(lambda: (make_submitted(), make_user("Validation"), make_user("Validation")))
    outcomes = both(
        lambda: actions.approve(revision, by=approvers[0], now=NOW),
        lambda: actions.send_back(revision, by=approvers[1], now=NOW, reason="À revoir."),
    )
    only_one(outcomes)
    status = done(lambda: fresh(revision).status)
    assert status in {"approved", "draft"}
    assert done(Frozen.objects.count) == (status == "approved")


def test_of_two_who_withdraw_at_once_one_does(committed):
    revision, *approvers = done(lambda: (make_approved(), make_user("Validation"), make_user("Validation")))
    gone = {"kind": "withdrawn", "reason": "Une erreur.", "now": LATER}
    outcomes = both(*(lambda by=by: actions.withdraw(revision.communique, by=by, **gone) for by in approvers))
    assert only_one(outcomes) == "Ce communiqué est déjà retiré."


def test_two_titles_that_are_the_same_get_two_addresses_or_one_waits(committed):
    """The second approval finds the address taken: it is refused by the table, not published at another's address."""
    one, other, *approvers = done(
        lambda: (
            make_submitted(title="La halle"),
            make_submitted(title="La halle"),
            make_user("Validation"),
            make_user("Validation"),
        )
    )
    outcomes = both(
        lambda: actions.approve(one, by=approvers[0], now=NOW), lambda: actions.approve(other, by=approvers[1], now=NOW)
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert [type(refusal) for refusal in refused] in ([], [IntegrityError])
    slugs = done(lambda: [fresh(revision).communique.slug for revision in (one, other)])
    assert len({slug for slug in slugs if slug}) == 2 - len(refused)


def test_the_exclusion_constraint_stands_between_two_transactions_that_do_not_see_each_other(committed):
    """A trigger reads what is committed: here the first transaction is not, and the second waits for it to end."""
    first = done(make_approved)
    done(lambda: Revision.objects.filter(pk=first.pk).update(superseded_at=LATER))
    draft = done(lambda: actions.correct(first.communique, by=make_user(), now=LATER))
    ready, go_on = threading.Event(), threading.Event()

    def hold():
        """Draws the first version out, and commits only when told."""
        with transaction.atomic():
            Revision.objects.filter(pk=first.pk).update(superseded_at=LATER + timedelta(hours=1))
            ready.set()
            go_on.wait(SECONDS)

    def approve():
        frozen = Frozen.objects.filter(revision=first).values().get()
        with transaction.atomic():
            Frozen.objects.create(**frozen | {"revision_id": draft.pk})
            review = {"status": "review", "submitted_by": make_user(), "correction_note": "Une précision."}
            Revision.objects.filter(pk=draft.pk).update(**review)
            approver = make_user("Validation")
            approval = {"status": "approved", "publish_at": LATER, "first_public_at": NOW, "approved_at": LATER}
            Revision.objects.filter(pk=draft.pk).update(**approval, approved_by=approver)

    holding, held = elsewhere(hold)
    assert ready.wait(SECONDS) is True
    approving, outcome = elsewhere(approve)
    while not done(someone_waits):
        assert approving.is_alive(), outcome
    go_on.set()
    for thread in (holding, approving):
        thread.join(SECONDS)
    assert held == [None]
    assert isinstance(outcome[0], IntegrityError)
    assert "revision_no_overlap" in str(outcome[0])
    assert done(lambda: fresh(draft).status) == "draft"
