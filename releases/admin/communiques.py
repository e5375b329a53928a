"""« Communiqués »: one list, one calm page to write on, one to read on, and the buttons between them."""

from content_editor.admin import ContentEditor, importmap
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from js_asset import JSON, Media, Script

from releases import actions, permissions
from releases.admin import listing
from releases.admin.acts import Situation, offered, why_no_approval
from releases.admin.acts_views import ActViews
from releases.admin.blocks import INLINES
from releases.admin.desk import DeskAdmin
from releases.admin.imports import ImportViews
from releases.admin.preview import PreviewViews
from releases.forms.writing import RevisionForm
from releases.models import Doubt, Revision, Spokesperson
from releases.text import typography
from releases.text.french import format_date, join_words

# The field of a doubt → where the page writes it.
DOUBT_ANCHORS = {
    "kicker": "id_kicker",
    "title": "id_title",
    "subtitle": "id_subtitle",
    "kind": "id_kind",
    "date": "id_issued_on",
    "place": "id_place",
    "embargo": "id_embargo_until_0",
    "lead": "id_lead",
    "contacts": "revision_contacts-group",
    "labels": "revision_awards-group",
    "footnotes": "footnotes-group",
}
BODY_ANCHOR = "corps"
ACT_WORDS = {
    "create": "créé",
    "submit": "soumis à relecture",
    "send_back": "renvoyé en écriture",
    "approve": "approuvé",
    "recall": "rappelé avant l’heure",
    "correct": "correction ouverte",
    "withdraw": "retiré",
    "reinstate": "remis en ligne",
    "rename": "adresse changée",
    "discard": "brouillon abandonné",
}


@admin.register(Revision)
class RevisionAdmin(ActViews, PreviewViews, ImportViews, DeskAdmin, ContentEditor):
    form = RevisionForm
    inlines = INLINES
    fieldsets = [
        (None, {"fields": ["title", "lead"], "classes": ["desk-words"]}),
        (
            "Présentation",
            {"fields": [("kicker", "subtitle"), ("kind", "place"), ("issued_on", "embargo_until")]},
        ),
        ("Correction", {"fields": ["correction_note", "correction_is_minor"], "classes": ["desk-correction"]}),
        ("Thèmes", {"fields": ["themes"], "classes": ["desk-after-contacts"]}),
    ]
    list_display = ["headline", "issued", "state", "next_step", "holder"]
    list_display_links = ["headline"]
    list_filter = [listing.StateFilter, listing.ThemeFilter, listing.AuthorFilter, listing.PeriodFilter]
    list_select_related = ["communique", "created_by", "edited_by", "submitted_by", "approved_by"]
    search_fields = [
        "title",
        "lead",
        "releases_text_set__body",
        "releases_quote_set__text",
        "releases_quote_set__spokesperson__last_name",
        "releases_quote_set__spokesperson__first_name",
    ]
    search_help_text = "Titre, chapô, texte, citations, porte-parole."
    ordering = ["-edited_at", "-pk"]
    actions = None
    change_form_template = "admin/releases/revision/change_form.html"
    change_list_template = "admin/releases/revision/change_list.html"

    class Media:
        js = ["releases/desk/quotes.js"]

    # Who may

    def has_add_permission(self, request):
        return permissions.may_write(request.user)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return permissions.may_edit(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return False  # a draft is given up by its button, what was public is withdrawn

    # The list

    def get_changelist(self, request, **kwargs):
        return listing.NewestRevisions

    @admin.display(description="titre", ordering="title")
    def headline(self, revision):
        return revision.title or "(sans titre)"

    @admin.display(description="date", ordering="issued_on", empty_value="sans date")
    def issued(self, revision):
        return revision.issued_on and format_date(revision.issued_on)

    @admin.display(description="état", ordering="status")
    def state(self, revision):
        now = timezone.now()
        return format_html(
            '<span class="desk-state" data-phase="{}">{}</span>',
            revision.phase(now).name.lower(),
            listing.state_words(revision, now),
        )

    @admin.display(description="prochaine étape")
    def next_step(self, revision):
        return typography.fine(listing.NEXT_STEPS.get(revision.phase(timezone.now()), "–"))

    @admin.display(description="entre les mains de")
    def holder(self, revision):
        return listing.holder_words(revision, timezone.now())

    # The page

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_fieldsets(self, request, obj=None):
        is_correction = obj is not None and obj.number > 1
        return [fieldset for fieldset in self.fieldsets if fieldset[0] != "Correction" or is_correction]

    def add_view(self, request, form_url="", extra_context=None):
        return self.writing_view(request, None, form_url, extra_context or {})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        revision = self.get_object(request, unquote(object_id))
        if revision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, revision):
            raise PermissionDenied
        if self.has_change_permission(request, revision):
            return self.writing_view(request, revision, form_url, extra_context or {})
        if request.method == "POST":
            try:
                permissions.check_can_edit(request.user, revision)
            except PermissionDenied as error:
                return self.refusal(request, revision, error)
        return self.reading_view(request, revision)

    def writing_view(self, request, revision, form_url, context):
        if revision is not None:
            context |= self.surroundings(request, revision) | {"title": "", "subtitle": None}
        else:
            context |= {"title": "Nouveau communiqué"}
        try:
            return self.changeform_view(request, revision and str(revision.pk), form_url, context)
        except (actions.NotAllowed, IntegrityError) as error:
            return self.refusal(request, revision, error)

    def reading_view(self, request, revision):
        """What is in review or approved: as readers see it, not as a form."""
        context = {
            **self.admin_site.each_context(request),
            **self.surroundings(request, revision),
            "title": str(revision),
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/releases/revision/reading.html", context)

    def surroundings(self, request, revision):
        """What is shown around the text: state, buttons, doubts, versions and journal."""
        now = timezone.now()
        situation = Situation(revision, request.user, now)
        communique = revision.communique
        versions = list(communique.revisions.order_by("-number"))
        for version in versions:
            version.communique = communique
        acts = offered(situation)
        return {
            "revision": revision,
            "state_words": listing.state_words(revision, now),
            "phase": situation.phase,
            "acts": acts,
            "submit_act": next((act for act in acts if act.name == "soumettre"), None),
            "why_no_approval": why_no_approval(situation),
            "was_public": situation.was_public and not situation.is_withdrawn,
            "sent_back": self.sent_back(revision),
            "doubts": [
                {"doubt": doubt, "anchor": DOUBT_ANCHORS.get(doubt.field, BODY_ANCHOR)}
                for doubt in Doubt.objects.filter(revision=revision)
            ],
            "versions": [{"revision": version, "state": listing.state_words(version, now)} for version in versions],
            "journal": self.journal(request, communique),
        }

    def sent_back(self, revision):
        """The act that returned this draft to writing, when it is the last one."""
        last = revision.communique.transitions.select_related("by").order_by("at", "pk").last()
        if last and last.act == "send_back" and last.revision_number == revision.number:
            return {"reason": last.reason, "by": listing.name_of(last.by), "at": last.at}
        return None

    def journal(self, request, communique):
        if not permissions.has(request.user, "view_transition"):
            return []
        return [
            {
                "act": ACT_WORDS.get(transition.act, transition.act),
                "version": transition.revision_number,
                "by": listing.name_of(transition.by),
                "at": transition.at,
                "reason": transition.reason,
            }
            for transition in communique.transitions.select_related("by")
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        context["body_anchor"] = BODY_ANCHOR
        return super().render_change_form(request, context, *args, **kwargs)

    def _content_editor_media(self, request, context):
        """The block editor's own parts, started by our script: theirs writes a style into the page, ours a keyboard."""
        return Media(
            importmap=importmap,
            css={"all": ["content_editor/material-icons.css", "content_editor/content_editor.css"]},
            js=[
                "admin/js/jquery.init.js",
                JSON(self._content_editor_context(request, context), id="content-editor-context"),
                Script("releases/desk/blocks.js", type="module"),
            ],
        )

    # Writing

    def save_model(self, request, obj, form, change):
        actions.save_draft(obj, by=request.user, now=timezone.now(), kind=form.cleaned_data["kind"])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        actions.take_mandates(form.instance)

    def response_add(self, request, obj, post_url_continue=None):
        return self.then(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.then(request, obj) or super().response_change(request, obj)

    def then(self, request, revision):
        """The page that the button asked for, once the text is saved."""
        for name in ("apercu", "soumettre"):
            if f"_then_{name}" in request.POST:
                return HttpResponseRedirect(reverse(f"admin:releases_revision_{name}", args=[revision.pk]))
        return None

    # Addresses

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("mandats/", view(self.offices), name="releases_revision_mandats"),
            path("<int:pk>/doutes/<int:doubt_pk>/", view(self.settle), name="releases_revision_doute"),
            *self.act_urls(view),
            *self.preview_urls(view),
            *self.import_urls(view),
            *super().get_urls(),
        ]

    def offices(self, request):
        """The office that a person held on a day, in JSON, for the page that is being written."""
        if not (permissions.has(request.user, "view_revision") and permissions.has(request.user, "view_mandate")):
            raise PermissionDenied
        person_pk, day = request.GET.get("personne", ""), parse_day(request.GET.get("jour", ""))
        known = person_pk.isascii() and person_pk.isdigit() and len(person_pk) < 19
        person = Spokesperson.objects.filter(pk=int(person_pk)).first() if known else None
        if person is None:
            return JsonResponse({"error": "Cette personne n’existe plus."}, status=404)
        return JsonResponse(offices_in_words(person, day))

    def settle(self, request, pk, doubt_pk):
        """« Réglé »: the editor has looked at this doubt."""
        doubt = Doubt.objects.filter(pk=doubt_pk, revision_id=pk).select_related("revision__communique").first()
        if doubt is not None and request.method == "POST":
            try:
                actions.settle_doubt(doubt, by=request.user)
            except (PermissionDenied, actions.NotAllowed) as error:
                return self.refusal(request, doubt.revision, error)
            self.message_user(request, "Doute réglé.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:releases_revision_change", args=[pk]))


def parse_day(written):
    try:
        return parse_date(written)
    except ValueError:
        return None


def offices_in_words(person, day):
    """{"held": [{id, words}], "words": one sentence, "plain": true when a role has to be written by hand}."""
    mandates = person.mandates
    if not mandates.exists():
        words = "Sans mandat : écrivez sa fonction comme elle sera lue."
        return {"held": [], "words": typography.fine(words), "plain": True}
    if day is None:
        return {"held": [], "words": "Donnez la date du communiqué : elle dit la fonction.", "plain": False}
    held = [{"id": mandate.pk, "words": mandate.words} for mandate in mandates.on(day)]
    if len(held) == 1:
        words = f"Fonction le {format_date(day)} : {held[0]['words']}."
    elif held:
        words = f"Plusieurs mandats le {format_date(day)} : choisissez."
    else:
        nearest = join_words([f"« {mandate} »" for mandate in mandates.nearest(day)])
        words = f"Aucun mandat le {format_date(day)}. Au plus près : {nearest}."
    return {"held": held, "words": typography.fine(words), "plain": False}
