from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from releases import actions
from releases.admin import listing
from releases.admin.acts import ACTS, Situation, hour_in_words
from releases.forms.acts import ApproveForm
from releases.text import typography
from releases.text.french import format_date

CHANGED_MEANWHILE = "Ce texte a changé entre-temps : rouvrez-le, puis recommencez. Rien n’a été fait."


class ActViews:
    """One page for each act of a communiqué: it says what will be done, and does it when it is confirmed."""

    def act_urls(self, view):
        return [
            path(
                f"<int:pk>/{act.name}/",
                view(self.act_view),
                {"act": act},
                name=f"releases_revision_{act.name.replace('-', '_')}",
            )
            for act in ACTS
        ]

    def act_view(self, request, pk, act):
        revision = self.get_object(request, str(pk))
        if revision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_view_permission(request, revision):
            raise PermissionDenied
        situation = Situation(revision, request.user, timezone.now())
        if request.method != "POST":
            return self.ask(request, situation, act)
        form = act.form(request.POST)
        if not form.is_valid():
            return self.confirmation(request, situation, act, form)
        values = dict(form.cleaned_data)
        if act.form is ApproveForm:
            if form.publish_at is None and not values["confirmed"]:
                return self.ask_now(request, situation, act)
            values["publish_at"] = form.publish_at
        return self.do(request, situation, act, values)

    def ask(self, request, situation, act):
        """The page before; or, at once, what stands in the way."""
        try:
            act.check(situation)
        except PermissionDenied as error:
            return self.refusal(request, situation.revision, error)
        if not act.offered(situation):
            words = f"Ce texte est « {situation.phase.value} » : cela n’est pas, ou n’est plus, possible."
            return self.refusal(request, situation.revision, actions.NotAllowed(words))
        if act.needs_whole_text and (reasons := actions.blockers(situation.revision)):
            return self.refusal(request, situation.revision, actions.Refused(reasons))
        return self.confirmation(request, situation, act, act.form(initial=act.initial(situation)))

    def confirmation(self, request, situation, act, form):
        context = self.act_context(request, situation, act) | {"form": form}
        return TemplateResponse(request, "admin/releases/revision/confirm.html", context)

    def ask_now(self, request, situation, act):
        """« Maintenant » is confirmed with the hour in words, and what readers will see."""
        try:
            act.check(situation)
        except PermissionDenied as error:
            return self.refusal(request, situation.revision, error)
        revision = situation.revision
        context = self.act_context(request, situation, act) | {
            "hour": hour_in_words(situation.now),
            "day": revision.issued_on and format_date(revision.issued_on, weekday=True),
            "speakers": sorted({str(quote.spokesperson) for quote in self.quotes_of(revision)}),
            "labels": [str(item.award) for item in revision.revision_awards.select_related("award__label")],
            "lead": typography.fine(revision.lead),
        }
        return TemplateResponse(request, "admin/releases/revision/confirm_now.html", context)

    @staticmethod
    def quotes_of(revision):
        return revision.releases_quote_set.filter(spokesperson__isnull=False).select_related("spokesperson")

    def act_context(self, request, situation, act):
        return {
            **self.admin_site.each_context(request),
            "title": act.heading,
            "act": act,
            "words": [typography.fine(words) for words in act.words(situation)],
            "revision": situation.revision,
            "state_words": listing.state_words(situation.revision, situation.now),
            "opts": self.opts,
            "media": self.media,
        }

    def do(self, request, situation, act, values):
        try:
            shown = act.perform(situation, values)
        except (actions.NotAllowed, actions.Refused, PermissionDenied, ValidationError, DatabaseError) as error:
            return self.refusal(request, situation.revision, error)
        except ObjectDoesNotExist:
            self.message_user(request, "Ce communiqué a été abandonné entre-temps.", messages.WARNING)
            return HttpResponseRedirect(reverse("admin:releases_revision_changelist"))
        self.message_user(request, typography.fine(act.done(shown)), messages.SUCCESS)
        if shown is None:
            return HttpResponseRedirect(reverse("admin:releases_revision_changelist"))
        return HttpResponseRedirect(reverse("admin:releases_revision_change", args=[shown.pk]))

    def refusal(self, request, revision, error):
        """All the reasons of a refusal, on a page that leads back to the text."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Il reste à compléter" if isinstance(error, actions.Refused) else "Ce n’est pas possible",
            "reasons": [typography.fine(reason) for reason in reasons_of(error)],
            "revision": revision,
            "opts": self.opts,
            "media": self.media,
        }
        status = 403 if isinstance(error, PermissionDenied) else 409
        return TemplateResponse(request, "admin/releases/revision/refusal.html", context, status=status)


def reasons_of(error):
    match error:
        case actions.Refused():
            return error.reasons
        case ValidationError():
            return error.messages
        case IntegrityError():
            return [CHANGED_MEANWHILE]
        case DatabaseError():
            raise error
    return [str(error) or "Votre compte ne le permet pas."]
