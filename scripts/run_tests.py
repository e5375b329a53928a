"""Run every suite side by side and count: what `make test` does, once the environment is there.

Each suite writes its own log and JUnit report to var/tests/; a log is printed whole when its suite ends. What this
machine lacks is listed at the end; under CI=true it fails. The last line is the count, summed over the suites.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "var" / "tests"
VERIFIERS = ROOT / "tests" / "verifiers"
CI = os.environ.get("CI") == "true"
# A suite that hangs is ended: within the ten minutes of a run, or the hour that CI has.
SECONDS = 3600 if CI else 540
UNAVAILABLE = 69  # scripts/with_postgresql.py: no server starts here
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", "--durations=5"]
BEGAN = time.monotonic()
running = set()
stopped = threading.Event()


@dataclass(frozen=True)
class Suite:
    name: str
    marks: str
    prefix: tuple = ()
    prepare: tuple = ()  # functions of the log: what the suite needs from the machine

    @property
    def log(self):
        return REPORTS / f"{self.name}.log"

    @property
    def report(self):
        return REPORTS / f"{self.name}.xml"


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: Counter = field(default_factory=Counter)  # reason → tests
    seconds: float = 0

    def __str__(self):
        skipped = self.skipped.total()
        return f"{self.passed} passed, {self.failed} failed" + (f", {skipped} skipped" if skipped else "")


def execute(command, log, **options):
    """The exit code of a command that writes to `log`; it and its children are ended when time is over."""
    if stopped.is_set():
        return 1
    log.write(f"$ {' '.join(map(str, command))}\n")
    log.flush()
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **options
    )
    running.add(process)
    try:
        return process.wait(timeout=max(1, SECONDS - (time.monotonic() - BEGAN)))
    except subprocess.TimeoutExpired:
        log.write(f"\nended: {SECONDS} seconds are over\n")
        end(process)
        return process.wait()
    finally:
        running.discard(process)


def end(process):
    """Ask a command and its children to end, then insist."""
    for word in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, word)
            process.wait(timeout=15)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def install_chromium(log):
    """Debian's Chromium, where apt-get is and root's rights are to be had without a password."""
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))) or os.environ.get("CHROMIUM"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (sudo and (not shutil.which("sudo") or execute(["sudo", "-n", "true"], log))):
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    execute([*sudo, "apt-get", "update", "-q"], log, env=environment)
    packages = ["chromium", "fonts-liberation"]
    execute([*sudo, "apt-get", "install", "-qy", "--no-install-recommends", *packages], log, env=environment)


def install_html_validator(log):
    """The validator of tests/verifiers/package-lock.json, by npm where it is."""
    lock, installed = VERIFIERS / "package-lock.json", VERIFIERS / "node_modules" / "installed.json"
    if not shutil.which("npm") or (installed.exists() and installed.read_bytes() == lock.read_bytes()):
        return
    if execute(["npm", "ci", "--ignore-scripts", "--no-progress", "--prefix", VERIFIERS], log) == 0:
        shutil.copy(lock, installed)


SUITES = [
    Suite("browser", "browser", prepare=(install_chromium, install_html_validator)),
    Suite("sqlite", "not repository and not browser"),
    Suite(
        "postgresql",
        "data and not repository and not browser",
        prefix=(sys.executable, ROOT / "scripts" / "with_postgresql.py"),
    ),
    Suite("repository", "repository"),
]


def run(suite):
    began = time.monotonic()
    with suite.log.open("w", buffering=1) as log:
        for prepare in suite.prepare:
            prepare(log)
        command = [*suite.prefix, *PYTEST, "-m", suite.marks, f"--junit-xml={suite.report}"]
        count = read(suite, execute(command, log))
    count.seconds = time.monotonic() - began
    return count


def read(suite, code):
    """What a suite's report counts. A suite that ends without a report, or without a test, is a failure."""
    count = Count()
    if code == UNAVAILABLE and not CI:
        count.skipped[
            f"the tests on PostgreSQL: no server starts on this machine (see {suite.log.relative_to(ROOT)})"
        ] = 1
        return count
    cases = ElementTree.parse(suite.report).iter("testcase") if suite.report.exists() else ()  # noqa: S314 (our own)
    for case in cases:
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            count.failed += 1
        elif skipped is not None:
            count.skipped[skipped.get("message")] += 1
        else:
            count.passed += 1
    if code and not count.failed:
        count.failed = 1
    return count


def summary(counts):
    """The lines that end a run: suites, what was skipped and why, the count."""
    total = Count()
    for name, count in counts.items():
        total.passed += count.passed
        total.failed += count.failed
        total.skipped += count.skipped
        yield f"{name:12}{count} ({count.seconds:.0f} s)"
    if total.passed + total.failed == 0:
        total.failed = 1
        yield "no test ran"
    if total.skipped:
        yield "\nskipped:"
        yield from (f"  - {reason} ({number})" for reason, number in sorted(total.skipped.items()))
    yield f"\n{total}"


def main():
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    counts = {}
    # The browser waits more than it computes: one suite more than there are processors.
    with ThreadPoolExecutor(max_workers=(os.cpu_count() or 1) + 1) as pool:
        print(f"Running {', '.join(suite.name for suite in SUITES)}: logs in {REPORTS.relative_to(ROOT)}/", flush=True)
        try:
            suites = {pool.submit(run, suite): suite for suite in SUITES}
            for future in as_completed(suites):
                suite = suites[future]
                counts[suite.name] = future.result()
                print(f"\n===== {suite.name} =====\n{suite.log.read_text(errors='replace').rstrip()}", flush=True)
        except BaseException:
            stopped.set()
            for process in list(running):
                end(process)
            raise
    lines = "\n".join(summary(counts))
    (REPORTS / "summary.txt").write_text(f"{lines}\n")
    print(f"\n===== {time.monotonic() - BEGAN:.0f} s =====\n{lines}", flush=True)
    return 0 if lines.splitlines()[-1].split(", ")[1] == "0 failed" else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
