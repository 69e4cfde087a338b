"""What stands in one cell: dates, times, numbers, guarded text."""

import re
from datetime import date, time

from dialdown.domain.scales import Kind, OutOfRangeError, Scale
from dialdown.i18n import _

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_GUARDED = "=+-@'\t\r"


def read_date(cell: str) -> date:
    """A date written year first; ValueError, in plain words, for anything else.

    05/06/2024 is the fifth of June to some and the sixth of May to others, so it is not guessed.
    """
    match = _DATE.fullmatch(cell.strip())
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(_("a date like 2026-01-31 is needed here."))
    return found


def read_time(cell: str) -> time:
    """A time of day as 22:05, 10:05 pm or 10.05 PM; ValueError for anything else."""
    match = _TIME.fullmatch(" ".join(cell.split()))
    if not match:
        raise ValueError(_("a time like 22:05 is needed here."))
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(_("a time like 22:05 is needed here."))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def read_number(cell: str) -> float:
    """A plain number with a decimal point or comma; ValueError, in plain words, otherwise."""
    text = cell.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(_("a number is needed here."))
    if _THOUSANDS.fullmatch(text):
        raise ValueError(_("this number can be read in two ways. Write it without the comma."))
    return float(text.replace(",", "."))


def read_value(scale: Scale, cell: str) -> float:
    """A value of a scale as it is stored. Durations stand in hours (6.5 or 6:30).

    Raises ValueError, in plain words and with the scale's name where it is out of range.
    """
    clock = _HOURS.fullmatch(cell.strip()) if scale.kind is Kind.DURATION else None
    if clock:
        number = int(clock[1]) * 60.0 + int(clock[2])
    else:
        number = read_number(cell) * (60 if scale.kind is Kind.DURATION else 1)
    try:
        return scale.accept(number)
    except OutOfRangeError as error:
        raise ValueError(str(error)) from None


def write_value(scale: Scale, value: float) -> str:
    """A stored value for a cell: durations in hours with four decimals at most, the rest as is."""
    number = round(value / 60, 4) if scale.kind is Kind.DURATION else value
    return f"{number:.10g}"


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula (CWE-1236): one `'` before a risky start."""
    return f"'{text}" if text.startswith(tuple(_GUARDED)) else text


def unguard(cell: str) -> str:
    """Text without the mark that `guard` set."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _GUARDED else cell
