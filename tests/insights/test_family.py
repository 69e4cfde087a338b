"""Families, verdicts and what is not testable."""

from datetime import date

import numpy as np
import pytest

from dialdown.insights import (
    DailySeries,
    Factor,
    Pattern,
    default_pairs,
    find_patterns,
    one_row_each,
)
from dialdown.insights.family import ONE_LOOK, benjamini_hochberg, judge

SLEEP = ("sleep_hours", "pain", 0)


def test_a_strong_pattern_is_clear_and_stated_in_pain_points(diary):
    row = find_patterns(diary(effect=0.7), [SLEEP])[0]
    assert row.verdict == "clear"
    assert row.high < 0
    assert row.r_low < row.r < row.r_high < 0
    assert row.split.difference > 0
    assert row.in_points == (row.split.difference, row.split.low, row.split.high)


def test_a_long_diary_without_a_pattern_says_so(diary):
    row = find_patterns(diary(days=500, effect=0.0, seed=2), [SLEEP])[0]
    assert row.verdict == "no pattern seen"
    assert row.days_needed == 0


def test_a_short_diary_says_how_many_more_days(diary):
    row = find_patterns(diary(days=45, effect=0.1, missing=0.0), [SLEEP])[0]
    assert row.verdict == "not enough days yet"
    assert row.reason == "neither shown nor ruled out"
    assert row.days_needed >= 45 / 4


def test_p_and_interval_agree(diary):
    for seed in range(30):
        row = find_patterns(diary(days=60, effect=0.3, seed=seed), [SLEEP])[0]
        assert (row.p < 0.05) == (row.low > 0 or row.high < 0)


def test_split_never_contradicts_the_interval(diary):
    for seed in range(30):
        row = find_patterns(diary(days=60, effect=0.3, seed=seed), [SLEEP])[0]
        worse_is_low = -1
        assert np.sign(row.split.difference) == worse_is_low * np.sign(row.slope)
        assert (row.split.low > 0 or row.split.high < 0) == (row.low > 0 or row.high < 0)


def test_split_takes_about_a_third_and_looks_at_the_factor_only(diary):
    series = diary(days=200)
    split = find_patterns(series, [SLEEP])[0].split
    assert 0.2 < split.days_below / (split.days_below + split.days_above) < 0.5
    other = DailySeries(series.first_day, {**series.values, "pain": series.values["pain"][::-1]})
    assert find_patterns(other, [SLEEP])[0].split.at == split.at


def test_lag_one_takes_the_factor_of_the_day_before():
    rng = np.random.default_rng(2)
    stress = rng.integers(0, 11, 100).astype(float)
    pain = np.round(5 + np.concatenate([[0], 0.5 * (stress[:-1] - 5)]) + rng.normal(0, 1, 100))
    series = DailySeries(date(2024, 1, 1), {"pain": pain, "stress": stress})
    same, before = find_patterns(series, [("stress", "pain", 0), ("stress", "pain", 1)])
    assert (same.verdict, before.verdict) != ("clear", "not enough days yet")
    assert before.verdict == "clear"
    assert before.slope == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda x, n: np.where(np.arange(n) < 20, x, np.nan), "too few days"),
        (lambda x, n: np.full(n, 7.0), "nearly always the same answer"),
        (lambda x, n: np.where(np.arange(n) == 50, 9.0, 7.0), "nearly always the same answer"),
        (lambda x, n: (np.arange(n) % 7 >= 5).astype(float), "moves with the calendar"),
        (lambda x, n: np.arange(n, dtype=float), "moves with the calendar"),
        (lambda x, n: np.full(n, np.nan), "too few days"),
    ],
)
def test_not_testable_with_its_reason(diary, change, reason):
    series = diary()
    x = change(series.values["sleep_hours"], len(series))
    changed = DailySeries(series.first_day, {**series.values, "sleep_hours": x})
    row = find_patterns(changed, [SLEEP])[0]
    assert (row.verdict, row.reason) == ("not enough days yet", reason)
    assert row.p is None
    assert row.in_points is None


def test_few_days_with_a_large_background_are_not_tested(diary):
    row = find_patterns(diary(days=24, missing=0.0), [SLEEP])[0]
    assert row.p is not None
    assert find_patterns(diary(days=21, missing=0.05), [SLEEP])[0].reason == "too few days"


@pytest.mark.parametrize(
    ("low", "high", "sharpness", "verdict"),
    [
        (-0.30, 0.30, 1.0, "no pattern seen"),
        (-0.30, 0.30, 0.6, "not enough days yet"),
        (-0.20, 0.20, 0.6, "no pattern seen"),
        (-0.40, 0.30, 1.0, "not enough days yet"),
        (0.01, 0.30, 1.0, "not enough days yet"),
    ],
)
def test_ruled_out_means_an_interval_around_zero_and_narrow(low, high, sharpness, verdict):
    row = Pattern("stress", "pain", 0, 90, p=0.9, r_low=low, r_high=high, sharpness=sharpness)
    assert judge([row], ONE_LOOK)[0].verdict == verdict


def test_benjamini_hochberg_by_hand():
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.5]) == pytest.approx(
        [0.04, 0.16 / 3, 0.16 / 3, 0.5]
    )
    assert benjamini_hochberg([]) == []
    assert benjamini_hochberg([0.9, 0.9]) == [0.9, 0.9]


def test_untested_rows_do_not_weigh_on_the_family(diary):
    series = diary()
    alone = find_patterns(series, [SLEEP])[0]
    unknown = [SLEEP, *[(f"own:{i}", "pain", 0) for i in range(20)]]
    assert find_patterns(series, unknown)[0].q == alone.q


def test_default_family_has_what_the_design_says(diary):
    series = diary()
    n = len(series)
    ticks = {
        "tag:often": np.arange(n) % 3 == 0,
        "tag:rare": np.arange(n) % 17 == 0,
        "touch:socks": np.arange(n) % 4,
        "own:abc": np.arange(n) % 5,
        "worry": np.arange(n) % 6,
        "activity_minutes": np.arange(n) % 9,
    }
    primary, rest = default_pairs(DailySeries(series.first_day, {**series.values, **ticks}))
    assert primary == [
        ("sleep_quality", "pain", 0),
        ("stress", "pain", 0),
        ("stress", "pain", 1),
    ]
    assert rest == [
        ("sleep_hours", "pain", 0),
        ("activity_minutes", "pain", 1),
        ("pain", "sleep_quality", 1),
        ("own:abc", "pain", 0),
        ("own:abc", "pain", 1),
        ("tag:often", "pain", 0),
        ("tag:often", "pain", 1),
        ("touch:socks", "pain", 0),
        ("touch:socks", "pain", 1),
    ]


def test_own_factors_that_are_gone_are_left_out(diary):
    series = diary()
    both = DailySeries(
        series.first_day,
        {**series.values, "own:here": series.values["stress"], "own:gone": series.values["stress"]},
    )
    kept = {row.factor for row in find_patterns(both, factors=[Factor("own:here", "Tea")])}
    assert "own:here" in kept
    assert "stress" in kept
    assert "own:gone" not in kept


def test_each_half_of_the_default_family_spends_half(diary):
    between = []
    for seed in range(40):
        for row in find_patterns(diary(days=80, effect=0.4, seed=seed)):
            clear = row.q is not None and row.q <= 0.025
            assert (row.verdict == "clear") == clear
            between += [row] if row.q is not None and 0.025 < row.q <= 0.05 else []
    assert between
    series = diary(effect=0.35, seed=3)
    stress = next(row for row in find_patterns(series) if row.factor == "stress")
    alone = find_patterns(series, [("sleep_quality", "pain", 0), *default_pairs(series)[0][1:]])
    assert stress.q == next(row.q for row in alone if row.factor == "stress")


def test_hour_of_the_answer_joins_the_background_when_it_varies(diary):
    series = diary()
    rng = np.random.default_rng(8)
    steady = {**series.values, "pain_hour": 20 + rng.random(len(series))}
    varied = {**series.values, "pain_hour": rng.uniform(6, 23, len(series))}
    plain = find_patterns(series, [SLEEP])[0]
    assert find_patterns(DailySeries(series.first_day, steady), [SLEEP])[0].p == plain.p
    assert find_patterns(DailySeries(series.first_day, varied), [SLEEP])[0].p != plain.p


def test_own_factor_gives_the_split_its_direction(diary):
    series = diary()
    own = DailySeries(series.first_day, {**series.values, "own:x": -series.values["sleep_hours"]})
    factor = Factor("own:x", "Restless", worse="high")
    row = find_patterns(own, [("own:x", "pain", 0)], [factor])[0]
    assert row.split.difference > 0
    assert row.split.days_above < row.split.days_below


def test_one_row_a_factor_with_the_smaller_p_first(diary):
    groups = one_row_each(find_patterns(diary()))
    stress = next(group for group in groups if group[0].factor == "stress")
    assert len(stress) == 2
    assert stress[0].p <= stress[1].p


def test_the_same_diary_gives_the_same_answer(diary):
    assert find_patterns(diary()) == find_patterns(diary())
