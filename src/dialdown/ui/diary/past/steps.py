"""Moving by key from date to date, in the month and in the year."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import Qt

_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def add_months(when: date, months: int) -> date:
    """The same day some months on; the last of the month where that has no such day.

    Stops at the first and the last month that there is.
    """
    count = max(12, min(9999 * 12 + 11, when.year * 12 + when.month - 1 + months))
    year, month = divmod(count, 12)
    return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))


def add_days(when: date, days: int) -> date:
    """Some days on; stops at the first and the last date that there is."""
    count = max(date.min.toordinal(), min(date.max.toordinal(), when.toordinal() + days))
    return date.min + timedelta(days=count - 1)


def stepped(when: date, key: int, page: int) -> date | None:
    """Where a key leads from a date; `page` is a page in months. None for other keys.

    Arrows move by day and week, Home and End to the ends of the month, Page keys by page.
    """
    if key in _DAYS:
        return add_days(when, _DAYS[Qt.Key(key)])
    if key in _PAGES:
        return add_months(when, page * _PAGES[Qt.Key(key)])
    if key == Qt.Key.Key_Home:
        return when.replace(day=1)
    if key == Qt.Key.Key_End:
        return when.replace(day=monthrange(when.year, when.month)[1])
    return None
