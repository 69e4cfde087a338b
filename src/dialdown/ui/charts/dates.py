"""Dates in words for axes and sentences, with the year where it is needed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

_WEEK = 7
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10)
_LARGEST_YEAR = 9999


def form(when: date, pattern: str) -> str:
    """A date as Qt's pattern says, in the language and country in force."""
    return QLocale().toString(QDate(when.year, when.month, when.day), pattern)


def short_day(when: date, today: date) -> str:
    """24 Aug; 24 Aug 2024 where the year is not this one."""
    return form(when, "d MMM" if when.year == today.year else "d MMM yyyy")


def spoken_day(when: date, today: date) -> str:
    """Monday 24 August; with the year where it is not this one."""
    return form(when, "dddd d MMMM" if when.year == today.year else "dddd d MMMM yyyy")


def date_ticks(first: date, last: date, most: int, today: date) -> list[tuple[date, str]]:
    """Up to `most` round dates from `first` to `last`, with their words.

    Days and weeks read `24 Aug`, with the year where it is not this one; months read `Aug`, with
    the year at the first one and at each January; years read `2026`.
    """
    days = (last - first).days + 1
    for step in _DAY_STEPS:
        if days / step <= most:
            return _with_years(_by_days(first, last, step), "d MMM", today.year)
    for step in _MONTH_STEPS:
        if days / (30.4 * step) <= most:
            return _with_years(_by_months(first, last, step), "MMM", None)
    step = next((s for s in _YEAR_STEPS if days / (365.25 * s) <= most), _YEAR_STEPS[-1])
    years = range(first.year, min(last.year, _LARGEST_YEAR) + 1)
    starts = [date(year, 1, 1) for year in years if year % step == 0]
    return [(when, form(when, "yyyy")) for when in starts if when >= first]


def _by_days(first: date, last: date, step: int) -> Iterator[date]:
    if step % _WEEK == 0:  # weeks begin on the same weekday wherever the window begins
        first += timedelta(days=(QLocale().firstDayOfWeek().value - 1 - first.weekday()) % _WEEK)
    odd = first.toordinal() // min(step, _WEEK) * min(step, _WEEK) % step
    when = first + timedelta(days=odd)  # the same days wherever the window begins
    while when <= last:
        yield when
        when += timedelta(days=step)


def _by_months(first: date, last: date, step: int) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, step):
            if first <= (when := date(year, month, 1)) <= last:
                yield when


def _with_years(ticks: Iterable[date], pattern: str, known: int | None) -> list[tuple[date, str]]:
    """The year stands where it differs from the tick before, or from the `known` one."""
    found = []
    for when in ticks:
        found.append((when, form(when, pattern if when.year == known else pattern + " yyyy")))
        known = when.year
    return found
