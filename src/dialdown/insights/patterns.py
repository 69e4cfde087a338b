"""One pattern measured: a factor at a lag against an outcome, with the readable split."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dialdown.insights.blur import sharpness, widen
from dialdown.insights.pairing import Paired, pair_up, safe_whitener
from dialdown.insights.regression import Fit, beside, regress
from dialdown.insights.results import Factor, Pair, Pattern, Split
from dialdown.insights.series import Array, DailySeries, fewest_other

FEWEST_DAYS = 21
FEWEST_FREE = 10
"""Degrees of freedom left for the errors."""
FEWEST_OTHER = 5
"""Days that are not the commonest answer."""
OWN_MOVEMENT = 0.3
"""Least share of a column's spread that the calendar must leave (91 % of variance explained)."""


def measure(
    series: DailySeries,
    pair: Pair,
    factors: Mapping[str, Factor],
    given: Sequence[tuple[str, int]] = (),
) -> Pattern:
    """The pair with everything but its verdict; `reason` says why where nothing can be computed."""
    paired = pair_up(series, pair, given)
    found = _testable(Pattern(*pair, days=len(paired.day)), paired)
    if found.reason:
        return found
    moved = beside(np.column_stack([paired.x, paired.y]), paired.background)
    own_x, own_y = (float(spread) for spread in moved.std(axis=0))
    if own_x < OWN_MOVEMENT * paired.x.std() or own_y < OWN_MOVEMENT * paired.y.std():
        return replace(found, reason="moves with the calendar")
    whiten = safe_whitener(series, pair, paired, FEWEST_FREE)
    fit = regress(paired.y, paired.x, paired.background, paired.day, whiten)
    scale, known = own_x / own_y, factors.get(pair[0])
    sharp = sharpness(paired.x, known)
    fit = widen(fit, moved[:, 0], paired.day, sharp)
    return replace(
        found,
        slope=fit.slope,
        low=fit.low,
        high=fit.high,
        r=fit.slope * scale,
        r_low=fit.low * scale,
        r_high=fit.high * scale,
        p=fit.p,
        split=worse_third(paired.x, paired.y, fit, known is not None and known.worse == "low"),
        outcome_sd=own_y,
        sharpness=sharp * sharpness(paired.y, factors.get(pair[1])),
    )


def _testable(found: Pattern, paired: Paired) -> Pattern:
    if found.days < FEWEST_DAYS:
        return replace(found, reason="too few days", days_needed=FEWEST_DAYS - found.days)
    if paired.free < FEWEST_FREE:
        return replace(found, reason="too few days", days_needed=FEWEST_FREE - paired.free)
    if min(fewest_other(paired.x), fewest_other(paired.y)) < FEWEST_OTHER:
        return replace(found, reason="nearly always the same answer")
    return found


def worse_third(x: Array, y: Array, fit: Fit, low_is_worse: bool) -> Split | None:
    """The person's own worse third of the factor against the rest.

    The cut looks at the factor only, never at the outcome, so it cannot be chosen to please. The
    difference is the slope times the distance between the groups, so it cannot contradict the
    interval. None where one group has under five days.
    """
    values, counts = np.unique(x, return_counts=True)
    share = (len(x) - np.cumsum(counts)[:-1]) / len(x)
    at = values[1:][np.abs(share - (2 / 3 if low_is_worse else 1 / 3)).argmin()]
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
