"""How fast the public pages are, as ratios to a constant view under the same server in the same run.

    make bench, or .venv/bin/python benchmarks/run.py [--postgresql] [--sizes 1000,10000] [--markdown FILE] [--gate]

Two figures of CPU: in process (the WSGI application called without a server, the least of many batches: the steadiest)
and served (what the server's processes spent while they were asked). Requests per second and the 99th percentile come
from the same rounds. Rounds are interleaved and each is divided by the control's of that round; the median counts.
"""

import argparse
import contextlib
import datetime
import itertools
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

from benchmarks import load  # noqa: E402 (the tree is found first)
from benchmarks.goals import GOALS, GROWTH, verdict  # noqa: E402
from scripts.with_postgresql import private_postgresql  # noqa: E402
from tests.verifiers.live_room import free_port, wait_until_served  # noqa: E402

ROUNDS = 5
BATCHES = 40  # a kind of page, in process
SECONDS = 1.0  # a round over HTTP
MOST = 20_000  # requests in a round
SERVED = ["page", "page 304", "home", "list", "feed", "feed 304"]
GRANIAN = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
GRANIAN += ["--workers", "1", "--blocking-threads", "1", "--host", "127.0.0.1"]
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


@contextlib.contextmanager
def on_core(place):
    """What starts or runs here stays on one core, where the system lets us say so and has several."""
    if len(CORES) < 2:
        yield
        return
    os.sched_setaffinity(0, {CORES[place]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, CORES)


class Child:
    """`benchmarks.in_process` in a process of its own, asked by lines of JSON."""

    def __init__(self, module, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.in_process", module],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, name, **arguments):
        self.process.stdin.write(json.dumps([name, arguments]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the measuring process ended (exit code {self.process.wait()})")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


class Server:
    """granian with one worker and one thread, on the first core."""

    def __init__(self, application, environment, folder):
        self.port = free_port()
        log = folder / f"server-{self.port}.log"
        with log.open("w") as output, on_core(0):
            self.process = subprocess.Popen(
                [*GRANIAN, "--port", str(self.port), application],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until_served(self.process, self.port, log)

    def cpu(self):
        """Seconds of CPU that the server's processes have used, or None where there is no /proc."""
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue  # ended meanwhile
            if int(fields[3]) == self.process.pid:  # its session
                total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK") if total else None

    def round(self, requests):
        """(requests a second, CPU seconds a request or None, p99 in seconds)."""
        before = self.cpu()
        with on_core(1):
            done = load.run(self.port, requests, SECONDS, MOST)
        after = self.cpu()
        spent = None if before is None or after is None else (after - before) / done.requests
        return done.requests / done.seconds, spent, done.p99

    def close(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def in_process(room, control):
    """{kind: {cpu, closed, anew}}: the least CPU of a request, in times the control's."""
    kinds = list(GOALS)
    for kind in kinds:
        room("batch", kind=kind)
    asked = {"cpu": {}, "closed": {"stack": "closed"}, "anew": {"anew": True, "size": 4}}
    least = {(kind, name): float("inf") for kind in kinds for name in asked}
    base = float("inf")
    for number in range(BATCHES):
        base = min(base, *(control("batch", kind="") for _ in range(4)))
        for kind in kinds:
            for name, arguments in asked.items():
                # What is slow, or only told beside, needs fewer batches.
                if (name == "cpu" and kind in SERVED) or number % 5 == 0:
                    least[kind, name] = min(least[kind, name], room("batch", kind=kind, **arguments))
    return base, {kind: {name: least[kind, name] / base for name in asked} for kind in kinds}


def served(room, control, addresses):
    """{kind: {rps, served, p99}}: the median of the rounds, each in times the control's of that round."""
    ratios = {kind: [] for kind in SERVED}
    absolute = []
    endless = {kind: itertools.cycle([load.request(*one) for one in addresses[kind]]) for kind in SERVED}
    constant = itertools.cycle([load.request("/", None, 200)])
    for server, requests in [(control, constant), *((room, endless[kind]) for kind in SERVED)]:
        load.run(server.port, requests, 0.3)  # warm
    for _ in range(ROUNDS):
        base = control.round(constant)
        absolute.append(base)
        for kind in SERVED:
            found = room.round(endless[kind])
            ratios[kind].append(
                [one and one / other if other else None for one, other in zip(found, base, strict=True)]
            )
    names = ("rps", "served", "p99")
    return absolute, {
        kind: {
            name: None if None in values else statistics.median(values)
            for name, values in zip(names, zip(*rounds, strict=True), strict=True)
        }
        for kind, rounds in ratios.items()
    }


def measure(sizes, database_url, folder):
    """[(size, seconds of loading, CPU of the control, rounds of the control, {kind: figures})]."""
    plain = {name: value for name, value in os.environ.items() if name not in {"DEBUG", "DEMONSTRATION", "SITE_URL"}}
    environment = plain | {
        "DJANGO_SETTINGS_MODULE": "grenoble_press.settings",
        "SECRET_KEY": "the key of the measures, no secret",
        "VAR_DIR": str(folder),
        "SITE_URL": "http://127.0.0.1",
        "DATABASE_URL": database_url,
    }
    of_control = {name: value for name, value in plain.items() if name != "DJANGO_SETTINGS_MODULE"}
    for command in ("migrate", "collectstatic"):
        subprocess.run(
            [sys.executable, "manage.py", command, "--no-input", "--verbosity", "0"],
            cwd=ROOT,
            env=environment,
            check=True,
        )
    found = []
    with contextlib.ExitStack() as stack:
        control = Child("benchmarks.control", of_control)
        stack.callback(control.close)
        room = Child("grenoble_press.wsgi", environment)
        stack.callback(room.close)
        control_server = Server("benchmarks.control:application", of_control, folder)
        stack.callback(control_server.close)
        loaded = 0
        for size in sizes:
            tell(f"loading communiqués {loaded + 1} to {size}")
            seconds, loaded = room("load", first=loaded, last=size), size
            tell(f"loaded in {seconds:.0f} s; measuring in process")
            base, rows = in_process(room, control)
            for kind, row in rows.items():
                row |= room("facts", kind=kind)
            tell("measuring over HTTP")
            room_server = Server("grenoble_press.wsgi:application", environment, folder)
            try:
                rounds, over_http = served(room_server, control_server, room("asked"))
            finally:
                room_server.close()
            for kind, row in over_http.items():
                rows[kind] |= row
            found.append((size, seconds, base, rounds, rows))
    return found


BEGAN = time.monotonic()


def tell(words):
    print(f"{time.monotonic() - BEGAN:5.0f} s  {words}", file=sys.stderr, flush=True)


def bounded(value, bounds, sign):
    """« 2.31 (≤ 3.5, 2.2) »: the figure, then the must and the target."""
    if value is None:
        return "–"
    return f"{value:.2f}" + (f" ({sign} {bounds[0]:g}, {bounds[1]:g})" if bounds else "")


def table(rows, smallest):
    """Markdown lines of one size; `smallest` holds the figures of the first size, for the growth."""
    yield (
        "| page | requests/s | CPU in process | CPU served | p99 | growth | queries kept / anew | bytes | gzip "
        "| barest | made anew | verdict |"
    )
    yield "| --- " * 12 + "|"
    for kind, goal in GOALS.items():
        row = rows[kind]
        word, why = verdict(goal, row)
        grown = row["cpu"] / smallest[kind]["cpu"]
        queries = f"{row['queries']} / {row['queries_anew']}" + (f" (≤ {goal.queries})" if goal.queries else "")
        yield (
            f"| {kind} | {bounded(row.get('rps'), goal.rps, '≥')} | {bounded(row['cpu'], goal.cpu, '≤')} "
            f"| {bounded(row.get('served'), None, '')} | {bounded(row.get('p99'), None, '')} | {grown:.2f} | {queries} "
            f"| {row['bytes']:,} | {row['gzip']:,} | {row['closed']:.2f} | {row['anew']:.2f} "
            f"| {word}{': ' if why else ''}{', '.join(why)} |"
        )


def report(found, engine):
    """The whole result as Markdown."""
    today = datetime.datetime.now(datetime.UTC).date()
    machine = f"{platform.system()} {platform.machine()}"
    yield f"{today.isoformat()}, {engine}, Python {platform.python_version()}, {machine}, "
    load_average = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    yield f"{os.cpu_count()} cores{load_average}; {time.monotonic() - BEGAN:.0f} s in all."
    before = 0
    for size, seconds, base, rounds, rows in found:
        rate = statistics.median(one[0] for one in rounds)
        spent = [one[1] for one in rounds if one[1] is not None]
        yield f"\n### {size:,} communiqués\n"
        yield (
            f"Loading {size - before:,} took {seconds:.0f} s. The control: {base * 1e6:.0f} µs of CPU in process, "
            f"{statistics.median(spent) * 1e6 if spent else float('nan'):.0f} µs served, "
            f"{rate:,.0f} requests/s.\n"
        )
        before = size
        yield from table(rows, found[0][4])
    if len(found) > 1:
        growths = {
            kind: found[-1][4][kind]["cpu"] / row["cpu"] for kind, row in found[0][4].items() if GOALS[kind].gates
        }
        worst = max(growths, key=growths.get)
        words = "holds" if growths[worst] <= GROWTH else "MISSED"
        yield f"\nGrowth of CPU, at most {GROWTH}: {words} (the most: {worst}, {growths[worst]:.2f})."


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL that lives for the run")
    parser.add_argument("--sizes", default="1000,10000", help="numbers of communiqués, growing (1000,10000)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there, between its two marks")
    parser.add_argument("--gate", action="store_true", help="fail when a must of CPU in process is missed")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    if sizes[0] < 1000:
        parser.error("pages are drawn among at least 1000 communiqués")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)))
        url = stack.enter_context(private_postgresql()) if options.postgresql else ""
        found = measure(sizes, url, folder)
    engine = "PostgreSQL" if options.postgresql else "SQLite"
    written = "\n".join(report(found, engine))
    print(written)
    if options.markdown:
        put(written, options.markdown, "postgresql" if options.postgresql else "sqlite")
    missed = [
        f"{kind} with {size:,}"
        for size, *_, rows in found
        for kind, goal in GOALS.items()
        if goal.gates and rows[kind]["cpu"] > goal.cpu[0]
    ]
    if options.gate and missed:
        print(f"CPU above its must: {', '.join(missed)}", file=sys.stderr)
        return 1
    return 0


def put(written, path, engine):
    """Replace what stands between the marks of this engine in a Markdown file, or begin the file."""
    start, end = f"<!-- measures: {engine} -->", f"<!-- end of measures: {engine} -->"
    text = path.read_text() if path.exists() else ""
    if start not in text:
        text += f"\n{start}\n{end}\n"
    head, rest = text.split(start, 1)
    path.write_text(f"{head}{start}\n{written}\n{end}{rest.split(end, 1)[1]}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(f"Could not measure: {error}", file=sys.stderr)
        sys.exit(2)
