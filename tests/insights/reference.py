"""What the engine should find, worked out anew from the answers with statsmodels and scipy."""

from dataclasses import dataclass

import numpy as np
import statsmodels.api as sm
from scipy import stats

from dialdown.insights import DailySeries, Pair
from dialdown.insights.regression import CARRY_OVER


def noted(series: DailySeries, *keys: str) -> tuple[np.ndarray, list[np.ndarray]]:
    """Days that have every key, and what was answered on them."""
    columns = np.array([series.values[key] for key in keys])
    day = np.flatnonzero(np.isfinite(columns).all(axis=0))
    return day, list(columns[:, day])


def background_of(day: np.ndarray) -> np.ndarray:
    """Level, straight trend, one cosine per 30 recorded days, and weekday."""
    at = (day - day[0] + 0.5) / (day[-1] - day[0] + 1)
    waves = [np.cos(np.pi * wave * at) for wave in range(1, len(day) // 30 + 1)]
    weekdays = [(day % 7 == weekday).astype(float) for weekday in range(6)]
    return np.column_stack([np.ones(len(day)), at, *waves, *weekdays])


def carried(day: np.ndarray, carry: float, noise: float = 0.0) -> np.ndarray:
    """Correlation of the errors of these days."""
    return (1 - noise) * carry ** np.abs(day[:, None] - day) + noise * np.eye(len(day))


def averaged(y, x, background, correlations):
    """By GLS and REML: slope, standard error, degrees of freedom (days; mixture), weights.

    statsmodels gives the likelihood with the variance put in; the restricted one of Harville 1977
    has k / 2 log rest and half the log determinant of the slopes' covariance besides.
    """
    found = []
    for correlation in correlations:
        fit = sm.GLS(y, np.column_stack([x, background]), sigma=correlation).fit()
        spread = np.linalg.slogdet(fit.normalized_cov_params)[1]
        columns = fit.df_model + fit.k_constant
        found.append(
            (
                fit.llf + columns / 2 * np.log(fit.ssr) + spread / 2,
                fit.params[0],
                fit.bse[0] ** 2,
                fit.df_resid,
            )
        )
    likelihood, slope, variance, dof = np.array(found).T
    weight = np.exp(likelihood - likelihood.max())
    weight /= weight.sum()
    mean = weight @ slope
    each = variance + (slope - mean) ** 2
    total = weight @ each
    return (
        mean,
        np.sqrt(total),
        dof[0],
        1 / (1 / dof[0] + weight @ (each / total - 1) ** 2 / 2),
        weight,
    )


@dataclass(frozen=True)
class Expected:
    """A pattern's slope with its interval, and the readable split in points."""

    days: int
    slope: float
    low: float
    high: float
    at: float
    difference: tuple[float, float, float]
    """The worse days less the others; or, where they cannot be split, a usual step up."""


def expected(series: DailySeries, pair: Pair, worse: str | None, yes_no: bool = False, given=()):
    """One row of the list, from the answers alone."""
    day, (y, x, *others) = noted(shifted(series, pair, given), "y", "x", *(k for k, _ in given))
    background = np.column_stack([background_of(day), *others])
    grid = [carried(day, carry) for carry in CARRY_OVER]
    slope, error, _, dof, weight = averaged(y, x, background, grid)
    half = stats.t.ppf(0.975, dof) * error
    low, high = slope - half, slope + half
    moved = sm.OLS(x, background).fit().resid
    if not yes_no:
        more = hidden(x, moved, day, float(weight @ CARRY_OVER))
        low, high = low * (more if low < 0 else 1), high * (more if high > 0 else 1)
    at, distance = split(x, worse)
    step = moved.std() if distance is None else distance
    ends = sorted((low * step, high * step))
    return Expected(len(day), slope, low, high, at, (slope * step, *ends))


def shifted(series: DailySeries, pair: Pair, given=()) -> DailySeries:
    """Columns x and y (and others) of which x stands on the day that it is compared with."""
    factor, outcome, lag = pair
    length = len(series)
    values = {"y": series.values[outcome]}
    for key, name, days in ((factor, "x", lag), *((key, key, days) for key, days in given)):
        values[name] = np.concatenate([np.full(days, np.nan), series.values[key]])[:length]
    return DailySeries(series.first_day, values)


def split(x: np.ndarray, worse: str | None) -> tuple[float, float | None]:
    """Where the worse third begins, and how far the worse days lie from the others."""
    target = 2 / 3 if worse == "low" else 1 / 3
    at = min(sorted(set(x))[1:], key=lambda value: (abs(np.mean(x >= value) - target), value))
    above = x >= at
    if min(above.sum(), (~above).sum()) < 5:
        return at, None
    distance = x[above].mean() - x[~above].mean()
    return at, -distance if worse == "low" else distance


def hidden(x: np.ndarray, moved: np.ndarray, day: np.ndarray, carry: float) -> float:
    """How much steeper the slope may be than answers in steps show beside runs of days."""
    steps = np.array(sorted(set(x)))
    below = np.array([np.mean(x < step) for step in steps[1:]])
    sharp = min(float((stats.norm.pdf(stats.norm.ppf(below)) * np.diff(steps)).sum() / x.std()), 1)
    gaps, felt = np.diff(day), sharp**2
    pairs = moved[1:] * moved[:-1]
    together = pairs[gaps == 1].mean() / np.mean(moved**2)
    guess = np.clip(together / felt, 0, 0.98)
    runs = np.clip((together - (1 - felt) * guess**3 / 2) / felt, 0, 0.98)
    power = carry**gaps

    def left(c: float) -> float:
        return float(np.mean((1 - 2 * power * c**gaps + power**2) / (1 - power**2)))

    signal, error = felt * left(runs), (1 - felt) * left(runs**3 / 2)
    return max(felt * (signal + error) / signal, 1.0)
