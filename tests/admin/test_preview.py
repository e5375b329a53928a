"""The page before anything is public: real dress, for those who may read it, kept by nobody."""

import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from releases import actions, renditions
from releases.models import Attachment, Figure, Image
from tests.admin.pages import act_url, words
from tests.factories import NOW, make_approved, make_award, make_draft, make_user


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    data = io.BytesIO()
    Pillow.new("RGB", (900, 600), "teal").save(data, "JPEG")
    image = Image(alt_text="Un aplat", credit="Camille Exemple", added_at=NOW)
    renditions.store(image, ContentFile(data.getvalue(), "aplat.jpg"))
    image.save()
    return image


def test_a_draft_is_shown_in_its_real_dress_and_marked(log_in):
    revision = make_draft(title="Un titre à voir", quote="Des mots à voir.", awards=[make_award()])
    response = log_in("Rédaction").get(act_url("apercu", revision))
    page = words(response)
    assert "Aperçu : brouillon." in page
    assert "Un titre à voir" in page
    assert "Des mots à voir." in page
    assert "Ville Exemplaire" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_an_empty_draft_can_be_previewed(log_in):
    client = log_in("Rédaction")
    revision = actions.create_draft(by=client.person, now=NOW)
    assert "(sans titre)" in words(client.get(act_url("apercu", revision)))


def test_an_approved_text_is_previewed_as_it_was_frozen(log_in):
    revision = make_approved(title="Figé")
    assert "Figé" in words(log_in("Rédaction").get(act_url("apercu", revision)))


def test_a_stranger_sees_nothing(log_in):
    revision = make_draft()
    assert Client().get(act_url("apercu", revision)).status_code == 302
    assert log_in(None).get(act_url("apercu", revision)).status_code == 403


def test_pictures_and_files_of_a_draft_are_seen_from_the_desk_only(log_in, picture):
    revision = make_draft()
    Figure.objects.create(parent=revision, region="main", ordering=30, image=picture)
    piece = Attachment(parent=revision, region="main", ordering=40, title="Un plan")
    piece.file.save("plan.pdf", ContentFile(b"%PDF-1.7"))
    client = log_in("Rédaction")
    page = client.get(act_url("apercu", revision)).content.decode()
    shown = reverse("admin:releases_revision_medias", args=[picture.token, "480.webp"])
    given = reverse("admin:releases_revision_pieces", args=[piece.token, "plan.pdf"])
    assert shown in page
    assert given in page
    assert f'"/medias/{picture.token}' not in page
    assert client.get(shown).headers["Content-Type"] == "image/webp"
    download = client.get(given)
    assert download.headers["Content-Type"] == "application/octet-stream"
    assert download.headers["Content-Disposition"].startswith("attachment")
    for address in (shown, given):
        assert Client().get(address).status_code == 302
        assert log_in(None).get(address).status_code == 403
        assert "no-store" in client.get(address).headers["Cache-Control"]
    assert Client().get(f"/medias/{picture.token}/480.webp").status_code == 404
    assert (
        client.get(reverse("admin:releases_revision_medias", args=[picture.token, "original.jpg"])).status_code == 404
    )
    assert client.get(reverse("admin:releases_revision_medias", args=["0" * 32, "480.jpg"])).status_code == 404
    assert client.get(reverse("admin:releases_revision_pieces", args=[piece.token, "autre.pdf"])).status_code == 404


def test_the_page_of_a_desk_has_a_strict_policy_and_no_inline_script_or_style(log_in):
    revision = make_draft(quote="Des mots.")
    client = log_in("Administration")
    make_user()
    addresses = [
        reverse("admin:index"),
        reverse("admin:releases_revision_changelist"),
        reverse("admin:releases_revision_add"),
        reverse("admin:releases_revision_change", args=[revision.pk]),
        reverse("admin:releases_revision_importer"),
        reverse("admin:releases_spokesperson_add"),
        reverse("admin:auth_user_add"),
        act_url("abandonner", revision),
    ]
    for address in addresses:
        response = client.get(address)
        policy = response.headers["Content-Security-Policy"]
        html = response.content.decode()
        nonce = policy.split("'nonce-")[1].split("'")[0]
        assert "unsafe" not in policy
        assert "style-src 'self'" in policy
        assert ' style="' not in html, address
        assert "<style" not in html, address
        assert " onclick=" not in html, address
        inline = [tag for tag in html.split("<script")[1:] if "src=" not in tag.split(">")[0]]
        for tag in inline:
            head = tag.split(">")[0]
            assert f'nonce="{nonce}"' in head or 'type="application/json"' in head, (address, head)
