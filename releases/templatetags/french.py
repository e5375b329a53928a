"""French words of the public templates: `{% load french %}`. Each filter gives HTML that is safe to print."""

from django import template
from django.utils.safestring import mark_safe

from releases.text import typography
from releases.text.french import format_date, format_datetime, format_edition, format_size

register = template.Library()


@register.filter
def fine(text):
    """Plain text in fine typography."""
    return mark_safe(typography.fine_inline(str(text)))  # noqa: S308 (escaped by typography)


@register.filter
def day(date):
    """« 1<sup>er</sup> février 2021 »."""
    return fine(format_date(date))


@register.filter
def moment(instant):
    """« 4 février 2021 à 11 h 00 », in Paris."""
    return fine(format_datetime(instant))


@register.filter
def weight(size):
    """The size of a file, in decimal units: « 900 octets », « 240 Ko », « 1,2 Mo »."""
    return format_size(size)


@register.filter
def edition(number):
    """« 1<sup>re</sup> édition », « 22<sup>e</sup> édition »."""
    return fine(format_edition(number))
