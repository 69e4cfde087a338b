"""The engine against statsmodels, an independent library that the app itself does not use.

Where the methods coincide they must agree to three digits: generalised least squares at a fixed
carry-over, the same averaged over the grid by restricted likelihood, Student's t, and Benjamini and
Hochberg's correction. The background is built anew, from its description.
"""

from datetime import date

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests

from dialdown.insights import (
    DailySeries,
    allow_for,
    compare_treatment,
    find_patterns,
    find_trend,
    sleep_bands,
)
from dialdown.insights.family import benjamini_hochberg
from dialdown.insights.regression import (
    CARRY_OVER,
    NOISE_GRID,
    Whitened,
    calendar,
    carried_over,
    day_after_day,
    regress,
)
from dialdown.insights.student import critical_value, two_sided_p
from tests.insights.reference import averaged, background_of, carried, noted

FIRST = date(2024, 3, 4)
DIGITS = {"rel": 5e-4, "abs": 1e-7}
SERIES = ("every day", "days missing", "weeks missing", "two or three answers", "long runs")


def fixed(name: str) -> DailySeries:
    """One of five diaries of 70 to 110 days, always the same."""
    number = SERIES.index(name)
    rng = np.random.default_rng([2024, number])
    days = 70 + 10 * number
    carry = 0.9 if name == "long runs" else 0.5
    moves = rng.standard_normal((4, days))
    for i in range(1, days):
        moves[:, i] = carry * moves[:, i - 1] + np.sqrt(1 - carry**2) * moves[:, i]
    pain = 5 + 1.5 * moves[0] + 0.8 * moves[1] + 0.01 * np.arange(days)
    values = {
        "pain": np.clip(np.round(pain), 0, 10),
        "tag:travel": (moves[1] > 0.6).astype(float),
        "stress": np.clip(np.round(5 + 2 * moves[2]), 0, 10),
        "sleep_hours": np.round(2 * (7.4 + 2.0 * moves[3])) / 2,
    }
    if name == "two or three answers":
        values["pain"] = 4.0 + np.searchsorted([-0.5, 0.8], moves[0])
    gone = rng.random(days) < 0.25
    if name == "weeks missing":
        gone = (np.arange(days) % 40 > 28) | (rng.random(days) < 0.1)
    if name == "long runs":  # with more gaps, feedback could be suspected and other days be used
        gone = np.arange(days) % 40 > 36
    if name != "every day":
        values = {key: np.where(gone, np.nan, column) for key, column in values.items()}
    return DailySeries(FIRST, values)


def one_point(carry: float):
    """A whitener of the engine that knows a single carry-over."""
    at = int(np.abs(CARRY_OVER - carry).argmin())

    def whiten(columns, day):
        white = carried_over(columns, day)
        return Whitened(
            white.carry[at : at + 1],
            white.products[at : at + 1],
            white.log_weight[at : at + 1],
            white.rows,
            heavy=False,
        )

    return whiten


@pytest.mark.parametrize("name", SERIES)
@pytest.mark.parametrize("carry", [0.0, 0.5, 0.9])
def test_one_carry_over_agrees_with_generalised_least_squares(name, carry):
    day, (y, x) = noted(fixed(name), "pain", "tag:travel")
    fit = regress(y, x, calendar(day, day % 7), day, one_point(carry))
    design = np.column_stack([x, background_of(day)])
    theirs = sm.GLS(y, design, sigma=carried(day, carry)).fit()
    low, high = theirs.conf_int()[0]
    half = (fit.high - fit.low) / 2
    assert fit.slope == pytest.approx(theirs.params[0], **DIGITS)
    assert half / critical_value(theirs.df_resid) == pytest.approx(theirs.bse[0], **DIGITS)
    assert (fit.low, fit.high) == pytest.approx((low, high), rel=5e-4, abs=5e-4 * half)
    assert fit.p == pytest.approx(theirs.pvalues[0], abs=5e-4)


def test_no_carry_over_is_ordinary_least_squares():
    day, (y, x) = noted(fixed("every day"), "pain", "stress")
    fit = regress(y, x, np.ones((len(day), 1)), day, one_point(0.0))
    theirs = sm.OLS(y, sm.add_constant(x)).fit()
    assert fit.slope == pytest.approx(theirs.params[1], **DIGITS)
    assert (fit.low, fit.high) == pytest.approx(tuple(theirs.conf_int()[1]), rel=5e-4)
    assert fit.p == pytest.approx(theirs.pvalues[1], abs=5e-4)


@pytest.mark.parametrize("carry", [0.2, 0.6])
def test_days_that_follow_a_recorded_day_agree_with_glsar(carry):
    day, (y, x) = noted(fixed("every day"), "pain", "stress")
    columns = np.column_stack([np.ones(len(day)), x, y])
    at = int(np.abs(CARRY_OVER - carry).argmin())
    products = day_after_day(columns, day).products[at]
    slope = np.linalg.solve(products[:2, :2], products[:2, 2])[1]
    theirs = sm.GLSAR(y, sm.add_constant(x), rho=[CARRY_OVER[at]]).fit()
    assert slope == pytest.approx(theirs.params[1], **DIGITS)


@pytest.mark.parametrize("name", SERIES)
def test_a_pattern_agrees_with_gls_averaged_by_restricted_likelihood(name):
    series = fixed(name)
    row = find_patterns(series, [("tag:travel", "pain", 0)])[0]
    day, (y, x) = noted(series, "pain", "tag:travel")
    grid = [carried(day, carry) for carry in CARRY_OVER]
    slope, error, _, dof, _ = averaged(y, x, background_of(day), grid)
    half = stats.t.ppf(0.975, dof) * error
    assert row.days == len(day)
    assert row.slope == pytest.approx(slope, **DIGITS)
    assert (row.low, row.high) == pytest.approx((slope - half, slope + half), abs=1e-3 * half)
    assert row.p == pytest.approx(2 * stats.t.sf(abs(slope) / error, dof), abs=5e-4)
    rest = sm.OLS(np.column_stack([x, y]), background_of(day)).fit().resid
    own_x, own_y = rest.std(axis=0)
    assert row.r == pytest.approx(slope * own_x / own_y, **DIGITS)


@pytest.mark.parametrize("name", SERIES[:3])
def test_allowing_for_another_factor_agrees(name):
    series = fixed(name)
    row = allow_for(series, ("tag:travel", "pain", 0), [("stress", 0)]).pattern
    day, (y, x, other) = noted(series, "pain", "tag:travel", "stress")
    background = np.column_stack([background_of(day), other])
    grid = [carried(day, carry) for carry in CARRY_OVER]
    slope, error, _, dof, _ = averaged(y, x, background, grid)
    half = stats.t.ppf(0.975, dof) * error
    assert row.slope == pytest.approx(slope, **DIGITS)
    assert (row.low, row.high) == pytest.approx((slope - half, slope + half), abs=1e-3 * half)


@pytest.mark.parametrize("name", SERIES[:3])
def test_sleep_bands_agree(name):
    series = fixed(name)
    short, _middle, long = sleep_bands(series)
    day, (y, hours) = noted(series, "pain", "sleep_hours")
    grid = [carried(day, carry) for carry in CARRY_OVER]
    masks = [(hours < 6).astype(float), (hours > 9).astype(float)]
    for band, mask, other in ((short, *masks), (long, *masks[::-1])):
        background = np.column_stack([background_of(day), other])
        slope, error, _, dof, _ = averaged(y, mask, background, grid)
        half = stats.t.ppf(0.975, dof) * error
        assert band.difference == pytest.approx(slope, **DIGITS)
        assert (band.low, band.high) == pytest.approx((slope - half, slope + half), abs=1e-3 * half)


@pytest.mark.parametrize("name", SERIES)
def test_a_treatment_agrees_with_gls_that_knows_reporting_noise(name):
    series = fixed(name)
    day, (y,) = noted(series, "pain")
    start = len(series) - 30
    change = compare_treatment(series, "pain", series.day(start))
    asked = day >= start - 90
    level = np.column_stack([np.ones(len(day)), ~asked])[:, : 1 + (~asked).any()]
    if (~asked).sum() < 14:  # too few earlier days to learn from
        day, y, level = day[asked], y[asked], level[asked, :1]
    grid = [carried(day, carry, noise) for carry, noise in NOISE_GRID]
    slope, error, dof, _, _ = averaged(y, (day >= start).astype(float), level, grid)
    half = stats.t.ppf(0.975, dof) * error
    assert change.difference == pytest.approx(slope, **DIGITS)
    assert (change.low, change.high) == pytest.approx((slope - half, slope + half), abs=1e-3 * half)
    assert change.p == pytest.approx(2 * stats.t.sf(abs(slope) / error, dof), abs=5e-4)
    assert change.after == pytest.approx(y[day >= start].mean())


def test_a_trend_agrees():
    series = fixed("every day")
    day, (y,) = noted(series, "pain")
    trend = find_trend(series, span=len(series))
    grid = [carried(day, carry, noise) for carry, noise in NOISE_GRID]
    slope, error, dof, _, _ = averaged(y, day / len(series), np.ones((len(day), 1)), grid)
    half = stats.t.ppf(0.975, dof) * error
    assert trend.change == pytest.approx(slope, **DIGITS)
    assert (trend.low, trend.high) == pytest.approx((slope - half, slope + half), abs=1e-3 * half)


@pytest.mark.parametrize("seed", range(5))
def test_benjamini_and_hochberg_agree(seed):
    p = np.random.default_rng(seed).uniform(size=40) ** 2
    assert benjamini_hochberg(list(p)) == pytest.approx(list(multipletests(p, method="fdr_bh")[1]))


@pytest.mark.parametrize("dof", [10, 14.5, 30, 100, 900])
def test_student_agrees(dof):
    assert critical_value(dof) == pytest.approx(stats.t.ppf(0.975, dof), rel=5e-4)
    for t in (0.5, 1.5, 2.0, 2.6):
        assert two_sided_p(t, dof) == pytest.approx(2 * stats.t.sf(t, dof), abs=5e-4)
