"""From fragments to a page: the layout, rendered once for each process, around a head and a main.

No request comes in here, so no page can depend on who reads it.
"""

import json
import typing
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html

from releases import public
from releases.rendering import ADDRESS, AWARDS, SITE

_HEAD, _MAIN = "\ue010", "\ue011"
_PREVIOUS_URL, _PREVIOUS_TITLE, _NEXT_URL, _NEXT_TITLE = "\ue012", "\ue013", "\ue014", "\ue015"


def kept(function):
    """Keep the answers of a pure function for the life of the process; in DEBUG, where templates change, do not."""
    return function if settings.DEBUG else lru_cache(maxsize=4096)(function)


def _encoded(answer):
    """The same with its texts as the bytes that will be sent."""
    match answer:
        case str():
            return answer.encode()
        case tuple():
            return tuple(map(_encoded, answer))
    return answer


class PerEdition:
    """Answers of a busy page, kept while nothing public changed (`public.edition`): one small query instead of all.

    `make(now, *args)` gives the answer; what depends on anything but what is public, and on slow facts such as a
    contact's number, which may be told a minute late, is not for this.
    """

    instances: typing.ClassVar[list] = []

    def __init__(self, make, size=64):
        self.instances.append(self)
        self.make = make
        self.size = size
        self.state = (None, {})  # replaced as a whole: another thread keeps writing into the one it began with

    def __call__(self, now, *args):
        edition = public.edition(now)
        known, answers = self.state
        if known != edition:
            answers = {}
            self.state = (edition, answers)
        if (answer := answers.get(args)) is None:
            answer = _encoded(self.make(now, *args))
            if len(answers) >= self.size:
                answers.clear()
            answers[args] = answer
        return answer

    @classmethod
    def forget(cls):
        """Keep nothing: for tests, whose databases follow one another within a minute."""
        for one in cls.instances:
            one.state = (None, {})


def room():
    """What the layout says of the room."""
    return {
        "name": settings.ROOM_NAME,
        "tagline": settings.ROOM_TAGLINE,
        "city": settings.CITY_NAME,
        "demonstration": settings.DEMONSTRATION,
        "feed": reverse("feed-rss"),
    }


@kept
def layout(section):
    """The layout cut at its two places: (before the head, between head and main, after main)."""
    html = render_to_string("base.html", {"room": room(), "section": section, "head": _HEAD, "main": _MAIN})
    before, rest = html.split(_HEAD)
    between, after = rest.split(_MAIN)
    return before, between, after


def assemble(head, main, section=""):
    """A whole page."""
    before, between, after = layout(section)
    return "".join((before, head, between, main, after))


def settled(html, address):
    """A frozen fragment with the room's and the communiqué's addresses in place of their marks."""
    return html.replace(SITE, settings.SITE_URL).replace(ADDRESS, address)


def page(template, context, *, title, section="", description="", address=""):
    """A page whose main is a template; `address` is its own, where it has one that lasts."""
    head = plain_head(title, description or settings.ROOM_TAGLINE, address)
    return assemble(head, render_to_string(template, context), section)


@kept
def plain_head(title, description, address):
    name = settings.ROOM_NAME
    full_title = f"{title} – {name}" if title else name
    canonical = format_html('<link rel="canonical" href="{}{}">', settings.SITE_URL, address) if address else ""
    return format_html('<title>{}</title><meta name="description" content="{}">{}', full_title, description, canonical)


@kept
def awards_html(written, today: date):
    """The labels that a communiqué cites, with their validity on that day."""
    return render_to_string("releases/awards.html", {"awards": public.frozen_awards(written, today)})


@kept
def neighbours_layout(has_previous, has_next):
    """The links to the communiqués before and after, with marks for what differs from page to page."""
    links = {
        "previous": has_previous and {"url": _PREVIOUS_URL, "title": _PREVIOUS_TITLE},
        "next": has_next and {"url": _NEXT_URL, "title": _NEXT_TITLE},
    }
    return render_to_string("releases/neighbours.html", links)


def neighbours_html(previous, following):
    """Links to the communiqués before and after; each is JSON of slug and title, or None."""
    html = neighbours_layout(previous is not None, following is not None)
    for written, url, title in ((previous, _PREVIOUS_URL, _PREVIOUS_TITLE), (following, _NEXT_URL, _NEXT_TITLE)):
        if written is not None:
            found = json.loads(written)
            html = html.replace(url, communique_address(found["slug"])).replace(title, escape(found["title"]))
    return html


@kept
def downloads_html():
    """Links to what can be taken away of a communiqué: PDF, press kit, data."""
    return render_to_string("releases/downloads.html", {"address": ADDRESS})


def communique(head_html, main_html, *, slug, awards="[]", previous=None, following=None, today, is_live=False):
    """The page of a communiqué from its frozen fragments; what `is_live` can be taken away."""
    address = communique_address(slug)
    main = settled(main_html + downloads_html() if is_live else main_html, address)
    if AWARDS in main:
        main = main.replace(AWARDS, awards_html(awards, today))
    if previous or following:
        main += neighbours_html(previous, following)
    return assemble(settled(head_html, address), main, "communiques")


def withdrawn(withdrawal):
    """The dated notice in place of a withdrawn communiqué, or the word that it is gone."""
    template = "releases/gone.html" if withdrawal.is_error else "releases/withdrawn.html"
    return page(template, {"withdrawal": withdrawal}, title="Communiqué retiré", section="communiques")


@kept
def communique_address(slug):
    return reverse("communique", args=[slug]) if slug else ""


def cards(found):
    """Cards of a list, from (slug, frozen HTML)."""
    return [settled(html, communique_address(slug)) for slug, html in found]


def page_address(address, query, number):
    parts = [part for part in (query, f"page={number}" if number > 1 else "") if part]
    return f"{address}?{'&'.join(parts)}" if parts else address


def paging(total, number, address, query=""):
    """Where this page of a list stands, and the addresses of the others; None when there is no such page."""
    count = max(1, -(-total // public.CARDS_A_PAGE))
    if number > count:
        return None
    near = {1, count, *range(number - 2, number + 3)} & set(range(1, count + 1))
    shown = []
    for one in sorted(near):
        if shown and shown[-1]["number"] != one - 1:
            shown.append(None)  # a gap
        shown.append({"number": one, "url": page_address(address, query, one), "current": one == number})
    return {
        "number": number,
        "count": count,
        "total": total,
        "previous": page_address(address, query, number - 1) if number > 1 else None,
        "next": page_address(address, query, number + 1) if number < count else None,
        "pages": shown,
    }
