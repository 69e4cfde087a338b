"""Answers in a few steps blur what was felt: how much still shows, and what a slope loses."""

from statistics import NormalDist

import numpy as np

from dialdown.insights.regression import Days, Fit
from dialdown.insights.results import Factor
from dialdown.insights.series import Array

_NORMAL = NormalDist()
_FEWEST_STEPS = 10
_STRONGEST = 0.98


def sharpness(values: Array, factor: Factor | None) -> float:
    """How much of a correlation survives answering in a few steps only (0-1).

    The correlation between what was felt, taken as normal, and the step that was answered
    (correction for broad categories: Peters and Van Voorhis 1940). A yes/no is what it is.
    """
    if factor is not None and factor.unit == "yes_no":
        return 1.0
    steps, counts = np.unique(values, return_counts=True)
    below = np.cumsum(counts)[:-1] / len(values)
    density = np.array([_NORMAL.pdf(_NORMAL.inv_cdf(float(share))) for share in below])
    return min(float(density @ np.diff(steps)) / float(values.std()), 1.0)


def widen(fit: Fit, moved: Array, day: Days, sharp: float) -> Fit:
    """The interval, reaching further from zero where few steps hide part of the slope.

    Taking runs of days off takes more of what was felt, which comes in runs, than of the steps'
    error, which does not; so the slope comes out too small (errors in variables: Fuller 1987,
    Measurement Error Models, section 1.1). By how much depends on whether the answer itself or what
    was felt goes with the outcome, which no diary tells. So the slope and p stay, and each end
    reaches as far as the second reading asks. `moved` is the factor beside its background.
    """
    more = _hidden(moved, day, sharp**2, fit.carry)
    return Fit(
        fit.slope,
        fit.low * (more if fit.low < 0 else 1.0),
        fit.high * (more if fit.high > 0 else 1.0),
        fit.p,
        fit.carry,
    )


def _hidden(moved: Array, day: Days, felt: float, carry: float) -> float:
    """The slope of all days over the slope beside runs of days, if `felt` of the variance is felt.

    The error of a step is near enough the third Hermite part of what was felt: where that has
    correlation a from day to day, the error has about a^3 / 2.
    """
    steps = np.diff(day)
    next_day = steps == 1
    if next_day.sum() < _FEWEST_STEPS:
        return 1.0
    together = float((moved[1:] * moved[:-1])[next_day].mean()) / float((moved**2).mean())
    first_guess = min(max(together / felt, 0.0), _STRONGEST)
    runs = min(max((together - (1 - felt) * first_guess**3 / 2) / felt, 0.0), _STRONGEST)
    power = carry**steps

    def left(correlation: float) -> float:
        return float(((1 - 2 * power * correlation**steps + power**2) / (1 - power**2)).mean())

    signal, error = felt * left(runs), (1 - felt) * left(runs**3 / 2)
    return max(felt * (signal + error) / signal, 1.0)
