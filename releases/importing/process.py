"""The parent's side of the child process that reads files."""

import json
import subprocess
import sys
from pathlib import Path

from .documents import ImportRefused, dump_known, load

WALL_SECONDS = 8
_ROOT = Path(__file__).resolve().parents[2]
_TOO_HARD = (
    "Ce fichier demande trop de temps ou de mémoire pour être lu\u00a0: simplifiez-le, "
    "ou collez le texte du communiqué."
)


def read_apart(data, name, known):
    """What `reading.read` returns or refuses, from a child process that cannot outlive `WALL_SECONDS`."""
    head = json.dumps({"name": name, "known": dump_known(known)}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "releases.importing.child"],
            input=head + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            cwd=_ROOT,
            # Not ours: the passwords of the room are none of the child's business.
            env={"PYTHONUTF8": "1"},
            check=True,
        )
        answer = json.loads(done.stdout)
        if "refused" in answer:
            raise ImportRefused(str(answer["refused"]))
        return load(answer["imported"])
    except ImportRefused:
        raise
    except (subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        raise ImportRefused(_TOO_HARD) from error
