"""When to offer less, and when to leave a person in peace. Pure rules; nothing here is a verdict.

Where the rules come from: keeping a diary slowed recovery after an acute sprain (52 % against 79 %
had recovered at three months, Ferrari 2015, doi 10.1007/s00296-014-3082-3) and did no harm that was
measured in small studies of lasting pain; long tracking is unstudied. So the diary asks, and offers
less.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialdown.domain.day import TYPED, Day
from dialdown.domain.records import Appointment, Pause
from dialdown.i18n import N_

QUESTIONS: dict[str, timedelta] = {
    "12 weeks": timedelta(weeks=12),
    "4 weeks": timedelta(weeks=4),
}
"""How long after the first day it is asked whether tracking helps, the latest first."""
ANSWERS: dict[str, str] = {
    "helping": N_("It helps"),
    "neutral": N_("Neither"),
    "more": N_("I think about pain more"),
}
LONG_AWAY = 30
"""Days without an entry after which nothing but the day itself is shown."""
SNOOZE = timedelta(hours=1)

_CHECK_IN_DAYS = 7
_MANY_MOMENTS, _MANY_DAYS = 4, 3


def first_typed(days: Iterable[Day]) -> date | None:
    """The first date that was answered here, not imported; None if there is none."""
    return min((day.date for day in days if day.source == TYPED), default=None)


def question_due(first_day: date | None, today: date, asked: Collection[str]) -> str | None:
    """Which of QUESTIONS is to be asked: the latest that has come, unless it was asked.

    Once a later one was asked, an earlier one no longer comes.
    """
    if first_day is None:
        return None
    for name, after in QUESTIONS.items():
        if name in asked:
            return None
        if today >= first_day + after:
            return name
    return None


def away_days(days: Iterable[Day], today: date) -> int:
    """Days since the last entry up to today; 0 if there is none yet, or one today."""
    last = max((day.date for day in days if day.date <= today), default=today)
    return (today - last).days


def many_moments(days: Iterable[Day]) -> bool:
    """True if more than four moments stand in each of three days or more."""
    return sum(len(day.moments) > _MANY_MOMENTS for day in days) >= _MANY_DAYS


def check_in_days(appointments: Iterable[Appointment], today: date) -> int | None:
    """Days until the next visit if it is 1 to 7 days away, otherwise None."""
    ahead = [(visit.date - today).days for visit in appointments if visit.date > today]
    nearest = min(ahead, default=_CHECK_IN_DAYS + 1)
    return nearest if nearest <= _CHECK_IN_DAYS else None


def pause_at(pauses: Iterable[Pause], when: date) -> Pause | None:
    """The pause that a date lies in, the latest begun if there are several."""
    around = [p for p in pauses if p.start <= when and (p.end is None or when <= p.end)]
    return max(around, key=lambda pause: pause.start, default=None)


@dataclass(frozen=True, slots=True)
class ReminderState:
    """When reminders come: `at` on the wall, `reminded` the last date, `again` after a snooze.

    `at` is None where no reminder was asked for.
    """

    at: time | None = None
    reminded: date | None = None
    again: datetime | None = None

    def settled(self, now: datetime) -> "ReminderState":
        """The same after the clock may have been put back: nothing comes twice or never."""
        reminded, again = self.reminded, self.again
        if reminded and reminded > now.date():
            reminded = now.date()
        if again and again - now > SNOOZE:
            again = now + SNOOZE
        return ReminderState(self.at, reminded, again)

    def is_due(self, now: datetime) -> bool:
        """Whether to remind now: once a date from `at` on, or when a snooze has run out.

        After the computer slept over the time, it comes on waking, if the date is the same.
        """
        if self.at is None:
            return False
        if self.again:
            return now >= self.again
        return self.reminded != now.date() and now.time() >= self.at
