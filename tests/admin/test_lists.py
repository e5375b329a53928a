"""People, labels, contacts, themes, images and accounts: the lists that the desk keeps."""

import io
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from releases.models import Image, Label, LabelAward, Mandate, PressContact, Spokesperson, Theme
from tests.admin.conftest import GROUPS
from tests.admin.pages import words
from tests.factories import (
    make_approved,
    make_award,
    make_contact,
    make_draft,
    make_image,
    make_spokesperson,
    make_theme,
    make_user,
)

MODELS = ["spokesperson", "mandate", "presscontact", "theme", "label", "labelaward", "image"]


def url(model, view="changelist", *args):
    app = "auth" if model == "user" else "releases"
    return reverse(f"admin:{app}_{model}_{view}", args=args)


def no_rows(*prefixes):
    return {f"{prefix}-{name}_FORMS": 0 for prefix in prefixes for name in ("TOTAL", "INITIAL")}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("group", GROUPS)
def test_each_role_opens_each_list_and_form(log_in, model, group):
    make_approved(awards=[make_award()], themes=[make_theme()], quote="Des mots.")
    make_image()
    client = log_in(group)
    for address in (url(model), url(model, "add"), f"{url(model)}?q=exemple", f"{url(model)}?q=04 65 71"):
        assert client.get(address).status_code == 200
    found = client.get(url(model)).context["cl"].result_list[0]
    assert client.get(url(model, "change", found.pk)).status_code == 200


@pytest.mark.parametrize("model", [*MODELS, "user"])
def test_who_is_of_no_group_opens_none(log_in, model):
    assert log_in(None).get(url(model)).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_lists_cost_the_same_whatever_their_length(log_in, model, django_assert_max_num_queries):
    for number in range(8):
        person = make_spokesperson("Camille", f"Exemple {number}")
        make_award(f"Label {number}")
        make_contact(f"Contact {number}")
        make_theme(f"Thème {number}")
        make_image(alt_text=f"Image {number}")
        Mandate.objects.create(spokesperson=person, title="présidente", starts_on=date(2021, 1, 1))
    client = log_in("Validation")
    with django_assert_max_num_queries(10):
        client.get(url(model))


def test_an_empty_address_is_made_from_the_name_by_our_rules(log_in):
    client = log_in("Rédaction")
    client.post(url("theme", "add"), {"name": "L’école & le cœur", "slug": ""})
    assert Theme.objects.get().slug == "l-ecole-le-coeur"
    data = {"first_name": "Élodie", "last_name": "N’Œuf", "slug": "", **no_rows("mandates")}
    client.post(url("spokesperson", "add"), data)
    assert Spokesperson.objects.get().slug == "elodie-n-oeuf"
    client.post(url("label", "add"), {"name": "Ville·Exemple", "kind": "label", "slug": "", **no_rows("awards")})
    assert Label.objects.get().slug == "ville-exemple"


def test_an_address_that_no_name_can_make_is_asked_for(log_in):
    response = log_in("Rédaction").post(url("theme", "add"), {"name": "???", "slug": ""})
    assert "Écrivez une adresse" in words(response)


def test_a_published_address_does_not_change(log_in):
    theme, award, person = make_theme(), make_award(), make_spokesperson()
    client = log_in("Validation")
    client.post(url("theme", "change", theme.pk), {"name": theme.name, "slug": "autre"})
    assert Theme.objects.get().slug == "autre"
    make_approved(awards=[award], themes=[theme], quote="Des mots.", speaker=person)
    client.post(url("theme", "change", theme.pk), {"name": "Renommé", "slug": "encore-autre"})
    assert (Theme.objects.get().name, Theme.objects.get().slug) == ("Renommé", "autre")
    for model, pk in (("label", award.label_id), ("spokesperson", person.pk)):
        assert "slug" not in client.get(url(model, "change", pk)).context["adminform"].form.fields


@pytest.mark.parametrize("view", ["delete", "action"])
def test_what_a_published_text_uses_is_not_deleted_and_says_so(log_in, view):
    theme, award, person = make_theme(), make_award(), make_spokesperson()
    make_approved(awards=[award], themes=[theme], quote="Des mots.", speaker=person)
    client = log_in("Validation")
    used = [
        ("theme", theme),
        ("labelaward", award),
        ("label", award.label),
        ("spokesperson", person),
        ("mandate", person.mandates.get()),
        ("presscontact", PressContact.objects.get()),
    ]
    for model, one in used:
        if view == "delete":
            address, data = url(model, "delete", one.pk), {"post": "yes"}
        else:
            address, data = url(model), {"action": "delete_selected", "_selected_action": one.pk, "post": "yes"}
        response = client.post(address, data, follow=True)
        assert response.status_code in {200, 403}, model
        assert type(one).objects.filter(pk=one.pk).exists(), model
    page = words(client.get(url("theme", "delete", theme.pk)))
    assert "objets liés et protégés suivants" in page


def test_what_nobody_uses_is_deleted(log_in):
    theme = make_theme()
    log_in("Validation").post(url("theme", "delete", theme.pk), {"post": "yes"})
    assert Theme.objects.count() == 0


def test_redaction_deletes_nothing_of_the_lists(log_in):
    theme = make_theme()
    assert log_in("Rédaction").post(url("theme", "delete", theme.pk), {"post": "yes"}).status_code == 403


def test_a_mandate_that_ends_before_it_starts_is_refused_in_words(log_in):
    data = {
        "first_name": "Camille",
        "last_name": "Exemple",
        "mandates-TOTAL_FORMS": 1,
        "mandates-INITIAL_FORMS": 0,
        "mandates-0-title": "maire",
        "mandates-0-starts_on": "2026-01-01",
        "mandates-0-ends_on": "2025-01-01",
    }
    assert "se termine après avoir commencé" in words(log_in("Rédaction").post(url("spokesperson", "add"), data))
    assert Spokesperson.objects.count() == 0


def test_the_communique_that_announces_an_award_is_chosen_by_its_title(log_in):
    award, revision = make_award(), make_draft(title="Une halle rouvre")
    choices = reverse("admin:releases_labelaward_communiques")
    found = log_in("Rédaction").get(choices, {"term": "halle"}).json()["results"]
    assert found == [{"id": str(revision.communique_id), "text": "Une halle rouvre"}]
    assert log_in(None).get(choices, {"term": "halle"}).status_code == 403
    LabelAward.objects.update(announced_in=revision.communique)
    page = log_in("Rédaction").get(url("labelaward", "change", award.pk))
    assert "Une halle rouvre" in words(page)


# Images


def a_picture(name="photo.jpg", size=(700, 500)):
    data = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def test_a_picture_comes_in_once_and_then_only_its_words_change(log_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = log_in("Rédaction")
    words_of = {"alt_text": "Une halle", "caption": "", "credit": "Camille Exemple", "licence": "etalab"}
    assert client.post(url("image", "add"), words_of | {"file": a_picture()}).status_code == 302
    image = Image.objects.get()
    assert (image.width, image.height, image.widths) == (700, 500, [480, 700])
    stored = image.original.name
    client.post(url("image", "change", image.pk), words_of | {"alt_text": "La halle", "file": a_picture("autre.jpg")})
    image.refresh_from_db()
    assert (image.alt_text, image.original.name) == ("La halle", stored)
    page = client.get(url("image", "change", image.pk)).content.decode()
    assert reverse("admin:releases_revision_medias", args=[image.token, "700.jpg"]) in page


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (SimpleUploadedFile("a.jpg", b"no picture"), "n’est pas une image"),
        (SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "n’est pas une image"),
        (None, "obligatoire"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(log_in, settings, tmp_path, file, reason):
    settings.MEDIA_ROOT = tmp_path
    data = {"alt_text": "x", "credit": "y", "licence": "etalab"} | ({"file": file} if file else {})
    response = log_in("Rédaction").post(url("image", "add"), data)
    assert reason in words(response)
    assert list(tmp_path.rglob("*.*")) == []


def test_a_picture_is_written_only_when_its_words_are_right(log_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    data = {"alt_text": "x", "is_decorative": "on", "credit": "y", "licence": "etalab", "file": a_picture()}
    response = log_in("Rédaction").post(url("image", "add"), data)
    assert "Une image décorative n’a pas de texte alternatif" in words(response)
    assert list(tmp_path.rglob("*.*")) == []


# Accounts


def account(**fields):
    return {
        "username": "nouveau",
        "password1": "une longue phrase de passe",
        "password2": "une longue phrase de passe",
    } | fields


def test_administration_opens_accounts_and_gives_groups(log_in):
    client = log_in("Administration")
    group = Group.objects.get(name="Validation")
    client.post(url("user", "add"), account(groups=[group.pk]))
    user = User.objects.get(username="nouveau")
    assert (user.is_staff, user.is_superuser, list(user.groups.all())) == (True, False, [group])


def test_administration_grants_no_right_of_its_own(log_in):
    client = log_in("Administration")
    right = Permission.objects.get(codename="add_group")
    stronger = Group.objects.create(name="Tout")
    grabbed = {"is_superuser": "on", "user_permissions": [right.pk], "groups": [stronger.pk]}
    client.post(url("user", "add"), account(**grabbed))
    assert User.objects.filter(username="nouveau").count() == 0  # a group that is not ours is no choice
    client.post(url("user", "add"), account(is_superuser="on", user_permissions=[right.pk]))
    user = User.objects.get(username="nouveau")
    for target in (user, client.person):
        data = {"username": target.username, "is_active": "on", "is_staff": "on", **grabbed}
        client.post(url("user", "change", target.pk), data)
        client.post(url("user", "change", target.pk), data | {"groups": []})
        target.refresh_from_db()
        assert (target.is_superuser, target.user_permissions.count()) == (False, 0)
        assert not target.groups.filter(name="Tout").exists()


def test_administration_does_not_touch_a_superuser(log_in):
    root = User.objects.create_superuser("root", password="une longue phrase de passe")
    client = log_in("Administration")
    assert client.get(url("user", "change", root.pk)).status_code == 200
    assert client.post(url("user", "change", root.pk), {"username": "pris"}).status_code == 403
    assert client.post(url("user", "delete", root.pk), {"post": "yes"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    new = {"password1": "une autre phrase de passe", "password2": "une autre phrase de passe"}
    assert client.get(password).status_code == 403
    assert client.post(password, new).status_code == 403
    client.post(url("user"), {"action": "delete_selected", "_selected_action": root.pk, "post": "yes"})
    root.refresh_from_db()
    assert root.username == "root"
    assert root.check_password("une longue phrase de passe")


@pytest.mark.parametrize("group", ["Rédaction", "Validation"])
def test_the_other_groups_keep_no_accounts(log_in, group):
    client = log_in(group)
    other = make_user()
    assert client.get(url("user")).status_code == 403
    assert client.post(url("user", "add"), account()).status_code == 403
    assert client.post(url("user", "change", other.pk), {"username": "pris"}).status_code == 403


@pytest.mark.parametrize("group", GROUPS)
def test_groups_are_not_changed_at_the_desk(log_in, group):
    one = Group.objects.get(name="Rédaction")
    client = log_in(group)
    address = reverse("admin:auth_group_change", args=[one.pk])
    assert client.post(address, {"name": "Tout", "permissions": []}).status_code == 403
    assert client.post(reverse("admin:auth_group_add"), {"name": "x"}).status_code == 403
