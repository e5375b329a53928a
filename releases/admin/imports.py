"""« Importer un communiqué »: a file or a pasted text, what was read of it, then a draft, never more."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from releases import actions, importing, permissions
from releases.forms.acts import ImportForm
from releases.importing import documents
from releases.models import Kind
from releases.text import markup, typography
from releases.text.french import format_date, format_datetime, format_phone

SALT = "releases.admin.imports"
READ_FOR = 12 * 3600  # seconds during which what was read may become a draft
TOO_LARGE = "Ce fichier est trop lourd : 20 Mo au plus. Enregistrez-le sans ses images, ou collez le texte."
READ_TOO_LONG_AGO = "Cette lecture date de trop longtemps, ou a été altérée : importez de nouveau le texte."


class ImportViews:
    def import_urls(self, view):
        return [
            path("importer/", view(self.import_view), name="releases_revision_importer"),
            path("importer/creer/", view(self.create_view), name="releases_revision_importer_creer"),
        ]

    def import_context(self, request, **more):
        return {
            **self.admin_site.each_context(request),
            "title": "Importer un communiqué",
            "opts": self.opts,
            "media": self.media,
            **more,
        }

    def import_view(self, request):
        if not permissions.may_write(request.user):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                imported = self.read(form)
            except importing.ImportRefused as error:
                form.add_error("file" if form.cleaned_data.get("file") else "text", str(error))
            else:
                return self.found(request, imported)
        context = self.import_context(request, form=form)
        return TemplateResponse(
            request, "admin/releases/revision/import.html", context, status=422 if form.errors else 200
        )

    @staticmethod
    def read(form):
        """The communiqué in what was sent; its weight is looked at before its bytes."""
        file = form.cleaned_data.get("file")
        if not file:
            return importing.read_text(form.cleaned_data["text"], actions.known())
        if file.size > importing.MAX_WORD_BYTES:
            raise importing.ImportRefused(TOO_LARGE)
        return importing.read(file.read(), file.name, actions.known())

    def found(self, request, imported):
        """What was read, each in its field; it travels to the next page signed, and nothing is stored."""
        context = self.import_context(
            request,
            imported=imported,
            rows=rows(imported),
            blocks=blocks(imported),
            doubts=imported.doubts,
            proposals=actions.proposals(imported),
            may_create=permissions.may_keep_the_lists(request.user),
            signed=signing.dumps(documents.dump(imported), salt=SALT, compress=True),
        )
        return TemplateResponse(request, "admin/releases/revision/import_found.html", context)

    def create_view(self, request):
        if not permissions.may_write(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:releases_revision_importer"))
        try:
            plain = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=READ_FOR)
            imported = documents.load(plain)
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            self.message_user(request, READ_TOO_LONG_AGO, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:releases_revision_importer"))
        create = request.POST.getlist("create")
        try:
            revision = actions.import_draft(imported, by=request.user, now=timezone.now(), create=create)
        except (PermissionDenied, actions.NotAllowed, actions.Refused) as error:
            return self.refusal(request, None, error)
        self.message_user(request, "Le brouillon est créé : relisez-le, réglez les doutes.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:releases_revision_change", args=[revision.pk]))


def rows(imported):
    """(field, what was read), in the order of the page; None where the text is silent."""
    return [
        ("Genre", Kind(imported.kind).label if imported.kind in Kind.values else None),
        ("Surtitre", imported.kicker),
        ("Titre", imported.title),
        ("Sous-titre", imported.subtitle),
        ("Date", imported.date and format_date(imported.date, weekday=True)),
        ("Lieu", imported.place),
        ("Sous embargo jusqu’au", imported.embargo and format_datetime(imported.embargo)),
        ("Chapô", imported.lead),
        ("Contacts presse", [contact_words(contact) for contact in imported.contacts]),
        ("Labels", [f"{label.name} (« {label.words} »)" for label in imported.labels]),
        ("Notes", [f"{note.mark} {note.text}" for note in imported.footnotes]),
    ]


def contact_words(contact):
    return ", ".join(part for part in (contact.name, contact.email, *map(format_phone, contact.phones)) if part)


def blocks(imported):
    """The body, in order: texts in plain words, quotes with who says them."""
    return [
        {"quote": block.text, "by": ", ".join(part for part in (block.speaker, block.role, block.attribution) if part)}
        if isinstance(block, documents.ImportedQuote)
        else {"text": typography.fine(markup.to_text(block.html))}
        for block in imported.blocks
    ]
