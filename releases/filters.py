"""The closed list of what the public list can be filtered on. Choices hold only what a live communiqué has."""

import django_filters
from django import forms

from releases import public, search
from releases.models import Kind, Quote, Revision


class SlugChoice(django_filters.ModelChoiceFilter):
    """A choice whose address is a slug and whose choices come from the live revisions of the moment."""

    def __init__(self, choices, **kwargs):
        self.choices_of = choices
        super().__init__(queryset=self.choices_now, to_field_name="slug", distinct=True, **kwargs)

    def choices_now(self, request):
        return self.choices_of(self.parent.queryset)


def day(label, lookup, field_name="issued_on"):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return django_filters.DateFilter(field_name=field_name, lookup_expr=lookup, label=label, widget=widget)


class WordsFilter(django_filters.CharFilter):
    """What is searched for. It filters nothing by itself: the view hands it to `searching`, which ranks too."""

    def __init__(self, label):
        widget = forms.TextInput(attrs={"type": "search", "maxlength": search.LONGEST, "enterkeyhint": "search"})
        super().__init__(label=label, widget=widget)

    def filter(self, queryset, value):
        return queryset


def asked(filters, parameters):
    """What an address asks of these filters, by name; what they do not know and what is empty is left out."""
    given = {name: parameters[name] for name in filters.base_filters if parameters.get(name)}
    if "q" in given:
        given["q"] = search.parse(given["q"]).text
    return {name: value for name, value in given.items() if value}


class CommuniqueFilter(django_filters.FilterSet):
    """Filters of `/communiques/`; the queryset given is that of the live revisions."""

    q = WordsFilter("Chercher dans les communiqués")
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


class QuoteFilter(django_filters.FilterSet):
    """Filters of `/citations/`; the queryset given is that of the live quotes."""

    q = WordsFilter("Chercher dans les citations")
    porte_parole = SlugChoice(
        public.speakers_of, field_name="spokesperson", label="Porte-parole", empty_label="Tout le monde"
    )
    theme = SlugChoice(public.themes_of, field_name="parent__themes", label="Thème", empty_label="Tous les thèmes")
    du = day("À partir du", "gte", "parent__issued_on")
    au = day("Jusqu’au", "lte", "parent__issued_on")

    class Meta:
        model = Quote
        fields = []
