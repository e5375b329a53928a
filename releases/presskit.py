"""The press kit: one ZIP with what a newsroom needs, the same bytes for the same document and the same files.

Nothing in it is compressed, so that no version of a compressor can change its bytes: pictures and PDF are already, and
texts weigh nothing.
"""

import hashlib
import re
import tempfile
import uuid
import zipfile
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from releases.pdf import kept, pdf_file, pdf_name
from releases.rendering.fragments import SITE, page_context, plain_text
from releases.text.french import format_date, format_datetime, format_phone, in_paris
from releases.text.slugs import slugify
from releases.text.typography import fine, fine_quote

LICENCE = "Licence Ouverte 2.0"
LICENCE_URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
ORIGINALS = ("original.jpg", "original.png")  # what `renditions.store` keeps of a picture, at its full size
UNIX, READ_ONLY = 3, 0o444 << 16


def kit_file(publication):
    """The kit of a publication as an open file, made at its first demand."""
    with pdf_file(publication) as pdf:
        return kept(kit_name(publication), lambda: build(publication, pdf))


def kit_name(publication):
    """The name of a publication's kit among the kept files: fingerprint of the document, edition of the kit."""
    return f"{publication.sha256}-{edition(publication, files_of(publication), pdf_name(publication))}.zip"


@lru_cache(maxsize=256)
def edition(publication, files, pdf):
    """A short name for everything in a kit besides the document; the name of its PDF says what the room is called."""
    digest = hashlib.sha256(repr((files, pdf)).encode())
    for name, content in sorted(texts(publication, files).items()):
        digest.update(hashlib.sha256(name.encode() + b"\0" + content).digest())
    return digest.hexdigest()[:16]


def build(publication, pdf):
    """The ZIP as an open Django file; `pdf` is the publication's, open."""
    files = files_of(publication)
    members = texts(publication, files) | dict(files) | {"communique.pdf": pdf}
    # An hour of Paris, as ZIP has no zones; of the document, as no clock may show in the bytes.
    stamp = in_paris(datetime.fromisoformat(publication.document["publish_at"])).timetuple()[:6]
    made = tempfile.TemporaryFile()  # noqa: SIM115 (closed by whom it is given to)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as kit:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, stamp)
            info.create_system, info.external_attr = UNIX, READ_ONLY
            write(kit, info, members[name])
    return File(made)


def write(kit, info, content):
    """One member: bytes, an open file, or the path of a file in the storage."""
    if isinstance(content, bytes):
        kit.writestr(info, content)
        return
    with default_storage.open(content) if isinstance(content, str) else content.open("rb") as source:
        info.file_size = source.size
        with kit.open(info, "w") as member:
            for chunk in source.chunks():
                member.write(chunk)


# Files of the storage


def files_of(publication):
    """((name in the kit, path in the storage) of each picture and attachment that is there)."""
    found = []
    for stem, block in photos(publication.document):
        widest = f"{block['widths'][-1]}.jpg"
        paths = [f"images/{block['token']}/{name}" for name in (*ORIGINALS, widest)]
        path = next((path for path in paths if default_storage.exists(path)), None)
        if path:
            found.append((f"{stem}.{path.rsplit('.', 1)[-1]}", path))
    for number, block in enumerate(blocks(publication.document, "attachment"), 1):
        path = f"attachments/{block['token']}/{block['name']}"
        if default_storage.exists(path):
            stem, _, extension = block["name"].rpartition(".")
            parts = [part for part in (f"{number:02}", slugify(stem)) if part]
            found.append((f"pieces-jointes/{'-'.join(parts)}.{slugify(extension)}", path))
    return tuple(found)


def photos(document):
    """(name in the kit without extension, block) of each picture; its credit is in its name, so that it stays known."""
    once = {block["token"]: block for block in blocks(document, "figure")}
    for number, block in enumerate(once.values(), 1):
        parts = [f"{number:02}", slugify(block["caption"] or block["alt"], 40), "credit", slugify(block["credit"], 60)]
        yield f"photos/{'-'.join(part for part in parts if part)}", block


def blocks(document, kind):
    return [block for block in document["blocks"] if block["type"] == kind]


# Texts


def texts(publication, files):
    """{name in the kit: bytes} of everything written; `files` are the others in it."""
    document = publication.document
    names = {name.rsplit(".", 1)[0]: name for name, _ in files}
    shown = {stem: block for stem, block in photos(document) if stem in names}
    written = {
        "communique.txt": f"{mark()}{plain_text(document)}\n\n{publication.url}\n",
        "communique.html": page(publication, {block["token"]: names[stem] for stem, block in shown.items()}),
        "communique.json": publication.canonical,
        "citations.txt": quotes(publication),
        "contacts.vcf": "".join(vcard(contact, document) for contact in document["contacts"]),
    }
    written |= {f"{stem}.txt": about_photo(block) for stem, block in shown.items()}
    written = {name: text for name, text in written.items() if text}
    written["LISEZMOI.txt"] = read_me(publication, sorted({*written, *names.values(), "communique.pdf"}))
    return {name: text.encode() for name, text in written.items()}


def mark():
    return "DÉMONSTRATION : textes écrits pour l’essai\n\n" if settings.DEMONSTRATION else ""


def page(publication, pictures):
    """The communiqué as HTML without layout, its pictures taken from the kit: `pictures` maps tokens to names."""
    context = page_context(publication.document)
    html = render_to_string("releases/presskit/communique.html", context | {"publication": publication, "mark": mark()})
    for block in context["blocks"]:
        if block["type"] == "figure" and block["token"] in pictures:
            html = html.replace(f"{SITE}{block['fallback']}", pictures[block["token"]])
    return html.replace(SITE, settings.SITE_URL)


def quotes(publication):
    """Each quote with who said it, the office of that day, where and when."""
    document = publication.document
    source = f"{document['kind_label']} « {fine(document['title'])} », {document['issuer']}, {written_on(document)}"
    sheets = []
    for block in blocks(document, "quote"):
        speaker = [fine(block["speaker"]["name"], verbatim=True)] if block["speaker"] else []
        who = ", ".join([*speaker, *([fine(block["role"])] if block["role"] else [])])
        words = fine_quote(block["text"].strip())
        address = f"{publication.url}#citation-{block['number']}"
        lines = (f"«\u00a0{words}\u00a0»", who and f"— {who}", source, address)
        sheets.append("\n".join(line for line in lines if line))
    return mark() + "\n\n\n".join(sheets) + "\n" if sheets else ""


def written_on(document):
    return fine(format_date(date.fromisoformat(document["issued_on"])))


def about_photo(block):
    lines = [
        f"Légende : {block['caption']}" if block["caption"] else "",
        f"Crédit obligatoire : {block['credit']}",
        f"Licence : {block['licence_label']}",
        f"Texte alternatif : {block['alt']}" if block["alt"] else "Image décorative, sans texte alternatif",
    ]
    return "\n".join(fine(line) for line in lines if line) + "\n"


CONTENTS = {
    "communique.txt": "le texte, prêt à coller",
    "communique.html": "le texte en HTML sans mise en page, pour un outil de publication",
    "communique.pdf": "le communiqué à imprimer (PDF/A, accessible)",
    "communique.json": "le document publié, en données : c’est lui que signe l’empreinte",
    "citations.txt": "chaque citation, avec son attribution exacte",
    "contacts.vcf": "les contacts presse (vCard 4.0)",
}


def read_me(publication, names):
    document = publication.document
    published = format_datetime(datetime.fromisoformat(document["publish_at"]))
    contents = [f"- {name} : {CONTENTS[name]}" if name in CONTENTS else f"- {name}" for name in names]
    lines = [
        document["title"],
        f"{document['kind_label']}, {document['issuer']}, {written_on(document)}",
        "",
        f"Adresse permanente : {publication.url}",
        f"Version {document['number']} du {published}",
        f"Identifiant : {document['uid']}",
        f"Empreinte (SHA-256 de communique.json) : {publication.sha256}",
        "",
        "Ce dossier contient :",
        *contents,
        "",
        f"Textes : {LICENCE} ({LICENCE_URL}).",
        f"Ils se reprennent librement, en citant la source ({document['issuer']}) et la date.",
        "Images : exceptées. Chacune a son crédit, obligatoire, et sa licence dans le fichier .txt du même nom.",
    ]
    return mark() + "".join(f"{fine(line)}\n" for line in lines)


# Contacts


def vcard(contact, document):
    """A press contact as a vCard 4.0 (RFC 6350)."""
    phones = [(phone["number"], phone["note"]) for phone in contact["phones"]]
    if contact["out_of_hours_phone"]:
        phones.append((contact["out_of_hours_phone"], "astreinte : soirs, week-ends et jours fériés"))
    notes = "\n".join(f"{format_phone(number)} : {note}" for number, note in phones if note)
    # The same in every kit: an address book that has the contact already changes it, and adds none.
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.SITE_URL}/{contact['name']}/{contact['email']}")
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:urn:uuid:{identity}",
        f"FN:{escaped(contact['name'])}",
        f"ORG:{escaped(document['issuer'])}",
        *([f"EMAIL;TYPE=work:{escaped(contact['email'])}"] if contact["email"] else []),
        *(f"TEL;VALUE=uri;TYPE=work:tel:{number}" for number, _ in phones),
        *([f"NOTE:{escaped(notes)}"] if notes else []),
        f"REV:{re.sub('[-:]', '', document['publish_at'])}",
        "END:VCARD",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text):
    return re.sub(r"\r\n?|\n", r"\\n", re.sub(r"([\\,;])", r"\\\1", text))


def folded(line):
    """A line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, length = [""], 0
    for character in line:
        size = len(character.encode())
        if length + size > 75:
            pieces.append(" ")
            length = 1
        pieces[-1] += character
        length += size
    return "\r\n".join(pieces)
