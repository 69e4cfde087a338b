"""What may follow the page: the list of days, larger charts, scores, chosen notes, about me."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from dialdown.domain.clock import Promptness
from dialdown.domain.day import NOTE, TYPED, Day
from dialdown.domain.scales import SCALE, SCALES, Kind, Scale
from dialdown.i18n import N_, _, ngettext
from dialdown.summary.chosen import Chosen
from dialdown.summary.model import Appendix, DayTable, Note, ScaleChart
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.scores import score_tables
from dialdown.summary.statements import about_lines
from dialdown.summary.words import date_words, number, range_words, tidy, typed

_COLUMNS = {
    "pain": N_("Pain"),
    "pain_worst": N_("Worst"),
    "sleep_hours": N_("Sleep"),
    "stress": N_("Stress"),
    "function": N_("Did what mattered"),
}
_WRITTEN = {
    Promptness.SAME_DAY: N_("same day"),
    Promptness.ON_TIME: N_("on time"),
    Promptness.LATE: N_("late"),
    Promptness.UNKNOWN: N_("time unknown"),
}
_FEWEST_POINTS = 2
_DAY_HOURS = 12 * 60.0
"""Top of a chart of hours, in minutes, unless more was noted."""


def appendix(days: Iterable[Day], records: Records, period: Period, chosen: Chosen) -> Appendix:
    """The parts that were chosen, about the days of the period."""
    parts = chosen.parts
    found = period.days(days)
    return Appendix(
        days=_day_table(found, period) if "days" in parts else None,
        charts=_charts(found, records, period, chosen) if "charts" in parts else (),
        scores=score_tables(records.scores, period.last) if "scores" in parts else (),
        notes=_notes(found, chosen.notes) if "notes" in parts else (),
        about=about_lines(records.about) if "about" in parts else (),
    )


def noted_days(days: Iterable[Day], period: Period) -> list[Day]:
    """Those of the period with a note, which can be chosen one by one."""
    return [day for day in period.days(days) if day.text(NOTE).strip()]


def drawn_scales(days: Iterable[Day], records: Records, period: Period) -> list[Scale]:
    """The scales that have a chart: built-in ones, then own ones, answered on two days or more."""
    own = sorted(
        (s for s in records.own_scales if not s.hidden), key=lambda s: (s.position, s.name)
    )
    found = period.days(days)
    every = [*SCALES, *(record.scale for record in own)]
    return [scale for scale in every if len(_points(found, scale)) >= _FEWEST_POINTS]


def _notes(days: Sequence[Day], wanted: Iterable[date]) -> tuple[Note, ...]:
    dates = set(wanted)
    return tuple(
        Note(day.date, (typed(day.text(NOTE)),))
        for day in days
        if day.date in dates and day.text(NOTE).strip()
    )


def _day_table(days: Sequence[Day], period: Period) -> DayTable:
    heads = (_("Day"), *(_(name) for name in _COLUMNS.values()), _("Written"))
    return DayTable(heads, tuple(_row(day, period) for day in days))


def _row(day: Day, period: Period) -> tuple[str, ...]:
    written = _(_WRITTEN[day.promptness])
    if day.source != TYPED:
        written = _("{when}, imported").format(when=written)
    return (
        date_words(day.date, None if period.first.year != period.last.year else period.last),
        *(_cell(day, key) for key in _COLUMNS),
        written,
    )


def _cell(day: Day, key: str) -> str:
    value = day.pain if key == "pain" else day.value(key)
    if value is None:
        return "–"
    if key == "pain" and day.pain_is_derived:
        return _("{mean} (mean)").format(mean=number(value))
    return SCALE[key].shown(value)


def _charts(
    days: Sequence[Day], records: Records, period: Period, chosen: Chosen
) -> tuple[ScaleChart, ...]:
    scales = drawn_scales(days, records, period)
    wanted = [s for s in scales if not chosen.scales or s.key in chosen.scales]
    return tuple(_chart(scale, _points(days, scale), period) for scale in wanted)


def _chart(scale: Scale, points: Sequence[tuple[date, float]], period: Period) -> ScaleChart:
    values = [value for _when, value in points]
    top = {Kind.RATING: scale.highest, Kind.YES_NO: 1.0, Kind.DURATION: _DAY_HOURS}
    return ScaleChart(
        scale.key,
        tidy(scale.title),
        period,
        tuple(points),
        max(top.get(scale.kind, 0.0), *values),
        _in_words(scale, values, period),
        typed=scale.own,
        in_minutes=scale.kind is Kind.DURATION,
    )


def _in_words(scale: Scale, values: Sequence[float], period: Period) -> str:
    days = ngettext("{count} day, {period}.", "{count} days, {period}.", len(values)).format(
        count=len(values), period=range_words(*period.pair)
    )
    if scale.kind is Kind.YES_NO:
        yes = round(sum(values))
        return f"{days} " + ngettext("Yes on {count} day.", "Yes on {count} days.", yes).format(
            count=yes
        )
    spread = _("Lowest {low}, highest {high}, in the middle {middle}.").format(
        low=scale.shown(min(values)),
        high=scale.shown(max(values)),
        middle=scale.shown(median(values)),
    )
    low_end, high_end = scale.ends
    if scale.kind is not Kind.RATING or not (low_end and high_end):
        return f"{days} {spread}"
    ends = _("0 is {low_end}, {highest} {high_end}.").format(
        low_end=low_end, highest=f"{scale.highest:g}", high_end=high_end
    )
    return f"{days} {spread} {ends}"


def _points(days: Iterable[Day], scale: Scale) -> list[tuple[date, float]]:
    found = ((day.date, day.pain if scale.key == "pain" else day.value(scale.key)) for day in days)
    return [(when, value) for when, value in found if value is not None]
