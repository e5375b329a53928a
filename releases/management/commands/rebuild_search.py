from django.core.management.base import BaseCommand
from django.db import connection, transaction
from tqdm import tqdm

from releases import search

A_TIME = 200  # versions in one transaction: readers never wait, and never find half of one


class Command(BaseCommand):
    help = "Refait ce que lit la recherche, depuis les versions figées : après une mise à jour des règles de langue."

    def handle(self, *args, **options):
        search.repair(connection)
        versions = search.frozen_versions()
        keys = list(versions.values_list("pk", flat=True))
        changed = 0
        with tqdm(total=len(keys), disable=None, unit="version") as progress:
            for start in range(0, len(keys), A_TIME):
                with transaction.atomic():
                    chunk = list(versions.filter(pk__in=keys[start : start + A_TIME]))
                    changed += search.rewrite(chunk)
                progress.update(len(chunk))
        self.stdout.write(f"{len(keys)} version(s) dans la recherche, dont {changed} refaite(s).")
