"""The demonstration room holds what it promises, at whatever moment it is loaded, and is loaded once."""

import io
import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from releases import actions
from releases.demonstration import load, loading, people
from releases.demonstration.drawings import DRAWINGS, jpeg
from releases.demonstration.parts import Say, html
from releases.demonstration.texts import pieces
from releases.models import (
    Attachment,
    Communique,
    Figure,
    Footnote,
    Image,
    Kind,
    LabelAward,
    LabelKind,
    Mandate,
    PressContact,
    Quote,
    Revision,
    Spokesperson,
    Text,
    Transition,
    Validity,
)
from releases.text.french import PARIS
from releases.text.placeholders import find_placeholders
from releases.workflow import Phase, Status

NOW = datetime(2026, 11, 25, 11, 12, 13, tzinfo=PARIS)
A_MONTH_LATER = NOW + timedelta(days=31)
REAL_PEOPLE = {"Zenati", "Eveno", "Gourault"}
FRAGMENT = "une grande reconnaissance du travail des agent-es de la Ville"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path, monkeypatch, request):
    """An empty storage, its folder. The pictures are rows without files, but for tests that ask for `real_pictures`."""
    settings.MEDIA_ROOT = tmp_path
    settings.DEMONSTRATION = True
    if "real_pictures" not in request.fixturenames:
        monkeypatch.setattr(loading, "picture", row_of_picture)
    return tmp_path


@pytest.fixture
def real_pictures():
    """Drawn and resized: two seconds at each load."""


def row_of_picture(described, now):
    return Image.objects.create(
        alt_text=described.alt_text,
        caption=described.caption,
        credit=described.credit,
        width=1600,
        height=1000,
        widths=[480, 960, 1600],
        added_at=now,
    )


@pytest.fixture
def room(db):
    """The room loaded at NOW, with the clock standing there."""
    with time_machine.travel(NOW, tick=False):
        load(NOW)
        yield


def phases(now):
    newest = Revision.objects.newest().select_related("communique")
    return Counter(revision.phase(now) for revision in newest)


def command(*options):
    out = io.StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def test_it_holds_communiques_of_every_kind_over_the_years(room):
    live = Revision.objects.live(NOW)

    assert live.count() >= 20
    assert {revision.communique.kind for revision in live.select_related("communique")} == set(Kind.values)
    assert {revision.issued_on.year for revision in live} == {2021, 2022, 2023, 2024, 2025, 2026}


def test_it_holds_every_phase(room):
    counted = phases(NOW)

    assert counted[Phase.DRAFT] == 3
    assert counted[Phase.REVIEW] == 1
    assert counted[Phase.SCHEDULED] == 1
    assert counted[Phase.EMBARGOED] == 1
    assert counted[Phase.CORRECTED] == 3
    assert counted[Phase.WITHDRAWN] == 2


def test_one_draft_lacks_everything_and_says_so(room):
    draft = Revision.objects.get(title="Un nouvel accueil de nuit pour les familles")

    reasons = " ".join(actions.blockers(draft))

    for missing in ("chapô", "contact presse", "[À COMPLÉTER]", "Citation à venir"):
        assert missing in reasons


def test_one_correction_is_noted_and_the_next_is_minor(room):
    communique = Communique.objects.get(slug__startswith="une-piste-cyclable-continue")

    second, third = communique.revisions.filter(number__gt=1).order_by("number")

    assert "221" in second.correction_note
    assert (third.correction_note, third.correction_is_minor) == ("", True)


def test_a_live_communique_has_a_next_revision_that_nobody_reads(room):
    (draft,) = Revision.objects.filter(number__gt=1, status=Status.DRAFT)

    published = draft.communique.revisions.live(NOW).get()

    assert published.number == 1
    assert "13 heures" in draft.title
    assert "13 heures" not in published.frozen.main_html


def test_the_newest_are_of_the_last_weeks_and_something_comes_tomorrow(room):
    newest = Revision.objects.live(NOW).in_public_order()[:6]
    ahead = Revision.objects.filter(publish_at__gt=NOW).order_by("publish_at")

    assert all(NOW - revision.first_public_at < timedelta(weeks=8) for revision in newest)
    assert [revision.publish_at for revision in ahead] == [
        datetime(2026, 11, 26, 8, 30, tzinfo=PARIS),
        datetime(2026, 11, 28, 9, 0, tzinfo=PARIS),
    ]


@pytest.mark.parametrize("days", [3, 4, 31, 365])  # a Saturday, a Sunday, a month, a year
def test_loaded_on_another_day_it_is_as_alive(db, days):
    now = NOW + timedelta(days=days)
    with time_machine.travel(now, tick=False):
        load(now)

    counted = phases(now)
    assert (counted[Phase.SCHEDULED], counted[Phase.EMBARGOED], counted[Phase.CORRECTED]) == (1, 1, 3)
    assert counted[Phase.PUBLISHED] >= 20
    validities = {award.validity(now.date()) for award in LabelAward.objects.all()}
    assert validities == set(Validity)


def test_a_month_after_it_was_loaded_what_was_ahead_is_public(room):
    counted = phases(A_MONTH_LATER)

    assert (counted[Phase.SCHEDULED], counted[Phase.EMBARGOED]) == (0, 0)


def test_it_shows_blocks_of_every_sort(room):
    live = Revision.objects.live(NOW)

    for block in (Text, Quote, Figure, Attachment):
        assert block.objects.filter(parent__in=live).count() >= 5
    assert Footnote.objects.filter(revision__in=live).count() >= 3
    bodies = " ".join(Text.objects.filter(parent__in=live).values_list("body", flat=True))
    for tag in ("<h2>", "<h3>", "<ul>", "<ol>", "<strong>", "<press-note"):
        assert tag in bodies
    assert not re.search(r"(?<=[\w.]) - \S", bodies)  # an item of a list that became words


def test_attached_files_are_there_as_long_as_they_say(room):
    for attachment in Attachment.objects.all():
        assert len(attachment.file.read()) == attachment.size > 100


def test_pictures_are_described_and_ready_in_three_widths(real_pictures, room, storage):
    assert Image.objects.count() == len(DRAWINGS) == 8
    for image in Image.objects.all():
        assert image.is_described
        assert image.widths == [480, 960, 1600]
        assert (storage / "images" / image.token / "960.webp").stat().st_size < 200_000


def test_a_drawing_is_the_same_at_each_run():
    assert jpeg("belledonne") == jpeg("belledonne")


def test_labels_of_the_three_kinds_are_in_course_to_renew_and_lapsed(room):
    awards = LabelAward.objects.select_related("label")

    assert {award.label.kind for award in awards} == set(LabelKind.values)
    assert {award.validity(NOW.date()) for award in awards} == set(Validity)
    seed = awards.get(label__name="Territoires, Villes et Villages Internet")
    assert (seed.edition, seed.awarded_on, seed.awarded_count) == (22, date(2021, 2, 4), 219)
    assert seed.announced_in.revisions.get().issued_on == date(2021, 2, 4)
    excellence = awards.get(label__name="Territoire d'Excellence Numérique")
    assert (excellence.awarded_count, excellence.valid_until) == (14, date(2024, 2, 3))
    assert awards.get(label__name="Climat-Air-Énergie").holder == "Grenoble-Alpes Métropole"


def test_what_the_embargoed_text_announces_is_not_public(room):
    hidden = LabelAward.objects.get(label__slug="cite-veloce")

    assert hidden not in LabelAward.objects.public(NOW)
    assert hidden in LabelAward.objects.public(A_MONTH_LATER)


def test_people_hold_successive_mandates_and_each_quote_the_one_of_its_day(room):
    successive = [person for person in Spokesperson.objects.all() if person.mandates.count() > 1]
    assert len(successive) >= 4

    for quote in Quote.objects.exclude(mandate=None).select_related("parent", "mandate"):
        assert quote.mandate in Mandate.objects.on(quote.parent.issued_on)
        assert quote.role == quote.mandate.words
    roles = set(Quote.objects.filter(spokesperson__last_name="Maquette").values_list("role", flat=True))
    assert len(roles) == 2


def test_the_one_real_person_is_quoted_for_a_fragment_with_her_title_as_printed(room):
    quotes = Quote.objects.filter(spokesperson__last_name__in=REAL_PEOPLE)

    assert [(quote.text, quote.role, quote.parent.issued_on) for quote in quotes] == [
        (
            FRAGMENT,
            "Conseillère municipale déléguée à la Transition numérique et Stratégie de la donnée",
            date(2021, 2, 4),
        )
    ]


def test_nobody_real_speaks_between_quotation_marks_anywhere_else():
    for piece in pieces(NOW.date()):
        texts = " ".join([piece.title, piece.lead, *(part for part in piece.parts if isinstance(part, str))])
        named = {name for name in REAL_PEOPLE if name in texts}
        assert not named or piece.key == "label-villes-internet"
        if named:
            quoted = re.findall("«(.+?)»", " ".join(texts.split()))
            assert set(quoted) == {"Territoires, Villes et Villages Internet", "Territoire d'Excellence Numérique"}


def test_everyone_else_is_visibly_invented():
    family_names = {person.last_name for person in people.PEOPLE.values()} - REAL_PEOPLE
    invented = {
        *("Maquette", "Prototype", "Échantillon", "Canevas", "Calque", "Épure", "Esquisse", "Spécimen", "Gabarit"),
        *("Exemple", "Modèle", "Trame", "Patron", "Croquis"),
    }

    assert family_names <= invented
    assert {account.last_name for account in people.STAFF} <= invented


def test_only_the_press_service_has_real_numbers(room):
    numbers = set()
    for contact in PressContact.objects.all():
        numbers |= {phone.number for phone in contact.phones.all()} | {contact.out_of_hours_phone}

    assert {number for number in numbers - {""} if not number.startswith("+3346571")} == {
        "+33476763921",
        "+33476761142",
    }
    for contact in PressContact.objects.all():
        contact.full_clean()
        for phone in contact.phones.all():
            phone.full_clean()


def test_nothing_stands_in_the_way_of_any_public_text(room):
    for revision in Revision.objects.filter(status=Status.APPROVED):
        if revision.number == 1:  # a correction is compared with the one before, which holds the same
            assert actions.blockers(revision) == []


def test_public_texts_hold_no_placeholder_and_are_not_endless():
    for piece in pieces(NOW.date()):
        texts = [part for part in piece.parts if isinstance(part, str)] + [
            part.words for part in piece.parts if isinstance(part, Say)
        ]
        length = len(" ".join(" ".join([piece.lead, *texts]).split()))
        if piece.status == Status.APPROVED:
            assert length < 4000
            assert not find_placeholders(" ".join(texts))


def test_the_marks_of_a_text_become_html():
    typed = """## Un *titre*[^1]

            - un &
            deux
            - **trois**"""
    assert html(typed) == (
        '<h2>Un <em>titre</em><press-note data-mark="1"></press-note></h2>'
        "<ul><li>un &amp; deux</li><li><strong>trois</strong></li></ul>"
    )


def test_whoever_submitted_did_not_approve(room):
    for revision in Revision.objects.filter(status=Status.APPROVED):
        assert revision.submitted_by != revision.approved_by


def test_a_second_load_changes_nothing(room, storage):
    def everything():
        rows = [
            list(model.objects.order_by("pk").values())
            for model in (Communique, Revision, Text, Quote, Image, LabelAward, Mandate, Transition, User)
        ]
        return rows, sorted(path.name for path in storage.rglob("*"))

    before = everything()

    assert load(A_MONTH_LATER) is False
    assert everything() == before


def test_a_second_load_keeps_what_was_written_since(room):
    draft = Revision.objects.get(title="Un nouvel accueil de nuit pour les familles")
    actions.discard(draft, by=User.objects.get(username="alix.patron"), now=NOW)
    written = actions.create_draft(by=User.objects.get(username="redaction"), now=NOW, title="Écrit entre-temps")

    command()

    assert Revision.objects.filter(pk=written.pk).exists()
    assert not Revision.objects.filter(title="Un nouvel accueil de nuit pour les familles").exists()


def test_a_load_that_fails_leaves_nothing(db, monkeypatch):
    monkeypatch.setattr(actions, "approve", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        load(NOW)

    assert not Communique.objects.exists()
    assert not User.objects.exists()


def test_what_the_room_already_held_under_the_same_names_is_kept(db):
    kept = Spokesperson.objects.create(first_name="Élodie", last_name="Maquette", slug="elodie-maquette")
    Mandate.objects.create(spokesperson=kept, title="adjointe au maire", starts_on=date(2020, 1, 1))

    with time_machine.travel(NOW, tick=False):
        load(NOW)

    assert kept.mandates.count() == 1


def test_a_room_that_is_no_demonstration_refuses(db, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="n’est pas une démonstration"):
        command()

    assert not Communique.objects.exists()


def test_without_login_no_account_opens(room):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_with_login_one_fresh_password_opens_one_account_of_each_group(db):
    first, second = command("--with-login"), command("--with-login")

    passwords = [re.search(r"Mot de passe\s+(\S+)", words)[1] for words in (first, second)]
    assert passwords[0] != passwords[1]
    opened = [user for user in User.objects.all() if user.check_password(passwords[1])]
    assert {(user.username, user.groups.get().name) for user in opened} == {
        ("redaction", "Rédaction"),
        ("validation", "Validation"),
        ("administration", "Administration"),
    }
    assert not any(user.check_password(passwords[0]) for user in User.objects.all())


def test_with_login_the_command_says_where_to_go_and_that_strong_login_is_off(db):
    words = command("--with-login")

    for address in ("https://presse.example.fr/\n", "https://presse.example.fr/admin/", "/flux/communiques.rss"):
        assert address in words
    assert "Démonstration : la connexion renforcée (double authentification) est désactivée." in words
