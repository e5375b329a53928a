"""The intervals in which the versions of one communiqué are public never overlap."""

from datetime import timedelta

import pytest
from django.db import connection

from releases.models import (
    Frozen,
    Revision,
    guards,
)
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_draft,
    make_user,
)
from tests.models.whole import a_copy, refused


def two_versions(first_until, second_from, second_until=None):
    """Two approved versions of one communiqué, brought to these intervals past every action."""
    first = make_approved()
    Revision.objects.filter(pk=first.pk).update(superseded_at=first_until)
    review = {"status": "review", "submitted_by_id": make_user().pk, "correction_note": "Une précision."}
    second = a_copy(make_draft(), number=2, communique_id=first.communique_id, **review)
    second.save()
    frozen = Frozen.objects.filter(revision=first).values().get()
    Frozen.objects.create(**{**frozen, "revision_id": second.pk})
    Revision.objects.filter(pk=second.pk).update(
        status="approved",
        publish_at=second_from,
        superseded_at=second_until,
        first_public_at=NOW,
        approved_at=NOW,
        approved_by=make_user("Validation"),
    )
    return first, second


HOUR = timedelta(hours=1)
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("first_until", "second_from", "second_until"),
    [
        (None, NOW + HOUR, None),
        (NOW + HOUR, NOW + HOUR - INSTANT, None),
        (NOW + 2 * HOUR, NOW + HOUR, NOW + 3 * HOUR),
        (None, NOW - HOUR, NOW + INSTANT),
        (NOW + HOUR, NOW - HOUR, None),
    ],
)
def test_two_versions_of_a_communique_are_never_public_together(db, first_until, second_from, second_until):
    message = guards.NO_OVERLAP if connection.vendor == "sqlite" else "revision_no_overlap"
    with refused(message):
        two_versions(first_until, second_from, second_until)


@pytest.mark.parametrize(
    ("first_until", "second_from", "second_until"),
    [
        (NOW + HOUR, NOW + HOUR, None),
        (NOW + INSTANT, NOW + 2 * HOUR, None),
        (None, NOW - HOUR, NOW),
    ],
)
def test_intervals_that_touch_or_leave_a_gap_are_possible(db, first_until, second_from, second_until):
    first, second = two_versions(first_until, second_from, second_until)
    assert [fresh(one).status for one in (first, second)] == ["approved", "approved"]


def test_the_first_interval_cannot_be_drawn_out_over_the_second(db):
    first, _ = two_versions(NOW + HOUR, NOW + HOUR)
    with refused():
        Revision.objects.filter(pk=first.pk).update(superseded_at=None)
    with refused():
        Revision.objects.filter(pk=first.pk).update(superseded_at=NOW + HOUR + INSTANT)
    assert fresh(first).superseded_at == NOW + HOUR


def test_versions_of_two_communiques_may_be_public_together(db):
    one, two = make_approved(), make_approved()
    assert set(Revision.objects.live(NOW)) == {one, two}
