"""A part of an approved revision cannot change, by any door: the triggers of `guards`, tried one by one."""

import pytest
from django.db import connection
from django.db.models import ProtectedError

from releases.models import (
    Attachment,
    Doubt,
    Figure,
    Footnote,
    Frozen,
    Quote,
    Revision,
    RevisionAward,
    RevisionContact,
    Text,
    guards,
)
from tests.factories import (
    make_award,
    make_contact,
    make_draft,
    make_image,
    make_theme,
)
from tests.models.whole import assign, execute, make_whole, make_whole_draft, refused

KEPT = guards.APPROVED_NEVER_CHANGES
RevisionTheme = Revision.themes.through

# Each kind of part → a change to one of its columns.
CHANGES = {
    Text: lambda: {"body": "<p>Autre.</p>"},
    Quote: lambda: {"text": "Autre."},
    Figure: lambda: {"image_id": make_image(alt_text="Autre").pk},
    Attachment: lambda: {"title": "Autre"},
    Footnote: lambda: {"text": "Autre."},
    RevisionContact: lambda: {"contact_id": make_contact("Autre", "autre@example.fr").pk},
    RevisionAward: lambda: {"award_id": make_award("Autre").pk},
    RevisionTheme: lambda: {"theme_id": make_theme("Autre").pk},
    Frozen: lambda: {"title": "Autre"},
}
each_part = pytest.mark.parametrize("model", CHANGES, ids=lambda model: model._meta.db_table)


def column(model):
    """The column of a part that names its revision."""
    return guards.PARTS[model._meta.db_table]


def parts_of(model, revision):
    return model.objects.filter(**{column(model): revision.pk})


def rows(model, revision):
    return list(parts_of(model, revision).order_by("pk").values())


@pytest.fixture
def whole(db):
    return make_whole()


def test_every_table_that_hangs_on_a_revision_is_guarded(db):
    tables = {relation.related_model._meta.db_table for relation in Revision._meta.related_objects}
    tables |= {field.remote_field.through._meta.db_table for field in Revision._meta.many_to_many}
    assert tables - {Doubt._meta.db_table} == set(guards.PARTS)
    assert {model._meta.db_table for model in CHANGES} == set(guards.PARTS)


@each_part
def test_a_part_of_an_approved_revision_cannot_be_changed(whole, model):
    before, changes = rows(model, whole), CHANGES[model]()
    part = parts_of(model, whole).first()
    names = list(changes)
    with refused(KEPT):
        assign(part, **changes).save()
    with refused(KEPT):
        assign(part, **changes).save(update_fields=names)
    with refused(KEPT):
        parts_of(model, whole).update(**changes)
    with refused(KEPT):
        model.objects.bulk_update([assign(part, **changes)], names)
    with refused(KEPT):
        model.objects.update_or_create(pk=part.pk, defaults=changes)
    sql = f"UPDATE {model._meta.db_table} SET {names[0]} = %s WHERE {column(model)} = %s"
    with refused(KEPT):
        execute(sql, changes[names[0]], whole.pk)
    assert rows(model, whole) == before != []


@each_part
def test_a_part_of_an_approved_revision_cannot_be_deleted(whole, model):
    before = rows(model, whole)
    with refused(KEPT):
        parts_of(model, whole).first().delete()
    with refused(KEPT):
        parts_of(model, whole).delete()
    with refused(KEPT):
        parts_of(model, whole)._raw_delete(using="default")
    with refused(KEPT):
        execute(f"DELETE FROM {model._meta.db_table} WHERE {column(model)} = %s", whole.pk)
    assert rows(model, whole) == before != []


@each_part
def test_no_part_is_added_to_an_approved_revision(whole, model):
    before = rows(model, whole)
    values = {key: value for key, value in before[0].items() if key != "id"} | CHANGES[model]()
    with refused():
        model(**values).save(force_insert=True)
    with refused():
        model.objects.bulk_create([model(**values)])
    with refused(KEPT):
        model.objects.bulk_create([model(**values)], ignore_conflicts=True)
    names = ", ".join(f'"{key}"' for key in before[0] if key != "id")
    with refused(KEPT):
        table = model._meta.db_table
        execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} WHERE {column(model)} = %s", whole.pk)
    assert rows(model, whole) == before


@each_part
def test_no_part_moves_into_or_out_of_an_approved_revision(whole, model):
    before, draft = rows(model, whole), make_whole_draft()
    if model is Frozen:
        values = {**before[0], "revision_id": draft.pk}
        Frozen.objects.create(**values)
    others = rows(model, draft)
    with refused(KEPT):
        parts_of(model, draft).update(**{column(model): whole.pk})
    with refused(KEPT):
        parts_of(model, whole).update(**{column(model): draft.pk})
    assert rows(model, whole) == before
    assert rows(model, draft) == others != []


@each_part
def test_no_upsert_writes_over_a_part_of_an_approved_revision(whole, model):
    before, draft, changes = rows(model, whole), make_draft(), CHANGES[model]()
    stolen = before[0] | changes | {column(model): draft.pk if model is not Frozen else whole.pk}
    key = model._meta.pk.attname
    fields = [model._meta.get_field(name).name for name in [*changes, column(model)] if name != key]
    with refused():
        model.objects.bulk_create(
            [model(**stolen)], update_conflicts=True, update_fields=fields, unique_fields=[model._meta.pk.name]
        )
    if connection.vendor == "sqlite":
        table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in stolen)
        values = [model._meta.get_field(name).get_db_prep_save(value, connection) for name, value in stolen.items()]
        with refused(KEPT):
            execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(values))})", *values)
    assert rows(model, whole) == before


def test_on_sqlite_no_part_of_a_draft_takes_the_key_of_an_approved_one(whole):
    if connection.vendor != "sqlite":
        return  # UPDATE OR REPLACE is SQLite's own
    draft = make_whole_draft()
    for model in CHANGES:
        if model is Frozen:
            continue
        mine, theirs, before = parts_of(model, draft).first(), parts_of(model, whole).first(), rows(model, whole)
        with refused(KEPT):
            execute(f"UPDATE OR REPLACE {model._meta.db_table} SET id = %s WHERE id = %s", theirs.pk, mine.pk)
        assert rows(model, whole) == before


def test_the_relations_of_an_approved_revision_are_closed_too(whole):
    theme, award, contact = make_theme("Autre"), make_award("Autre"), make_contact("Autre", "autre@example.fr")
    with refused(KEPT):
        whole.themes.add(theme)
    with refused(KEPT):
        whole.themes.clear()
    with refused(KEPT):
        theme.revisions.add(whole)
    with refused(KEPT):
        whole.themes.set([theme])
    with refused(KEPT):
        whole.awards.add(award)
    with refused(KEPT):
        whole.contacts.add(contact)
    with refused(KEPT):
        whole.contacts.clear()
    assert [theme.name for theme in whole.themes.all()] == ["Thème tout entier"]


def test_what_an_approved_revision_uses_cannot_be_deleted_under_it(whole):
    quote = parts_of(Quote, whole).first()
    for used in (
        quote.spokesperson,
        quote.mandate,
        parts_of(Figure, whole).get().image,
        whole.contacts.get(),
        whole.awards.get(),
        whole.awards.get().label,
        whole.communique,
        whole.created_by,
        whole.approved_by,
    ):
        with pytest.raises(ProtectedError):
            used.delete()
    with refused(KEPT):
        whole.themes.get().delete()


def test_the_parts_of_a_draft_and_of_a_text_in_review_are_free(db):
    draft = make_whole_draft()
    for model in CHANGES:
        if model is not Frozen:
            parts_of(model, draft).update(**CHANGES[model]())
            parts_of(model, draft).delete()
            assert rows(model, draft) == []
