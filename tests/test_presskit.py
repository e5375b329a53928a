"""The press kit: what a newsroom needs, credits that stay with their pictures, the same bytes for the same input."""

import io
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from releases.pdf import pdf_file
from releases.presskit import escaped, folded, kit_file, kit_name, vcard
from tests.documents import DOCUMENT, TOKEN, jpeg, publication, store_files

PHOTO = "photos/01-une-vue-de-la-ville-credit-camille-exemple-ville-de-grenoble"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"


def kit_of(made):
    with kit_file(made) as file:
        return file.read()


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


def text(kit, name):
    return kit.read(name).decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_it_holds_what_a_newsroom_needs():
    store_files()
    kit = opened(kit_of(publication()))
    assert kit.testzip() is None
    assert kit.namelist() == [
        "LISEZMOI.txt",
        "citations.txt",
        "communique.html",
        "communique.json",
        "communique.pdf",
        "communique.txt",
        "contacts.vcf",
        f"{PHOTO}.jpg",
        f"{PHOTO}.txt",
        "pieces-jointes/01-plan-2021.csv",
    ]
    with pdf_file(publication()) as printed:
        assert kit.read("communique.pdf") == printed.read()
    assert kit.read("communique.json").decode() == publication().canonical
    assert kit.read("pieces-jointes/01-plan-2021.csv") == b"rue;nombre\n"


def test_a_photo_comes_in_its_full_size_with_all_that_must_be_printed_beside_it():
    store_files()
    kit = opened(kit_of(publication()))
    assert kit.read(f"{PHOTO}.jpg") == jpeg("navy")
    assert text(kit, f"{PHOTO}.txt").splitlines() == [
        "Légende : Une vue de la ville",
        "Crédit obligatoire : Camille Exemple, Ville de Grenoble",
        "Licence : Licence Ouverte 2.0",
        "Texte alternatif : Trois massifs sous la neige",
    ]


def test_a_photo_without_its_original_comes_in_its_widest_rendition():
    default_storage.save(f"images/{TOKEN}/64.jpg", ContentFile(jpeg()))
    assert opened(kit_of(publication())).read(f"{PHOTO}.jpg") == jpeg()


def test_what_is_not_in_the_storage_is_not_in_the_kit_until_it_is_back():
    made = publication()
    before, name = opened(kit_of(made)), kit_name(made)
    assert not [member for member in before.namelist() if "/" in member]
    assert "photos/" not in text(before, "LISEZMOI.txt")
    store_files()
    assert kit_name(made) != name
    assert f"{PHOTO}.jpg" in opened(kit_of(made)).namelist()


def test_quotes_come_with_their_exact_attribution():
    assert text(opened(kit_of(publication())), "citations.txt") == (
        "« Des mots dits ce jour-là.\n\nEt d’autres. »\n"
        "— Camille Exemple, adjointe au maire\n"
        "Communiqué de presse « Numérique citoyen : Grenoble labellisée », Ville de Grenoble, 4 février 2021\n"
        "https://presse.example.fr/communiques/numerique-citoyen/#citation-1\n"
    )


def test_the_text_is_ready_to_paste():
    told = text(opened(kit_of(publication())), "communique.txt")
    assert told.startswith("COMMUNIQUÉ DE PRESSE\n\nUn surtitre\n\nNumérique citoyen : Grenoble labellisée\n")
    assert told.endswith("\n\nhttps://presse.example.fr/communiques/numerique-citoyen/\n")
    assert not re.search("[\ue000-\uf8ff]", told)


def test_the_html_stands_alone_with_the_pictures_of_the_kit():
    store_files()
    html = opened(kit_of(publication())).read("communique.html").decode()
    assert f'<img src="{PHOTO}.jpg" alt="Trois massifs sous la neige">' in html
    assert 'href="https://presse.example.fr/labels/"' in html
    assert not re.search("[\ue000-\uf8ff]|<script|<link|<style", html)
    without = publication(number=3)
    default_storage.delete(f"images/{TOKEN}/64.jpg")
    default_storage.delete(f"images/{TOKEN}/original.jpg")
    assert (
        f'src="https://presse.example.fr/medias/{TOKEN}/64.jpg"'
        in opened(kit_of(without)).read("communique.html").decode()
    )


def test_the_read_me_says_where_it_comes_from_and_what_may_be_done_with_it():
    told = text(opened(kit_of(publication())), "LISEZMOI.txt")
    for line in (
        "Adresse permanente : https://presse.example.fr/communiques/numerique-citoyen/",
        "Version 2 du 5 février 2021 à 10 h 30",
        f"Empreinte (SHA-256 de communique.json) : {publication().sha256}",
        "Textes : Licence Ouverte 2.0 (https://www.etalab.gouv.fr/licence-ouverte-open-licence/).",
        "- communique.txt : le texte, prêt à coller",
    ):
        assert line in told.splitlines()


def test_a_demonstration_says_so_in_each_text(settings):
    settings.DEMONSTRATION = True
    kit = opened(kit_of(publication()))
    for name in ("LISEZMOI.txt", "citations.txt", "communique.txt", "communique.html"):
        assert "DÉMONSTRATION : textes écrits pour l’essai" in text(kit, name)


# vCards


def read_vcards(data):
    """The cards of a file, each as [(name, parameters, value)], by the grammar of RFC 6350; strict."""
    assert data.endswith("\r\n")
    assert "\n" not in data.replace("\r\n", "")
    for line in data.split("\r\n"):
        assert len(line.encode()) <= 75
    cards = []
    for line in data.replace("\r\n ", "").split("\r\n")[:-1]:
        name, parameters, value = re.fullmatch(r"([A-Z]+)((?:;[A-Z]+=[a-z]+)*):(.*)", line).groups()
        if name == "BEGIN":
            cards.append([])
        cards[-1].append((name, parameters, re.sub(r"\\([\\,;n])", lambda m: "\n" if m[1] == "n" else m[1], value)))
    for card in cards:
        assert [card[0], card[1], card[-1]] == [("BEGIN", "", "VCARD"), ("VERSION", "", "4.0"), ("END", "", "VCARD")]
    return cards


def test_contacts_are_vcards():
    (card,) = read_vcards(opened(kit_of(publication())).read("contacts.vcf").decode())
    assert ("FN", "", "Service presse, Ville de Grenoble") in card
    assert ("EMAIL", ";TYPE=work", "presse@example.fr") in card
    assert [value for name, _, value in card if name == "TEL"] == ["tel:+33465710001", "tel:+33465710002"]
    assert [value.replace("\u00a0", " ") for name, _, value in card if name == "NOTE"] == [
        "04 65 71 00 01 : secrétariat\n04 65 71 00 02 : astreinte : soirs, week-ends et jours fériés"
    ]
    assert ("REV", "", "20210205T093000Z") in card


def test_a_contact_cannot_write_a_line_of_its_own():
    name = "Élodie; de la Ville, \\ à l’accueil\r\nEND:VCARD\nTEL:+33 " + "é" * 100
    contact = {**DOCUMENT["contacts"][0], "name": name}
    (card,) = read_vcards(vcard(contact, DOCUMENT))
    assert [value for kind, _, value in card if kind == "FN"] == [name.replace("\r\n", "\n")]
    assert escaped("a,b;c\\d\ne") == r"a\,b\;c\\d\ne"
    assert folded("x" * 75) == "x" * 75
    assert folded("é" * 40) == "é" * 37 + "\r\n " + "é" * 3


def test_a_contact_is_the_same_card_in_every_kit():
    cards = [read_vcards(vcard(DOCUMENT["contacts"][0], DOCUMENT | {"uid": uid}))[0] for uid in ("a", "b")]
    assert cards[0] == cards[1]


# Bytes


def test_the_same_input_gives_the_same_bytes():
    store_files()
    first = kit_of(publication())
    default_storage.delete(f"documents/{kit_name(publication())}")
    assert kit_of(publication()) == first


def test_nothing_in_it_shows_this_machine_or_its_clock(settings, tmp_path):
    store_files()
    data = kit_of(publication())
    for path in (str(tmp_path), str(settings.BASE_DIR), str(Path.home()), tempfile.gettempdir()):
        assert path.encode() not in data
    for info in opened(data).infolist():
        assert info.date_time == (2021, 2, 5, 10, 30, 0)
        assert info.compress_type == zipfile.ZIP_STORED
        assert info.extra == b""


def test_no_name_leads_out_of_the_kit():
    hostile = {**DOCUMENT["blocks"][2], "caption": "../../etc", "credit": "..\\..\\C:/\0\n"}
    piece = {**DOCUMENT["blocks"][4], "name": "..plan.csv"}
    store_files()
    default_storage.save(f"attachments/{TOKEN}/..plan.csv", ContentFile(b"x"))
    for name in opened(kit_of(publication(blocks=[hostile, piece]))).namelist():
        assert re.fullmatch(r"(?:[a-z-]+/)?[A-Za-z0-9-]+\.[a-z]+", name)


def test_a_communique_without_quotes_or_contacts_has_no_empty_sheet():
    bare = publication(blocks=[], contacts=[])
    assert opened(kit_of(bare)).namelist() == [
        "LISEZMOI.txt",
        "communique.html",
        "communique.json",
        "communique.pdf",
        "communique.txt",
    ]
