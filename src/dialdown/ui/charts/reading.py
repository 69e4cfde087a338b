"""The diary as the Charts tab read it, shared by everything that the tab shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialdown.domain.day import Day
from dialdown.domain.records import OwnScale, OwnTag
from dialdown.insights import DailySeries, Factor
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.timeline_data import Timeline


@dataclass(frozen=True)
class Reading:
    """All days in order, what they come to, and the day on which they were read.

    `timeline` holds every day; `patterns` and its series leave out what was written too late.
    """

    days: Sequence[Day]
    scales: Sequence[OwnScale]
    tags: Sequence[OwnTag]
    timeline: Timeline
    patterns: Patterns
    today: date

    @property
    def series(self) -> DailySeries:
        """What comparisons are computed from."""
        return self.patterns.series

    @property
    def factors(self) -> Mapping[str, Factor]:
        """The names of everything that can be compared."""
        return self.patterns.factors
