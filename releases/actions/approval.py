"""From a draft to the hour of publication, and back."""

from datetime import UTC

from django.db import transaction

from releases import permissions, search
from releases.actions.blockers import blockers, refuse
from releases.actions.writing import locked, random_suffix, record, take_mandates
from releases.models import Address, Frozen, Quote
from releases.rendering import blocks_of, document_of, freeze
from releases.text.french import format_datetime
from releases.text.slugs import slugify
from releases.workflow import NotAllowed, Status, check_move


@transaction.atomic
def submit(revision, *, by, now):
    """Hand a draft to a second person. Raises `Refused` with everything that is missing."""
    revision = locked(revision)
    permissions.check_can_submit(by)
    check_move(revision.status, Status.REVIEW)
    take_mandates(revision)
    refuse(blockers(revision))
    revision.status = Status.REVIEW
    revision.submitted_by = by
    revision.save(update_fields=["status", "submitted_by"])
    record(revision, "submit", by=by, at=now, old=Status.DRAFT, new=Status.REVIEW)
    return revision


@transaction.atomic
def send_back(revision, *, by, now, reason):
    """Return a text in review to writing, with the reason."""
    revision = locked(revision)
    permissions.check_can_send_back(by, revision)
    if revision.status != Status.REVIEW:
        raise NotAllowed("Seul un texte en relecture peut être renvoyé en écriture.")
    refuse([] if reason.strip() else ["Dites pourquoi ce texte est renvoyé : la personne qui l’a écrit le lira."])
    revision.status = Status.DRAFT
    revision.submitted_by = None
    revision.save(update_fields=["status", "submitted_by"])
    record(revision, "send_back", by=by, at=now, old=Status.REVIEW, new=Status.DRAFT, reason=reason)
    return revision


@transaction.atomic
def approve(revision, *, by, now, publish_at=None):
    """Freeze the revision; the public reads it from `publish_at` on, or at once when that is None.

    A later hour is a whole minute: the lifetime of every cached page ends at one (`releases.caching`).
    """
    revision = locked(revision)
    permissions.check_can_approve(by, revision)
    check_move(revision.status, Status.APPROVED)
    communique = revision.communique
    previous = communique.revisions.filter(status=Status.APPROVED).order_by("number").last()
    # In UTC: Python compares two hours of one zone by their clocks, and one hour of October comes twice.
    now, publish_at = now.astimezone(UTC), publish_at and publish_at.astimezone(UTC)
    refuse([*blockers(revision), *_hour_blockers(revision, previous, publish_at, now)])
    publish_at = publish_at or now
    _give_address(communique, revision)
    revision.publish_at = publish_at
    revision.first_public_at = previous.first_public_at if previous else publish_at
    revision.approved_at, revision.approved_by = now, by
    _number_quotes(revision)
    document = document_of(revision, publish_at=publish_at, first_public_at=revision.first_public_at)
    frozen = freeze(document, revision)
    frozen.save(force_insert=True)
    search.add(frozen)
    if previous:
        previous.superseded_at = publish_at
        previous.save(update_fields=["superseded_at"])
    revision.status = Status.APPROVED
    revision.save(update_fields=["status", "publish_at", "first_public_at", "approved_at", "approved_by"])
    record(revision, "approve", by=by, at=now, old=Status.REVIEW, new=Status.APPROVED)
    return revision


def _hour_blockers(revision, previous, publish_at, now):
    if publish_at is not None:
        if publish_at < now:
            yield f"L’heure choisie, le {format_datetime(publish_at)}, est déjà passée."
        if publish_at.second or publish_at.microsecond:
            yield "L’heure de publication se donne à la minute."
    embargo = revision.embargo_until
    if embargo and (publish_at or now) < embargo:
        until = format_datetime(embargo)
        yield f"Ce texte est sous embargo jusqu’au {until} : choisissez cette heure, ou une heure d’après."
    if previous and (publish_at or now) <= previous.publish_at:
        since = format_datetime(previous.publish_at)
        yield f"La version précédente est publique depuis le {since} : choisissez une heure d’après."


def _give_address(communique, revision):
    """The address of a communiqué comes from the title at its first approval, then stays (`rename` changes it)."""
    was_public = communique.slug and communique.revisions.filter(status=Status.APPROVED).exists()
    wanted = slugify(revision.title, max_length=80) or "communique"
    if wanted.isdigit():
        wanted = f"communique-{wanted}"  # /communiques/2021/ is a year
    if was_public or communique.slug == wanted:
        return
    if Address.objects.filter(slug=wanted).exclude(communique=communique).exists():
        wanted = f"{wanted}-{random_suffix()}"
    communique.slug = wanted
    communique.save(update_fields=["slug"])


def _number_quotes(revision):
    quotes = [block for block in blocks_of(revision) if isinstance(block, Quote)]
    for number, quote in enumerate(quotes, 1):
        quote.number = number
    Quote.objects.bulk_update(quotes, ["number"])


@transaction.atomic
def recall(revision, *, by, now, reason=""):
    """Take back an approval before its hour: the revision is a draft again, and nobody will have read it."""
    revision = locked(revision)
    permissions.check_can_recall(by)
    check_move(revision.status, Status.DRAFT)
    if revision.status != Status.APPROVED:
        raise NotAllowed("Seul un texte programmé se rappelle.")
    if revision.publish_at <= now:
        raise NotAllowed("Ce texte est déjà public : corrigez-le, ou retirez le communiqué.")
    revision.status = Status.DRAFT
    revision.publish_at = revision.first_public_at = revision.approved_at = revision.approved_by = None
    revision.submitted_by = None
    revision.save(
        update_fields=["status", "publish_at", "first_public_at", "approved_at", "approved_by", "submitted_by"]
    )
    Frozen.objects.filter(revision=revision).delete()  # and with it what the search knows
    previous = revision.communique.revisions.filter(number=revision.number - 1).first()
    if previous:
        previous.superseded_at = None
        previous.save(update_fields=["superseded_at"])
    record(revision, "recall", by=by, at=now, old=Status.APPROVED, new=Status.DRAFT, reason=reason)
    return revision
