"""The RSS feed: frozen items between a head and a foot made once for each process."""

import io
from functools import lru_cache

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import rfc2822_date
from django.views.decorators.http import require_safe

from releases import pages, public
from releases.caching import public as public_view
from releases.rendering import AWARDS
from releases.rendering.feed_item import PressFeed


@lru_cache(maxsize=1)
def channel():
    """The feed without items, cut at the date of the last change and where the items go."""
    feed = PressFeed(
        title=settings.ROOM_NAME,
        link=f"{settings.SITE_URL}{reverse('home')}",
        description=settings.ROOM_TAGLINE,
        language="fr",
        feed_url=f"{settings.SITE_URL}{reverse('feed-rss')}",
        feed_copyright="Textes sous Licence Ouverte 2.0, images exceptées",
        ttl="1",
        last_build_date=None,
    )
    written = io.StringIO()
    feed.write(written, "utf-8")
    xml = written.getvalue()
    start = xml.index("<lastBuildDate>") + len("<lastBuildDate>")
    end = xml.index("</lastBuildDate>")
    foot = xml.index("</channel>")
    return xml[:start], xml[end:foot], xml[foot:]


@pages.PerEdition
def latest_items(now):
    """(The whole feed, the instant of the last public change.)"""
    items, changed_at = public.feed_items(now)
    head, middle, foot = channel()
    if changed_at:
        head += rfc2822_date(changed_at)
    else:  # nothing was ever published: the feed has no date
        head, middle = head.removesuffix("<lastBuildDate>"), middle.removeprefix("</lastBuildDate>")
    body = [pages.settled(xml, pages.communique_address(slug)).replace(AWARDS, "") for slug, xml in items]
    return "".join((head, middle, *body, foot)), changed_at


@public_view
@require_safe
def rss(request):
    """The latest communiqués, whole. `lastBuildDate` moves only when something public did."""
    xml, changed_at = latest_items(timezone.now())
    response = HttpResponse(xml, content_type="application/rss+xml; charset=utf-8")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.changed_at = changed_at
    return response
