"""People and communiqués of the tests, made by the same `actions` that the desk calls."""

import itertools
from datetime import date, datetime

from django.contrib.auth.models import Group, User

from releases import actions
from releases.models import (
    ContactPhone,
    Image,
    Kind,
    Label,
    LabelAward,
    Mandate,
    PressContact,
    Quote,
    Revision,
    RevisionAward,
    RevisionContact,
    Spokesperson,
    Text,
    Theme,
)
from releases.text.french import PARIS
from releases.text.slugs import slugify

# A Wednesday; what the tests call now unless they say otherwise. Later than today: the database's own clock refuses
# to recall what is already public.
NOW = datetime(2031, 3, 12, 10, 0, tzinfo=PARIS)
_numbers = itertools.count(1)


def make_user(group="Rédaction", username=None, **fields):
    """Someone of the desk, in one group; `group=None` for someone of no group."""
    user = User.objects.create_user(username or f"personne-{next(_numbers)}", is_staff=True, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_contact(name="Service presse, Ville de Grenoble", email="presse@example.fr", **fields):
    contact, new = PressContact.objects.get_or_create(name=name, email=email, defaults=fields)
    if new:
        ContactPhone.objects.create(contact=contact, number="+33465710001")
    return contact


def make_spokesperson(
    first_name="Camille", last_name="Exemple", title="adjointe au maire", since=date(2020, 7, 4), until=None
):
    slug = slugify(f"{first_name} {last_name}")
    person, new = Spokesperson.objects.get_or_create(
        slug=slug, defaults={"first_name": first_name, "last_name": last_name}
    )
    if new and title:
        Mandate.objects.create(spokesperson=person, title=title, starts_on=since, ends_on=until)
    return person


def make_theme(name="Numérique"):
    return Theme.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def make_award(name="Ville Exemplaire", awarded_on=date(2031, 2, 1), label=None, **fields):
    label = label or Label.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
    return LabelAward.objects.create(label=label, awarded_on=awarded_on, **fields)


def make_image(**fields):
    """The row of a picture, without its file."""
    fields = {"width": 1600, "height": 1000, "widths": [480, 960, 1600], "credit": "Camille Exemple"} | fields
    return Image.objects.create(added_at=NOW, **fields)


def make_draft(
    by=None, *, now=NOW, quote="", speaker=None, text="<p>Le corps du texte.</p>", awards=(), themes=(), **fields
):
    """A draft that lacks nothing; `quote` and `speaker` add a quotation."""
    fields = {"title": f"Un communiqué n° {next(_numbers)}", "lead": "Le chapô.", "issued_on": now.date()} | fields
    revision = actions.create_draft(
        by=by or make_user(), now=now, kind=fields.pop("kind", Kind.PRESS_RELEASE), **fields
    )
    RevisionContact.objects.create(revision=revision, contact=make_contact())
    if text:
        Text.objects.create(parent=revision, region="main", ordering=10, body=text)
    if quote or speaker:
        block = Quote(
            parent=revision,
            region="main",
            ordering=20,
            text=quote or "Des mots.",
            spokesperson=speaker or make_spokesperson(),
        )
        block.full_clean()
        block.save()
    for ordering, award in enumerate(awards):
        RevisionAward.objects.create(revision=revision, award=award, ordering=ordering)
    revision.themes.set(themes)
    return revision


def make_submitted(by=None, *, now=NOW, **fields):
    by = by or make_user()
    return actions.submit(make_draft(by, now=now, **fields), by=by, now=now)


def make_approved(by=None, *, now=NOW, publish_at=None, approver=None, **fields):
    """A communiqué approved by a second person: public at once, or at `publish_at`."""
    revision = make_submitted(by, now=now, **fields)
    return actions.approve(revision, by=approver or make_user("Validation"), now=now, publish_at=publish_at)


def make_corrected(revision, *, now, note="Une précision.", minor=False, **fields):
    """The next version of a published one, approved at once."""
    by = make_user()
    correction = actions.correct(revision.communique, by=by, now=now)
    for name, value in fields.items():
        setattr(correction, name, value)
    correction.correction_note, correction.correction_is_minor = ("" if minor else note), minor
    actions.save_draft(correction, by=by, now=now)
    actions.submit(correction, by=by, now=now)
    return actions.approve(correction, by=make_user("Validation"), now=now)


def fresh(revision):
    """The revision as the database has it."""
    return Revision.objects.select_related("communique").get(pk=revision.pk)
