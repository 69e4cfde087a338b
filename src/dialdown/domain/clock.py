"""Moments in time as a diary needs them.

A stamp is an instant together with the wall clock and the zone under which it was written, so that
a day stays the day it was for the person, wherever and whenever the diary is opened again. Its text
form is the one of RFC 9557: 2026-10-25T02:30:00+01:00[Europe/Berlin].
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

_STILL_YESTERDAY_UNTIL = time(4)
_SAME_DAY_UNTIL = timedelta(hours=36)  # noon of the next date, counted from the date's midnight
_ON_TIME_UNTIL = timedelta(hours=72)  # 48 hours after the date's end


@dataclass(frozen=True, slots=True)
class Stamp:
    """One instant, with the UTC offset and the zone name that held where it was written."""

    at: datetime
    zone: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a stamp needs a UTC offset")
        if "[" in self.zone or "]" in self.zone:
            raise ValueError("a zone has no brackets in its name")

    def __str__(self) -> str:
        return self.at.isoformat() + (f"[{self.zone}]" if self.zone else "")

    @classmethod
    def parse(cls, text: str) -> "Stamp":
        """Read the text form; ValueError if it is not one."""
        wall, bracket, zone = text.partition("[")
        if bracket and not zone.endswith("]"):
            raise ValueError("not a time stamp")
        return cls(datetime.fromisoformat(wall), zone[:-1])

    @property
    def date(self) -> date:
        """The calendar date on the wall where it was written."""
        return self.at.date()


Clock = Callable[[], Stamp]


def system_clock() -> Stamp:
    """Now, to the second, under the computer's own zone (the name that the system gives it)."""
    now = datetime.now().astimezone().replace(microsecond=0)
    return Stamp(now.replace(tzinfo=timezone(now.utcoffset() or timedelta(0))), now.tzname() or "")


class Promptness(StrEnum):
    """How long after the day its first answer was saved."""

    SAME_DAY = "same day"
    ON_TIME = "on time"
    LATE = "late"
    UNKNOWN = "unknown"


def promptness(day: date, written_at: Stamp | None) -> Promptness:
    """Same day: before noon of the next date. On time: within 48 hours of the day's end. Else late.

    Measured on the wall clock of the person, so travel does not make a day late.
    """
    if written_at is None:
        return Promptness.UNKNOWN
    passed = written_at.at.replace(tzinfo=None) - datetime.combine(day, time())
    if passed < _SAME_DAY_UNTIL:
        return Promptness.SAME_DAY
    return Promptness.ON_TIME if passed <= _ON_TIME_UNTIL else Promptness.LATE


def still_yesterday(now: Stamp) -> date | None:
    """Until 04:00 a person awake may still mean the day before: that date, otherwise None."""
    if now.at.time() < _STILL_YESTERDAY_UNTIL:
        return now.date - timedelta(days=1)
    return None


def is_future(when: date, now: Stamp) -> bool:
    """True for a date that is still to come on the wall where `now` is told."""
    return when > now.date
