from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = "Salle de presse"

    def ready(self):
        from releases import checks  # noqa: F401  (registers the system checks)
