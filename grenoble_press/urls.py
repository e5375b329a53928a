from django.contrib import admin
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

urlpatterns = [
    # The whole catalogue instead of the admin's own: the editor's words are in it.
    path("admin/jsi18n/", JavaScriptCatalog.as_view(), name="jsi18n"),
    path("admin/", admin.site.urls),
    path("", include("releases.urls")),
]

handler400 = "releases.views.bad_request"
handler403 = "releases.views.permission_denied"
handler404 = "releases.views.not_found"
handler500 = "releases.views.server_error"
