"""What the full-text search reads: the tokens of what was frozen, made by `releases.search` at approval.

SQLite keeps the index in an FTS5 table beside each of these, filled by triggers; PostgreSQL in a generated column with
a GIN index. Rows come and go with the frozen version; none changes. **A migration that alters one of these tables ends
with `install` again**, as for `guards`.
"""

from django.db import models

from releases.models.blocks import Quote
from releases.models.frozen import Frozen

TABLES = ("releases_searchdocument", "releases_searchquote")
COLUMNS = ("title", "lead", "body")
BREAK = "zqz"  # a token between two columns, so that no phrase crosses: `releases.search.words.GAP`
NEVER_CHANGES = "Une ligne de la recherche ne change pas : elle se refait."


class SearchRow(models.Model):
    """Tokens, and a key that follows the public order: the day first, so that the newest are found first."""

    id = models.BigIntegerField(primary_key=True)
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()

    class Meta:
        abstract = True

    def __str__(self):
        return self.title or self.lead


class SearchDocument(SearchRow):
    frozen = models.OneToOneField(Frozen, models.CASCADE, related_name="search_document")
    # Where extracts are taken from in the frozen plain text: after the heading, before the contacts.
    starts_at = models.PositiveIntegerField()
    ends_at = models.PositiveIntegerField()

    class Meta:
        verbose_name = "communiqué dans la recherche"
        verbose_name_plural = "communiqués dans la recherche"


class SearchQuote(SearchRow):
    frozen = models.ForeignKey(Frozen, models.CASCADE, related_name="search_quotes")
    quote = models.OneToOneField(Quote, models.CASCADE, related_name="search_row")

    class Meta:
        verbose_name = "citation dans la recherche"
        verbose_name_plural = "citations dans la recherche"


def triggers(connection):
    """Yield (name, table, event, body) of every trigger that this engine needs."""
    columns = ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{name}" for name in ("id", *COLUMNS)) for row in ("NEW", "OLD"))
    for table in TABLES:
        if connection.vendor == "sqlite":
            index = f"{table}_index"
            insert = f"INSERT INTO {index} (rowid, {columns}) VALUES ({new})"  # noqa: S608 (names are ours)
            delete = f"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', {old})"  # noqa: S608 (names are ours)
            yield f"{table}_indexed", table, "AFTER INSERT", insert
            yield f"{table}_removed", table, "AFTER DELETE", delete
            yield f"{table}_kept", table, "BEFORE UPDATE", f"SELECT RAISE(ABORT, '{NEVER_CHANGES}')"
        else:
            refuse = f"RAISE EXCEPTION '%', '{NEVER_CHANGES}' USING ERRCODE = 'integrity_constraint_violation'"
            yield f"{table}_kept", table, "BEFORE UPDATE", refuse


def install(apps, schema_editor):
    """Create the indexes that are not there, and create or replace every trigger; a `RunPython` operation."""
    connection = schema_editor.connection
    execute = schema_editor.execute
    is_sqlite = connection.vendor == "sqlite"
    for table in TABLES:
        if is_sqlite:
            execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_index USING fts5({', '.join(COLUMNS)},"
                f" content='{table}', content_rowid='id', tokenize='ascii', prefix='3')"
            )
            continue
        text = f" || ' {BREAK} ' || ".join(COLUMNS)
        execute(
            f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS tokens tsvector"
            f" GENERATED ALWAYS AS (to_tsvector('simple', {text})) STORED"
        )
        execute(f"CREATE INDEX IF NOT EXISTS {table}_index ON {table} USING gin (tokens) WITH (fastupdate = off)")
        # Long columns are kept apart: what ranks a row, its title and its lead, is read without them.
        execute(f"ALTER TABLE {table} SET (toast_tuple_target = 1024)")
    for name, table, event, body in triggers(connection):
        execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {table}"))
        if is_sqlite:
            execute(f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW BEGIN {body}; END", params=None)
            continue
        execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            f" AS $search$ BEGIN {body}; END $search$",
            params=None,
        )
        execute(f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()", params=None)


def uninstall(apps, schema_editor):
    """Undo `install`, but for what goes with the tables themselves."""
    connection = schema_editor.connection
    for name, table, _, _ in triggers(connection):
        on_table = "" if connection.vendor == "sqlite" else f" ON {table}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
        if connection.vendor != "sqlite":
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
    if connection.vendor == "sqlite":
        for table in TABLES:
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}_index")
