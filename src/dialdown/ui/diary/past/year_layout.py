"""Where each day of a year stands: twelve small months, as many side by side as fit. No Qt."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_COLUMNS = (6, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class YearLayout:
    """All lengths in logical pixels. `cell` is the side of a day, `head` the height above days."""

    year: int
    width: int
    cell: int
    head: int
    gap: int
    first_weekday: int

    @property
    def month_width(self) -> int:
        """Seven days."""
        return 7 * self.cell

    @property
    def month_height(self) -> int:
        """The name and six weeks."""
        return self.head + 6 * self.cell

    @property
    def columns(self) -> int:
        """Months side by side."""
        for columns in _COLUMNS:
            if columns * self.month_width + (columns - 1) * self.gap <= self.width:
                return columns
        return 1

    @property
    def height(self) -> int:
        """Of all months."""
        rows = 12 // self.columns
        return rows * self.month_height + (rows - 1) * self.gap

    def month_place(self, month: int) -> tuple[int, int]:
        """Left upper corner of a month, 1 to 12."""
        row, column = divmod(month - 1, self.columns)
        return column * (self.month_width + self.gap), row * (self.month_height + self.gap)

    def place(self, when: date) -> tuple[int, int]:
        """Left upper corner of a day."""
        left, top = self.month_place(when.month)
        row, column = divmod(self._lead(when.month) + when.day - 1, 7)
        return left + column * self.cell, top + self.head + row * self.cell

    def date_at(self, x: float, y: float) -> date | None:
        """The day at a point."""
        column, inside_x = divmod(x, self.month_width + self.gap)
        row, inside_y = divmod(y, self.month_height + self.gap)
        month = int(row) * self.columns + int(column) + 1
        if not (0 <= column < self.columns and 1 <= month <= 12 and inside_x < self.month_width):
            return None
        week = (inside_y - self.head) // self.cell
        day = int(week * 7 + inside_x // self.cell) - self._lead(month) + 1
        good = week >= 0 and 1 <= day <= monthrange(self.year, month)[1]
        return date(self.year, month, day) if good else None

    def _lead(self, month: int) -> int:
        """Blank cells before the first of a month."""
        return (date(self.year, month, 1).weekday() - self.first_weekday) % 7
