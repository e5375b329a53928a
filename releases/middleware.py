"""What every answer carries: closed to caches and to scripts unless a view says otherwise."""

import secrets

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

from releases.caching import make_public

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DESK_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DESK = "/admin/"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class ClosedByDefault:
    """Private, not stored, unless the view is marked `caching.public` and touched no session and set no cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # An address that leads nowhere is public knowledge; a view says itself what it is.
        request.is_public = True
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy(request))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.is_public and not response.cookies and not self.touched_session(request):
            return make_public(request, response, timezone.now())
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    def process_view(self, request, view_func, view_args, view_kwargs):
        request.is_public = getattr(view_func, "is_public", False)
        if not request.is_public:
            request.csp_nonce = secrets.token_urlsafe(16)  # for the editor's import map

    @staticmethod
    def touched_session(request):
        return getattr(getattr(request, "session", None), "accessed", False)

    @staticmethod
    def policy(request):
        return PUBLIC_POLICY if request.is_public else DESK_POLICY.format(nonce=request.csp_nonce)


def at_the_desk(middleware):
    """The same middleware for the desk alone: elsewhere there is no session, user or token that a page could touch."""

    class AtTheDesk(middleware):
        def __call__(self, request):
            if request.path_info.startswith(DESK):
                return super().__call__(request)
            return self.get_response(request)

        if hasattr(middleware, "process_view"):

            def process_view(self, request, *view):
                return super().process_view(request, *view) if request.path_info.startswith(DESK) else None

    return AtTheDesk


DeskSession = at_the_desk(SessionMiddleware)
DeskCsrf = at_the_desk(CsrfViewMiddleware)
DeskAuthentication = at_the_desk(AuthenticationMiddleware)
DeskMessages = at_the_desk(MessageMiddleware)
