"""What can rot in the tree itself: form, floors, migrations, locks. `make lint` runs this file alone."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.repository

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
NOT_OURS = {
    ".git",
    ".venv",
    "node_modules",
    "var",
    "__pycache__",
    ".hypothesis",
    ".ruff_cache",
    ".import_linter_cache",
    ".pytest_cache",
}


def succeeds(*command, tmp_path):
    """Run a command in the tree, with the room's real settings; a failure shows all its words."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "grenoble_press.settings",
        "SECRET_KEY": "the key of the repository checks",
        "VAR_DIR": str(tmp_path),
    }
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}", pytrace=False)
    return True


def our_files():
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        yield from (Path(folder) / name for name in names)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([PROGRAMS / "ruff", "check", "--output-format", "concise", "."], id="ruff finds nothing"),
        pytest.param([PROGRAMS / "ruff", "format", "--check", "."], id="Python is formatted"),
        pytest.param([PROGRAMS / "lint-imports"], id="imports go down the floors"),
        pytest.param([sys.executable, "manage.py", "check", "--fail-level", "WARNING"], id="Django's checks are clean"),
        pytest.param(
            [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], id="no migration is missing"
        ),
    ],
)
def test_the_tree_is_clean(command, tmp_path):
    assert succeeds(*command, tmp_path=tmp_path)


def test_templates_are_formatted(tmp_path):
    templates = [path for path in our_files() if path.suffix == ".html" and "templates" in path.parts]
    assert succeeds(PROGRAMS / "djade", "--check", "--target-version", "5.2", *templates, tmp_path=tmp_path)


def test_locks_hold_no_address():
    """Names, versions and hashes only: where they come from is each machine's own business."""
    locks = [*ROOT.glob("requirements*.txt"), *(ROOT / "tests/verifiers").glob("package-lock.json")]
    address = re.compile(r"://|^--(index|extra|find)|# via .*/(?!.*pyproject)", re.MULTILINE)
    assert {lock.name: address.findall(lock.read_text()) for lock in locks} == {
        "requirements.txt": [],
        "requirements-dev.txt": [],
        "package-lock.json": [],
    }


def test_locks_hold_every_dependency_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime, dev = project["project"]["dependencies"], project["dependency-groups"]["dev"]

    def unlocked(requirements, lock):
        names = {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in requirements}
        return names - set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(), re.MULTILINE))

    assert unlocked(runtime, "requirements.txt") == set()
    assert unlocked(runtime + dev, "requirements-dev.txt") == set()


def test_both_locks_agree():
    def pins(lock):
        return set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_no_file_names_a_path_of_a_machine():
    home = re.compile(r"(?<![\w.~-])/(home|Users)/\w+|(?<![\w.~-])/root/")
    here = f"{ROOT.parent}{os.sep}" if len(ROOT.parts) > 2 else None
    found = []
    for path in our_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a Word file
        if path != Path(__file__) and (home.search(text) or (here and here in text)):
            found.append(str(path.relative_to(ROOT)))
    assert found == []
