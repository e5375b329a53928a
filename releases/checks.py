"""What a wrong setting would break, said before anyone reads a page (`manage.py check --deploy`)."""

import os

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def site_url_is_https(app_configs, **kwargs):
    if settings.SITE_URL.startswith("https://"):
        return []
    hint = "Set SITE_URL to the public address of the room, such as https://presse.grenoble.fr."
    return [Warning("SITE_URL is not https: cookies and redirects are not secure.", hint=hint, id="releases.W001")]


@register(Tags.files, deploy=True)
def media_folder_is_writable(app_configs, **kwargs):
    folder = settings.MEDIA_ROOT
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if os.access(nearest, os.W_OK):
        return []
    return [Error(f"{folder} cannot be written: no picture could be added.", id="releases.E001")]
