"""Treatments, trials, periods and trends."""

from datetime import date, timedelta

import numpy as np
import pytest

from dialdown.insights import (
    DailySeries,
    compare_periods,
    compare_treatment,
    compare_trial,
    find_trend,
    trial_reach,
)
from dialdown.insights.changes import change_verdict

FIRST = date(2024, 3, 4)


@pytest.fixture
def stepped(runs):
    """A maker of 150 days of pain that drop by `size` points from day 90 on."""

    def make(size: float, seed: int = 1, carry: float = 0.4) -> DailySeries:
        pain = 6 + 1.2 * runs(np.random.default_rng(seed), 150, carry)
        pain[90:] -= size
        return DailySeries(FIRST, {"pain": np.round(pain)})

    return make


def day(number: int):
    return FIRST + timedelta(days=number)


def test_a_large_drop_after_a_start_is_clearly_lower(stepped):
    change = compare_treatment(stepped(3), "pain", day(90), settle_days=7)
    assert change.verdict == "clearly lower"
    assert change.low < change.difference < change.high < 0
    assert (change.days_before, change.days_after) == (90, 30)
    assert change.after < change.before


def test_no_drop_is_no_clear_change(stepped):
    assert compare_treatment(stepped(0), "pain", day(90)).verdict == "no clear change"


def test_settling_days_and_days_outside_the_window_do_not_count(stepped):
    series = stepped(3)
    pain = series.values["pain"].copy()
    pain[90:97] = 10
    pain[127:] = 10
    changed = DailySeries(FIRST, {"pain": pain})
    plain = compare_treatment(series, "pain", day(90), settle_days=7)
    assert compare_treatment(changed, "pain", day(90), settle_days=7) == plain


def test_a_treatment_that_ended_counts_until_its_end(stepped):
    change = compare_treatment(stepped(3), "pain", day(90), end=day(110))
    assert change.days_after == 21


@pytest.mark.parametrize("start", [-400, -1, 3, 145, 149, 900])
def test_too_few_days_on_one_side(stepped, start):
    change = compare_treatment(stepped(3), "pain", day(start))
    assert change.verdict == "not enough days yet"
    assert change.days_needed > 0
    assert change.difference is None


def test_periods(stepped):
    change = compare_periods(stepped(3), "pain", (day(0), day(89)), (day(90), day(149)))
    assert (change.days_before, change.days_after) == (90, 60)
    assert change.verdict == "clearly lower"
    back = compare_periods(stepped(3), "pain", (day(90), day(149)), (day(0), day(89)))
    assert back.verdict == "clearly higher"
    assert back.difference == pytest.approx(-change.difference)


def test_overlapping_periods_count_each_day_once(stepped):
    change = compare_periods(stepped(0), "pain", (day(0), day(99)), (day(60), day(149)))
    assert (change.days_before, change.days_after) == (60, 90)


def test_trial_compares_blocks(runs):
    pain = 6 + runs(np.random.default_rng(3), 56, 0.3)
    pain[14:28] -= 3
    pain[42:] -= 3
    series = DailySeries(FIRST, {"pain": np.round(pain)})
    blocks = [(day(14 * i), day(14 * i + 13), i % 2 == 1) for i in range(4)]
    change = compare_trial(series, "pain", blocks)
    assert change.verdict == "clearly lower"
    assert (change.days_before, change.days_after) == (28, 28)
    assert compare_trial(series, "pain", blocks, settle_days=3).days_after == 22


def test_trial_needs_ten_days_in_every_block(runs):
    pain = np.round(6 + runs(np.random.default_rng(3), 56, 0.3))
    pain[44:] = np.nan
    blocks = [(day(14 * i), day(14 * i + 13), i % 2 == 1) for i in range(4)]
    change = compare_trial(DailySeries(FIRST, {"pain": pain}), "pain", blocks)
    assert (change.verdict, change.days_needed) == ("not enough days yet", 8)


@pytest.mark.parametrize(
    ("difference", "low", "high", "before", "verdict"),
    [
        (-2.0, -3.0, -0.1, 8, "clearly lower"),
        (-1.0, -1.5, -0.1, 3, "clearly lower"),
        (-1.0, -1.5, -0.1, 8, "a little lower"),
        (2.1, 0.1, 4.0, 9, "clearly higher"),
        (0.5, 0.1, 0.9, 9, "a little higher"),
        (-3.0, -6.1, 0.1, 9, "no clear change"),
    ],
)
def test_one_wording_for_every_change(difference, low, high, before, verdict):
    assert change_verdict(difference, low, high, before) == verdict


def test_trend_is_stated_only_when_its_interval_leaves_out_zero(stepped):
    rng = np.random.default_rng(1)
    falling = DailySeries(FIRST, {"pain": np.round(8 - np.arange(90) / 15 + rng.normal(0, 1, 90))})
    trend = find_trend(falling)
    assert trend.stated
    assert trend.change == pytest.approx(-6, abs=1.5)
    assert not find_trend(stepped(0).until(90)).stated
    assert find_trend(falling.until(27)) is None


def test_ten_years_against_ten_years_are_quick_enough(runs):
    pain = np.round(5 + runs(np.random.default_rng(1), 7300))
    series = DailySeries(FIRST, {"pain": pain})
    change = compare_periods(series, "pain", (day(0), day(3649)), (day(3650), day(7299)))
    assert change.verdict == "no clear change"


def test_days_before_the_window_teach_without_being_compared(runs):
    pain = 6 + 1.2 * runs(np.random.default_rng(2), 400, 0.4)
    pain[370:] -= 2.5
    whole = DailySeries(FIRST, {"pain": np.round(pain)})
    short = DailySeries(day(280), {"pain": np.round(pain[280:])})
    long_change, short_change = (compare_treatment(s, "pain", day(370)) for s in (whole, short))
    assert long_change.before == short_change.before
    assert long_change.days_before == short_change.days_before == 90
    assert long_change.high - long_change.low < short_change.high - short_change.low


def test_pain_that_moved_as_much_before_cannot_tell():
    wave = 5 + 3 * np.sin(2 * np.pi * np.arange(395) / 180) + (np.arange(395) % 3 - 1)
    series = DailySeries(FIRST, {"pain": np.round(wave)})
    verdicts = {compare_treatment(series, "pain", day(s)).verdict for s in range(250, 360, 10)}
    assert verdicts <= {"too many ups and downs to tell", "no clear change"}
    assert "too many ups and downs to tell" in verdicts


def test_a_trial_says_beforehand_what_it_can_show(runs):
    pain = np.round(6 + 1.8 * runs(np.random.default_rng(3), 90, 0.5))
    series = DailySeries(FIRST, {"pain": pain})
    four_weeks, eight_weeks = (trial_reach(series, blocks=blocks) for blocks in (2, 4))
    assert 1 < eight_weeks < four_weeks < 5
    independent = np.round(5 + 1.8 * np.random.default_rng(1).standard_normal(90))
    textbook = (2.0 + 0.84) * 2 * independent.std() / np.sqrt(56)
    reach = trial_reach(DailySeries(FIRST, {"pain": independent}))
    assert textbook < reach < 1.3 * textbook
    assert trial_reach(series.until(27)) is None
    assert trial_reach(DailySeries(FIRST, {"pain": np.full(90, 5.0)})) is None
