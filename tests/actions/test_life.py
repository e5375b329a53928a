"""The whole life of communiqués: any act, in any order, at any instant, by anyone, and a model that says what is live.

The model knows three lines of arithmetic on intervals; the room has tables, triggers and a frozen page. They agree.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from releases import actions
from releases.models import Communique, Frozen, Revision, WithdrawalKind
from releases.workflow import PUBLIC_PHASES, NotAllowed
from tests.factories import NOW, fresh, make_draft, make_user

INSTANT = timedelta(microseconds=1)
which = st.integers(0, 1)
who = st.sampled_from(["approver", "other", "writer"])
minutes_from_now = st.sampled_from([None, 1, 60, 0, -1])


@dataclass
class Story:
    """One communiqué as the model knows it."""

    communique: Communique
    hours: list[datetime] = field(default_factory=list)  # of each approved version, in order
    open: str = "draft"  # the status of the open version; "" for none
    submitter: str = ""
    withdrawn: bool = False

    def version_at(self, at):
        """The number of the version that the public reads at an instant from now on; 0 for none."""
        return 0 if self.withdrawn else sum(hour <= at for hour in self.hours)

    def is_scheduled(self, now):
        return bool(self.hours) and self.hours[-1] > now

    def was_public(self, now):
        return any(hour <= now for hour in self.hours)


class Life(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.everything = transaction.atomic()
        self.everything.__enter__()
        self.now = NOW
        self.stories = []
        self.changed = False

    def teardown(self):
        transaction.set_rollback(True)
        self.everything.__exit__(None, None, None)

    @initialize()
    def open_the_room(self):
        self.people = {
            "writer": make_user("Rédaction"),
            "approver": make_user("Validation"),
            "other": make_user("Administration"),
        }
        self.begin()

    def story(self, index):
        return self.stories[index % len(self.stories)]

    def newest(self, story):
        return story.communique.revisions.order_by("number").last()

    def tried(self, act, *, by, allowed, may=True, complete=True):
        """Do it if the model says so; else see it refused. True when it was done."""
        permitted = may and (by != "writer" or may == "anyone")
        refusal = PermissionDenied if not permitted else NotAllowed if not allowed else actions.Refused
        with transaction.atomic():
            if permitted and allowed and complete:
                self.changed = True
                act(by=self.people[by], now=self.now)
                return True
        with pytest.raises(refusal):
            act(by=self.people[by], now=self.now)
        return False

    @rule()
    def begin(self):
        if len(self.stories) < 2:
            self.stories.append(Story(make_draft(self.people["writer"], now=self.now).communique))

    @rule(seconds=st.sampled_from([60, 1, 30, 3600, 7200]))
    def wait(self, seconds):
        self.now += timedelta(seconds=seconds)

    @rule(index=which, step=st.sampled_from([-INSTANT, timedelta(), INSTANT]))
    def wait_for_the_hour(self, index, step):
        story = self.story(index)
        if story.is_scheduled(self.now) and story.hours[-1] + step >= self.now:
            self.now = story.hours[-1] + step

    @rule(index=which, by=who, lead=st.sampled_from(["Un chapô.", "Un autre chapô.", "Encore un autre.", ""]))
    def save(self, index, by, lead):
        story, revision = self.story(index), self.newest(self.story(index))
        revision.lead = lead
        self.tried(
            lambda **act: actions.save_draft(revision, **act), by=by, may="anyone", allowed=story.open == "draft"
        )

    @rule(index=which, by=who)
    def submit(self, index, by):
        story, revision = self.story(index), self.newest(self.story(index))
        done = self.tried(
            lambda **act: actions.submit(revision, **act),
            by=by,
            may="anyone",
            allowed=story.open == "draft",
            complete=revision.lead != "",
        )
        if done:
            story.open, story.submitter = "review", by

    @rule(index=which, by=who)
    def send_back(self, index, by):
        story, revision = self.story(index), self.newest(self.story(index))
        own = revision.submitted_by == self.people[by]
        done = self.tried(
            lambda **act: actions.send_back(revision, reason="À revoir.", **act),
            by=by,
            may="anyone" if own else True,
            allowed=story.open == "review",
        )
        if done:
            story.open, story.submitter = "draft", ""

    @rule(index=which, by=who, minutes=minutes_from_now)
    def approve(self, index, by, minutes):
        """At once, or at a whole minute that may be past."""
        story, revision = self.story(index), self.newest(self.story(index))
        hour = minutes if minutes is None else self.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
        public_from = hour or self.now
        done = self.tried(
            lambda **act: actions.approve(revision, publish_at=hour, **act),
            by=by,
            may=revision.submitted_by != self.people[by],
            allowed=story.open == "review",
            complete=public_from >= self.now and all(public_from > earlier for earlier in story.hours),
        )
        if done:
            story.hours.append(public_from)
            story.open = ""

    @rule(index=which, by=who)
    def recall(self, index, by):
        story, revision = self.story(index), self.newest(self.story(index))
        allowed = not story.open and story.is_scheduled(self.now)
        if self.tried(lambda **act: actions.recall(revision, **act), by=by, allowed=allowed):
            story.hours.pop()
            story.open, story.submitter = "draft", ""

    @rule(index=which, by=who)
    def correct(self, index, by):
        story = self.story(index)

        def act(**act):
            revision = actions.correct(story.communique, **act)
            revision.correction_note = "Une précision."
            actions.save_draft(revision, **act)

        allowed = not story.open and not story.is_scheduled(self.now)
        if self.tried(act, by=by, may="anyone", allowed=allowed):
            story.open = "draft"

    @rule(index=which, minutes=minutes_from_now)
    def go_all_the_way(self, index, minutes):
        """The usual way in one step, from wherever the communiqué is: without it, few would ever be public."""
        story = self.story(index)
        if not story.open and story.is_scheduled(self.now):
            self.recall(index, by="approver")
        if not story.open:
            self.correct(index, by="writer")
        if story.open == "draft":
            self.save(index, by="writer", lead="Un chapô.")
            self.submit(index, by="writer")
        self.approve(index, by="other" if story.submitter == "approver" else "approver", minutes=minutes)
        self.wait(seconds=30)

    @rule(index=which, by=who, sure=st.sampled_from([False, False, False, True]))
    def discard(self, index, by, sure):
        if not sure:
            return
        story, revision = self.story(index), self.newest(self.story(index))
        allowed = story.open == "draft"
        if self.tried(lambda **act: actions.discard(revision, **act), by=by, may="anyone", allowed=allowed):
            story.open = ""
            if not story.hours:
                self.stories.remove(story)
                self.begin()

    @rule(index=which, by=who)
    def withdraw(self, index, by):
        story = self.story(index)
        done = self.tried(
            lambda **act: actions.withdraw(
                story.communique, kind=WithdrawalKind.WITHDRAWN, reason="Une erreur.", **act
            ),
            by=by,
            allowed=story.was_public(self.now) and not story.withdrawn,
        )
        story.withdrawn = story.withdrawn or done

    @rule(index=which, by=who)
    def reinstate(self, index, by):
        story = self.story(index)
        done = self.tried(
            lambda **act: actions.reinstate(story.communique, reason="À tort.", **act),
            by=by,
            allowed=story.was_public(self.now) and story.withdrawn,
        )
        story.withdrawn = story.withdrawn and not done

    @invariant()
    def the_public_reads_what_the_model_says(self):
        hours = {hour + step for story in self.stories for hour in story.hours for step in (-INSTANT, timedelta())}
        for at in {self.now, self.now + INSTANT, *(hour for hour in hours if hour > self.now)}:
            live = Revision.objects.live(at).values_list("communique", "number")
            expected = {(story.communique.pk, story.version_at(at)) for story in self.stories}
            assert sorted(live) == sorted(pair for pair in expected if pair[1])

    @invariant()
    def the_tables_are_whole(self):
        if not self.changed:
            return  # that a refusal changes nothing is in test_table
        self.changed = False
        for story in self.stories:
            revisions = list(story.communique.revisions.order_by("number").select_related("communique"))
            statuses = ["approved"] * len(story.hours) + ([story.open] if story.open else [])
            assert [revision.status for revision in revisions] == statuses
            assert [revision.number for revision in revisions] == list(range(1, len(statuses) + 1))
            approved = revisions[: len(story.hours)]
            assert [revision.publish_at for revision in approved] == story.hours
            assert [revision.superseded_at for revision in approved] == [*story.hours[1:], None][: len(approved)]
            public = [revision.number for revision in revisions if revision.phase(self.now) in PUBLIC_PHASES]
            assert public == [number for number in [story.version_at(self.now)] if number]
        assert Frozen.objects.count() == sum(len(story.hours) for story in self.stories)


def test_whatever_is_done_the_public_reads_what_the_intervals_say(db):
    run_state_machine_as_test(Life, settings=settings(max_examples=100, stateful_step_count=30))


def test_the_model_itself_knows_when_a_version_is_live(db):
    """Without this, a model that always says « nothing » would agree with an empty room."""
    story = Story(fresh(make_draft()).communique, hours=[NOW, NOW + timedelta(hours=1)])
    instants = (NOW - INSTANT, NOW, NOW + timedelta(hours=1) - INSTANT, NOW + timedelta(hours=1))
    assert [story.version_at(at) for at in instants] == [0, 1, 1, 2]
    story.withdrawn = True
    assert [story.version_at(at) for at in instants] == [0, 0, 0, 0]
