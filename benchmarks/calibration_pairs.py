"""Rows of the benchmark that look at one question: coverage, feedback, two factors, both ends."""

from functools import partial
from itertools import product
from statistics import NormalDist

import numpy as np
from calibration_diaries import (
    FIRST,
    NOTHING,
    Array,
    Person,
    answers,
    diary,
    few_steps,
    in_steps,
    runs,
)
from calibration_rivals import both, naive_interval, naive_p
from calibration_table import Draw, Found, Rate, Run, percent

from dialdown.insights import DailySeries, Pair, allow_for, find_patterns, sleep_bands

PAIR: Pair = ("stress", "pain", 0)
SLEEP: Pair = ("sleep_quality", "pain", 0)
HOURS: Pair = ("sleep_hours", "pain", 0)
PLAIN = {
    "keys": ("stress",),
    "trend": 0.0,
    "weekend": 0.0,
    "missing": (0.0, 0.0),
    "blocks": 0.0,
    "coarse": 0.0,
    "flares": 0.0,
    "shared": (0.0, 0.0),
}
COVERED = (30, 60, 90, 180)
CARRIES = (0.0, 0.3, 0.5, 0.7, 0.85)
R = 0.4
ALL_STEPS = (np.arange(10) + 0.5 - 5) / 1.8
"""Where someone who uses every answer from 0 to 10 changes from one to the next."""
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)


# ------------------------------------------------------------------ coverage
def coverage(run: Run) -> None:
    """How often the 95 % interval of one pair holds the slope of very many days."""
    run.section(
        "Coverage of the 95 % interval (r .4)",
        "120 cells: carry-over 0 to .85, all answers or two to three, 0 to 40 % missing, 30 to 180 "
        "days, half of the diaries in each. The cells under 90 % stand first.",
        *("covered", "naive", "why"),
    )
    every: list[float] = []
    naive: list[float] = []
    for carry, coarse, missing, days in product(CARRIES, (False, True), (0, 0.2, 0.4), COVERED):
        found = run.gather(partial(_covered, days, carry, coarse, missing), run.count // 2)
        if not found:
            continue
        every += found["ours"]
        naive += found["naive"]
        if Rate(found["ours"]).share < 0.90:
            used = "2-3 answers" if coarse else "all answers"
            run.row(
                f"{days} days, carry-over {carry}, {used}, {missing:.0%} missing",
                Rate(found["ours"]),
                percent(found["naive"]),
                _why(carry, coarse),
            )
    run.row("average of all cells", Rate(every, 0.93, at_least=True), percent(naive), "")


def _why(carry: float, coarse: bool) -> str:
    if coarse and carry >= 0.7:
        return (
            "taking runs off takes more of what was felt than of the error of coarse steps; "
            "the interval reaches further for it, here not far enough"
        )
    return "few days in long runs, so how strongly they carry over is itself little known"


def _covered(days: int, carry: float, coarse: bool, missing: float, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, days, int(carry * 100), int(coarse)])
    cuts = (few_steps(rng), few_steps(rng)) if coarse else (ALL_STEPS, ALL_STEPS)
    felt, rest = runs(rng, days, carry), runs(rng, days, carry)
    moves = felt, R * felt + np.sqrt(1 - R**2) * rest
    steps = [in_steps(move, cut) for move, cut in zip(moves, cuts, strict=True)]
    series = DailySeries(FIRST, dict(zip(("stress", "pain"), steps, strict=True)))
    series = _with_gaps(rng, series, missing)
    row = find_patterns(series, [PAIR])[0]
    if row.low is None or row.high is None:
        return {}
    slope = _slope_of_many_days(*cuts)
    low, high = naive_interval(*both(series, PAIR))
    return {"ours": [row.low <= slope <= row.high], "naive": [low <= slope <= high]}


def _slope_of_many_days(x_cuts: Array, y_cuts: Array) -> float:
    """The slope that endlessly many days would show; carry-over does not change it.

    Answers are counts of cuts passed. The covariance of two cuts is the bivariate normal density
    at them, integrated over the correlation from 0 to R (Plackett 1954, Biometrika 41:351).
    """
    r, x, y = R * (NODES + 1) / 2, x_cuts[:, None, None], y_cuts[:, None]
    density = np.exp(-(x * x - 2 * r * x * y + y * y) / (2 * (1 - r * r)))
    covariance = R / 2 * float((density / (2 * np.pi * np.sqrt(1 - r * r)) @ WEIGHTS).sum())
    above = np.array([1 - NormalDist().cdf(float(cut)) for cut in x_cuts])
    return covariance / float((np.minimum.outer(above, above) - np.outer(above, above)).sum())


def _with_gaps(rng: np.random.Generator, series: DailySeries, missing: float) -> DailySeries:
    gone = rng.random(len(series)) < missing
    return DailySeries(FIRST, {k: np.where(gone, np.nan, v) for k, v in series.values.items()})


# ------------------------------------------------------------------ feedback
def feedback(run: Run) -> None:
    """Yesterday's pain drives the factor, which itself does nothing: share with p < .05."""
    run.section(
        "Feedback: yesterday's pain drives the factor (r .5), which itself does nothing",
        "Share of diaries with p < .05. Wanted, not gated: at most 10 % at 180 days, 40 % missing.",
        *("engine", "naive"),
    )
    for carry, (days, missing) in product((0.5, 0.7, 0.85), ((60, 0.4), (180, 0.1), (180, 0.4))):
        found = run.gather(partial(_followed, carry, days, missing))
        run.row(
            f"carry-over {carry}, {days} days, {missing:.0%} missing",
            Rate(found["ours"]),
            percent(found["naive"]),
        )


def _followed(carry: float, days: int, missing: float, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, days, int(carry * 100)])
    person = Person(**{**PLAIN, "carry_over": (carry, carry), "feedback": 0.5})
    series = _with_gaps(rng, diary(rng, days, NOTHING, person), missing)
    row = find_patterns(series, [PAIR])[0]
    if row.p is None:
        return {}
    return {"ours": [row.p < 0.05], "naive": [naive_p(series, [PAIR])[0] < 0.05]}


# ------------------------------------------------------------------ two factors at once
def two_factors(run: Run) -> None:
    """Sleep quality that goes with stress: alone, and allowing for stress."""
    run.section(
        "Two factors at once: sleep quality, allowing for stress",
        "Sleep quality and stress correlate -.6, stress goes with pain at r .4, 15 % missing. "
        "Share of diaries whose interval leaves out zero.",
        *("sleep alone", "allowing for stress", "slope that is true, on average found"),
    )
    for own, days in product((0.0, -0.3), (90, 180, 365)):
        found = run.gather(partial(_allowed, own, days))
        name = "does nothing itself" if own == 0 else "goes with pain itself (-.3)"
        shown = np.mean(found["slope"]), np.mean(found["true"])
        run.row(
            f"{days} days, sleep {name}",
            percent(found["alone"]),
            Rate(found["allowed"]),
            f"{shown[1]:.2f}, {shown[0]:.2f}",
        )


def _allowed(own: float, days: int, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, days, 6])
    carry = rng.uniform(0.2, 0.8, 3)
    stress, alone, rest = (runs(rng, days, c) for c in carry)
    sleep = -0.6 * stress + 0.8 * alone
    pain = R * stress + own * sleep + np.sqrt(1 - R**2 - own**2 + 1.2 * R * own) * rest
    values = {"pain": pain, "stress": stress, "sleep_quality": sleep}
    values = {key: answers(move) for key, move in values.items()}
    series = _with_gaps(rng, DailySeries(FIRST, values), 0.15)
    row = find_patterns(series, [SLEEP])[0]
    given = allow_for(series, SLEEP, [("stress", 0)]).pattern
    if row.p is None or given.p is None:
        return {}
    return {
        "alone": [row.p < 0.05],
        "allowed": [given.p < 0.05],
        "slope": [given.slope or 0.0],
        "true": [own],
    }


# ------------------------------------------------------------------ both ends of sleep
def bands(run: Run) -> None:
    """Hours of sleep in three bands: nothing real, a straight line, and both ends."""
    run.section(
        "Sleep hours in three bands",
        "Nights of 7.2 hours, spread 1.6; carry-over .2 to .8; 15 % missing. Share of diaries "
        "whose band differs from the middle one (interval without zero); straight line: p < .05.",
        *("under 6 h", "over 9 h", "straight line"),
    )
    shapes = (("nothing real", 0.0, 0.0), ("both ends +1.5 points", 1.5, 1.5))
    shapes += (("short nights alone +1.5 points", 1.5, 0.0),)
    for (name, short, long), days in product(shapes, (90, 180, 365)):
        found = run.gather(partial(_banded, short, long, days))
        run.row(
            f"{days} days, {name}",
            Rate(found["short"]),
            Rate(found["long"]),
            percent(found["line"]),
        )


def _banded(short: float, long: float, days: int, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, days, 9])
    hours = np.round(2 * (7.2 + 1.6 * runs(rng, days, rng.uniform(0.2, 0.8)))) / 2
    move = 4.5 + 1.8 * runs(rng, days, rng.uniform(0.2, 0.8))
    pain = np.clip(np.round(move + short * (hours < 6) + long * (hours > 9)), 0, 10)
    series = DailySeries(FIRST, {"sleep_hours": np.clip(hours, 0, 24), "pain": pain})
    series = _with_gaps(rng, series, 0.15)
    found: Found = {"line": [p < 0.05 for p in (find_patterns(series, [HOURS])[0].p,) if p]}
    for name, band in zip(("short", "middle", "long"), sleep_bands(series), strict=True):
        if band.low is not None and band.high is not None:
            found[name] = [band.low > 0 or band.high < 0]
    return found
