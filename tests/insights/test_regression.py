"""The regression against a dense reference, worked out the long way."""

import math

import numpy as np
import pytest

from dialdown.insights.regression import (
    CARRY_OVER,
    NOISE_GRID,
    beside,
    calendar,
    carried_over_with_noise,
    regress,
)
from dialdown.insights.student import critical_value, two_sided_p


@pytest.fixture
def gappy():
    """Outcome, factor, background and day numbers of 70 days, a quarter of them missing."""
    rng = np.random.default_rng(5)
    day = np.flatnonzero(rng.random(70) > 0.25)
    x = np.round(rng.normal(5, 2, len(day)))
    y = np.round(5 + 0.4 * x + np.cumsum(rng.normal(0, 0.5, len(day))))
    return y, x, calendar(day, day % 7), day


def dense(y, x, background, day, covariances, heavy):
    """Slope and standard error by generalised least squares with full matrices, REML weighted."""
    design = np.column_stack([x, background])
    dof = len(y) - design.shape[1]
    found = []
    for covariance in covariances:
        inverse = np.linalg.inv(covariance)
        normal = design.T @ inverse @ design
        beta = np.linalg.solve(normal, design.T @ inverse @ y)
        rest = (y - design @ beta) @ inverse @ (y - design @ beta)
        likelihood = -0.5 * (
            np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(normal)[1] + dof * math.log(rest)
        )
        found.append((likelihood, beta[0], np.linalg.inv(normal)[0, 0] * rest / dof))
    likelihood, slope, variance = np.array(found).T
    weight = np.exp(likelihood - likelihood.max())
    weight /= weight.sum()
    mean = weight @ slope
    each = variance + (slope - mean) ** 2
    total = weight @ each
    unsure = weight @ (each / total - 1) ** 2
    return mean, math.sqrt(total), 1 / (1 / dof + unsure / 2) if heavy else dof


def test_carry_over_agrees_with_dense_matrices(gappy):
    y, x, background, day = gappy
    distance = np.abs(day[:, None] - day)
    slope, error, dof = dense(*gappy, [c**distance for c in CARRY_OVER], heavy=True)
    fit = regress(y, x, background, day)
    assert fit.slope == pytest.approx(slope, rel=1e-5)
    assert fit.high - fit.low == pytest.approx(2 * critical_value(dof) * error, rel=1e-5)


def test_carry_over_with_noise_agrees_with_dense_matrices(gappy):
    y, _, _, day = gappy
    step, level = (day > 40).astype(float), np.ones((len(day), 1))
    distance, same = np.abs(day[:, None] - day), np.eye(len(day))
    covariances = [(1 - s) * c**distance + s * same for c, s in NOISE_GRID]
    slope, error, dof = dense(y, step, level, day, covariances, heavy=False)
    fit = regress(y, step, level, day, carried_over_with_noise)
    assert fit.slope == pytest.approx(slope, rel=1e-5)
    assert fit.high - fit.low == pytest.approx(2 * critical_value(dof) * error, rel=1e-5)


def test_interval_leaves_out_zero_exactly_when_p_is_under_5_percent(gappy):
    y, x, background, day = gappy
    for effect in np.linspace(-0.6, 0.6, 61):
        fit = regress(y + effect * x, x, background, day)
        assert (fit.p < 0.05) == (fit.low > 0 or fit.high < 0)


def test_units_and_levels_do_not_matter(gappy):
    y, x, background, day = gappy
    fit = regress(y, x, background, day)
    scaled = regress(10 * y + 7, x / 60 + 9000, background, day)
    assert scaled.slope == pytest.approx(600 * fit.slope, rel=1e-5)
    assert scaled.p == pytest.approx(fit.p, rel=1e-5)


def test_background_takes_trend_weekday_and_slow_waves():
    day = np.arange(180)
    slow = 0.02 * day + (day % 7 == 5) + np.cos(np.pi * 3 * (day + 0.5) / 180)
    assert np.abs(beside(slow, calendar(day, day % 7))).max() < 1e-4
    assert calendar(np.arange(3650), np.arange(3650) % 7).shape[1] == 2 + 24 + 6


@pytest.mark.parametrize("dof", [10, 20, 60, 400])
@pytest.mark.parametrize("t", [1.0, 2.0, 3.0, 4.5])
def test_student_agrees_with_numerical_integration(dof, t):
    at = np.linspace(t, 400, 2_000_001)
    log_constant = math.lgamma((dof + 1) / 2) - math.lgamma(dof / 2) - 0.5 * math.log(dof * math.pi)
    density = np.exp(log_constant - (dof + 1) / 2 * np.log1p(at**2 / dof))
    exact = 2 * float(np.trapezoid(density, at))
    assert two_sided_p(t, dof) == pytest.approx(exact, rel=0.03)


def test_critical_value_is_the_inverse_of_p():
    for dof in (10, 33, 500):
        assert two_sided_p(critical_value(dof), dof) == pytest.approx(0.05, rel=1e-9)
