"""What the documents say of the tree, held against the tree."""

import re
from pathlib import Path

import pytest

from releases import workflow

pytestmark = pytest.mark.repository

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ROOMS_OF_THE_FRAME = {"__init__", "apps", "static"}


def test_the_diagram_of_the_lifecycle_is_the_one_that_the_code_draws():
    text = (ROOT / "docs" / "architecture.md").read_text()
    drawn = re.search(r"<!-- diagram -->\n```mermaid\n(.*?)\n```\n<!-- /diagram -->", text, re.DOTALL)[1]
    assert drawn == workflow.diagram()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = {path.stem for path in (ROOT / "releases/management/commands").glob("*.py")}
    text = page.read_text()
    assert set(re.findall(r"`make ([a-z]+)", text)) - targets == set()
    ours = set(re.findall(r"manage\.py ([a-z_]+)", text)) - {"migrate", "check", "shell", "makemigrations"}
    assert ours - commands == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_path_that_is_named_exists(page):
    text = page.read_text()
    paths = set(re.findall(r"`((?:releases|tests|docs|scripts|templates|benchmarks|grenoble_press)/[\w./-]*)`", text))
    paths |= {link for link in re.findall(r"\]\(([\w./-]+)\)", text) if "://" not in link}
    missing = {path for path in paths if not (ROOT / path).exists() and not (page.parent / path).exists()}
    assert missing == set()


def test_the_map_of_the_house_names_every_room():
    rooms = {path.stem for path in (ROOT / "releases").iterdir() if path.suffix == ".py" or path.is_dir()}
    rooms = {room for room in rooms if not room.startswith("__pycache__")} - ROOMS_OF_THE_FRAME
    text = (ROOT / "README.md").read_text()
    named = set(re.findall(r"`(\w+)`", text[text.index("## The house") :]))
    assert rooms - named == set()


def test_every_variable_of_the_environment_is_told_at_the_top_of_the_settings():
    text = (ROOT / "grenoble_press/settings.py").read_text()
    told = text.split('"""')[1]
    read = set(re.findall(r"os\.environ(?:\.get\(|\[)\"(\w+)\"", text))
    assert read - set(re.findall(r"^([A-Z_]+) ", told, re.MULTILINE)) == set()


def test_the_changelog_says_what_comes_next():
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text()
