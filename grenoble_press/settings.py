"""Settings of the press room: one page, read from the environment, that refuses to guess in production.

DATABASE_URL    the database; SQLite in VAR_DIR when empty
VAR_DIR         what the room keeps on disk: SQLite database, media, collected static files
SECRET_KEY      required, but in DEBUG and in a demonstration (made once and kept in VAR_DIR)
SITE_URL        scheme and host of the public room, without a final slash
ALLOWED_HOSTS   host names separated by commas; the host of SITE_URL when empty
SSL_REDIRECT    0 when the proxy in front already sends http to https
DEBUG           1 for development
DEMONSTRATION   1 marks every page « démonstration »
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django_prose_editor.config import html_tags
from js_asset import static_lazy

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

DEBUG = os.environ.get("DEBUG") == "1"
DEMONSTRATION = os.environ.get("DEMONSTRATION") == "1"
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")


def kept_secret_key():
    """The key of a demonstration: made at the first start, then kept."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    if not (DEBUG or DEMONSTRATION):
        raise ImproperlyConfigured("SECRET_KEY is required (or DEMONSTRATION=1, or DEBUG=1).")
    SECRET_KEY = kept_secret_key()

ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host] or [
    urlsplit(SITE_URL).hostname
]
if DEBUG or DEMONSTRATION:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# The city and its press room, as readers see them.
CITY_NAME = "Ville de Grenoble"
ROOM_NAME = "Salle de presse de la Ville de Grenoble"
ROOM_TAGLINE = "Communiqués, citations et labels de la Ville de Grenoble"
# An award is « à renouveler » when its validity ends within this time.
LABEL_RENEWAL_NOTICE = timedelta(days=180)

INSTALLED_APPS = [
    "releases",
    "content_editor",
    "django_prose_editor",
    "js_asset",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "releases.middleware.ClosedByDefault",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "releases.middleware.DeskSession",
    "releases.middleware.DeskCsrf",
    "releases.middleware.DeskAuthentication",
    "releases.middleware.DeskMessages",
]

# Django looks for its own name; the desk has it as DeskCsrf, and public pages have no form that changes anything.
SILENCED_SYSTEM_CHECKS = ["security.W003"]

ROOT_URLCONF = "grenoble_press.urls"
WSGI_APPLICATION = "grenoble_press.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'grenoble.sqlite3'}",
        conn_max_age=None,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    # Write-ahead log and immediate transactions: readers never wait, writers queue instead of failing.
    # synchronous FULL: what was acknowledged survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;"
        "PRAGMA cache_size=-16384;",  # 16 MiB for each connection
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False  # a file does not go away
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = reverse_lazy("admin:login")

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
# Uploaded files have no public address of their own: `releases.views.media` serves what is live, and nothing else.
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = ""
STORAGES = {
    "default": {"BACKEND": "releases.renditions.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a long communiqué is many small blocks

SESSION_COOKIE_AGE = 10 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = False  # the admin's own scripts read it
SECURE_SSL_REDIRECT = HTTPS and os.environ.get("SSL_REDIRECT", "1") == "1"
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# The editor's own nodes: their script, and what they may leave in a text (`releases.text.markup` holds the list).
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("releases/desk/press-nodes.js")],
        "extensions": {
            "NoteCall": html_tags(["press-note"], {"press-note": ["data-mark"]}),
            "FrenchMenu": html_tags([]),
            "WordPaste": html_tags([]),
        },
    }
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
