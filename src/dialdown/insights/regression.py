"""One regression for every question: an outcome on one column of interest, given its background.

Good and bad days come in runs, so errors carry over from day to day. They follow an autoregression
of order one on the calendar, where a missing day only lengthens a gap (Prais and Winsten 1954). How
strongly they carry over is not estimated but averaged out: slope and variance are computed for a
grid of values and weighted by their restricted likelihood (Harville 1977, JASA 72:320); the
variance is within plus between, the law of total variance, which does for small samples what
Kenward and Roger 1997 (Biometrics 53:983) do by expansion. Nothing is iterated, nothing random.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.series import Array
from dialdown.insights.student import critical_value, two_sided_p

Days = NDArray[np.int64]
Whitener = Callable[[Array, Days], tuple[Array, Array]]

CARRY_OVER = np.linspace(0, 0.98, 50)
NOISE_GRID = np.array(
    [(c, s) for c in (0, 0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.97) for s in (0, 0.2, 0.4, 0.6)]
)
"""Pairs of carry-over and the share of variance that is reporting noise."""

_RIDGE = 1e-9


@dataclass(frozen=True)
class Fit:
    """A slope with its 95 % interval, in outcome units per unit of the column of interest."""

    slope: float
    low: float
    high: float
    p: float


def carried_over(columns: Array, day: Days) -> tuple[Array, Array]:
    """Cross products of `columns` whitened for each value of CARRY_OVER, and their log weights.

    With carry-over c and a gap of g days the whitened row is (now - c^g before) / sqrt(1 - c^2g),
    so three matrices a length of gap are all that the likelihood needs.
    """
    gap = np.diff(day)
    gaps, counts = np.unique(gap, return_counts=True)
    width = columns.shape[1]
    sums = np.empty((3, len(gaps), width, width))
    for i, length in enumerate(gaps):
        at = np.flatnonzero(gap == length)
        now, before = columns[at + 1], columns[at]
        cross = now.T @ before
        sums[:, i] = now.T @ now, cross + cross.T, before.T @ before
    power = CARRY_OVER[:, None] ** gaps
    weight = 1 / (1 - power**2)
    factors = np.stack([weight, -weight * power, weight * power**2], axis=1)
    products = np.tensordot(factors, sums, 2) + np.outer(columns[0], columns[0])
    return products, 0.5 * np.log(weight) @ counts


def carried_over_with_noise(columns: Array, day: Days) -> tuple[Array, Array]:
    """The same for carry-over plus reporting noise, over NOISE_GRID.

    A slow signal, such as a step or a line, is fooled by rounding and reporting noise unless the
    model knows them. Whitens by Kalman's filter (Harvey 1989, Forecasting, Structural Time Series
    Models and the Kalman Filter, section 3.4), all grid points at once, in time linear in the days.
    """
    carry, noise = NOISE_GRID.T
    signal = 1 - noise
    state = np.zeros((len(carry), columns.shape[1]))
    spread = signal.copy()
    products = np.zeros((len(carry), columns.shape[1], columns.shape[1]))
    white = np.empty((len(columns), *state.shape))
    log_weight = np.zeros(len(carry))
    for i, step in enumerate(np.diff(day, prepend=day[0])):
        power = carry**step
        spread = power**2 * spread + (1 - power**2) * signal
        state = power[:, None] * state
        total = spread + noise + _RIDGE
        surprise = columns[i] - state
        white[i] = surprise / np.sqrt(total)[:, None]
        gain = spread / total
        state = state + gain[:, None] * surprise
        spread = spread * (1 - gain)
        log_weight -= 0.5 * np.log(total)
    by_grid = white.transpose(1, 2, 0)
    products = by_grid @ by_grid.transpose(0, 2, 1)
    return products, log_weight


def regress(
    outcome: Array, column: Array, background: Array, day: Days, whiten: Whitener = carried_over
) -> Fit:
    """Slope of `outcome` on `column`, given the columns of `background`, by the rule above.

    No argument may hold NaN; `day` counts calendar days and rises. At least one degree of freedom
    must be left.
    """
    units = np.sqrt([np.mean(column**2), np.mean(outcome**2)]) + 1e-12
    columns = np.column_stack([column / units[0], background, outcome / units[1]])
    products, log_weight = whiten(columns, day)
    size = products.shape[1] - 1
    dof = len(outcome) - size
    normal = products[:, :size, :size] + _RIDGE * len(outcome) * np.eye(size)
    inverse = np.linalg.inv(normal)
    beta = (inverse @ products[:, :size, size:])[:, :, 0]
    rest = products[:, size, size] - (beta * products[:, :size, size]).sum(1)
    rest = np.maximum(rest, 1e-12 * len(outcome))
    likelihood = log_weight - 0.5 * np.linalg.slogdet(normal)[1] - 0.5 * dof * np.log(rest)
    weight = np.exp(likelihood - likelihood.max())
    weight /= weight.sum()
    slope = float(weight @ beta[:, 0])
    within = inverse[:, 0, 0] * rest / dof
    error = math.sqrt(float(weight @ (within + (beta[:, 0] - slope) ** 2)))
    half, scale = critical_value(dof) * error, float(units[1] / units[0])
    p = two_sided_p(slope / error, dof)
    return Fit(slope * scale, (slope - half) * scale, (slope + half) * scale, p)


def calendar(day: Days, weekday: Days) -> Array:
    """Background columns: level, straight trend, slow waves and weekday.

    One cosine per 30 recorded days, at most 24: together they follow everything slower than about
    two months, which no day-to-day factor may be credited with.
    """
    share = (day - day[0] + 0.5) / (day[-1] - day[0] + 1)
    waves = np.arange(1, 1 + min(len(day) // 30, 24))
    present = np.unique(weekday)[1:]
    return np.column_stack(
        [
            np.ones(len(day)),
            share - 0.5,
            np.cos(np.pi * share[:, None] * waves),
            (weekday[:, None] == present) - 1 / 7,
        ]
    )


def spread_within(values: Array, background: Array) -> float:
    """Standard deviation of what the background does not explain: the within-person spread."""
    normal = background.T @ background + _RIDGE * len(values) * np.eye(background.shape[1])
    explained = background @ np.linalg.solve(normal, background.T @ values)
    return float((values - explained).std())
