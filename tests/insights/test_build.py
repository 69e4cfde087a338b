"""From days to a series."""

from datetime import date, datetime, timedelta, timezone

import numpy as np

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.records import OwnTag
from dialdown.insights import build_series

MONDAY = date(2026, 3, 2)


def stamp(day: date, hour: float) -> Stamp:
    midnight = datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=1)))
    return Stamp(midnight + timedelta(hours=hour))


def test_no_days_give_an_empty_series():
    assert len(build_series([])) == 0


def test_days_stand_on_the_calendar_with_gaps_blank():
    days = [
        Day(MONDAY).with_value("pain", 0).with_value("sleep_hours", 390),
        Day(MONDAY + timedelta(days=3)).with_value("pain", 6),
    ]
    series = build_series(reversed(days))
    assert series.first_day == MONDAY
    np.testing.assert_array_equal(series.values["pain"], [0, np.nan, np.nan, 6])
    np.testing.assert_array_equal(series.values["sleep_hours"], [6.5, np.nan, np.nan, np.nan])


def test_late_days_are_left_out_and_unknown_ones_kept():
    late = stamp(MONDAY, 73)
    days = [
        Day(MONDAY, written_at=late).with_value("pain", 9),
        Day(MONDAY + timedelta(days=1)).with_value("pain", 4),
        Day(MONDAY + timedelta(days=2), written_at=stamp(MONDAY, 60)).with_value("pain", 5),
    ]
    np.testing.assert_array_equal(build_series(days).values["pain"], [np.nan, 4, 5])


def test_pain_is_worked_out_from_two_moments_and_flagged():
    readings = [Moment(stamp(MONDAY, hour), pain) for hour, pain in ((9, 4.0), (15, 7.0))]
    derived = Day(MONDAY).with_moment(readings[0]).with_moment(readings[1])
    one_only = Day(MONDAY + timedelta(days=1)).with_moment(readings[0]).with_value("stress", 3)
    own = derived.with_value("pain", 8)
    series = build_series([derived, one_only])
    np.testing.assert_array_equal(series.values["pain"], [5.5, np.nan])
    assert series.derived.tolist() == [True, False]
    assert build_series([own]).values["pain"].tolist() == [8]
    assert not build_series([own]).derived.any()


def test_a_tag_is_zero_only_when_its_group_was_answered():
    own = OwnTag(id="mine", name="Garden", group="helped", since=MONDAY + timedelta(days=2))
    days = [
        Day(MONDAY).with_tick("tag:music", True),
        Day(MONDAY + timedelta(days=1)).with_value("pain", 3),
        Day(MONDAY + timedelta(days=2)).with_tick("none:helped", True),
        Day(MONDAY + timedelta(days=3)).with_tick("tag:mine", True),
    ]
    values = build_series(days, iter([own])).values
    np.testing.assert_array_equal(values["tag:music"], [1, np.nan, 0, 0])
    np.testing.assert_array_equal(values["tag:mine"], [np.nan, np.nan, 0, 1])
    assert "tag:travel" not in values


def test_own_scales_sensitivities_and_the_hour_of_the_answer():
    day = Day(MONDAY).with_value("own:abc", 3).with_tick("touch:socks", True, 2.0)
    after_midnight = stamp(MONDAY, 24.5)
    series = build_series([day.with_value("pain", 5, after_midnight)])
    assert series.values["own:abc"].tolist() == [3]
    assert series.values["touch:socks"].tolist() == [2]
    assert series.values["pain_hour"].tolist() == [24.5]


def test_the_last_of_two_days_with_one_date_counts():
    series = build_series([Day(MONDAY).with_value("pain", 2), Day(MONDAY).with_value("pain", 7)])
    assert series.values["pain"].tolist() == [7]


def test_a_tag_that_another_program_never_knew_is_not_no_on_its_days() -> None:
    ticks = ["stress", "stress", "travel", "stress"]
    days = [
        Day(MONDAY + timedelta(days=n), source="daylio").with_tick(f"tag:{tag}", on=True)
        for n, tag in enumerate(ticks)
    ]
    series = build_series(days)
    assert "tag:alcohol" not in series.values
    np.testing.assert_array_equal(series.get("tag:travel"), [np.nan, np.nan, 1, 0])
