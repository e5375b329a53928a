import secrets

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from releases import demonstration

# The logins that may be given a password: one for each group.
LOGINS = ("redaction", "validation", "administration")
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else: 31 ** 20 passwords


class Command(BaseCommand):
    help = "Charge la salle de presse de démonstration ; la deuxième fois, ne change rien."

    def add_arguments(self, parser):
        parser.add_argument(
            "--with-login",
            action="store_true",
            help="donne aux trois comptes de démonstration un mot de passe neuf, et affiche les adresses",
        )

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION:
            raise CommandError(
                "Cette salle n’est pas une démonstration : DEMONSTRATION=1 le déclare, avant tout texte."
            )
        if demonstration.load(timezone.now()):
            self.stdout.write("La salle de presse de démonstration est chargée.")
        else:
            self.stdout.write("La salle de presse de démonstration était déjà chargée : rien n’a changé.")
        if options["with_login"]:
            self.open_desk()

    def open_desk(self):
        password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
        User.objects.filter(username__in=LOGINS).update(password=make_password(password))
        addresses = {
            "Salle de presse": reverse("home"),
            "Bureau": reverse("admin:index"),
            "Flux RSS": reverse("feed-rss"),
        }
        for name, address in addresses.items():
            self.stdout.write(f"  {name:<16} {settings.SITE_URL}{address}")
        self.stdout.write(f"  {'Identifiants':<16} {', '.join(LOGINS)}")
        self.stdout.write(f"  {'Mot de passe':<16} {password}  (le même pour les trois, jusqu’au prochain lancement)")
        self.stdout.write("Démonstration : la connexion renforcée (double authentification) est désactivée.")
