"""What a chart of columns shows, and where the dots of a column lie. No widgets."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dialdown.domain.scales import Kind, Scale
from dialdown.i18n import _
from dialdown.ui.charts.describe import value_words
from dialdown.ui.charts.timeline_data import Array

MOST_DOTS = 24
"""Dots side by side at one value; where there are more days than that, a dot stands for several."""
DOTS_APART = 0.72 / MOST_DOTS
_MOST_STEPS = 5


@dataclass(frozen=True)
class Column:
    """One group of answers.

    `name` stands below it and `count` above it, `short` and `few` where those are too long;
    `spoken` is read out. `values` are drawn as dots. `middle` is the middle half (lower and upper
    quartile). `interval` is a difference to the reference of the scene with its ends. `hollow`
    marks too few answers.
    """

    name: str
    short: str
    count: str
    few: str
    spoken: str
    values: Array = field(default_factory=lambda: np.zeros(0))
    mean: float | None = None
    middle: tuple[float, float] | None = None
    interval: tuple[float, float, float] | None = None
    hollow: bool = False


@dataclass(frozen=True)
class ColumnScene:
    """Columns on one scale; `reference` is a mean that others are compared with."""

    scale: Scale
    columns: Sequence[Column]
    reference: float | None = None

    @property
    def days_a_dot(self) -> int:
        """How many days the largest dots stand for."""
        most = max((_most_alike(column.values) for column in self.columns), default=0)
        return max(1, math.ceil(most / MOST_DOTS))

    @property
    def steps(self) -> list[float]:
        """The values of the grid, from 0 to the top."""
        kind = self.scale.kind
        if kind is Kind.RATING:
            return [0.0, 5.0, 10.0]
        if kind is Kind.YES_NO:
            return [0.0, 0.5, 1.0]
        highest = self._highest
        step = _round_step(highest / _MOST_STEPS, minutes=kind is Kind.MINUTES)
        return [step * i for i in range(max(1, math.ceil(highest / step - 1e-9)) + 1)]

    @property
    def top(self) -> float:
        """The highest value of the grid."""
        return self.steps[-1]

    @property
    def _highest(self) -> float:
        ends = [column.middle[1] for column in self.columns if column.middle]
        means = [column.mean for column in self.columns if column.mean is not None]
        return max([*ends, *means, *(v for c in self.columns for v in c.values)], default=0.0)


@dataclass(frozen=True)
class Dots:
    """Dots at places across (in column widths from the middle of theirs) and up; `share` 0-1."""

    x: Array
    y: Array
    share: Array


def lay_out_dots(values: Array, days_a_dot: int) -> Dots:
    """Equal values side by side around the middle; the last dot of a row may stand for less.

    `share` is the part of `days_a_dot` that a dot stands for. The same days always lie the same.
    """
    x, y, share = [], [], []
    for value, days in zip(*np.unique(values, return_counts=True), strict=True):
        count = math.ceil(days / days_a_dot)
        x += [(i - (count - 1) / 2) * DOTS_APART for i in range(count)]
        y += [float(value)] * count
        share += [min(1.0, int(days) / days_a_dot - i) for i in range(count)]
    return Dots(np.array(x), np.array(y), np.array(share))


def mean_words(scale: Scale, mean: float) -> str:
    """An average or a quartile: 4.8, 6 h 30, 12.5 min; a share of days for yes and no."""
    if scale.kind is Kind.YES_NO:
        return _("{percent} % of days").format(percent=round(mean * 100))
    return value_words(scale, mean)


def _most_alike(values: Array) -> int:
    return int(np.unique(values, return_counts=True)[1].max(initial=0))


def _round_step(least: float, minutes: bool) -> float:
    """The smallest round number that is not under `least`."""
    if minutes:
        for step in (5.0, 10.0, 15.0, 30.0, 60.0):
            if step >= least:
                return step
        return math.ceil(least / 60) * 60.0
    size = 10.0 ** max(math.floor(math.log10(max(least, 1.0))), 0)
    return next(size * step for step in (1.0, 2.0, 5.0, 10.0) if size * step >= least)
