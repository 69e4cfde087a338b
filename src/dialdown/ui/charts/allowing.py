"""The chosen row once more, allowing for what usually comes along with it."""

import numpy as np

from dialdown.insights import Pattern, allow_for, sentence
from dialdown.ui.charts.patterns_data import Patterns

_SLEEP = ("sleep_quality", "sleep_hours")


def allowing_words(found: Patterns, row: Pattern) -> str:
    """Sleep allowing for stress of the same day, stress for the night before; else empty.

    Also empty where the row itself was not measured, or where too few days have all of them.
    """
    other = _other(found, row)
    if not other or row.in_points is None:
        return ""
    factors = found.factors.values()
    once_more = allow_for(found.series, row.pair, [(other, 0)], factors)
    return sentence(once_more, factors) if once_more.pattern.in_points else ""


def _other(found: Patterns, row: Pattern) -> str:
    if row.outcome != "pain":
        return ""
    if row.factor in _SLEEP:
        return "stress"
    if row.factor != "stress":
        return ""
    counts = {key: int(np.isfinite(found.series.get(key)).sum()) for key in _SLEEP}
    return max(_SLEEP, key=lambda key: counts[key])
