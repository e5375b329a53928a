"""The yardstick: a constant Django view of 12 KB, without middleware, database or template."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

BODY = "Presse. " * 1536


def constant(request):
    return HttpResponse(BODY, headers={"Content-Length": len(BODY)})


urlpatterns = [path("", constant)]

if not settings.configured:
    settings.configure(
        ROOT_URLCONF="benchmarks.control", MIDDLEWARE=[], ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="control"
    )
application = get_wsgi_application()
