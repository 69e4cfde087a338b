"""The diary as the engine sees it: one number a calendar day and key, NaN where none was noted."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_LARGEST = 1e6


@dataclass(frozen=True)
class DailySeries:
    """Values by calendar day.

    `values` holds one float array a key, all of one length; element 0 belongs to `first_day`. NaN
    means not recorded. Numbers that no answer can be (infinite, or beyond a million) count as not
    recorded; the rest is kept to six decimals. `derived` marks the days whose pain was worked out
    from timed readings. Raises ValueError when lengths differ.
    """

    first_day: date
    values: dict[str, Array]
    derived: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __post_init__(self) -> None:
        cleaned = {key: _clean(column) for key, column in self.values.items()}
        if len({len(column) for column in cleaned.values()}) > 1:
            raise ValueError("every key needs one element a calendar day")
        object.__setattr__(self, "values", cleaned)
        if len(self.derived) != len(self):
            object.__setattr__(self, "derived", np.zeros(len(self), dtype=bool))

    def __len__(self) -> int:
        """Calendar days covered, recorded or not."""
        return max((len(column) for column in self.values.values()), default=0)

    def get(self, key: str) -> Array:
        """The values of `key`; all NaN if nothing is known by that name."""
        column = self.values.get(key)
        return np.full(len(self), np.nan) if column is None else column

    def index(self, day: date) -> int:
        """Position of `day`; negative or beyond the end when the series does not reach it."""
        return (day - self.first_day).days

    def day(self, index: int) -> date:
        """The date at position `index`."""
        return self.first_day + timedelta(days=index)

    def until(self, end: int) -> "DailySeries":
        """The first `end` calendar days, as they would have stood then."""
        values = {key: column[:end] for key, column in self.values.items()}
        return DailySeries(self.first_day, values, self.derived[:end])

    def weekdays(self) -> NDArray[np.int64]:
        """0 for Monday to 6 for Sunday, one element a day."""
        return (self.first_day.weekday() + np.arange(len(self))) % 7


def _clean(column: Array) -> Array:
    values = np.array(column, dtype=float).reshape(-1)
    values[~(np.abs(values) <= _LARGEST)] = np.nan
    return np.asarray(np.round(values, 6))


def fewest_other(values: Array) -> int:
    """How many values differ from the commonest one."""
    return len(values) - int(np.unique(values, return_counts=True)[1].max(initial=0))
