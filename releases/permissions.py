"""May this person? One table of roles, one function per question; `workflow` answers for the state.

`may_…` answers, `check_…` raises `PermissionDenied` with a French message.
"""

from django.core.exceptions import PermissionDenied

from releases.workflow import Status

EDITORIAL = ["spokesperson", "mandate", "presscontact", "contactphone", "theme", "label", "labelaward", "image"]
PARTS = ["text", "quote", "figure", "attachment", "footnote", "revisioncontact", "revisionaward", "doubt"]


def _all(models, verbs=("view", "add", "change", "delete")):
    return [f"{verb}_{model}" for model in models for verb in verbs]


WRITE = ["view_revision", "add_revision", "change_revision", "submit_revision", "view_transition"]
# The groups, as the migration creates them: who may do what, in one place.
ROLES = {
    "Rédaction": [*WRITE, *_all(PARTS), *_all(EDITORIAL, ("view", "add", "change"))],
    "Validation": [*WRITE, "approve_revision", "withdraw_revision", *_all(PARTS), *_all(EDITORIAL)],
    "Administration": [
        *WRITE,
        "approve_revision",
        "withdraw_revision",
        *_all(PARTS),
        *_all(EDITORIAL),
        *_all(["user"]),
        "view_group",
    ],
}


def has(person, codename):
    return person.is_active and person.has_perm(f"releases.{codename}")


def may_write(person):
    return has(person, "add_revision")


def may_edit(person, revision):
    """A draft is written; a text in review waits for a decision; an approved one never changes."""
    return revision.status == Status.DRAFT and has(person, "change_revision")


def may_submit(person):
    return has(person, "submit_revision")


def may_approve(person, revision):
    """Four eyes: whoever submitted does not approve."""
    return has(person, "approve_revision") and revision.submitted_by_id != person.pk


def may_send_back(person, revision):
    """An approver refuses; whoever submitted may take it back, as long as they are still of the desk."""
    is_theirs = revision.submitted_by_id == person.pk
    return has(person, "approve_revision") or (is_theirs and may_submit(person))


def may_recall(person):
    return has(person, "approve_revision")


def may_keep_the_lists(person):
    """People, contacts and labels: created by hand or along with an import."""
    return all(has(person, f"add_{model}") for model in ("spokesperson", "presscontact", "label", "labelaward"))


def may_withdraw(person):
    return has(person, "withdraw_revision")


def check(allowed, refusal):
    if not allowed:
        raise PermissionDenied(refusal)


def check_can_write(person):
    check(may_write(person), "Votre compte ne permet pas d’écrire un communiqué.")


def check_can_keep_the_lists(person):
    check(may_keep_the_lists(person), "Votre compte ne permet pas de créer une personne, un contact ou un label.")


def check_can_edit(person, revision):
    check(may_edit(person, revision), "Ce texte n’est plus un brouillon, ou votre compte ne permet pas de le modifier.")


def check_can_submit(person):
    check(may_submit(person), "Votre compte ne permet pas de soumettre un communiqué à relecture.")


def check_can_approve(person, revision):
    check(has(person, "approve_revision"), "Votre compte ne permet pas d’approuver un communiqué.")
    check(
        may_approve(person, revision),
        "Vous avez soumis ce communiqué : une autre personne doit l’approuver.",
    )


def check_can_send_back(person, revision):
    check(may_send_back(person, revision), "Votre compte ne permet pas de renvoyer ce communiqué en écriture.")


def check_can_recall(person):
    check(may_recall(person), "Votre compte ne permet pas de rappeler un communiqué programmé.")


def check_can_withdraw(person):
    check(may_withdraw(person), "Votre compte ne permet pas de retirer un communiqué, ni de le remettre en ligne.")
