"""What the list of patterns and the scatter plots show, worked out once for a diary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dialdown.domain.day import Day
from dialdown.domain.records import OwnScale, OwnTag
from dialdown.insights import (
    DailySeries,
    Factor,
    Pattern,
    Settled,
    build_series,
    find_trend,
    one_row_each,
    scale_factor,
    sentence,
    settled_patterns,
    standard_factors,
    tag_factor,
)
from dialdown.ui.charts.timeline_data import Array

_ORDER = ("clear", "possible", "no pattern seen", "not enough days yet")


_ON_TOP = ("sleep_quality", "sleep_hours", "stress")


@dataclass(frozen=True)
class Patterns:
    """The series, everything that may stand in a row, and what was found."""

    series: DailySeries
    factors: dict[str, Factor]
    settled: Settled

    @cached_property
    def rows(self) -> list[list[Pattern]]:
        """One group a factor, its other lag after it; sleep and stress first, then by verdict."""
        about_pain = [p for p in self.settled.patterns if p.outcome == "pain"]
        return sorted(one_row_each(about_pain), key=lambda group: _rank(group[0]))

    @cached_property
    def other_way_round(self) -> list[Pattern]:
        """Rows that ask what follows pain."""
        return [p for p in self.settled.patterns if p.outcome != "pain"]

    @cached_property
    def days_with_pain(self) -> int:
        """Days that count: with pain, and not written late."""
        return int(np.isfinite(self.series.get("pain")).sum())

    @cached_property
    def trend(self) -> str:
        """One sentence about the last 90 days, empty where there are too few."""
        found = find_trend(self.series)
        return sentence(found, self.factors.values()) if found else ""

    def say(self, result: Pattern | Settled) -> str:
        """The one plain sentence."""
        return sentence(result, self.factors.values())


def _rank(row: Pattern) -> tuple[bool, int, bool, float]:
    """Sleep and stress on top, where people look for them; then clear before unclear, by size."""
    points = row.in_points
    return (
        row.factor not in _ON_TOP,
        _ORDER.index(row.verdict),
        points is None,
        -abs(points[0]) if points else 0.0,
    )


def find_all(
    days: Iterable[Day], own_scales: Sequence[OwnScale], own_tags: Sequence[OwnTag]
) -> Patterns:
    """Work out everything; 100 ms and more for ten years."""
    series = build_series(days, own_tags)
    known = [
        *standard_factors(),
        *(scale_factor(own.scale) for own in own_scales),
        *(tag_factor(tag) for tag in own_tags),
    ]
    factors = {factor.key: factor for factor in known}
    return Patterns(series, factors, settled_patterns(series, known))


@dataclass(frozen=True)
class Cloud:
    """Days with both values, gathered: `days` of them at each place (x, y)."""

    x: Array
    y: Array
    days: Array

    @property
    def total(self) -> int:
        """Days in all."""
        return int(self.days.sum())


def gather(series: DailySeries, factor: str, outcome: str, lag: int) -> Cloud:
    """The pairs of a factor, `lag` days before, and an outcome, equal ones counted."""
    y = series.get(outcome)
    x = np.concatenate([np.full(lag, np.nan), series.get(factor)])[: len(y)]
    both = np.isfinite(x) & np.isfinite(y)
    pairs, days = np.unique(np.column_stack([x[both], y[both]]), axis=0, return_counts=True)
    return Cloud(pairs[:, 0], pairs[:, 1], days.astype(float))


@dataclass(frozen=True)
class Line:
    """The slope through the middle of the cloud, and the likely band around it, at places `x`."""

    x: Array
    y: Array
    low: Array
    high: Array


def line_of(cloud: Cloud, row: Pattern) -> Line | None:
    """Line and band of a row that was tested; None for others."""
    if row.p is None or row.slope is None or row.low is None or row.high is None:
        return None
    middle_x = np.average(cloud.x, weights=cloud.days)
    middle_y = np.average(cloud.y, weights=cloud.days)
    x = np.linspace(cloud.x.min(), cloud.x.max(), 41)
    away = x - middle_x
    ends = np.sort([row.low * away, row.high * away], axis=0)
    return Line(x, middle_y + row.slope * away, middle_y + ends[0], middle_y + ends[1])
