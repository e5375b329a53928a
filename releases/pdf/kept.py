"""Files made from what is public the first time that somebody asks for them, and kept.

The name of a kept file holds everything that its bytes depend on: one name is for ever one file, and nothing has to be
thrown away when something changes. Losing one costs the time to make it again.
"""

import contextlib
import threading
from pathlib import Path

from django.core.files import locks

from releases.renditions import WholeFileStorage

FOLDER = "documents"
STORAGE = WholeFileStorage(allow_overwrite=True)

_one_thread = threading.Lock()


def kept(name, make):
    """The file of that name, open for reading; `make` gives it as a Django file if there is none yet.

    `make` runs once, whoever asks at the same time: in one thread of one process of this machine. It may not ask for
    another kept file.
    """
    path = f"{FOLDER}/{name}"
    if not STORAGE.exists(path):
        with _alone():
            if not STORAGE.exists(path):
                with make() as made:
                    STORAGE.save(path, made)
    return STORAGE.open(path)


@contextlib.contextmanager
def _alone():
    lock = Path(STORAGE.path(f"{FOLDER}/.lock"))
    lock.parent.mkdir(parents=True, exist_ok=True)
    with _one_thread, lock.open("w") as file:
        locks.lock(file, locks.LOCK_EX)  # the system lifts it with the process, however that ends
        yield
