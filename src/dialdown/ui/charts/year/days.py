"""What the heat map of a year shows: its days, its months, its tables, and all of it in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import floor

import numpy as np

from dialdown.domain.scales import Kind, Scale
from dialdown.i18n import _, ngettext
from dialdown.ui.charts.dates import form, short_day
from dialdown.ui.charts.describe import day_words, short_name, value_words
from dialdown.ui.charts.marks import Mark
from dialdown.ui.charts.tables import Table
from dialdown.ui.charts.timeline_data import Array, Timeline
from dialdown.ui.widgets.heat import HeatCell

SHORTEST, LONGEST = 2, 12
"""Hours of sleep that have the lightest and the darkest shade; one hour is one step."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Days noted, and their mean, lowest and highest value; meaningless without a day."""

    days: int
    mean: float = 0.0
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True)
class YearDays:
    """One scale in one calendar year. `entered` holds the dates on which anything is recorded.

    `marks` are flares and pauses; `last` is the last day that can be chosen.
    """

    year: int
    scale: Scale
    timeline: Timeline
    entered: frozenset[date]
    marks: Sequence[Mark]
    today: date

    @property
    def first(self) -> date:
        """New Year's Day."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """New Year's Eve."""
        return date(self.year, 12, 31)

    @cached_property
    def values(self) -> Array:
        """A value a day, NaN where blank; durations in hours."""
        return self.timeline.get(self.scale.key, self.first, self.last)

    @cached_property
    def cells(self) -> list[HeatCell]:
        """How each day looks, from New Year's Day on."""
        derived = self._flags(self.timeline.derived) & (self.scale.key == "pain")
        late = self._flags(self.timeline.late)
        paused, flare = self._marked("pause"), self._marked("flare")
        return [
            HeatCell(
                step_of(self.scale, float(value)) if np.isfinite(value) else None,
                f"{value:.2g}" if np.isfinite(value) else "",
                day in self.entered, bool(derived[i]), bool(late[i]), bool(paused[i]),
                bool(flare[i]), day == self.today,
            )
            for i, (day, value) in enumerate(zip(self.dates(), self.values, strict=True))
        ]  # fmt: skip

    def month(self, number: int) -> Facts:
        """One month, 1 to 12."""
        start = (date(self.year, number, 1) - self.first).days
        end = (date(self.year, number + 1, 1) - self.first).days if number < 12 else None
        return _facts(self.values[start:end])

    @property
    def whole(self) -> Facts:
        """The whole year."""
        return _facts(self.values)

    def say(self, day: date) -> str:
        """One day as it is read out."""
        timeline = self.timeline
        if self.scale.key != "pain":  # what is said of pain is not about this scale
            timeline = replace(timeline, derived=np.zeros_like(timeline.derived))
        return day_words(timeline, day, [self.scale], self.marks, self.today)

    def dates(self) -> Iterator[date]:
        """Every day of the year."""
        return (self.first + timedelta(days=i) for i in range(len(self.values)))

    def _flags(self, which: np.ndarray) -> np.ndarray:
        return self.timeline.flags(which, self.first, self.last)

    def _marked(self, kind: str) -> np.ndarray:
        found = np.zeros(len(self.values), dtype=bool)
        for mark in self.marks:
            if mark.kind == kind and mark.touches(self.first, self.last):
                start = max((mark.start - self.first).days, 0)
                found[start : (mark.end - self.first).days + 1] = True
        return found


def offered(timeline: Timeline) -> list[Scale]:
    """The scales that can be shown: what was noted from 0 to 10, and the hours of sleep."""
    return [s for s in timeline.noted if s.kind is Kind.RATING or s.key == "sleep_hours"]


def step_of(scale: Scale, value: float) -> int:
    """The shade of a value, 0-10; ratings as everywhere, half an hour as the hour after it."""
    hours = scale.kind is Kind.DURATION
    return max(0, min(10, floor(value - SHORTEST + 0.5) if hours else round(value)))


def legend_numbers(scale: Scale) -> list[str]:
    """The value that each shade stands for."""
    start = SHORTEST if scale.kind is Kind.DURATION else 0
    return [str(start + step) for step in range(11)]


def legend_words(shown: YearDays) -> str:
    """What is shown, and what its ends mean."""
    scale = shown.scale
    name = _("{name}, {year}.").format(name=short_name(scale), year=shown.year)
    if scale.kind is Kind.DURATION:
        ends = _("In hours. {low} also stands for less, {high} for more.").format(
            low=SHORTEST, high=LONGEST
        )
        return f"{name} {ends}"
    low, high = scale.ends
    if not (low and high):
        return f"{name} " + _("From 0 to 10.")
    return f"{name} " + _("0 is {low}, 10 is {high}.").format(low=low, high=high)


def mark_words(shown: YearDays) -> str:
    """What the marks mean that occur in this year."""
    cells = shown.cells
    noted = [cell for cell in cells if cell.step is not None]
    today = (shown.today - shown.first).days
    blank = [c for c in cells[: max(today + 1, 0)] if c.step is None and not c.paused]
    words = [_("Dot: nothing noted.")] * any(not c.entry for c in blank)
    words += [_("Frame: only other answers.")] * any(c.entry for c in blank)
    words += [_("Grey: a pause.")] * any(c.paused for c in cells)
    words += [_("Line below: a flare.")] * any(c.flare for c in cells)
    words += [_("Cut corner: written later.")] * any(c.late for c in noted)
    words += [_("Hollow: the average of timed readings.")] * any(c.hollow for c in noted)
    return " ".join(words)


def describe_year(shown: YearDays) -> str:
    """Days noted, mean and range of the year; then days noted and mean of each month."""
    head = _("{name}, {year}:").format(name=short_name(shown.scale), year=shown.year)
    whole = shown.whole
    if not whole.days:
        return f"{head} " + _("nothing noted.")
    parts = [
        head,
        _("{days}, average {mean}, lowest {low}, highest {high}.").format(
            days=_days(whole.days), **_words(shown.scale, whole)
        ),
    ]
    for number in range(1, 13):
        name, found = _month_name(number), shown.month(number)
        if found.days:
            said = _("{month}: {days}, average {mean}.").format(
                month=name, days=_days(found.days), mean=_words(shown.scale, found)["mean"]
            )
            parts.append(said)
        elif date(shown.year, number, 1) <= shown.today:
            parts.append(_("{month}: nothing noted.").format(month=name))
    return " ".join(parts)


def month_table(shown: YearDays) -> Table:
    """One row a month; then one for the year."""
    rows = []
    for name, found in [
        *((_month_name(number), shown.month(number)) for number in range(1, 13)),
        (str(shown.year), shown.whole),
    ]:
        words = _words(shown.scale, found) if found.days else dict.fromkeys(("mean", "low", "high"))
        rows.append([name, str(found.days), *(words[k] or "" for k in ("mean", "low", "high"))])
    return Table([_("Month"), _("Days noted"), _("Average"), _("Lowest"), _("Highest")], rows)


def day_table(shown: YearDays) -> Table:
    """One row a day on which anything is recorded or marked."""
    rows = []
    for day, value, cell in zip(shown.dates(), shown.values, shown.cells, strict=True):
        if cell.step is None and not (cell.entry or cell.paused or cell.flare):
            continue
        number = value_words(shown.scale, float(value)) if cell.step is not None else ""
        also = [_("average of timed readings")] * (cell.hollow and cell.step is not None)
        also += [_("written later")] * cell.late
        also += [mark.label for mark in shown.marks if mark.touches(day, day)]
        rows.append([short_day(day, shown.today), number, "; ".join(also)])
    return Table([_("Day"), short_name(shown.scale), _("Also")], rows)


def _facts(values: Array) -> Facts:
    found = values[np.isfinite(values)]
    if not len(found):
        return Facts(0)
    return Facts(len(found), float(found.mean()), float(found.min()), float(found.max()))


def _words(scale: Scale, found: Facts) -> dict[str, str]:
    return {key: value_words(scale, getattr(found, key)) for key in ("mean", "low", "high")}


def _days(count: int) -> str:
    return ngettext("{n} day noted", "{n} days noted", count).format(n=count)


def _month_name(number: int) -> str:
    return form(date(2000, number, 1), "MMMM")
