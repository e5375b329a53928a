"""What a machine may lack. Elsewhere it skips the tests that need it, by name; under CI=true it fails them."""

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
VNU_JAR = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"


def missing(what):
    """End the test: `what` is not on this machine."""
    __tracebackhide__ = True
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing on this machine, and CI=true: {what}", pytrace=False)
    pytest.skip(what)


def chromium():
    """The path of Chromium, or None."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def java():
    """The path of a Java that runs, or None (macOS has a `java` that only offers to install one)."""
    return shutil.which("java")
