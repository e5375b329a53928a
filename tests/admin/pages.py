"""What the tests type into the pages of the desk, and read of them."""

import html
import re

from django.urls import reverse

from releases.text.typography import FINE, NO_BREAK

PREFIXES = [
    "releases_text_set",
    "releases_quote_set",
    "releases_figure_set",
    "releases_attachment_set",
    "revision_contacts",
    "revision_awards",
    "footnotes",
]


def change_url(revision):
    return reverse("admin:releases_revision_change", args=[revision.pk])


def act_url(name, revision):
    return reverse(f"admin:releases_revision_{name.replace('-', '_')}", args=[revision.pk])


def words(response):
    """The words of a page, with plain spaces."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace(NO_BREAK, " ").replace(FINE, " ")
    return " ".join(text.split())


def written(revision=None, rows=(), **fields):
    """The POST of the page on which a communiqué is written; `rows` are (prefix, fields of a new row)."""
    data = {
        "title": "",
        "lead": "",
        "kicker": "",
        "subtitle": "",
        "kind": "press_release",
        "place": "",
        "issued_on": "",
        "embargo_until_0": "",
        "embargo_until_1": "",
        "_continue": "",
    }
    kept = {prefix: [] for prefix in PREFIXES}
    if revision is not None:
        data |= {"title": revision.title, "lead": revision.lead, "issued_on": revision.issued_on or ""}
        for prefix in PREFIXES:
            kept[prefix] = list(getattr(revision, prefix).values())
    for prefix in PREFIXES:
        new = [row for name, row in rows if name == prefix]
        data |= {f"{prefix}-TOTAL_FORMS": len(kept[prefix]) + len(new), f"{prefix}-INITIAL_FORMS": len(kept[prefix])}
        for place, row in enumerate(kept[prefix]):
            row = {name.removesuffix("_id"): "" if value is None else value for name, value in row.items()}
            data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
        for place, row in enumerate(new, len(kept[prefix])):
            where = {"region": "main"} if prefix.startswith("releases_") else {}
            row = where | {"ordering": (place + 1) * 10} | row
            data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data | fields
