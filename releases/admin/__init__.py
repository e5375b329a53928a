"""The desk: Django's admin, in the words of a press office. It finds, calls and shows; rules are in `actions`,
`permissions` and `workflow`."""

from django.contrib import admin

from releases.admin.communiques import RevisionAdmin
from releases.admin.images import ImageAdmin
from releases.admin.labels import LabelAdmin, LabelAwardAdmin
from releases.admin.people import MandateAdmin, PressContactAdmin, SpokespersonAdmin
from releases.admin.themes import ThemeAdmin
from releases.admin.users import DeskUserAdmin

__all__ = [
    "DeskUserAdmin",
    "ImageAdmin",
    "LabelAdmin",
    "LabelAwardAdmin",
    "MandateAdmin",
    "PressContactAdmin",
    "RevisionAdmin",
    "SpokespersonAdmin",
    "ThemeAdmin",
]

admin.site.site_title = "Grenoble Presse"
admin.site.site_header = "Grenoble Presse"
admin.site.index_title = "Le bureau de la salle de presse"
admin.site.empty_value_display = "–"
