"""The printed communiqué: one file that is PDF/UA-1 and PDF/A-3a, the same bytes for the same document."""

import hashlib
import json
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from releases.pdf.kept import kept
from releases.pdf.sheet import sheet
from releases.renditions import rendition_path

STANDARDS = ["ua-1", "a-3a"]
TEMPLATE = settings.BASE_DIR / "templates/press.typ"
RIDGE = settings.BASE_DIR / "releases/static/releases/ridge.svg"


def pdf_name(publication):
    """The name of a publication's PDF among the kept files: fingerprint of the document, edition of the paper."""
    return f"{publication.sha256}-{edition(publication, pictures_of(publication), circumstances())}.pdf"


def pdf_file(publication):
    """The PDF of a publication as an open file, made at its first demand."""
    return kept(pdf_name(publication), lambda: ContentFile(print_pdf(publication)))


def print_pdf(publication):
    """The bytes of the PDF."""
    pictures = pictures_of(publication)
    with tempfile.TemporaryDirectory() as folder:
        for name, path in pictures:
            with default_storage.open(path) as picture:
                content = picture.read()
            if is_whole(content):
                (Path(folder) / name).write_bytes(content)
        pictures = tuple(picture for picture in pictures if (Path(folder) / picture[0]).exists())
        return compiler().compile(
            input=TEMPLATE.read_bytes(),
            root=folder,
            sys_inputs={
                "sheet": data(publication, pictures),
                "document": publication.canonical,
                "ridge": RIDGE.read_text(),
            },
            pdf_standards=STANDARDS,
            timestamp=int(datetime.fromisoformat(publication.document["publish_at"]).timestamp()),
        )


@lru_cache(maxsize=1)
def compiler():
    """Kept for the life of the process: it is three times as quick as a new one. Used under the lock of `kept`."""
    fonts = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def is_whole(jpeg):
    """Does a JPEG begin and end as one? The press stops at half a picture; a communiqué without it is still one."""
    return jpeg.startswith(b"\xff\xd8\xff") and jpeg.endswith(b"\xff\xd9")


def data(publication, pictures):
    named = {name.removesuffix(".jpg"): f"/{name}" for name, _ in pictures}
    return json.dumps(sheet(publication, named), ensure_ascii=False)


def pictures_of(publication):
    """((name for the paper, path in the storage) of each picture that is there), in its widest rendition."""
    found = {}
    for block in publication.document["blocks"]:
        if block["type"] == "figure":
            path = rendition_path(block["token"], f"{block['widths'][-1]}.jpg")
            if default_storage.exists(path):
                found[f"{block['token']}.jpg"] = path
    return tuple(found.items())


def circumstances():
    """What the paper depends on besides the document."""
    return settings.ROOM_NAME, settings.SITE_URL, settings.DEMONSTRATION


@lru_cache(maxsize=256)
def edition(publication, pictures, circumstances):
    """A short name for everything that makes the bytes besides the document: data, template, drawing, typst."""
    digest = hashlib.sha256()
    for part in (data(publication, pictures), TEMPLATE.read_text(), RIDGE.read_text(), typst.__version__):
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:16]
