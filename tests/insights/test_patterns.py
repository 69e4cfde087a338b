"""What guards a pattern: feedback, coarse answers, and other factors at once."""

from dataclasses import replace

import numpy as np
import pytest

from dialdown.insights import (
    DailySeries,
    Factor,
    allow_for,
    find_patterns,
    sentence,
    sleep_bands,
)
from dialdown.insights.blur import sharpness, widen
from dialdown.insights.pairing import pair_up, safe_whitener
from dialdown.insights.regression import Fit, carried_over, day_after_day

STRESS = ("stress", "pain", 0)


def followed(runs, first_day, seed: int, follows: float, days: int = 180) -> DailySeries:
    """Stress that follows yesterday's pain and does nothing; four days in ten are missing."""
    rng = np.random.default_rng(seed)
    pain = runs(rng, days, 0.85)
    stress = follows * np.concatenate([[0], pain[:-1]]) + runs(rng, days, 0.3)
    values = {"pain": np.round(5 + 1.8 * pain), "stress": np.round(5 + 2 * stress)}
    gone = rng.random(days) < 0.4
    for column in values.values():
        column[gone] = np.nan
    return DailySeries(first_day, values)


def whitener(series: DailySeries):
    return safe_whitener(series, STRESS, pair_up(series, STRESS), 10)


def test_only_safe_days_speak_where_the_factor_follows_pain(runs, diary):
    first = diary().first_day
    assert whitener(followed(runs, first, 1, 0.7)) is day_after_day
    alone = [whitener(followed(runs, first, seed, 0.0)) for seed in range(20)]
    assert alone.count(carried_over) >= 15


def test_feedback_is_rarely_taken_for_a_pattern(runs, diary):
    first = diary().first_day
    found = [find_patterns(followed(runs, first, s, 0.5), [STRESS])[0].p < 0.05 for s in range(60)]
    assert np.mean(found) <= 0.15  # naive: about 9 in 10; by every gap: about 1 in 4


def test_few_gaps_leave_every_day_in(runs, diary):
    series = followed(runs, diary().first_day, 1, 0.7)
    whole = {key: np.nan_to_num(column, nan=5.0) for key, column in series.values.items()}
    assert whitener(DailySeries(series.first_day, whole)) is carried_over


def test_coarse_answers_are_ruled_out_less_easily(runs, diary):
    rng = np.random.default_rng(11)
    pain, stress = (runs(rng, 260, 0.4) for _ in range(2))
    fine = {"pain": np.round(5 + 2 * pain), "stress": np.round(5 + 2 * stress)}
    coarse = {"pain": np.where(pain > 0, 6.0, 4.0), "stress": np.where(stress > 0, 6.0, 4.0)}
    sharp, blunt = (
        find_patterns(DailySeries(diary().first_day, values), [STRESS])[0]
        for values in (fine, coarse)
    )
    assert sharp.sharpness == pytest.approx(0.97, abs=0.02)
    assert blunt.sharpness == pytest.approx(0.64, abs=0.02)  # 2 / pi for two even halves


def test_an_interval_reaches_further_where_few_steps_hide_part_of_the_slope(runs):
    rng = np.random.default_rng(2)
    felt = runs(rng, 200, 0.85)
    day, steps = np.arange(200), np.where(felt > 0, 1.0, 0.0)
    fit = Fit(slope=0.5, low=0.2, high=0.8, p=0.001, carry=0.7)
    wide = widen(fit, steps - steps.mean(), day, sharpness(steps, None))
    assert (wide.slope, wide.low, wide.p) == (fit.slope, fit.low, fit.p)
    assert 1.15 < wide.high / fit.high < 2.0
    around_zero = widen(replace(fit, low=-0.2), steps - steps.mean(), day, 0.8)
    assert around_zero.low < -0.2
    fine = np.round(felt, 2)
    assert widen(fit, fine, day, sharpness(fine, None)).high == pytest.approx(fit.high, rel=0.02)
    yes_no = sharpness(steps, Factor("own:x", "Tea", "yes_no"))
    assert widen(fit, steps - steps.mean(), day, yes_no) == fit


def test_no_pattern_seen_never_stands_beside_an_interval_without_zero(diary):
    for seed in range(40):
        for row in find_patterns(diary(days=300, effect=0.15, seed=seed)):
            if row.verdict == "no pattern seen":
                assert row.low <= 0 <= row.high


def test_sleep_allowing_for_stress(runs, diary):
    rng = np.random.default_rng(6)
    stress = runs(rng, 240, 0.4)
    sleep = -0.8 * stress + 0.6 * runs(rng, 240, 0.4)
    pain = stress + 0.8 * runs(rng, 240, 0.4)
    values = {
        "pain": np.round(5 + 1.5 * pain),
        "stress": np.round(5 + 2 * stress),
        "sleep_quality": np.round(5 + 2 * sleep),
    }
    series = DailySeries(diary().first_day, values)
    alone = find_patterns(series, [("sleep_quality", "pain", 0)])[0]
    adjusted = allow_for(series, ("sleep_quality", "pain", 0), [("stress", 0)])
    assert alone.high < 0
    assert adjusted.pattern.low < 0 < adjusted.pattern.high
    assert sentence(adjusted).startswith("Allowing for stress as well: ")
    unknown = allow_for(series, ("sleep_quality", "pain", 0), [("own:none", 0)])
    assert sentence(unknown) == "Not enough days yet: 21 more days with both are needed."


def test_both_short_and_long_nights(diary):
    rng = np.random.default_rng(4)
    hours = np.clip(np.round(2 * rng.normal(7.5, 1.8, 300)) / 2, 2, 12)
    pain = np.round(4 + 2.0 * (hours < 6) + 2.0 * (hours > 9) + rng.normal(0, 1, 300))
    series = DailySeries(diary().first_day, {"sleep_hours": hours, "pain": pain})
    short, middle, long = sleep_bands(series)
    assert short.low > 0
    assert long.low > 0
    assert short.difference == pytest.approx(2.0, abs=0.3)
    assert long.difference == pytest.approx(2.0, abs=0.3)
    assert middle.difference is None
    assert short.days + middle.days + long.days == 300
    assert "under 6 h" in sentence(short)
    assert "over 9 h" in sentence(long)
    assert sentence(middle).endswith("nights.")
    assert sleep_bands(DailySeries(series.first_day, {"pain": pain})) == []


def test_bands_with_few_nights_have_no_difference(diary):
    short, _middle, long = sleep_bands(diary(days=40))
    for band in (short, long):
        assert (band.difference is None) == (band.days < 5)
