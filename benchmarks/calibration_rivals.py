"""What others do, to print beside the engine: plain correlation, and two rules read in public code.

Rule 1: any of three factors with Pearson |r| >= .5 over at least five entries. Rule 2: any of eight
factors at lags 0 to 2 with Spearman |rho| >= .3 and p < .05 over at least ten entries.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dialdown.insights import DailySeries, Pair
from dialdown.insights.family import benjamini_hochberg
from dialdown.insights.student import critical_value, two_sided_p

Array = NDArray[np.float64]


def pearson(x: Array, y: Array) -> float:
    """Plain correlation; 0 where one of the two does not move."""
    if len(x) < 3 or x.std() == 0 or y.std() == 0:
        return 0.0
    return float(((x - x.mean()) * (y - y.mean())).mean() / (x.std() * y.std()))


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


def naive_finds(series: DailySeries, pairs: Sequence[Pair]) -> bool:
    """Whether any plain correlation has p < .05."""
    return min(naive_p(series, pairs)) < 0.05


def naive_adjusted_finds(series: DailySeries, pairs: Sequence[Pair]) -> bool:
    """Whether any does after Benjamini and Hochberg's correction."""
    return min(benjamini_hochberg(naive_p(series, pairs))) <= 0.05


def rule_one(pain: Array, factors: Array) -> bool:
    """The first peer's rule on complete days."""
    return len(pain) >= 5 and any(abs(pearson(x, pain)) >= 0.5 for x in factors[:3])


def rule_two(pain: Array, factors: Array) -> bool:
    """The second peer's rule on complete days."""
    for x in factors:
        for lag in (0, 1, 2):
            before, after = ranks(x[: len(x) - lag]), ranks(pain[lag:])
            rho = pearson(before, after)
            if len(after) >= 10 and abs(rho) >= 0.3 and correlation_p(rho, len(after)) < 0.05:
                return True
    return False


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
