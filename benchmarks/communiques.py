"""Thousands of communiqués in bulk, as the acts would have made them: same rows, same frozen fragments, same triggers.

The text is French in its letters, its frequencies and its typography, and means nothing. Number `n` is the same text in
every run. A sample is read back through `document_of` and compared: the short way cannot drift from the real one.
"""

import os
import random
import uuid
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from multiprocessing import get_context

import django
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from releases.models import (
    Communique,
    ContactPhone,
    Figure,
    Frozen,
    Image,
    Kind,
    Label,
    LabelAward,
    Mandate,
    PressContact,
    Quote,
    Revision,
    RevisionAward,
    RevisionContact,
    Spokesperson,
    Text,
    Theme,
    Transition,
)
from releases.rendering import canonical_json, document_of, freeze
from releases.rendering.document import block_facts
from releases.text.french import PARIS
from releases.text.slugs import slugify
from releases.workflow import Status

CHUNK = 500
LATEST = datetime(2025, 1, 6, 9, 0, tzinfo=PARIS)  # the first in the lists; each next one is three hours older
LENGTH = 3000  # characters of plain text, with title, lead, quote and contact
LITTLE_WORDS = (  # noqa: SIM905
    "de la le les des du en et à un une pour dans que qui sur au par plus avec est sont a ont cette ces ce son sa ses "
    "aux se ou dès sans entre chaque leur leurs nos notre ainsi comme mais depuis aussi tout tous"
).split()
SYLLABLES = (  # noqa: SIM905
    "mé tra ni cou ver pro gé nou ri sa lo fi chan con ré é dé pa mi nu té vi ro ma fo gre an ci si tion ment eur "
    "age ance ité elle ier ane oir ure ble que se ne te"
).split()


@cache
def vocabulary():
    """(8,000 words, running totals of their frequencies): little words first, then longer and rarer ones (Zipf)."""
    dice = random.Random("vocabulary")
    words = list(LITTLE_WORDS)
    known = set(words)
    while len(words) < 8000:
        word = "".join(dice.choices(SYLLABLES, k=dice.choice((2, 3, 3, 4))))
        if word not in known:
            known.add(word)
            words.append(word)
    return words, list(accumulate(1 / rank for rank in range(2, len(words) + 2)))


class Writer:
    """The words of communiqué `number`."""

    def __init__(self, number):
        self.dice = random.Random(number)

    def words(self, count):
        words, totals = vocabulary()
        return self.dice.choices(words, cum_weights=totals, k=count)

    def sentence(self):
        words = self.words(self.dice.randint(9, 24))
        place = len(words) // 2
        words[place] += self.dice.choice(("", "", ",", ",", " :", " ;", f" {self.dice.randint(2, 9999)}"))
        if self.dice.random() < 0.1:
            words[place - 1] = f"« {words[place - 1]} »"
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}{self.dice.choice(('.', '.', '.', '.', ' !', ' ?'))}"

    def paragraph(self, length):
        sentences = []
        while sum(map(len, sentences)) < length:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def title(self):
        words = " ".join(self.words(self.dice.randint(7, 12)))
        return words[0].upper() + words[1:]


@dataclass
class Cast:
    """Who and what the communiqués share: twenty pictures, thirty themes, twelve speakers, ten awards, a contact."""

    writer: User
    approver: User
    contact: PressContact
    mandates: list
    themes: list
    images: list
    awards: list


def cast():
    writer, _ = User.objects.get_or_create(username="mesures-redaction")
    approver, _ = User.objects.get_or_create(username="mesures-validation")
    contact, new = PressContact.objects.get_or_create(
        name="Service presse, Ville de Grenoble", email="presse@example.fr", defaults={"is_public": True}
    )
    if new:
        ContactPhone.objects.create(contact=contact, number="+33465710001")
        ContactPhone.objects.create(contact=contact, number="+33639980002", note="mobile", ordering=1)
    mandates = []
    for number in range(12):
        words = Writer(f"speaker {number}").words(4)
        person, new = Spokesperson.objects.get_or_create(
            slug=f"mesures-porte-parole-{number}",
            defaults={"first_name": f"Camille {number}", "last_name": f"Mesure {chr(65 + number)}"},
        )
        if new:
            Mandate.objects.create(
                spokesperson=person,
                title="adjointe au maire",
                delegation=f"à la {' '.join(words)}",
                starts_on=date(1995, 1, 1),
            )
        mandates.append(person.mandates.get())
    themes = [
        Theme.objects.get_or_create(slug=f"mesures-theme-{n}", defaults={"name": f"Thème {n}"})[0] for n in range(30)
    ]
    images, awards = [], []
    for number in range(20):
        image, _ = Image.objects.get_or_create(
            token=f"{number:032x}",
            defaults={
                "width": 1600,
                "height": 1000,
                "widths": [480, 960, 1600],
                "jpeg_bytes": 200_000 + number,
                "alt_text": Writer(f"alt {number}").sentence(),
                "caption": Writer(f"caption {number}").sentence(),
                "credit": "Camille Mesure, Ville de Grenoble",
                "added_at": LATEST - timedelta(days=9000),
            },
        )
        images.append(image)
    for number in range(10):
        label, _ = Label.objects.get_or_create(
            slug=f"mesures-label-{number}", defaults={"name": f"Label {number} des mesures", "issuer": "Un organisme"}
        )
        award, _ = LabelAward.objects.get_or_create(
            label=label, awarded_on=date(2024, 1 + number, 1), defaults={"valid_until": date(2030 + number, 1, 1)}
        )
        awards.append(award)
    return Cast(writer, approver, contact, mandates, themes, images, awards)


def rows_of(number, cast):
    """The unsaved rows of one communiqué: the identity, the revision, the blocks, the awards and the themes."""
    write = Writer(number)
    at = LATEST - timedelta(hours=3 * number)
    title = write.title()
    communique = Communique(
        uid=uuid.UUID(int=number + (4 << 76)),
        slug=f"{slugify(title, max_length=70)}-{number}",
        kind=write.dice.choice(Kind.values),
        created_at=at,
        created_by=cast.writer,
    )
    who = {"created_by": cast.writer, "edited_by": cast.writer, "submitted_by": cast.writer}
    revision = Revision(
        communique=communique,
        status=Status.REVIEW,
        title=title,
        lead=write.paragraph(200),
        place="Grenoble",
        issued_on=at.date(),
        created_at=at,
        edited_at=at,
        **who,
    )
    mandate = write.dice.choice(cast.mandates)
    length = LENGTH - 1400  # what is not running text takes the rest
    body = [f"<p>{write.paragraph(length // 5)}</p>" for _ in range(5)]
    place = {"parent": revision, "region": "main"}
    blocks = [
        Text(ordering=10, body="".join(body[:2]), **place),
        Quote(
            ordering=20,
            text=write.paragraph(300),
            spokesperson=mandate.spokesperson,
            mandate=mandate,
            role=mandate.words,
            attribution="souligne",
            number=1,
            **place,
        ),
        Figure(ordering=30, image=write.dice.choice(cast.images), **place),
        Text(ordering=40, body=f"{body[2]}<h2>{write.title()}</h2>{body[3]}{body[4]}", **place),
    ]
    # One in ten cites a label; the others have no such block on their page.
    awards = [write.dice.choice(cast.awards)] if number % 10 == 0 else []
    return communique, revision, blocks, awards, write.dice.sample(cast.themes, 2)


def load(first, last, processes=1):
    """Load the communiqués numbered from `first` to `last` (not included), approved and public.

    Nearly all the time goes into `freeze`, which may be shared among processes.
    """
    shared = cast()
    with freezers(processes) as pool:
        for start in range(first, last, CHUNK):
            with transaction.atomic():
                load_chunk(range(start, min(start + CHUNK, last)), shared, pool)
    check_sample(first, last)


def freezers(processes):
    if processes == 1:
        return nullcontext()
    return ProcessPoolExecutor(min(processes, os.cpu_count()), get_context("spawn"), initializer=django.setup)


def load_chunk(numbers, cast, pool=None):
    made = [rows_of(number, cast) for number in numbers]
    communiques, revisions = [row[0] for row in made], [row[1] for row in made]
    Communique.objects.bulk_create(communiques)
    Revision.objects.bulk_create(revisions)
    for model in (Text, Quote, Figure):
        model.objects.bulk_create([block for row in made for block in row[2] if isinstance(block, model)])
    RevisionContact.objects.bulk_create([RevisionContact(revision=one, contact=cast.contact) for one in revisions])
    RevisionAward.objects.bulk_create([RevisionAward(revision=row[1], award=award) for row in made for award in row[3]])
    Cites = Revision.themes.through
    Cites.objects.bulk_create([Cites(revision=row[1], theme=theme) for row in made for theme in row[4]])
    documents = documents_of(made)
    frozen = list(pool.map(freeze, documents, chunksize=25) if pool else map(freeze, documents))
    for one, revision in zip(frozen, revisions, strict=True):
        one.revision = revision
    Frozen.objects.bulk_create(frozen)
    # The triggers let a revision in as a text in review and ask for its frozen row before it is approved.
    Revision.objects.filter(pk__in=[one.pk for one in revisions]).update(
        status=Status.APPROVED,
        publish_at=F("edited_at"),
        first_public_at=F("edited_at"),
        approved_at=F("edited_at"),
        approved_by=cast.approver,
    )
    acts = [
        ("create", "", Status.DRAFT, cast.writer),
        ("submit", Status.DRAFT, Status.REVIEW, cast.writer),
        ("approve", Status.REVIEW, Status.APPROVED, cast.approver),
    ]
    Transition.objects.bulk_create(
        Transition(
            communique=one.communique,
            revision_number=1,
            act=act,
            by=by,
            at=one.edited_at,
            old_status=old,
            new_status=new,
        )
        for one in revisions
        for act, old, new, by in acts
    )


def documents_of(made):
    """The documents as `document_of` writes them, which asks the database for every part of each revision.

    What all share is read once through it; `check_sample` compares some whole ones.
    """
    model = document_of(made[0][1], publish_at=LATEST, first_public_at=LATEST)
    awards = {}
    for _, revision, blocks, cited, themes in made:
        key = tuple(award.pk for award in cited)
        if key not in awards:
            awards[key] = document_of(revision, publish_at=LATEST, first_public_at=LATEST)["awards"]
        hour = f"{revision.edited_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        yield model | {
            "uid": str(revision.communique.uid),
            "kind": revision.communique.kind,
            "kind_label": revision.communique.get_kind_display(),
            "title": revision.title,
            "lead": revision.lead,
            "issued_on": revision.issued_on.isoformat(),
            "publish_at": hour,
            "first_public_at": hour,
            "blocks": [block_facts(block, iter((1,))) for block in blocks],
            "awards": awards[key],
            "themes": [
                {"name": theme.name, "slug": theme.slug} for theme in sorted(themes, key=lambda theme: theme.name)
            ],
        }


def check_sample(first, last, size=20):
    """Compare some stored documents with what the room itself would have frozen; `ValueError` when one differs."""
    numbers = random.Random(last).sample(range(first, last), min(size, last - first))
    uids = [uuid.UUID(int=number + (4 << 76)) for number in numbers]
    for one in Revision.objects.filter(communique__uid__in=uids).select_related("frozen", "communique"):
        document = document_of(one, publish_at=one.publish_at, first_public_at=one.first_public_at)
        if canonical_json(document) != one.frozen.document:
            raise ValueError(f"The loader no longer makes what the room makes: {one.communique}.")
