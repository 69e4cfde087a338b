"""Which dates are on screen: ranges, panning and zooming. No Qt."""

from dataclasses import dataclass
from datetime import date, timedelta

from dialdown.ui.charts.timeline_data import DAYS_SHOWN_SINGLY

FEWEST_DAYS = 14
"""A diary of one day still gets two weeks of axis."""
RANGES: dict[str, int] = {"30": 30, "91": 91, "365": 365, "all": 0}
"""Days that each range button shows; 0 for all."""


@dataclass(frozen=True, slots=True)
class Window:
    """The dates on screen, `first` to `last` inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Calendar days on screen."""
        return (self.last - self.first).days + 1

    @property
    def weekly(self) -> bool:
        """True where weeks are drawn instead of days."""
        return self.days > DAYS_SHOWN_SINGLY

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Bounds:
    """From the first recorded day to the last, or to today where that is later."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Days that there are to show, at least FEWEST_DAYS."""
        return max((self.last - self.first).days + 1, FEWEST_DAYS)

    def range(self, name: str) -> Window:
        """The window of a range button: the newest days, no longer than the diary."""
        return self._ending(self.last, RANGES[name] or self.days)

    def move(self, window: Window, days: int) -> Window:
        """The window shifted, stopping at either end."""
        return self._ending(window.last + timedelta(days=days), window.days)

    def zoom(self, window: Window, closer: bool, around: date | None = None) -> Window:
        """Half or twice as many days, around a day or else around the middle."""
        length = window.days // 2 if closer else window.days * 2
        length = max(FEWEST_DAYS, min(length, self.days))
        middle = around or window.first + timedelta(days=window.days // 2)
        return self._ending(middle + timedelta(days=length // 2), length)

    def show(self, window: Window, day: date) -> Window:
        """The window, moved just so far that `day` is in it."""
        if day < window.first:
            return self.move(window, (day - window.first).days)
        if day > window.last:
            return self.move(window, (day - window.last).days)
        return window

    def _ending(self, last: date, length: int) -> Window:
        length = min(length, self.days)
        earliest = self.last - timedelta(days=self.days - length)
        last = min(max(last, earliest), self.last)
        return Window(last - timedelta(days=length - 1), last)
