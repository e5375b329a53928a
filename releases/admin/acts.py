"""The buttons of a communiqué: each leads to one page that says in words what it will do, then calls `actions`.

A button is shown when the state and the person both allow it; the action itself decides again, and refuses in words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from releases import actions, permissions
from releases.admin.listing import name_of
from releases.forms import acts as forms
from releases.models import Revision
from releases.text import typography
from releases.text.french import format_datetime, zone_name
from releases.workflow import Phase, Status


@dataclass(frozen=True)
class Situation:
    """A revision as this person has it in front of them."""

    revision: Revision
    person: object
    now: datetime

    @cached_property
    def phase(self):
        return self.revision.phase(self.now)

    @cached_property
    def newest(self):
        return self.revision.communique.revisions.order_by("-number").first()

    @property
    def is_newest(self):
        return self.revision.pk == self.newest.pk

    @cached_property
    def was_public(self):
        approved = self.revision.communique.revisions.filter(status=Status.APPROVED, publish_at__lte=self.now)
        return approved.exists()

    @property
    def is_withdrawn(self):
        return self.revision.communique.withdrawn_at is not None


@dataclass(frozen=True)
class Act:
    name: str  # the last part of its address
    button: str
    heading: str
    confirm: str  # the words of the button that does it
    offered: Callable  # situation → may it be done, as far as state and person tell
    check: Callable  # situation → raises PermissionDenied in words
    words: Callable  # situation → what it will do, a list of sentences
    perform: Callable  # (situation, values of the form) → the revision to show next, or None
    done: Callable  # revision shown next → what has been done
    form: type = forms.ActForm
    initial: Callable = lambda situation: {}
    is_grave: bool = False
    needs_whole_text: bool = False  # what is missing is said before anyone has to confirm


def hour_in_words(instant):
    return typography.fine(f"{format_datetime(instant)} ({zone_name(instant)}, à Paris)")


def submit_words(situation):
    yield "Une autre personne relira ce texte, puis l’approuvera ou le renverra."
    yield "Pendant la relecture, il ne se modifie plus. Vous pourrez le reprendre à tout moment."


def send_back_words(situation):
    if situation.revision.submitted_by_id == situation.person.pk:
        yield "Vous reprenez ce texte : il redevient un brouillon, que l’on peut modifier."
    else:
        yield f"Ce texte redevient un brouillon. {name_of(situation.revision.submitted_by)} l’avait soumis."


def approve_words(situation):
    revision = situation.revision
    if revision.number > 1:
        yield f"La version {revision.number} remplacera la version publiée, à la même adresse."
    yield "Le texte approuvé est figé : ensuite, il ne change plus que par une correction."
    if revision.embargo_until and revision.embargo_until > situation.now:
        yield f"Ce texte est sous embargo jusqu’au {hour_in_words(revision.embargo_until)}."


def recall_words(situation):
    yield f"Ce texte ne sera pas publié le {hour_in_words(situation.revision.publish_at)}."
    yield "Il redevient un brouillon. Personne ne l’aura lu."


def correct_words(situation):
    yield f"La version {situation.revision.number + 1} s’ouvre, copie de la version publiée."
    yield "Les lecteurs continuent de lire la version publiée, jusqu’à l’approbation de la nouvelle."


def withdraw_words(situation):
    yield "Dès maintenant, ce communiqué quitte la liste, la recherche, les flux et les pages qui le citent."
    yield "Rien n’est effacé : il pourra être remis en ligne."


def reinstate_words(situation):
    yield "Dès maintenant, ce communiqué revient où il était, avec sa dernière version approuvée."


def rename_words(situation):
    yield f"Adresse d’aujourd’hui : /communiques/{situation.revision.communique.slug}/"
    yield "L’ancienne adresse mènera toujours à la nouvelle."


def discard_words(situation):
    if situation.revision.number > 1:
        yield f"La version {situation.revision.number} est effacée. La version publiée ne change pas."
    else:
        yield "Ce texte, ses citations et ses pièces jointes sont effacés. Cela ne se défait pas."


def kept(result):
    """Acts on a communiqué give the communiqué: what is shown next is its newest revision."""
    return result.revisions.order_by("-number").first()


def _submit(situation, values):
    return actions.submit(situation.revision, by=situation.person, now=situation.now)


def _send_back(situation, values):
    return actions.send_back(situation.revision, by=situation.person, now=situation.now, reason=values["reason"])


def _approve(situation, values):
    return actions.approve(
        situation.revision, by=situation.person, now=situation.now, publish_at=values.get("publish_at")
    )


def _recall(situation, values):
    return actions.recall(situation.revision, by=situation.person, now=situation.now, reason=values["reason"])


def _correct(situation, values):
    return actions.correct(situation.revision.communique, by=situation.person, now=situation.now)


def _withdraw(situation, values):
    return kept(actions.withdraw(situation.revision.communique, by=situation.person, now=situation.now, **values))


def _reinstate(situation, values):
    return kept(actions.reinstate(situation.revision.communique, by=situation.person, now=situation.now, **values))


def _rename(situation, values):
    communique = situation.revision.communique
    return kept(actions.rename(communique, values["slug"], by=situation.person, now=situation.now))


def _discard(situation, values):
    communique = situation.revision.communique
    actions.discard(situation.revision, by=situation.person, now=situation.now)
    return communique.revisions.order_by("-number").first() if situation.revision.number > 1 else None


ACTS = [
    Act(
        name="soumettre",
        button="Soumettre à relecture",
        heading="Soumettre ce communiqué à relecture",
        confirm="Soumettre à relecture",
        offered=lambda it: it.phase is Phase.DRAFT and permissions.may_submit(it.person),
        check=lambda it: permissions.check_can_submit(it.person),
        words=submit_words,
        perform=_submit,
        done=lambda revision: "Soumis à relecture.",
        needs_whole_text=True,
    ),
    Act(
        name="approuver",
        button="Approuver…",
        heading="Approuver ce communiqué",
        confirm="Approuver",
        offered=lambda it: it.phase is Phase.REVIEW and permissions.may_approve(it.person, it.revision),
        check=lambda it: permissions.check_can_approve(it.person, it.revision),
        words=approve_words,
        perform=_approve,
        done=lambda revision: f"Approuvé : public à partir du {hour_in_words(revision.publish_at)}.",
        form=forms.ApproveForm,
        initial=lambda it: forms.ApproveForm.initial_for(it.revision, it.now),
        needs_whole_text=True,
    ),
    Act(
        name="renvoyer",
        button="Renvoyer en écriture…",
        heading="Renvoyer ce communiqué en écriture",
        confirm="Renvoyer en écriture",
        offered=lambda it: it.phase is Phase.REVIEW and permissions.may_send_back(it.person, it.revision),
        check=lambda it: permissions.check_can_send_back(it.person, it.revision),
        words=send_back_words,
        perform=_send_back,
        done=lambda revision: "Renvoyé en écriture : c’est de nouveau un brouillon.",
        form=forms.ReasonForm,
    ),
    Act(
        name="rappeler",
        button="Rappeler…",
        heading="Rappeler ce communiqué avant son heure",
        confirm="Rappeler",
        offered=lambda it: it.phase in {Phase.SCHEDULED, Phase.EMBARGOED} and permissions.may_recall(it.person),
        check=lambda it: permissions.check_can_recall(it.person),
        words=recall_words,
        perform=_recall,
        done=lambda revision: "Rappelé : c’est de nouveau un brouillon.",
        form=forms.RecallForm,
    ),
    Act(
        name="corriger",
        button="Corriger",
        heading="Corriger ce communiqué",
        confirm="Ouvrir la correction",
        offered=lambda it: (
            it.is_newest
            and it.phase in {Phase.PUBLISHED, Phase.CORRECTED, Phase.WITHDRAWN}
            and it.was_public
            and permissions.may_write(it.person)
        ),
        check=lambda it: permissions.check_can_write(it.person),
        words=correct_words,
        perform=_correct,
        done=lambda revision: f"La version {revision.number} est ouverte.",
    ),
    Act(
        name="changer-adresse",
        button="Changer l’adresse…",
        heading="Changer l’adresse de ce communiqué",
        confirm="Changer l’adresse",
        offered=lambda it: it.was_public and permissions.may_withdraw(it.person),
        check=lambda it: permissions.check_can_withdraw(it.person),
        words=rename_words,
        perform=_rename,
        done=lambda revision: f"Nouvelle adresse : /communiques/{revision.communique.slug}/",
        form=forms.RenameForm,
        initial=lambda it: {"slug": it.revision.communique.slug},
    ),
    Act(
        name="retirer",
        button="Retirer…",
        heading="Retirer ce communiqué",
        confirm="Retirer",
        offered=lambda it: it.was_public and not it.is_withdrawn and permissions.may_withdraw(it.person),
        check=lambda it: permissions.check_can_withdraw(it.person),
        words=withdraw_words,
        perform=_withdraw,
        done=lambda revision: "Retiré : les lecteurs ne le voient plus.",
        form=forms.WithdrawForm,
        is_grave=True,
    ),
    Act(
        name="remettre-en-ligne",
        button="Remettre en ligne…",
        heading="Remettre ce communiqué en ligne",
        confirm="Remettre en ligne",
        offered=lambda it: it.is_withdrawn and permissions.may_withdraw(it.person),
        check=lambda it: permissions.check_can_withdraw(it.person),
        words=reinstate_words,
        perform=_reinstate,
        done=lambda revision: "Remis en ligne.",
        form=forms.ReinstateForm,
    ),
    Act(
        name="abandonner",
        button="Abandonner ce brouillon…",
        heading="Abandonner ce brouillon",
        confirm="Abandonner",
        offered=lambda it: permissions.may_edit(it.person, it.revision),
        check=lambda it: permissions.check_can_edit(it.person, it.revision),
        words=discard_words,
        perform=_discard,
        done=lambda revision: "Brouillon abandonné.",
        is_grave=True,
    ),
]


def offered(situation):
    return [act for act in ACTS if act.offered(situation)]


def why_no_approval(situation):
    """The sentence that stands in the place of « Approuver » for whoever submitted, or ""."""
    mine = situation.revision.submitted_by_id == situation.person.pk
    if situation.phase is Phase.REVIEW and mine:
        return "Vous avez soumis ce texte : une autre personne doit l’approuver."
    return ""
