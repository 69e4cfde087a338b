"""Rows of the benchmark about changes of level: treatments, trials, trends."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import product

import numpy as np
from calibration_diaries import FIRST, Array, answers, runs
from calibration_rivals import welch
from calibration_table import Draw, Found, Rate, Run, percent
from numpy.typing import NDArray

from dialdown.insights import (
    Change,
    DailySeries,
    compare_treatment,
    compare_trial,
    find_trend,
    trial_reach,
)

CARRIES = (0.0, 0.3, 0.5, 0.7, 0.85)
FOUND = ("clearly lower", "a little lower")
CHANGED = (*FOUND, "clearly higher", "a little higher")
UNSURE = "too many ups and downs to tell"
DROP = 2.0
Moves = Callable[[np.random.Generator, int], Array]


# ------------------------------------------------------------------ treatments
def treatment(run: Run) -> None:
    """Before a start and 30 days after it: false changes, and how often -2 points are found."""
    run.section(
        "Treatments: days before the start, 30 days after",
        "10 % missing, half of the diaries a row. False: a change is said although nothing "
        "changed; beside it the share whose interval leaves out zero, of which the rest is told "
        f'as "{UNSURE}".',
        *(
            "false change",
            "interval without 0",
            "half width",
            "-2 points found",
            "Welch 30/30: false",
        ),
    )
    for before in (90, 365):
        for carry in CARRIES:
            moves = partial(runs, carry=carry)
            _treatment_row(run, f"{before} days before, carry-over {carry}", before, moves)
        for size, longest in product((0.5, 0.8), (120, 240)):
            name = f"{before} days before, wave of {size} up to {longest} days long"
            _treatment_row(run, name, before, partial(_waving, size, longest))
    for carry in (0.3, 0.7, 0.85):
        name = f"90 days before, started in a bad week, carry-over {carry}"
        _treatment_row(run, name, 90, partial(_bad_week, carry))


def _waving(size: float, longest: float, rng: np.random.Generator, days: int) -> Array:
    """Carry-over .5, and a wave with a period of half of `longest` days to all of it."""
    phase = np.arange(days) / rng.uniform(longest / 2, longest) + rng.random()
    return runs(rng, days, 0.5) + size * np.sqrt(2) * np.sin(2 * np.pi * phase)


def _bad_week(carry: float, rng: np.random.Generator, days: int) -> Array:
    """`days` days of which the last 30 follow a week in the person's own worst 15 %."""
    move = runs(rng, days + 280, carry)
    weeks = np.convolve(move, np.ones(7) / 7, mode="valid")
    starts = np.flatnonzero(weeks[days - 37 : -30] > np.quantile(weeks, 0.85))
    first = int(starts[0]) if len(starts) else 0
    return move[first : first + days]


def _treatment_row(run: Run, name: str, before: int, moves: Moves) -> None:
    found = run.gather(partial(_treatment, before, moves), run.count // 2)
    run.row(
        name,
        Rate(found["false"]),
        percent(found["apart"]),
        f"{np.mean(found['half']):.2f}",
        percent(found["found"]),
        percent(found["welch"]),
    )


def _treatment(before: int, moves: Moves, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, 12])
    move = moves(rng, before + 30)
    gone = rng.random(len(move)) < 0.1
    null, real = (_treated(move, gone, before, drop) for drop in (0.0, DROP))
    if null.low is None or null.high is None:
        return {}
    pain = np.where(gone, np.nan, answers(move))
    _, low, high = welch(*(side[np.isfinite(side)] for side in (pain[-60:-30], pain[-30:])))
    return {
        "false": [null.verdict in CHANGED],
        "apart": [null.low > 0 or null.high < 0],
        "half": [(null.high - null.low) / 2],
        "found": [real.verdict in FOUND],
        "welch": [low > 0 or high < 0],
    }


def _treated(move: Array, gone: NDArray[np.bool_], before: int, drop: float) -> Change:
    pain = 5 + 1.8 * move
    pain[before:] -= drop
    pain = np.where(gone, np.nan, np.clip(np.round(pain), 0, 10))
    series = DailySeries(FIRST, {"pain": pain})
    return compare_treatment(series, "pain", FIRST + timedelta(before))


# ------------------------------------------------------------------ trials
def trial(run: Run) -> None:
    """Blocks of two weeks in drawn order: false results, and what can be seen."""
    run.section(
        "Trials: blocks of two weeks in drawn order",
        "Carry-over .2 to .8, 10 % missing, after 0 or 90 days of diary. -2 found: share of trials "
        "in which the change takes 2 points off and the result says lower.",
        *("false result", "half width", "-2 points found", "seen in half of trials from"),
        *("in four of five from", "said beforehand"),
    )
    for blocks, before in product((2, 4, 6), (0, 90)):
        found = run.gather(partial(_trial, blocks, before))
        half, most = np.quantile(found["needed"], [0.5, 0.8])
        run.row(
            f"{blocks} blocks, after {before} days",
            Rate(found["false"]),
            f"{np.mean(found['half']):.2f}",
            percent(found["found"]),
            f"{half:.1f} points",
            f"{most:.1f} points",
            f"{np.median(found['said']):.1f} points" if before else "-",
        )


def _trial(blocks: int, before: int, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, blocks])
    days, start = before + 14 * blocks, FIRST + timedelta(before)
    move = 5 + 1.8 * runs(rng, days, rng.uniform(0.2, 0.8))
    gone = rng.random(days) < 0.1
    order = np.concatenate([rng.permutation([False, True]) for _ in range(blocks // 2)])
    plan = [
        (start + timedelta(14 * i), start + timedelta(14 * i + 13), bool(on))
        for i, on in enumerate(order)
    ]
    off = np.concatenate([np.zeros(before), np.repeat(order, 14)]) * DROP
    null, real = (
        DailySeries(FIRST, {"pain": np.where(gone, np.nan, np.clip(np.round(each), 0, 10))})
        for each in (move, move - off)
    )
    change, changed = (compare_trial(each, "pain", plan) for each in (null, real))
    if change.low is None or change.high is None:
        return {}
    return {
        "false": [change.verdict in CHANGED],
        "found": [changed.verdict in FOUND],
        "needed": [-change.low],
        "half": [(change.high - change.low) / 2],
        "said": [trial_reach(null.until(before), blocks=blocks) or 0.0] if before else [],
    }


# ------------------------------------------------------------------ trends
def trend(run: Run) -> None:
    """Ninety days without a trend, 15 % missing: how often a trend is stated."""
    run.section("Trends over 90 days", "15 % missing, no trend.", "trend stated", "half width")
    for carry in (0.0, 0.5, 0.7, 0.85):
        found = run.gather(partial(_trend, carry))
        run.row(f"carry-over {carry}", Rate(found["stated"]), f"{np.mean(found['half']):.1f}")


def _trend(carry: float, draw: Draw) -> Found:
    rng = np.random.default_rng([*draw, 90])
    pain = answers(runs(rng, 90, carry))
    pain[rng.random(90) < 0.15] = np.nan
    found = find_trend(DailySeries(FIRST, {"pain": pain}))
    if found is None:
        return {}
    return {"stated": [found.stated], "half": [(found.high - found.low) / 2]}
