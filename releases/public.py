"""Everything that the public reads, as plain values: the only way from the public doors to the tables.

Each function takes the instant `at` and starts from `Revision.objects.live(at)`. The busy ones (page, lists, feed) run
SQL that the ORM compiles once for each process: building a query costs more than running it (docs/decisions).
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from releases.models import (
    Attachment,
    Communique,
    Figure,
    Label,
    LabelAward,
    LabelKind,
    PressContact,
    Quote,
    Revision,
    Spokesperson,
    Theme,
    Transition,
    Validity,
    WithdrawalKind,
)
from releases.models.labels import validity
from releases.pdf import Publication
from releases.rendering import quote_html
from releases.text import typography
from releases.text.french import format_phone, in_paris
from releases.workflow import Status

CARDS_A_PAGE = 20
ITEMS_IN_FEED = 20

# What stands for a value while a query is compiled: no real value is like it.
_AT = datetime(1000, 1, 1, tzinfo=UTC)
_SLUG = "\ue0ff"


class Compiled:
    """A query of the ORM whose SQL is made once; `at`, and `slug` where it has one, are given at each call."""

    def __init__(self, build):
        self.build = build

    @cached_property
    def compiled(self):
        """(SQL with named parameters, the values that never change)."""
        sql, params = self.build(at=_AT, slug=_SLUG).query.sql_with_params()
        given = {_in_database(_AT): "at", _SLUG: "slug"}
        names, fixed = [], {}
        for place, param in enumerate(params):
            name = given.get(param) if isinstance(param, (str, datetime)) else None
            if name is None:
                name = f"p{place}"
                fixed[name] = param
            names.append(f"%({name})s")
        return sql % tuple(names), fixed

    def rows(self, *, at, slug="", offset=0):
        """The rows as tuples of the driver's values; `offset` needs a query that ends with its limit."""
        sql, fixed = self.compiled
        with connection.cursor() as cursor:
            cursor.execute(
                f"{sql} OFFSET {int(offset)}" if offset else sql, {**fixed, "at": _in_database(at), "slug": slug}
            )
            return cursor.fetchall()


def _in_database(instant):
    return connection.ops.adapt_datetimefield_value(instant)


def _instant(value):
    """An instant of a compiled query: SQLite keeps text in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


_last_act = Compiled(lambda at, slug: Transition.objects.order_by("-pk").values_list("pk")[:1])


def edition(at):
    """What changes whenever what is public does, and at each minute: the last act on any communiqué, the minute.

    Hours of publication are whole minutes, and everything else that shows or hides a communiqué is an act.
    """
    rows = _last_act.rows(at=at)
    return (rows[0][0] if rows else None, at.replace(second=0, microsecond=0))


# The page of a communiqué


def _neighbours(at):
    """(previous, next) of the outer revision in the public order, each as JSON of slug and title."""
    live = Revision.objects.live(at).order_by()
    place = {"first_public_at": OuterRef("first_public_at")}
    older = live.filter(first_public_at__lte=OuterRef("first_public_at")).exclude(pk__gte=OuterRef("pk"), **place)
    newer = live.filter(first_public_at__gte=OuterRef("first_public_at")).exclude(pk__lte=OuterRef("pk"), **place)
    found = JSONObject(slug="communique__slug", title="frozen__title")
    return (
        Subquery(older.order_by("-first_public_at", "-pk").values(found=found)[:1]),
        Subquery(newer.order_by("first_public_at", "pk").values(found=found)[:1]),
    )


def _page_query(at, slug):
    previous, following = _neighbours(at)
    return (
        Revision.objects.live(at)
        # Every number is at least 1: said, so that SQLite takes the index of the communiqué, not one of all versions.
        .filter(communique__addresses__slug=slug, number__gte=1)
        .annotate(previous=previous, following=following)
        .values_list(
            "communique__slug", "frozen__head_html", "frozen__main_html", "frozen__awards", "previous", "following"
        )
    )


_page = Compiled(_page_query)


@dataclass(frozen=True)
class Page:
    slug: str
    head_html: str
    main_html: str
    awards: str  # JSON, as frozen
    previous: str | None  # JSON of slug and title
    next: str | None


def page(slug, at):
    """The live revision at an address that its communiqué has or had, or None."""
    rows = _page.rows(at=at, slug=slug)
    return Page(*rows[0]) if rows else None


@dataclass(frozen=True)
class Withdrawal:
    slug: str
    kind_label: str
    is_error: bool
    first_public_at: datetime
    withdrawn_at: datetime
    reason: str


def withdrawal(slug, at):
    """What remains to be said of a communiqué that was public at this address and was withdrawn, or None."""
    communique = Communique.objects.filter(addresses__slug=slug, withdrawn_at__lte=at).first()
    if communique is None:
        return None
    first = communique.revisions.get(number=1)
    return Withdrawal(
        slug=communique.slug,
        kind_label=communique.get_kind_display(),
        is_error=communique.withdrawn_kind == WithdrawalKind.ERROR,
        first_public_at=first.first_public_at,
        withdrawn_at=communique.withdrawn_at,
        reason=communique.withdrawn_reason,
    )


def _publication_query(at, slug):
    live = Revision.objects.live(at).filter(communique__addresses__slug=slug, number__gte=1)  # as in `_page_query`
    return live.values_list("frozen__document", "frozen__sha256", "communique__slug")


_publication = Compiled(_publication_query)


def publication(slug, at):
    """What the files to take away are made from: the live revision at an address that its communiqué has or had."""
    rows = _publication.rows(at=at, slug=slug)
    return Publication(*rows[0]) if rows else None


# Lists


def _in_order(at):
    """The live revisions in the public order, which an index has.

    What is live at an instant was first public before it: said, so that SQLite walks that index and sorts nothing.
    """
    return Revision.objects.live(at).filter(first_public_at__lte=at).in_public_order()


def latest(at, number=1):
    """The page `number` of all live communiqués, the latest first, as (slug, HTML)."""
    return cards_of(_in_order(at), number)


def count(at):
    """How many communiqués are live."""
    return Revision.objects.live(at).count()


def live_revisions(at):
    """The live revisions, for filters."""
    return Revision.objects.live(at)


def cards_of(revisions, number=1):
    """The page `number` of some live revisions, as (slug, HTML)."""
    start = (number - 1) * CARDS_A_PAGE
    pks = revisions.in_public_order().values("pk")[start : start + CARDS_A_PAGE]
    shown = Revision.objects.filter(pk__in=[row["pk"] for row in pks]).in_public_order()
    return list(shown.values_list("communique__slug", "frozen__card_html"))


# The feed


def _feed_query(at, slug):
    def last(queryset, name):
        return Subquery(queryset.filter(**{f"{name}__lte": at}).order_by(f"-{name}").values(name)[:1])

    return (
        _in_order(at)
        .annotate(
            approved=last(Revision.objects.filter(status=Status.APPROVED), "publish_at"),
            withdrawn=last(Communique.objects.all(), "withdrawn_at"),
            reinstated=last(Communique.objects.all(), "reinstated_at"),
        )
        .values_list("communique__slug", "frozen__feed_xml", "approved", "withdrawn", "reinstated")[:ITEMS_IN_FEED]
    )


_feed = Compiled(_feed_query)


def feed_items(at):
    """((slug, XML) of the latest items, the instant of the last public change or None)."""
    rows = _feed.rows(at=at)
    changes = [instant for instant in map(_instant, rows[0][2:]) if instant] if rows else []
    return [(row[0], row[1]) for row in rows], max(changes, default=None)


# Quotes


def live_quotes(at):
    """The quotes of the live revisions, for filters and searches."""
    return Quote.objects.filter(parent__in=Revision.objects.live(at))


def with_page(quotes):
    """The same quotes with what `quote_values` tells of them."""
    return quotes.annotate(
        page_title=F("parent__frozen__title"), page_slug=F("parent__communique__slug")
    ).select_related("parent", "spokesperson")


def quotes_of(quotes, number=1):
    """The page `number` of some live quotes, the latest first, as dicts."""
    start = (number - 1) * CARDS_A_PAGE
    shown = with_page(quotes).order_by("-parent__first_public_at", "-parent_id", "number")
    return [quote_values(quote) for quote in shown[start : start + CARDS_A_PAGE]]


def quote_values(quote):
    """What readers are told of a quote that comes from `with_page`."""
    speaker = quote.spokesperson
    return {
        **quote_html(quote.text, quote.role),
        "name": typography.fine(speaker.name, verbatim=True) if speaker else "",
        "speaker_url": speaker.get_absolute_url() if speaker else "",
        "url": f"{reverse('communique', args=[quote.page_slug])}#citation-{quote.number}",
        "title": quote.page_title,
        "date": quote.parent.issued_on,
    }


# People


def people(at):
    """The people with a live quote, sorted by family name: dicts name, url, role (of the latest), count."""
    live = Revision.objects.live(at)
    quotes = Quote.objects.filter(parent__in=live)
    found = (
        Spokesperson.objects.filter(quotes__in=quotes)
        .annotate(
            count=Count("quotes", filter=Q(quotes__in=quotes)),
            latest_role=Subquery(
                quotes.filter(spokesperson=OuterRef("pk")).order_by("-parent__first_public_at").values("role")[:1]
            ),
        )
        .order_by("sort_name")
    )
    return [
        {"name": person.name, "url": person.get_absolute_url(), "role": person.latest_role, "count": person.count}
        for person in found
    ]


def person(slug, at):
    """A person with a live quote: dict name, mandates begun by that day, quotes; None when there is no such one."""
    quotes = with_page(live_quotes(at).filter(spokesperson__slug=slug))
    quotes = list(quotes.order_by("-parent__first_public_at", "-parent_id", "number"))
    if not quotes:
        return None
    found = Spokesperson.objects.get(slug=slug)
    today = in_paris(at).date()
    return {
        "name": found.name,
        "url": found.get_absolute_url(),
        "mandates": [
            {
                "words": mandate.words,
                "period": mandate.period,
                "current": mandate.ends_on is None or mandate.ends_on >= today,
            }
            for mandate in found.mandates.filter(starts_on__lte=today)
        ],
        "quotes": [quote_values(quote) for quote in quotes],
    }


# Labels


def award_values(award, today):
    """What readers are told of an award on that day."""
    return {
        "label": award.label.name,
        "slug": award.label.slug,
        "url": award.label.get_absolute_url(),
        "kind": award.label.kind,
        "kind_label": award.label.get_kind_display(),
        "issuer": award.label.issuer,
        "criteria": award.label.criteria,
        "level": award.level,
        "edition": award.edition,
        "year": award.year,
        "awarded_on": award.awarded_on,
        "valid_from": award.valid_from,
        "valid_until": award.valid_until,
        "validity": award.validity(today).value,
        "holder": award.holder,
        "awarded_count": award.awarded_count,
        "patronage": award.patronage,
    }


def awards(at):
    """Every award that may be told, as dicts, the latest first."""
    today = in_paris(at).date()
    return [award_values(award, today) for award in LabelAward.objects.public(at).select_related("label")]


def label(slug, at):
    """A label with an award that may be told: (dict of the label, dicts of its awards); None when there is none."""
    today = in_paris(at).date()
    public = list(LabelAward.objects.public(at).filter(label__slug=slug).select_related("label", "announced_in"))
    if not public:
        return None
    announced = dict(
        Revision.objects.live(at)
        .filter(communique__in=[award.announced_in_id for award in public if award.announced_in_id])
        .values_list("communique", "frozen__title")
    )
    found = public[0].label
    return (
        {
            "name": found.name,
            "url": found.get_absolute_url(),
            "kind_label": found.get_kind_display(),
            "issuer": found.issuer,
            "supporters": found.supporters,
            "criteria": found.criteria,
            "official_url": found.official_url,
        },
        [
            {
                **award_values(award, today),
                "communique_title": announced.get(award.announced_in_id, ""),
                "communique_url": award.announced_in.get_absolute_url() if award.announced_in_id in announced else "",
            }
            for award in public
        ],
    )


def frozen_awards(written, today):
    """The awards that a page was frozen with (JSON), with their validity on `today`."""
    found = []
    for award in json.loads(written):
        until = award["valid_until"] and datetime.fromisoformat(award["valid_until"]).date()
        found.append(
            {
                **award,
                "url": reverse("label", args=[award["slug"]]),
                "awarded_on": datetime.fromisoformat(award["awarded_on"]).date(),
                "valid_until": until,
                "validity": validity(until, today).value,
            }
        )
    return found


def is_kept_up(award):
    """Has this award a validity at all? A prize was won once: it neither runs nor lapses."""
    return award["kind"] != LabelKind.PRIZE


def is_current(award):
    return is_kept_up(award) and award["validity"] != Validity.LAPSED.value


def award_groups(awards):
    """Awards under their validity (in course, to renew, lapsed), prizes apart; empty groups are left out."""
    headings = {
        "En cours": Validity.CURRENT,
        "À renouveler": Validity.TO_RENEW,
        "Échus": Validity.LAPSED,
    }
    groups = {
        heading: [award for award in awards if is_kept_up(award) and award["validity"] == validity.value]
        for heading, validity in headings.items()
    }
    groups["Prix"] = [award for award in awards if not is_kept_up(award)]
    return [(heading, found) for heading, found in groups.items() if found]


# Themes, contacts, files


def theme(slug, at):
    """A theme that a live communiqué has: (name, its live revisions); None otherwise."""
    revisions = Revision.objects.live(at).filter(themes__slug=slug)
    found = Theme.objects.filter(slug=slug, revisions__in=revisions).first()
    return found and (found.name, revisions)


def labelled(slug, at):
    """The live revisions that cite a label."""
    return Revision.objects.live(at).filter(pk__in=Revision.objects.filter(awards__label__slug=slug).values("pk"))


def contacts():
    """The press contacts that the room shows to everyone."""
    return [
        {
            "name": contact.name,
            "email": contact.email,
            "phones": [
                {"number": phone.number, "shown": format_phone(phone.number), "note": phone.note}
                for phone in contact.phones.all()
            ],
            "out_of_hours_phone": contact.out_of_hours_phone,
            "out_of_hours_shown": contact.out_of_hours_phone and format_phone(contact.out_of_hours_phone),
        }
        for contact in PressContact.objects.filter(is_public=True).prefetch_related("phones")
    ]


def has_image(token, at):
    """Does a live revision show this image?"""
    return Figure.objects.filter(image__token=token, parent__in=Revision.objects.live(at)).exists()


def attachment(token, name, at):
    """The storage name of a file that a live revision gives away, or None."""
    files = Attachment.objects.filter(token=token, parent__in=Revision.objects.live(at)).values_list("file", flat=True)
    return next((file for file in files if file.rsplit("/", 1)[-1] == name), None)


# Choices of the filters: only what a live communiqué has


def themes_in(revisions):
    return Theme.objects.filter(revisions__in=revisions).distinct()


def people_in(revisions):
    return Spokesperson.objects.filter(quotes__parent__in=revisions).distinct()


def labels_in(revisions):
    return Label.objects.filter(awards__revisions__in=revisions).distinct()


def themes_of(quotes):
    return Theme.objects.filter(revisions__in=quotes.values("parent")).distinct()


def speakers_of(quotes):
    return Spokesperson.objects.filter(quotes__in=quotes).distinct()
