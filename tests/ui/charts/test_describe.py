"""Every chart in words, against sentences worked out by hand."""

from datetime import date, timedelta

import pytest

from dialdown.domain.records import Appointment, Flare, Treatment
from dialdown.ui.charts.dates import date_ticks
from dialdown.ui.charts.describe import day_words, describe_timeline
from dialdown.ui.charts.marks import build_marks
from dialdown.ui.charts.timeline_card import reading_words
from dialdown.ui.charts.timeline_data import build_timeline
from dialdown.ui.charts.timeline_scene import Scene
from dialdown.ui.charts.window import Window

TODAY = date(2026, 11, 22)
FIRST = date(2026, 11, 16)


@pytest.fixture
def timeline(make_day):
    """Monday to Sunday with Wednesday and Thursday blank."""
    pain = {0: 3, 1: 5, 4: 8, 5: 4, 6: 4}
    sleep = {0: 420, 1: 330, 4: 300}
    days = [
        make_day(FIRST + timedelta(i), pain=p, **({"sleep_hours": sleep[i]} if i in sleep else {}))
        for i, p in pain.items()
    ]
    return build_timeline(days)


def test_b19_description_names_range_count_gaps_low_high_usual(timeline):
    scales = [timeline.scales["pain"], timeline.scales["sleep_hours"], timeline.scales["mood"]]
    words = describe_timeline(timeline, Window(FIRST, TODAY), scales, [], TODAY)
    assert words == (
        "From 16 Nov to 22 Nov. "
        "Pain: 5 of 7 days, 1 gap, the longest 2 days. Lowest 3, highest 8, usually 4. "
        "Sleep: 3 of 7 days, 2 gaps, the longest 2 days. Lowest 5 h, highest 7 h, usually 5 h 30. "
        "Mood: 0 of 7 days."
    )


def test_a_day_is_read_with_its_values_and_what_it_lies_in(timeline):
    marks = build_marks(
        [
            Flare(start=FIRST, end=FIRST + timedelta(1)),
            Treatment(name="Cream", start=date(2025, 3, 1)),
            Appointment(date=FIRST, who="Neurology"),
            Appointment(date=TODAY, who="Eye clinic"),
        ],
        TODAY,
    )
    scales = [timeline.scales["pain"], timeline.scales["sleep_hours"]]
    words = day_words(timeline, FIRST, scales, marks, TODAY)
    assert words == (
        "Monday 16 November: Pain 3, Sleep 7 h. Cream from 1 Mar 2025. Neurology. Flare, 2 days."
    )
    assert "nothing noted" in day_words(timeline, FIRST + timedelta(2), scales, [], TODAY)


def test_a_week_is_read_as_average_and_range(timeline):
    long = Window(TODAY - timedelta(days=800), TODAY)
    words = reading_words(Scene(timeline, long, TODAY), TODAY)
    assert words == "Week from 16 Nov to 22 Nov: Pain 4.8 on average, 3 to 8."


@pytest.mark.parametrize("days", [14, 30, 91, 180, 365, 731, 3650, 10_000])
def test_dates_never_crowd_and_say_the_year_when_needed(days):
    first = TODAY - timedelta(days=days - 1)
    ticks = date_ticks(first, TODAY, 8, TODAY)
    assert 1 <= len(ticks) <= 9
    assert all(first <= when <= TODAY for when, _words in ticks)
    if ticks[0][0].year != TODAY.year:
        assert str(ticks[0][0].year) in ticks[0][1]


def test_ticks_stay_on_the_same_days_when_the_window_moves():
    window = [TODAY - timedelta(days=n) for n in (90, 0)]
    moved = [day - timedelta(days=1) for day in window]
    shared = {when for when, _ in date_ticks(*window, 8, TODAY)}
    assert shared & {when for when, _ in date_ticks(*moved, 8, TODAY)} >= set(sorted(shared)[:-1])


def test_what_goes_on_ends_today_and_an_unnamed_visit_has_a_name():
    going, visit = build_marks([Flare(start=FIRST), Appointment(date=TODAY, who=" ")], TODAY)
    assert (going.end, going.label) == (TODAY, "flare, 7 days so far")
    assert visit.label == "Appointment"
