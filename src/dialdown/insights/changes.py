"""Level changes: a treatment's start, a trial's blocks, one period against another, a trend.

All by the one regression, with carry-over and reporting noise both averaged out, since a step and a
line are slow signals. A change counts as large from 2 points or 30 percent, whichever is less
(Farrar 2001, Pain 94:149; Dworkin 2008, J Pain 9:105). For what one person's before and after can
and cannot show see Manolov and Moeyaert 2017 (Behavior Therapy 48:97).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.regression import Fit, carried_over_with_noise, regress
from dialdown.insights.results import Change, ChangeVerdict, Trend
from dialdown.insights.series import Array, DailySeries, fewest_other

Kind = Literal["treatment", "trial", "periods"]
Mask = NDArray[np.bool_]
Period = tuple[date, date]
"""First and last day, both counted."""
Block = tuple[date, date, bool]
"""First and last day of a trial's block, and whether the change was on in it."""

DAYS_BEFORE = 90
DAYS_AFTER = 30
LEARN_FROM = 365
FEWEST_TREATMENT = 14
FEWEST_PERIOD = 10
FEWEST_TREND = 28
_FEWEST_OTHER = 5
LARGE_POINTS = 2.0
LARGE_SHARE = 0.3


def compare_treatment(
    series: DailySeries,
    outcome: str,
    start: date,
    settle_days: int = 0,
    end: date | None = None,
) -> Change:
    """Up to 90 days before `start` against 30 days after it plus the settling time.

    All days before count, the last ones too: the carry-over then takes off what would have gone
    back to usual by itself. `end` is the last day of the treatment, if it ended. Where pain moved
    as much before without the start, the verdict says that it cannot be told.
    """
    day = np.arange(len(series))
    first = series.index(start)
    last = first + settle_days + DAYS_AFTER
    if end is not None:
        last = min(last, series.index(end) + 1)
    before = (day >= first - DAYS_BEFORE) & (day < first)
    after = (day >= first + settle_days) & (day < last)
    change = _compare("treatment", series, outcome, before, after, FEWEST_TREATMENT)
    if change.before is None or change.after is None or change.verdict == "no clear change":
        return change
    plain = change.after - change.before
    if _moved_as_much_before(series.get(outcome), first, settle_days, plain):
        return replace(change, verdict="too many ups and downs to tell")
    return change


def compare_periods(series: DailySeries, outcome: str, earlier: Period, later: Period) -> Change:
    """The days of `later` against the days of `earlier`; a day in both counts as later."""
    after = _within(series, later)
    before = _within(series, earlier) & ~after
    return _compare("periods", series, outcome, before, after, FEWEST_PERIOD)


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
        lacking += max(FEWEST_PERIOD - int((days & noted).sum()), 0)
        (with_change if changed else without)[days] = True
    return _compare("trial", series, outcome, without, with_change, FEWEST_PERIOD, lacking)


def find_trend(series: DailySeries, outcome: str = "pain", span: int = 90) -> Trend | None:
    """Change along a straight line over the last `span` days; None if too little was recorded."""
    values = series.get(outcome)
    noted = np.isfinite(values)
    first = max(len(series) - span, 0)
    recent = noted & (np.arange(len(series)) >= first)
    if recent.sum() < FEWEST_TREND or fewest_other(values[recent]) < _FEWEST_OTHER:
        return None
    line = np.where(recent, (np.arange(len(series)) - first) / span - 0.5, 0.0)
    fit = _fitted(values, line, recent)
    return Trend(outcome, span, int(recent.sum()), fit.slope, fit.low, fit.high, fit.p)


def _within(series: DailySeries, period: Period) -> Mask:
    day = np.arange(len(series))
    return (day >= series.index(period[0])) & (day <= series.index(period[1]))


def _compare(
    kind: Kind,
    series: DailySeries,
    outcome: str,
    before: Mask,
    after: Mask,
    fewest: int,
    lacking: int = 0,
) -> Change:
    values = series.get(outcome)
    before, after = before & np.isfinite(values), after & np.isfinite(values)
    counts = int(before.sum()), int(after.sum())
    lacking = max(lacking, sum(max(fewest - n, 0) for n in counts))
    if lacking or fewest_other(values[before | after]) < _FEWEST_OTHER:
        return Change(kind, outcome, *counts, days_needed=lacking)
    fit = _fitted(values, after.astype(float), before | after)
    level = float(values[before].mean())
    return Change(
        kind=kind,
        outcome=outcome,
        days_before=counts[0],
        days_after=counts[1],
        before=level,
        after=float(values[after].mean()),
        difference=fit.slope,
        low=fit.low,
        high=fit.high,
        p=fit.p,
        verdict=change_verdict(fit.slope, fit.low, fit.high, level),
    )


def _fitted(values: Array, column: Array, asked: Mask) -> Fit:
    """The regression on the days `asked`, with up to a year before them to learn from.

    The earlier days have a level of their own, so they say nothing about the change; they teach how
    pain moves by itself. Measured: carry-over .5, 2 points found 84 instead of 78 of 100 times.
    """
    first = int(np.flatnonzero(asked)[0])
    earlier = np.isfinite(values)
    earlier[first:] = False
    earlier[: max(first - LEARN_FROM, 0)] = False
    if earlier.sum() < FEWEST_TREATMENT:
        earlier[:] = False
    day = np.flatnonzero(asked | earlier)
    background = np.ones((len(day), 1))
    if earlier.any():
        background = np.column_stack([background, earlier[day]])
    return regress(values[day], column[day], background, day, carried_over_with_noise)


def _moved_as_much_before(values: Array, start: int, settle_days: int, change: float) -> bool:
    """Whether the same comparison, moved back by months, ever came out as large with no start.

    A slow wave cannot be told from an effect. Where the plain means have differed as much before,
    within the year that is learned from, saying more would be guessing.
    """
    for earlier in range(start - DAYS_AFTER, max(start - LEARN_FROM, 0), -DAYS_AFTER):
        before = values[max(earlier - DAYS_BEFORE, 0) : earlier]
        after = values[earlier + settle_days : min(earlier + settle_days + DAYS_AFTER, start)]
        before, after = before[np.isfinite(before)], after[np.isfinite(after)]
        if min(len(before), len(after)) < FEWEST_TREATMENT:
            continue
        if abs(after.mean() - before.mean()) >= abs(change):
            return True
    return False


def change_verdict(difference: float, low: float, high: float, before: float) -> ChangeVerdict:
    """The one wording for every change, from its interval and its size."""
    if low <= 0 <= high:
        return "no clear change"
    large = abs(difference) >= min(LARGE_POINTS, LARGE_SHARE * abs(before))
    if difference < 0:
        return "clearly lower" if large else "a little lower"
    return "clearly higher" if large else "a little higher"
