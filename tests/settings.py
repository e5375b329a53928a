"""The room's own settings, in the surroundings of a test run.

DATABASE_URL chooses the engine (scripts/with_postgresql.py sets it); SQLite in memory when empty. What the room keeps
on disk goes to a folder that ends with the run.
"""

import os
import tempfile

_var = tempfile.TemporaryDirectory(prefix="grenoble-presse-tests-", ignore_cleanup_errors=True)
os.environ["VAR_DIR"] = _var.name
os.environ["SECRET_KEY"] = "the key of the tests, long enough and no secret"
os.environ["SITE_URL"] = "https://presse.example.fr"
for _name in ("DEBUG", "DEMONSTRATION", "ALLOWED_HOSTS"):
    os.environ.pop(_name, None)

from grenoble_press.settings import *  # noqa: E402, F403
from grenoble_press.settings import ALLOWED_HOSTS, STORAGES  # noqa: E402

ALLOWED_HOSTS += ["testserver"]
SECURE_SSL_REDIRECT = False  # Django's test client speaks plain HTTP
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # nothing collected
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for people of the tests only
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
