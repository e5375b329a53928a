"""The pages that search: what they show, what their addresses keep, what they say when there is nothing."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.factories import NOW, make_approved, make_spokesperson, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response):
    return (
        response.content.decode()
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
        .replace("&nbsp;", " ")
        .replace("&#8239;", " ")
    )


def test_an_answer_has_its_title_its_date_and_an_extract_with_the_words_marked(client):
    make_approved(title="La halle rouvre", lead="Un chapô.", text="<p>Les travaux de l'école & du marché.</p>")
    page = text_of(client.get("/communiques/?q=ecole"))
    assert '<a href="/communiques/la-halle-rouvre/">La halle rouvre</a>' in page
    assert "Un chapô. Les travaux de l’<mark>école</mark> &amp; du marché." in page.replace("  ", " ")
    assert "1 communiqué pour « ecole »" in page
    assert 'value="ecole"' in page


def test_a_search_combines_with_every_filter_and_stays_in_the_addresses_of_the_pages(client):
    for number in range(21):
        make_approved(title=f"Marché {number}", themes=[make_theme("Culture")], now=NOW - timedelta(hours=number))
    make_approved(title="Marché sans thème")
    make_approved(title="Culture seule", themes=[make_theme("Culture")])
    page = text_of(client.get("/communiques/?q=marchés&theme=culture&du=2031-01-01"))
    assert page.count('<article class="card') == 20
    assert "21 communiqués pour « marchés » et ces critères, page 1 sur 2" in page
    assert "q=march%C3%A9s&amp;theme=culture&amp;du=2031-01-01&amp;page=2" in page
    assert '<input type="hidden" name="theme" value="culture">' in page
    second = text_of(client.get("/communiques/?q=marchés&theme=culture&du=2031-01-01&page=2"))
    assert second.count('<article class="card') == 1
    assert client.get("/communiques/?q=marchés&theme=culture&page=3").status_code == 404


def test_a_search_with_a_criterion_that_means_nothing_is_answered_in_words(client):
    make_approved(title="Marché")
    response = client.get("/communiques/?q=marché&theme=inconnu")
    assert response.status_code == 400
    assert 'value="marché"' in text_of(response)
    assert "inconnu" not in text_of(response)


def test_no_answer_says_which_word_nothing_has_and_what_would_find_something(client):
    make_approved(title="La halle du marché")
    page = text_of(client.get("/communiques/?q=halle+girafe+-marché"))
    assert "Aucun communiqué pour « halle girafe -marché »" in page
    assert "Rien ne contient « girafe »" in page
    assert '<a href="/communiques/">tous les communiqués</a>' in page
    page = text_of(client.get("/communiques/?q=halle+-marché"))
    assert 'Essayez <a href="/communiques/?q=halle">« halle »</a>, sans rien exclure.' in page
    page = text_of(client.get("/communiques/?q=«marché+halle»&type=press_release"))
    assert 'q=march%C3%A9%20halle&amp;type=press_release">« marché halle »</a>, en mots séparés.' in page
    assert "sans les autres critères" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("%22", "Écrivez au moins un mot à chercher."),
        ("-halle", "Écrivez au moins un mot à chercher : un mot précédé d’un tiret est exclu des réponses."),
        ("x" * 500, "Cette recherche est trop longue"),
        ("mot " * 60, "Cette recherche est trop longue"),
        ("%00halle%00", "1 communiqué pour « halle »"),
        ("AND+halle+NOT", "Aucun communiqué"),
        ("%F0%9F%8E%AD", "Aucun communiqué"),
        ("%ED%A0%80", "Aucun communiqué"),
        ("<script>alert(1)</script>", "« &lt;script&gt;alert(1)&lt;/script&gt; »"),
    ],
)
def test_anything_typed_is_answered_in_words(client, typed, said):
    make_approved(title="La halle")
    for path in ("/communiques/", "/citations/"):
        response = client.get(f"{path}?q={typed}")
        assert response.status_code == 200
        assert "<script>" not in text_of(response).replace("<script src", "")
    assert said in text_of(client.get(f"/communiques/?q={typed}"))


def test_an_empty_search_is_the_list(client):
    make_approved(title="La halle")
    assert client.get("/communiques/?q=").content == client.get("/communiques/").content
    assert client.get("/communiques/?q=%00+").content == client.get("/communiques/").content


def test_more_than_a_thousand_answers_are_not_counted(client, monkeypatch):
    from releases.search import engines, finding  # noqa: PLC0415 (what is changed here)

    monkeypatch.setattr(engines, "MOST", 2)
    monkeypatch.setattr(finding, "MOST", 2)
    for number in range(3):
        make_approved(title=f"La halle {number}")
    assert "Plus de 1 000 communiqués pour « halle »" in text_of(client.get("/communiques/?q=halle"))


@pytest.mark.parametrize("path", ["/", "/communiques/", "/citations/"])
def test_the_home_the_list_and_the_quotes_have_a_field_to_search_without_script(client, path):
    make_approved(quote="Des mots.")
    page = text_of(client.get(path))
    assert page.count('role="search" method="get"') == 1
    assert page.count('type="search" name="q"') == 1


def test_every_live_quote_is_on_its_page_with_its_speaker_its_office_and_its_address(client):
    speaker = make_spokesperson("Dominique", "Témoin", title="adjointe à la Culture")
    make_approved(title="Le budget", quote="Premiers mots.", speaker=speaker, now=NOW - timedelta(days=2))
    make_approved(title="La musique", quote="Seconds mots.")
    make_approved(title="Demain", quote="Derniers mots.", publish_at=NOW + timedelta(days=1))
    page = text_of(client.get("/citations/"))
    assert "2 citations" in page
    assert page.index("Seconds mots.") < page.index("Premiers mots.")
    assert "Derniers mots." not in page
    assert (
        '<a class="speaker" href="/porte-parole/dominique-temoin/">Dominique Témoin</a>, adjointe à la Culture' in page
    )
    assert 'href="/communiques/le-budget/#citation-1"' in page


def test_quotes_are_filtered_by_words_speaker_theme_and_date(client):
    speaker = make_spokesperson("Dominique", "Témoin")
    make_approved(title="Un", quote="La musique rare.", speaker=speaker, themes=[make_theme("Culture")])
    make_approved(title="Deux", quote="Autre chose.", issued_on=date(2030, 1, 1))
    for query in ("q=musiques", "q=Témoin", "porte_parole=dominique-temoin", "theme=culture", "du=2031-01-01"):
        page = text_of(client.get(f"/citations/?{query}"))
        assert ("#citation-1" in page, "/communiques/un/#" in page, "/communiques/deux/#" in page) == (
            True,
            True,
            False,
        ), query
    assert "/communiques/deux/#" in text_of(client.get("/citations/?au=2030-12-31"))
    assert "<mark>musique</mark> rare" in text_of(client.get("/citations/?q=musiques&theme=culture"))
    assert "Aucune citation pour « girafe »" in text_of(client.get("/citations/?q=girafe"))
    assert client.get("/citations/?theme=inconnu").status_code == 400
    assert client.get("/citations/?page=2").status_code == 404


def test_quotes_come_twenty_a_page(client):
    for number in range(21):
        make_approved(title=f"Texte {number}", quote="Des mots.", now=NOW - timedelta(hours=number))
    assert text_of(client.get("/citations/")).count("<blockquote") == 20
    assert text_of(client.get("/citations/?page=2")).count("<blockquote") == 1
    assert text_of(client.get("/citations/?q=mots&page=2")).count("<blockquote") == 1


def test_the_quotes_of_a_room_without_any_are_a_page_too(client):
    assert client.get("/citations/").status_code == 200
