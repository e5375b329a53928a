"""Every act × every state × every role: who may, when, what moves, and that a refusal leaves nothing behind."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from releases import actions
from releases.models import Address, Communique, Frozen, Quote, Revision, Transition, WithdrawalKind
from releases.workflow import TRANSITIONS, NotAllowed
from tests.factories import NOW, fresh, make_approved, make_draft, make_spokesperson, make_submitted, make_user

LATER = NOW + timedelta(hours=2)
NOON = NOW + timedelta(hours=4)
GONE = {"kind": WithdrawalKind.WITHDRAWN, "reason": "Une erreur."}


def second_draft(submitter):
    first = make_approved(submitter)
    draft = actions.correct(first.communique, by=make_user(), now=NOW + timedelta(minutes=1))
    Revision.objects.filter(pk=draft.pk).update(correction_note="Une précision.")
    return draft


def withdrawn(submitter):
    revision = make_approved(submitter)
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW, **GONE)
    return revision


STATES = {
    "draft": lambda submitter: make_draft(quote="Des mots.", speaker=make_spokesperson()),
    "review": lambda submitter: make_submitted(submitter, quote="Des mots.", speaker=make_spokesperson()),
    "scheduled": lambda submitter: make_approved(submitter, publish_at=NOON),
    "published": make_approved,
    "published with an open draft": second_draft,
    "withdrawn": withdrawn,
}
DRAFTS = {"draft", "published with an open draft"}
PUBLIC = {"published", "published with an open draft"}

# Act → (how it is done, the states that allow it, the right that it needs, the move of a status).
ACTS = {
    "save_draft": (lambda r, **act: actions.save_draft(r, **act), DRAFTS, "write", None),
    "submit": (lambda r, **act: actions.submit(r, **act), DRAFTS, "write", ("draft", "review")),
    "discard": (lambda r, **act: actions.discard(r, **act), DRAFTS, "write", None),
    "send_back": (
        lambda r, **act: actions.send_back(r, reason="À revoir.", **act),
        {"review"},
        "approve or own",
        ("review", "draft"),
    ),
    "approve": (lambda r, **act: actions.approve(r, **act), {"review"}, "approve another’s", ("review", "approved")),
    "approve later": (
        lambda r, **act: actions.approve(r, publish_at=NOON, **act),
        {"review"},
        "approve another’s",
        ("review", "approved"),
    ),
    "recall": (lambda r, **act: actions.recall(r, **act), {"scheduled"}, "approve", ("approved", "draft")),
    "correct": (lambda r, **act: actions.correct(r.communique, **act), {"published", "withdrawn"}, "write", None),
    "withdraw": (lambda r, **act: actions.withdraw(r.communique, **GONE, **act), PUBLIC, "approve", None),
    "reinstate": (
        lambda r, **act: actions.reinstate(r.communique, reason="À tort.", **act),
        {"withdrawn"},
        "approve",
        None,
    ),
    "rename": (
        lambda r, **act: actions.rename(r.communique, "autre-adresse", **act),
        PUBLIC | {"withdrawn"},
        "approve",
        None,
    ),
}
NOT_JOURNALED = {"save_draft"}
SUBMITTED = {"review", "scheduled", "published", "withdrawn"}
ROLES = ("Rédaction", "Validation", "Administration", "no group", "superuser", "submitter", "submitting writer")


def someone(role):
    """(who acts, who has submitted)"""
    match role:
        case "superuser":
            return User.objects.create_superuser("super"), make_user()
        case "submitter":
            person = make_user("Validation")
            return person, person
        case "submitting writer":
            person = make_user()
            return person, person
        case "no group":
            return make_user(None), make_user()
    return make_user(role), make_user()


def may(role, right, state):
    writes = role != "no group"
    approves = role not in {"no group", "Rédaction", "submitting writer"}
    owns = role in {"submitter", "submitting writer"} and state in SUBMITTED
    match right:
        case "write":
            return writes
        case "approve":
            return approves
        case "approve another’s":
            return approves and not owns
        case "approve or own":
            return approves or owns


def everything():
    tables = (Communique, Revision, Transition, Frozen, Address, Quote)
    return [list(model.objects.order_by("pk").values()) for model in tables]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_each_act_is_done_where_table_and_role_allow_it_and_leaves_nothing_elsewhere(db, role, state):
    person, submitter = someone(role)
    revision = STATES[state](submitter)
    journal = Transition.objects.filter(communique=revision.communique)
    before, acts_before = everything(), journal.count()
    for name, (act, states, right, move) in ACTS.items():
        allowed = may(role, right, state)
        possible = state in states
        # A savepoint for each act: the next one finds the state as it was.
        with transaction.atomic():
            if allowed and possible:
                act(fresh(revision), by=person, now=LATER)
                assert_journal(journal, name, person, move, acts_before)
            else:
                # Whoever may not is told that first, whatever the state.
                with pytest.raises(NotAllowed if allowed else PermissionDenied) as caught:
                    act(fresh(revision), by=person, now=LATER)
                assert str(caught.value).endswith("."), name
                assert everything() == before, name
            transaction.set_rollback(True)
        assert everything() == before


def assert_journal(journal, name, person, move, acts_before):
    if name in NOT_JOURNALED:
        assert journal.count() == acts_before
        return
    if name == "discard" and not journal.exists():
        return  # the first draft takes its communiqué and all its journal along
    assert journal.count() == acts_before + 1
    row = journal.last()
    assert (row.act, row.by, row.at) == (name.split()[0], person, LATER)
    if move:
        assert (row.old_status, row.new_status) == move


def test_the_acts_make_every_move_of_the_table_and_no_other():
    moves = {(old.value, new.value) for old, news in TRANSITIONS.items() for new in news}
    assert {move for _, _, _, move in ACTS.values() if move} == moves
