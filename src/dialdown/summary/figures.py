"""The data box, the five tiles and the own scales: this period beside the one before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from dialdown.domain.clock import Promptness
from dialdown.domain.day import TYPED, Day
from dialdown.domain.records import OwnScale, Pause
from dialdown.domain.scales import Kind, Scale, duration_words
from dialdown.i18n import _
from dialdown.insights import Change, compare_periods, verdict_words
from dialdown.summary.model import DataBox, Figure
from dialdown.summary.period import Period
from dialdown.summary.series import daily_series
from dialdown.summary.words import number

HIGH_FROM = 7
LOW_UP_TO = 3

Read = Callable[[Day], float | None]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is read from a day, and how a list of it is said in a few words."""

    key: str
    label: str
    read: Read
    say: Callable[[Sequence[float]], str]
    typed: bool = False


def data_box(days: Iterable[Day], pauses: Iterable[Pause], period: Period) -> DataBox:
    """How many days there are of each kind. A pause is no gap: nothing is missing in it."""
    found = period.days(days)
    recorded = {day.date for day in found}
    when = [day.promptness for day in found]
    paused = {d for pause in pauses for d in _common(period, pause) if d not in recorded}
    gaps = _gaps(period, recorded | paused)
    return DataBox(
        total=len(period),
        recorded=len(found),
        same_day=when.count(Promptness.SAME_DAY),
        on_time=when.count(Promptness.ON_TIME),
        late=when.count(Promptness.LATE),
        unknown=when.count(Promptness.UNKNOWN),
        imported=sum(day.source != TYPED for day in found),
        paused=len(paused),
        blank=sum(gaps),
        longest_gap=max(gaps, default=0),
        pain=sum(day.pain is not None for day in found),
    )


def tiles(days: Iterable[Day], period: Period) -> tuple[Figure, ...]:
    """Average pain, days at 7 or more, days at 3 or less, function, sleep."""
    measures = (
        _Measure("pain", _("Average pain"), lambda day: day.pain, _mean),
        _Measure("high", _("Days at 7 or more"), _at_least(HIGH_FROM), _of_days),
        _Measure("low", _("Days at 3 or less"), _up_to(LOW_UP_TO), _of_days),
        _Measure("function", _("Did what mattered"), lambda day: day.value("function"), _mean),
        _Measure("sleep_hours", _("Sleep"), _hours_slept, _hours),
    )
    return tuple(_figure(measure, days, period) for measure in measures)


def own_scales(
    days: Iterable[Day], scales: Iterable[OwnScale], period: Period
) -> tuple[Figure, ...]:
    """The person's own scales that were answered in the period, in their order."""
    shown = sorted((s for s in scales if not s.hidden), key=lambda s: (s.position, s.name))
    found = (_figure(_own(scale.scale), days, period) for scale in shown)
    return tuple(figure for figure in found if figure.value)


def _figure(measure: _Measure, days: Iterable[Day], period: Period) -> Figure:
    values = list(_values(measure.read, days, period).values())
    if not values:
        return Figure(measure.key, measure.label, "", typed=measure.typed)
    earlier = list(_values(measure.read, days, period.before).values())
    change = _compared(measure, days, period)
    direction = 0
    if change.verdict.endswith(("lower", "higher")):
        direction = -1 if change.verdict.endswith("lower") else 1
    return Figure(
        measure.key,
        measure.label,
        measure.say(values),
        measure.say(earlier) if earlier else "",
        _change_words(change) if earlier else "",
        direction,
        measure.typed,
    )


def _compared(measure: _Measure, days: Iterable[Day], period: Period) -> Change:
    """As the charts compare periods: days written late do not count."""
    span = Period(period.before.first, period.last)
    series = daily_series(days, measure.key, measure.read, span)
    return compare_periods(series, measure.key, period.before.pair, period.pair)


def _change_words(change: Change) -> str:
    if change.verdict != "not enough days yet":
        return verdict_words(change)
    return _("too few days to compare") if change.days_needed else _("too alike to compare")


def _values(read: Read, days: Iterable[Day], period: Period) -> dict[date, float]:
    found = ((day.date, read(day)) for day in days if day.date in period)
    return {when: value for when, value in found if value is not None}


def _own(scale: Scale) -> _Measure:
    says = {Kind.YES_NO: _of_days, Kind.DURATION: lambda v: duration_words(fmean(v))}
    return _Measure(
        scale.key, scale.title, lambda day: day.value(scale.key), says.get(scale.kind, _mean), True
    )


def _at_least(limit: float) -> Read:
    return lambda day: None if day.pain is None else float(day.pain >= limit)


def _up_to(limit: float) -> Read:
    return lambda day: None if day.pain is None else float(day.pain <= limit)


def _hours_slept(day: Day) -> float | None:
    minutes = day.value("sleep_hours")
    return None if minutes is None else minutes / 60


def _mean(values: Sequence[float]) -> str:
    return number(fmean(values))


def _of_days(values: Sequence[float]) -> str:
    return _("{count} of {days}").format(count=round(sum(values)), days=len(values))


def _hours(values: Sequence[float]) -> str:
    return duration_words(fmean(values) * 60)


def _common(period: Period, pause: Pause) -> Iterable[date]:
    if not period.touches(pause.start, pause.end):
        return ()
    return Period(max(period.first, pause.start), min(period.last, pause.end or period.last))


def _gaps(period: Period, accounted_for: set[date]) -> list[int]:
    """Lengths of the runs of days that are not accounted for."""
    gaps: list[int] = []
    open_gap = False
    for when in period:
        if when in accounted_for:
            open_gap = False
        elif open_gap:
            gaps[-1] += 1
        else:
            gaps.append(1)
            open_gap = True
    return gaps
