"""The closed list of what the public list can be filtered on. Choices hold only what a live communiqué has."""

import django_filters
from django import forms

from releases import public
from releases.models import Kind, Revision


class SlugChoice(django_filters.ModelChoiceFilter):
    """A choice whose address is a slug and whose choices come from the live revisions of the moment."""

    def __init__(self, choices, **kwargs):
        self.choices_of = choices
        super().__init__(queryset=self.choices_now, to_field_name="slug", distinct=True, **kwargs)

    def choices_now(self, request):
        return self.choices_of(self.parent.queryset)


def day(label, lookup):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return django_filters.DateFilter(field_name="issued_on", lookup_expr=lookup, label=label, widget=widget)


class CommuniqueFilter(django_filters.FilterSet):
    """Filters of `/communiques/`; the queryset given is that of the live revisions."""

    theme = SlugChoice(public.themes_in, field_name="themes", label="Thème", empty_label="Tous les thèmes")
    porte_parole = SlugChoice(
        public.people_in,
        field_name="releases_quote_set__spokesperson",
        label="Porte-parole",
        empty_label="Tout le monde",
    )
    label = SlugChoice(public.labels_in, field_name="awards__label", label="Label", empty_label="Tous les labels")
    type = django_filters.ChoiceFilter(
        field_name="communique__kind", choices=Kind.choices, label="Type", empty_label="Tous les types"
    )
    du = day("À partir du", "gte")
    au = day("Jusqu’au", "lte")

    class Meta:
        model = Revision
        fields = []
