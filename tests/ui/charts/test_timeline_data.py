"""The numbers behind the timeline: blank stays blank, late days stay in, weeks are averages."""

from datetime import date, timedelta
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialdown.domain.day import Day
from dialdown.ui.charts.describe import facts
from dialdown.ui.charts.timeline_data import build_timeline, by_week

FIRST = date(2026, 1, 5)  # a Monday


def test_b6_blank_days_are_gaps_never_zero(make_day):
    days = [make_day(FIRST, pain=4), make_day(FIRST + timedelta(3), pain=0)]
    timeline = build_timeline(days)
    pain = timeline.get("pain", FIRST, FIRST + timedelta(3))
    assert pain[0] == 4
    assert np.isnan(pain[1:3]).all()
    assert pain[3] == 0


def test_beyond_the_diary_all_is_blank(make_day):
    timeline = build_timeline([make_day(FIRST, pain=4)])
    around = timeline.get("pain", FIRST - timedelta(2), FIRST + timedelta(2))
    assert np.isnan(around[[0, 1, 3, 4]]).all()
    assert np.isnan(timeline.get("mood", FIRST, FIRST)).all()
    far = FIRST + timedelta(400)
    assert np.isnan(timeline.get("pain", far, far)).all()


def test_sleep_is_in_hours_and_late_and_derived_days_are_marked(make_day):
    days = [
        make_day(FIRST, pain=4, sleep_hours=390),
        make_day(FIRST + timedelta(1), later=5, pain=6),
        make_day(FIRST + timedelta(2), moments=[3, 6]),
    ]
    timeline = build_timeline(days)
    last = FIRST + timedelta(2)
    assert timeline.get("sleep_hours", FIRST, FIRST)[0] == 6.5
    assert timeline.get("pain", FIRST, last).tolist() == [4, 6, 4.5]
    assert timeline.flags(timeline.late, FIRST, last).tolist() == [False, True, False]
    assert timeline.flags(timeline.derived, FIRST, last).tolist() == [False, False, True]


def test_an_empty_diary_has_no_days():
    assert len(build_timeline([])) == 0
    assert len(build_timeline([Day(FIRST)])) == 0


def test_weeks_hold_mean_and_range(make_day):
    pain = [2, 4, 9, None, None, None, None, None, None, None, None, None, None, None, 5]
    days = [make_day(FIRST + timedelta(i), pain=p) for i, p in enumerate(pain) if p is not None]
    weeks = by_week(build_timeline(days), "pain", FIRST + timedelta(2), FIRST + timedelta(14))
    assert weeks.mondays == [FIRST, FIRST + timedelta(7), FIRST + timedelta(14)]
    assert weeks.mean[[0, 2]] == pytest.approx([5, 5])
    assert (weeks.low[0], weeks.high[0]) == (2, 9)
    assert np.isnan([weeks.mean[1], weeks.low[1], weeks.high[1]]).all()
    assert weeks.days.tolist() == [3, 0, 1]


@given(st.lists(st.none() | st.integers(0, 10), max_size=60))
def test_b19_facts_equal_what_plain_python_counts(values):
    found = facts(np.array([np.nan if v is None else float(v) for v in values]))
    known = sorted(v for v in values if v is not None)
    runs = "".join("x" if v is None else " " for v in values).split()
    assert (found.days, found.of, found.gaps) == (len(known), len(values), len(runs))
    assert found.longest_gap == max(map(len, runs), default=0)
    if known:
        middle = known[(len(known) - 1) // 2], known[len(known) // 2]
        assert (found.low, found.high, found.usual) == (known[0], known[-1], fmean(middle))
