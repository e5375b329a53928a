"""What the public reads at an instant, and what the city calls it."""

from datetime import timedelta

import pytest

from releases import actions
from releases.models import Revision, WithdrawalKind
from releases.workflow import Phase
from tests.factories import NOW, fresh, make_approved, make_corrected, make_draft, make_submitted, make_user

MINUTE = timedelta(minutes=1)
INSTANT = timedelta(microseconds=1)
HOUR = NOW + timedelta(hours=8)
GONE = {"kind": WithdrawalKind.WITHDRAWN, "reason": "Une erreur."}


def live(at):
    return set(Revision.objects.live(at))


def test_a_revision_is_live_from_its_hour_on_and_not_an_instant_before(db):
    make_draft()
    make_submitted()
    revision = make_approved(publish_at=HOUR)
    assert live(NOW) == live(HOUR - INSTANT) == set()
    assert live(HOUR) == live(HOUR + timedelta(days=10_000)) == {revision}


def test_a_correction_takes_the_place_of_the_version_before_at_one_instant(db):
    first = make_approved()
    by = make_user()
    draft = actions.correct(first.communique, by=by, now=NOW + MINUTE)
    draft.correction_note = "Une précision."
    actions.save_draft(draft, by=by, now=NOW + MINUTE)
    actions.submit(draft, by=by, now=NOW + MINUTE)
    second = actions.approve(draft, by=make_user("Validation"), now=NOW + MINUTE, publish_at=HOUR)
    assert live(HOUR - INSTANT) == {first}
    assert live(HOUR) == {second}


def test_the_unpublished_next_version_of_a_live_communique_shows_nothing(db):
    first = make_approved()
    actions.correct(first.communique, by=make_user(), now=NOW + MINUTE)
    assert live(NOW + MINUTE) == {first}


def test_a_withdrawn_communique_is_live_until_the_instant_of_its_withdrawal(db):
    revision = make_approved()
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW + MINUTE, **GONE)
    assert live(NOW + MINUTE - INSTANT) == {revision}
    assert live(NOW + MINUTE) == set()


def test_live_without_an_instant_is_now(db):
    past = make_approved(now=NOW.replace(year=2021))
    make_approved()  # in 2031
    assert live(None) == {past}


def test_the_desk_sees_each_communique_once_at_its_newest_revision(db):
    draft, published, first = make_draft(), make_approved(), make_approved()
    second = actions.correct(first.communique, by=make_user(), now=NOW + MINUTE)
    assert set(Revision.objects.newest()) == {draft, published, second}


def test_a_correction_keeps_its_communiques_place_in_the_public_order(db):
    old, new = make_approved(), make_approved(now=NOW + MINUTE)
    corrected = make_corrected(old, now=NOW + timedelta(days=1))
    tied = make_approved(now=NOW + MINUTE)
    assert list(Revision.objects.live(NOW + timedelta(days=1)).in_public_order()) == [tied, new, corrected]
    assert corrected.first_public_at == NOW


def phases(revision, *instants):
    return [fresh(revision).phase(instant) for instant in instants]


def test_the_city_has_a_word_for_each_phase(db):
    assert phases(make_draft(), NOW) == [Phase.DRAFT]
    assert phases(make_submitted(), NOW) == [Phase.REVIEW]
    scheduled = make_approved(publish_at=HOUR)
    assert phases(scheduled, HOUR - INSTANT, HOUR) == [Phase.SCHEDULED, Phase.PUBLISHED]
    embargoed = make_approved(publish_at=HOUR, embargo_until=HOUR)
    assert phases(embargoed, HOUR - INSTANT, HOUR) == [Phase.EMBARGOED, Phase.PUBLISHED]
    later = HOUR + timedelta(days=1)
    corrected = make_corrected(scheduled, now=later)
    assert phases(scheduled, later - INSTANT, later) == [Phase.PUBLISHED, Phase.SUPERSEDED]
    assert phases(corrected, later) == [Phase.CORRECTED]
    actions.withdraw(embargoed.communique, by=make_user("Validation"), now=later, **GONE)
    assert phases(embargoed, later - INSTANT, later) == [Phase.PUBLISHED, Phase.WITHDRAWN]


@pytest.mark.parametrize(("make", "is_open"), [(make_draft, True), (make_submitted, True), (make_approved, False)])
def test_a_revision_is_open_until_it_is_approved(db, make, is_open):
    assert make().is_open is is_open
