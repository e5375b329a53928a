"""The desk in Chromium: a communiqué written by the keyboard alone, then approved; pages clean in light and dark."""

import re

import pytest

REPORTS = ("Content Security Policy", "Failed to resolve module", "Uncaught")


def enter(chromium, room, login, **options):
    """A browser of its own for someone of the desk; `page.reports` collects what its console complains of."""
    context = chromium.new_context(base_url=room.url, locale="fr-FR", timezone_id="Europe/Paris", **options)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.reports = []
    page.on("console", lambda message: page.reports.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.reports.append(str(error)))
    page.goto("/admin/")
    page.locator("#id_username").fill(login)
    page.locator("#id_password").fill(room.logins[login])
    page.get_by_role("button", name="Connexion").click()
    page.wait_for_url("**/admin/")
    return page


def words_of(page, selector="#content"):
    return re.sub(r"[\s\u00a0\u202f]+", " ", page.locator(selector).first.inner_text())


def tab_to(page, matches, *, most=80):
    """Press Tab until what has the focus matches the selector."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", matches):
            return
    raise AssertionError(f"the keyboard does not reach {matches}")


def until(page, script):
    """Wait for what the page's own policy does not let Playwright watch."""
    for _ in range(150):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {script}")


def type_date(page, written):
    page.evaluate("value => { document.activeElement.value = value }", written)
    page.evaluate("document.activeElement.dispatchEvent(new Event('change', { bubbles: true }))")


def complaints(page):
    return [report for report in page.reports if any(words in report for words in REPORTS)]


def test_a_communique_is_written_by_keyboard_submitted_and_approved_by_another(chromium, live_room):
    writer = enter(chromium, live_room, "redaction")
    writer.goto("/admin/releases/revision/add/")
    writer.wait_for_selector(".desk-add")
    tab_to(writer, "#id_title")
    writer.keyboard.type("Écrit sans la souris")
    tab_to(writer, "#id_lead")
    writer.keyboard.type("Un chapô au clavier.")
    tab_to(writer, "#id_issued_on")
    type_date(writer, "2021-03-12")

    tab_to(writer, ".order-machine-insert-target.last")
    writer.keyboard.press("Enter")  # the menu of blocks, its first choice: a text
    writer.keyboard.press("Enter")
    until(writer, "document.activeElement.matches('.ProseMirror')")
    writer.keyboard.type("Un premier paragraphe,  deux espaces.")
    writer.keyboard.press("Enter")
    writer.keyboard.type("Un second.")

    tab_to(writer, ".desk-add button:nth-of-type(2)")
    writer.keyboard.press("Enter")
    until(writer, "document.activeElement.matches('textarea[name$=\"-text\"]')")
    writer.keyboard.type("Des mots dits à voix haute.")
    tab_to(writer, ".select2-selection")
    writer.keyboard.type("so", delay=60)
    writer.wait_for_selector(".select2-results__option--highlighted:has-text('Solène Épure')")
    writer.keyboard.press("Enter")
    until(writer, "document.querySelector('.desk-office')?.textContent.startsWith('Fonction le 12')")

    # The quote goes up, before the text.
    writer.keyboard.press("Shift+Tab")
    writer.keyboard.press("Shift+Tab")
    tab_back_to(writer, ".desk-move button:not([disabled])[title='Monter']")
    writer.keyboard.press("Enter")
    order = writer.evaluate(
        "[...document.querySelectorAll('.order-machine .inline-related:not(.empty-form)')]"
        ".sort((a, b) => a.style.order - b.style.order).map(row => row.id.split('-')[0])"
    )
    assert order == ["releases_quote_set", "releases_text_set"]

    tab_to(writer, "#revision_contacts-group .select2-selection")
    writer.keyboard.type("se", delay=60)
    writer.wait_for_selector(".select2-results__option--highlighted:has-text('presse')")
    writer.keyboard.press("Enter")
    tab_to(writer, "input[name='_then_soumettre']")
    writer.keyboard.press("Enter")
    writer.wait_for_url("**/soumettre/")
    tab_to(writer, ".desk-form button[type='submit']")
    writer.keyboard.press("Enter")
    writer.wait_for_url("**/change/")
    assert "une autre personne doit l’approuver" in words_of(writer)
    assert complaints(writer) == []

    approver = enter(chromium, live_room, "validation")
    approver.goto(writer.url.removeprefix(live_room.url))
    read = approver.frame_locator("iframe.desk-frame").locator("main")
    assert "deux espaces" in read.inner_text()
    approver.get_by_role("link", name="Approuver…").click()
    approver.get_by_role("button", name="Approuver").click()
    assert re.search(r"Il est le \d+.* à \d+ h \d\d \(heure d’(hiver|été), à Paris\)", words_of(approver))
    approver.get_by_role("button", name="Publier maintenant").click()
    approver.wait_for_url("**/change/")
    approver.get_by_role("link", name="Voir la page publique").click()
    assert approver.locator("h1").inner_text() == "Écrit sans la souris"
    assert complaints(approver) == []


def tab_back_to(page, matches, *, most=40):
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", matches):
            return
        page.keyboard.press("Shift+Tab")
    raise AssertionError(f"the keyboard does not reach {matches}")


def paste(page, html):
    page.evaluate(
        """html => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            document.querySelector(".ProseMirror").dispatchEvent(event)
        }""",
        html,
    )


FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
<h1 style="color:#123">Un titre de Word</h1>
<p class="MsoNormal" style="margin:0cm"><b style="mso-bidi-font-weight:normal">Du gras</b>, <span
style="font-family:Arial;color:red">de la couleur</span><a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1">
<span class="MsoFootnoteReference">[1]</span></a>.<o:p></o:p></p>
<p class="Mso" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;</span></span>Premier</p>
<p class="Mso" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;</span></span>Second</p>
<script>alert(1)</script><p><a href="javascript:alert(1)">un piège</a></p>
<div style="mso-element:footnote" id="ftn1"><p>La note.</p></div></body></html>"""


def test_a_paste_from_word_keeps_only_what_a_text_may_hold(chromium, live_room):
    page = enter(chromium, live_room, "redaction")
    page.goto("/admin/releases/revision/add/")
    page.get_by_role("button", name="Texte", exact=True).click()
    page.wait_for_selector(".ProseMirror")
    paste(page, FROM_WORD)
    stored = page.locator("textarea[name$='-body']:not([name*=__prefix__])").input_value()
    assert "<h2>Un titre de Word</h2>" in stored
    assert "<strong>Du gras</strong>, de la couleur" in stored
    assert '<press-note data-mark="1"></press-note>' in stored
    assert re.search(r"<ul><li>(<p>)?Premier(</p>)?</li><li>(<p>)?Second(</p>)?</li></ul>", stored)
    for gone in ("style", "mso", "color", "script", "javascript", "La note", "·"):
        assert gone not in stored, gone
    assert complaints(page) == []


def test_the_toolbar_is_french_and_calls_notes(chromium, live_room):
    page = enter(chromium, live_room, "redaction")
    page.goto("/admin/releases/revision/add/")
    page.get_by_role("button", name="Texte", exact=True).click()
    page.wait_for_selector(".prose-menubar button")
    names = page.locator(".prose-menubar button:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert names[:3] == ["Intertitre", "Sous-intertitre", "Paragraphe"]
    assert {"Gras", "Italique", "Lien", "Appel de note", "Annuler"} <= set(names)
    page.locator(".ProseMirror").click()
    page.keyboard.type("Un laboratoire")
    page.get_by_role("button", name="Appel de note").click()
    page.get_by_label("Repère de la note").fill("*")
    page.get_by_role("button", name="Insérer").click()
    stored = page.locator("textarea[name$='-body']:not([name*=__prefix__])")
    assert stored.input_value() == '<p>Un laboratoire<press-note data-mark="*"></press-note></p>'
    assert complaints(page) == []


def test_a_new_block_before_saved_ones_can_be_removed_again(chromium, live_room):
    """Django numbers the rows again in the order of the page: saved ones must keep the first numbers."""
    page = enter(chromium, live_room, "redaction")
    page.goto("/admin/releases/revision/add/")
    page.locator("#id_title").fill("Trois paragraphes")
    for words in ("Le premier", "Le deuxième"):
        page.get_by_role("button", name="Texte", exact=True).click()
        until(page, "document.activeElement.matches('.ProseMirror')")
        page.keyboard.type(words)
    page.locator("input[name=_continue]").click()
    page.wait_for_selector(".messagelist")
    page.wait_for_selector(".desk-move")
    rows = page.locator(".order-machine .inline-related:not(.empty-form)")
    for count in (3, 4):
        page.locator(".order-machine .inline-related:not(.empty-form) .order-machine-insert-target").first.click()
        page.locator(".plugin-buttons .plugin-button").first.click()
        rows.locator(".ProseMirror").nth(count - 1).wait_for()
    rows.first.locator(".ProseMirror").click()
    page.keyboard.type("Avant tout")
    page.locator(".order-machine .inline-deletelink:visible").last.click()
    page.locator("input[name=_continue]").click()
    page.wait_for_selector(".messagelist")
    assert page.locator(".errorlist").count() == 0
    page.wait_for_selector(".desk-move")
    texts = rows.evaluate_all(
        "rows => rows.sort((a, b) => a.style.order - b.style.order)"
        ".map(row => row.querySelector('textarea[name$=\"-body\"]').value)"
    )
    assert texts == ["<p>Avant tout</p>", "<p>Le premier</p>", "<p>Le deuxième</p>"]


PAGES = [
    "/admin/",
    "/admin/releases/revision/",
    "/admin/releases/revision/add/",
    "/admin/releases/revision/importer/",
    "/admin/releases/revision/{draft}/change/",
    "/admin/releases/revision/{draft}/abandonner/",
    "/admin/releases/revision/{draft}/apercu/",
    "/admin/releases/revision/{published}/change/",
    "/admin/releases/revision/{published}/retirer/",
    "/admin/releases/spokesperson/add/",
    "/admin/releases/label/add/",
    "/admin/releases/presscontact/add/",
    "/admin/releases/image/",
    "/admin/auth/user/",
]
NUMBERS = """
from releases.models import Revision
newest = Revision.objects.newest()
print(newest.filter(status="draft").first().pk, newest.live().first().pk)
"""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_pages_of_the_desk_are_accessible_and_keep_the_policy(chromium, live_room, axe, colours):
    draft, published = live_room.manage("shell", "--verbosity", "0", "--command", NUMBERS).split()[-2:]
    page = enter(chromium, live_room, "administration", color_scheme=colours)
    for path in PAGES:
        page.goto(path.format(draft=draft, published=published))
        page.wait_for_load_state("networkidle")
        assert complaints(page) == [], path
        assert axe(page) == [], path
        page.reports.clear()  # axe writes styles of its own into the page


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_the_desk_scrolls_sideways(chromium, live_room, width):
    draft, published = live_room.manage("shell", "--verbosity", "0", "--command", NUMBERS).split()[-2:]
    page = enter(chromium, live_room, "administration", viewport={"width": width, "height": 800})
    for path in PAGES:
        page.goto(path.format(draft=draft, published=published))
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
