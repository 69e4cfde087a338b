"""One regression for every question: an outcome on one column of interest, given its background.

Good and bad days come in runs, so errors carry over from day to day. They follow an autoregression
of order one on the calendar, where a missing day only lengthens a gap (Prais and Winsten 1954). How
strongly they carry over is not estimated but averaged out: slope and variance are computed for a
grid of values and weighted by their restricted likelihood (Harville 1977, JASA 72:320); the
variance is within plus between, the law of total variance, and its own uncertainty lowers the
degrees of freedom: what Kenward and Roger 1997 (Biometrics 53:983) do by expansion. Nothing is
iterated, nothing is random.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.series import Array
from dialdown.insights.student import critical_value, two_sided_p

Days = NDArray[np.int64]

CARRY_OVER = np.linspace(0, 0.98, 50)
NOISE_GRID = np.array(
    [(c, s) for c in (0, 0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.97) for s in (0, 0.2, 0.4, 0.6)]
)
"""Pairs of carry-over and the share of variance that is reporting noise."""

DAYS_A_WAVE = 30
MOST_WAVES = 24

_RIDGE = 1e-9
LEAST_FREE = 4.0
"""Degrees of freedom below which the fourth moment of Student's t does not exist."""


@dataclass(frozen=True)
class Fit:
    """A slope with its 95 % interval, in outcome units per unit of the column of interest.

    `carry` (0-0.98) is how strongly errors carry over from day to day, on average over the grid.
    """

    slope: float
    low: float
    high: float
    p: float
    carry: float


@dataclass(frozen=True)
class Whitened:
    """Carry-over, cross products and log weight of each grid point, and how many rows made them.

    `heavy` asks for heavier tails where the grid leaves the variance unsure.
    """

    carry: Array
    products: Array
    log_weight: Array
    rows: int
    heavy: bool


Whitener = Callable[[Array, Days], Whitened]


@dataclass(frozen=True)
class Weighed:
    """The Cholesky factor, residual sum of squares and restricted likelihood of each grid point.

    `weight` sums to 1; `dof` degrees of freedom are left for the errors.
    """

    carry: Array
    factor: Array
    rest: Array
    weight: Array
    dof: int
    heavy: bool


def carried_over(columns: Array, day: Days) -> Whitened:
    """Rows whitened for each value of CARRY_OVER.

    With carry-over c and a gap of g days the whitened row is (now - c^g before) / sqrt(1 - c^2g),
    so three matrices a length of gap are all that the likelihood needs. Those of the commonest gap,
    one day, are what all steps give together less what the longer gaps give.
    """
    steps = np.diff(day)
    at = np.flatnonzero(steps > 1)
    at = at[np.argsort(steps[at], kind="stable")]
    longer = np.flatnonzero(np.bincount(steps[at]))
    counts = np.bincount(steps[at])[longer]
    sums = np.empty((1 + len(longer), 3, columns.shape[1], columns.shape[1]))
    now, before, end = columns[at + 1], columns[at], np.cumsum(counts)
    for i, (last, count) in enumerate(zip(end, counts, strict=True), start=1):
        _moments(now[last - count : last], before[last - count : last], sums[i])
    _moments(columns[1:], columns[:-1], sums[0])
    sums[0] -= sums[1:].sum(axis=0)
    counts = np.concatenate([[len(steps) - len(at)], counts])
    first = np.outer(columns[0], columns[0])
    return _whitened(sums, np.concatenate([[1], longer]), counts, first)


def day_after_day(columns: Array, day: Days) -> Whitened:
    """The same from days alone whose day before is recorded too; others only stand before them."""
    at = np.flatnonzero(np.diff(day) == 1)
    sums = np.empty((1, 3, columns.shape[1], columns.shape[1]))
    _moments(columns[at + 1], columns[at], sums[0])
    return _whitened(sums, np.array([1]), np.array([len(at)]), np.zeros(sums.shape[2:]))


def _moments(now: Array, before: Array, into: Array) -> None:
    """Cross products of rows with themselves, both ways with the rows before, and of those."""
    cross = now.T @ before
    into[0] = now.T @ now
    into[1] = cross + cross.T
    into[2] = before.T @ before


def _whitened(sums: Array, gaps: Days, counts: Days, first: Array) -> Whitened:
    """Cross products at each grid point from the moments of each gap (gap, moment, row, column)."""
    power = CARRY_OVER[:, None] ** gaps
    weight = 1 / (1 - power**2)
    factors = np.stack([weight, -weight * power, weight * power**2], axis=2)
    products = np.tensordot(factors, sums, 2)
    products += first
    rows = int(counts.sum()) + int(first.any())
    return Whitened(CARRY_OVER, products, 0.5 * np.log(weight) @ counts, rows, heavy=True)


def carried_over_with_noise(columns: Array, day: Days) -> Whitened:
    """The same for carry-over plus reporting noise, over NOISE_GRID.

    A slow signal, such as a step or a line, is fooled by rounding and reporting noise unless the
    model knows them. Whitens by Kalman's filter (Harvey 1989, Forecasting, Structural Time Series
    Models and the Kalman Filter, section 3.4), all grid points at once, in time linear in the days.
    """
    carry, noise = NOISE_GRID.T
    signal = 1 - noise
    state = np.zeros((len(carry), columns.shape[1]))
    spread = signal.copy()
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
    return Whitened(carry, products, log_weight, len(columns), heavy=False)


def regress(
    outcome: Array, column: Array, background: Array, day: Days, whiten: Whitener = carried_over
) -> Fit:
    """Slope of `outcome` on `column`, given the columns of `background`, by the rule above.

    No argument may hold NaN; `day` counts calendar days and rises; `background` has the level. At
    least one degree of freedom must be left.
    """
    # The level is in the background, so taking means off changes nothing but the rounding.
    column, outcome = column - column.mean(), outcome - outcome.mean()
    units = column.std() + 1e-12, outcome.std() + 1e-12
    columns = np.column_stack([background, column / units[0], outcome / units[1]])
    found = weigh(columns, day, whiten)
    # The corner of the Cholesky factor, [[a, 0], [b, c]], holds all that is asked: slope b / a,
    # its variance c^2 / dof / a^2.
    a, b = found.factor[:, -2, -2], found.factor[:, -1, -2]
    slope = float(found.weight @ (b / a))
    variance = found.rest / found.dof / a**2 + (b / a - slope) ** 2
    free = _free(variance, found.weight, found.dof) if found.heavy else found.dof
    error, scale = math.sqrt(float(found.weight @ variance)), float(units[1] / units[0])
    half, p = critical_value(free) * error, two_sided_p(slope / error, free)
    carry = float(found.weight @ found.carry)
    return Fit(slope * scale, (slope - half) * scale, (slope + half) * scale, p, carry)


def weigh(columns: Array, day: Days, whiten: Whitener) -> Weighed:
    """Factorise at every grid point and weigh the points; the outcome is the last of `columns`."""
    white = whiten(columns, day)
    corners = np.einsum("gii->gi", white.products)
    corners += _RIDGE * white.rows
    factor = np.linalg.cholesky(white.products)
    diagonal = np.diagonal(factor, axis1=1, axis2=2)
    dof, rest = white.rows - columns.shape[1] + 1, diagonal[:, -1] ** 2
    likelihood = white.log_weight - np.log(diagonal[:, :-1]).sum(1) - 0.5 * dof * np.log(rest)
    weight = np.exp(likelihood - likelihood.max())
    return Weighed(white.carry, np.asarray(factor), rest, weight / weight.sum(), dof, white.heavy)


def _free(variance: Array, weight: Array, dof: int) -> float:
    """Degrees of freedom of a variance that is itself unsure (Satterthwaite 1946).

    Its spread over the grid lowers them so that Student's t has the fourth moment of the mixture.
    Measured for day-to-day factors with strong carry-over and 45 to 60 days: p < .004 comes up .007
    to .009 of the time without it. For a step or a line a few grid points of huge variance would
    rule this; there the total variance alone holds its level.
    """
    unsure = float(weight @ (variance / float(weight @ variance) - 1) ** 2)
    return max(1 / (1 / dof + unsure / 2), LEAST_FREE)


def calendar(day: Days, weekday: Days) -> Array:
    """Background columns: level, straight trend, slow waves and weekday.

    One cosine per 30 recorded days, at most 24: together they follow everything slower than about
    two months, which no day-to-day factor may be credited with.
    """
    share = (day - day[0] + 0.5) / (day[-1] - day[0] + 1)
    waves = min(len(day) // DAYS_A_WAVE, MOST_WAVES)
    present = np.flatnonzero(np.bincount(weekday))[1:]
    rows = np.empty((2 + waves + len(present), len(day)))
    rows[0], rows[1] = 1, share - 0.5
    before, now = np.ones(len(day)), np.cos(np.pi * share)
    twice = 2 * now
    for wave in range(waves):  # cos (k + 1) t = 2 cos t cos k t - cos (k - 1) t
        rows[2 + wave] = now
        before, now = now, twice * now - before
    rows[2 + waves :] = (weekday == present[:, None]) - 1 / 7
    return rows.T


def beside(values: Array, background: Array) -> Array:
    """What the background does not explain of `values`."""
    normal = background.T @ background + _RIDGE * len(values) * np.eye(background.shape[1])
    return values - background @ np.linalg.solve(normal, background.T @ values)
