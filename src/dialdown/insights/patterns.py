"""One pattern measured: a factor at a lag against an outcome, with the readable split."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dialdown.insights.build import HOUR
from dialdown.insights.regression import Days, Fit, calendar, regress, spread_within
from dialdown.insights.results import Factor, Pair, Pattern, Split
from dialdown.insights.series import Array, DailySeries, fewest_other

FEWEST_DAYS = 21
FEWEST_FREE = 10
"""Degrees of freedom left for the errors."""
FEWEST_OTHER = 5
"""Days that are not the commonest answer."""
_OWN_MOVEMENT = 0.3
"""Least share of a column's spread that the calendar must leave (91 % of variance explained)."""
_HOUR_SPREAD = 4.0


def measure(series: DailySeries, pair: Pair, factors: Mapping[str, Factor]) -> Pattern:
    """The pair with everything but its verdict; `reason` says why where nothing can be computed."""
    x, y, day, weekday, extra = _paired(series, pair)
    found = Pattern(*pair, days=len(day))
    if len(day) < FEWEST_DAYS:
        return replace(found, reason="too few days", days_needed=FEWEST_DAYS - len(day))
    background = np.column_stack([calendar(day, weekday), extra])
    free = len(day) - background.shape[1] - 1
    if free < FEWEST_FREE:
        return replace(found, reason="too few days", days_needed=FEWEST_FREE - free)
    if min(fewest_other(x), fewest_other(y)) < FEWEST_OTHER:
        return replace(found, reason="nearly always the same answer")
    own_x, own_y = spread_within(x, background), spread_within(y, background)
    if own_x < _OWN_MOVEMENT * x.std() or own_y < _OWN_MOVEMENT * y.std():
        return replace(found, reason="moves with the calendar")
    fit, scale = regress(y, x, background, day), own_x / own_y
    known = factors.get(pair[0])
    return replace(
        found,
        slope=fit.slope,
        low=fit.low,
        high=fit.high,
        r=fit.slope * scale,
        r_low=fit.low * scale,
        r_high=fit.high * scale,
        p=fit.p,
        split=worse_third(x, y, fit, known.worse == "low" if known else False),
        outcome_sd=own_y,
    )


def _paired(series: DailySeries, pair: Pair) -> tuple[Array, Array, Days, Days, Array]:
    """Factor, outcome, day numbers, weekdays and further background, of the days with both."""
    factor, outcome, lag = pair
    x, y = series.get(factor), series.get(outcome)
    x = np.concatenate([np.full(min(lag, len(x)), np.nan), x[: max(len(x) - lag, 0)]])
    both = np.isfinite(x) & np.isfinite(y)
    return x[both], y[both], np.flatnonzero(both), series.weekdays()[both], _hour(series)[both]


def _hour(series: DailySeries) -> Array:
    """The hour of the pain answer as a background column, if it varies much; else no column.

    Pain rises from morning to evening (Odrcich 2006, Pain 120:207), so answers given at very
    different hours are not alike. A day without a known hour takes the mean.
    """
    hour = series.get(HOUR)
    known = hour[np.isfinite(hour)]
    if len(known) < FEWEST_DAYS or np.subtract(*np.percentile(known, [75, 25])) <= _HOUR_SPREAD:
        return np.empty((len(series), 0))
    filled = np.where(np.isfinite(hour), hour, known.mean())
    return np.asarray((filled - known.mean()) / known.std())[:, None]


def worse_third(x: Array, y: Array, fit: Fit, low_is_worse: bool) -> Split | None:
    """The person's own worse third of the factor against the rest.

    The cut looks at the factor only, never at the outcome, so it cannot be chosen to please. The
    difference is the slope times the distance between the groups, so it cannot contradict the
    interval. None where one group has under five days.
    """
    values = np.unique(x)[1:]
    share = np.array([(x >= value).mean() for value in values])
    at = values[np.abs(share - (2 / 3 if low_is_worse else 1 / 3)).argmin()]
    above = x >= at
    if min(above.sum(), (~above).sum()) < FEWEST_OTHER:
        return None
    step = float(x[above].mean() - x[~above].mean()) * (-1 if low_is_worse else 1)
    low, high = sorted((fit.low * step, fit.high * step))
    return Split(
        at=float(at),
        days_below=int((~above).sum()),
        days_above=int(above.sum()),
        mean_below=float(y[~above].mean()),
        mean_above=float(y[above].mean()),
        difference=fit.slope * step,
        low=low,
        high=high,
    )


def days_to_settle(days: int, half_width: float, wanted: float) -> int:
    """More days until the interval, in r units, is about `wanted` to either side."""
    return math.ceil(days * max((half_width / wanted) ** 2 - 1, 0.25))
