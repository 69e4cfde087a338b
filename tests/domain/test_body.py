"""Places in words, quick sets, and what was marked over time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dialdown.domain.body import (
    mapped,
    marks,
    new_regions,
    place_words,
    region_words,
    seen,
    set_regions,
    toggled_set,
    with_mark,
    without_marks,
)
from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import REGIONS

NOON = Stamp(datetime(2026, 11, 22, 12, tzinfo=UTC), "UTC")
TODAY = NOON.date


def marked(days_ago: int, *regions: str, layer: str = "pain") -> Day:
    day = Day(TODAY - timedelta(days=days_ago))
    for region in regions:
        day = with_mark(day, layer, region, None, NOON)
    return day


def test_the_regions_are_sixty_and_each_has_words_of_its_own() -> None:
    assert len({region_words(region) for region in REGIONS}) == 60


@pytest.mark.parametrize(
    ("regions", "words"),
    [
        (set_regions("socks"), "both feet"),
        (set_regions("long_socks"), "both feet and lower legs"),
        (set_regions("gloves"), "both hands"),
        (set_regions("long_gloves"), "both hands and forearms"),
        ([r for r in set_regions("socks") if "ankle" not in r], "both feet below the ankle"),
        ([r for r in set_regions("gloves") if r.endswith("left")], "left hand"),
        (["toes_left", "toes_right", "groin"], "toes of both feet, groin"),
        (["fingers_left", "back_lower"], "left fingers, lower back"),
        ([*set_regions("socks"), "calf_right"], "both feet, right calf"),
        ([], ""),
    ],
)
def test_places_are_named_together_where_that_is_exact(regions, words) -> None:
    assert place_words(regions) == words


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_alone_is_named_as_itself(region) -> None:
    assert place_words([region]) == region_words(region)


def test_a_set_is_marked_on_both_sides_and_keeps_what_was_said() -> None:
    day = with_mark(Day(TODAY), "pain", "toes_left", 6, NOON)
    day = toggled_set(day, "pain", "socks", NOON)
    assert set(marks(day, "pain")) == set(set_regions("socks"))
    assert marks(day, "pain")["toes_left"] == 6
    assert marks(day, "pain")["toes_right"] is None
    assert marks(day, "numb") == {}
    assert marks(toggled_set(day, "pain", "socks", NOON), "pain") == {}


def test_clearing_a_layer_leaves_the_others() -> None:
    day = toggled_set(Day(TODAY), "numb", "gloves", NOON)
    day = toggled_set(day, "touch", "gloves", NOON)
    day = without_marks(day, "numb")
    assert marks(day, "numb") == {}
    assert len(marks(day, "touch")) == 6


def test_first_seen_is_of_all_days_and_the_count_of_the_period() -> None:
    days = [marked(90, "toes_left"), marked(20, "toes_left", "palm_left"), marked(1, "toes_left")]
    found = seen(days, "pain", TODAY - timedelta(days=29))
    assert [(entry.region, entry.days) for entry in found] == [("toes_left", 2), ("palm_left", 1)]
    assert found[0].first == TODAY - timedelta(days=90)
    assert seen(days, "numb") == []
    assert len(mapped([*days, Day(date(2026, 1, 1))], TODAY - timedelta(days=29))) == 2


def test_new_is_what_an_earlier_picture_did_not_have() -> None:
    old = marked(31, "toes_left")
    days = [old, marked(29, "heel_left"), marked(2, "toes_left", layer="numb")]
    assert new_regions(days, TODAY) == {"pain": ["heel_left"], "numb": ["toes_left"]}
    assert new_regions(days[1:], TODAY) == {}, "the first picture is where it starts"
    assert new_regions([old, marked(30, "heel_left")], TODAY) == {}
