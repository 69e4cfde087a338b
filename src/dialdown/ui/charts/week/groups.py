"""Averages and middle halves by day of the week and by part of the day. Nothing is tested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLocale, QTime

from dialdown.domain.day import Day
from dialdown.domain.scales import Kind, Scale
from dialdown.i18n import _, ngettext
from dialdown.ui.charts.columns.scene import Column, ColumnScene, mean_words
from dialdown.ui.charts.describe import short_name
from dialdown.ui.charts.tables import Table
from dialdown.ui.charts.timeline_data import Array, Timeline
from dialdown.ui.words import first_weekday

FEWEST = 4
"""Answers below which a group is shown hollow and left out of every sentence."""
FEWEST_MOMENTS = 12
"""Moments below which parts of the day are not shown."""
_DAYS, _PART = 7, 6


@dataclass(frozen=True)
class Group:
    """The answers of one weekday or part of the day; `count` says how many."""

    name: str
    short: str
    count: str
    values: Array

    @property
    def few(self) -> bool:
        """Too few for a sentence."""
        return len(self.values) < FEWEST

    @property
    def mean(self) -> float | None:
        """The average; None without an answer."""
        return float(self.values.mean()) if len(self.values) else None

    @property
    def middle(self) -> tuple[float, float] | None:
        """Lower and upper quartile (linear between answers); None for too few."""
        if self.few:
            return None
        low, high = np.percentile(self.values, [25, 75])
        return float(low), float(high)


def by_weekday(timeline: Timeline, key: str) -> list[Group]:
    """All days of the diary with this scale, from the first day of the week on."""
    values = timeline.values.get(key, np.zeros(0))
    weekday = (timeline.first.weekday() + np.arange(len(values))) % _DAYS
    locale, groups = QLocale(), []
    for day in ((first_weekday() + i) % _DAYS for i in range(_DAYS)):
        found = values[(weekday == day) & np.isfinite(values)]
        count = ngettext("{days} day", "{days} days", len(found)).format(days=len(found))
        name = locale.standaloneDayName(day + 1, QLocale.FormatType.LongFormat)
        short = locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat)
        groups.append(Group(name, short, count, found))
    return groups


def by_part_of_day(days: Iterable[Day]) -> list[Group]:
    """All moments by the hour on the wall: night, morning, afternoon, evening."""
    noted = [(moment.at.at.hour // _PART, moment.pain) for day in days for moment in day.moments]
    names = (_("Night"), _("Morning"), _("Afternoon"), _("Evening"))
    groups = []
    for part, name in enumerate(names):
        found = np.array([pain for at, pain in noted if at == part], dtype=float)
        count = ngettext("{count} moment", "{count} moments", len(found)).format(count=len(found))
        groups.append(Group(_part_name(name, part), name, count, found))
    return groups


def _part_name(name: str, part: int) -> str:
    """`Morning, 06:00 to 12:00`, in the habit of the country."""
    ends = [QTime(_PART * at % 24, 0) for at in (part, part + 1)]
    first, last = (QLocale().toString(at, QLocale.FormatType.ShortFormat) for at in ends)
    return _("{part}, {first} to {last}").format(part=name, first=first, last=last)


def enough_moments(groups: Sequence[Group]) -> bool:
    """Whether parts of the day can stand beside each other at all."""
    known = sum(not group.few for group in groups)
    return known > 1 and sum(len(group.values) for group in groups) >= FEWEST_MOMENTS


def scene_of(scale: Scale, groups: Sequence[Group]) -> ColumnScene:
    """One column a group. Yes and no have no middle half."""
    columns = [
        Column(
            group.name, group.short, group.count, str(len(group.values)), spoken(scale, group),
            mean=group.mean, middle=group.middle if scale.kind is not Kind.YES_NO else None,
            hollow=group.few,
        )
        for group in groups
    ]  # fmt: skip
    return ColumnScene(scale, columns)


def spoken(scale: Scale, group: Group) -> str:
    """One group as it is read out."""
    if group.mean is None:
        return _("{group}: nothing noted.").format(group=group.name)
    mean = mean_words(scale, group.mean)
    if group.few:
        return _("{group}: only {count}, {mean} on average.").format(
            group=group.name, count=group.count, mean=mean
        )
    if scale.kind is Kind.YES_NO or group.middle is None:
        return _("{group}: {mean}, {count}.").format(group=group.name, mean=mean, count=group.count)
    low, high = (mean_words(scale, end) for end in group.middle)
    return _("{group}: {mean} on average, middle half {low} to {high}, {count}.").format(
        group=group.name, mean=mean, low=low, high=high, count=group.count
    )


def described(scale: Scale, groups: Sequence[Group]) -> str:
    """All groups in words; of those with few answers only how many there are."""
    parts = [short_name(scale) + ".", *(spoken(scale, group) for group in groups if not group.few)]
    if few := [f"{group.name} ({group.count})" for group in groups if group.few]:
        parts.append(_("Too few for an average: {groups}.").format(groups=", ".join(few)))
    return " ".join(parts)


def range_words(scale: Scale, groups: Sequence[Group]) -> str:
    """From where to where the averages reach; names no group, since nothing is tested."""
    means = [group.mean for group in groups if not group.few and group.mean is not None]
    if len(means) < 2:
        return _("Not enough days yet for averages side by side.")
    return _("The averages lie from {low} to {high}.").format(
        low=mean_words(scale, min(means)), high=mean_words(scale, max(means))
    )


def table_of(scale: Scale, groups: Sequence[Group], first: str, counted: str) -> Table:
    """One row a group; `first` and `counted` name its column and its number."""
    header = [first, counted, _("Average"), _("Middle half from"), _("Middle half to")]
    rows = []
    for group in groups:
        middle = group.middle if scale.kind is not Kind.YES_NO else None
        numbers = [group.mean, *(middle or (None, None))]
        cells = ["" if number is None else mean_words(scale, number) for number in numbers]
        rows.append([group.name, str(len(group.values)), *cells])
    return Table(header, rows)
