"""The real communiqué in Chromium: imported by one person, approved by another, read by everyone."""

import re
import urllib.request

import feedparser

TITLE = "Grenoble reçoit le label national"


def desk(chromium, room, login):
    """A browser of its own for someone of the desk, logged in."""
    context = chromium.new_context(base_url=room.url, locale="fr-FR", timezone_id="Europe/Paris")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_label("Nom d’utilisateur").fill(login)
    page.get_by_label("Mot de passe").fill(room.logins[login])
    page.get_by_role("button", name="Connexion").click()
    page.wait_for_url("**/admin/")
    return page


def words_of(page):
    return re.sub(r"[\s\u00a0\u202f]+", " ", page.locator("main").inner_text())


def test_the_seed_goes_from_its_file_to_page_lists_people_labels_and_feed(chromium, live_room, page, seed):
    writer = desk(chromium, live_room, "redaction")
    writer.goto("/admin/releases/revision/importer/")
    writer.locator("input[type=file]").set_input_files(seed)
    writer.get_by_role("button", name="Lire ce texte").click()
    writer.get_by_role("button", name="Créer le brouillon").click()
    writer.wait_for_url("**/change/")
    address = writer.url
    writer.goto(f"{address.removesuffix('change/')}soumettre/")
    writer.get_by_role("button", name="Soumettre à relecture").click()
    assert writer.get_by_text("une autre personne doit l’approuver").count() == 1

    reader = desk(chromium, live_room, "validation")
    reader.goto(address)
    reader.get_by_role("link", name="Approuver…").click()
    reader.get_by_role("button", name="Approuver").click()
    reader.get_by_role("button", name="Publier maintenant").click()
    reader.wait_for_url("**/change/")

    page.goto("/communiques/")
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    page.wait_for_url("**/communiques/grenoble-recoit-le-label-national*/")
    own = page.url.removeprefix(live_room.url)
    read = words_of(page)
    for fragment in ("4 février 2021", "219 maires", "LISST-Cieu", "04 76 76 39 21", "presse@grenoble.fr"):
        assert fragment in read, fragment
    quote = page.locator("figure.quote")
    assert quote.count() == 1
    assert "Nous continuerons bien sûr nos efforts pour rester innovant-es" in re.sub(
        r"[\s\u00a0\u202f]+", " ", quote.inner_text()
    )
    assert "Amel Zenati" in quote.inner_text()
    page.locator("a[href^='#note-']").first.click()
    assert page.url.endswith("#note-1")

    page.goto("/porte-parole/amel-zenati/")
    assert page.locator(f"a[href^='{own}#citation-1']").count() >= 1
    page.goto("/labels/")
    for label in ("Territoires, Villes et Villages Internet", "Territoire d’Excellence Numérique"):
        page.goto("/labels/")
        page.locator("main").get_by_role("link", name=label).first.click()
        assert page.locator(f"a[href='{own}']").count() >= 1, label

    with urllib.request.urlopen(f"{live_room.url}/flux/communiques.rss") as answer:
        feed = feedparser.parse(answer.read())
    (entry,) = [entry for entry in feed.entries if entry.link == f"{live_room.url}{own}"]
    assert "précurseur-euses" in re.sub(r"<[^>]+>", "", entry.content[0].value)
