"""What every file made of a communiqué starts from: its frozen document, and its address."""

import json
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse


@dataclass(frozen=True)
class Publication:
    """A frozen revision: its canonical JSON, the SHA-256 of that, and the slug of its communiqué."""

    canonical: str
    sha256: str
    slug: str

    @cached_property
    def document(self):
        return json.loads(self.canonical)

    @property
    def url(self):
        return f"{settings.SITE_URL}{reverse('communique', args=[self.slug])}"

    @property
    def file_name(self):
        """How its files are called on a reader's disk, without extension: day, address, version if it was corrected."""
        number = self.document["number"]
        return f"{self.document['issued_on']}-{self.slug}" + (f"-v{number}" if number > 1 else "")
