"""What each page must reach, and should: ratios to the constant view of the same run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """`must` then `target`: `rps` at least, `cpu` at most, both in times the control's; `size` raw, then gzip."""

    rps: tuple | None = None
    cpu: tuple | None = None
    queries: int | None = None
    size: tuple | None = None
    gates: bool = True  # a must that is missed makes `--gate` fail


GOALS = {
    "page": Goal((0.35, 0.50), (3.5, 2.2), 1, (14_000, 4_000)),
    "page 304": Goal(None, (3.0, 2.0), 1, (0, 0)),
    "home": Goal((0.25, 0.40), (5.0, 3.0), 2, (24_000, 6_000)),
    "list": Goal((0.25, 0.40), (5.0, 3.0), 2, (24_000, 6_000)),
    "feed": Goal((0.20, 0.30), (8.0, 4.5), 2, (80_000, 28_000)),
    "feed 304": Goal(None, (4.0, 2.2), 1, (0, 0)),
    # Of later use: measured, not gated.
    "deep list": Goal(None, None, 2, (24_000, 6_000), gates=False),
    "filtered list": Goal(None, (8.0, 5.0), 3, (24_000, 6_000), gates=False),
}
GROWTH = 1.1  # CPU with the most communiqués, in times the CPU with the fewest
P99 = 2.5  # in times the control's


def verdict(goal, row):
    """(worst word, what is missed): « target » when all is at its target, « must » when all musts hold, « MISSED »."""
    missed, below = [], []
    for name, value, bounds, at_least in (
        ("requests/s", row.get("rps"), goal.rps, True),
        ("CPU", row["cpu"], goal.cpu, False),
    ):
        if bounds is None or value is None:
            continue
        must, target = bounds
        if (value < must) if at_least else (value > must):
            missed.append(name)
        elif (value < target) if at_least else (value > target):
            below.append(name)
    if goal.queries is not None and row["queries"] > goal.queries:
        missed.append("queries")
    for name, value, most in zip(("bytes", "gzip"), (row["bytes"], row["gzip"]), goal.size or (), strict=False):
        if value > most:
            missed.append(name)
    if row.get("p99") and row["p99"] > P99 and goal.rps:
        missed.append("p99")
    if missed:
        return "MISSED", missed
    return ("must" if below else "target"), below
