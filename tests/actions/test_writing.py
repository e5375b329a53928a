"""Drafts: begun, written, given up."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from releases import actions
from releases.actions import writing
from releases.models import Communique, Doubt, Kind, LabelAward, Quote, Revision, Text, Transition
from releases.workflow import NotAllowed
from tests.factories import NOW, fresh, make_approved, make_award, make_draft, make_submitted, make_user
from tests.models.whole import make_whole_draft

LATER = NOW + timedelta(hours=1)


def test_a_new_draft_says_who_began_it_and_when(db):
    writer = make_user()
    draft = actions.create_draft(by=writer, now=NOW, kind=Kind.INVITATION, title="La halle")
    draft = fresh(draft)
    assert (draft.number, draft.status, draft.title) == (1, "draft", "La halle")
    assert (draft.created_by, draft.created_at, draft.edited_by, draft.edited_at) == (writer, NOW, writer, NOW)
    assert (draft.communique.kind, draft.communique.created_by, draft.communique.slug) == (
        Kind.INVITATION,
        writer,
        None,
    )
    assert list(Transition.objects.values_list("act", "by", "at", "old_status", "new_status", "revision_number")) == [
        ("create", writer.pk, NOW, "", "draft", 1)
    ]


def test_a_draft_may_be_empty(db):
    assert str(actions.create_draft(by=make_user(), now=NOW)) == "(sans titre)"


def test_a_saved_draft_says_who_wrote_last(db):
    first, second = make_user(), make_user()
    draft = fresh(make_draft(first))
    draft.title = "La halle"
    actions.save_draft(draft, by=second, now=LATER)
    draft = fresh(draft)
    assert (draft.title, draft.created_by, draft.edited_by, draft.edited_at) == ("La halle", first, second, LATER)


def test_the_words_of_a_draft_are_the_fields_of_the_form():
    editable = {field.name for field in Revision._meta.concrete_fields if field.editable and not field.primary_key}
    assert editable == set(writing.WRITTEN)


def test_a_form_that_was_open_during_a_recall_writes_words_and_no_decision(db):
    approver = make_user("Validation")
    scheduled = make_approved(publish_at=NOW.replace(hour=18))
    stale = fresh(scheduled)
    actions.recall(scheduled, by=approver, now=NOW)
    stale.title = "Un autre titre"
    actions.save_draft(stale, by=approver, now=LATER)
    stored = fresh(scheduled)
    assert (stored.title, stored.status, stored.publish_at, stored.approved_by, stored.submitted_by) == (
        "Un autre titre",
        "draft",
        None,
        None,
        None,
    )


def test_a_form_that_was_open_during_the_submission_is_refused(db):
    writer = make_user()
    stale = make_draft(writer)
    actions.submit(fresh(stale), by=writer, now=NOW)
    stale.title = "Un autre titre"
    with pytest.raises(NotAllowed):
        actions.save_draft(stale, by=writer, now=LATER)
    assert fresh(stale).title != "Un autre titre"


def test_the_kind_of_a_draft_may_change_until_it_has_an_address(db):
    writer = make_user()
    draft = make_draft(writer)
    actions.save_draft(draft, by=writer, now=NOW, kind=Kind.PRESS_KIT)
    assert fresh(draft).communique.kind == Kind.PRESS_KIT
    published = make_approved()
    correction = actions.correct(published.communique, by=writer, now=LATER)
    with pytest.raises(NotAllowed) as caught:
        actions.save_draft(correction, by=writer, now=LATER, kind=Kind.PRESS_KIT)
    assert str(caught.value) == "Le genre d’un communiqué déjà approuvé ne change plus."


def test_giving_up_the_first_draft_leaves_nothing_of_it(db):
    writer = make_user()
    draft = make_whole_draft(writer)
    Doubt.objects.create(revision=draft, field="place", words="", why="Où ?")
    actions.discard(draft, by=writer, now=LATER)
    for model in (Communique, Revision, Text, Transition, Doubt):
        assert model.objects.count() == 0


def test_giving_up_a_draft_keeps_the_award_that_it_announced(db):
    writer = make_user()
    draft = make_draft(writer)
    award = make_award(announced_in=draft.communique)
    actions.discard(draft, by=writer, now=LATER)
    assert LabelAward.objects.get(pk=award.pk).announced_in is None


def test_giving_up_a_correction_leaves_the_published_text(db):
    writer, published = make_user(), make_approved()
    correction = actions.correct(published.communique, by=writer, now=LATER)
    actions.discard(correction, by=writer, now=LATER)
    assert list(published.communique.revisions.all()) == [published]
    assert set(Revision.objects.live(LATER)) == {published}
    assert published.communique.transitions.last().act == "discard"
    assert actions.correct(published.communique, by=writer, now=LATER).number == 2


def test_what_was_given_up_by_one_cannot_be_written_on_by_another(db):
    writer = make_user()
    for act in (
        lambda draft: actions.save_draft(draft, by=writer, now=LATER),
        lambda draft: actions.submit(draft, by=writer, now=LATER),
        lambda draft: actions.discard(draft, by=writer, now=LATER),
    ):
        draft = make_draft(writer)
        stale = fresh(draft)
        actions.discard(draft, by=writer, now=NOW)
        with pytest.raises(NotAllowed) as caught:
            act(stale)
        assert str(caught.value) == "Ce texte n’existe plus : quelqu’un l’a abandonné entre-temps."


def test_a_doubt_is_settled_by_whoever_may_write_the_draft(db):
    doubt = Doubt.objects.create(revision=make_draft(), field="place", words="", why="Où ?")
    with pytest.raises(PermissionDenied):
        actions.settle_doubt(doubt, by=make_user(None))
    actions.settle_doubt(doubt, by=make_user())
    assert Doubt.objects.count() == 0


def test_a_quote_that_no_mandate_fits_any_more_is_left_as_it_is(db):
    draft = make_draft(quote="Des mots.", issued_on=date(2021, 2, 4))
    Revision.objects.filter(pk=draft.pk).update(issued_on=date(2019, 1, 1))
    actions.take_mandates(fresh(draft))
    assert Quote.objects.get(parent=draft).role == "adjointe au maire"


def test_a_text_in_review_is_not_given_up(db):
    writer = make_user()
    with pytest.raises(NotAllowed):
        actions.discard(make_submitted(writer), by=writer, now=LATER)
