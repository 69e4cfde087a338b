"""Nights in three bands as columns, as a table and in words. The engine has the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dialdown.domain.scales import SCALE, Scale
from dialdown.i18n import _, ngettext
from dialdown.insights import Band, DailySeries, find_patterns, sentence, sleep_bands
from dialdown.ui.charts.columns.scene import Column, ColumnScene
from dialdown.ui.charts.describe import dates_words, short_name
from dialdown.ui.charts.row_words import points_words
from dialdown.ui.charts.tables import Table
from dialdown.ui.charts.timeline_data import Array, Flags

OUTCOMES = ("pain", "function", "fatigue", "mood")
_MIDDLE = 1
_REASONS = ("too few days", "nearly always the same answer")
"""Why the engine compares no bands, in so far as it would not compare hours of sleep either."""


@dataclass(frozen=True)
class Nights:
    """The bands of one outcome, short nights first, each with the values of the days after them.

    `dates` tells from when to when, with the years; `lacking` says why nothing can be compared at
    all, empty where something can.
    """

    scale: Scale
    bands: Sequence[Band]
    values: Sequence[Array]
    dates: str = ""
    lacking: str = ""

    @property
    def reference(self) -> float | None:
        """The mean after middle nights, where a difference to it is known."""
        compared = any(band.difference is not None for band in self.bands)
        return self.bands[_MIDDLE].mean if compared else None


def read_nights(series: DailySeries, outcome: str) -> Nights:
    """What followed short, middle and long nights; no bands where no day has both."""
    bands = sleep_bands(series, outcome)
    hours, after = series.get("sleep_hours"), series.get(outcome)
    both = np.isfinite(hours) & np.isfinite(after)
    hours, after = hours[both], after[both]
    values = [after[_within(hours, band)] for band in bands]
    lacking = ""
    if bands and all(band.difference is None for band in bands):
        row = find_patterns(series, [("sleep_hours", outcome, 0)])[0]
        lacking = sentence(row) if row.reason in _REASONS else ""
    return Nights(SCALE[outcome], bands, values, _dates(series, both), lacking)


def _dates(series: DailySeries, both: Flags) -> str:
    known = np.flatnonzero(both)
    if not len(known):
        return ""
    return dates_words(series.day(int(known[0])), series.day(int(known[-1]))) + "."


def _within(hours: Array, band: Band) -> Flags:
    if band.shortest == 0:
        return hours < band.longest
    middle = hours >= band.shortest
    return middle & (hours <= band.longest) if band.longest < 24 else hours > band.shortest


def scene_of(nights: Nights) -> ColumnScene:
    """The bands side by side, each night a dot."""
    columns = []
    for band, values in zip(nights.bands, nights.values, strict=True):
        interval = None
        if band.difference is not None and band.low is not None and band.high is not None:
            interval = band.difference, band.low, band.high
        name, count = band_name(band), _count(band)
        spoken = f"{name}: {band_words(band)}"
        few = str(band.days)
        columns.append(Column(name, name, count, few, spoken, values, band.mean, interval=interval))
    return ColumnScene(nights.scale, columns, nights.reference)


def band_name(band: Band) -> str:
    """`Under 6 h`, `6 to 9 h`, `Over 9 h`."""
    if band.shortest == 0:
        return _("Under {hours} h").format(hours=f"{band.longest:g}")
    if band.longest == 24:
        return _("Over {hours} h").format(hours=f"{band.shortest:g}")
    return _("{low} to {high} h").format(low=f"{band.shortest:g}", high=f"{band.longest:g}")


def band_words(band: Band) -> str:
    """The numbers of one band as they are read out."""
    if band.mean is None:
        return f"{_count(band)}."
    words = _("{nights}, {mean} on average.").format(nights=_count(band), mean=_number(band.mean))
    return words if band.difference is None else f"{words} {sentence(band)}"


def compared_words(nights: Nights) -> str:
    """What can be said about short and about long nights, and why where nothing can."""
    parts = [_compared(nights, band) for band in nights.bands if band.shortest != 6]
    return " ".join([*filter(None, parts), nights.lacking]).strip()


def _compared(nights: Nights, band: Band) -> str:
    if band.difference is not None:
        return sentence(band)
    template = _("{band}: no nights yet.") if not band.days else ""
    if band.days and not nights.lacking:
        few = band.days <= nights.bands[_MIDDLE].days
        template = (
            _("{band}: too few nights to compare.") if few
            else _("{band}: too few nights of usual length to compare with.")
        )  # fmt: skip
    return template.format(band=band_name(band))


def hint(nights: Nights, scene: ColumnScene) -> str:
    """How to read the chart."""
    low, high = nights.scale.ends
    parts = [_("0 is {low}, 10 is {high}.").format(low=low, high=high)]
    each = scene.days_a_dot
    parts.append(
        ngettext(
            "Each dot is a day after such a night, the thick line their mean.",
            "Each large dot is {nights} nights, the thick line the mean.",
            each,
        ).format(nights=each)
    )
    if nights.reference is not None:
        parts.append(_("The dashed line is the mean after nights of 6 to 9 h."))
        parts.append(_("The bar beside it: the difference to it, allowing for runs of days."))
    return " ".join(parts)


def described(nights: Nights, scene: ColumnScene) -> str:
    """The whole chart in words."""
    parts = [f"{short_name(nights.scale)}.", *(column.spoken for column in scene.columns)]
    return " ".join([*parts, nights.lacking]).strip()


def table_of(nights: Nights) -> Table:
    """One row a band, with how often each value came after its nights."""
    header = [
        _("Sleep"), _("Nights"), _("Mean"), _("Difference to 6 to 9 h"),
        _("Likely from"), _("Likely to"),
    ]  # fmt: skip
    every = np.unique(np.concatenate(nights.values)) if nights.values else np.zeros(0)
    header += [_("at {value}").format(value=_number(float(value))) for value in every]
    rows = [
        [
            band_name(band), str(band.days), _number(band.mean),
            *(_signed(part) for part in (band.difference, band.low, band.high)),
            *(str(int((values == value).sum())) for value in every),
        ]
        for band, values in zip(nights.bands, nights.values, strict=True)
    ]  # fmt: skip
    return Table(header, rows)


def _count(band: Band) -> str:
    if not band.days:
        return _("no nights yet")
    return ngettext("{nights} night", "{nights} nights", band.days).format(nights=band.days)


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 1):g}"


def _signed(value: float | None) -> str:
    return "" if value is None else points_words(value)
