"""The child process that opens what people send: `python -m releases.importing.child`, a request on its input.

The request is a line of JSON and then the bytes of the file; the answer is JSON on its output. It limits itself
before it reads a byte, so that a bomb costs this process and nothing else; it needs no network, writes no file and
opens none but Python's own.
"""

import json
import os
import resource
import sys

from releases.text import french

from . import reading
from .documents import ImportRefused, dump, load_known
from .formats import TOO_LONG

CPU_SECONDS = 5
MEMORY_BYTES = 400_000_000
MAX_ANSWER_BYTES = 10_000_000
_OPEN_FILES = 16
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.", "os.remove")
_HOUSE = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
_OWN = tuple(
    os.path.realpath(path) + os.sep
    for path in (os.path.join(_HOUSE, "releases"), *sys.path, sys.prefix, sys.base_prefix, "/usr/share/zoneinfo")
    if os.path.realpath(path) != _HOUSE  # the database and the secrets may lie there
)


def main():
    """Read one request and write one answer."""
    _shut_in()
    try:
        head = json.loads(sys.stdin.buffer.readline())
        data = sys.stdin.buffer.read()
        imported = reading.read(data, head["name"], load_known(head["known"]))
        answer = {"imported": dump(imported)}
    except ImportRefused as refusal:
        answer = {"refused": str(refusal)}
    written = json.dumps(answer).encode()
    if len(written) > MAX_ANSWER_BYTES:
        written = json.dumps({"refused": TOO_LONG}).encode()
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    # Taking apart what was read may cost more than reading it, and nothing is left to save.
    os._exit(0)


def _shut_in():
    """Take every means that reading a text does not need."""
    french.find_phones("04 76 76 39 21 +41 22 730 51 11")  # loads its tables
    for limit, value in {
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }.items():
        resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)


def _refuse(event, arguments):
    """Libraries have opened files that a document named (CVE-2025-11849): here no library can."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[0], str | bytes):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(arguments[2], int) else 0
        if writes or not path.startswith(_OWN):
            raise PermissionError(path)


if __name__ == "__main__":
    main()
