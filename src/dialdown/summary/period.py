"""The days that a page is about, and the equally many before them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dialdown.domain.day import Day


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both counted. Raises ValueError if `last` is the earlier one."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it starts")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, when: date) -> bool:
        return self.first <= when <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(len(self)))

    @property
    def before(self) -> "Period":
        """The period of the same length that ends the day before this one starts."""
        last = max(self.first.toordinal() - 1, 1)
        return Period(date.fromordinal(max(last - len(self) + 1, 1)), date.fromordinal(last))

    @property
    def pair(self) -> tuple[date, date]:
        """First and last day, as the insights take them."""
        return self.first, self.last

    def touches(self, start: date, end: date | None) -> bool:
        """True if something from `start` to `end` (None: it goes on) was there on a day of it."""
        return start <= self.last and (end is None or end >= self.first)

    def days(self, days: Iterable[Day]) -> list[Day]:
        """Those of `days` that lie within and have something recorded."""
        return [day for day in days if day.date in self and not day.is_empty]
