from datetime import datetime

from django.core.management.base import BaseCommand, CommandError

from releases import actions
from releases.management.commands.submit_communique import account, act, open_revision
from releases.pages import communique_address
from releases.text.french import aware, format_datetime


def hour(written):
    """An hour of Paris as typed (« 2027-02-04 11:00 »), as an instant."""
    try:
        return aware(datetime.strptime(written, "%Y-%m-%d %H:%M"))
    except ValueError as error:
        reason = str(error) if "existe" in str(error) else "l’heure s’écrit « 2027-02-04 11:00 », à Paris."
        raise CommandError(f"« {written} » : {reason}") from None


class Command(BaseCommand):
    help = "Approuve un communiqué en relecture : public tout de suite, ou à l’heure donnée."

    def add_arguments(self, parser):
        parser.add_argument("uid", help="identifiant du communiqué")
        parser.add_argument(
            "--by", required=True, metavar="LOGIN", help="qui approuve : une autre personne que qui a soumis"
        )
        parser.add_argument("--at", metavar="« AAAA-MM-JJ HH:MM »", help="heure de publication, à Paris")

    def handle(self, *args, **options):
        publish_at = hour(options["at"]) if options["at"] else None
        by = account(options["by"])
        revision = act(actions.approve, open_revision(options["uid"]), by=by, publish_at=publish_at)
        address = communique_address(revision.communique.slug)
        self.stdout.write(f"« {revision} » : {address}, public à partir du {format_datetime(revision.publish_at)}.")
