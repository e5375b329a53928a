from django.contrib import admin
from django.db.models import Count

from releases.admin.desk import SluggedAdmin
from releases.forms.lists import SluggedForm
from releases.models import Revision, Theme
from releases.workflow import Status


@admin.register(Theme)
class ThemeAdmin(SluggedAdmin):
    form = SluggedForm
    fields = ["name", "slug"]
    list_display = ["name", "communiques"]
    search_fields = ["name"]

    def get_queryset(self, request):
        counted = Count("revisions__communique", distinct=True)
        return super().get_queryset(request).annotate(communique_count=counted)

    @admin.display(description="communiqués", ordering="communique_count")
    def communiques(self, theme):
        return theme.communique_count

    def is_published(self, theme):
        return theme.revisions.filter(status=Status.APPROVED).exists()

    def get_deleted_objects(self, objs, request):
        """A theme of an approved communiqué is kept, as what it cites: said before the database has to refuse it."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        approved = Revision.objects.filter(status=Status.APPROVED, themes__in=objs).distinct()[:20]
        return deleted, counts, missing, [*protected, *(f"communiqué : {revision}" for revision in approved)]
