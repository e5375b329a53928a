"""What is written of a communiqué besides its own fields: its blocks in order, and what hangs on it."""

from content_editor.admin import ContentEditorInline
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper

from releases.admin.desk import DAYS, Choices, DeskInline
from releases.admin.images import thumbnail
from releases.forms.writing import AttachmentForm, BlockForm, QuoteForm, TextForm
from releases.models import Attachment, Figure, Footnote, Quote, RevisionAward, RevisionContact, Text
from releases.text import markup

# Every button in view: a menu that opens from a `div` is out of reach of the keyboard.
EDITOR_MENU = [
    {"group": "blockType -lists"},
    {"group": "lists"},
    {"group": "nodes -blockType -lists"},
    {"group": "marks"},
    {"group": "link"},
    {"group": "history"},
]


class BlockInline(Choices, ContentEditorInline):
    form = BlockForm
    formfield_overrides = DAYS


class TextInline(BlockInline):
    model = Text
    form = TextForm
    icon = "notes"
    color = "var(--desk-ink)"
    fields = ["body", "ordering", "region"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "body":
            kwargs["config"] = {"extensions": {**markup.EXTENSIONS, "Menu": {"groups": EDITOR_MENU}}}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class QuoteInline(BlockInline):
    model = Quote
    form = QuoteForm
    icon = "format_quote"
    color = "var(--desk-ink)"
    fields = ["text", "spokesperson", "mandate", "role", "attribution", "ordering", "region"]
    autocomplete_fields = ["spokesperson"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("spokesperson", "mandate")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "mandate" and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # mandates are kept with the person
        return field


class FigureInline(BlockInline):
    model = Figure
    icon = "image"
    color = "var(--desk-ink)"
    fields = ["image", "shown", "ordering", "region"]
    autocomplete_fields = ["image"]
    readonly_fields = ["shown"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("image")

    @admin.display(description="aperçu")
    def shown(self, figure):
        return thumbnail(figure.image) if figure.pk else "Enregistrez pour voir l’image ici."


class AttachmentInline(BlockInline):
    model = Attachment
    form = AttachmentForm
    icon = "attach_file"
    color = "var(--desk-ink)"
    fields = ["title", "file", "ordering", "region"]


class ContactInline(DeskInline):
    model = RevisionContact
    fields = ["contact", "ordering"]
    autocomplete_fields = ["contact"]

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj is None else 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("contact")


class AwardInline(DeskInline):
    model = RevisionAward
    fields = ["award", "ordering"]
    autocomplete_fields = ["award"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("award__label")


class FootnoteInline(DeskInline):
    model = Footnote
    fields = ["mark", "text", "ordering"]


BLOCK_INLINES = [TextInline, QuoteInline, FigureInline, AttachmentInline]
INLINES = [*BLOCK_INLINES, ContactInline, AwardInline, FootnoteInline]
