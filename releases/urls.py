"""Public addresses: French, stable. `tests/test_public_surfaces.py` knows each of them, and fails for a new one."""

from django.urls import path

from releases import downloads, feeds, views

urlpatterns = [
    path("", views.home, name="home"),
    path("communiques/", views.communiques, name="communiques"),
    path("communiques/<slug:slug>/", views.communique, name="communique"),
    path("citations/", views.quotes, name="quotes"),
    path("communiques/<slug:slug>/communique.pdf", downloads.pdf, name="communique-pdf"),
    path("communiques/<slug:slug>/dossier.zip", downloads.kit, name="communique-kit"),
    path("communiques/<slug:slug>/communique.json", downloads.data, name="communique-data"),
    path("porte-parole/", views.spokespeople, name="spokespeople"),
    path("porte-parole/<slug:slug>/", views.spokesperson, name="spokesperson"),
    path("labels/", views.labels, name="labels"),
    path("labels/<slug:slug>/", views.label, name="label"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("contact-presse/", views.press_contacts, name="contacts"),
    path("flux/communiques.rss", feeds.rss, name="feed-rss"),
    path("medias/<slug:token>/<str:name>", views.picture, name="picture"),
    path("pieces/<slug:token>/<str:name>", views.attachment, name="attachment"),
]
