"""The diary as the timeline shows it: one number a calendar day and scale, NaN where blank.

Unlike the series that patterns are computed from, it holds every day, also those written late.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dialdown.domain.clock import Promptness
from dialdown.domain.day import Day
from dialdown.domain.scales import SCALES, Kind, Scale

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

DAYS_SHOWN_SINGLY = 731
"""Up to two years are drawn day by day, more as weeks."""
_WEEK = 7


@dataclass(frozen=True)
class Timeline:
    """Values by calendar day; element 0 belongs to `first`. Durations are in hours.

    `derived` marks pain that is the mean of moments, `late` days written more than 48 h late.
    """

    first: date
    values: dict[str, Array]
    derived: Flags
    late: Flags
    scales: dict[str, Scale]

    def __len__(self) -> int:
        """Calendar days from the first recorded to the last, recorded or not."""
        return len(self.late)

    @property
    def last(self) -> date:
        """The last recorded day; the day before `first` in an empty diary."""
        return self.first + timedelta(days=len(self) - 1)

    def get(self, key: str, first: date, last: date) -> Array:
        """The values of `key` from `first` to `last` inclusive, blank where the diary ends."""
        column = self.values.get(key)
        found = np.full(max((last - first).days + 1, 0), math.nan)
        if column is not None:
            self._copy(column, found, first)
        return found

    def flags(self, which: Flags, first: date, last: date) -> Flags:
        """`derived` or `late` from `first` to `last` inclusive."""
        found = np.zeros(max((last - first).days + 1, 0), dtype=bool)
        self._copy(which, found, first)
        return found

    @cached_property
    def noted(self) -> list[Scale]:
        """The scales that were ever answered, in their order, own ones last."""
        return [scale for key, scale in self.scales.items() if key in self.values]

    def _copy(self, column: NDArray, found: NDArray, first: date) -> None:
        start = (first - self.first).days
        low, high = max(start, 0), min(start + len(found), len(column))
        if low < high:
            found[low - start : high - start] = column[low:high]


def build_timeline(days: Iterable[Day], own_scales: Iterable[Scale] = ()) -> Timeline:
    """Every recorded day. `own_scales` are known beside the built-in ones."""
    scales = {scale.key: scale for scale in (*SCALES, *own_scales)}
    noted = {day.date: day for day in days if not day.is_empty}
    if not noted:
        nothing = np.zeros(0, dtype=bool)
        return Timeline(date(2000, 1, 1), {}, nothing, nothing, scales)
    first, length = min(noted), (max(noted) - min(noted)).days + 1
    values: dict[str, Array] = {}
    derived, late = np.zeros((2, length), dtype=bool)
    for day in noted.values():
        at = (day.date - first).days
        derived[at] = day.pain_is_derived
        late[at] = day.promptness is Promptness.LATE
        for key, value in _numbers(day, scales):
            values.setdefault(key, np.full(length, math.nan))[at] = value
    return Timeline(first, values, derived, late, scales)


def _numbers(day: Day, scales: dict[str, Scale]) -> Iterable[tuple[str, float]]:
    if day.pain is not None:
        yield "pain", day.pain
    for key, answer in day.answers.items():
        if key != "pain" and key in scales and answer.value is not None:
            in_hours = scales[key].kind is Kind.DURATION
            yield key, answer.value / 60 if in_hours else answer.value


@dataclass(frozen=True)
class Weeks:
    """One scale by week: the Mondays, and mean, lowest, highest and days recorded of each."""

    mondays: list[date]
    mean: Array
    low: Array
    high: Array
    days: NDArray[np.int64]


def by_week(timeline: Timeline, key: str, first: date, last: date) -> Weeks:
    """Whole calendar weeks that touch `first` to `last`; a week without the scale is blank."""
    monday = first - timedelta(days=first.weekday())
    end = last + timedelta(days=_WEEK - 1 - last.weekday())
    table = timeline.get(key, monday, end).reshape(-1, _WEEK)
    known = np.isfinite(table)
    days = known.sum(1)
    blank = np.where(days == 0, math.nan, 0.0)
    mean = np.where(known, table, 0.0).sum(1) / np.maximum(days, 1) + blank
    low = np.where(known, table, math.inf).min(1)
    high = np.where(known, table, -math.inf).max(1)
    mondays = [monday + timedelta(days=_WEEK * i) for i in range(len(table))]
    some = days > 0
    nothing = np.full(len(table), math.nan)
    return Weeks(mondays, mean, np.where(some, low, nothing), np.where(some, high, nothing), days)
