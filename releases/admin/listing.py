"""The list of communiqués: each once, at its newest revision, with its state in words."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from releases.models import Revision, Theme
from releases.text import typography
from releases.text.french import format_datetime, in_paris
from releases.workflow import Phase, Status


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else "–"


def state_words(revision, now):
    """« programmé pour le 4 février 2026 à 11 h 00 », « brouillon de la correction n° 2 »."""
    phase = revision.phase(now)
    match phase:
        case Phase.DRAFT if revision.number > 1:
            words = f"brouillon de la version {revision.number}"
        case Phase.REVIEW if revision.number > 1:
            words = f"version {revision.number} en relecture"
        case Phase.SCHEDULED:
            words = f"programmé pour le {format_datetime(revision.publish_at)}"
        case Phase.EMBARGOED:
            words = f"sous embargo jusqu’au {format_datetime(revision.publish_at)}"
        case Phase.PUBLISHED | Phase.CORRECTED:
            words = f"{phase.value} le {format_datetime(revision.publish_at)}"
        case Phase.SUPERSEDED:
            words = f"remplacé le {format_datetime(revision.superseded_at)}"
        case Phase.WITHDRAWN:
            words = f"retiré le {format_datetime(revision.communique.withdrawn_at)}"
        case _:
            words = phase.value
    return typography.fine(words)


NEXT_STEPS = {
    Phase.DRAFT: "Compléter, puis soumettre à relecture",
    Phase.REVIEW: "Approuver, ou renvoyer en écriture",
    Phase.SCHEDULED: "Rien : public à l’heure dite",
    Phase.EMBARGOED: "Rien : public à l’heure dite",
}


def holder_words(revision, now):
    match revision.phase(now):
        case Phase.DRAFT:
            return name_of(revision.edited_by)
        case Phase.REVIEW:
            return typography.fine(f"Validation (soumis par {name_of(revision.submitted_by)})")
        case Phase.SCHEDULED | Phase.EMBARGOED:
            return f"approuvé par {name_of(revision.approved_by)}"
    return "–"


def in_phase(phase, now):
    """The condition on revisions that `workflow.phase` answers one by one; a test compares both."""
    approved = Q(status=Status.APPROVED)
    superseded = approved & Q(superseded_at__lte=now)
    withdrawn = approved & Q(communique__withdrawn_at__lte=now) & ~superseded
    coming = approved & Q(publish_at__gt=now) & ~superseded & ~withdrawn
    public = approved & Q(publish_at__lte=now) & ~superseded & ~withdrawn
    return {
        Phase.DRAFT: Q(status=Status.DRAFT),
        Phase.REVIEW: Q(status=Status.REVIEW),
        Phase.SUPERSEDED: superseded,
        Phase.WITHDRAWN: withdrawn,
        Phase.EMBARGOED: coming & Q(embargo_until__isnull=False),
        Phase.SCHEDULED: coming & Q(embargo_until=None),
        Phase.PUBLISHED: public & Q(number=1),
        Phase.CORRECTED: public & Q(number__gt=1),
    }[phase]


class StateFilter(admin.SimpleListFilter):
    title = "état"
    parameter_name = "etat"
    phases = [phase for phase in Phase if phase is not Phase.SUPERSEDED]  # never the newest revision

    def lookups(self, request, model_admin):
        return [(phase.name.lower(), phase.value.capitalize()) for phase in self.phases]

    def queryset(self, request, queryset):
        phase = next((one for one in self.phases if one.name.lower() == self.value()), None)
        return queryset.filter(in_phase(phase, timezone.now())) if phase else queryset


class ThemeFilter(admin.SimpleListFilter):
    title = "thème"
    parameter_name = "theme"

    def lookups(self, request, model_admin):
        return [(theme.slug, theme.name) for theme in Theme.objects.all()]

    def queryset(self, request, queryset):
        return queryset.filter(themes__slug=self.value()) if self.value() else queryset


class AuthorFilter(admin.SimpleListFilter):
    title = "auteur·e"
    parameter_name = "auteur"

    def lookups(self, request, model_admin):
        authors = User.objects.filter(pk__in=Revision.objects.values("created_by")).order_by("last_name", "username")
        return [(author.get_username(), name_of(author)) for author in authors]

    def queryset(self, request, queryset):
        return queryset.filter(created_by__username=self.value()) if self.value() else queryset


class PeriodFilter(admin.SimpleListFilter):
    title = "période"
    parameter_name = "periode"

    def lookups(self, request, model_admin):
        years = Revision.objects.newest().exclude(issued_on=None).dates("issued_on", "year", order="DESC")
        return [
            ("mois", "Ces trente derniers jours"),
            *((str(day.year), str(day.year)) for day in years),
            ("sans", "Sans date"),
        ]

    def queryset(self, request, queryset):
        value = self.value() or ""
        if value == "mois":
            today = in_paris(timezone.now()).date()
            return queryset.filter(issued_on__gt=today - timedelta(days=30))
        if value == "sans":
            return queryset.filter(issued_on=None)
        if value.isdigit() and len(value) == 4 and value != "0000":
            return queryset.filter(issued_on__year=int(value))
        return queryset


class NewestRevisions(ChangeList):
    """Each communiqué once: the revision that the desk works on."""

    def get_queryset(self, request, exclude_parameters=None):
        self.root_queryset = self.model_admin.get_queryset(request).newest()
        return super().get_queryset(request, exclude_parameters)
