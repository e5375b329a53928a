"""From a draft to the hour of publication, and back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from releases import actions
from releases.models import (
    Address,
    Figure,
    Footnote,
    Frozen,
    Quote,
    Revision,
    RevisionContact,
    Text,
    Transition,
)
from releases.text.french import PARIS, aware
from releases.workflow import NotAllowed
from tests.actions.refusals import reasons
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_draft,
    make_image,
    make_spokesperson,
    make_submitted,
    make_user,
)
from tests.models.whole import make_whole

INSTANT = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
EVENING = NOW.replace(hour=18)


def live(at):
    return set(Revision.objects.live(at))


# What is missing


def test_an_empty_text_is_refused_with_all_its_reasons_at_once(db):
    writer = make_user()
    draft = actions.create_draft(by=writer, now=NOW)
    image = make_image(caption="La halle")
    Figure.objects.create(parent=draft, region="main", ordering=1, image=image)
    Quote.objects.create(parent=draft, region="main", ordering=2, text="Des mots.")
    Quote.objects.create(parent=draft, region="main", ordering=3, text=" ")
    Text.objects.create(
        parent=draft, region="main", ordering=4, body='<p>XXX<press-note data-mark="*"></press-note>.</p>'
    )
    Footnote.objects.create(revision=draft, mark="1", text="[À COMPLÉTER]")
    assert reasons(actions.submit, draft, by=writer, now=NOW) == [
        "Il manque le titre.",
        "Il manque le chapô.",
        "Il manque la date du communiqué.",
        "Il manque le contact presse.",
        "Il manque à l’image « La halle » un texte alternatif, ou qu’elle soit dite décorative.",
        "La citation « Des mots. » n’a pas de porte-parole.",
        "Une citation est vide.",
        "L’appel de note « * » ne renvoie à aucune note.",
        "La note « 1 » n’est appelée nulle part dans le texte.",
        "Il reste un passage à compléter : « XXX ».",
        "Il reste un passage à compléter : « [À COMPLÉTER] ».",
    ]
    assert fresh(draft).status == "draft"
    assert actions.blockers(fresh(draft)) != []


def test_a_refusal_says_all_its_reasons_in_one_sentence_too(db):
    with pytest.raises(actions.Refused) as caught:
        actions.submit(actions.create_draft(by=make_user(), now=NOW), by=make_user(), now=NOW)
    assert str(caught.value) == " ".join(caught.value.reasons)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("title", " ", "Il manque le titre."),
        ("lead", "\n", "Il manque le chapô."),
        ("issued_on", None, "Il manque la date du communiqué."),
        ("kicker", "XXX", "Il reste un passage à compléter : « XXX »."),
        ("title", "Citation à venir", "Il reste un passage à compléter : « Citation à venir »."),
        ("subtitle", "TODO", "Il reste un passage à compléter : « TODO »."),
        ("lead", "Le [À COMPLÉTER] chapô", "Il reste un passage à compléter : « [À COMPLÉTER] »."),
        ("place", "????", "Il reste un passage à compléter : « ???? »."),
    ],
)
def test_each_field_of_the_text_is_looked_at(db, field, value, reason):
    writer = make_user()
    draft = make_draft(writer, **{field: value})
    assert reasons(actions.submit, draft, by=writer, now=NOW) == [reason]


def test_a_person_without_office_or_title_keeps_the_text_back(db):
    writer = make_user()
    draft = make_draft(writer, quote="Des mots.", speaker=make_spokesperson("Dominique", "Témoin", title=""))
    assert reasons(actions.submit, draft, by=writer, now=NOW) == ["Il manque la fonction de Dominique Témoin."]


def test_a_decorative_image_needs_no_alternative_text(db):
    writer = make_user()
    draft = make_draft(writer)
    Figure.objects.create(parent=draft, region="main", ordering=1, image=make_image(is_decorative=True))
    assert actions.submit(draft, by=writer, now=NOW).status == "review"


def test_what_went_missing_since_the_submission_is_refused_at_the_approval(db):
    revision = make_submitted()
    RevisionContact.objects.filter(revision=revision).delete()
    refused = reasons(actions.approve, revision, by=make_user("Validation"), now=NOW)
    assert refused == ["Il manque le contact presse."]


# Submission and return


def test_a_submitted_text_says_who_submitted_it(db):
    writer = make_user()
    revision = fresh(make_submitted(writer))
    assert (revision.status, revision.submitted_by) == ("review", writer)
    row = Transition.objects.last()
    assert (row.act, row.by, row.old_status, row.new_status, row.at) == ("submit", writer, "draft", "review", NOW)


def test_a_text_is_sent_back_with_a_reason(db):
    approver, revision = make_user("Validation"), make_submitted()
    for reason in ("", "  \n"):
        assert reasons(actions.send_back, revision, by=approver, now=NOW, reason=reason) == [
            "Dites pourquoi ce texte est renvoyé : la personne qui l’a écrit le lira."
        ]
    actions.send_back(revision, by=approver, now=NOW, reason=" Un chiffre à vérifier. ")
    assert (fresh(revision).status, fresh(revision).submitted_by) == ("draft", None)
    assert Transition.objects.last().reason == "Un chiffre à vérifier."


def test_whoever_sent_back_may_not_have_become_the_submitter(db):
    """After a return, the next submitter is who submits then: the first may approve."""
    first, second = make_user("Validation"), make_user("Validation")
    revision = make_submitted(first)
    actions.send_back(revision, by=second, now=NOW, reason="À revoir.")
    actions.submit(revision, by=second, now=NOW)
    assert actions.approve(revision, by=first, now=NOW).approved_by == first


# Approval


def test_an_approval_at_once_is_public_from_that_very_instant(db):
    now = NOW.replace(second=42, microsecond=7)
    approver = make_user("Validation")
    revision = fresh(actions.approve(make_submitted(), by=approver, now=now))
    assert (revision.publish_at, revision.first_public_at, revision.approved_at) == (now, now, now)
    assert (revision.status, revision.approved_by, revision.superseded_at) == ("approved", approver, None)
    assert live(now - INSTANT) == set()
    assert live(now) == {revision}
    row = Transition.objects.last()
    assert (row.act, row.by, row.old_status, row.new_status) == ("approve", approver, "review", "approved")


def test_an_approval_for_later_is_public_from_its_minute_on(db):
    revision = make_approved(publish_at=EVENING)
    assert fresh(revision).approved_at == NOW
    assert live(EVENING - INSTANT) == set()
    assert live(EVENING) == {revision}


def test_the_hour_may_be_this_very_instant_and_not_one_before(db):
    assert make_approved(publish_at=NOW).publish_at == NOW
    approver, revision = make_user("Validation"), make_submitted()
    assert reasons(actions.approve, revision, by=approver, now=NOW + INSTANT, publish_at=NOW) == [
        "L’heure choisie, le 12 mars 2031 à 10 h 00, est déjà passée."
    ]


@pytest.mark.parametrize("more", [timedelta(seconds=1), timedelta(seconds=30), INSTANT])
def test_an_hour_is_given_to_the_minute(db, more):
    approver, revision = make_user("Validation"), make_submitted()
    assert reasons(actions.approve, revision, by=approver, now=NOW, publish_at=EVENING + more) == [
        "L’heure de publication se donne à la minute."
    ]
    assert fresh(revision).status == "review"


def test_nothing_is_public_before_its_embargo_ends(db):
    approver, revision = make_user("Validation"), make_submitted(embargo_until=EVENING)
    words = [
        "Ce texte est sous embargo jusqu’au 12 mars 2031 à 18 h 00 : choisissez cette heure, ou une heure d’après."
    ]
    assert reasons(actions.approve, revision, by=approver, now=NOW) == words
    assert reasons(actions.approve, revision, by=approver, now=NOW, publish_at=EVENING - MINUTE) == words
    actions.approve(revision, by=approver, now=NOW, publish_at=EVENING)
    assert live(EVENING - INSTANT) == set()
    assert live(EVENING) == {revision}


def test_an_embargo_that_is_over_holds_nothing_back(db):
    revision = make_submitted(embargo_until=NOW)
    assert actions.approve(revision, by=make_user("Validation"), now=NOW).publish_at == NOW


def test_every_reason_against_an_hour_is_told_together_with_what_is_missing(db):
    approver, revision = make_user("Validation"), make_submitted(embargo_until=EVENING)
    RevisionContact.objects.filter(revision=revision).delete()
    hour = NOW - timedelta(days=1, seconds=1)
    assert reasons(actions.approve, revision, by=approver, now=NOW, publish_at=hour) == [
        "Il manque le contact presse.",
        "L’heure choisie, le 11 mars 2031 à 9 h 59, est déjà passée.",
        "L’heure de publication se donne à la minute.",
        "Ce texte est sous embargo jusqu’au 12 mars 2031 à 18 h 00 : choisissez cette heure, ou une heure d’après.",
    ]


@pytest.mark.parametrize(
    ("hour", "utc"),
    [
        (aware(datetime(2027, 3, 28, 1, 59)), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (aware(datetime(2027, 3, 28, 3, 0)), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (aware(datetime(2027, 10, 31, 2, 30), fold=0), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (aware(datetime(2027, 10, 31, 2, 30), fold=1), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_in_the_nights_when_the_clock_changes_is_that_instant(db, hour, utc):
    before = datetime(2027, 3, 1, 12, 0, tzinfo=PARIS)
    revision = make_approved(now=before, publish_at=hour)
    assert fresh(revision).publish_at == utc
    assert live(utc - INSTANT) == set()
    assert live(utc) == {revision}
    assert json.loads(fresh(revision).frozen.document)["publish_at"] == utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_the_second_2_h_30_of_october_has_not_passed_at_the_first(db):
    first, second = (aware(datetime(2027, 10, 31, 2, 30), fold=fold) for fold in (0, 1))
    revision = make_submitted(now=first)
    approver = make_user("Validation")
    with_embargo = make_submitted(now=first, embargo_until=second)
    assert len(reasons(actions.approve, with_embargo, by=approver, now=first)) == 1
    assert len(reasons(actions.approve, with_embargo, by=approver, now=first, publish_at=first)) == 1
    assert len(reasons(actions.approve, revision, by=approver, now=second, publish_at=first)) == 1
    actions.approve(revision, by=approver, now=first, publish_at=second)
    assert live(first) == set()
    assert live(second - INSTANT) == set()
    assert live(second) == {revision}


def test_quotes_are_numbered_in_the_order_of_the_page(db):
    revision = make_whole()
    assert list(Quote.objects.filter(parent=revision).order_by("ordering").values_list("number", "text")) == [
        (1, "Les mots de la citation."),
        (2, "Une autre citation."),
    ]


# Two people at once


@pytest.mark.parametrize(
    "second",
    [
        lambda stale, by: actions.approve(stale, by=by, now=NOW + MINUTE),
        lambda stale, by: actions.send_back(stale, by=by, now=NOW + MINUTE, reason="À revoir."),
        lambda stale, by: actions.submit(stale, by=by, now=NOW + MINUTE),
    ],
)
def test_of_two_who_decide_at_once_the_second_is_told(db, second):
    revision = make_submitted()
    stale = fresh(revision)
    actions.approve(revision, by=make_user("Validation"), now=NOW)
    with pytest.raises(NotAllowed):
        second(stale, make_user("Validation"))
    assert fresh(revision).publish_at == NOW
    assert Transition.objects.filter(act="approve").count() == 1


def test_a_text_that_was_sent_back_meanwhile_is_not_approved(db):
    revision = make_submitted()
    stale = fresh(revision)
    actions.send_back(revision, by=make_user("Validation"), now=NOW, reason="À revoir.")
    with pytest.raises(NotAllowed):
        actions.approve(stale, by=make_user("Validation"), now=NOW)
    assert fresh(revision).status == "draft"
    assert Frozen.objects.count() == 0


# All or nothing


def test_an_approval_that_breaks_down_half_way_leaves_nothing(db):
    """Its frozen version is there already: the row cannot be written, at the end of a long way."""
    revision = make_submitted(quote="Des mots.", speaker=make_spokesperson())
    frozen = Frozen.objects.filter(revision=make_approved()).values().get()
    Frozen.objects.create(**frozen | {"revision_id": revision.pk})
    journal, addresses = Transition.objects.count(), Address.objects.count()
    with pytest.raises(IntegrityError):
        actions.approve(revision, by=make_user("Validation"), now=NOW)
    assert fresh(revision).status == "review"
    assert fresh(revision).communique.slug is None
    assert Quote.objects.get(parent=revision).number is None
    assert (Transition.objects.count(), Address.objects.count()) == (journal, addresses)


def test_a_submission_that_is_refused_changes_no_quote(db):
    writer, speaker = make_user(), make_spokesperson()
    draft = make_draft(writer, quote="Des mots.", speaker=speaker, lead="")
    Quote.objects.filter(parent=draft).update(role="Autre chose")
    assert reasons(actions.submit, draft, by=writer, now=NOW) == ["Il manque le chapô."]
    assert Quote.objects.get(parent=draft).role == "Autre chose"


# Recall


def test_a_recalled_text_is_a_draft_again_and_nobody_will_have_read_it(db):
    approver = make_user("Validation")
    revision = make_approved(publish_at=EVENING, quote="Des mots.", speaker=make_spokesperson())
    actions.recall(revision, by=approver, now=EVENING - INSTANT, reason="Une faute.")
    revision = fresh(revision)
    decisions = ("publish_at", "first_public_at", "approved_at", "approved_by", "submitted_by")
    assert revision.status == "draft"
    assert [getattr(revision, name) for name in decisions] == [None] * 5
    assert Frozen.objects.filter(revision=revision).exists() is False
    assert live(EVENING) == set()
    row = Transition.objects.last()
    assert (row.act, row.old_status, row.new_status, row.reason) == ("recall", "approved", "draft", "Une faute.")


def test_what_is_public_is_not_recalled_from_that_instant_on(db):
    revision = make_approved(publish_at=EVENING)
    with pytest.raises(NotAllowed) as caught:
        actions.recall(revision, by=make_user("Validation"), now=EVENING)
    assert str(caught.value) == "Ce texte est déjà public : corrigez-le, ou retirez le communiqué."
    assert live(EVENING) == {revision}


def test_a_recalled_correction_gives_the_version_before_its_time_back(db):
    first = make_approved()
    by = make_user()
    draft = actions.correct(first.communique, by=by, now=NOW + MINUTE)
    draft.correction_note = "Une précision."
    actions.save_draft(draft, by=by, now=NOW + MINUTE)
    actions.submit(draft, by=by, now=NOW + MINUTE)
    second = actions.approve(draft, by=make_user("Validation"), now=NOW + MINUTE, publish_at=EVENING)
    assert fresh(first).superseded_at == EVENING
    actions.recall(second, by=make_user("Validation"), now=EVENING - MINUTE)
    assert fresh(first).superseded_at is None
    assert live(EVENING) == live(EVENING + timedelta(days=999)) == {first}
    assert fresh(second).correction_note == "Une précision."


def test_a_recalled_text_can_be_approved_again_under_its_new_title(db):
    approver, writer = make_user("Validation"), make_user()
    revision = make_approved(publish_at=EVENING, title="La halle")
    draft = actions.recall(revision, by=approver, now=NOW)
    draft.title = "La grande halle"
    actions.save_draft(draft, by=writer, now=NOW)
    actions.submit(draft, by=writer, now=NOW)
    actions.approve(draft, by=approver, now=NOW + MINUTE)
    assert fresh(revision).communique.slug == "la-grande-halle"
    assert live(NOW + MINUTE) == {revision}
