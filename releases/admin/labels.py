"""What the city holds: schemes, and the awards of each."""

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import ModelChoiceField
from django.http import JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst

from releases import permissions
from releases.admin.desk import DeskAdmin, DeskInline, SluggedAdmin
from releases.forms.lists import SluggedForm
from releases.models import Communique, Label, LabelAward, Revision, Validity
from releases.text.french import in_paris
from releases.workflow import Status

LONG_TITLE = 110


def today():
    return in_paris(timezone.now()).date()


class CommuniqueSelect(AutocompleteSelect):
    """A communiqué chosen by the words of its newest title."""

    url_name = "%s:releases_labelaward_communiques"


class CommuniqueField(ModelChoiceField):
    def label_from_instance(self, communique):
        newest = communique.revisions.order_by("-number").first()
        return title_of(newest) if newest else str(communique)


def title_of(revision):
    title = revision.title or "(sans titre)"
    return title if len(title) <= LONG_TITLE else f"{title[:LONG_TITLE]}…"


class AwardInline(DeskInline):
    model = LabelAward
    fields = ["year", "edition", "level", "awarded_on", "valid_from", "valid_until", "public_on"]
    show_change_link = True


@admin.register(Label)
class LabelAdmin(SluggedAdmin):
    form = SluggedForm
    fieldsets = [
        (None, {"fields": ["name", "kind", "issuer", "criteria", "official_url"]}),
        ("Pour en dire plus", {"fields": ["supporters", "aliases", "slug"], "classes": ["collapse"]}),
    ]
    inlines = [AwardInline]
    list_display = ["name", "kind", "issuer", "validity"]
    list_filter = ["kind"]
    search_fields = ["name", "aliases", "issuer"]
    search_help_text = "Nom, autre nom ou organisme."

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("awards")

    @admin.display(description="validité aujourd’hui")
    def validity(self, label):
        awards = label.awards.all()  # the latest first
        return awards[0].validity(today()).value if awards else "jamais décerné"

    def is_published(self, label):
        shown = Q(public_on__isnull=False) | Q(revisions__status=Status.APPROVED)
        return label.awards.filter(shown).exists()


class ValidityFilter(admin.SimpleListFilter):
    title = "validité"
    parameter_name = "validite"

    def lookups(self, request, model_admin):
        return [(one.name.lower(), one.value.capitalize()) for one in Validity]

    def queryset(self, request, queryset):
        if self.value() not in {one.name.lower() for one in Validity}:
            return queryset
        wanted, day = Validity[self.value().upper()], today()
        return queryset.filter(pk__in=[award.pk for award in LabelAward.objects.all() if award.validity(day) is wanted])


@admin.register(LabelAward)
class LabelAwardAdmin(DeskAdmin):
    fieldsets = [
        (None, {"fields": ["label", ("year", "edition"), "level", "holder"]}),
        ("Validité", {"fields": ["awarded_on", ("valid_from", "valid_until")]}),
        ("Publication", {"fields": ["announced_in", "public_on"]}),
        ("Pour en dire plus", {"fields": ["awarded_count", "patronage"], "classes": ["collapse"]}),
    ]
    autocomplete_fields = ["label"]
    list_display = ["label", "year", "level", "awarded_on", "valid_until", "validity"]
    list_display_links = ["label", "year"]
    list_filter = [ValidityFilter, "label__kind"]
    search_fields = ["label__name", "label__aliases", "level", "year"]
    search_help_text = "Label, niveau ou millésime."
    date_hierarchy = "awarded_on"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("label")

    @admin.display(description="validité aujourd’hui")
    def validity(self, award):
        return award.validity(today()).value

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "announced_in":
            return CommuniqueField(
                queryset=Communique.objects.all(),
                required=False,
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
                widget=CommuniqueSelect(db_field, self.admin_site),
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(self.communiques)
        return [path("communiques/", view, name="releases_labelaward_communiques"), *super().get_urls()]

    def communiques(self, request):
        """The choices of « annoncé par », as the autocomplete of the admin expects them."""
        if not permissions.has(request.user, "view_revision"):
            raise PermissionDenied
        found = Revision.objects.newest().order_by("-pk")
        for word in request.GET.get("term", "")[:100].split():
            found = found.filter(title__icontains=word)
        page = Paginator(found, 20).get_page(request.GET.get("page"))
        results = [{"id": str(revision.communique_id), "text": title_of(revision)} for revision in page]
        return JsonResponse({"results": results, "pagination": {"more": page.has_next()}})
