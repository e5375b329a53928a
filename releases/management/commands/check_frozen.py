from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from releases.models import Frozen
from releases.rendering import differences


class Command(BaseCommand):
    help = "Recompose chaque version figée depuis ses faits et compare : rien de publié ne change en silence."

    def handle(self, *args, **options):
        found = 0
        rows = Frozen.objects.select_related("revision__communique").order_by("pk")
        total = rows.count()
        for frozen in tqdm(rows.iterator(), total=total, disable=None, unit="version"):
            for difference in differences(frozen):
                found += 1
                number = frozen.revision.number
                self.stderr.write(f"{frozen.revision.communique}, version {number} : {difference}")
        if found:
            raise CommandError(f"{found} différence(s) dans {total} version(s) figée(s).")
        self.stdout.write(f"{total} version(s) figée(s), aucune différence.")
