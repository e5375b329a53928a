"""A communiqué with a part of every kind, and the ways in which the database says no."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from releases import actions
from releases.models import Attachment, Figure, Footnote, Quote, Text
from tests.factories import NOW, make_award, make_draft, make_image, make_spokesperson, make_theme, make_user


def make_whole_draft(by=None, *, now=NOW, **fields):
    """A draft with two quotes, two texts that call the same note, a figure, an attachment, an award and a theme."""
    award, theme = make_award("Label tout entier"), make_theme("Thème tout entier")
    revision = make_draft(
        by,
        now=now,
        quote="Les mots de la citation.",
        text='<p>Le texte<press-note data-mark="*"></press-note>.</p>',
        awards=[award],
        themes=[theme],
        **{"kicker": "Le surtitre", "subtitle": "Le sous-titre", "place": "Grenoble"} | fields,
    )
    image = make_image(alt_text="Une halle et son toit", caption="La légende de la halle")
    Figure.objects.create(parent=revision, region="main", ordering=30, image=image)
    Attachment.objects.create(
        parent=revision, region="main", ordering=40, title="Le plan du quartier", file="attachments/x/plan.pdf", size=9
    )
    Quote.objects.create(
        parent=revision,
        region="main",
        ordering=50,
        text="Une autre citation.",
        spokesperson=make_spokesperson("Dominique", "Témoin", title=""),
        role="présidente d’association",
    )
    Text.objects.create(
        parent=revision, region="main", ordering=60, body='<p>La suite<press-note data-mark="*"></press-note>.</p>'
    )
    Footnote.objects.create(revision=revision, mark="*", text="Le texte de la note.")
    return revision


def make_whole(*, now=NOW, publish_at=None, **fields):
    """The same, approved by a second person."""
    by = make_user()
    revision = actions.submit(make_whole_draft(by, now=now, **fields), by=by, now=now)
    return actions.approve(revision, by=make_user("Validation"), now=now, publish_at=publish_at)


@contextmanager
def refused(message=""):
    """The database refuses what is done inside, with this message, and the test goes on."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    assert message in str(caught.value)


def assign(row, **changes):
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def execute(sql, *params):
    """SQL past every model."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def a_copy(row, **changes):
    """The same row under another key, not yet in the database."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**values | {"id": None} | changes)
