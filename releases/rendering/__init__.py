"""From a revision to what readers will see, once and for all.

revision → `document` (facts as typed, JSON) → `freeze` (HTML, plain text, feed item, fingerprint). Only the first step
reads the database; the second can be done again at any time from the document alone and must give the same bytes.
"""

from releases.rendering.document import blocks_of, canonical_json, document_of
from releases.rendering.fragments import ADDRESS, AWARDS, SITE, differences, freeze, quote_html

__all__ = [
    "ADDRESS",
    "AWARDS",
    "SITE",
    "blocks_of",
    "canonical_json",
    "differences",
    "document_of",
    "freeze",
    "quote_html",
]
