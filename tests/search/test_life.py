"""The rows of the search: born with the frozen version, gone with it, never changed, made again the same."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from releases import actions, public, searching
from releases.models import Frozen, SearchDocument, SearchQuote
from releases.models.search import BREAK, NEVER_CHANGES
from releases.search.words import GAP
from tests.factories import NOW, fresh, make_approved, make_corrected, make_draft, make_spokesperson, make_user
from tests.models.whole import make_whole

TOMORROW = NOW + timedelta(days=1)


def found(typed, at=NOW):
    return [item["url"] for item in searching.communiques(searching.parse(typed), public.live_revisions(at)).items]


def rows():
    return [list(model.objects.order_by("pk").values()) for model in (SearchDocument, SearchQuote)]


def test_one_break_parts_passages_in_the_tables_and_in_the_index():
    assert BREAK == GAP


def test_a_draft_is_not_in_the_search(db):
    make_draft(quote="Des mots.")
    assert rows() == [[], []]


def test_every_part_that_readers_see_is_found(db):
    revision = make_whole(title="Le titre de la halle", lead="Le chapô du texte.")
    for typed in (
        "titre",
        "surtitre",
        "« sous titre »",
        "chapô",
        "Grenoble",
        "suite",
        "citation",
        "Camille Exemple",
        "« adjointe au maire »",
        "« présidente d’association »",
        "légende",
        "quartier",  # of the attachment
        "note",
        "« Label tout entier »",
        "« Thème tout entier »",
    ):
        assert found(typed) == [revision.communique.get_absolute_url()], typed


def test_the_press_contacts_are_not_searched(db):
    make_approved()
    assert found("« Service presse »") == found("example") == []


def test_no_phrase_runs_from_one_passage_into_the_next(db):
    make_approved(title="Un titre", lead="Un chapô", text="<p>Un corps</p><p>Une suite</p>", quote="Une citation.")
    assert found("« titre un chapô »") == found("« chapô un corps »") == found("« suite une citation »") == []
    assert len(found("« un chapô »")) == 1


def test_what_is_scheduled_has_its_rows_and_shows_at_its_hour(db):
    make_approved(title="La halle rouvre", quote="Des mots rares.", publish_at=TOMORROW)
    assert list(map(len, rows())) == [1, 1]
    assert found("halle") == []
    assert found("halle", at=TOMORROW - timedelta(microseconds=1)) == []
    assert len(found("halle", at=TOMORROW)) == 1


def test_a_recall_takes_the_rows_away(db):
    revision = make_approved(title="La halle rouvre", quote="Des mots.", publish_at=TOMORROW)
    actions.recall(fresh(revision), by=make_user("Validation"), now=NOW)
    assert rows() == [[], []]
    assert found("halle", at=TOMORROW) == []


def test_a_correction_is_found_by_its_own_words_only(db):
    revision = make_approved(title="Le prix est de 12 euros", now=NOW - timedelta(days=1))
    make_corrected(fresh(revision), now=NOW, title="Le prix est de 15 euros")
    assert (len(found("15")), len(found("12"))) == (1, 0)
    before = NOW - timedelta(hours=1)
    assert (len(found("15", at=before)), len(found("12", at=before))) == (0, 1)


def test_no_row_of_the_search_changes(db):
    make_approved(quote="Des mots.")
    for model in (SearchDocument, SearchQuote):
        with pytest.raises(IntegrityError, match=NEVER_CHANGES), transaction.atomic():
            model.objects.update(title="autre")


def test_rebuilding_gives_the_same_rows_and_mends_what_is_wrong(corpus):
    before, url = rows(), found("edelweiss")
    lines = io.StringIO()
    call_command("rebuild_search", stdout=lines)
    assert lines.getvalue() == f"{len(before[0])} version(s) dans la recherche, dont 0 refaite(s).\n"
    SearchDocument.objects.filter(frozen__in=Frozen.objects.order_by("pk")[:3].values("pk")).delete()
    SearchQuote.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            index = "releases_searchdocument_index"
            cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    assert found("edelweiss") == ([] if connection.vendor == "sqlite" else url)
    lines = io.StringIO()
    call_command("rebuild_search", stdout=lines)
    assert lines.getvalue().endswith("dont 5 refaite(s).\n")
    assert (rows(), found("edelweiss")) == (before, url)


def test_an_index_of_sqlite_agrees_with_its_table(corpus):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in ("releases_searchdocument_index", "releases_searchquote_index"):
                cursor.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")


def test_the_newest_have_the_greatest_keys(db):
    old = make_approved(now=NOW - timedelta(days=900))
    new = make_approved(now=NOW - timedelta(days=1))
    late = make_corrected(fresh(old), now=NOW)
    keys = dict(SearchDocument.objects.values_list("frozen", "pk"))
    assert keys[new.pk] > keys[late.pk] > keys[old.pk]


def test_quotes_are_found_by_what_is_said_who_speaks_and_in_which_office(db):
    speaker = make_spokesperson("Dominique", "Témoin", title="adjointe à la Culture")
    make_approved(title="Le budget", quote="La musique appartient à tous.", speaker=speaker)
    make_approved(title="La musique au parc", quote="Le parc est à vous.", speaker=make_spokesperson("Claude", "Autre"))
    for typed in ("musique", "Témoin", "culture", "« appartient à tous »"):
        answers = searching.quotes(searching.parse(typed), public.live_quotes(NOW))
        assert [item["url"] for item in answers.items] == ["/communiques/le-budget/#citation-1"], typed
    assert searching.quotes(searching.parse("budget"), public.live_quotes(NOW)).items == []
