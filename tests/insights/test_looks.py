"""Verdicts settle at looks and stand between them."""

import numpy as np
import pytest

from dialdown.insights import DailySeries, settled_patterns
from dialdown.insights.looks import last_look, next_look


@pytest.mark.parametrize(
    ("recorded", "look", "following"),
    [
        (0, None, 35),
        (34, None, 35),
        (35, 35, 63),
        (90, 63, 91),
        (364, 364, 546),
        (545, 364, 546),
        (546, 546, 728),
        (4000, 3822, 4004),
    ],
)
def test_looks_lie_where_the_design_says(recorded, look, following):
    found = last_look(recorded)
    assert (found[0] if found else None) == look
    assert next_look(recorded) == following


def test_levels_rise_and_stay():
    levels = [last_look(days)[1] for days in (35, 63, 91, 126, 182, 252, 364, 546, 2000)]
    assert levels == sorted(levels)
    assert levels[-3:] == [0.03, 0.03, 0.03]


def test_before_the_first_look_nothing_is_settled(diary):
    settled = settled_patterns(diary(days=34, effect=0.9, missing=0.0))
    assert settled.look_day is None
    assert settled.days_to_next_look == 1
    assert {row.verdict for row in settled.patterns} == {"not enough days yet"}
    tested = [row for row in settled.patterns if row.slope is not None]
    assert tested
    assert all(row.reason == "before the next look" and row.p is None for row in tested)


def test_a_strong_pattern_settles_as_clear(diary):
    settled = settled_patterns(diary(days=130, effect=0.7))
    sleep = next(row for row in settled.patterns if row.factor == "sleep_quality")
    assert sleep.verdict == "clear"


def test_more_days_change_no_verdict_before_the_next_look(diary):
    series = diary(days=170, effect=0.3, seed=4)
    with_pain = np.flatnonzero(np.isfinite(series.values["pain"]))
    at_look = settled_patterns(series.until(with_pain[90] + 1))
    for days in range(with_pain[90] + 1, with_pain[125] + 1, 5):
        later = settled_patterns(series.until(days))
        assert later.look_day == at_look.look_day
        verdicts = {row.pair: (row.verdict, row.p, row.q) for row in later.patterns}
        assert verdicts == {row.pair: (row.verdict, row.p, row.q) for row in at_look.patterns}
    assert settled_patterns(series.until(with_pain[125] + 1)).look_day != at_look.look_day


def test_numbers_go_on_while_verdicts_stand(diary):
    series = diary(days=125, missing=0.0)
    before, after = settled_patterns(series.until(100)), settled_patterns(series.until(120))
    assert before.look_day == after.look_day
    assert before.days_to_next_look == 26
    assert after.days_to_next_look == 6
    assert [row.slope for row in before.patterns] != [row.slope for row in after.patterns]


@pytest.mark.parametrize("start", [115, 127])
def test_a_factor_that_was_not_tested_at_the_look_waits(diary, start):
    series = diary(days=170, missing=0.0)
    late = series.values["stress"].copy()
    late[:start] = np.nan
    settled = settled_patterns(DailySeries(series.first_day, {**series.values, "own:new": late}))
    new = next(row for row in settled.patterns if row.factor == "own:new")
    assert (new.verdict, new.reason) == ("not enough days yet", "before the next look")
    assert new.p is None
    assert new.slope is not None
