from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORIAL = ["spokesperson", "mandate", "presscontact", "contactphone", "theme", "label", "labelaward", "image"]
PARTS = ["text", "quote", "figure", "attachment", "footnote", "revisioncontact", "revisionaward", "doubt"]


def verbs(models, allowed=("view", "add", "change", "delete")):
    return [f"{verb}_{model}" for model in models for verb in allowed]


# As they were on the day of this migration; `releases.permissions.ROLES` is the list of today, and a test compares.
WRITE = ["view_revision", "add_revision", "change_revision", "submit_revision", "view_transition"]
ROLES = {
    "Rédaction": [*WRITE, *verbs(PARTS), *verbs(EDITORIAL, ("view", "add", "change"))],
    "Validation": [*WRITE, "approve_revision", "withdraw_revision", *verbs(PARTS), *verbs(EDITORIAL)],
    "Administration": [
        *WRITE,
        "approve_revision",
        "withdraw_revision",
        *verbs(PARTS),
        *verbs(EDITORIAL),
        *verbs(["user"]),
        "view_group",
    ],
}


def create_groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    # Permissions are made after the last migration: too late for the groups that hold them.
    for label in ("auth", "releases"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=alias)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        group, _ = Group.objects.using(alias).get_or_create(name=name)
        group.permissions.set(Permission.objects.using(alias).filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0002_guard_what_is_approved"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
