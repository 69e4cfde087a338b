"""Reading a date as people type it; one that can be read two ways is never guessed."""

import re
from datetime import date, timedelta

from dialdown.i18n import N_, _

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_EARLIEST, _LATEST = 1900, 2199
_YEAR_FIRST = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$")
_DAY_DOTS = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?$")
_SLASHES = re.compile(r"^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?$")
_DAY_NAME = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|\.)?\s*([^\W\d_]{3,})\.?,?\s*(\d{4})?$")
_NAME_DAY = re.compile(r"^([^\W\d_]{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$")
_SHORT_YEAR = re.compile(r"^\d{1,2}\D+\d{1,2}\D+\d{2}$")


class UnreadableDateError(ValueError):
    """A date that was not understood; the message says why, in words for the screen."""


def parse_date(text: str, today: date, past: bool = False) -> date:
    """The date of `2026-11-22`, `22.11.2026`, `22 Nov`, `Nov 22 2026`, `today` or `yesterday`.

    Without a year it is the one nearest to today, or with `past` the newest that is not to come.
    Raises UnreadableDateError.
    """
    plain = " ".join(text.casefold().split())
    named = {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    if plain in named:
        return today + timedelta(days=named[plain])
    if match := _YEAR_FIRST.match(plain):
        return _made(int(match[3]), int(match[2]), match[1], today, past)
    if match := _DAY_DOTS.match(plain):
        return _made(int(match[1]), int(match[2]), match[3], today, past)
    if match := _SLASHES.match(plain):
        return _from_slashes(int(match[1]), int(match[2]), match[3], today, past)
    if match := _DAY_NAME.match(plain):
        return _made(int(match[1]), _month(match[2]), match[3], today, past)
    if match := _NAME_DAY.match(plain):
        return _made(int(match[2]), _month(match[1]), match[3], today, past)
    if _SHORT_YEAR.match(plain):
        raise UnreadableDateError(_("Please write the year with four digits."))
    raise _unreadable()


def _from_slashes(one: int, other: int, year: str | None, today: date, past: bool) -> date:
    """Day and month in the only order that makes sense; refused if both do."""
    if one <= 12 and other <= 12 and one != other:
        words = _("This can be read two ways: {one} or {other}. Please write the month as a word.")
        raise UnreadableDateError(
            words.format(one=_said(one, other), other=_said(other, one)),
        )
    day, month = (one, other) if other <= 12 else (other, one)
    return _made(day, month, year, today, past)


def _made(day: int, month: int, year: str | None, today: date, past: bool) -> date:
    if not 1 <= month <= 12:
        raise _unreadable()
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    if not _EARLIEST <= years[0] <= _LATEST:
        words = _("Please write a year from {first} to {last}.")
        raise UnreadableDateError(words.format(first=_EARLIEST, last=_LATEST))
    possible = [when for y in years if (when := _date(y, month, day))]
    if not possible:
        raise UnreadableDateError(
            _("There is no {date} in {year}.").format(date=_said(day, month), year=years[0])
            if year
            else _("There is no {date} near today. Please write the year too.").format(
                date=_said(day, month)
            )
        )
    if past:
        possible = [when for when in possible if when <= today] or possible
    return min(possible, key=lambda when: abs((when - today).days))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """Number of the month that a word of three letters or more begins; 0 if none."""
    for number, name in enumerate(_MONTHS, start=1):
        if _(name).casefold().startswith(word):
            return number
    return 0


def _said(day: int, month: int) -> str:
    return f"{day} {_(_MONTHS[month - 1])}"


def _unreadable() -> UnreadableDateError:
    return UnreadableDateError(_("Please write a date such as 22 Nov 2026, or yesterday."))
