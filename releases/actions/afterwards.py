"""What can still be done, honestly, with what the public has read."""

from django.db import transaction

from releases import permissions
from releases.actions.blockers import refuse
from releases.actions.writing import locked, record
from releases.models import BLOCKS, Address, Communique, Revision, WithdrawalKind
from releases.text.slugs import slugify
from releases.workflow import NotAllowed, Status

# What the next revision begins with: the words, not the decisions.
WORDS = ["kicker", "title", "subtitle", "lead", "place", "issued_on"]
DECIDED_AT_APPROVAL = {"number"}  # of a quote


@transaction.atomic
def correct(communique, *, by, now):
    """Open the next revision as a copy of what is published, which stays until the copy is approved."""
    permissions.check_can_write(by)
    # The communiqué first: of two who begin at once, the second waits here, and then sees the first one's version.
    communique = Communique.objects.select_for_update().get(pk=communique.pk)
    last = locked(communique.revisions.order_by("number").last())
    if last.is_open:
        raise NotAllowed("Une version de ce communiqué est déjà en cours d’écriture.")
    if last.publish_at > now:
        raise NotAllowed("Ce texte n’est pas encore public : rappelez-le pour le modifier.")
    revision = Revision(
        communique=last.communique,
        number=last.number + 1,
        created_at=now,
        created_by=by,
        edited_at=now,
        edited_by=by,
        **{name: getattr(last, name) for name in WORDS},
    )
    revision.save()
    _copy_parts(last, revision)
    record(revision, "correct", by=by, at=now, new=Status.DRAFT)
    return revision


def _copy_parts(old, new):
    for model in BLOCKS:
        _copy(model.objects.filter(parent=old), "parent", new)
    for parts in (old.footnotes.all(), old.revision_contacts.all(), old.revision_awards.all()):
        _copy(parts, "revision", new)
    new.themes.set(old.themes.all())


def _copy(parts, owner, revision):
    copies = list(parts)
    for copy in copies:
        copy.pk = None
        copy._state.adding = True
        setattr(copy, owner, revision)
        for name in DECIDED_AT_APPROVAL:
            if hasattr(copy, name):
                setattr(copy, name, None)
    if copies:
        type(copies[0]).objects.bulk_create(copies)


def _published(communique, now):
    """The communiqué locked, and its last public revision; `NotAllowed` when it never was public."""
    communique = Communique.objects.select_for_update().get(pk=communique.pk)
    revision = communique.revisions.filter(status=Status.APPROVED, publish_at__lte=now).order_by("number").last()
    if revision is None:
        raise NotAllowed("Ce communiqué n’a jamais été public : il n’y a rien à retirer.")
    return communique, revision


@transaction.atomic
def withdraw(communique, *, by, now, kind, reason):
    """Take a published communiqué out of the public room; `kind` is a `WithdrawalKind`, the reason is public."""
    permissions.check_can_withdraw(by)
    communique, revision = _published(communique, now)
    if communique.withdrawn_at:
        raise NotAllowed("Ce communiqué est déjà retiré.")
    refuse(_withdrawal_blockers(kind, reason))
    communique.withdrawn_at, communique.withdrawn_by = now, by
    communique.withdrawn_kind, communique.withdrawn_reason = kind, reason.strip()
    communique.full_clean(exclude=["slug"])
    communique.save()
    record(revision, "withdraw", by=by, at=now, old=Status.APPROVED, new=Status.APPROVED, reason=reason)
    return communique


def _withdrawal_blockers(kind, reason):
    if not reason.strip():
        yield "Un retrait se motive : écrivez ce que les lecteurs liront."
    if kind not in WithdrawalKind.values:
        yield "Choisissez une sorte de retrait."


@transaction.atomic
def reinstate(communique, *, by, now, reason):
    """Put a withdrawn communiqué back where it was."""
    permissions.check_can_withdraw(by)
    communique, revision = _published(communique, now)
    if not communique.withdrawn_at:
        raise NotAllowed("Ce communiqué n’est pas retiré.")
    refuse([] if reason.strip() else ["Dites pourquoi ce communiqué revient en ligne."])
    communique.withdrawn_at = communique.withdrawn_by = None
    communique.withdrawn_kind = communique.withdrawn_reason = ""
    communique.reinstated_at = now
    communique.save()
    record(revision, "reinstate", by=by, at=now, old=Status.APPROVED, new=Status.APPROVED, reason=reason)
    return communique


@transaction.atomic
def rename(communique, slug, *, by, now):
    """Give a public communiqué another address; the old one redirects to it for ever."""
    permissions.check_can_withdraw(by)
    communique, revision = _published(communique, now)
    wanted = slugify(slug, max_length=80)
    if not wanted or wanted.isdigit():
        refuse(["Une adresse est faite de mots."])
    if Address.objects.filter(slug=wanted).exclude(communique=communique).exists():
        refuse([f"L’adresse « {wanted} » est, ou a été, celle d’un autre communiqué."])
    old = communique.slug
    communique.slug = wanted
    communique.save(update_fields=["slug"])
    record(revision, "rename", by=by, at=now, reason=f"{old} → {wanted}")
    return communique
