"""What happens to a communiqué: one function for one act, the same for the desk, the importer and the commands.

Each takes who acts (`by`) and the instant (`now`), asks `permissions` and `workflow`, changes everything in one
transaction, records a `Transition`, and says all its reasons when it refuses:

    PermissionDenied  this person may not
    NotAllowed        the state, or the clock, says no
    Refused           something is missing; `reasons` lists all of it, in French
"""

from releases.actions.afterwards import correct, reinstate, rename, withdraw
from releases.actions.approval import approve, recall, send_back, submit
from releases.actions.blockers import Refused, blockers
from releases.actions.imports import import_draft, known, proposals
from releases.actions.writing import create_draft, discard, save_draft, settle_doubt, take_mandates
from releases.workflow import NotAllowed

__all__ = [
    "NotAllowed",
    "Refused",
    "approve",
    "blockers",
    "correct",
    "create_draft",
    "discard",
    "import_draft",
    "known",
    "proposals",
    "recall",
    "reinstate",
    "rename",
    "save_draft",
    "send_back",
    "settle_doubt",
    "submit",
    "take_mandates",
    "withdraw",
]
