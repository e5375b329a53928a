"""From what the importer read to a draft: what the room knows is linked, the rest only proposed."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from releases import permissions
from releases.actions.writing import create_draft, take_mandates
from releases.importing.documents import ImportedQuote, Known, KnownLabel, KnownPerson
from releases.models import (
    ContactPhone,
    Doubt,
    Footnote,
    Kind,
    Label,
    LabelAward,
    LabelKind,
    PressContact,
    Quote,
    RevisionAward,
    RevisionContact,
    Spokesperson,
    Text,
)
from releases.text.french import format_date, format_phone
from releases.text.slugs import slugify

# A text that cites a label speaks of the award that it had, or of one given within this time before.
AWARD_IS_RECENT = timedelta(days=366)
REGION = "main"
MARK_LENGTH = Footnote._meta.get_field("mark").max_length
NAME_LENGTH = Spokesperson._meta.get_field("last_name").max_length
EMAIL_LENGTH = PressContact._meta.get_field("email").max_length


def known():
    """What the room holds, for the importer to recognise."""
    return Known(
        labels=tuple(
            KnownLabel(label.pk, label.name, tuple(line.strip() for line in label.aliases.splitlines() if line.strip()))
            for label in Label.objects.all()
        ),
        people=tuple(KnownPerson(person.pk, person.name) for person in Spokesperson.objects.all()),
    )


@dataclass(frozen=True)
class Proposal:
    """Something that the text names and the room does not hold. `key` is what `import_draft` takes in `create`."""

    key: str
    words: str


def proposals(imported):
    """What could be created with this import, if the editor wants it: people, contacts, labels."""
    found = {}
    for quote in imported.quotes:
        if quote.speaker and quote.person_id is None:
            role = f", {quote.role}" if quote.role else ""
            found.setdefault(f"person:{quote.speaker}", f"porte-parole : {quote.speaker}{role}")
    for contact in imported.contacts:
        if matching_contact(contact) is None:
            reached = ", ".join([contact.email, *map(format_phone, contact.phones)]).strip(", ")
            found.setdefault(f"contact:{contact_name(contact)}", f"contact presse : {contact_name(contact)}, {reached}")
    for label in imported.labels:
        if label.label_id is None:
            found.setdefault(f"label:{label.name}", f"label : {label.name}")
    return [Proposal(key, words) for key, words in found.items()]


@transaction.atomic
def import_draft(imported, *, by, now, create=()):
    """The draft of an imported communiqué, never more than a draft; its doubts are kept beside it.

    `create` holds the keys of the `proposals` to create along with it.
    """
    if any(key.partition(":")[0] in {"person", "contact", "label"} for key in create):
        permissions.check_can_keep_the_lists(by)
    create = set(create)
    revision = create_draft(
        by=by,
        now=now,
        kind=imported.kind or Kind.PRESS_RELEASE,
        kicker=(imported.kicker or "")[:120],
        title=(imported.title or "")[:250],
        subtitle=(imported.subtitle or "")[:250],
        lead=imported.lead or "",
        place=(imported.place or "")[:80],
        issued_on=imported.date,
        embargo_until=imported.embargo,
    )
    doubts = [Doubt(field=doubt.field, words=doubt.words, why=doubt.why) for doubt in imported.doubts]
    doubts += [
        Doubt(field=field, words=words, why=f"Texte trop long pour ce champ ({limit} signes) : la fin a été coupée.")
        for field, words, limit in (
            ("kicker", imported.kicker, 120),
            ("title", imported.title, 250),
            ("subtitle", imported.subtitle, 250),
            ("place", imported.place, 80),
        )
        if words and len(words) > limit
    ]
    for ordering, block in enumerate(imported.blocks, 1):
        place = {"parent": revision, "region": REGION, "ordering": ordering * 10}
        if isinstance(block, ImportedQuote):
            doubts += _save_quote(block, place, create)
        else:
            Text.objects.create(body=block.html, **place)
    doubts += _save_notes(revision, imported.footnotes)
    for ordering, contact in enumerate(imported.contacts):
        doubts += _link_contact(revision, contact, ordering, create)
    for ordering, label in enumerate(imported.labels):
        doubts += _link_label(revision, label, ordering, create)
    for doubt in doubts:
        doubt.revision = revision
    Doubt.objects.bulk_create(doubts)
    take_mandates(revision)
    return revision


def _save_notes(revision, notes):
    taken, free = set(), (str(number) for number in count(1))
    printed = {note.mark for note in notes}
    for ordering, note in enumerate(notes):
        mark = note.mark
        if len(mark) > MARK_LENGTH or mark in taken:
            mark = next(number for number in free if number not in printed)
            why = f"Repère déjà pris ou trop long : cette note a reçu « {mark} », vérifiez son appel dans le texte."
            yield Doubt(field="footnotes", words=f"{note.mark} {note.text}", why=why)
        taken.add(mark)
        Footnote.objects.create(revision=revision, mark=mark, text=note.text, ordering=ordering)


def _save_quote(imported, place, create):
    person = Spokesperson.objects.filter(pk=imported.person_id).first()
    if person is None and f"person:{imported.speaker}" in create:
        person = _create_person(imported.speaker)
    printed = ", ".join(part for part in (imported.speaker, imported.role, imported.attribution) if part)
    Quote.objects.create(
        text=imported.text,
        spokesperson=person,
        role=(imported.role or "")[:350],
        attribution=(imported.attribution or "")[:80],
        printed_attribution=printed[:400],
        **place,
    )
    if person is None and imported.speaker:
        why = "Cette personne n’est pas encore dans la liste des porte-parole : créez-la, ou choisissez-en une autre."
        yield Doubt(field="quotes", words=printed, why=why)


def _create_person(name):
    """A person of this name, once: two quotes of one text have one speaker."""
    first, _, last = name.rpartition(" ")
    first, last = first[:NAME_LENGTH].strip(), last[:NAME_LENGTH]
    found = Spokesperson.objects.filter(first_name=first, last_name=last).first()
    return found or Spokesperson.objects.create(
        first_name=first, last_name=last, slug=_free_slug(Spokesperson, name), is_public_official=False
    )


def _free_slug(model, name):
    wanted, number = slugify(name, max_length=90) or "sans-nom", 1
    slug = wanted
    while model.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def contact_name(contact):
    return contact.name or contact.email or (format_phone(contact.phones[0]) if contact.phones else "")


def matching_contact(contact):
    """The press contact of the room with this e-mail address, or else with this name."""
    contacts = PressContact.objects.annotate(lower_email=Lower("email"), lower_name=Lower("name"))
    if contact.email:
        return contacts.filter(lower_email=contact.email.lower()).order_by("-is_public", "pk").first()
    return contacts.filter(lower_name=contact.name.lower()).order_by("-is_public", "pk").first()


def _link_contact(revision, imported, ordering, create):
    contact = matching_contact(imported)
    words = ", ".join([contact_name(imported), *map(format_phone, imported.phones)])
    wanted = f"contact:{contact_name(imported)}" in create and len(imported.email) <= EMAIL_LENGTH
    if contact is None and wanted:
        contact = PressContact.objects.create(name=contact_name(imported)[:150], email=imported.email)
        ContactPhone.objects.bulk_create(
            ContactPhone(contact=contact, number=number, ordering=place) for place, number in enumerate(imported.phones)
        )
    if contact is None:
        why = "Ce contact presse n’est pas encore dans la liste : créez-le, ou choisissez-en un autre."
        yield Doubt(field="contacts", words=words, why=why)
        return
    RevisionContact.objects.get_or_create(revision=revision, contact=contact, defaults={"ordering": ordering})
    kept = {phone.number for phone in contact.phones.all()} | {contact.out_of_hours_phone}
    others = [number for number in imported.phones if number not in kept]
    if others:
        listed = ", ".join(map(format_phone, others))
        yield Doubt(field="contacts", words=words, why=f"La liste des contacts n’a pas ce numéro : {listed}.")


def _link_label(revision, imported, ordering, create):
    day = revision.issued_on
    # By its name too: somebody may have created it since the text was read.
    label = Label.objects.filter(Q(pk=imported.label_id) | Q(name=imported.name[:200])).first()
    if label is None and f"label:{imported.name}" in create and day:
        label = Label.objects.create(
            name=imported.name[:200], slug=_free_slug(Label, imported.name), kind=LabelKind.LABEL
        )
        LabelAward.objects.create(label=label, awarded_on=day, announced_in=revision.communique)
        yield Doubt(
            field="labels", words=imported.words, why="Label créé : précisez sa sorte, son organisme, sa durée."
        )
    if label is None:
        why = "Ce label n’est pas encore dans la liste : créez-le avec son attribution, ou laissez-le dans le texte."
        yield Doubt(field="labels", words=imported.words, why=why)
        return
    award = _award_of(label, day) if day else None
    if award is None:
        when = f"avant le {format_date(day)}" if day else "sans la date du communiqué"
        why = f"« {label} » n’a pas d’attribution récente {when} : ajoutez-la, puis citez-la."
        yield Doubt(field="labels", words=imported.words, why=why)
        return
    RevisionAward.objects.get_or_create(revision=revision, award=award, defaults={"ordering": ordering})


def _award_of(label, day):
    """The award of a label that a text of that day speaks of: valid then, or given within the year before."""
    given = label.awards.filter(awarded_on__lte=day).order_by("-awarded_on")
    for award in given:
        if day - award.awarded_on <= AWARD_IS_RECENT or (award.valid_until and award.valid_until >= day):
            return award
    return None
