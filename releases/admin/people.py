"""Who speaks, with which office and when; and whom a journalist can call."""

import re

from django.contrib import admin
from django.db.models import Prefetch, Q
from django.utils import timezone

from releases.admin.desk import DeskAdmin, DeskInline, SluggedAdmin
from releases.forms.lists import PersonForm
from releases.models import ContactPhone, Mandate, PressContact, Spokesperson
from releases.text.french import fold_accents, format_phone, in_paris
from releases.workflow import Status


class MandateInline(DeskInline):
    model = Mandate
    fields = ["title", "delegation", "starts_on", "ends_on"]


class InOffice(admin.SimpleListFilter):
    title = "mandat"
    parameter_name = "mandat"

    def lookups(self, request, model_admin):
        return [("oui", "En exercice"), ("non", "Sans mandat aujourd’hui")]

    def queryset(self, request, queryset):
        today = in_paris(timezone.now()).date()
        held = Mandate.objects.on(today).values("spokesperson")
        match self.value():
            case "oui":
                return queryset.filter(pk__in=held)
            case "non":
                return queryset.exclude(pk__in=held)
        return queryset


@admin.register(Spokesperson)
class SpokespersonAdmin(SluggedAdmin):
    form = PersonForm
    fields = [("first_name", "last_name"), "is_public_official", "slug"]
    inlines = [MandateInline]
    list_display = ["name_shown", "office", "is_public_official"]
    list_filter = [InOffice, "is_public_official"]
    search_fields = ["first_name", "last_name", "sort_name"]
    search_help_text = "Prénom ou nom, avec ou sans accents."
    ordering = ["sort_name"]

    def get_queryset(self, request):
        today = in_paris(timezone.now()).date()
        held = Prefetch("mandates", Mandate.objects.on(today), to_attr="held")
        return super().get_queryset(request).prefetch_related(held)

    def get_search_results(self, request, queryset, search_term):
        """Each word typed, with or without its accents, somewhere in the name."""
        for word in re.findall(r"\w+", fold_accents(search_term)):
            queryset = queryset.filter(sort_name__contains=word)
        return queryset, False

    @admin.display(description="porte-parole", ordering="sort_name")
    def name_shown(self, person):
        return person.name

    @admin.display(description="fonction aujourd’hui", empty_value="–")
    def office(self, person):
        return ", ".join(mandate.words for mandate in person.held)

    def is_published(self, person):
        return person.quotes.filter(parent__status=Status.APPROVED).exists()


@admin.register(Mandate)
class MandateAdmin(DeskAdmin):
    fields = ["spokesperson", "title", "delegation", ("starts_on", "ends_on")]
    autocomplete_fields = ["spokesperson"]
    list_display = ["spokesperson", "title", "delegation", "starts_on", "ends_on"]
    list_display_links = ["spokesperson", "title"]
    list_filter = ["starts_on"]
    list_select_related = ["spokesperson"]
    search_fields = ["title", "delegation", "spokesperson__first_name", "spokesperson__last_name"]
    search_help_text = "Fonction, délégation ou personne."
    date_hierarchy = "starts_on"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("spokesperson")


class PhoneInline(DeskInline):
    model = ContactPhone
    fields = ["number", "note", "ordering"]
    extra = 1


@admin.register(PressContact)
class PressContactAdmin(DeskAdmin):
    fields = ["name", "is_service", "email", "out_of_hours_phone", "is_public"]
    inlines = [PhoneInline]
    list_display = ["name", "email", "phones_shown", "is_service", "is_public"]
    list_filter = ["is_public", "is_service"]
    search_fields = ["name", "email", "phones__number"]
    search_help_text = "Nom, adresse électronique ou numéro."

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("phones")

    def get_search_results(self, request, queryset, search_term):
        """A number is searched as people write it: « 04 76 76 39 21 » finds +33476763921."""
        digits = "".join(char for char in search_term if char.isdigit())
        if len(digits) >= 4 and not any(char.isalpha() for char in search_term):
            number = digits[1:] if digits.startswith("0") else digits
            wanted = Q(phones__number__contains=number) | Q(out_of_hours_phone__contains=number)
            return queryset.filter(wanted), True
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="téléphones")
    def phones_shown(self, contact):
        return ", ".join(format_phone(phone.number) for phone in contact.phones.all())
