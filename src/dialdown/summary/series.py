"""Pain, or anything else, by date, as the charts compare it: days written late do not count."""

from collections.abc import Callable, Iterable

import numpy as np

from dialdown.domain.clock import Promptness
from dialdown.domain.day import Day
from dialdown.insights import DailySeries
from dialdown.summary.period import Period


def daily_series(
    days: Iterable[Day], key: str, read: Callable[[Day], float | None], span: Period
) -> DailySeries:
    """One element a day of `span` under one key, blank where nothing was noted or it was late."""
    column = np.full(len(span), np.nan)
    for day in days:
        if day.date in span and day.promptness is not Promptness.LATE:
            value = read(day)
            if value is not None:
                column[(day.date - span.first).days] = value
    return DailySeries(span.first, {key: column})


def pain_series(days: Iterable[Day], span: Period) -> DailySeries:
    """Pain alone."""
    return daily_series(days, "pain", lambda day: day.pain, span)
