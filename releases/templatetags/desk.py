"""What the templates of the desk need: its short lists, the addresses of its buttons, French hours and marks."""

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from releases.models import Revision
from releases.text import typography
from releases.text.french import format_datetime
from releases.workflow import Status

register = template.Library()

SHORT = 6
# What the press office opens most, first.
ORDER = ["Revision", "Spokesperson", "PressContact", "Label", "LabelAward", "Image", "Theme", "Mandate"]


@register.filter
def moment(instant):
    """« 4 février 2021 à 11 h 00 », in Paris."""
    return typography.fine(format_datetime(instant)) if instant else ""


@register.filter
def fine(text):
    return typography.fine(str(text or ""))


@register.filter
def is_list(value):
    return isinstance(value, (list, tuple))


@register.simple_tag
def nbsp(mark):
    """A mark after its no-break space: « : » after a wide one, « ; ! ? » after a fine one."""
    space = typography.NO_BREAK if mark == ":" else typography.FINE
    return mark_safe(space + mark)  # noqa: S308 (marks of our own templates)


@register.simple_tag
def act_url(act, revision):
    return reverse(f"admin:releases_revision_{act.name.replace('-', '_')}", args=[revision.pk])


@register.filter
def by_use(app_list):
    """The lists of the admin, communiqués first."""

    def rank(model):
        name = model["object_name"]
        return (ORDER.index(name) if name in ORDER else len(ORDER), model["name"])

    ours_first = sorted(app_list, key=lambda app: app["app_label"] != "releases")
    return [{**app, "models": sorted(app["models"], key=rank)} for app in ours_first]


@register.simple_tag
def desk_lists():
    """« À relire », « Brouillons », « Programmés »: the first few of each."""
    now = timezone.now()
    newest = Revision.objects.newest().select_related("communique", "submitted_by", "edited_by")

    def person(user):
        return (user.get_full_name() or user.get_username()) if user else ""

    lists = [
        (
            "À relire",
            "review",
            "Rien à relire.",
            newest.filter(status=Status.REVIEW).order_by("edited_at"),
            lambda revision: f"soumis par {person(revision.submitted_by)}",
        ),
        (
            "Brouillons",
            "draft",
            "Aucun brouillon.",
            newest.filter(status=Status.DRAFT).order_by("-edited_at"),
            lambda revision: f"{person(revision.edited_by)}, le {format_datetime(revision.edited_at)}",
        ),
        (
            "Programmés",
            "scheduled",
            "Rien de programmé.",
            newest.filter(status=Status.APPROVED, publish_at__gt=now).order_by("publish_at"),
            lambda revision: f"{revision.phase(now).value} : le {format_datetime(revision.publish_at)}",
        ),
    ]
    changelist = reverse("admin:releases_revision_changelist")
    shown = []
    for heading, state, empty, found, words in lists:
        rows = list(found[: SHORT + 1])
        shown.append(
            {
                "heading": heading,
                "empty": empty,
                "rows": [{"revision": one, "words": typography.fine(words(one))} for one in rows[:SHORT]],
                "more": len(rows) > SHORT,
                "all": f"{changelist}?etat={state}",
            }
        )
    return shown
