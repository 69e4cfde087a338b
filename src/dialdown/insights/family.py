"""Which pairs are tested together, and what the verdicts are.

Everything in one list shares one error budget (Benjamini and Hochberg 1995, JRSS B 57:289): a list
with forty own scales keeps the same promise as a list with three rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dialdown.insights.factors import known_factors
from dialdown.insights.patterns import days_to_settle, measure
from dialdown.insights.results import Adjusted, Factor, Pair, Pattern
from dialdown.insights.series import Array, DailySeries

PRIMARY: tuple[Pair, ...] = (
    ("sleep_quality", "pain", 0),
    ("stress", "pain", 0),
    ("stress", "pain", 1),
)
"""The rows asked first, a family of their own."""

_OTHERS: tuple[Pair, ...] = (
    ("sleep_hours", "pain", 0),
    ("mood", "pain", 0),
    ("function", "pain", 0),
    ("fatigue", "pain", 0),
    ("brain_fog", "pain", 0),
    ("activity_minutes", "pain", 1),
    ("pain", "sleep_quality", 1),
)
_OPEN_ENDED = ("own:", "touch:", "tag:")
FEWEST_TICKS = 10
RULED_OUT = 0.35
"""No pattern seen: the interval in r units holds zero and lies within this on both sides.

The bound is meant for what is felt. Answers in two or three steps show a weaker r of the same,
so for them the bound shrinks by as much.
"""
SHARP = 0.20
"""How sharp an interval settles an open row."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Highest q for each of the two verdicts."""

    clear: float
    possible: float

    @property
    def half(self) -> "Levels":
        """What each of two sub-families may spend."""
        return Levels(self.clear / 2, self.possible / 2)


ONE_LOOK = Levels(0.05, 0.20)


def default_pairs(
    series: DailySeries, factors: Iterable[Factor] | None = None
) -> tuple[list[Pair], list[Pair]]:
    """The default family of this diary: its primary rows and all the rest.

    Own scales, sensitivities and tags stand in at lag 0 and 1, tags once ten days have them and ten
    have not. Where `factors` are given, own ones that are not among them are left out.
    """
    noted = {key for key, column in series.values.items() if np.isfinite(column).any()}
    if factors is not None:
        noted &= known_factors(factors).keys()
    primary = [pair for pair in PRIMARY if pair[0] in noted]
    rest = [pair for pair in _OTHERS if pair[0] in noted]
    for key in sorted(noted):
        if key.startswith(_OPEN_ENDED) and _often_enough(key, series.get(key)):
            rest += [(key, "pain", 0), (key, "pain", 1)]
    return primary, rest


def _often_enough(key: str, column: Array) -> bool:
    if not key.startswith("tag:"):
        return True
    return min(int((column == 1).sum()), int((column == 0).sum())) >= FEWEST_TICKS


def find_patterns(
    series: DailySeries,
    pairs: Sequence[Pair] | None = None,
    factors: Iterable[Factor] | None = None,
    levels: Levels = ONE_LOOK,
) -> list[Pattern]:
    """One look: every pair measured and judged, in the order asked.

    `pairs` (factor, outcome, lag in days) are one family; without them the default family of the
    diary is tested, its two halves at half the levels each.
    """
    factors = None if factors is None else list(factors)
    known = known_factors(factors)
    if pairs is not None:
        return judge([measure(series, pair, known) for pair in pairs], levels)
    halves = default_pairs(series, factors)
    return [row for half in halves for row in _half(series, half, known, levels)]


def _half(
    series: DailySeries, pairs: list[Pair], known: Mapping[str, Factor], levels: Levels
) -> list[Pattern]:
    return judge([measure(series, pair, known) for pair in pairs], levels.half)


def allow_for(
    series: DailySeries,
    pair: Pair,
    others: Sequence[tuple[str, int]],
    factors: Iterable[Factor] | None = None,
) -> Adjusted:
    """The pair once more, given other factors (key, lag) as well: sleep, allowing for stress.

    Only days with all of them count. Carries no verdict: it opens beneath a row that has one.
    """
    return Adjusted(measure(series, pair, known_factors(factors), others), tuple(others))


def judge(measured: Sequence[Pattern], levels: Levels) -> list[Pattern]:
    """The same rows with q and verdict, as one family."""
    tested = [row.p for row in measured if row.p is not None]
    adjusted = iter(benjamini_hochberg(tested))
    return [row if row.p is None else _judged(row, next(adjusted), levels) for row in measured]


def _judged(row: Pattern, q: float, levels: Levels) -> Pattern:
    low, high = row.r_low or 0.0, row.r_high or 0.0
    if q <= levels.clear:
        return replace(row, q=q, verdict="clear")
    if q <= levels.possible:
        return replace(row, q=q, verdict="possible")
    if low <= 0 <= high and max(-low, high) < RULED_OUT * row.sharpness:
        return replace(row, q=q, verdict="no pattern seen")
    more = days_to_settle(row.days, (high - low) / 2, SHARP)
    return replace(row, q=q, days_needed=more, reason="neither shown nor ruled out")


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Adjusted p values q: rows with q <= level have a false discovery rate of at most `level`."""
    values = np.asarray(p, dtype=float)
    order = np.argsort(values, kind="stable")
    raw = values[order] * len(values) / np.arange(1, len(values) + 1)
    adjusted = np.empty(len(values))
    adjusted[order] = np.minimum(np.minimum.accumulate(raw[::-1])[::-1], 1)
    return [float(q) for q in adjusted]


def one_row_each(patterns: Sequence[Pattern]) -> list[list[Pattern]]:
    """Rows grouped by factor and outcome, the lag with the smaller p first, in first-seen order."""
    groups: dict[tuple[str, str], list[Pattern]] = {}
    for row in patterns:
        groups.setdefault((row.factor, row.outcome), []).append(row)
    return [
        sorted(group, key=lambda row: (row.p is None, row.p or 0.0, row.lag_days))
        for group in groups.values()
    ]
