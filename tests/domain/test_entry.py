"""What a person types becomes an answer, or is refused; it is never guessed."""

from datetime import date, time

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.entry import filled_from, parse_answer, parse_duration, parse_time
from dialdown.domain.scales import SCALE, OutOfRangeError


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("7", 420), ("7h", 420), ("7.5", 450), ("7,5", 450), ("7:05", 425), ("7 h 5", 425),
     ("45 min", 45), ("0", 0), ("", None), ("7:75", None), ("seven", None), ("-1", None)],
)  # fmt: skip
def test_b28_hours_are_read_in_every_usual_form(typed: str, minutes: float | None) -> None:
    assert parse_duration(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "read"),
    [("14:30", time(14, 30)), ("9:05", time(9, 5)), ("1430", time(14, 30)), ("7", time(7)),
     ("24:00", None), ("12:60", None), ("noon", None), ("", None)],
)  # fmt: skip
def test_a_time_is_read_or_refused(typed: str, read: time | None) -> None:
    assert parse_time(typed) == read


def test_a_rating_takes_a_comma_and_a_point() -> None:
    assert parse_answer(SCALE["pain"], "7,5") == parse_answer(SCALE["pain"], "7.5") == 7.5
    assert parse_answer(SCALE["pain"], "much") is None


def test_what_the_scale_cannot_hold_is_refused_by_name() -> None:
    with pytest.raises(OutOfRangeError, match="Sleep last night"):
        parse_answer(SCALE["sleep_hours"], "25")


def test_same_as_last_time_leaves_words_warnings_and_answers_alone(fixed_at: Stamp) -> None:
    last = Day(date(2026, 1, 1)).with_value("pain", 4).with_value("stress", 3)
    last = last.with_text("note", "then").with_tick("warning:fall", on=True)
    today = filled_from(Day(date(2026, 1, 2)).with_value("pain", 8), last, fixed_at, SCALE)
    assert {key: a.value for key, a in today.answers.items()} == {"pain": 8, "stress": 3}
    assert today.answers["stress"].id != last.answers["stress"].id


def test_same_as_last_time_asks_for_nothing_hidden_and_keeps_none_of_these(fixed_at: Stamp) -> None:
    last = Day(date(2026, 1, 1)).with_value("pain", 4).with_value("mood", 3)
    last = last.with_tick("tag:travel", on=True)
    plain = filled_from(Day(date(2026, 1, 2)), last, fixed_at, {"pain"})
    assert set(plain.answers) == {"pain", "tag:travel"}
    none = Day(date(2026, 1, 2)).with_tick("none:going_on", on=True)
    assert set(filled_from(none, last, fixed_at, {"pain"}).answers) == {"none:going_on", "pain"}


@pytest.fixture
def fixed_at() -> Stamp:
    return Stamp.parse("2026-01-02T20:00:00+00:00")
