"""The last ninety days: trend, rolling median, days well above the usual; words and table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from dialdown.i18n import _
from dialdown.insights import (
    Change,
    DailySeries,
    HighSpell,
    find_high_spells,
    find_trend,
    sentence,
)
from dialdown.insights.changes import FEWEST_TREND
from dialdown.ui.charts.changes.days_plot import DaysPicture, Stretch
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.describe import short_name, value_words
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.tables import Table
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.records.wording import span_words

SPAN = 90
ROLLING = 28
_FEWEST_IN_WINDOW = 10


@dataclass(frozen=True)
class Recent:
    """Pain from `first` to `last`, one element a day, and the usual pain up to each day."""

    reading: Reading
    first: date
    last: date
    pain: Array
    usual: Array
    spells: list[HighSpell]
    sentence: str

    @property
    def noted(self) -> list[int]:
        """Places of the days with pain noted."""
        return [int(at) for at in np.flatnonzero(np.isfinite(self.pain))]

    def day(self, at: int) -> date:
        """The date at a place."""
        return date.fromordinal(self.first.toordinal() + at)


def read_recent(reading: Reading) -> Recent:
    """The last days of the series, as many as the trend is about."""
    series = reading.series
    start = max(len(series) - SPAN, 0)
    pain = series.get("pain")
    first, last = series.day(start), series.day(max(len(series) - 1, 0))
    spells = [spell for spell in find_high_spells(series) if spell.last >= first]
    return Recent(
        reading, first, last, pain[start:], rolling_median(pain, start), spells[::-1],
        trend_words(series),
    )  # fmt: skip


def rolling_median(values: Array, start: int) -> Array:
    """Median of the 28 days up to each day from `start` on; NaN where under ten are noted."""
    padded = np.concatenate([np.full(ROLLING, np.nan), values])
    windows = np.lib.stride_tricks.sliding_window_view(padded, ROLLING)[start + 1 :]
    usual = np.full(len(windows), np.nan)
    enough = np.isfinite(windows).sum(axis=1) >= _FEWEST_IN_WINDOW
    usual[enough] = np.nanmedian(windows[enough], axis=1)
    return usual


def trend_words(series: DailySeries) -> str:
    """The engine's sentence about the trend; where it has none, its words for too little."""
    if trend := find_trend(series, span=SPAN):
        return sentence(trend)
    days = int(np.isfinite(series.get("pain")[-SPAN:]).sum())
    lacking = max(FEWEST_TREND - days, 0)
    return sentence(Change("periods", "pain", days, 0, days_needed=lacking))


def picture_of(found: Recent) -> DaysPicture:
    """Days as dots, the rolling median as a line, high spells shaded."""
    noted = found.noted
    return DaysPicture(
        scale=found.reading.timeline.scales["pain"],
        first=found.first,
        last=found.last,
        today=found.reading.today,
        days=[found.day(at) for at in noted],
        values=found.pain[noted],
        stretches=[Stretch(max(s.first, found.first), s.last) for s in found.spells],
        line=found.usual,
    )


def day_words(found: Recent, at: int) -> str:
    """One noted day as it is read out."""
    place, value_of = found.noted[at], _values(found)
    day = found.day(place)
    words = _("{day}: pain {value}.").format(
        day=short_day(day, found.reading.today), value=value_of(found.pain[place])
    )
    if np.isfinite(found.usual[place]):
        usual = value_of(found.usual[place])
        words += " " + _("Usual for the 28 days up to then: {usual}.").format(usual=usual)
    if _is_high(found, day):
        words += " " + _("Well above your usual.")
    return words


def describe(found: Recent) -> str:
    """Trend, dates, where the usual pain began and ended, and the days above it."""
    parts = [found.sentence, about(found)]
    known = found.usual[np.isfinite(found.usual)]
    if len(known):
        value_of = _values(found)
        parts.append(
            _("Usual pain: {start} at the start, {end} at the end.").format(
                start=value_of(known[0]), end=value_of(known[-1])
            )
        )
    return " ".join([*parts, *(spell_words(found, spell) for spell in found.spells)])


def about(found: Recent) -> str:
    """Which days these are."""
    if not len(found.pain):
        return ""
    return _("From {first} to {last}.").format(
        first=short_day(found.first, found.reading.today),
        last=short_day(found.last, found.reading.today),
    )


def spell_words(found: Recent, spell: HighSpell) -> str:
    """`3 Oct to 5 Oct: 3 days well above your usual: 7.3 on average, 5.0 before.`"""
    when = span_words(spell.first, spell.last, found.reading.today)
    return _("{when}: {words}").format(when=when, words=sentence(spell))


def recent_table(found: Recent) -> Table:
    """One row a day, also a blank one."""
    if not found.noted:
        return Table()
    value_of = _values(found)
    rows = []
    for at, (pain, usual) in enumerate(zip(found.pain, found.usual, strict=True)):
        day = found.day(at)
        also = _("well above your usual") if _is_high(found, day) else ""
        when = short_day(day, found.reading.today)
        rows.append([when, value_of(pain), value_of(usual), also])
    header = [_("Day"), short_name(found.reading.timeline.scales["pain"])]
    return Table([*header, _("Usual for 28 days"), _("Also")], rows)


def _values(found: Recent) -> Callable[[float], str]:
    scale = found.reading.timeline.scales["pain"]
    return lambda value: value_words(scale, float(value)) if np.isfinite(value) else ""


def _is_high(found: Recent, day: date) -> bool:
    return any(spell.first <= day <= spell.last for spell in found.spells)
