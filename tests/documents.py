"""A canonical document that has everything, for what is made from documents: no database."""

import hashlib
import io
import json

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from releases.pdf import Publication

TOKEN = "0123456789abcdef" * 2
DOCUMENT = {
    "format": 1,
    "uid": "0b6f2f0e-7a4e-5c1d-9a53-0d2d7a5a2b11",
    "number": 2,
    "language": "fr",
    "issuer": "Ville de Grenoble",
    "kind": "press_release",
    "kind_label": "Communiqué de presse",
    "kicker": "Un surtitre",
    "title": "Numérique citoyen : Grenoble labellisée",
    "subtitle": "La 22e édition d'un label",
    "lead": "Ce jeudi, la Ville a reçu deux récompenses.",
    "place": "Grenoble",
    "issued_on": "2021-02-04",
    "publish_at": "2021-02-05T09:30:00Z",
    "first_public_at": "2021-02-04T16:30:00Z",
    "blocks": [
        {
            "type": "text",
            "html": "<h2>Un intertitre</h2><p>Le <strong>gras</strong>, l'<em>italique</em> et 10 m<sup>2</sup>"
            '<press-note data-mark="*"></press-note>, avec <a href="/labels/">un lien</a>.</p>'
            "<ul><li>Une puce<ol><li>Un numéro</li></ol></li></ul><blockquote><p>Un passage.</p></blockquote>",
        },
        {
            "type": "quote",
            "number": 1,
            "text": "Des mots dits ce jour-là.\n\nEt d'autres.",
            "speaker": {"name": "Camille Exemple", "slug": "camille-exemple"},
            "role": "adjointe au maire",
            "attribution": "déclare",
        },
        {
            "type": "figure",
            "token": TOKEN,
            "width": 64,
            "height": 40,
            "widths": [64],
            "bytes": 700,
            "alt": "Trois massifs sous la neige",
            "caption": "Une vue de la ville",
            "credit": "Camille Exemple, Ville de Grenoble",
            "licence": "etalab",
            "licence_label": "Licence Ouverte 2.0",
        },
        {"type": "text", "html": '<h3>Trop bas</h3><p>La suite<press-note data-mark="*"></press-note>.</p>'},
        {"type": "attachment", "title": "Le plan", "token": TOKEN, "name": "plan_2021.csv", "size": 1234},
    ],
    "footnotes": [{"mark": "*", "text": "La note appelée deux fois."}, {"mark": "2", "text": "La note sans appel."}],
    "awards": [
        {
            "label": "Ville Exemplaire",
            "slug": "ville-exemplaire",
            "kind": "distinction",
            "kind_label": "distinction",
            "issuer": "Association Modèle",
            "level": "or",
            "edition": 22,
            "year": 2021,
            "awarded_on": "2021-02-04",
            "valid_until": "2024-02-03",
            "holder": "Ville de Grenoble",
        }
    ],
    "contacts": [
        {
            "name": "Service presse, Ville de Grenoble",
            "email": "presse@example.fr",
            "phones": [{"number": "+33465710001", "note": "secrétariat"}],
            "out_of_hours_phone": "+33465710002",
        }
    ],
    "themes": [{"name": "Numérique", "slug": "numerique"}],
    "corrections": [{"number": 2, "at": "2021-02-05T09:30:00Z", "note": "Le nombre de lauréats est corrigé."}],
}


def publication(**changes):
    """The document with other values, as it would be published."""
    canonical = json.dumps(DOCUMENT | changes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Publication(canonical, hashlib.sha256(canonical.encode()).hexdigest(), "numerique-citoyen")


def with_text(html, **changes):
    return publication(blocks=[{"type": "text", "html": html}], **changes)


def jpeg(colour="teal"):
    written = io.BytesIO()
    Image.new("RGB", (64, 40), colour).save(written, "JPEG")
    return written.getvalue()


def store_files():
    """The picture and the attachment of the document, in the storage."""
    for name, content in {
        f"images/{TOKEN}/64.jpg": jpeg(),
        f"images/{TOKEN}/original.jpg": jpeg("navy"),
        f"attachments/{TOKEN}/plan_2021.csv": b"rue;nombre\n",
    }.items():
        default_storage.save(name, ContentFile(content))
