"""One period against another: which days, which outcomes, words and table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from dialdown.domain.scales import Kind, Scale
from dialdown.i18n import _
from dialdown.insights import Change, compare_periods, sentence, verdict_words
from dialdown.summary.period import Period
from dialdown.ui.charts.changes.days_plot import DaysPicture, Stretch, Tone
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.describe import short_name, value_words
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.row_words import points_words
from dialdown.ui.charts.tables import Table
from dialdown.ui.records.wording import span_words

OUTCOMES = (
    "pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "mood", "function", "fatigue",
    "brain_fog",
)  # fmt: skip
"""What can be compared, beside own scales from 0 to 10."""
_RECENT, _BEFORE = 30, 90
Periods = tuple[Period, Period]
"""The earlier one and the later one."""


def last_month(today: date) -> Periods:
    """The 90 days before, and the last 30 with today."""
    start = today - timedelta(days=_RECENT - 1)
    return Period(start - timedelta(days=_BEFORE), start - timedelta(days=1)), Period(start, today)


def since_visit(visit: date, today: date) -> Periods:
    """From the visit to today, and as many days before it."""
    later = Period(visit, today)
    return later.before, later


def typed(dates: Sequence[date]) -> Periods:
    """Two periods from four dates, turned round where they stand in the wrong order."""
    one, other = (Period(*sorted(pair)) for pair in (dates[:2], dates[2:]))
    return (one, other) if one.pair <= other.pair else (other, one)


def outcomes(reading: Reading) -> list[Scale]:
    """Pain, and everything else of OUTCOMES and of the own ratings that was ever noted."""
    scales = reading.timeline.scales
    offered = [scales[key] for key in OUTCOMES]
    offered += [s for s in scales.values() if s.own and s.kind is Kind.RATING]
    noted = reading.series.values
    return [scale for scale in offered if scale.key == "pain" or scale.key in noted]


@dataclass(frozen=True)
class Comparison:
    """Two periods of one scale, as the engine compares them, with the days that count."""

    reading: Reading
    scale: Scale
    earlier: Period
    later: Period

    @cached_property
    def change(self) -> Change:
        """Worked out by the engine."""
        return compare_periods(
            self.reading.series, self.scale.key, self.earlier.pair, self.later.pair
        )

    @cached_property
    def days(self) -> list[tuple[date, float]]:
        """Noted days of either period, in order."""
        series = self.reading.series
        column = series.get(self.scale.key)
        found = (
            (series.day(int(at)), float(column[at])) for at in np.flatnonzero(column == column)
        )
        return [(day, value) for day, value in found if day in self.earlier or day in self.later]

    @property
    def overlap(self) -> bool:
        """Whether a day is in both; it counts as later."""
        return self.later.first <= self.earlier.last


def picture_of(found: Comparison) -> DaysPicture:
    """Days as dots, each period shaded, with its average as a line."""
    days, change = found.days, found.change
    return DaysPicture(
        scale=found.scale,
        first=min(found.earlier.first, found.later.first),
        last=max(found.earlier.last, found.later.last),
        today=found.reading.today,
        days=[day for day, _value in days],
        values=np.array([value for _day, value in days]),
        stretches=[
            _stretch(found.scale, found.earlier, "quiet", change.before, _("before: {value}")),
            _stretch(found.scale, found.later, "accent", change.after, _("after: {value}")),
        ],
    )


def _stretch(scale: Scale, period: Period, tone: Tone, mean: float | None, words: str) -> Stretch:
    if mean is None:
        return Stretch(*period.pair, tone)
    return Stretch(*period.pair, tone, mean, words.format(value=value_words(scale, mean)))


def say(found: Comparison) -> str:
    """The plain sentence."""
    return sentence(found.change, found.reading.factors.values())


def about(found: Comparison) -> str:
    """Which days were compared."""
    today = found.reading.today
    words = _("Before: {earlier}. After: {later}.").format(
        earlier=span_words(*found.earlier.pair, today), later=span_words(*found.later.pair, today)
    )
    return f"{words} " + _("A day in both counts as after.") if found.overlap else words


def day_words(found: Comparison, at: int) -> str:
    """One day as it is read out."""
    day, value = found.days[at]
    return _("{day}: {name} {value}, {part}.").format(
        day=short_day(day, found.reading.today), name=short_name(found.scale),
        value=value_words(found.scale, value), part=_part(found, day),
    )  # fmt: skip


def _part(found: Comparison, day: date) -> str:
    return _("after") if day in found.later else _("before")


def periods_table(found: Comparison) -> Table:
    """Both averages and their difference on top, then every day."""
    days, change = found.days, found.change
    if not days:
        return Table()
    today, scale = found.reading.today, found.scale
    rows = []
    for period, mean, count, part in (
        (found.earlier, change.before, change.days_before, _("before")),
        (found.later, change.after, change.days_after, _("after")),
    ):
        average = (
            "" if mean is None else _("{value} on average").format(value=value_words(scale, mean))
        )
        rows.append([span_words(*period.pair, today), average, part, str(count)])
    rows.append([_("Difference"), _difference(change), verdict_words(change), ""])
    rows += [
        [short_day(day, today), value_words(scale, value), _part(found, day), ""]
        for day, value in days
    ]
    return Table([_("When"), short_name(scale), _("Part"), _("Days")], rows)


def _difference(change: Change) -> str:
    if change.difference is None or change.low is None or change.high is None:
        return ""
    return _("{points}, likely {low} to {high}").format(
        points=points_words(change.difference),
        low=points_words(change.low),
        high=points_words(change.high),
    )
