"""Ranges, panning and zooming stay within the diary."""

from datetime import date, timedelta

import pytest

from dialdown.ui.charts.window import FEWEST_DAYS, Bounds, Window

TODAY = date(2026, 11, 22)
YEAR = Bounds(TODAY - timedelta(days=399), TODAY)


@pytest.mark.parametrize(("name", "days"), [("30", 30), ("91", 91), ("365", 365), ("all", 400)])
def test_ranges_end_today(name, days):
    assert YEAR.range(name) == Window(TODAY - timedelta(days=days - 1), TODAY)


@pytest.mark.parametrize("name", ["30", "91", "365", "all"])
def test_a_young_diary_gets_two_weeks(name):
    found = Bounds(TODAY, TODAY).range(name)
    assert (found.days, found.last) == (FEWEST_DAYS, TODAY)


def test_panning_stops_at_both_ends_and_keeps_the_length():
    window = YEAR.range("30")
    assert YEAR.move(window, 10) == window
    earlier = YEAR.move(window, -15)
    assert earlier.last == TODAY - timedelta(days=15)
    assert YEAR.move(window, -5000).first == YEAR.first
    assert YEAR.move(window, -5000).days == 30


def test_zooming_halves_doubles_and_keeps_the_day_in_view():
    window = YEAR.range("91")
    day = TODAY - timedelta(days=80)
    closer = YEAR.zoom(window, closer=True, around=day)
    assert closer.days == 45
    assert day in closer
    assert YEAR.zoom(closer, closer=False).days == 90
    assert YEAR.zoom(YEAR.range("all"), closer=False) == YEAR.range("all")
    for _ in range(9):
        closer = YEAR.zoom(closer, closer=True)
    assert closer.days == FEWEST_DAYS


def test_showing_a_day_moves_no_further_than_needed():
    window = YEAR.range("30")
    assert YEAR.show(window, TODAY) == window
    assert YEAR.show(window, window.first - timedelta(days=1)).days == 30
    assert YEAR.show(window, window.first - timedelta(days=1)).first == window.first - timedelta(1)


def test_weeks_are_drawn_only_beyond_two_years():
    assert not Window(TODAY - timedelta(days=730), TODAY).weekly
    assert Window(TODAY - timedelta(days=731), TODAY).weekly
