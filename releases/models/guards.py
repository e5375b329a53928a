"""Rules that only the database can hold for every door, bulk writes and other programs included: triggers.

Installed by migrations through `install`, which reads the columns of the real tables. SQLite drops the triggers of a
table that it rebuilds, so **a migration that alters one of these tables ends with `install` again**; a test compares.
"""

APPROVED_NEVER_CHANGES = "Une version approuvée ne change plus : ouvrez une correction."
NUMBERS_FOLLOW = "Les numéros de version se suivent."
NO_OVERLAP = "Deux versions d’un communiqué ne peuvent pas être publiques en même temps."
RECALL_TOO_LATE = "Une version déjà publique ne se rappelle pas : corrigez-la ou retirez le communiqué."
NOT_FROZEN = "Une version s’approuve figée, et après relecture."
PUBLIC_KIND = "Le genre d’un communiqué approuvé ne change plus."
PUBLIC_ADDRESS = "Un communiqué approuvé a une adresse, et garde toutes celles qu’il a eues."
ADDRESS_TAKEN = "Cette adresse est, ou a été, celle d’un autre communiqué."

# table of a part of a revision → the column that names the revision
PARTS = {
    "releases_text": "parent_id",
    "releases_quote": "parent_id",
    "releases_figure": "parent_id",
    "releases_attachment": "parent_id",
    "releases_footnote": "revision_id",
    "releases_revisioncontact": "revision_id",
    "releases_revisionaward": "revision_id",
    "releases_revision_themes": "revision_id",
    "releases_frozen": "revision_id",
}
# What may still be written on an approved revision: when the next one takes its place.
AFTER_APPROVAL = {"superseded_at"}


def columns(connection, table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def triggers(connection):
    """Yield (name, table, event, condition, body) in the SQL that both engines share.

    `condition` is when the trigger refuses; `body` is the French message, or a statement when it begins with INSERT.
    """
    is_sqlite = connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')" if is_sqlite else "clock_timestamp()"

    def approved(row, column):
        wanted = f"r.id = {row}.{column} AND r.status = 'approved'"
        return f"EXISTS (SELECT 1 FROM releases_revision r WHERE {wanted})"  # noqa: S608 (names are ours)

    for table, column in PARTS.items():
        names = columns(connection, table)
        if not names:
            continue
        # SQLite's OR REPLACE deletes the row that has the same key, and fires no trigger of deletion for it.
        replaced = (
            f"EXISTS (SELECT 1 FROM {table} p JOIN releases_revision r ON r.id = p.{column}"  # noqa: S608
            " WHERE p.id = NEW.id AND r.status = 'approved')"
            if "id" in names
            else approved("NEW", column)
        )
        into = f"{approved('NEW', column)} OR {replaced}"
        yield f"{table}_no_insert", table, "INSERT", into, APPROVED_NEVER_CHANGES
        yield f"{table}_no_delete", table, "DELETE", approved("OLD", column), APPROVED_NEVER_CHANGES
        yield f"{table}_no_update", table, "UPDATE", f"{approved('OLD', column)} OR {into}", APPROVED_NEVER_CHANGES

    kept = [name for name in columns(connection, "releases_revision") if name not in AFTER_APPROVAL]
    changed = " OR ".join(f'NEW."{name}" {differs} OLD."{name}"' for name in kept)
    revision = "releases_revision"
    yield (
        "revision_approved_is_kept",
        revision,
        "UPDATE",
        f"OLD.status = 'approved' AND NEW.status <> 'draft' AND ({changed})",
        APPROVED_NEVER_CHANGES,
    )
    yield (
        "revision_recalled_in_time",
        revision,
        "UPDATE",
        f"OLD.status = 'approved' AND NEW.status = 'draft' AND OLD.publish_at <= {now}",
        RECALL_TOO_LATE,
    )
    yield "revision_approved_is_not_deleted", revision, "DELETE", "OLD.status = 'approved'", APPROVED_NEVER_CHANGES
    frozen = "EXISTS (SELECT 1 FROM releases_frozen f WHERE f.revision_id = NEW.id)"
    yield (
        "revision_approved_is_frozen",
        revision,
        "UPDATE",
        f"NEW.status = 'approved' AND OLD.status <> 'approved' AND (OLD.status <> 'review' OR NOT {frozen})",
        NOT_FROZEN,
    )
    yield "revision_is_born_open", revision, "INSERT", "NEW.status = 'approved'", NOT_FROZEN
    yield "revision_approved_is_not_replaced", revision, "INSERT", approved("NEW", "id"), APPROVED_NEVER_CHANGES
    addressed = "EXISTS (SELECT 1 FROM releases_communique c WHERE c.id = NEW.communique_id AND c.slug <> '')"
    yield (
        "revision_approved_has_an_address",
        revision,
        "UPDATE",
        f"NEW.status = 'approved' AND NOT {addressed}",
        PUBLIC_ADDRESS,
    )
    highest = "(SELECT COALESCE(MAX(r.number), 0) FROM releases_revision r WHERE r.communique_id = NEW.communique_id)"
    yield "revision_number_follows", revision, "INSERT", f"NEW.number <> 1 + {highest}", NUMBERS_FOLLOW
    moved = "NEW.number <> OLD.number OR NEW.communique_id <> OLD.communique_id OR NEW.id <> OLD.id"
    yield "revision_number_stays", revision, "UPDATE", moved, NUMBERS_FOLLOW
    if is_sqlite:  # PostgreSQL has an exclusion constraint, which also stands between concurrent transactions
        overlap = (
            "NEW.status = 'approved' AND EXISTS (SELECT 1 FROM releases_revision r"
            " WHERE r.communique_id = NEW.communique_id AND r.id <> NEW.id AND r.status = 'approved'"
            " AND (r.superseded_at IS NULL OR r.superseded_at > NEW.publish_at)"
            " AND (NEW.superseded_at IS NULL OR NEW.superseded_at > r.publish_at))"
        )
        yield "revision_no_overlap", revision, "UPDATE", overlap, NO_OVERLAP

    def has_approved(communique):
        wanted = f"r.communique_id = {communique} AND r.status = 'approved'"
        return f"EXISTS (SELECT 1 FROM releases_revision r WHERE {wanted})"  # noqa: S608 (names are ours)

    communique, address = "releases_communique", "releases_address"
    yield (
        "communique_kind_stays",
        communique,
        "UPDATE",
        f"(NEW.kind <> OLD.kind OR NEW.uid <> OLD.uid OR NEW.id <> OLD.id) AND {has_approved('NEW.id')}",
        PUBLIC_KIND,
    )
    yield "communique_is_not_replaced", communique, "INSERT", has_approved("NEW.id"), APPROVED_NEVER_CHANGES
    no_slug = "COALESCE(NEW.slug, '') = ''"
    yield (
        "communique_keeps_an_address",
        communique,
        "UPDATE",
        f"{no_slug} AND {has_approved('NEW.id')}",
        PUBLIC_ADDRESS,
    )
    known = "EXISTS (SELECT 1 FROM releases_address a WHERE a.slug = NEW.slug AND a.communique_id = NEW.id)"
    for name, event in (
        ("communique_address_is_kept", "AFTER UPDATE"),
        ("communique_first_address_is_kept", "AFTER INSERT"),
    ):
        yield (
            name,
            communique,
            event,
            f"NEW.slug IS NOT NULL AND NOT {known}",
            "INSERT INTO releases_address (slug, communique_id) VALUES (NEW.slug, NEW.id)",
        )
    taken = "EXISTS (SELECT 1 FROM releases_address a WHERE a.slug = NEW.slug AND a.communique_id <> NEW.communique_id)"
    yield "address_is_nobody_elses", address, "INSERT", taken, ADDRESS_TAKEN
    given_away = "NEW.slug <> OLD.slug OR NEW.communique_id <> OLD.communique_id"
    yield "address_stays", address, "UPDATE", given_away, PUBLIC_ADDRESS
    yield "address_is_not_deleted", address, "DELETE", has_approved("OLD.communique_id"), PUBLIC_ADDRESS


def install(apps, schema_editor):
    """Create or replace every trigger; a `RunPython` operation."""
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE releases_revision DROP CONSTRAINT IF EXISTS revision_no_overlap")
        # A range over the key instead of btree_gist: no extension is needed.
        schema_editor.execute("""
            ALTER TABLE releases_revision ADD CONSTRAINT revision_no_overlap EXCLUDE USING gist (
                int8range(communique_id, communique_id, '[]') WITH &&, tstzrange(publish_at, superseded_at) WITH &&
            ) WHERE (status = 'approved')""")
    for name, table, event, condition, body in triggers(connection):
        when = event if event.startswith("AFTER") else f"BEFORE {event}"
        is_statement = body.startswith("INSERT")
        schema_editor.execute(
            f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if connection.vendor == "postgresql" else "")
        )
        if connection.vendor == "sqlite":
            then = body if is_statement else f"SELECT RAISE(ABORT, '{body}')"
            schema_editor.execute(
                f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW WHEN {condition} BEGIN {then}; END", params=None
            )
        else:
            create_on_postgresql(schema_editor, name, table, when, condition, body)


def create_on_postgresql(schema_editor, name, table, when, condition, body):
    """PostgreSQL's WHEN holds no subquery: each trigger has its own function."""
    then = (
        f"{body}"
        if body.startswith("INSERT")
        else (f"RAISE EXCEPTION '%', '{body}' USING ERRCODE = 'integrity_constraint_violation'")
    )
    returned = "OLD" if when.endswith("DELETE") else "NEW"
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$"
        f" BEGIN IF {condition} THEN {then}; END IF; RETURN {returned}; END $guard$",
        params=None,
    )
    schema_editor.execute(
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()", params=None
    )
