"""Days well above the usual."""

from datetime import date, timedelta

import numpy as np

from dialdown.insights import DailySeries, find_high_spells

FIRST = date(2024, 3, 4)


def steady() -> np.ndarray:
    return 4 + np.random.default_rng(1).integers(0, 2, 80).astype(float)


def test_two_high_days_close_together_are_a_spell():
    pain = steady()
    pain[[50, 52, 53]] = 9
    pain[51] = np.nan
    (spell,) = find_high_spells(DailySeries(FIRST, {"pain": pain}))
    assert spell.first == FIRST + timedelta(days=50)
    assert spell.last == FIRST + timedelta(days=53)
    assert (spell.days, spell.mean) == (3, 9.0)
    assert 4 <= spell.usual <= 5


def test_single_high_days_and_high_days_far_apart_are_not():
    pain = steady()
    pain[[50, 60, 63]] = 9
    assert find_high_spells(DailySeries(FIRST, {"pain": pain})) == []


def test_two_spells_stay_apart():
    pain = steady()
    pain[[40, 41, 60, 61]] = 9
    assert len(find_high_spells(DailySeries(FIRST, {"pain": pain}))) == 2


def test_the_usual_is_not_known_before_ten_days():
    pain = steady()
    pain[[5, 6]] = 9
    assert find_high_spells(DailySeries(FIRST, {"pain": pain})) == []
    assert find_high_spells(DailySeries(FIRST, {"pain": np.full(5, np.nan)})) == []
    assert find_high_spells(DailySeries(FIRST, {})) == []
