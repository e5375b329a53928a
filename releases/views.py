"""The public pages: each view finds, calls, renders. What they know comes from `public`, and nowhere else."""

from urllib.parse import urlencode

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from releases import pages, public, searching
from releases.caching import public as public_view
from releases.filters import CommuniqueFilter, QuoteFilter, asked
from releases.renditions import rendition_path
from releases.text.french import in_paris

CARDS_ON_HOME = 8
CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


@pages.PerEdition
def home_page(now):
    context = {
        "cards": pages.cards(public.latest(now)[:CARDS_ON_HOME]),
        "awards": [award for award in public.awards(now) if public.is_current(award)],
        "contacts": public.contacts(),
    }
    return pages.page("releases/home.html", context, title="", section="accueil", address=reverse("home"))


@public_view
@require_safe
def home(request):
    return HttpResponse(home_page(timezone.now()))


def list_page(cards, total, number, *, address, query="", title, **context):
    """A page of a list of communiqués; `Http404` for a number that has no page."""
    paging = pages.paging(total, number, address, query)
    if paging is None:
        raise Http404
    context |= {"heading": title, "cards": pages.cards(cards), "paging": paging}
    return pages.page(
        "releases/communiques.html",
        context,
        title=title if number == 1 else f"{title}, page {number}",
        section="communiques",
        address=pages.page_address(address, query, number),
    )


@pages.PerEdition
def all_communiques(now, number):
    live = public.live_revisions(now)
    return list_page(
        public.latest(now, number),
        public.count(now),
        number,
        address=reverse("communiques"),
        title="Communiqués",
        form=CommuniqueFilter({}, queryset=live).form,
    )


@public_view
@require_safe
def communiques(request):
    now = timezone.now()
    number = page_number(request)
    criteria = asked(CommuniqueFilter, request.GET)
    if not criteria:
        return HttpResponse(all_communiques(now, number))
    found = CommuniqueFilter(criteria, queryset=public.live_revisions(now))
    shared = {"address": reverse("communiques"), "title": "Communiqués", "form": found.form, "filtered": True}
    if not found.form.is_valid():
        return HttpResponse(list_page([], 0, 1, **shared), status=400)
    shared["query"] = urlencode(criteria)
    if "q" in criteria:
        answers = searching.communiques(searching.parse(request.GET["q"]), found.qs, number)
        shared |= {"answers": answers, "others": beside_words(criteria)}
        return HttpResponse(list_page([], answers.total, number, **shared))
    return HttpResponse(list_page(public.cards_of(found.qs, number), found.qs.count(), number, **shared))


def beside_words(criteria):
    """The criteria of a search other than its words, as they stand in an address."""
    return urlencode({name: value for name, value in criteria.items() if name != "q"})


def quotes_page(quotes, total, number, *, query="", **context):
    """A page of `/citations/`; `Http404` for a number that has no page."""
    address = reverse("quotes")
    paging = pages.paging(total, number, address, query)
    if paging is None:
        raise Http404
    return pages.page(
        "releases/quotes.html",
        context | {"quotes": quotes, "paging": paging},
        title="Citations" if number == 1 else f"Citations, page {number}",
        section="porte-parole",
        address=pages.page_address(address, query, number),
    )


@pages.PerEdition
def all_quotes(now, number):
    live = public.live_quotes(now)
    return quotes_page(public.quotes_of(live, number), live.count(), number, form=QuoteFilter({}, queryset=live).form)


@public_view
@require_safe
def quotes(request):
    """Who said what: every live quote, the latest first, or those that answer a search, the best first."""
    now = timezone.now()
    number = page_number(request)
    criteria = asked(QuoteFilter, request.GET)
    if not criteria:
        return HttpResponse(all_quotes(now, number))
    found = QuoteFilter(criteria, queryset=public.live_quotes(now))
    shared = {"form": found.form, "filtered": True}
    if not found.form.is_valid():
        return HttpResponse(quotes_page([], 0, 1, **shared), status=400)
    shared["query"] = urlencode(criteria)
    if "q" in criteria:
        answers = searching.quotes(searching.parse(request.GET["q"]), found.qs, number)
        shared |= {"answers": answers, "others": beside_words(criteria)}
        return HttpResponse(quotes_page(answers.items, answers.total, number, **shared))
    return HttpResponse(quotes_page(public.quotes_of(found.qs, number), found.qs.count(), number, **shared))


def page_number(request):
    """The `page` of an address, 1 when it has none; `Http404` for what is no page number."""
    written = request.GET.get("page") or "1"
    if not (written.isascii() and written.isdigit() and len(written) <= 6 and int(written) > 0):
        raise Http404
    return int(written)


def communique_answer(now, slug):
    """(status, page or address) of what is at an address of a communiqué; None when nothing is."""
    found = public.page(slug, now)
    withdrawal = None if found else public.withdrawal(slug, now)
    current = found or withdrawal
    if current is None:
        return None
    if current.slug != slug:
        return 301, reverse("communique", args=[current.slug])
    if withdrawal:
        return 410 if withdrawal.is_error else 200, pages.withdrawn(withdrawal)
    return 200, pages.communique(
        found.head_html,
        found.main_html,
        slug=slug,
        awards=found.awards,
        previous=found.previous,
        following=found.next,
        today=in_paris(now).date(),
        is_live=True,
    )


# The page that everyone comes to at once is put together once a minute, in ten megabytes at most.
kept_communiques = pages.PerEdition(communique_answer, size=1024)


@public_view
@require_safe
def communique(request, slug):
    answer = kept_communiques(timezone.now(), slug)
    if answer is None:
        raise Http404
    status, content = answer
    if status == 301:
        return HttpResponsePermanentRedirect(content.decode())
    return HttpResponse(content, status=status)


@public_view
@require_safe
def theme(request, slug):
    found = public.theme(slug, timezone.now())
    if found is None:
        raise Http404
    name, revisions = found
    number = page_number(request)
    return HttpResponse(
        list_page(
            public.cards_of(revisions, number),
            revisions.count(),
            number,
            address=reverse("theme", args=[slug]),
            title=name,
            form=None,
        )
    )


@public_view
@require_safe
def spokespeople(request):
    context = {"people": public.people(timezone.now())}
    return page("releases/spokespeople.html", context, title="Porte-parole", section="porte-parole")


@public_view
@require_safe
def spokesperson(request, slug):
    person = public.person(slug, timezone.now())
    if person is None:
        raise Http404
    return page(
        "releases/spokesperson.html", person, title=person["name"], section="porte-parole", address=person["url"]
    )


@public_view
@require_safe
def labels(request):
    context = {"groups": public.award_groups(public.awards(timezone.now()))}
    return page("releases/labels.html", context, title="Labels", section="labels", address=reverse("labels"))


@public_view
@require_safe
def label(request, slug):
    now = timezone.now()
    found = public.label(slug, now)
    if found is None:
        raise Http404
    facts, awards = found
    context = {"label": facts, "awards": awards, "cards": pages.cards(public.cards_of(public.labelled(slug, now)))}
    return page("releases/label.html", context, title=facts["name"], section="labels", address=facts["url"])


@public_view
@require_safe
def press_contacts(request):
    context = {"contacts": public.contacts()}
    title, address = "Contact presse", reverse("contacts")
    return page("releases/contacts.html", context, title=title, section="contact", address=address)


def page(template, context, **facts):
    return HttpResponse(pages.page(template, context, **facts))


# Files


@public_view
@require_safe
def picture(request, token, name):
    """A rendition of a picture that a live communiqué shows. Its bytes never change."""
    path = rendition_path(token, name)
    if path is None or not public.has_image(token, timezone.now()):
        raise Http404
    return file_response(path, CONTENT_TYPES[path.rpartition(".")[2]], etag=f"{token}-{name}")


@public_view
@require_safe
def attachment(request, token, name):
    """A file that a live communiqué gives away: always downloaded, never opened inside the room."""
    path = public.attachment(token, name, timezone.now())
    if path is None:
        raise Http404
    response = file_response(path, "application/octet-stream", etag=token, as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def file_response(path, content_type, *, etag, **options):
    try:
        stored = default_storage.open(path)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(stored, content_type=content_type, **options)
    response["ETag"] = f'"{etag}"'
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # feed readers show our pictures
    return response


# Errors: the same page for everyone, and nothing of what was asked.


def bad_request(request, exception=None):
    return error(400, "Demande incomprise")


def permission_denied(request, exception=None):
    return error(403, "Accès refusé")


def not_found(request, exception=None):
    return error(404, "Page introuvable")


def server_error(request):
    return error(500, "Panne passagère")


def error(status, title):
    return HttpResponse(pages.page(f"releases/errors/{status}.html", {}, title=title), status=status)
