"""What others do, to print beside the engine: plain correlation, and two rules read in public code.

Rule 1: any of three factors with Pearson |r| >= .5 over at least five entries. Rule 2: any of eight
factors at lags 0 to 2 with Spearman |rho| >= .3 and p < .05 over at least ten entries. Each takes
the days that have both answers.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from calibration_diaries import (
    ALL_KEYS,
    FIRST,
    TWELVE_PAIRS,
    TWO_EFFECTS,
    Person,
    answers,
    diary,
    runs,
)
from calibration_table import Draw, Found, Rate, Run, percent
from numpy.typing import NDArray

from dialdown.insights import DailySeries, Pair, find_patterns, settled_patterns
from dialdown.insights.family import benjamini_hochberg
from dialdown.insights.student import critical_value, two_sided_p

Array = NDArray[np.float64]


def pearson(x: Array, y: Array) -> float:
    """Plain correlation; 0 where one of the two does not move."""
    if len(x) < 3:
        return 0.0
    x, y = x - x.mean(), y - y.mean()
    spread = float((x @ x) * (y @ y))
    return float(x @ y) / spread**0.5 if spread > 1e-12 else 0.0


def correlation_p(r: float, count: int) -> float:
    """The textbook p of a correlation, which takes every day for a new one."""
    dof = count - 2
    if dof < 1 or abs(r) >= 1:
        return 1.0 if dof < 1 else 0.0
    return two_sided_p(r * np.sqrt(dof / (1 - r * r)), dof)


def both(series: DailySeries, pair: Pair) -> tuple[Array, Array]:
    """Factor and outcome on the days with both."""
    factor, outcome, lag = pair
    x, y = series.get(factor), series.get(outcome)
    x, y = x[: len(x) - lag], y[lag:]
    known = np.isfinite(x) & np.isfinite(y)
    return x[known], y[known]


def naive_p(series: DailySeries, pairs: Sequence[Pair]) -> list[float]:
    """Textbook p of every pair with at least ten days."""
    found = []
    for pair in pairs:
        x, y = both(series, pair)
        found.append(correlation_p(pearson(x, y), len(x)) if len(x) >= 10 else 1.0)
    return found


def adjusted_naive(p: Sequence[float]) -> list[float]:
    """The same after Benjamini and Hochberg's correction."""
    return benjamini_hochberg(p)


def rule_one_names(series: DailySeries, factor: str) -> bool:
    """Whether the first peer's rule calls this factor a pattern."""
    x, y = both(series, (factor, "pain", 0))
    return len(x) >= 5 and abs(pearson(x, y)) >= 0.5


def rule_one_finds(series: DailySeries, factors: Sequence[str]) -> bool:
    """Whether it calls any of three factors one."""
    return any(rule_one_names(series, factor) for factor in factors[:3])


def rule_two_names(series: DailySeries, factor: str) -> bool:
    """Whether the second peer's rule calls this factor a pattern."""
    for lag in (0, 1, 2):
        x, y = both(series, (factor, "pain", lag))
        if len(x) < 10:
            continue
        rho = pearson(ranks(x), ranks(y))
        if abs(rho) >= 0.3 and correlation_p(rho, len(x)) < 0.05:
            return True
    return False


def rule_two_finds(series: DailySeries, factors: Sequence[str]) -> bool:
    """Whether it calls any of eight factors one."""
    return any(rule_two_names(series, factor) for factor in factors[:8])


def ranks(values: Array) -> Array:
    """Ranks, the mean rank for ties."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[place])


def welch(before: Array, after: Array) -> tuple[float, float, float]:
    """Difference of two means and its textbook interval."""
    parts = before.var(ddof=1) / len(before), after.var(ddof=1) / len(after)
    error = float(np.sqrt(sum(parts))) + 1e-12
    dof = error**4 / (parts[0] ** 2 / (len(before) - 1) + parts[1] ** 2 / (len(after) - 1) + 1e-24)
    difference = float(after.mean() - before.mean())
    half = critical_value(max(dof, 1.0)) * error
    return difference, difference - half, difference + half


def naive_interval(x: Array, y: Array) -> tuple[float, float]:
    """The textbook interval of a straight line's slope."""
    dof = len(x) - 2
    slope = pearson(x, y) * y.std() / x.std()
    rest = y - y.mean() - slope * (x - x.mean())
    half = critical_value(dof) * float(np.sqrt(rest @ rest / dof) / (x.std() * np.sqrt(len(x))))
    return slope - half, slope + half


# ------------------------------------------------------------------ rows
def peers(run: Run) -> None:
    """The peers' rules on plain noise."""
    run.section(
        "Plain noise, as the peers' rules see it at their best",
        "Every day kept, whole numbers of mean 5 and spread 1.8, eight factors that do nothing; "
        "half of the diaries a row.",
        *("engine: any clear", "peers' rule 1", "peers' rule 2"),
    )
    for days, carry in ((7, 0.5), (14, 0.5), (30, 0.5), (30, 0.8), (60, 0.5), (60, 0.8), (90, 0.8)):
        found = run.gather(partial(_plain_noise, days, carry), run.count // 2)
        run.row(
            f"{days} days, carry-over {carry}",
            Rate(found["ours"]),
            percent(found["one"]),
            percent(found["two"]),
        )


def _plain_noise(days: int, carry: float, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, days, int(carry * 10)])
    keys = [f"own:{i}" for i in range(8)]
    values = {key: answers(runs(rng, days, carry)) for key in ("pain", *keys)}
    series = DailySeries(FIRST, values)
    rows = find_patterns(series, [(key, "pain", 0) for key in keys])
    return {
        "ours": [any(row.verdict == "clear" for row in rows)],
        "one": [rule_one_finds(series, keys)],
        "two": [rule_two_finds(series, keys)],
    }


def speed(run: Run) -> None:
    """Ten years of days: what one reading of the list costs."""
    note = "Milliseconds of processor time, one thread; ratio to the naive correlation."
    run.section("Ten years (3,652 days)", note, "best", "middle", "ratio")
    rng = np.random.default_rng(run.seed)
    twelve = diary(rng, 3652, TWO_EFFECTS, Person())
    full = diary(rng, 3652, TWO_EFFECTS, Person(keys=ALL_KEYS))
    bare = _times(lambda: naive_p(twelve, TWELVE_PAIRS))
    for name, times in (
        ("naive correlation of twelve pairs", bare),
        ("twelve patterns", _times(lambda: find_patterns(twelve, TWELVE_PAIRS))),
        ("the same diary as the app shows it", _times(lambda: settled_patterns(twelve))),
        ("default family, 36 patterns", _times(lambda: find_patterns(full))),
        (
            "default family as the app shows it, with its last look",
            _times(lambda: settled_patterns(full)),
        ),
    ):
        middle = float(np.median(times))
        ratio = middle / float(np.median(bare))
        run.row(name, f"{min(times):.1f} ms", f"{middle:.1f} ms", f"{ratio:.0f}")


def _times(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(11):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return times
