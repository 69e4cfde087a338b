"""The days on which factor and outcome are both known, with the background of those days."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.build import HOUR
from dialdown.insights.regression import (
    Days,
    Whitener,
    calendar,
    carried_over,
    day_after_day,
    regress,
)
from dialdown.insights.results import Pair
from dialdown.insights.series import Array, DailySeries

HOUR_SPREAD = 4.0
_FEWEST_HOURS = 21
FEWEST_GAPS = 0.1
FOLLOWS = 0.10
_FEWEST_IN_A_ROW = 30


@dataclass(frozen=True)
class Paired:
    """Factor `x` and outcome `y` on the days `day` that have both, no NaN, and the background."""

    x: Array
    y: Array
    day: Days
    background: Array

    @property
    def free(self) -> int:
        """Degrees of freedom left for the errors."""
        return len(self.day) - int(self.background.shape[1]) - 1


def pair_up(series: DailySeries, pair: Pair, given: Sequence[tuple[str, int]] = ()) -> Paired:
    """Days with the factor (`lag` days before), the outcome and every further factor in `given`."""
    factor, outcome, lag = pair
    x, y = _shifted(series, factor, lag), series.get(outcome)
    others = [_shifted(series, key, days) for key, days in given]
    known = np.isfinite(np.vstack([x, y, *others])).all(axis=0)
    day = np.flatnonzero(known)
    background = calendar(day, series.weekdays()[known]) if len(day) else np.empty((0, 1))
    columns = [_hour(series)[known], *(_in_spreads(other[known]) for other in others)]
    # Stacked as rows and turned, each column lies in one piece: half the time for ten years.
    background = np.vstack([part.T for part in (background, *columns)]).T
    return Paired(x[known], y[known], day, background)


def _shifted(series: DailySeries, key: str, lag: int) -> Array:
    values = series.get(key)
    kept = max(len(values) - lag, 0)
    return np.concatenate([np.full(len(values) - kept, np.nan), values[:kept]])


def _hour(series: DailySeries) -> Array:
    """The hour of the pain answer as a background column, if it varies much; else no column.

    Pain from nerves rises through the day (Odrcich 2006, Pain 120:207), and other pain has hours of
    its own; so answers at very different hours are not alike. A day of unknown hour takes the mean.
    """
    hour = series.get(HOUR)
    known = hour[np.isfinite(hour)]
    if len(known) < _FEWEST_HOURS or np.subtract(*np.percentile(known, [75, 25])) <= HOUR_SPREAD:
        return np.empty((len(series), 0))
    return _in_spreads(np.where(np.isfinite(hour), hour, known.mean()))


def _in_spreads(values: Array) -> Array:
    """One column around zero, in its own spread."""
    around = values - values.mean() if len(values) else values
    return np.asarray(around / (around.std() + 1e-9 if len(values) else 1))[:, None]


def safe_whitener(series: DailySeries, pair: Pair, paired: Paired, fewest_free: int) -> Whitener:
    """How to whiten: by every gap, or day after day where the factor follows the day before.

    If yesterday's outcome moves the factor and yesterday is missing, the two look linked although
    the factor does nothing: what carried over, unseen, is in both. A day whose day before is
    recorded is safe. So where the factor follows the outcome of the day before (at p < .10, asked
    only if a tenth of the days follow a gap), only the safe days speak.
    """
    safe = np.diff(paired.day) == 1
    free = int(safe.sum()) - int(paired.background.shape[1]) - 1
    if safe.mean() > 1 - FEWEST_GAPS or free < fewest_free:
        return carried_over
    return day_after_day if _follows_outcome(series, pair) else carried_over


def _follows_outcome(series: DailySeries, pair: Pair) -> bool:
    factor, outcome, lag = pair
    x, before = _shifted(series, factor, lag), _shifted(series, outcome, 1)
    known: NDArray[np.bool_] = np.isfinite(x) & np.isfinite(before)
    day = np.flatnonzero(known)
    if len(day) < _FEWEST_IN_A_ROW:
        return False
    background = calendar(day, series.weekdays()[known])
    return regress(x[known], before[known], background, day).p < FOLLOWS
