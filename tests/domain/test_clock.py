"""Moments keep the wall clock under which they were written."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from dialdown.domain.clock import (
    Promptness,
    Stamp,
    is_future,
    promptness,
    still_yesterday,
    system_clock,
)
from dialdown.domain.day import Day, Moment

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 9)


def at(text):
    return Stamp.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09T14:02:00+01:00[Europe/Berlin]",
        "2026-03-09T14:02:00-09:30",
        "2026-03-09T14:02:00.250000+00:00[UTC]",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59+14:00[Pacific/Kiritimati]",
    ],
)
def test_a_stamp_is_read_as_it_was_written(text):
    assert str(Stamp.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "[UTC]", "2026-03-09T14:02:00", "2026-03-09T14:02:00+01:00[UTC", "now", "x[y]z"]
)
def test_what_is_no_stamp_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Stamp.parse(text)


def test_a_zone_without_brackets_only():
    with pytest.raises(ValueError, match="brackets"):
        Stamp(datetime(2026, 3, 9, tzinfo=UTC), "a]b")


def test_a28_both_half_past_twos_of_the_autumn_night_are_kept_apart_and_in_order():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    stamps = [Stamp.parse(str(Stamp(moment, "Europe/Berlin"))) for moment in (second, first)]
    day = Day(date(2026, 10, 25))
    for pain, stamp in zip((8, 3), stamps, strict=True):
        day = day.with_moment(Moment(stamp, pain))
    assert [moment.pain for moment in day.moments] == [3, 8]
    assert day.moments[1].at.at - day.moments[0].at.at == timedelta(hours=1)
    assert {stamp.date for stamp in stamps} == {date(2026, 10, 25)}


def test_a29_a_stamp_keeps_its_own_date_wherever_it_is_read(monkeypatch):
    stamp = at("2026-03-09T07:00:00+13:00[Pacific/Auckland]")
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    if hasattr(time, "tzset"):
        time.tzset()
    assert Stamp.parse(str(stamp)).date == MONDAY
    assert promptness(MONDAY, stamp) is Promptness.SAME_DAY


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-09T00:00:00+01:00", Promptness.SAME_DAY),
        ("2026-03-10T11:59:59+01:00", Promptness.SAME_DAY),
        ("2026-03-10T12:00:00+01:00", Promptness.ON_TIME),
        ("2026-03-12T00:00:00+01:00", Promptness.ON_TIME),
        ("2026-03-12T00:00:01+01:00", Promptness.LATE),
        ("2026-03-08T23:00:00+01:00", Promptness.SAME_DAY),
    ],
)
def test_how_soon_a_day_was_written(written, expected):
    assert promptness(MONDAY, at(written)) is expected


def test_without_a_stamp_nobody_knows_how_soon():
    assert promptness(MONDAY, None) is Promptness.UNKNOWN


def test_until_four_in_the_morning_yesterday_may_be_meant():
    assert still_yesterday(at("2026-03-10T03:59:59+01:00")) == MONDAY
    assert still_yesterday(at("2026-03-10T04:00:00+01:00")) is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be chosen on Windows")
def test_the_system_clock_tells_zone_and_offset(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    now = system_clock()
    assert now.at.utcoffset() == timedelta(hours=5, minutes=45)
    assert isinstance(now.at.tzinfo, timezone)
    assert now.at.microsecond == 0
    assert Stamp.parse(str(now)) == now


@pytest.mark.parametrize(
    ("wall", "future"),
    [
        ("2026-03-08T23:59:59+01:00", True),
        ("2026-03-09T00:00:00+13:00", False),
        ("1970-01-01T00:00:00+00:00", True),
        ("2099-01-01T00:00:00+00:00", False),
    ],
)
def test_a27_a_date_is_to_come_by_the_wall_clock_of_the_person(wall, future):
    assert is_future(MONDAY, at(wall)) is future
