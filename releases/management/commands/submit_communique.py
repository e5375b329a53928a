from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from releases import actions
from releases.models import Revision


def open_revision(uid):
    """The revision that is being written of the communiqué with this uid."""
    revision = Revision.objects.newest().filter(communique__uid=uid).select_related("communique").first()
    if revision is None:
        raise CommandError(f"Aucun communiqué n’a l’identifiant « {uid} ».")
    return revision


def account(login):
    try:
        return get_user_model().objects.get(username=login, is_active=True)
    except get_user_model().DoesNotExist:
        raise CommandError(f"Aucun compte actif ne s’appelle « {login} ».") from None


def act(function, *args, **kwargs):
    """Call an action; its refusal becomes the command's words."""
    try:
        return function(*args, now=timezone.now(), **kwargs)
    except actions.Refused as refusal:
        raise CommandError("\n".join(refusal.reasons)) from None
    except (actions.NotAllowed, PermissionDenied) as refusal:
        raise CommandError(str(refusal)) from None


class Command(BaseCommand):
    help = "Soumet un brouillon à relecture."

    def add_arguments(self, parser):
        parser.add_argument("uid", help="identifiant du communiqué, que donne import_communique")
        parser.add_argument("--by", required=True, metavar="LOGIN", help="qui soumet")

    def handle(self, *args, **options):
        revision = open_revision(options["uid"])
        act(actions.submit, revision, by=account(options["by"]))
        self.stdout.write(f"« {revision} » attend une relecture.")
