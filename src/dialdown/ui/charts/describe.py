"""What a chart shows, in words: for screen readers, for the line below it, for the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dialdown.domain.scales import Kind, Scale, duration_words
from dialdown.i18n import _, ngettext
from dialdown.insights import DailySeries
from dialdown.ui.charts.dates import form, short_day, spoken_day
from dialdown.ui.charts.marks import Mark
from dialdown.ui.charts.timeline_data import Array, Timeline, Weeks
from dialdown.ui.charts.window import Window


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one scale in a window; `low`, `high` and `usual` (median) need a day."""

    days: int
    of: int
    gaps: int
    longest_gap: int
    low: float = 0.0
    high: float = 0.0
    usual: float = 0.0


def facts(values: Array) -> Facts:
    """Days recorded, runs of blank days, and the lowest, highest and median value."""
    known = np.isfinite(values)
    edges = np.flatnonzero(np.diff(np.concatenate([[True], known, [True]]).astype(int)))
    lengths = edges[1::2] - edges[::2]
    found = values[known]
    numbers = (found.min(), found.max(), np.median(found)) if len(found) else (0.0, 0.0, 0.0)
    return Facts(
        len(found), len(values), len(lengths), int(lengths.max(initial=0)), *map(float, numbers)
    )


def dates_words(first: date, last: date) -> str:
    """`24 Aug 2026 to 22 Nov 2026`: for a picture, which may be looked at in another year."""
    return _("{first} to {last}").format(
        first=form(first, "d MMM yyyy"), last=form(last, "d MMM yyyy")
    )


def period_words(series: DailySeries) -> str:
    """From the first to the last day with pain; empty where there is none."""
    known = np.flatnonzero(np.isfinite(series.get("pain")))
    if not len(known):
        return ""
    return dates_words(series.day(int(known[0])), series.day(int(known[-1]))) + "."


def value_words(scale: Scale, value: float) -> str:
    """A value as the timeline holds it (durations in hours): 7, 6 h 30, 40 min, yes."""
    if scale.kind is Kind.DURATION:
        return duration_words(value * 60)
    if scale.kind is Kind.YES_NO and value not in (0.0, 1.0):
        return _("{percent} % of days").format(percent=round(value * 100))
    return scale.shown(round(value, 1))


def describe_timeline(
    timeline: Timeline, window: Window, shown: Sequence[Scale], marks: Iterable[Mark], today: date
) -> str:
    """Range, days, gaps, lowest, highest and usual value of pain, then of each scale shown."""
    parts = [
        _("From {first} to {last}.").format(
            first=short_day(window.first, today), last=short_day(window.last, today)
        )
    ]
    parts += [describe_scale(timeline, scale, window) for scale in shown]
    if names := [mark.label for mark in marks if mark.touches(window.first, window.last)]:
        parts.append(_("Also marked: {names}.").format(names="; ".join(names)))
    return " ".join(parts)


def describe_scale(timeline: Timeline, scale: Scale, window: Window) -> str:
    """`Pain: 86 of 88 days, 2 gaps, the longest 5 days. Lowest 2, highest 8, usually 5.`"""
    found = facts(timeline.get(scale.key, window.first, window.last))
    counted = _("{name}: {days} of {all} days").format(
        name=short_name(scale), days=found.days, all=found.of
    )
    if not found.days:
        return counted + "."
    return f"{counted}, {_gap_words(found)}. " + _(
        "Lowest {low}, highest {high}, usually {usual}."
    ).format(
        low=value_words(scale, found.low),
        high=value_words(scale, found.high),
        usual=value_words(scale, found.usual),
    )


def _gap_words(found: Facts) -> str:
    if not found.gaps:
        return _("no gaps")
    counted = ngettext("{gaps} gap", "{gaps} gaps", found.gaps).format(gaps=found.gaps)
    longest = ngettext("the longest {days} day", "the longest {days} days", found.longest_gap)
    return f"{counted}, {longest.format(days=found.longest_gap)}"


def short_name(scale: Scale) -> str:
    """The name on a lane, where space is short."""
    names = {
        "pain": _("Pain"),
        "pain_worst": _("Worst pain"),
        "sleep_hours": _("Sleep"),
        "sleep_quality": _("Sleep quality"),
        "activity_minutes": _("Movement"),
    }
    return names.get(scale.key) or scale.title


def day_words(
    timeline: Timeline, day: date, shown: Sequence[Scale], marks: Iterable[Mark], today: date
) -> str:
    """One day as it is read out: its values, then what it lies in."""
    values = [
        _("{name} {value}").format(name=short_name(scale), value=value_words(scale, value))
        for scale in shown
        if np.isfinite(value := float(timeline.get(scale.key, day, day)[0]))
    ]
    words = ", ".join(values) or _("nothing noted")
    parts = [f"{spoken_day(day, today)}: {words}."]
    if timeline.flags(timeline.derived, day, day)[0]:
        parts.append(_("Pain is the average of timed readings."))
    if timeline.flags(timeline.late, day, day)[0]:
        parts.append(_("Written later."))
    parts += [
        f"{mark.label[:1].upper()}{mark.label[1:]}." for mark in marks if mark.touches(day, day)
    ]
    return " ".join(parts)


def week_words(weeks: dict[str, Weeks], at: int, shown: Sequence[Scale], today: date) -> str:
    """One week as it is read out: averages, with the range and the days of pain."""
    parts = []
    for scale in shown:
        week = weeks[scale.key]
        if week.days[at]:
            parts.append(
                _("{name} {mean} on average, {low} to {high}").format(
                    name=short_name(scale),
                    mean=value_words(scale, week.mean[at]),
                    low=value_words(scale, week.low[at]),
                    high=value_words(scale, week.high[at]),
                )
            )
    monday = weeks[shown[0].key].mondays[at]
    return _("Week from {monday} to {sunday}: {words}.").format(
        monday=short_day(monday, today),
        sunday=short_day(monday + timedelta(days=6), today),
        words="; ".join(parts) or _("nothing noted"),
    )
