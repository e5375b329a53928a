"""The public pages as readers meet them: accessible, valid, at ease on any screen, silent about who reads."""

import gzip
import json
import re
import urllib.error
import urllib.request
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from releases import pages
from tests.verifiers.live_room import ROOT

MODES = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
# Every kind of page → the status it answers with.
KINDS = {
    "home": 200,
    "communiqués": 200,
    "a search with answers": 200,
    "a search without answers": 200,
    "a search that makes no sense": 400,
    "a communiqué": 200,
    "a theme": 200,
    "spokespeople": 200,
    "a spokesperson": 200,
    "labels": 200,
    "a label": 200,
    "press contacts": 200,
    "a withdrawn communiqué": 200,
    "a communiqué published by mistake": 410,
    "an unknown address": 404,
}
every_kind = pytest.mark.parametrize("kind", KINDS)

FIND_WITHDRAWN = """
import json
from releases.models import Communique
print(json.dumps(dict(Communique.objects.exclude(withdrawn_kind="").values_list("withdrawn_kind", "slug"))))
"""
# WCAG 1.4.12: what readers may impose on any text.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
  `)
  document.adoptedStyleSheets = [sheet]
}"""
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def get(url):
    """(status, HTML) of an address, whatever it answers."""
    try:
        with urllib.request.urlopen(url) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture(scope="session")
def communiques(live_room):
    """The paths of all live communiqués of the demonstration."""
    found, path = [], "/communiques/"
    while path:
        _, html = get(live_room.url + path)
        found += re.findall(r'<h3><a href="(/communiques/[^"]+/)"', html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        path = following and following[1].replace("&amp;", "&")
    return found


@pytest.fixture(scope="session")
def richest(live_room, communiques):
    """The path of the communiqué that has most of what a page can have."""
    marks = ['class="quote"', 'class="notes"', 'class="picture"', 'class="download"', 'class="corrections"', "cited"]
    return max(communiques, key=lambda path: sum(mark in get(live_room.url + path)[1] for mark in marks))


@pytest.fixture(scope="session")
def addresses(live_room, communiques, richest):
    """Kind of page → path."""
    everything = "".join(get(live_room.url + path)[1] for path in ["/", "/porte-parole/", "/labels/", *communiques])

    def first(pattern):
        return re.search(rf'href="({pattern})"', everything)[1]

    withdrawn = json.loads(live_room.manage("shell", "--command", FIND_WITHDRAWN).splitlines()[-1])
    return {
        "home": "/",
        "communiqués": "/communiques/",
        "a search with answers": "/communiques/?type=press_release",
        "a search without answers": "/communiques/?du=1900-01-01&au=1900-01-02",
        "a search that makes no sense": "/communiques/?du=hier",
        "a communiqué": richest,
        "a theme": first(r"/themes/[^/\"]+/"),
        "spokespeople": "/porte-parole/",
        "a spokesperson": first(r"/porte-parole/[^/\"]+/"),
        "labels": "/labels/",
        "a label": first(r"/labels/[^/\"]+/"),
        "press contacts": "/contact-presse/",
        "a withdrawn communiqué": f"/communiques/{withdrawn['withdrawn']}/",
        "a communiqué published by mistake": f"/communiques/{withdrawn['error']}/",
        "an unknown address": "/cette-page-n-existe-pas/",
    }


@pytest.fixture
def read(chromium, live_room):
    """A function: path, options of a Playwright context → page, opened by a reader of their own."""
    contexts = []

    def opened(path, **options):
        options = {"locale": "fr-FR", "timezone_id": "Europe/Paris", **options}
        contexts.append(chromium.new_context(base_url=live_room.url, **options))
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


# What machines can tell of accessibility


@pytest.mark.parametrize("mode", MODES)
@every_kind
def test_axe_finds_no_violation(kind, mode, addresses, read, axe):
    assert axe(read(addresses[kind], **MODES[mode])) == []


@every_kind
def test_axe_finds_no_violation_in_forced_colours(kind, addresses, read, axe):
    assert axe(read(addresses[kind], forced_colors="active")) == []


def test_the_html_is_valid(live_room, addresses, communiques, validate_html):
    paths = {*addresses.values(), *communiques}
    assert validate_html([(path, get(live_room.url + path)[1]) for path in sorted(paths)]) == []


def test_the_html_of_errors_is_valid(validate_html):
    found = [
        (f"{status}", pages.page(f"releases/errors/{status}.html", {}, title="Erreur"))
        for status in (400, 403, 404, 405, 500)
    ]
    assert validate_html(found) == []


@every_kind
def test_each_kind_of_page_answers_with_its_status(kind, live_room, addresses):
    assert get(live_room.url + addresses[kind])[0] == KINDS[kind]


@every_kind
def test_headings_start_at_one_and_skip_no_level(kind, addresses, read):
    page = read(addresses[kind])
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(one => Number(one.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []


@every_kind
def test_landmarks_are_there_and_the_section_is_told(kind, addresses, read):
    page = read(addresses[kind])
    counts = {name: page.get_by_role(name).count() for name in ("banner", "main", "contentinfo")}
    assert counts == {"banner": 1, "main": 1, "contentinfo": 1}
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("header [aria-current]").count() == (kind != "an unknown address")


def test_titles_of_pages_are_unique(live_room, addresses, communiques):
    # Searches share the title of the list; what tells them apart is in their address.
    apart = {path for kind, path in addresses.items() if "search" not in kind and "mistake" not in kind}
    apart |= {*communiques}
    titles = [re.search(r"<title>(.*?)</title>", get(live_room.url + path)[1])[1] for path in sorted(apart)]
    assert sorted(titles) == sorted(set(titles))
    assert [title for title in titles if "salle de presse" not in title.lower()] == []


# Any screen, any reader


@every_kind
def test_nothing_scrolls_sideways_at_320_pixels(kind, addresses, read):
    page = read(addresses[kind], viewport={"width": 320, "height": 640})
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == 0


def test_no_communique_scrolls_sideways_at_320_pixels(communiques, read):
    page = read("/", viewport={"width": 320, "height": 640})
    wider = {}
    for path in communiques:
        page.goto(path)
        wider[path] = page.evaluate(WIDER_THAN_THE_SCREEN)
    assert wider == dict.fromkeys(communiques, 0)


@pytest.mark.parametrize(
    "words", ["«\u00a0Anticonstitutionnellement\u00a0»" * 8, "m" * 200], ids=["no-break spaces", "one word"]
)
def test_the_longest_line_stays_on_the_screen(words, richest, read):
    page = read(richest, viewport={"width": 320, "height": 640})
    selectors = ("h1", ".lead", ".text p", "blockquote p", "figcaption", ".contact .who", ".award a", ".themes a")
    for selector in selectors:
        for found in page.locator(selector).all()[:1]:
            found.evaluate("(one, words) => { one.textContent = words }", words)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == 0


@every_kind
def test_text_spacing_of_the_reader_hides_nothing(kind, addresses, read):
    page = read(addresses[kind], viewport={"width": 320, "height": 640})
    page.evaluate(TEXT_SPACING)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == 0


def test_dark_readers_get_dark_paper(read):
    page = read("/", color_scheme="dark")
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", paper)[:3]) < 60


def test_a_reader_who_wants_no_motion_gets_none(richest, read):
    page = read(richest, reduced_motion="reduce")
    moving = "all => all.filter(one => getComputedStyle(one).transitionDuration !== '0s').length"
    assert page.eval_on_selector_all("*", moving) == 0


# Keyboard


def test_the_first_stop_of_the_keyboard_skips_to_the_content(read):
    page = read("/communiques/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Aller au contenu"
    assert focused.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1


@pytest.mark.parametrize("kind", ["home", "a search with answers", "a communiqué"])
def test_the_focus_is_seen_wherever_the_keyboard_goes(kind, addresses, read):
    page = read(addresses[kind], reduced_motion="reduce")
    stops = page.locator("a[href], button:visible, summary, input, select").count()
    unseen = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const one = document.activeElement, style = getComputedStyle(one)
          const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
          return [one.outerHTML, outlined && style.opacity === "1"]
        }""")
        unseen += [] if seen[1] else [seen[0]]
    assert unseen == []


def test_notes_and_their_calls_lead_to_each_other(live_room, communiques, read):
    path = next(path for path in communiques if 'class="notes"' in get(live_room.url + path)[1])
    page = read(path)
    page.get_by_role("link", name="Note 1", exact=True).first.click()
    assert page.locator(":target").get_attribute("id") == "note-1"
    page.locator("#note-1").get_by_role("link", name="Retour au texte").click()
    assert page.locator(":target").get_attribute("id") == "appel-1"


def test_each_quote_has_its_own_address(richest, read):
    page = read(f"{richest}#citation-1")
    assert page.locator(":target blockquote").count() == 1
    assert page.locator(":target .permalink").get_attribute("href") == "#citation-1"


# Nothing but the page


@every_kind
def test_no_page_sets_a_cookie_or_asks_another_host_or_breaks_its_policy(kind, addresses, live_room, page):
    hosts, complaints = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(addresses[kind], wait_until="load")
    page.locator("footer").scroll_into_view_if_needed()
    page.evaluate("() => document.fonts.ready.then(() => true)")
    expected = [] if KINDS[kind] == 200 else [text for text in complaints if f"status of {KINDS[kind]}" in text]
    assert complaints == expected[:1]
    assert hosts == {urlsplit(live_room.url).netloc}
    assert page.context.cookies() == []


@every_kind
def test_style_comes_from_one_sheet_alone(kind, live_room, addresses):
    html = get(live_room.url + addresses[kind])[1]
    assert len(re.findall(r'rel="stylesheet"', html)) == 1
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html) == []


def test_the_room_reads_and_searches_without_javascript(richest, read):
    page = read(richest, java_script_enabled=False)
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("#imprimer").is_hidden()
    page.goto("/communiques/")
    page.locator("summary").click()
    page.get_by_label("Type").select_option("press_release")
    page.get_by_role("button", name="Filtrer").click()
    assert "type=press_release" in page.url
    assert page.locator("article.card").count() > 0


def test_a_page_its_sheet_and_its_font_weigh_less_than_30_kilobytes(live_room, addresses):
    html = get(live_room.url + addresses["a communiqué"])[1]
    sheet = re.search(r'rel="stylesheet" href="([^"]+)"', html)[1]
    font = re.search(r'href="([^"]+\.woff2)"', html)[1]
    weights = [len(gzip.compress(html.encode()))]
    for path in (sheet, font):
        with urllib.request.urlopen(live_room.url + path) as response:
            body = response.read()
        weights.append(min(len(body), len(gzip.compress(body))))
    assert sum(weights) <= 30_000


# Paper


def test_paper_has_the_text_and_the_contacts_and_no_navigation(richest, read):
    page = read(richest)
    page.emulate_media(media="print")
    hidden = [".skip", "header nav", ".permalink", "#imprimer", ".neighbours"]
    assert [selector for selector in hidden if page.locator(selector).first.is_visible()] == []
    shown = ["h1", ".dateline time", ".lead", ".contact"]
    assert [selector for selector in shown if not page.locator(selector).first.is_visible()] == []


def test_the_print_button_opens_the_print_dialogue(richest, read):
    page = read(richest)
    page.evaluate("() => { window.print = () => { document.title = 'printed' } }")
    page.get_by_role("button", name="Imprimer").click()
    assert page.title() == "printed"


def test_the_design_of_the_state_is_nowhere():
    """The DSFR, its classes and its typeface are forbidden to cities (its own terms of use)."""
    forbidden = re.compile(r"marianne|dsfr|[\"' .]fr-[a-z]", re.IGNORECASE)
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "releases/static").rglob("*.[cj]s*")]
    assert [path.name for path in files if forbidden.search(path.read_text())] == []
