import django.db.models.deletion
from django.db import migrations, models

from releases.models import search

TOKENS = [
    ("id", models.BigIntegerField(primary_key=True, serialize=False)),
    ("title", models.TextField()),
    ("lead", models.TextField()),
    ("body", models.TextField()),
]


def one(to, name):
    return models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name=name, to=to)


class Migration(migrations.Migration):
    """The tables of the full-text search, their indexes. `rebuild_search` fills them with what was approved before."""

    dependencies = [("releases", "0003_create_the_groups")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                *TOKENS,
                ("starts_at", models.PositiveIntegerField()),
                ("ends_at", models.PositiveIntegerField()),
                ("frozen", one("releases.frozen", "search_document")),
            ],
            options={
                "verbose_name": "communiqué dans la recherche",
                "verbose_name_plural": "communiqués dans la recherche",
            },
        ),
        migrations.CreateModel(
            name="SearchQuote",
            fields=[
                *TOKENS,
                (
                    "frozen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_quotes",
                        to="releases.frozen",
                    ),
                ),
                ("quote", one("releases.quote", "search_row")),
            ],
            options={
                "verbose_name": "citation dans la recherche",
                "verbose_name_plural": "citations dans la recherche",
            },
        ),
        migrations.RunPython(search.install, search.uninstall),
    ]
