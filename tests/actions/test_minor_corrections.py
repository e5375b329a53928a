"""A minor correction has no note: refused when readers must know, compared with what they have."""

from datetime import timedelta

import pytest

from releases import actions
from releases.models import (
    Attachment,
    Figure,
    PressContact,
    Quote,
    Revision,
    RevisionContact,
    Text,
)
from tests.actions.refusals import reasons
from tests.factories import (
    NOW,
    make_approved,
    make_award,
    make_corrected,
    make_image,
    make_spokesperson,
    make_user,
)
from tests.models.whole import make_whole

MINUTE = timedelta(minutes=1)


def correction_of(published, **changes):
    by, now = make_user(), NOW + MINUTE
    draft = actions.correct(published.communique, by=by, now=now)
    for name, value in changes.items():
        setattr(draft, name, value)
    return actions.save_draft(draft, by=by, now=now)


def test_a_correction_has_a_note_or_is_minor(db):
    assert reasons(actions.submit, correction_of(make_approved()), by=make_user(), now=NOW + MINUTE) == [
        "Les lecteurs doivent-ils savoir ? Écrivez la note de correction, ou déclarez le changement mineur."
    ]
    assert make_corrected(make_approved(), now=NOW + MINUTE, note="Une précision.").correction_note == "Une précision."
    assert make_corrected(make_approved(), now=NOW + MINUTE, minor=True, title="Sans faute").title == "Sans faute"


def change_quote(revision):
    Quote.objects.filter(parent=revision, number=None, ordering=20).update(text="D’autres mots.")


def change_speaker(revision):
    speaker = make_spokesperson("Dominique", "Témoin", title="")
    Quote.objects.filter(parent=revision, ordering=20).update(spokesperson=speaker, mandate=None, role="experte")


def change_figure(revision):
    Figure.objects.filter(parent=revision).update(image=make_image(alt_text="Une autre halle"))


def change_date(revision):
    Revision.objects.filter(pk=revision.pk).update(issued_on=NOW.date() - timedelta(days=1))


def change_award(revision):
    revision.revision_awards.all().delete()


def add_award(revision):
    revision.awards.add(make_award("Un autre label"))


def change_contact(revision):
    RevisionContact.objects.filter(revision=revision).update(
        contact=PressContact.objects.create(name="Autre", email="autre@example.fr")
    )


def change_attachment(revision):
    Attachment.objects.filter(parent=revision).update(title="Autre plan")


def change_phone_in_the_list(revision):
    revision.contacts.get().phones.update(number="+33476761142")


def change_name_in_the_list(revision):
    quote = Quote.objects.get(parent=revision, ordering=20)
    quote.spokesperson.last_name = "Autre"
    quote.spokesperson.save()


def change_caption_in_the_list(revision):
    image = Figure.objects.get(parent=revision).image
    image.caption = "Une autre légende"
    image.save()


def change_label_in_the_list(revision):
    label = revision.awards.get().label
    label.name = "Un autre nom"
    label.save()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (change_quote, "une citation"),
        (change_speaker, "une citation"),
        (change_figure, "une image"),
        (change_date, "la date"),
        (change_award, "un label"),
        (add_award, "un label"),
        (change_contact, "un contact"),
        (change_attachment, "une pièce jointe"),
        (change_phone_in_the_list, "un contact"),
        (change_name_in_the_list, "une citation"),
        (change_caption_in_the_list, "une image"),
        (change_label_in_the_list, "un label"),
    ],
)
def test_what_readers_must_know_is_never_minor(db, change, what):
    """Also what changed in the lists of people, contacts and labels: readers have what was frozen."""
    draft = correction_of(make_whole(), correction_is_minor=True)
    change(draft)
    assert reasons(actions.submit, draft, by=make_user(), now=NOW + MINUTE) == [
        f"Ce changement n’est pas mineur : {what} a changé. Écrivez une note de correction."
    ]


def test_all_that_is_not_minor_is_told_at_once(db):
    draft = correction_of(make_whole(), correction_is_minor=True)
    for change in (change_quote, change_figure, change_date, change_award, change_contact, change_attachment):
        change(draft)
    parts = ["une citation", "une image", "la date", "un label", "un contact", "une pièce jointe"]
    assert reasons(actions.submit, draft, by=make_user(), now=NOW + MINUTE) == [
        f"Ce changement n’est pas mineur : {part} a changé. Écrivez une note de correction." for part in parts
    ]


def test_a_whole_communique_with_a_typing_error_less_is_minor(db):
    draft = correction_of(make_whole(), correction_is_minor=True, lead="Le chapô sans faute.")
    Text.objects.filter(parent=draft, ordering=10).update(
        body='<p>Le texte sans faute<press-note data-mark="*"></press-note>.</p>'
    )
    assert actions.submit(draft, by=make_user(), now=NOW + MINUTE).status == "review"
