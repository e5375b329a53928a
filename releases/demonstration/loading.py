"""The demonstration written into the room, as its desk would: by `releases.actions`, one person after another."""

import uuid
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.db import transaction

from releases import actions, renditions
from releases.demonstration import drawings, labels, people
from releases.demonstration.parts import Attach, Correct, Piece, Say, Show, Withdraw, html
from releases.demonstration.pictures import PICTURES
from releases.demonstration.texts import FIRST, pieces
from releases.models import (
    Attachment,
    Communique,
    ContactPhone,
    Figure,
    Footnote,
    Image,
    Label,
    LabelAward,
    Mandate,
    PressContact,
    Quote,
    RevisionAward,
    RevisionContact,
    Spokesperson,
    Text,
    Theme,
)
from releases.text.french import PARIS
from releases.text.slugs import slugify
from releases.workflow import Status

NAMESPACE = uuid.UUID("6f0e2a57-6d0e-4c53-9d37-2f4f8b4f6a38")
REGION = "main"


def uid_of(key):
    """The identifier of a communiqué of the demonstration: the same in every room."""
    return uuid.uuid5(NAMESPACE, key)


def is_loaded():
    """Whether the room holds the demonstration: its oldest communiqué, which was approved, cannot be deleted."""
    return Communique.objects.filter(uid=uid_of(FIRST)).exists()


@transaction.atomic
def load(now):
    """Write the demonstration as it stands at `now`, whole or not at all; False when the room already holds it."""
    if is_loaded():
        return False
    today = now.astimezone(PARIS).date()
    room = Room(now, today)
    for piece in pieces(today):
        room.write(piece)
    return True


class Room:
    """What the communiqués refer to by name, and how one is written."""

    def __init__(self, now, today):
        self.now = now
        self.staff = {account.login: staff_member(account) for account in people.STAFF}
        self.themes = {
            slug: Theme.objects.get_or_create(slug=slug, defaults={"name": name})[0]
            for slug, name in people.THEMES.items()
        }
        self.people = {key: spokesperson(person) for key, person in people.PEOPLE.items()}
        self.contacts = {key: press_contact(contact) for key, contact in people.CONTACTS.items()}
        schemes = {key: label(scheme) for key, scheme in labels.SCHEMES.items()}
        self.awards = {key: label_award(award, schemes) for key, award in labels.awards(today).items()}
        self.pictures = {key: picture(described, now) for key, described in PICTURES.items()}

    def write(self, piece: Piece):
        """The communiqué with its whole life, up to now."""
        writer, approver = self.staff[piece.writer], self.staff[piece.approver]
        done_at = min(piece.at, self.now - timedelta(hours=2))
        is_open = piece.status != Status.APPROVED
        revision = actions.create_draft(
            by=writer,
            now=done_at - timedelta(days=1, hours=2),
            kind=piece.kind,
            kicker=piece.kicker,
            title=piece.title,
            subtitle=piece.subtitle,
            lead=piece.lead,
            place=piece.place,
            issued_on=piece.at.date(),
            embargo_until=piece.at if piece.embargo else None,
        )
        communique = revision.communique
        communique.uid = uid_of(piece.key)
        communique.save(update_fields=["uid"])
        self._write_parts(piece, revision)
        if piece.status == Status.DRAFT:
            return
        revision = actions.submit(revision, by=writer, now=done_at - timedelta(hours=3))
        if is_open:
            return
        is_ahead = piece.at > self.now
        actions.approve(revision, by=approver, now=done_at, publish_at=piece.at if is_ahead else None)
        for act in piece.afterwards:
            self._continue(communique, act, piece)

    def _write_parts(self, piece, revision):
        for ordering, part in enumerate(piece.parts, 1):
            place = {"parent": revision, "region": REGION, "ordering": ordering * 10}
            match part:
                case str():
                    Text.objects.create(body=html(part), **place)
                case Say():
                    Quote.objects.create(
                        text=part.words,
                        spokesperson=self.people[part.who],
                        role=part.role,
                        attribution=part.verb,
                        **place,
                    )
                case Show():
                    Figure.objects.create(image=self.pictures[part.picture], **place)
                case Attach():
                    file = ContentFile(part.data, part.name)
                    Attachment.objects.create(title=part.title, file=file, size=file.size, **place)
        for ordering, (mark, text) in enumerate(piece.notes):
            Footnote.objects.create(revision=revision, mark=mark, text=text, ordering=ordering)
        for ordering, key in enumerate(piece.contacts):
            RevisionContact.objects.create(revision=revision, contact=self.contacts[key], ordering=ordering)
        for ordering, key in enumerate([*piece.announces, *piece.awards]):
            RevisionAward.objects.create(revision=revision, award=self.awards[key], ordering=ordering)
        for key in piece.announces:
            LabelAward.objects.filter(pk=self.awards[key].pk).update(announced_in=revision.communique)
        revision.themes.set([self.themes[key] for key in piece.themes])
        actions.take_mandates(revision)

    def _continue(self, communique, act, piece):
        writer, approver = self.staff[piece.writer], self.staff[piece.approver]
        at = min(piece.at + act.after, self.now - timedelta(minutes=10))
        match act:
            case Withdraw():
                actions.withdraw(communique, by=approver, now=at, kind=act.kind, reason=act.reason)
            case Correct():
                revision = actions.correct(communique, by=writer, now=at - timedelta(minutes=40))
                replace_words(revision, act.words)
                revision.correction_note = act.note
                revision.correction_is_minor = not act.note and not act.stays_open
                actions.save_draft(revision, by=writer, now=at - timedelta(minutes=30))
                if not act.stays_open:
                    revision = actions.submit(revision, by=writer, now=at - timedelta(minutes=20))
                    actions.approve(revision, by=approver, now=at)


def replace_words(revision, words):
    """Replace words in the title, the lead, the texts and the quotes of an unsaved draft; each must be found."""
    fields = [(revision, "title"), (revision, "lead")]
    fields += [(text, "body") for text in Text.objects.filter(parent=revision)]
    fields += [(quote, "text") for quote in Quote.objects.filter(parent=revision)]
    for old, new in words:
        found = [(holder, name) for holder, name in fields if old in getattr(holder, name)]
        if not found:
            raise ValueError(f"« {old} » is nowhere in « {revision} ».")
        for holder, name in found:
            setattr(holder, name, getattr(holder, name).replace(old, new))
            if holder is not revision:
                holder.save(update_fields=[name])


def staff_member(account):
    user, is_new = User.objects.get_or_create(
        username=account.login,
        defaults={"first_name": account.first_name, "last_name": account.last_name, "is_staff": True},
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name=account.group))
    return user


def spokesperson(person):
    slug = slugify(f"{person.first_name} {person.last_name}")
    kept, is_new = Spokesperson.objects.get_or_create(
        slug=slug,
        defaults={
            "first_name": person.first_name,
            "last_name": person.last_name,
            "is_public_official": person.is_public_official,
        },
    )
    if is_new:
        for office in person.offices:
            Mandate.objects.create(spokesperson=kept, **vars(office))
    return kept


def press_contact(contact):
    kept, is_new = PressContact.objects.get_or_create(
        name=contact.name,
        email=contact.email,
        defaults={
            "is_service": contact.is_service,
            "is_public": contact.is_public,
            "out_of_hours_phone": e164(contact.out_of_hours),
        },
    )
    if is_new:
        for ordering, (number, note) in enumerate(contact.phones):
            ContactPhone.objects.create(contact=kept, ordering=ordering, number=e164(number), note=note)
    return kept


def e164(number):
    return ContactPhone._meta.get_field("number").to_python(number) if number else ""


def label(scheme):
    fields = vars(scheme)
    return Label.objects.get_or_create(slug=scheme.slug, defaults=fields)[0]


def label_award(award, schemes):
    return LabelAward.objects.create(**(vars(award) | {"label": schemes[award.label]}))


def picture(described, now):
    image = Image(
        alt_text=described.alt_text,
        caption=described.caption,
        credit=described.credit,
        licence=described.licence,
        added_at=now,
    )
    renditions.store(image, ContentFile(drawings.jpeg(described.drawing), f"{described.drawing}.jpg"))
    image.full_clean()
    image.save()
    return image
