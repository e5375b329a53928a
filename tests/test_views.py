"""The public pages, one question at a time."""

from datetime import date, timedelta

import pytest
import time_machine

from releases import actions, views
from releases.models import Label, LabelAward
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_award,
    make_contact,
    make_corrected,
    make_draft,
    make_spokesperson,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def text_of(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ").replace("&nbsp;", " ")


# Lists and pages


def test_a_room_without_communiques_has_all_its_pages(client):
    for path in ("/", "/communiques/", "/porte-parole/", "/labels/", "/contact-presse/"):
        assert client.get(path).status_code == 200, path


def test_the_list_is_cut_in_pages_that_never_lie(client):
    for number in range(23):
        make_approved(title=f"Texte {number}", now=NOW - timedelta(hours=number))
    first, second = client.get("/communiques/"), client.get("/communiques/?page=2")
    assert (text_of(first).count('<article class="card'), text_of(second).count('<article class="card')) == (20, 3)
    assert "page=2" in text_of(first)
    assert client.get("/communiques/?page=3").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1e3", "10" * 20, "²", "1.5", "%00"])
def test_a_page_number_that_is_none_answers_404(client, number):
    assert client.get(f"/communiques/?page={number}").status_code == 404


def test_a_correction_keeps_the_place_of_its_communique_in_the_list(client):
    old = make_approved(title="Ancien", now=NOW - timedelta(days=2))
    make_approved(title="Récent", now=NOW - timedelta(days=1))
    make_corrected(fresh(old), now=NOW)
    page = text_of(client.get("/communiques/"))
    assert page.index("/communiques/recent/") < page.index("/communiques/ancien/")


def test_filters_combine_and_stay_in_the_addresses_of_the_pages(client):
    theme = make_theme("Culture")
    for number in range(21):
        make_approved(title=f"Culture {number}", themes=[theme], kind="invitation", now=NOW - timedelta(hours=number))
    make_approved(title="Autre chose")
    page = text_of(client.get("/communiques/?theme=culture&type=invitation&du=2031-01-01"))
    assert page.count('<article class="card') == 20
    assert "Autre chose" not in page
    assert "theme=culture&amp;type=invitation&amp;du=2031-01-01&amp;page=2" in page


def test_each_filter_finds_its_own_and_nothing_else(client):
    award = make_award("Ville Exemplaire")
    speaker = make_spokesperson("Dominique", "Modèle")
    make_approved(title="Avec tout", awards=[award], speaker=speaker, themes=[make_theme("Culture")], kind="statement")
    make_approved(title="Sans rien", issued_on=date(2030, 1, 1))
    for query in (
        "theme=culture",
        "label=ville-exemplaire",
        "porte_parole=dominique-modele",
        "type=statement",
        "du=2031-01-01",
    ):
        page = text_of(client.get(f"/communiques/?{query}"))
        assert ("/communiques/avec-tout/" in page, "/communiques/sans-rien/" in page) == (True, False), query
    page = text_of(client.get("/communiques/?au=2030-12-31"))
    assert ("/communiques/avec-tout/" in page, "/communiques/sans-rien/" in page) == (False, True)


@pytest.mark.parametrize("query", ["du=nonsense", "du=2031-02-30", "theme=inconnu", "type=secret", "porte_parole=1"])
def test_a_filter_that_means_nothing_is_answered_in_words_and_keeps_what_was_typed(client, query):
    make_approved()
    response = client.get(f"/communiques/?{query}")
    assert response.status_code == 400
    assert '<article class="card' not in text_of(response)
    assert "corrigez les critères signalés" in text_of(response)
    name, _, typed = query.partition("=")
    assert typed in text_of(response) or name not in {"du", "au"}


def test_parameters_that_the_list_does_not_know_change_nothing(client):
    make_approved()
    assert client.get("/communiques/?status=draft&ordering=pk").content == client.get("/communiques/").content


# The page of a communiqué


def test_neighbours_follow_the_order_of_the_list(client):
    for title, days in (("Un", 3), ("Deux", 2), ("Trois", 1)):
        make_approved(title=title, now=NOW - timedelta(days=days))
    page = text_of(client.get("/communiques/deux/"))
    assert "/communiques/un/" in page
    assert "/communiques/trois/" in page
    assert "/communiques/deux/" not in page.split('class="neighbours"')[1]


def test_an_old_address_redirects_for_ever_to_the_new_one(client):
    revision = make_approved(title="Premier titre")
    actions.rename(revision.communique, "second-titre", by=make_user("Validation"), now=NOW)
    response = client.get("/communiques/premier-titre/")
    assert (response.status_code, response["Location"]) == (301, "/communiques/second-titre/")
    assert client.get("/communiques/second-titre/").status_code == 200


def test_the_validity_of_a_label_is_that_of_the_day_of_reading(client, clock):
    award = make_award("Ville Exemplaire", valid_until=date(2033, 3, 1))
    make_approved(title="Un label", awards=[award])
    assert "En cours" in text_of(client.get("/communiques/un-label/"))
    clock.move_to(NOW.replace(year=2033, month=2))
    assert "À renouveler" in text_of(client.get("/communiques/un-label/"))
    clock.move_to(NOW.replace(year=2034))
    assert "Échu" in text_of(client.get("/communiques/un-label/"))


def test_renaming_a_mandate_changes_no_published_page(client):
    speaker = make_spokesperson(title="adjointe à la Culture")
    make_approved(title="Des mots", quote="Bonjour à tous.", speaker=speaker)
    before = client.get("/communiques/des-mots/").content
    feed = client.get("/flux/communiques.rss").content
    speaker.mandates.update(title="autre chose")
    assert client.get("/communiques/des-mots/").content == before
    assert client.get("/flux/communiques.rss").content == feed
    assert "adjointe à la Culture" in text_of(client.get("/porte-parole/camille-exemple/"))


def test_a_withdrawn_page_keeps_a_dated_notice_with_its_reason(client):
    revision = make_approved(title="Un texte", now=NOW - timedelta(days=1))
    facts = {"kind": "withdrawn", "reason": "La date de l'événement a changé."}
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW, **facts)
    response = client.get("/communiques/un-texte/")
    assert response.status_code == 200
    assert "La date de l" in text_of(response)
    assert "12 mars 2031" in text_of(response)
    assert "Le chapô." not in text_of(response)


def test_what_was_published_by_mistake_answers_410_with_a_way_out(client):
    revision = make_approved(title="Un texte", now=NOW - timedelta(days=1))
    facts = {"kind": "error", "reason": "Mise en ligne par erreur."}
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW, **facts)
    response = client.get("/communiques/un-texte/")
    assert response.status_code == 410
    assert 'href="/communiques/"' in text_of(response)
    actions.reinstate(revision.communique, by=make_user("Validation"), now=NOW, reason="Elle était juste.")
    assert client.get("/communiques/un-texte/").status_code == 200


def test_a_communique_appears_on_its_minute_in_winter_and_in_summer(client, clock):
    for month in (1, 7):
        hour = NOW.replace(year=2032, month=month, day=5, hour=11, minute=30)
        make_approved(title=f"Mois {month}", publish_at=hour)
        clock.move_to(hour - timedelta(microseconds=1))
        assert client.get(f"/communiques/mois-{month}/").status_code == 404
        clock.move_to(hour)
        assert client.get(f"/communiques/mois-{month}/").status_code == 200
        assert f"/communiques/mois-{month}/" in text_of(client.get("/communiques/"))


# People, labels, themes, contacts


def test_a_person_is_shown_with_each_quote_and_the_office_of_that_day(client):
    speaker = make_spokesperson(title="conseillère municipale", until=date(2031, 1, 31))
    speaker.mandates.create(title="adjointe aux Sports", starts_on=date(2031, 2, 1))
    earlier = NOW.replace(month=1, day=15)
    make_approved(title="Avant", now=earlier, quote="Premiers mots.", speaker=speaker, issued_on=earlier.date())
    make_approved(title="Après", quote="Seconds mots.", speaker=speaker)
    page = text_of(client.get("/porte-parole/camille-exemple/"))
    assert page.index("Seconds mots.") < page.index("Premiers mots.")
    assert "conseillère municipale" in page
    assert "adjointe aux Sports" in page
    assert "/communiques/avant/#citation-1" in page


def test_a_person_without_public_word_has_no_page(client):
    make_spokesperson()
    make_draft(quote="Des mots.")
    assert client.get("/porte-parole/camille-exemple/").status_code == 404
    assert "Camille Exemple" not in text_of(client.get("/porte-parole/"))


def test_a_mandate_to_come_is_not_announced_by_its_page(client):
    speaker = make_spokesperson()
    speaker.mandates.create(title="maire", starts_on=NOW.date() + timedelta(days=1))
    make_approved(quote="Des mots.", speaker=speaker)
    assert "maire (" not in text_of(client.get("/porte-parole/camille-exemple/"))
    assert ">maire" not in text_of(client.get("/porte-parole/camille-exemple/"))


def test_people_are_sorted_by_family_name(client):
    for first, last in (("Zoé", "d’Abord"), ("Anne", "Écrin"), ("Camille", "Exemple")):
        make_approved(quote="Des mots.", speaker=make_spokesperson(first, last))
    page = text_of(client.get("/porte-parole/"))
    assert page.index("Abord") < page.index("Écrin") < page.index("Exemple")


def test_labels_are_told_apart_by_what_they_are_worth_today(client):
    for name, until in (("Sans fin", None), ("Bientôt", date(2031, 6, 1)), ("Passé", date(2031, 3, 11))):
        make_award(name, awarded_on=date(2029, 1, 1), valid_until=until, public_on=date(2029, 1, 1))
    page = text_of(client.get("/labels/"))
    places = [page.index(word) for word in ("En cours", "Sans fin", "À renouveler", "Bientôt", "Échus", "Passé")]
    assert places == sorted(places)


def test_an_award_made_public_by_hand_waits_for_its_day(client):
    label = Label.objects.create(name="Demain", slug="demain")
    LabelAward.objects.create(label=label, awarded_on=NOW.date(), public_on=NOW.date() + timedelta(days=1))
    assert client.get("/labels/demain/").status_code == 404


def test_the_label_page_lists_the_communiques_that_cite_it(client):
    make_approved(title="Le label", awards=[make_award("Ville Exemplaire", edition=22, awarded_count=219)])
    page = text_of(client.get("/labels/ville-exemplaire/"))
    assert "/communiques/le-label/" in page
    assert "219" in page


def test_only_the_contacts_meant_for_everyone_are_on_the_contact_page(client):
    make_contact("Service presse", "presse@example.fr", is_public=True)
    make_contact("Cabinet", "cabinet@example.fr")
    page = text_of(client.get("/contact-presse/"))
    assert "presse@example.fr" in page
    assert 'href="tel:+33465710001"' in page
    assert "cabinet@example.fr" not in page


# Errors


def test_a_page_that_does_not_exist_shows_a_way_out_and_not_what_was_asked(client):
    response = client.get("/nulle-part-canari/")
    assert response.status_code == 404
    assert "canari" not in text_of(response)
    assert 'href="/communiques/"' in text_of(response)


def test_a_failure_shows_a_page_that_needs_no_database(django_db_blocker):
    with django_db_blocker.block():
        response = views.server_error(None)
    assert response.status_code == 500
    assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/communiques/", "/communiques/x/", "/flux/communiques.rss", "/labels/"])
def test_public_addresses_answer_only_to_reading(client, path):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/communiques/%00/",
        "/communiques/" + "x" * 5000 + "/",
        "/communiques/?theme=%00",
        "/communiques/?theme=" + "x" * 5000,
        "/communiques/?du=" + "9" * 500,
        "/medias/../../etc/passwd",
        "/medias/x/..%2f..%2fetc",
        "/pieces/x/%00",
        "/themes/%F0%9F%8E%AD/",
    ],
)
def test_hostile_addresses_never_break_the_room(client, path):
    assert client.get(path).status_code in {400, 404}


def test_a_prize_neither_runs_nor_lapses(client):
    award = make_award("Prix Exemple", awarded_on=date(2029, 1, 1), public_on=date(2029, 1, 1))
    award.label.kind = "prize"
    award.label.save()
    page = text_of(client.get("/labels/"))
    assert "<h2>Prix</h2>" in page
    assert "En cours" not in page
