"""What can still be done, honestly, with what the public has read."""

from datetime import timedelta

import pytest

from releases import actions
from releases.models import BLOCKS, Address, Communique, Quote, Revision, WithdrawalKind
from releases.workflow import NotAllowed
from tests.actions.refusals import reasons
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_corrected,
    make_draft,
    make_submitted,
    make_user,
)
from tests.models.whole import make_whole

INSTANT = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(hours=1)
EVENING = NOW.replace(hour=18)
GONE = {"kind": WithdrawalKind.WITHDRAWN, "reason": "Une erreur."}


def live(at):
    return set(Revision.objects.live(at))


# Corrections


def facts(rows, *without):
    return [{key: value for key, value in row.items() if key not in {"id", *without}} for row in rows.values()]


def test_a_correction_begins_as_a_copy_of_what_is_published(db):
    first, writer = make_whole(), make_user()
    second = actions.correct(first.communique, by=writer, now=LATER)
    assert (second.number, second.status, second.created_by, second.created_at) == (2, "draft", writer, LATER)
    for name in ("kicker", "title", "subtitle", "lead", "place", "issued_on"):
        assert getattr(second, name) == getattr(fresh(first), name) != ""
    for model in BLOCKS:
        old, new = (facts(model.objects.filter(parent=one), "parent_id", "number") for one in (first, second))
        assert new == old != []
    for name in ("footnotes", "revision_contacts", "revision_awards"):
        old, new = (facts(getattr(one, name).all(), "revision_id") for one in (first, second))
        assert new == old != []
    assert list(second.themes.all()) == list(first.themes.all()) != []
    assert list(Quote.objects.filter(parent=second).values_list("number", flat=True)) == [None, None]
    row = first.communique.transitions.last()
    assert (row.act, row.by, row.at, row.new_status, row.revision_number) == ("correct", writer, LATER, "draft", 2)


def test_a_correction_takes_no_decision_from_the_version_before(db):
    first = make_approved(embargo_until=NOW)
    second = fresh(make_corrected(first, now=LATER))
    third = actions.correct(first.communique, by=make_user(), now=LATER + MINUTE)
    assert second.correction_note == "Une précision."
    undecided = ("embargo_until", "submitted_by", "approved_by", "publish_at", "superseded_at")
    assert [getattr(third, name) for name in undecided] == [None] * 5
    assert (third.correction_note, third.correction_is_minor) == ("", False)


def test_one_correction_is_open_at_a_time(db):
    first = make_approved()
    stale = Communique.objects.get(pk=first.communique_id)
    actions.correct(first.communique, by=make_user(), now=LATER)
    with pytest.raises(NotAllowed) as caught:
        actions.correct(stale, by=make_user(), now=LATER)
    assert str(caught.value) == "Une version de ce communiqué est déjà en cours d’écriture."


def test_what_is_not_public_yet_is_recalled_not_corrected(db):
    revision = make_approved(publish_at=EVENING)
    with pytest.raises(NotAllowed) as caught:
        actions.correct(revision.communique, by=make_user(), now=EVENING - INSTANT)
    assert str(caught.value) == "Ce texte n’est pas encore public : rappelez-le pour le modifier."
    assert actions.correct(revision.communique, by=make_user(), now=EVENING).number == 2


def test_a_correction_replaces_the_version_before_and_the_history_stays(db):
    first = make_approved()
    second = make_corrected(first, now=LATER)
    third = make_corrected(first, now=LATER + MINUTE, minor=True)
    assert [live(at) for at in (NOW, LATER - INSTANT, LATER, LATER + MINUTE)] == [
        {first},
        {first},
        {second},
        {third},
    ]
    assert [fresh(one).superseded_at for one in (first, second, third)] == [LATER, LATER + MINUTE, None]
    assert {fresh(one).first_public_at for one in (first, second, third)} == {NOW}
    assert first.communique.addresses.count() == 1


def test_a_correction_is_not_public_at_the_very_instant_of_the_version_before(db):
    first, approver, by = make_approved(), make_user("Validation"), make_user()
    draft = actions.correct(first.communique, by=by, now=NOW)
    draft.correction_note = "Une précision."
    actions.save_draft(draft, by=by, now=NOW)
    actions.submit(draft, by=by, now=NOW)
    assert reasons(actions.approve, draft, by=approver, now=NOW) == [
        "La version précédente est publique depuis le 12 mars 2031 à 10 h 00 : choisissez une heure d’après."
    ]
    assert actions.approve(draft, by=approver, now=NOW + INSTANT).publish_at == NOW + INSTANT
    assert (live(NOW), live(NOW + INSTANT)) == ({first}, {draft})


# Withdrawal


@pytest.mark.parametrize("kind", WithdrawalKind.values)
def test_a_withdrawal_is_dated_signed_and_motivated(db, kind):
    approver, revision = make_user("Validation"), make_approved()
    actions.withdraw(revision.communique, by=approver, now=LATER, kind=kind, reason=" Une erreur. ")
    communique = fresh(revision).communique
    assert (communique.withdrawn_at, communique.withdrawn_by) == (LATER, approver)
    assert (communique.withdrawn_kind, communique.withdrawn_reason) == (kind, "Une erreur.")
    assert (live(LATER - INSTANT), live(LATER)) == ({revision}, set())
    row = communique.transitions.last()
    assert (row.act, row.by, row.at, row.reason) == ("withdraw", approver, LATER, "Une erreur.")


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (GONE | {"reason": " "}, ["Un retrait se motive : écrivez ce que les lecteurs liront."]),
        (GONE | {"kind": ""}, ["Choisissez une sorte de retrait."]),
        (GONE | {"kind": "oubli"}, ["Choisissez une sorte de retrait."]),
        (
            {"kind": "", "reason": ""},
            ["Un retrait se motive : écrivez ce que les lecteurs liront.", "Choisissez une sorte de retrait."],
        ),
    ],
)
def test_a_withdrawal_that_lacks_something_is_refused_with_all_its_reasons(db, how, expected):
    revision = make_approved()
    assert reasons(actions.withdraw, revision.communique, by=make_user("Validation"), now=LATER, **how) == expected
    assert live(LATER) == {revision}


@pytest.mark.parametrize(
    "make", [make_draft, make_submitted, lambda: make_approved(publish_at=LATER + INSTANT * 60_000_000)]
)
def test_what_was_never_public_is_not_withdrawn(db, make):
    with pytest.raises(NotAllowed) as caught:
        actions.withdraw(make().communique, by=make_user("Validation"), now=LATER, **GONE)
    assert str(caught.value) == "Ce communiqué n’a jamais été public : il n’y a rien à retirer."


def test_the_second_withdrawal_is_told_of_the_first(db):
    revision = make_approved()
    stale = Communique.objects.get(pk=revision.communique_id)
    actions.withdraw(revision.communique, by=make_user("Validation"), now=LATER, **GONE)
    with pytest.raises(NotAllowed) as caught:
        actions.withdraw(stale, by=make_user("Validation"), now=LATER, kind="error", reason="Autre.")
    assert str(caught.value) == "Ce communiqué est déjà retiré."
    assert fresh(revision).communique.withdrawn_kind == WithdrawalKind.WITHDRAWN


def test_a_correction_that_was_scheduled_does_not_bring_a_withdrawn_communique_back(db):
    first, approver, by = make_approved(), make_user("Validation"), make_user()
    draft = actions.correct(first.communique, by=by, now=LATER)
    draft.correction_note = "Une précision."
    actions.save_draft(draft, by=by, now=LATER)
    actions.submit(draft, by=by, now=LATER)
    actions.approve(draft, by=approver, now=LATER, publish_at=EVENING)
    actions.withdraw(first.communique, by=approver, now=LATER + MINUTE, **GONE)
    assert (live(EVENING), live(EVENING + timedelta(days=99))) == (set(), set())
    actions.reinstate(first.communique, by=approver, now=EVENING + MINUTE, reason="Corrigé.")
    assert live(EVENING + MINUTE) == {draft}


def test_a_reinstated_communique_is_back_where_it_was(db):
    approver, revision = make_user("Validation"), make_approved()
    newer = make_approved(now=NOW + MINUTE)
    actions.withdraw(revision.communique, by=approver, now=LATER, **GONE)
    assert reasons(actions.reinstate, revision.communique, by=approver, now=LATER, reason=" ") == [
        "Dites pourquoi ce communiqué revient en ligne."
    ]
    actions.reinstate(revision.communique, by=approver, now=LATER + MINUTE, reason="Retiré à tort.")
    communique = fresh(revision).communique
    withdrawal = ("withdrawn_at", "withdrawn_by", "withdrawn_kind", "withdrawn_reason")
    assert [getattr(communique, name) for name in withdrawal] == [None, None, "", ""]
    assert communique.reinstated_at == LATER + MINUTE
    assert list(Revision.objects.live(LATER + MINUTE).in_public_order()) == [newer, revision]
    assert communique.transitions.last().reason == "Retiré à tort."


def test_what_is_not_withdrawn_is_not_reinstated(db):
    revision = make_approved()
    stale = Communique.objects.get(pk=revision.communique_id)
    with pytest.raises(NotAllowed) as caught:
        actions.reinstate(stale, by=make_user("Validation"), now=LATER, reason="À tort.")
    assert str(caught.value) == "Ce communiqué n’est pas retiré."


# Addresses


def test_a_renamed_communique_keeps_its_old_address_too(db):
    revision = make_approved(title="La halle")
    actions.rename(revision.communique, "La Grande Halle !", by=make_user("Validation"), now=LATER)
    communique = fresh(revision).communique
    assert communique.slug == "la-grande-halle"
    assert sorted(communique.addresses.values_list("slug", flat=True)) == ["la-grande-halle", "la-halle"]
    row = communique.transitions.last()
    assert (row.act, row.reason) == ("rename", "la-halle → la-grande-halle")


@pytest.mark.parametrize("wanted", ["", "!!!", "2021"])
def test_an_address_is_made_of_words(db, wanted):
    revision = make_approved()
    assert reasons(actions.rename, revision.communique, wanted, by=make_user("Validation"), now=LATER) == [
        "Une adresse est faite de mots."
    ]


def test_an_address_that_is_or_was_anothers_is_refused_by_name(db):
    approver, revision = make_user("Validation"), make_approved(title="La halle")
    other = make_approved(title="Le marché")
    actions.rename(revision.communique, "les-halles", by=approver, now=LATER)
    for taken in ("la-halle", "les-halles"):
        assert reasons(actions.rename, other.communique, taken, by=approver, now=LATER) == [
            f"L’adresse « {taken} » est, ou a été, celle d’un autre communiqué."
        ]
    actions.rename(revision.communique, "la-halle", by=approver, now=LATER)
    assert fresh(revision).communique.slug == "la-halle"
    assert Address.objects.count() == 3


def test_a_renaming_changes_neither_hour_nor_words(db):
    revision = make_approved()
    before = Revision.objects.filter(pk=revision.pk).values().get()
    actions.rename(revision.communique, "autre-adresse", by=make_user("Validation"), now=LATER)
    assert Revision.objects.filter(pk=revision.pk).values().get() == before
