"""A day and its answers: blank is never zero."""

from datetime import date

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment, is_known_key
from dialdown.domain.records import OwnScale
from dialdown.domain.scales import SCALE, SCALES, Kind, OutOfRangeError
from dialdown.domain.vocabulary import GOING_ON, REGIONS

MONDAY = date(2026, 3, 9)
GROUP = [*GOING_ON, "going_on"]


def moment(hour, pain):
    return Moment(Stamp.parse(f"2026-03-09T{hour:02}:00:00+01:00"), pain)


def test_a_day_starts_blank():
    day = Day(MONDAY)
    assert day.is_empty
    assert (day.value("pain"), day.pain, day.text("note")) == (None, None, "")
    assert day.tag("stress", GROUP) is None


def test_an_answer_keeps_its_identity_when_it_changes():
    day = Day(MONDAY).with_value("pain", 3)
    assert day.with_value("pain", 4).answers["pain"].id == day.answers["pain"].id


def test_a_change_leaves_the_day_before_it_alone():
    day = Day(MONDAY).with_value("pain", 3)
    assert day.with_value("pain", None).is_empty
    assert day.value("pain") == 3


@pytest.mark.parametrize("value", [-0.1, 10.1, float("nan"), float("inf")])
def test_a_rating_holds_0_to_10(value):
    with pytest.raises(OutOfRangeError, match="Pain today"):
        Day(MONDAY).with_value("pain", value)
    with pytest.raises(OutOfRangeError):
        Day(MONDAY).with_moment(moment(8, value))


def test_values_are_stored_as_their_scale_says():
    day = Day(MONDAY).with_value("pain", 6.26).with_value("sleep_hours", 404.6)
    assert (day.value("pain"), day.value("sleep_hours")) == (6.3, 405)
    assert [SCALE[k].shown(day.value(k)) for k in ("pain", "sleep_hours")] == ["6.3", "6 h 45"]


def test_own_scales_are_held_to_their_own_range():
    scale = OwnScale(name="Steps", kind=Kind.YES_NO).scale
    assert Day(MONDAY).with_value(scale.key, 1, scale=scale).value(scale.key) == 1
    with pytest.raises(OutOfRangeError, match="Steps must be from 0 to yes"):
        Day(MONDAY).with_value(scale.key, 2, scale=scale)


def test_the_pain_of_a_day_is_the_persons_own_answer_else_the_mean_of_two_moments():
    day = Day(MONDAY).with_moment(moment(8, 4))
    assert (day.pain, day.pain_is_derived) == (None, False)
    day = day.with_moment(moment(7, 7))
    assert (day.pain, day.pain_is_derived) == (5.5, True)
    assert [m.pain for m in day.moments] == [7, 4]
    day = day.with_value("pain", 0)
    assert (day.pain, day.pain_is_derived, day.moments_mean) == (0, False, 5.5)


def test_a_moment_of_the_same_identity_is_replaced():
    first = moment(8, 4)
    day = Day(MONDAY).with_moment(first)
    day = day.with_moment(Moment(first.at, 6, id=first.id))
    assert [m.pain for m in day.moments] == [6]
    assert day.without_moment(first.id).is_empty


def test_a_tag_is_0_only_when_its_group_was_answered():
    day = Day(MONDAY).with_tick("tag:alcohol", True)
    assert day.tag("alcohol", GROUP) == 1
    assert day.tag("stress", GROUP) == 0
    assert day.tag("music", ["music", "helped"]) is None
    assert Day(MONDAY).with_tick("none:going_on", True).tag("stress", GROUP) == 0


def test_none_of_these_and_a_tag_take_each_other_away():
    none = Day(MONDAY).with_tick("none:going_on", True)
    tagged = none.with_tick("tag:stress", True).with_tick("tag:music", True)
    assert tagged.ticked("tag") == ("stress", "music")
    assert tagged.ticked("none") == ()
    assert tagged.with_tick("none:going_on", True).ticked("tag") == ("music",)
    assert tagged.with_tick("tag:stress", False).ticked("tag") == ("music",)


def test_nothing_but_spaces_makes_a_note_blank():
    day = Day(MONDAY).with_text("note", " a \r\nb")
    assert day.text("note") == " a \nb"
    assert day.with_text("note", " \n ").is_empty


def test_ticked_reads_what_stands_under_a_prefix():
    day = Day(MONDAY).with_answer(Answer("region:numb:heel_left", None))
    assert day.ticked("region:numb") == ("heel_left",)
    assert day.ticked("region:pain") == ()


def test_known_keys_are_those_of_the_lists():
    known = ["pain", "note", "touch:socks", "region:pain:heel_left", "tag:x", "own:1", "quality:x"]
    assert [key for key in known if not is_known_key(key)] == []
    assert not any(is_known_key(key) for key in ("colour", "touch:fire", "region:pain:tail"))


def test_the_lists_have_what_the_design_says():
    assert len(SCALES) == len(SCALE) == 13
    assert len(set(REGIONS)) == len(REGIONS) == 60
