"""What every list of the desk shares: its dress, its days, clean text, and refusals in words."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest
from django.db import DataError, IntegrityError, models, transaction
from django.http import HttpResponseRedirect
from django.utils.text import capfirst
from js_asset import Media

from releases.forms.fields import DayInput, DeskForm

DAYS = {models.DateField: {"widget": DayInput}}
STILL_USED = "Impossible de supprimer : un communiqué approuvé s’en sert. Rien n’a été supprimé."


class Choices:
    """Whoever chooses a person or a picture in a text may add one there, and never delete one."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field


class DeskAdmin(Choices, admin.ModelAdmin):
    form = DeskForm
    formfield_overrides = DAYS
    list_per_page = 50
    save_on_top = False
    show_facets = admin.ShowFacets.NEVER

    class Media:
        css = {"all": ["releases/desk/desk.css"]}
        js = ["releases/desk/desk.js"]

    def render_change_form(self, request, context, *args, **kwargs):
        """The page with the nonce of its answer, without which the editor's import map would be refused."""
        response = super().render_change_form(request, context, *args, **kwargs)
        response.context_data["media"] = Media.from_media(
            response.context_data["media"], nonce=getattr(request, "csp_nonce", "")
        )
        return response

    def changeform_view(self, request, *args, **kwargs):
        """A number that no column can hold was not typed by anyone: it is refused, and breaks nothing."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                response = super().changeform_view(request, *args, **kwargs)
                return response.render() if hasattr(response, "render") else response
        except (OverflowError, DataError) as error:
            raise BadRequest("A number out of range.") from error

    def changelist_view(self, request, extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        return self.or_refusal(request, lambda: super(DeskAdmin, self).changelist_view(request, context))

    def delete_view(self, request, object_id, extra_context=None):
        return self.or_refusal(request, lambda: super(DeskAdmin, self).delete_view(request, object_id, extra_context))

    def or_refusal(self, request, view):
        """The view's answer; what the database's own guards refuse is said, and nothing has changed."""
        if request.method != "POST":
            return view()
        try:
            with transaction.atomic():
                return view()
        except IntegrityError:
            self.message_user(request, STILL_USED, messages.ERROR)
            return HttpResponseRedirect(request.path)


class DeskInline(Choices, admin.TabularInline):
    form = DeskForm
    formfield_overrides = DAYS
    extra = 0


class SluggedAdmin(DeskAdmin):
    """A list whose addresses are made from names, and stay once readers may have met them."""

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj is not None and self.is_published(obj) else fields

    def is_published(self, obj):
        raise NotImplementedError
