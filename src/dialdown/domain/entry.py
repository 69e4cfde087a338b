"""Reading what a person types for an answer: forgiving of form, never guessing a number."""

import re
from collections.abc import Collection
from datetime import time

from dialdown.domain.clock import Stamp
from dialdown.domain.day import TEXT_KEYS, Answer, Day
from dialdown.domain.scales import SCALE, Kind, Scale

_CLOCK = re.compile(r"^(\d{1,2})\s*(?::|h(?:ours?)?|std\.?)\s*(\d{1,2})?\s*(?:m(?:in)?)?$")
_MINUTES = re.compile(r"^(\d{1,4})\s*m(?:in(?:utes)?)?$")
_TAGS = ("tag:", "none:")
_TIME = re.compile(r"^(\d{1,2})[:.h]?(\d{2})?$")
_NUMBER = re.compile(r"^\d{1,5}(?:[.,]\d{1,2})?\s*h?$")


def parse_duration(text: str) -> float | None:
    """Minutes from `6`, `6.5`, `6,5`, `6:30`, `6h30`, `6 h 30` or `390 min`; None if it is none."""
    text = text.strip().lower()
    if match := _CLOCK.match(text):
        hours, minutes = int(match[1]), int(match[2] or 0)
        return hours * 60.0 + minutes if minutes < 60 else None
    if match := _MINUTES.match(text):
        return float(match[1])
    if _NUMBER.match(text):
        return round(float(text.rstrip("h ").replace(",", ".")) * 60)
    return None


def parse_time(text: str) -> time | None:
    """A time of day from `14:30`, `14.30`, `1430` or `7`; None if it is none."""
    match = _TIME.match(text.strip())
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return time(int(match[1]), int(match[2] or 0))


def parse_answer(scale: Scale, text: str) -> float | None:
    """A value for `scale` as it is stored, None for text that is not a number.

    Raises OutOfRangeError for a number that the scale cannot hold.
    """
    if scale.kind is Kind.DURATION:
        value = parse_duration(text)
    else:
        plain = text.strip().replace(",", ".")
        value = float(plain) if _NUMBER.match(plain) else None
    return None if value is None else scale.accept(value)


def filled_from(day: Day, last: Day, at: Stamp, asked: Collection[str]) -> Day:
    """`day` with its blanks filled from an earlier day: ratings, ticks and regions.

    Of the scales only those that are `asked` now. What was already answered stays, and so do the
    tags where one was ticked, or "none of these". Words, warnings and moments belong to their own
    day only.
    """
    has_tags = any(key.startswith(_TAGS) for key in day.answers)
    for key, answer in last.answers.items():
        if key in day.answers or key in TEXT_KEYS or key.startswith("warning:"):
            continue
        is_scale = key in SCALE or key.startswith("own:")
        if (is_scale and key not in asked) or (has_tags and key.startswith(_TAGS)):
            continue
        day = day.with_answer(Answer(key, answer.value, answered_at=at))
    return day
