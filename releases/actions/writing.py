"""Drafts: begun, written, given up."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction

from releases import permissions
from releases.models import Communique, Kind, Quote, Revision, Transition
from releases.text.markup import clean_text
from releases.workflow import NotAllowed, Status

# What people write in a draft; everything else in a revision is decided by an act.
WRITTEN = [
    "kicker",
    "title",
    "subtitle",
    "lead",
    "place",
    "issued_on",
    "embargo_until",
    "correction_note",
    "correction_is_minor",
]


# What is typed in a revision itself: no control character goes further, PostgreSQL would refuse some of them.
WORDS = ("kicker", "title", "subtitle", "lead", "place", "correction_note")


def record(revision, act, *, by, at, old="", new="", reason=""):
    """One row of the journal of a communiqué."""
    return Transition.objects.create(
        communique_id=revision.communique_id,
        revision_number=revision.number,
        act=act,
        by=by,
        at=at,
        old_status=old,
        new_status=new,
        reason=reason.strip(),
    )


def locked(revision):
    """The revision and its communiqué as they are now, kept for this transaction (on SQLite, all of it is)."""
    communique = Communique.objects.select_for_update().filter(pk=revision.communique_id).first()
    fresh = Revision.objects.select_for_update().filter(pk=revision.pk).first()
    if communique is None or fresh is None:
        raise NotAllowed("Ce texte n’existe plus : quelqu’un l’a abandonné entre-temps.")
    fresh.communique = communique
    return fresh


def check_is_a_draft(revision, by):
    """Whoever may not write is told that first; then the state answers."""
    if permissions.may_write(by) and revision.status != Status.DRAFT:
        raise NotAllowed(f"Ce texte n’est plus un brouillon : il est « {revision.get_status_display()} ».")
    permissions.check_can_edit(by, revision)


def create_draft(*, by, now, kind=Kind.PRESS_RELEASE, **fields):
    """A new communiqué with its first revision, a draft. Fields are those of `Revision`; all may be empty."""
    return save_draft(Revision(**fields), by=by, now=now, kind=kind)


@transaction.atomic
def save_draft(revision, *, by, now, kind=None):
    """Save what was written in a draft, new or not; returns it. Raises `NotAllowed` when it is no draft any more."""
    for name in WORDS:
        setattr(revision, name, clean_text(getattr(revision, name)))
    if revision.pk is None:
        permissions.check_can_write(by)
        communique = Communique.objects.create(kind=kind or Kind.PRESS_RELEASE, created_at=now, created_by=by)
        revision.communique = communique
        revision.number = 1
        revision.status = Status.DRAFT
        revision.created_at = revision.edited_at = now
        revision.created_by = revision.edited_by = by
        revision.save()
        record(revision, "create", by=by, at=now, new=Status.DRAFT)
        return revision
    stored = locked(revision)
    check_is_a_draft(stored, by)
    communique = stored.communique
    if kind and kind != communique.kind:
        if stored.number > 1 or communique.slug:
            raise NotAllowed("Le genre d’un communiqué déjà approuvé ne change plus.")
        communique.kind = kind
        communique.save(update_fields=["kind"])
    revision.communique = communique
    revision.status = stored.status
    revision.edited_at, revision.edited_by = now, by
    # Words only: a form may have been open while others decided.
    revision.save(update_fields=[*WRITTEN, "edited_at", "edited_by"])
    return revision


def take_mandates(revision):
    """Give each quote the office that its speaker holds on the communiqué's date, which may have changed since.

    Quotes that no mandate fits are left as they are: `blockers` says so.
    """
    for quote in Quote.objects.filter(parent=revision).select_related("spokesperson", "mandate"):
        quote.parent = revision
        before = quote.mandate_id, quote.role
        try:
            quote.take_mandate()
        except ValidationError:
            continue
        if before != (quote.mandate_id, quote.role):
            quote.save(update_fields=["mandate", "role"])


def settle_doubt(doubt, *, by):
    """A doubt of the import that the editor has looked at."""
    permissions.check_can_edit(by, doubt.revision)
    doubt.delete()


@transaction.atomic
def discard(revision, *, by, now):
    """Give up a draft. The first one takes its communiqué along; nothing that was ever approved can go."""
    revision = locked(revision)
    check_is_a_draft(revision, by)
    communique = revision.communique
    if revision.number == 1:
        communique.announced_awards.update(announced_in=None)
        revision.delete()
        communique.delete()
    else:
        record(revision, "discard", by=by, at=now, old=revision.status)
        revision.delete()


def random_suffix():
    """What tells apart two equal addresses without telling how many there are."""
    return secrets.token_hex(3)
