"""Dates, spans and typed words as the lists beside the days show them."""

from datetime import date

from dialdown.i18n import _
from dialdown.ui.words import short_date

_BRIEF = 240


def day_words(when: date, today: date) -> str:
    """22 Nov; with the year where it is not this one."""
    words = short_date(when)
    return words if when.year == today.year else f"{words} {when.year}"


def span_words(start: date, end: date | None, today: date) -> str:
    """3 Nov to 9 Nov; since 3 Nov where it goes on."""
    first = day_words(start, today)
    if end is None:
        form = _("since {day}") if start <= today else _("from {day}")
        return form.format(day=first)
    if end == start:
        return first
    return _("{first} to {last}").format(first=first, last=day_words(end, today))


def brief(typed: str, most: int = _BRIEF) -> str:
    """Typed words on one line, cut after `most` characters."""
    line = " ".join(typed.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def capital(words: str) -> str:
    """`words` with a capital letter at the start."""
    return words[:1].upper() + words[1:]
