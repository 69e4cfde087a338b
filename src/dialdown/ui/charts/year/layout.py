"""Where each day of a year stands: months as rows, broken into lines where that is too wide.

No Qt.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_COLUMNS = (31, 16, 11, 8, 4)
"""Days side by side: the whole month, or halves, thirds and so on of it."""
_WIDEST = 1.6
"""Width of a day at most, as a multiple of the least."""


@dataclass(frozen=True, slots=True)
class MonthRows:
    """All lengths in logical pixels. `least` is the side of a day, `names` the room left of days,
    `head` the room above them, `gap` what parts months that are broken into lines.
    """

    year: int
    width: int
    least: int
    names: int
    head: int
    gap: int

    @property
    def columns(self) -> int:
        """Days side by side."""
        room = self.width - self.names
        return next((n for n in _COLUMNS if n * self.least <= room), _COLUMNS[-1])

    @property
    def lines(self) -> int:
        """Lines of a month."""
        return -(-31 // self.columns)

    @property
    def cell_width(self) -> int:
        """Of a day."""
        room = (self.width - self.names) // self.columns
        return max(self.least, min(room, round(_WIDEST * self.least)))

    @property
    def top(self) -> int:
        """Above the first month: the numbers of the days, if each stands in one column."""
        return self.head if self.lines == 1 else 0

    @property
    def month_height(self) -> int:
        """All lines, and the gap below them."""
        return self.lines * self.least + (self.gap if self.lines > 1 else 0)

    @property
    def height(self) -> int:
        """Of the year."""
        return self.top + 12 * self.month_height

    def line_place(self, month: int, line: int) -> int:
        """Top of a line (from 0) of a month (1-12)."""
        return self.top + (month - 1) * self.month_height + line * self.least

    def place(self, when: date) -> tuple[int, int]:
        """Left upper corner of a day."""
        line, column = divmod(when.day - 1, self.columns)
        return self.names + column * self.cell_width, self.line_place(when.month, line)

    def date_at(self, x: float, y: float) -> date | None:
        """The day at a point."""
        month, below = divmod(y - self.top, self.month_height)
        column, line = (x - self.names) // self.cell_width, below // self.least
        if not (0 <= month < 12 and 0 <= column < self.columns and line < self.lines):
            return None
        day = int(line * self.columns + column) + 1
        good = day <= monthrange(self.year, int(month) + 1)[1]
        return date(self.year, int(month) + 1, day) if good else None

    def below(self, when: date, lines: int) -> date:
        """The day so many lines below (above where negative), perhaps of another year.

        The last of the month where that line is shorter; stops at the first and last year.
        """
        line, column = divmod(when.day - 1, self.columns)
        months = (when.year * 12 + when.month - 1) * self.lines + line + lines
        count, line = divmod(months, self.lines)
        year, month = divmod(count, 12)
        if not date.min.year <= year <= date.max.year:
            return when
        day = min(line * self.columns + column + 1, monthrange(year, month + 1)[1])
        return date(year, month + 1, day)
