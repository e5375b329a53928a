"""One communiqué as an RSS 2.0 item, and the channel it goes in."""

import io
from datetime import datetime

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
ATTACHMENT_TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "txt": "text/plain",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class PressFeed(Rss201rev2Feed):
    """RSS 2.0 with the whole text, the office that speaks, and a date that moves only when something public did."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:content": CONTENT, "xmlns:dc": DUBLIN_CORE}

    def latest_post_date(self):
        return self.feed["last_build_date"] or super().latest_post_date()

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])
        if item["corrected_at"]:
            handler.addQuickElement("atom:updated", item["corrected_at"])


def feed_item(document, context, body):
    """The `<item>` of a document as XML text, with the marks of `fragments` in its addresses."""
    address = f"{context['site']}{context['address']}"
    feed = PressFeed(title="", link=context["site"], description="", last_build_date=None)
    enclosed = first_enclosure(document, context["site"])
    feed.add_item(
        title=context["title_text"],
        link="",
        description=context["lead_text"],
        author_name=document["contacts"][0]["name"] if document["contacts"] else document["issuer"],
        unique_id=f"urn:uuid:{document['uid']}",
        unique_id_is_permalink=False,
        pubdate=datetime.fromisoformat(document["first_public_at"]),
        categories=[document["kind_label"], *(theme["name"] for theme in document["themes"])],
        enclosures=[enclosed] if enclosed else [],
        content=body,
        corrected_at=document["publish_at"] if document["corrections"] else None,
    )
    # Afterwards, because the generator would quote the marks that stand in an address.
    feed.items[-1]["link"] = address
    written = io.StringIO()
    feed.write(written, "utf-8")
    xml = written.getvalue()
    return xml[xml.index("<item>") : xml.rindex("</item>") + len("</item>")]


def first_enclosure(document, site):
    """The file that a reader may download with the item: RSS allows one; a picture goes in the text."""
    for block in document["blocks"]:
        if block["type"] == "attachment":
            kind = ATTACHMENT_TYPES.get(block["name"].rsplit(".", 1)[-1].lower(), "application/octet-stream")
            return enclosure(site, f"/pieces/{block['token']}/{block['name']}", block["size"], kind)
    for block in document["blocks"]:
        if block["type"] == "figure" and block.get("bytes"):
            path = f"/medias/{block['token']}/{block['widths'][-1]}.jpg"
            return enclosure(site, path, block["bytes"], "image/jpeg")
    return None


def enclosure(site, path, size, kind):
    made = Enclosure(path, str(size), kind)
    made.url = f"{site}{made.url}"
    return made
