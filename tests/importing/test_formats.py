"""Files of every format and encoding; what is none of ours is refused with one sentence that says what to do."""

import json
import zipfile
from datetime import date
from io import BytesIO

import pytest

from releases.importing import Doubt, ImportRefused, Known, formats, read, read_text
from tests.importing.word_files import STYLED, WITH_NOTE, changed, word_file

TEXT = """COMMUNIQUÉ DE PRESSE
Grenoble, le 12 mars 2024

L’été à l’école Exemple : « Où est la forêt ? »

**Un cœur de forêt a été planté à l’école Exemple, près du Drac, avec les élèves, pour 4 000 €.**

À bientôt.
"""
TITLE = "L’été à l’école Exemple : « Où est la forêt ? »"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def refusal(data, name):
    with pytest.raises(ImportRefused) as caught:
        read(data, name)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert message.count("\u00a0:") == 1, "one sentence: what is wrong, and what to do"
    return message


def zipped(**parts):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return written.getvalue()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_text_is_read_in_the_encodings_that_offices_use(encoding, mark):
    imported = read(mark + TEXT.encode(encoding), "texte.md")
    assert imported.title == TITLE
    assert imported.lead.endswith("avec les élèves, pour 4 000 €.")


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
def test_accents_of_another_machine_are_refused_rather_than_spoilt(encoding):
    typed = TEXT.replace("œ", "oe").replace("€", "euros").replace("’", "'").replace("«", '"').replace("»", '"')
    assert "accents" in refusal(typed.encode(encoding), "texte.txt")


def test_a_page_says_its_own_encoding_and_is_read_whatever_it_says():
    page = f"<html><head><meta charset='iso-8859-1'></head><body><h1>{TITLE}</h1><p>À bientôt.</p></body></html>"
    assert read(page.encode("cp1252"), "page.html").title == TITLE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sans-extension", "# Un verger au parc Exemple\n\nTrente arbres."),
        ("texte.txt", "**Communiqué de presse**\n\n## Un verger au parc Exemple\n\n**Trente arbres.**"),
        (
            "page.txt",
            "<!DOCTYPE html><html><body><h1>Un verger au parc Exemple</h1><p>Trente arbres.</p></body></html>",
        ),
        ("export.doc", "<html><body><h1>Un verger au parc Exemple</h1><p>Trente arbres.</p></body></html>"),
        ("C:\\Presse\\communiqué.MD", "# Un verger au parc Exemple\n\nTrente arbres."),
        ("", "<p><b>Un verger au parc Exemple</b></p><p>Trente arbres.</p>"),
        ("", "Un verger au parc Exemple\n\nTrente arbres."),
    ],
)
def test_the_content_decides_where_the_name_does_not(name, text):
    assert read(text.encode(), name).title == "Un verger au parc Exemple"


def test_a_text_with_signs_of_its_own_is_no_page():
    imported = read_text("Un verger au parc Exemple\n\nIl y a < 30 arbres & <beaucoup> de fruits, 2 * 3 * 4 variétés.")
    assert imported.blocks[0].html == (
        "<p>Il y a &lt; 30 arbres &amp; &lt;beaucoup&gt; de fruits, 2 * 3 * 4 variétés.</p>"
    )


def test_a_word_file_is_read_with_its_styles_its_true_notes_and_its_margins():
    imported = read(WITH_NOTE, "Communiqué.docx")
    assert (imported.kind, imported.date, imported.place) == ("press_release", date(2024, 3, 12), "Grenoble")
    assert imported.subtitle == "Les enfants en prendront soin"
    assert 'le LEX<press-note data-mark="1"></press-note> et' in imported.blocks[0].html
    assert "<h2>Un jardin pour apprendre</h2><ul><li>Trente arbres</li>" in imported.blocks[0].html
    assert imported.quotes[0].speaker == "Camille Exemple"
    assert Doubt("text", "Ville d'Exemple", imported.doubts[-1].why) == imported.doubts[-1]


@pytest.mark.parametrize("name", ["communique", "communique.txt", "communique.doc", "communique.zip"])
def test_a_word_file_is_known_by_its_content(name):
    assert read(STYLED, name).title == "Un verger de trente arbres au parc Exemple"


def test_tracked_changes_and_comments_are_told():
    def change(name, part):
        if name != "word/document.xml":
            return part
        revised = b'<w:del w:id="1"><w:r><w:delText>pas </w:delText></w:r></w:del></w:p>'
        return part.replace(b"</w:p>", revised, 1)

    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0"><w:p><w:r><w:t>À relire</w:t></w:r></w:p></w:comment></w:comments>'
    )
    imported = read(changed(STYLED, change, {"word/comments.xml": comments}), "c.docx")
    told = [(doubt.words, doubt.why[:30]) for doubt in imported.doubts]
    assert ("", "Ce document garde des modifica") in told
    assert ("À relire", "Ce document garde des commenta") in told


def test_a_picture_is_never_opened_and_is_told():
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="i" descr="Un pommier"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        '2006/main"><a:graphicData uri="x"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'r:link="rId99"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )

    def change(name, part):
        if name == "word/document.xml":
            return part.replace(b"</w:p>", picture.encode(), 1)
        if name == "word/_rels/document.xml.rels":
            link = (
                b'<Relationship Id="rId99" TargetMode="External" Target="file:///etc/passwd" Type="http://schemas.'
                b'openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
            )
            return part.replace(b"</Relationships>", link)
        return part

    imported = read(changed(STYLED, change), "c.docx")
    assert "root:" not in json.dumps(imported.as_dict())
    assert "Un pommier" in [doubt.words for doubt in imported.doubts]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (OLE, "communique.doc", "anciens fichiers Word"),
        (OLE, "communique", "anciens fichiers Word"),
        (OLE, "communique.docx", "mot de passe"),
        (OLE, "tableau.xls", "classeur"),
        (OLE, "courriel.msg", "collez le texte"),
        (b"%PDF-1.7\n%\xe2\xe3", "communique.pdf", "PDF"),
        (b"%PDF-1.7\n%\xe2\xe3", "communique.docx", "PDF"),
        (b"Un texte", "communique.pdf", "PDF"),
        (b"Un texte", "communique.docx", "abîmé"),
        (b"Un texte", "communique.doc", "anciens fichiers Word"),
        (b"{\\rtf1 Bonjour}", "communique.rtf", "RTF"),
        (b"{\\rtf1 Bonjour}", "communique.doc", "RTF"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "communique.odt", "OpenDocument"),
        (zipped(**{"[Content_Types].xml": "<x/>", "xl__workbook.xml": "<x/>"}), "tableau.xlsx", "classeur"),
        (zipped(**{"communique.txt": "Bonjour"}), "communique.zip", "archive"),
        (zipped(**{"communique.txt": "Bonjour"}), "communique.docx", "abîmé"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "affiche.png", "image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "affiche", "image"),
        (b"RIFF1234WEBPVP8 ", "affiche.webp", "image"),
        (b"\x1f\x8b\x08" + bytes(50), "communique.gz", "archive"),
        (b"From: x\r\nTo: y\r\n\r\nBonjour", "message.eml", "courriel"),
        (bytes(range(256)) * 4, "communique.txt", "n’est pas un texte"),
        ("Bonjour".encode("utf-16-le"), "communique.txt", "n’est pas un texte"),
        (b"\x7fELF" + bytes(200), "programme", "n’est pas un texte"),
        (b"\xff\xfea", "communique.txt", "illisibles"),
        (b"", "communique.txt", "aucun texte"),
        (b"  \r\n\t ", "communique.md", "aucun texte"),
        (b"--- *** ###", "communique.md", "aucun texte"),
        (b"<html><head><title>T</title></head><body><p>&nbsp;</p></body></html>", "page.html", "aucun texte"),
        (word_file(), "vide.docx", "aucun texte"),
    ],
)
def test_what_is_no_communique_is_refused_in_one_sentence(data, name, said):
    assert said in refusal(data, name)


def test_size_is_looked_at_before_anything_else():
    assert "5\u00a0Mo" in refusal(b"a" * 5_000_001, "communique.txt")
    assert "20\u00a0Mo" in refusal(b"PK\x03\x04" + bytes(20_000_000), "communique.docx")
    assert "20\u00a0Mo" in refusal(bytes(20_000_001), "communique.docx")
    assert "PDF" in refusal(b"%PDF-" + bytes(6_000_000), "communique.pdf")


def test_a_damaged_word_file_says_so():
    assert "abîmé" in refusal(STYLED[: len(STYLED) // 2], "communique.docx")
    assert "abîmé" in refusal(STYLED.replace(b"word/document.xml", b"word/dokument.xml"), "communique.docx")

    def cut(name, part):
        return part[:-200] if name == "word/document.xml" else part

    assert "abîmé" in refusal(changed(STYLED, cut), "communique.docx")


def test_the_words_of_the_package_are_those_of_the_readers():
    assert Known() == Known((), ())
    assert formats.extension("Communiqué 4.2.DOCX") == "docx"
    assert formats.extension("/tmp/.profil") == ""
