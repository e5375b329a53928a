"""The life of a revision as a table, and what the clock makes of it."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from releases.text.french import PARIS, aware, format_datetime
from releases.workflow import PUBLIC_PHASES, TRANSITIONS, NotAllowed, Phase, Status, check_move, diagram, phase

ALLOWED = {
    ("draft", "review"),
    ("review", "draft"),
    ("review", "approved"),
    ("approved", "draft"),
}
INSTANT = timedelta(microseconds=1)
FROM = datetime(2031, 3, 12, 18, 0, tzinfo=PARIS)
UNTIL = FROM + timedelta(days=3)
GONE = FROM + timedelta(days=1)


@pytest.mark.parametrize(("old", "new"), list(product(Status.values, repeat=2)))
def test_every_pair_of_statuses_is_allowed_or_refused_as_the_table_says(old, new):
    if (old, new) in ALLOWED:
        assert check_move(old, new) is None
        return
    with pytest.raises(NotAllowed) as caught:
        check_move(old, new)
    words = f"Cette version est « {Status(old).label} » : elle ne peut pas passer à « {Status(new).label} »."
    assert str(caught.value) == words


def test_the_table_knows_every_status():
    assert set(TRANSITIONS) == set(Status)
    assert {(old.value, new.value) for old, moves in TRANSITIONS.items() for new in moves} == ALLOWED


def test_a_status_that_does_not_exist_is_an_error_of_the_program():
    with pytest.raises(ValueError, match="published"):
        check_move("published", "draft")


@pytest.mark.parametrize("status", ["draft", "review"])
def test_what_is_not_approved_has_the_phase_of_its_status_at_any_instant(status):
    for now in (FROM - timedelta(days=999), FROM, UNTIL):
        assert phase(status, now=now).value == Status(status).label
        assert phase(status, now=now, number=2, withdrawn_at=FROM, embargo_until=UNTIL).value == Status(status).label


@pytest.mark.parametrize(
    ("now", "facts", "expected"),
    [
        (FROM - INSTANT, {}, Phase.SCHEDULED),
        (FROM, {}, Phase.PUBLISHED),
        (FROM + INSTANT, {}, Phase.PUBLISHED),
        (FROM - INSTANT, {"number": 2}, Phase.SCHEDULED),
        (FROM, {"number": 2}, Phase.CORRECTED),
        (FROM - INSTANT, {"embargo_until": FROM}, Phase.EMBARGOED),
        (FROM, {"embargo_until": FROM}, Phase.PUBLISHED),
        (FROM - INSTANT, {"embargo_until": FROM - timedelta(hours=1)}, Phase.EMBARGOED),
        (UNTIL - INSTANT, {"superseded_at": UNTIL}, Phase.PUBLISHED),
        (UNTIL, {"superseded_at": UNTIL}, Phase.SUPERSEDED),
        (UNTIL - INSTANT, {"superseded_at": UNTIL, "number": 2}, Phase.CORRECTED),
        (UNTIL, {"superseded_at": UNTIL, "number": 2}, Phase.SUPERSEDED),
        (GONE - INSTANT, {"withdrawn_at": GONE}, Phase.PUBLISHED),
        (GONE, {"withdrawn_at": GONE}, Phase.WITHDRAWN),
        (GONE, {"withdrawn_at": GONE, "superseded_at": UNTIL}, Phase.WITHDRAWN),
        (UNTIL, {"withdrawn_at": GONE, "superseded_at": UNTIL}, Phase.SUPERSEDED),
        (FROM - INSTANT, {"withdrawn_at": FROM - timedelta(days=1), "number": 2}, Phase.WITHDRAWN),
    ],
)
def test_the_phase_of_an_approved_revision_turns_at_its_instants(now, facts, expected):
    assert phase("approved", now=now, publish_at=FROM, **facts) == expected


def test_the_public_phases_are_those_in_which_a_revision_is_live():
    assert {Phase.PUBLISHED, Phase.CORRECTED} == PUBLIC_PHASES


@pytest.mark.parametrize(
    ("hour", "utc"),
    [
        (aware(datetime(2027, 3, 28, 1, 59)), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (aware(datetime(2027, 3, 28, 3, 0)), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (aware(datetime(2027, 10, 31, 1, 59)), datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (aware(datetime(2027, 10, 31, 2, 30), fold=0), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (aware(datetime(2027, 10, 31, 2, 30), fold=1), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        (aware(datetime(2027, 10, 31, 3, 0)), datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
    ],
)
def test_an_hour_in_the_nights_when_the_clock_changes_is_one_instant(hour, utc):
    """Compared in UTC: two datetimes of one zone are compared by their clocks, where the two 2 h 30 are one."""
    before, after = (utc + shift for shift in (-INSTANT, timedelta()))
    assert hour.astimezone(UTC) == utc
    for publish_at in (hour, utc):
        assert phase("approved", now=before, publish_at=publish_at) == Phase.SCHEDULED
        assert phase("approved", now=after, publish_at=publish_at) == Phase.PUBLISHED


def test_the_hour_that_comes_twice_is_told_apart_even_by_clocks_of_paris():
    first, second = (aware(datetime(2027, 10, 31, 2, 30), fold=fold) for fold in (0, 1))
    assert phase("approved", now=first, publish_at=second) == Phase.SCHEDULED
    assert phase("approved", now=second, publish_at=first) == Phase.PUBLISHED
    assert phase("approved", now=first, publish_at=first, superseded_at=second) == Phase.PUBLISHED
    assert phase("approved", now=second, publish_at=first, superseded_at=second) == Phase.SUPERSEDED


def test_the_hour_that_the_clock_skips_does_not_exist():
    with pytest.raises(ValueError, match="n’existe pas"):
        aware(datetime(2027, 3, 28, 2, 30))
    assert format_datetime(datetime(2027, 3, 28, 1, 0, tzinfo=UTC)) == "28 mars 2027 à 3 h 00"


def test_the_diagram_shows_every_move_of_the_table_and_no_other():
    moves = [line.strip().split(":")[0] for line in diagram().splitlines() if "[*]" not in line and "-->" in line]
    assert set(moves) - {"approved --> approved"} == {f"{old} --> {new}" for old, new in ALLOWED}
    assert len(moves) == len(set(moves))
