"""The life of a revision: what is stored, what may follow, and what the clock makes of it.

Pure: values in, values out. `permissions` says who may; `actions` does it.
"""

from datetime import UTC, datetime
from enum import Enum

from django.db.models import TextChoices


class Status(TextChoices):
    """What people decide, and all that is stored."""

    DRAFT = "draft", "brouillon"
    REVIEW = "review", "en relecture"
    APPROVED = "approved", "approuvé"


TRANSITIONS = {
    Status.DRAFT: {Status.REVIEW},
    Status.REVIEW: {Status.DRAFT, Status.APPROVED},
    Status.APPROVED: {Status.DRAFT},  # recall: only before publish_at
}


class Phase(Enum):
    """What the city sees: the status read at an instant. The value is the word shown."""

    DRAFT = "brouillon"
    REVIEW = "en relecture"
    SCHEDULED = "programmé"
    EMBARGOED = "sous embargo"
    PUBLISHED = "publié"
    CORRECTED = "corrigé"
    SUPERSEDED = "remplacé"
    WITHDRAWN = "retiré"


PUBLIC_PHASES = {Phase.PUBLISHED, Phase.CORRECTED}


class NotAllowed(Exception):
    """The table of transitions, or the clock, says no. The message is French, for the person who asked."""


def check_move(old: str, new: str) -> None:
    """Raise `NotAllowed` unless `old` may become `new`."""
    if Status(new) not in TRANSITIONS[Status(old)]:
        raise NotAllowed(
            f"Cette version est « {Status(old).label} » : elle ne peut pas passer à « {Status(new).label} »."
        )


def is_past(instant: datetime | None, now: datetime) -> bool:
    """Has this instant come? In UTC: two hours of one zone are compared by their clocks, and one hour comes twice."""
    return instant is not None and instant.astimezone(UTC) <= now.astimezone(UTC)


def phase(
    status: str,
    *,
    now: datetime,
    number: int = 1,
    publish_at: datetime | None = None,
    superseded_at: datetime | None = None,
    embargo_until: datetime | None = None,
    withdrawn_at: datetime | None = None,
) -> Phase:
    """The phase of a revision at `now`, on the half-open interval [publish_at, superseded_at)."""
    if status == Status.DRAFT:
        return Phase.DRAFT
    if status == Status.REVIEW:
        return Phase.REVIEW
    if is_past(superseded_at, now):
        return Phase.SUPERSEDED
    if is_past(withdrawn_at, now):
        return Phase.WITHDRAWN
    if not is_past(publish_at, now):
        return Phase.EMBARGOED if embargo_until else Phase.SCHEDULED
    return Phase.PUBLISHED if number == 1 else Phase.CORRECTED


def diagram() -> str:
    """The table of transitions as Mermaid text, for the architecture page."""
    names = {
        (Status.DRAFT, Status.REVIEW): "submit",
        (Status.REVIEW, Status.DRAFT): "send_back",
        (Status.REVIEW, Status.APPROVED): "approve",
        (Status.APPROVED, Status.DRAFT): "recall, before the hour",
    }
    lines = ["stateDiagram-v2", "    [*] --> draft: create_draft, correct"]
    lines += [
        f"    {old.value} --> {new.value}: {names[old, new]}"
        for old, moves in TRANSITIONS.items()
        for new in sorted(moves)
    ]
    lines += ["    draft --> [*]: discard", "    approved --> approved: the clock makes it public, then superseded"]
    return "\n".join(lines)
