"""What can be taken away of a live communiqué: its PDF, its press kit, its data. Made at the first demand and kept."""

import base64

from django.http import FileResponse, Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from releases import pages, public
from releases.caching import public as public_view
from releases.pdf import pdf_file, pdf_name
from releases.presskit import LICENCE_URL, kit_file, kit_name


@public_view
@require_safe
def pdf(request, slug):
    return answer(slug, "communique-pdf", pdf_response)


@public_view
@require_safe
def kit(request, slug):
    return answer(slug, "communique-kit", kit_response)


@public_view
@require_safe
def data(request, slug):
    return answer(slug, "communique-data", data_response)


def answer(slug, name, respond):
    """What `respond` makes of the live communiqué at this address; what its page would say if there is none."""
    now = timezone.now()
    found = public.publication(slug, now)
    withdrawal = None if found else public.withdrawal(slug, now)
    if withdrawal:
        return HttpResponse(pages.withdrawn(withdrawal), status=410)
    if found is None:
        raise Http404
    if found.slug != slug:
        return HttpResponsePermanentRedirect(reverse(name, args=[found.slug]))
    response = respond(found)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Link"] = f'<{found.url}>; rel="canonical", <{LICENCE_URL}>; rel="license"'
    return response


def pdf_response(publication):
    return file_response(pdf_file(publication), pdf_name(publication), publication, "pdf", "application/pdf")


def kit_response(publication):
    return file_response(kit_file(publication), kit_name(publication), publication, "zip", "application/zip")


def file_response(file, kept_name, publication, extension, content_type):
    name = f"{publication.file_name}.{extension}"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response["ETag"] = f'"{kept_name.removesuffix(f".{extension}")}"'
    return response


def data_response(publication):
    """The canonical document, whose SHA-256 is the fingerprint that every other surface shows (RFC 9530)."""
    response = HttpResponse(publication.canonical, content_type="application/json")
    response["ETag"] = f'"{publication.sha256}"'
    digest = base64.b64encode(bytes.fromhex(publication.sha256)).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["Content-Disposition"] = f'inline; filename="{publication.file_name}.json"'
    return response
