"""The press room as it is served: granian in a child process, with its own database file, media and static files."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# As scripts/run.sh starts it.
GRANIAN = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "2"]
PASSWORD = "une phrase de passe pour les essais"
# Who works at the desk of the tests: login → group.
LOGINS = {"redaction": "Rédaction", "validation": "Validation", "administration": "Administration"}

MAKE_STAFF = """
from django.contrib.auth.models import Group, User
for login, group in {logins!r}.items():
    user, _ = User.objects.get_or_create(username=login, defaults={{"is_staff": True}})
    user.set_password({password!r})
    user.save()
    user.groups.set([Group.objects.get(name=group)])
"""


@dataclass(frozen=True)
class LiveRoom:
    """A served room. `url` has no final slash; `logins` maps a login to its password; one login for each group."""

    url: str
    logins: dict[str, str]
    environment: dict[str, str]

    def manage(self, *arguments, stdin=""):
        """What `manage.py` prints with these arguments in this room; RuntimeError with its words when it fails."""
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=self.environment,
            cwd=ROOT,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(map(str, arguments))}:\n{done.stdout}{done.stderr}")
        return done.stdout


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def wait_until_served(process, port, log):
    """Return once the port answers; RuntimeError with the log when the server ends instead."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.05)
                raise RuntimeError(f"the server ended:\n{log.read_text()}") from None


@contextlib.contextmanager
def served():
    """A LiveRoom with the demonstration loaded; its server and its folder end with the block."""
    with tempfile.TemporaryDirectory(prefix="live-room-", ignore_cleanup_errors=True) as folder:
        port = free_port()
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DEBUG"}}
        room = LiveRoom(
            url=f"http://127.0.0.1:{port}",
            logins=dict.fromkeys(LOGINS, PASSWORD),
            environment=kept
            | {
                "DJANGO_SETTINGS_MODULE": "grenoble_press.settings",
                "DEMONSTRATION": "1",
                "SITE_URL": f"http://127.0.0.1:{port}",
                "ALLOWED_HOSTS": "127.0.0.1",
                "VAR_DIR": folder,
            },
        )
        room.manage("migrate", "--no-input", "--verbosity", "0")
        room.manage("load_demo")
        room.manage("collectstatic", "--no-input", "--verbosity", "0")
        room.manage("shell", "--command", MAKE_STAFF.format(logins=LOGINS, password=PASSWORD))
        log = Path(folder) / "server.log"
        with log.open("w") as output:
            server = subprocess.Popen(
                [
                    *GRANIAN,
                    "--log-level",
                    "warning",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(port),
                    "grenoble_press.wsgi:application",
                ],
                env=room.environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_until_served(server, port, log)
            yield room
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
