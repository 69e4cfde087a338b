"""The days on which factor and outcome are both known, with the background of those days."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.build import HOUR
from dialdown.insights.regression import Days, calendar, regress
from dialdown.insights.results import Pair
from dialdown.insights.series import Array, DailySeries

_HOUR_SPREAD = 4.0
_FEWEST_HOURS = 21
_FEWEST_GAPS = 0.1
_FOLLOWS = 0.10
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
    return Paired(x[known], y[known], day, np.column_stack([background, *columns]))


def _shifted(series: DailySeries, key: str, lag: int) -> Array:
    values = series.get(key)
    kept = max(len(values) - lag, 0)
    return np.concatenate([np.full(len(values) - kept, np.nan), values[:kept]])


def _hour(series: DailySeries) -> Array:
    """The hour of the pain answer as a background column, if it varies much; else no column.

    Pain rises from morning to evening (Odrcich 2006, Pain 120:207), so answers given at very
    different hours are not alike. A day without a known hour takes the mean.
    """
    hour = series.get(HOUR)
    known = hour[np.isfinite(hour)]
    if len(known) < _FEWEST_HOURS or np.subtract(*np.percentile(known, [75, 25])) <= _HOUR_SPREAD:
        return np.empty((len(series), 0))
    return _in_spreads(np.where(np.isfinite(hour), hour, known.mean()))


def _in_spreads(values: Array) -> Array:
    """One column around zero, in its own spread."""
    around = values - values.mean() if len(values) else values
    return np.asarray(around / (around.std() + 1e-9 if len(values) else 1))[:, None]


def guard_feedback(series: DailySeries, pair: Pair, paired: Paired, fewest_free: int) -> Paired:
    """Let days after a gap have a slope of their own where the factor follows the day before.

    If yesterday's outcome moves the factor and yesterday is missing, the two look linked although
    the factor does nothing: the outcome carries over, unseen, into both. Days that follow a
    recorded day are safe, since what carried over is known. So where the factor follows the
    outcome of the day before (at p < .10, asked only if a tenth of the days follow a gap), the
    slope is taken from the safe days, and the others still inform level, background and carry-over.
    """
    after_gap = np.diff(paired.day, prepend=paired.day[0] - 2) > 1
    safe_days = int((~after_gap).sum())
    if after_gap.mean() < _FEWEST_GAPS or safe_days < paired.background.shape[1] + 3 + fewest_free:
        return paired
    if not _follows_outcome(series, pair):
        return paired
    own = [after_gap, (paired.x - paired.x.mean()) * after_gap]
    return Paired(paired.x, paired.y, paired.day, np.column_stack([paired.background, *own]))


def _follows_outcome(series: DailySeries, pair: Pair) -> bool:
    factor, outcome, lag = pair
    x, before = _shifted(series, factor, lag), _shifted(series, outcome, 1)
    known: NDArray[np.bool_] = np.isfinite(x) & np.isfinite(before)
    day = np.flatnonzero(known)
    if len(day) < _FEWEST_IN_A_ROW:
        return False
    background = calendar(day, series.weekdays()[known])
    return regress(x[known], before[known], background, day).p < _FOLLOWS
