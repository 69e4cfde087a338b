"""When to offer less, and when to leave a person in peace."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.pace import (
    ANSWERS,
    ReminderState,
    away_days,
    check_in_days,
    first_typed,
    many_moments,
    pause_at,
    question_due,
)
from dialdown.domain.records import Appointment, Pause

FIRST = date(2026, 3, 1)


def after(days: int) -> date:
    return FIRST + timedelta(days=days)


def with_moments(when: date, count: int) -> Day:
    day = Day(when)
    for hour in range(count):
        at = datetime(when.year, when.month, when.day, hour + 8, tzinfo=UTC)
        day = day.with_moment(Moment(Stamp(at, "UTC"), 5))
    return day


@pytest.mark.parametrize(
    ("days", "asked", "due"),
    [
        (0, (), None),
        (27, (), None),
        (28, (), "4 weeks"),
        (28, ("4 weeks",), None),
        (83, ("4 weeks",), None),
        (84, ("4 weeks",), "12 weeks"),
        (84, (), "12 weeks"),
        (84, ("12 weeks",), None),
        (4000, ("4 weeks", "12 weeks"), None),
        (-5, (), None),
    ],
)
def test_b30_whether_tracking_helps_is_asked_at_four_and_at_twelve_weeks(days, asked, due) -> None:
    assert question_due(FIRST, after(days), asked) == due


def test_nobody_is_asked_before_the_first_day() -> None:
    assert question_due(None, FIRST, ()) is None
    assert len(ANSWERS) == 3


def test_the_first_day_is_the_first_typed_one() -> None:
    days = [Day(date(2020, 1, 1), source="daylio"), Day(after(3)), Day(FIRST)]
    assert first_typed(days) == FIRST
    assert first_typed(days[:1]) is None


def test_time_away_counts_from_the_last_entry_that_is_not_ahead() -> None:
    assert away_days([], FIRST) == 0
    assert away_days([Day(FIRST)], FIRST) == 0
    assert away_days([Day(FIRST), Day(after(50))], after(40)) == 40


def test_enough_is_more_than_four_moments_on_three_days() -> None:
    days = [with_moments(after(n), 5) for n in range(3)]
    assert many_moments(days)
    assert not many_moments(days[:2])
    assert not many_moments([with_moments(after(n), 4) for n in range(9)])


@pytest.mark.parametrize(
    ("ahead", "left"), [(8, None), (7, 7), (1, 1), (0, None), (-1, None), (None, None)]
)
def test_the_check_in_is_the_seven_days_before_a_visit(ahead, left) -> None:
    visits = [] if ahead is None else [Appointment(date=after(ahead)), Appointment(date=after(90))]
    assert check_in_days(visits, FIRST) == left


def test_a_pause_holds_its_first_and_last_date_and_may_go_on() -> None:
    old, new = Pause(start=FIRST, end=after(3)), Pause(start=after(10))
    assert pause_at([old, new], FIRST) is old
    assert pause_at([old, new], after(3)) is old
    assert pause_at([old, new], after(4)) is None
    assert pause_at([old, new], after(500)) is new


def at(hour: float, day: int = 0, zone: float = 0) -> datetime:
    return datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=zone))) + timedelta(
        days=day, hours=hour
    )


EIGHT = ReminderState(time(20))


def test_b30_no_reminder_unless_it_was_asked_for() -> None:
    assert not any(ReminderState().is_due(at(hour)) for hour in range(48))


def test_a_reminder_comes_once_a_date_from_its_time_on() -> None:
    assert not EIGHT.is_due(at(19.9))
    assert EIGHT.is_due(at(20))
    assert EIGHT.is_due(at(23))  # the computer slept
    told = ReminderState(time(20), FIRST)
    assert not told.is_due(at(21))
    assert not told.is_due(at(19, day=1))
    assert told.is_due(at(20, day=1))


@pytest.mark.parametrize("back_to", [at(19), at(3), at(20, day=-1), at(20, day=-4000)])
def test_a_clock_put_back_brings_no_second_reminder_on_a_date(back_to: datetime) -> None:
    told = ReminderState(time(20), FIRST).settled(back_to)
    assert not told.is_due(back_to)
    assert not told.is_due(back_to + timedelta(hours=2))


@pytest.mark.parametrize("days_ahead", [1, 30, 30_000])
def test_a_clock_that_ran_ahead_silences_no_later_date(days_ahead: int) -> None:
    told = ReminderState(time(20), after(days_ahead)).settled(at(20))
    assert not told.is_due(at(20))
    assert told.is_due(at(20, day=1))


def test_a_snooze_is_an_hour_of_real_time_and_outlives_midnight() -> None:
    told = ReminderState(time(23, 30), FIRST, at(24.5))
    assert not told.is_due(at(24.4))
    assert told.is_due(at(24.5))
    assert not told.is_due(at(24.5, zone=2))  # the same words on another wall are earlier
    assert told.settled(at(10)).again == at(11)
