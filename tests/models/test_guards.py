"""An approved revision cannot change, by any door; numbers follow on; and the guards are those of the code."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F

from releases.models import (
    Communique,
    Frozen,
    Kind,
    Revision,
    guards,
)
from releases.text.french import PARIS
from tests.factories import (
    NOW,
    fresh,
    make_approved,
    make_draft,
    make_submitted,
    make_user,
)
from tests.models.whole import a_copy, assign, execute, make_whole, refused

LONG_AGO = datetime(2021, 2, 4, 11, 0, tzinfo=PARIS)
KEPT = guards.APPROVED_NEVER_CHANGES


@pytest.fixture
def whole(db):
    return make_whole()


# The revision itself


def changed(revision, name):
    """Another valid value for a column of an approved revision."""
    value = getattr(revision, name)
    field = Revision._meta.get_field(name)
    match field.get_internal_type():
        case "ForeignKey":
            return make_draft().communique_id if name == "communique_id" else make_user().pk
        case "DateTimeField":
            return (value or NOW) - timedelta(days=1)
        case "DateField":
            return value + timedelta(days=1)
        case "BooleanField":
            return not value
        case "CharField" if name == "status":
            return "review"
        case "CharField" | "TextField":
            return f"{value} Autre"
        case _:
            return value + 1


COLUMNS = [field.attname for field in Revision._meta.concrete_fields if field.attname not in {"id", "superseded_at"}]


@pytest.mark.parametrize("name", COLUMNS)
def test_no_column_of_an_approved_revision_can_be_changed(db, name):
    revision = make_approved()
    before = Revision.objects.filter(pk=revision.pk).values().get()
    value = changed(revision, name)
    field = Revision._meta.get_field(name).name
    with refused():
        Revision.objects.filter(pk=revision.pk).update(**{name: value})
    with refused():
        assign(fresh(revision), **{name: value}).save()
    with refused():
        Revision.objects.bulk_update([assign(fresh(revision), **{name: value})], [field])
    with refused():
        prepared = Revision._meta.get_field(name).get_db_prep_save(value, connection)
        execute(f'UPDATE releases_revision SET "{name}" = %s WHERE id = %s', prepared, revision.pk)
    assert Revision.objects.filter(pk=revision.pk).values().get() == before


def test_an_approved_revision_says_in_french_why_it_does_not_change(db):
    revision = make_approved()
    with refused("Une version approuvée ne change plus : ouvrez une correction."):
        Revision.objects.filter(pk=revision.pk).update(title="Autre")


def test_an_approved_revision_cannot_be_deleted(whole):
    with refused(KEPT):
        fresh(whole).delete()
    with refused(KEPT):
        Revision.objects.filter(pk=whole.pk).delete()
    with refused(KEPT):
        execute("DELETE FROM releases_revision WHERE id = %s", whole.pk)
    with refused():
        execute("DELETE FROM releases_communique WHERE id = %s", whole.communique_id)
        connection.check_constraints()
    assert Revision.objects.filter(pk=whole.pk).exists() is True


def test_the_hour_of_replacement_alone_may_be_written_on_an_approved_revision(db):
    revision = make_approved()
    Revision.objects.filter(pk=revision.pk).update(superseded_at=NOW + timedelta(days=1))
    assert fresh(revision).superseded_at == NOW + timedelta(days=1)


def test_no_revision_is_born_approved(db):
    communique = Communique.objects.create(created_at=NOW, created_by=make_user())
    revision = a_copy(make_approved(), communique_id=communique.pk)
    with refused(guards.NOT_FROZEN):
        revision.save()
    with refused(guards.NOT_FROZEN):
        Revision.objects.bulk_create([revision])


APPROVAL = {"status": "approved", "publish_at": NOW, "first_public_at": NOW, "approved_at": NOW}


def with_address(revision):
    Communique.objects.filter(pk=revision.communique_id).update(slug=f"adresse-{revision.pk}")
    return revision


def freeze_past_every_action(revision):
    frozen = Frozen.objects.filter(revision=make_approved()).values().get()
    Frozen.objects.create(**frozen | {"revision_id": revision.pk})


def test_a_draft_is_not_approved_without_review(db):
    draft = with_address(make_draft())
    freeze_past_every_action(draft)
    with refused(guards.NOT_FROZEN):
        Revision.objects.filter(pk=draft.pk).update(
            **APPROVAL, submitted_by=make_user(), approved_by=make_user("Validation")
        )


def test_a_text_in_review_is_not_approved_without_its_frozen_version(db):
    revision = with_address(make_submitted())
    with refused(guards.NOT_FROZEN):
        Revision.objects.filter(pk=revision.pk).update(**APPROVAL, approved_by=make_user("Validation"))


def test_a_text_in_review_is_not_approved_without_an_address(db):
    revision = make_submitted()
    freeze_past_every_action(revision)
    with refused(guards.PUBLIC_ADDRESS):
        Revision.objects.filter(pk=revision.pk).update(**APPROVAL, approved_by=make_user("Validation"))
    with_address(revision)
    Revision.objects.filter(pk=revision.pk).update(**APPROVAL, approved_by=make_user("Validation"))
    assert fresh(revision).status == "approved"


def test_what_is_already_public_by_the_databases_own_clock_is_not_recalled(db):
    revision = make_approved(now=LONG_AGO)
    nothing = {"publish_at": None, "first_public_at": None, "approved_at": None, "approved_by": None}
    with refused("Une version déjà publique ne se rappelle pas : corrigez-la ou retirez le communiqué."):
        Revision.objects.filter(pk=revision.pk).update(status="draft", **nothing)
    later = make_approved(publish_at=NOW + timedelta(days=1))
    Revision.objects.filter(pk=later.pk).update(status="draft", **nothing)
    assert fresh(later).status == "draft"


# Numbers and keys


@pytest.mark.parametrize("number", [0, 1, 3, 9])
def test_the_numbers_of_the_revisions_follow_on(db, number):
    whole = make_approved()
    new = a_copy(make_draft(), number=number, communique_id=whole.communique_id)
    with refused():
        new.save()
    with refused():
        Revision.objects.bulk_create([new])
    new.number = 2
    new.save()
    assert list(whole.communique.revisions.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_the_numbers_say_in_french_that_they_follow_on(db):
    with refused("Les numéros de version se suivent."):
        a_copy(make_draft(), number=3).save()


def test_a_revision_keeps_its_number_its_communique_and_its_key(db):
    draft, other = make_draft(), make_draft()
    with refused(guards.NUMBERS_FOLLOW):
        Revision.objects.filter(pk=draft.pk).update(number=F("number") + 1)
    with refused(guards.NUMBERS_FOLLOW):
        Revision.objects.filter(pk=draft.pk).update(communique=other.communique)
    with refused(guards.NUMBERS_FOLLOW):
        Revision.objects.filter(pk=draft.pk).update(id=draft.pk + 1000)


def test_on_sqlite_no_replacement_takes_the_place_of_an_approved_revision_or_its_communique(db):
    if connection.vendor != "sqlite":
        return  # INSERT OR REPLACE is SQLite's own
    revision, draft = make_approved(), make_draft()
    for model, pk, source in (
        (Revision, revision.pk, {"number": 2, "communique_id": draft.communique_id}),
        (Communique, revision.communique_id, {"slug": "autre"}),
    ):
        before = model.objects.filter(pk=pk).values().get()
        new = model.objects.filter(pk=draft.pk if model is Revision else draft.communique_id).values().get()
        new |= {"id": pk} | source
        if model is Communique:
            new["uid"] = before["uid"]
        values = [model._meta.get_field(name).get_db_prep_save(value, connection) for name, value in new.items()]
        names, marks = ", ".join(f'"{name}"' for name in new), ", ".join(["%s"] * len(new))
        with refused():
            execute(f"INSERT OR REPLACE INTO {model._meta.db_table} ({names}) VALUES ({marks})", *values)
        assert model.objects.filter(pk=pk).values().get() == before


# The communiqué


def test_the_kind_and_the_identity_of_an_approved_communique_stay(db):
    revision, draft = make_approved(), make_draft()
    rows = Communique.objects.filter(pk=revision.communique_id)
    with refused("Le genre d’un communiqué approuvé ne change plus."):
        rows.update(kind=Kind.PRESS_KIT)
    with refused(guards.PUBLIC_KIND):
        rows.update(uid="12345678-1234-4234-8234-123456789012")
    Communique.objects.filter(pk=draft.communique_id).update(kind=Kind.PRESS_KIT)
    assert fresh(draft).communique.kind == Kind.PRESS_KIT


# What is installed


def installed_triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'releases_search%'"
            )
        else:
            cursor.execute(
                "SELECT t.tgname, pg_get_triggerdef(t.oid) || pg_get_functiondef(t.tgfoid) FROM pg_trigger t"
                " WHERE NOT t.tgisinternal AND t.tgname NOT LIKE 'releases_search%'"
            )
        return dict(cursor.fetchall())


def test_the_database_holds_every_guard_as_it_is_written(db):
    installed = installed_triggers()
    written = {name: (table, condition, body) for name, table, _, condition, body in guards.triggers(connection)}
    assert set(installed) == set(written)
    for name, (table, condition, body) in written.items():
        assert [part for part in (table, condition, body) if part not in installed[name]] == [], name


GUARDS = {
    "revision_approved_is_kept",
    "revision_recalled_in_time",
    "revision_approved_is_not_deleted",
    "revision_approved_is_frozen",
    "revision_is_born_open",
    "revision_approved_is_not_replaced",
    "revision_approved_has_an_address",
    "revision_number_follows",
    "revision_number_stays",
    "revision_no_overlap",
    "communique_kind_stays",
    "communique_is_not_replaced",
    "communique_keeps_an_address",
    "communique_address_is_kept",
    "communique_first_address_is_kept",
    "address_is_nobody_elses",
    "address_stays",
    "address_is_not_deleted",
}


def test_both_engines_hold_the_same_rules(db):
    """The rule on intervals is a trigger on SQLite, an exclusion constraint on PostgreSQL."""
    names = set(installed_triggers())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
            names |= {name for (name,) in cursor.fetchall()}
    assert names == GUARDS | {
        f"{table}_no_{event}" for table in guards.PARTS for event in ("insert", "update", "delete")
    }


def test_the_guards_can_be_installed_again(db):
    before = installed_triggers()
    guards.install(None, connection.schema_editor(atomic=False))
    guards.install(None, connection.schema_editor(atomic=False))
    assert installed_triggers() == before
