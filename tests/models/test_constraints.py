"""What goes together is held together: each constraint, by its French message and in the database."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from releases.models import (
    Communique,
    Footnote,
    Frozen,
    Label,
    LabelAward,
    Mandate,
    Revision,
    Spokesperson,
)
from tests.factories import (
    NOW,
    make_approved,
    make_award,
    make_contact,
    make_draft,
    make_image,
    make_spokesperson,
    make_submitted,
    make_user,
)
from tests.models.whole import a_copy, refused

DAY = timedelta(days=1)
LATER = NOW + DAY


def a_revision(**fields):
    """A draft that is not yet in the database, of a communiqué that is; `fields` may break a rule."""
    communique = Communique.objects.create(created_at=NOW, created_by=make_user())
    who = {"created_at": NOW, "created_by": make_user(), "edited_at": NOW, "edited_by": make_user()}
    return Revision(communique=communique, **who, **fields)


def approved_but(**fields):
    """A revision that says it is approved, and breaks one rule. Saved over one in review that is frozen."""
    revision = make_submitted()
    Communique.objects.filter(pk=revision.communique_id).update(slug=f"adresse-{revision.pk}")
    frozen = Frozen.objects.filter(revision=make_approved()).values().get()
    Frozen.objects.create(**frozen | {"revision_id": revision.pk})
    approver = make_user("Validation")
    whole = {
        "status": "approved",
        "publish_at": NOW,
        "first_public_at": NOW,
        "approved_at": NOW,
        "approved_by": approver,
    }
    for name, value in (whole | fields).items():
        setattr(revision, name, value)
    return revision


def second_but(**fields):
    """The second revision of a published communiqué, approved, that breaks one rule."""
    revision = make_approved()
    frozen = Frozen.objects.filter(revision=revision).values().get()
    Revision.objects.filter(pk=revision.pk).update(superseded_at=LATER)
    values = Revision.objects.filter(pk=make_submitted().pk).values().get()
    second = Revision(**values | {"id": None, "number": 2, "communique_id": revision.communique_id})
    second.save()
    Frozen.objects.create(**frozen | {"revision_id": second.pk})
    approved = {"status": "approved", "publish_at": LATER, "first_public_at": NOW, "approved_at": LATER}
    for name, value in {**approved, "approved_by": make_user("Validation"), **fields}.items():
        setattr(second, name, value)
    return second


def withdrawn_but(**fields):
    whole = {"withdrawn_at": NOW, "withdrawn_by": make_user(), "withdrawn_kind": "error", "withdrawn_reason": "Erreur."}
    return Communique(created_at=NOW, created_by=make_user(), **whole | fields)


def open_twice():
    first = make_draft()
    return a_copy(first, number=2, status="review")


def number_twice():
    first = make_draft()
    return a_copy(first)


def footnote_twice():
    return a_copy(Footnote.objects.create(revision=make_draft(), mark="1", text="Une note."), text="Une autre.")


def contact_twice():
    return a_copy(make_draft().revision_contacts.get(), ordering=2)


def award_twice():
    return a_copy(make_draft(awards=[make_award()]).revision_awards.get(), ordering=2)


def submitter_approves():
    revision = approved_but()
    revision.approved_by = revision.submitted_by
    return revision


# Constraint → (its message, rows that it must refuse, of one fault each).
BROKEN = {
    "withdrawal_dated_signed_and_motivated": (
        "Un retrait se date, se signe et se motive.",
        [
            lambda: withdrawn_but(withdrawn_at=None),
            lambda: withdrawn_but(withdrawn_by=None),
            lambda: withdrawn_but(withdrawn_kind=""),
            lambda: withdrawn_but(withdrawn_reason=""),
            lambda: withdrawn_but(withdrawn_at=None, withdrawn_by=None, withdrawn_kind=""),
        ],
    ),
    "communique_kind_is_known": (
        "Ce genre de communiqué n’existe pas.",
        [lambda: Communique(kind="tract", created_at=NOW, created_by=make_user())],
    ),
    "revision_number_once": ("Ce numéro de version existe déjà.", [number_twice]),
    "one_open_revision": ("Une version de ce communiqué est déjà en cours d’écriture.", [open_twice]),
    "revision_status_is_known": ("Ce statut n’existe pas.", [lambda: a_revision(status="published")]),
    "approved_with_hour_and_approver": (
        "Une version approuvée a une heure de publication et un·e approbateur·rice.",
        [
            lambda: approved_but(publish_at=None),
            lambda: approved_but(first_public_at=None),
            lambda: approved_but(approved_at=None),
            lambda: approved_but(approved_by=None),
            lambda: approved_but(submitted_by=None),
            lambda: a_revision(publish_at=NOW, first_public_at=NOW),
            lambda: a_revision(approved_at=NOW),
            lambda: a_revision(approved_by=make_user("Validation")),
            lambda: a_revision(status="review", publish_at=NOW, first_public_at=NOW),
            lambda: a_revision(superseded_at=NOW),
        ],
    ),
    "approved_with_title_lead_and_date": (
        "Une version approuvée a un titre, un chapô et une date.",
        [
            lambda: approved_but(title=""),
            lambda: approved_but(lead=""),
            lambda: approved_but(issued_on=None),
        ],
    ),
    "approved_by_another_person": ("Qui a soumis un communiqué ne l’approuve pas.", [submitter_approves]),
    "superseded_after_published": (
        "Une version n’est remplacée qu’après avoir été publiée.",
        [lambda: approved_but(superseded_at=NOW), lambda: approved_but(superseded_at=NOW - DAY)],
    ),
    "first_revision_opens_the_communique": (
        "La première version fixe la première publication.",
        [lambda: approved_but(first_public_at=NOW - DAY), lambda: approved_but(first_public_at=NOW + DAY)],
    ),
    "never_public_before_the_embargo_ends": (
        "La publication ne peut pas précéder la fin de l’embargo.",
        [lambda: approved_but(embargo_until=NOW + timedelta(microseconds=1))],
    ),
    "correction_noted_or_minor": (
        "Une correction a une note publique, ou est mineure : l’un ou l’autre.",
        [
            lambda: a_revision(correction_note="Une précision."),
            lambda: a_revision(correction_is_minor=True),
            lambda: second_but(correction_note="Une précision.", correction_is_minor=True),
        ],
    ),
    "approved_correction_says_why": (
        "Une correction approuvée a une note publique, ou est déclarée mineure.",
        [second_but],
    ),
    "contact_once_per_revision": ("Ce contact figure déjà sur ce communiqué.", [contact_twice]),
    "award_once_per_revision": ("Ce label figure déjà sur ce communiqué.", [award_twice]),
    "footnote_mark_once": ("Deux notes ne peuvent pas avoir le même repère.", [footnote_twice]),
    "frozen_has_a_fingerprint": (
        None,
        [lambda: Frozen(revision=make_draft(), document="{}", sha256="", title="Un titre")],
    ),
    "image_described_or_decorative": (
        "Une image décorative n’a pas de texte alternatif : l’un ou l’autre.",
        [lambda: a_copy(make_image(), token="autre", is_decorative=True, alt_text="Une halle")],
    ),
    "image_licence_is_known": (
        "Cette licence n’existe pas.",
        [lambda: a_copy(make_image(), token="autre", licence="copyleft")],
    ),
    "label_kind_is_known": (
        "Cette sorte de label n’existe pas.",
        [lambda: Label(name="Une étoile", slug="une-etoile", kind="étoile")],
    ),
    "award_ends_after_it_starts": (
        "La validité se termine après avoir commencé.",
        [lambda: a_copy(make_award(), valid_from=date(2032, 1, 2), valid_until=date(2032, 1, 1))],
    ),
    "award_ends_after_it_is_given": (
        "La validité ne peut pas se terminer avant la remise.",
        [lambda: a_copy(make_award(awarded_on=date(2031, 2, 1)), valid_until=date(2031, 1, 31))],
    ),
    "mandate_ends_after_it_starts": (
        "Un mandat se termine après avoir commencé.",
        [
            lambda: Mandate(
                spokesperson=make_spokesperson(),
                title="adjoint",
                starts_on=date(2020, 7, 4),
                ends_on=date(2020, 7, 4),
            ),
            lambda: Mandate(
                spokesperson=make_spokesperson(),
                title="adjoint",
                starts_on=date(2020, 7, 4),
                ends_on=date(2019, 7, 4),
            ),
        ],
    ),
    "press_contact_once": ("Ce contact existe déjà.", [lambda: a_copy(make_contact(), is_service=False)]),
}
FAULTS = [
    pytest.param(name, fault, id=f"{name}-{number}")
    for name, (_, faults) in BROKEN.items()
    for number, fault in enumerate(faults)
]


def constraints():
    tables = apps.get_app_config("releases").get_models()
    return [constraint for model in tables for constraint in model._meta.constraints]


def test_every_constraint_of_the_tables_is_tried_here():
    assert {constraint.name for constraint in constraints()} == set(BROKEN)


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_a_broken_rule_is_told_in_french(db, name, fault):
    message = BROKEN[name][0]
    if message is None:
        return  # no form writes it
    with pytest.raises(ValidationError) as caught:
        fault().validate_constraints()
    assert message in caught.value.messages


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_the_database_refuses_a_broken_rule_by_save_and_by_bulk_writes(db, name, fault):
    row = fault()
    model = type(row)
    if row.pk is None or not model.objects.filter(pk=row.pk).exists():
        with refused():
            row.save()
        row.pk = None if model is not Frozen else row.pk
        with refused():
            model.objects.bulk_create([row])
        return
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    with refused():
        row.save()
    with refused():
        model.objects.bulk_update([row], names)
    with refused():
        model.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in names})


@pytest.mark.parametrize("name", ["approved_but", "second_but"])
def test_the_rows_of_these_tests_break_no_rule_but_the_one_they_name(db, name):
    row = approved_but() if name == "approved_but" else second_but(correction_note="Une précision.")
    row.validate_constraints()
    row.save()
    assert Revision.objects.get(pk=row.pk).status == "approved"


def test_a_withdrawal_whole_and_none_at_all_are_both_fine(db):
    withdrawn_but().save()
    Communique.objects.create(created_at=NOW, created_by=make_user())
    assert Communique.objects.filter(withdrawn_at=None).count() == 1


def test_an_open_revision_may_lack_everything(db):
    revision = a_revision()
    revision.full_clean()
    revision.save()
    assert Revision.objects.get(pk=revision.pk).title == ""


def test_a_mandate_and_an_award_may_last_one_day_or_for_ever(db):
    person = make_spokesperson(title="")
    Mandate.objects.create(spokesperson=person, title="maire", starts_on=date(2020, 7, 4), ends_on=date(2020, 7, 5))
    Mandate.objects.create(spokesperson=person, title="maire", starts_on=date(2020, 7, 6))
    day = date(2031, 2, 1)
    LabelAward.objects.create(label=make_award().label, awarded_on=day, valid_from=day, valid_until=day)
    assert person.mandates.count() == 2


def test_names_and_addresses_are_once(db):
    label, person = make_award().label, make_spokesperson()
    for row, message in (
        (Label(name=label.name, slug="autre"), "Un objet Label avec ce champ Nom existe déjà."),
        (Label(name="Autre", slug=label.slug), "Un objet Label avec ce champ Adresse existe déjà."),
        (Spokesperson(last_name="Autre", slug=person.slug), "Un objet Porte-parole avec ce champ Adresse existe déjà."),
    ):
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert message in caught.value.messages
        with refused():
            row.save()


def test_every_constraint_that_a_form_can_break_has_a_message_of_its_own():
    messages = {constraint.name: constraint.violation_error_message for constraint in constraints()}
    assert {name: messages[name] for name, (message, _) in BROKEN.items() if message} == {
        name: message for name, (message, _) in BROKEN.items() if message
    }
