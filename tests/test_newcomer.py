"""What `make run` says to a newcomer whose machine lacks something: one line in French, no traceback, nothing begun."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.repository

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def clone(tmp_path):
    """A copy of what is needed before the environment exists, with a folder of programs of its own."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "cmp", "dirname", "grep", "head", "rm", "tail", "cp"):
        (programs / name).symlink_to(shutil.which(name))
    return tmp_path


def add_python(clone, name, body):
    program = clone / "bin" / name
    program.write_text(f"#!{shutil.which('bash')}\n{body}\n")
    program.chmod(0o755)


def run(clone, script="run.sh", *arguments, **environment):
    """The exit code and the lines that a script says, on a machine that has only the programs of `clone`."""
    done = subprocess.run(
        [clone / "scripts" / script, *arguments],
        env={"PATH": str(clone / "bin"), "HOME": str(clone), "PIP_CONFIG_FILE": os.devnull} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def base_python():
    """The Python below this environment: a machine's own."""
    return getattr(sys, "_base_executable", sys.executable)


# What the three questions of scripts/python.sh get from an old Python.
OLD_PYTHON = """case $2 in *exit*) exit 1 ;; *) echo 3.9.2 ;; esac"""


def test_a_machine_without_python_is_told_so(clone):
    assert run(clone) == (
        1,
        ["Il faut Python 3.11 ou plus récent ; aucun Python n’a été trouvé (sous Debian : apt install python3-venv)."],
    )


def test_a_machine_with_an_old_python_is_told_so(clone):
    add_python(clone, "python3", OLD_PYTHON)
    assert run(clone) == (1, ["Il faut Python 3.11 ou plus récent ; cette machine n’a que Python 3.9.2."])


def test_a_recent_python_beside_an_old_one_is_used(clone):
    add_python(clone, "python3", OLD_PYTHON)
    add_python(clone, "python3.12", f'exec {base_python()} "$@"')
    assert run(clone, "python.sh") == (0, [str(clone / "bin" / "python3.12")])


def test_a_python_without_venv_is_told_which_package_brings_it(clone):
    add_python(clone, "python3", f'case $2 in *ensurepip*) exit 1 ;; *) exec {base_python()} "$@" ;; esac')
    assert run(clone, "environment.sh", "requirements.txt") == (
        1,
        ["Il manque à ce Python le module venv : sous Debian, apt install python3-venv, puis recommencez."],
    )
    assert not (clone / ".venv").exists()


def test_a_machine_without_network_is_told_so(clone):
    add_python(clone, "python3", f'exec {base_python()} "$@"')
    nobody_listens = "http://127.0.0.1:9/simple"
    code, lines = run(clone, "environment.sh", "requirements.txt", PIP_INDEX_URL=nobody_listens)
    assert code == 1
    assert lines[1:] == [
        "Pas de réseau : les dépendances n’ont pas pu être téléchargées. Rétablissez-le, puis recommencez."
    ]


def test_a_taken_port_is_told_before_anything_is_installed(clone):
    add_python(clone, "python3", f'exec {base_python()} "$@"')
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = run(clone, PORT=str(port))
    advice = f"choisissez-en un autre, par exemple « make run PORT={port + 1} »."
    assert answer == (1, [f"Le port {port} est déjà pris : {advice}"])
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("port", ["http", "0", "-1", "65536", "80 90"])
def test_a_port_that_is_no_port_is_refused(clone, port):
    assert run(clone, PORT=port) == (1, [f"PORT est un nombre de 1 à 65535 (reçu : « {port} »)."])
