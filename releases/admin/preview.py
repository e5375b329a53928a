"""The page in its real dress before anything is public, for the staff who may read it."""

import json
import re

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_sameorigin

from releases import pages
from releases.admin import listing
from releases.models import Attachment, Frozen
from releases.rendering import document_of, freeze
from releases.renditions import rendition_path
from releases.text.french import in_paris

# As the public pages, but it may stand inside a page of the desk.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
_FILES = re.compile(r'(?<=["\s])/(medias|pieces)/(?=[0-9a-f]{32}/)')


def frozen_of(revision, now):
    """What was frozen at approval, or what would be if the revision were approved now; blanks are said."""
    frozen = Frozen.objects.filter(revision=revision).first()
    if frozen is not None:
        return frozen
    first = revision.communique.revisions.filter(first_public_at__isnull=False).order_by("number").first()
    first_public_at = first.first_public_at if first else now
    document = document_of(revision, publish_at=now, first_public_at=first_public_at)
    document["title"] = document["title"] or "(sans titre)"
    document["lead"] = document["lead"] or "(sans chapô)"
    document["issued_on"] = document["issued_on"] or in_paris(now).date().isoformat()
    return freeze(document, revision)


class PreviewViews:
    def preview_urls(self, view):
        return [
            path("<int:pk>/apercu/", view(self.preview), name="releases_revision_apercu"),
            path("medias/<slug:token>/<str:name>", view(self.picture), name="releases_revision_medias"),
            path("pieces/<slug:token>/<str:name>", view(self.piece), name="releases_revision_pieces"),
        ]

    def preview(self, request, pk):
        revision = self.get_object(request, str(pk))
        if revision is None:
            raise Http404
        if not self.has_view_permission(request, revision):
            raise PermissionDenied
        now = timezone.now()
        frozen = frozen_of(revision, now)
        banner = {
            "revision": revision,
            "state_words": listing.state_words(revision, now),
            "phase": revision.phase(now),
            "is_framed": "cadre" in request.GET,
        }
        head = format_html('<link rel="stylesheet" href="{}">', static("releases/desk/preview.css"))
        if banner["is_framed"]:
            head += mark_safe('<base target="_top">')  # a public page does not open inside a frame
        html = pages.communique(
            frozen.head_html + head,
            render_to_string("admin/releases/revision/_preview_banner.html", banner) + frozen.main_html,
            slug=revision.communique.slug,
            awards=json.dumps(frozen.awards),
            today=in_paris(now).date(),
        )
        response = HttpResponse(_FILES.sub(lambda found: self.files_address(found[1]), html))
        response["Content-Security-Policy"] = POLICY
        response["Cache-Control"] = "private, no-store"
        return xframe_options_sameorigin(lambda request: response)(request)

    @staticmethod
    def files_address(name):
        return reverse(f"admin:releases_revision_{name}", args=["token", "name"]).removesuffix("token/name")

    def picture(self, request, token, name):
        """A rendition of any picture of the room, public or not yet."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        stored = rendition_path(token, name)
        if stored is None:
            raise Http404
        return file_response(stored, CONTENT_TYPES[stored.rpartition(".")[2]])

    def piece(self, request, token, name):
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Attachment.objects.filter(token=token, file=f"attachments/{token}/{name}").first()
        if found is None:
            raise Http404
        response = file_response(found.file.name, "application/octet-stream", as_attachment=True, filename=name)
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response


def file_response(stored, content_type, **options):
    try:
        return FileResponse(default_storage.open(stored), content_type=content_type, **options)
    except FileNotFoundError:
        raise Http404 from None
