"""Level changes: a treatment's start, a trial's blocks, one period against another, a trend.

All by the one regression, with carry-over and reporting noise both averaged out, since a step and a
line are slow signals. A change counts as large from 2 points or 30 percent, whichever is less
(Farrar 2001, Pain 94:149; Dworkin 2008, J Pain 9:105). For what one person's before and after can
and cannot show see Manolov and Moeyaert 2017 (Behavior Therapy 48:97).
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.regression import Days, carried_over_with_noise, regress
from dialdown.insights.results import Change, ChangeVerdict, Trend
from dialdown.insights.series import Array, DailySeries, fewest_other

Kind = Literal["treatment", "trial", "periods"]
Period = tuple[date, date]
"""First and last day, both counted."""
Block = tuple[date, date, bool]
"""First and last day of a trial's block, and whether the change was on in it."""

DAYS_BEFORE = 90
DAYS_AFTER = 30
_FEWEST_TREATMENT = 14
_FEWEST_PERIOD = 10
_FEWEST_TREND = 28
_FEWEST_OTHER = 5
_LARGE_POINTS = 2.0
_LARGE_SHARE = 0.3


def compare_treatment(
    series: DailySeries,
    outcome: str,
    start: date,
    settle_days: int = 0,
    end: date | None = None,
) -> Change:
    """Up to 90 days before `start` against 30 days after it plus the settling time.

    All days before count, the last ones too: the carry-over then takes off what would have gone
    back to usual by itself. `end` is the last day of the treatment, if it ended.
    """
    day = np.arange(len(series))
    first = series.index(start)
    last = first + settle_days + DAYS_AFTER
    if end is not None:
        last = min(last, series.index(end) + 1)
    before = (day >= first - DAYS_BEFORE) & (day < first)
    after = (day >= first + settle_days) & (day < last)
    return _compare("treatment", series, outcome, before, after, _FEWEST_TREATMENT)


def compare_periods(series: DailySeries, outcome: str, earlier: Period, later: Period) -> Change:
    """The days of `later` against the days of `earlier`; a day in both counts as later."""
    after = _within(series, later)
    before = _within(series, earlier) & ~after
    return _compare("periods", series, outcome, before, after, _FEWEST_PERIOD)


def compare_trial(
    series: DailySeries, outcome: str, blocks: Sequence[Block], settle_days: int = 0
) -> Change:
    """Blocks with the change against blocks without it, in the order in which they were drawn.

    The first `settle_days` of each block are left out. Every block needs ten recorded days.
    """
    without = np.zeros(len(series), dtype=bool)
    with_change = without.copy()
    noted = np.isfinite(series.get(outcome))
    lacking = 0
    for first, last, changed in blocks:
        days = _within(series, (first, last))
        days[: max(series.index(first) + settle_days, 0)] = False
        lacking += max(_FEWEST_PERIOD - int((days & noted).sum()), 0)
        (with_change if changed else without)[days] = True
    return _compare("trial", series, outcome, without, with_change, _FEWEST_PERIOD, lacking)


def find_trend(series: DailySeries, outcome: str = "pain", span: int = 90) -> Trend | None:
    """Change along a straight line over the last `span` days; None if too little was recorded."""
    values = series.get(outcome)[-span:]
    day = np.flatnonzero(np.isfinite(values))
    if len(day) < _FEWEST_TREND or fewest_other(values[day]) < _FEWEST_OTHER:
        return None
    level = np.ones((len(day), 1))
    fit = regress(values[day], day / span - 0.5, level, day, carried_over_with_noise)
    return Trend(outcome, span, len(day), fit.slope, fit.low, fit.high, fit.p)


def _within(series: DailySeries, period: Period) -> NDArray[np.bool_]:
    day = np.arange(len(series))
    return (day >= series.index(period[0])) & (day <= series.index(period[1]))


def _compare(
    kind: Kind,
    series: DailySeries,
    outcome: str,
    before: NDArray[np.bool_],
    after: NDArray[np.bool_],
    fewest: int,
    lacking: int = 0,
) -> Change:
    values = series.get(outcome)
    before, after = before & np.isfinite(values), after & np.isfinite(values)
    counts = int(before.sum()), int(after.sum())
    day = np.flatnonzero(before | after)
    lacking = max(lacking, sum(max(fewest - n, 0) for n in counts))
    if lacking or fewest_other(values[day]) < _FEWEST_OTHER:
        return Change(kind, outcome, *counts, days_needed=lacking)
    return _changed(kind, outcome, values[day], after[day], day)


def _changed(
    kind: Kind, outcome: str, values: Array, after: NDArray[np.bool_], day: Days
) -> Change:
    level = np.ones((len(day), 1))
    fit = regress(values, after.astype(float), level, day, carried_over_with_noise)
    mean_before = float(values[~after].mean())
    return Change(
        kind=kind,
        outcome=outcome,
        days_before=int((~after).sum()),
        days_after=int(after.sum()),
        before=mean_before,
        after=float(values[after].mean()),
        difference=fit.slope,
        low=fit.low,
        high=fit.high,
        p=fit.p,
        verdict=change_verdict(fit.slope, fit.low, fit.high, mean_before),
    )


def change_verdict(difference: float, low: float, high: float, before: float) -> ChangeVerdict:
    """The one wording for every change, from its interval and its size."""
    if low <= 0 <= high:
        return "no clear change"
    large = abs(difference) >= min(_LARGE_POINTS, _LARGE_SHARE * abs(before))
    if difference < 0:
        return "clearly lower" if large else "a little lower"
    return "clearly higher" if large else "a little higher"
