"""Word files made for the tests: by python-docx, and by hand for what it cannot write (notes, headers of Word)."""

import zipfile
from io import BytesIO

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(*paragraphs, header="", footer=""):
    """A Word file of (style, text) paragraphs; « **text** » is bold, « //text// » italic; a missing style is made."""
    document = Document()
    for style, text in paragraphs:
        if style and style not in [one.name for one in document.styles]:
            document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        paragraph = document.add_paragraph(style=style or None)
        for number, part in enumerate(text.split("**")):
            for turn, piece in enumerate(part.split("//")):
                for line_number, line in enumerate(piece.split("\n")):
                    if line_number:
                        paragraph.add_run().add_break()
                    run = paragraph.add_run(line)
                    run.bold = bool(number % 2) or None
                    run.italic = bool(turn % 2) or None
    for part, text in ((document.sections[0].header, header), (document.sections[0].footer, footer)):
        if text:
            part.paragraphs[0].text = text
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def with_footnote(data, call, note):
    """The file with a true Word footnote where the word `call` first ends."""
    footnotes = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )

    def change(name, part):
        if name == "word/document.xml":
            before, after = part.decode().split(call, 1)
            reference = f'{call}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve">'
            return (before + reference + after).encode()
        if name == "[Content_Types].xml":
            override = (
                '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                'wordprocessingml.footnotes+xml"/></Types>'
            )
            return part.replace(b"</Types>", override.encode())
        if name == "word/_rels/document.xml.rels":
            link = f'<Relationship Id="rId900" Type="{_R}/footnotes" Target="footnotes.xml"/></Relationships>'
            return part.replace(b"</Relationships>", link.encode())
        return part

    return changed(data, change, {"word/footnotes.xml": footnotes.encode()})


def changed(data, change, more=None):
    """The archive with each part passed through `change(name, bytes)` (None leaves it out), and more parts."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
        for name, part in (more or {}).items():
            target.writestr(name, part)
    return written.getvalue()


STYLED = word_file(
    ("", "COMMUNIQUÉ DE PRESSE"),
    ("", "Grenoble, le 12 mars 2024"),
    ("Title", "Un verger de trente arbres au parc Exemple"),
    ("Subtitle", "Les enfants en prendront soin"),
    ("Chapô", "Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants."),
    ("", "La récolte sera //libre//, selon le LEX et les écoles."),
    ("Intertitre", "Un jardin pour apprendre"),
    ("List Bullet", "Trente arbres"),
    ("List Bullet", "Douze variétés"),
    ("Quote", "Ce verger appartient à celles et ceux qui en prendront soin."),
    ("", "— Camille Exemple, adjointe à la Nature en ville"),
    ("", "Contact presse : Dominique Exemple, 04 76 00 00 01, presse@ville.example"),
    header="Ville d'Exemple",
    footer="Page 1",
)
UNSTYLED = word_file(
    ("", "**COMMUNIQUÉ DE PRESSE**"),
    ("", "Mardi 12 mars 2024"),
    ("", "**Un verger de trente arbres au parc Exemple**"),
    (
        "",
        "**Trente pommiers, poiriers et pruniers ont été plantés au parc Exemple avec les enfants de l’école "
        "voisine.**",
    ),
    ("", "La récolte sera libre."),
    ("", "Camille Exemple, maire, déclare : //« Ce verger appartient à celles et ceux qui en prendront soin. »//"),
    header="Service presse\n04 76 00 00 01\npresse@ville.example",
)
WITH_NOTE = with_footnote(STYLED, "LEX", "Laboratoire d’exemples, université Exemple.")

WORD_FILES = {"styled.docx": STYLED, "unstyled.docx": UNSTYLED, "with-footnote.docx": WITH_NOTE}
