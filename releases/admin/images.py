from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from releases.admin.desk import DeskAdmin
from releases.forms.lists import ImageForm
from releases.models import Image


def thumbnail(image, width=480):
    """The smallest rendition of a picture, through the desk's own address; its description is beside it."""
    if not image.widths:
        return "–"
    name = f"{min(image.widths, key=lambda one: abs(one - width))}.jpg"
    address = reverse("admin:releases_revision_medias", args=[image.token, name])
    return format_html('<img class="desk-thumbnail" src="{}" alt="">', address)


class Described(admin.SimpleListFilter):
    title = "description"
    parameter_name = "decrite"

    def lookups(self, request, model_admin):
        return [("oui", "Décrite ou décorative"), ("non", "Texte alternatif à écrire")]

    def queryset(self, request, queryset):
        match self.value():
            case "oui":
                return queryset.exclude(alt_text="", is_decorative=False)
            case "non":
                return queryset.filter(alt_text="", is_decorative=False)
        return queryset


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    form = ImageForm
    list_display = ["shown", "words", "credit", "licence", "size", "added_at"]
    list_display_links = ["words"]
    list_filter = [Described, "licence", "added_at"]
    search_fields = ["alt_text", "caption", "credit"]
    search_help_text = "Texte alternatif, légende ou crédit."
    date_hierarchy = "added_at"

    def get_fields(self, request, obj=None):
        words = ["alt_text", "is_decorative", "caption", "credit", "licence"]
        return [*(["preview", "size"] if obj else ["file"]), *words]

    def get_readonly_fields(self, request, obj=None):
        return ["preview", "size"] if obj else []

    def save_model(self, request, obj, form, change):
        if not change:
            obj.added_at = timezone.now()
        super().save_model(request, obj, form, change)

    @admin.display(description="aperçu")
    def shown(self, image):
        return thumbnail(image)

    @admin.display(description="image")
    def preview(self, image):
        return thumbnail(image, 960)

    @admin.display(description="ce qu’elle montre", ordering="alt_text")
    def words(self, image):
        if image.is_decorative:
            return f"{image.caption or 'sans légende'} (décorative)"
        return image.alt_text or f"{image.caption or 'sans légende'} (texte alternatif à écrire)"

    @admin.display(description="dimensions")
    def size(self, image):
        return f"{image.width} × {image.height}"
