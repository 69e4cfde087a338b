"""The data of the chart: pain with its worst, sleep and stress on one axis, and what went on."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, median

from dialdown.domain.day import Day
from dialdown.i18n import _, ngettext
from dialdown.summary.model import Band, ChartData, ChartPoint
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.words import date_words, number, range_words, tidy

_DAYS_SHOWN_SINGLY = 190
_WEEKS_UP_TO = 3 * 366


def chart_data(
    days: Iterable[Day], records: Records, period: Period, treatments: bool = True
) -> ChartData:
    """One point a day up to half a year, otherwise one for a week or for four.

    Without `treatments` none is marked.
    """
    step = 1 if len(period) <= _DAYS_SHOWN_SINGLY else 7 if len(period) <= _WEEKS_UP_TO else 28
    by_date = {day.date: day for day in days if day.date in period}
    starts = [period.first + timedelta(days=n) for n in range(0, len(period), step)]
    points = tuple(
        _point(start, [by_date[d] for d in _run(start, step) if d in by_date]) for start in starts
    )
    flares = _flares(records, period)
    return ChartData(
        period=period,
        step=step,
        points=points,
        treatments=_treatments(records, period) if treatments else (),
        flares=flares,
        visits=tuple(sorted(a.date for a in records.appointments if a.date in period)),
        text=_in_words(points, flares, period, step),
    )


def runs(points: Sequence[ChartPoint]) -> list[list[int]]:
    """Positions of the points with pain that follow one another without a gap."""
    found: list[list[int]] = []
    for at, point in enumerate(points):
        if point.pain is None:
            continue
        if found and found[-1][-1] == at - 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _run(start: date, step: int) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range(step))


def _point(start: date, days: Sequence[Day]) -> ChartPoint:
    pain = [day.pain for day in days if day.pain is not None]
    worst = [w for day in days if (w := day.value("pain_worst")) is not None]
    return ChartPoint(
        first=start,
        pain=fmean(pain) if pain else None,
        worst=max([*worst, *pain], default=None) if len(days) > 1 else max(worst, default=None),
        derived=len(days) == 1 and days[0].pain_is_derived,
        sleep=_mean(days, "sleep_hours"),
        stress=_mean(days, "stress"),
    )


def _mean(days: Sequence[Day], key: str) -> float | None:
    values = [value for day in days if (value := day.value(key)) is not None]
    return fmean(values) if values else None


def _flares(records: Records, period: Period) -> tuple[Band, ...]:
    found = []
    for flare in sorted(records.flares, key=lambda f: f.start):
        if not period.touches(flare.start, flare.end):
            continue
        last = min(flare.end or period.last, period.last)
        length = ((flare.end or period.last) - flare.start).days + 1
        label = ngettext("flare, {days} day", "flare, {days} days", length).format(days=length)
        found.append(Band(label, max(flare.start, period.first), last))
    return tuple(found)


def _treatments(records: Records, period: Period) -> tuple[Band, ...]:
    """Those that were going on, the ones that changed in the period first."""
    found: list[tuple[bool, date, Band]] = []
    for treatment in records.treatments:
        if not period.touches(treatment.start, treatment.end):
            continue
        steps = {s.start for s in records.dose_steps if s.treatment_id == treatment.id}
        edges = {treatment.start, *steps}
        within = tuple(sorted(when for when in edges if when in period))
        changed = bool(within) or (treatment.end is not None and treatment.end in period)
        band = Band(
            tidy(treatment.name),
            max(treatment.start, period.first),
            min(treatment.end or period.last, period.last),
            within,
        )
        found.append((not changed, treatment.start, band))
    return tuple(band for _changed, _start, band in sorted(found, key=lambda f: f[:2]))


def _in_words(
    points: Sequence[ChartPoint], flares: Sequence[Band], period: Period, step: int
) -> str:
    pain = [point.pain for point in points if point.pain is not None]
    when = range_words(*period.pair)
    if not pain:
        return _("No pain was recorded from {period}.").format(period=when)
    parts = [
        _unit_words(step, len(pain), when),
        _("Lowest {low}, highest {high}, in the middle {middle}.").format(
            low=number(min(pain)), high=number(max(pain)), middle=number(median(pain))
        ),
    ]
    breaks = len(runs(points)) - 1
    if breaks:
        parts.append(
            ngettext(
                "The line breaks {count} time, where days are blank.",
                "The line breaks {count} times, where days are blank.",
                breaks,
            ).format(count=breaks)
        )
    parts += [
        _("{flare}, from {start}.").format(
            flare=flare.label.capitalize(), start=date_words(flare.first)
        )
        for flare in flares
    ]
    return " ".join(parts)


def _unit_words(step: int, count: int, when: str) -> str:
    if step == 1:
        template = ngettext(
            "Pain on {count} day, {period}.", "Pain on {count} days, {period}.", count
        )
    elif step == 7:
        template = ngettext(
            "Mean pain of {count} week, {period}.", "Mean pain of {count} weeks, {period}.", count
        )
    else:
        template = ngettext(
            "Mean pain of {count} stretch of four weeks, {period}.",
            "Mean pain of {count} stretches of four weeks, {period}.",
            count,
        )
    return template.format(count=count, period=when)
