"""What caches may keep, and until when.

Every hour of publication is a whole minute (`actions.approve`), so a public answer that is kept until the end of its
own minute never outlives the next publication, and its lifetime tells nobody when that will be. An approval « now »
and a withdrawal are seen by a shared cache within the minute.
"""

import hashlib

from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

# Twice the same word must not become three: the answers that readers may be given again.
CONDITIONAL = {200}
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
KEPT = {200, 301, 404, 410}


# path → (content, its ETag): the answers that `pages.PerEdition` keeps are the same bytes each time, and hashed once.
_etags = {}


def etag_of(path, content):
    known = _etags.get(path)
    if known is None or known[0] is not content:
        if len(_etags) >= 64:
            _etags.clear()
        known = _etags[path] = (content, quote_etag(hashlib.blake2b(content, digest_size=16).hexdigest()))
    return known[1]


def public(view):
    """Mark a view as public: its answers may be kept by caches, errors included."""
    view.is_public = True
    return view


def make_public(request, response, now):
    """Give a public answer its lifetime and validator; answers 304 where the reader has it already."""
    if response.status_code not in KEPT:
        response["Cache-Control"] = "no-store"
        return response
    response["Cache-Control"] = f"public, max-age={59 - now.second}"
    if response.status_code not in CONDITIONAL or request.method not in ("GET", "HEAD"):
        return response
    if not response.streaming and not response.has_header("ETag"):
        response["ETag"] = etag_of(request.path, response.content)
    changed = getattr(response, "changed_at", None)
    if changed is not None:
        response["Last-Modified"] = http_date(changed.timestamp())
    if not any(name in request.META for name in CONDITIONS):
        return response
    return get_conditional_response(
        request,
        etag=response.get("ETag"),
        last_modified=changed and int(changed.timestamp()),
        response=response,
    )
