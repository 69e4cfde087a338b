"""Rows of the benchmark that look at one question at a time: one pair, one change, one rule."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import product

import numpy as np
from calibration_diaries import (
    NOTHING,
    TWELVE_PAIRS,
    TWO_EFFECTS,
    Person,
    diary,
    few_steps,
    in_steps,
)
from calibration_rivals import naive_p, rule_one, rule_two, welch
from calibration_table import Rate, line, note
from numpy.typing import NDArray

from dialdown.insights import (
    Change,
    DailySeries,
    compare_treatment,
    compare_trial,
    find_patterns,
    find_trend,
    trial_reach,
)

Array = NDArray[np.float64]

FIRST = date(2024, 1, 1)
PAIR = ("stress", "pain", 0)
PLAIN = Person(
    keys=("stress",),
    trend=0,
    weekend=0,
    missing=(0, 0),
    blocks=0,
    coarse=0,
    flares=0,
    shared=(0, 0),
)
CHANGED = ("clearly lower", "clearly higher", "a little lower", "a little higher")
COVERED = (30, 60, 90, 180)
CARRIES = (0.0, 0.3, 0.5, 0.7, 0.85)


def runs(rng: np.random.Generator, days: int, carry: float) -> Array:
    """Day-to-day movement with spread 1."""
    values = rng.standard_normal(days + 30)
    for i in range(1, len(values)):
        values[i] = carry * values[i - 1] + np.sqrt(1 - carry**2) * values[i]
    return values[30:]


def answers(move: Array) -> Array:
    """Whole numbers 0-10 around 5."""
    return np.clip(np.round(5 + 1.8 * move), 0, 10)


# ------------------------------------------------------------------ one pair
def coverage(count: int) -> None:
    """How often the 95 % interval of one pair holds the slope of very many days."""
    every = Rate(0.93, True)
    for carry, coarse, missing, days in product(CARRIES, (False, True), (0, 0.2, 0.4), COVERED):
        cell = _coverage_cell(max(count // 4, 50), days, carry, coarse, missing)
        every.hits, every.count = every.hits + cell.hits, every.count + cell.count
        if cell.count and cell.share < 0.90:
            used = "2-3 answers" if coarse else "all answers"
            line(f"{days} days, carry-over {carry}, {used}, {missing:.0%} missing", cell)
    line("coverage on average (cells under 90 % stand above)", every)


def _coverage_cell(count: int, days: int, carry: float, coarse: bool, missing: float) -> Rate:
    """The true slope is that of 100,000 independent days: carry-over does not change it."""
    rate, plenty = Rate(), np.random.default_rng(1).standard_normal((2, 100_000))
    for number in range(count):
        rng = np.random.default_rng([number, days, int(carry * 100), int(coarse)])
        cuts = few_steps(rng), few_steps(rng)
        x, y = _pair(plenty, coarse, cuts)
        slope = float(np.cov(x, y, bias=True)[0, 1] / x.var())
        moves = np.array([runs(rng, days, carry), runs(rng, days, carry)])
        values = dict(zip(("stress", "pain"), _pair(moves, coarse, cuts), strict=True))
        gone = rng.random(days) < missing
        values = {key: np.where(gone, np.nan, column) for key, column in values.items()}
        row = find_patterns(DailySeries(FIRST, values), [PAIR])[0]
        if row.low is not None and row.high is not None:
            rate.add(row.low <= slope <= row.high)
    return rate


def _pair(moves: Array, coarse: bool, cuts: tuple[Array, Array]) -> tuple[Array, Array]:
    """Answers of a factor and of pain that goes with it at r .4."""
    x, y = moves[0], 0.4 * moves[0] + np.sqrt(1 - 0.4**2) * moves[1]
    return (in_steps(x, cuts[0]), in_steps(y, cuts[1])) if coarse else (answers(x), answers(y))


def feedback(count: int) -> None:
    """Yesterday's pain drives the factor, which itself does nothing: share with p < .05."""
    for carry in (0.5, 0.7, 0.85):
        for days, missing in ((60, 0.4), (180, 0.1), (180, 0.4)):
            rate = Rate(0.10 if (days, missing) == (180, 0.4) else None)
            plain = Rate()
            person = Person(**{**vars(PLAIN), "carry_over": (carry, carry), "feedback": 0.5})
            for number in range(count):
                rng = np.random.default_rng([number, days, int(carry * 100)])
                series = diary(rng, days, NOTHING, person)
                gone = rng.random(days) < missing
                values = {k: np.where(gone, np.nan, v) for k, v in series.values.items()}
                series = DailySeries(FIRST, values)
                row = find_patterns(series, [PAIR])[0]
                if row.p is not None:
                    rate.add(row.p < 0.05)
                    plain.add(naive_p(series, [PAIR])[0] < 0.05)
            line(f"feedback, carry-over {carry}, {days} days, {missing:.0%} missing", rate,
                 f"   naive {plain.share:.0%}")  # fmt: skip


# ------------------------------------------------------------------ changes
Moves = Callable[[np.random.Generator, int], Array]


def treatment(count: int) -> None:
    """90 or 365 days before a start, 30 after: false changes, and how often -2 points are found."""
    for before in (90, 365):
        for carry in CARRIES:
            name = f"treatment, {before} days before, carry-over {carry}"
            _treatment_row(name, count, before, partial(runs, carry=carry))
        for size in (0.5, 0.8):
            for longest in (120, 240):
                name = f"treatment, {before} days before, wave of {size} up to {longest} days"
                _treatment_row(name, count, before, partial(_waving, size, longest))
    for carry in (0.3, 0.7, 0.85):
        name = f"treatment started in a bad week, carry-over {carry}"
        _treatment_row(name, count, 90, partial(_bad_week, carry))


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


def _treatment_row(name: str, count: int, before: int, moves: Moves) -> None:
    false, unsure, plain, found, widths = Rate(), Rate(), Rate(), Rate(), []
    for number in range(count):
        rng = np.random.default_rng([number, 12])
        move = moves(rng, before + 30)
        gone = rng.random(len(move)) < 0.1
        null, real = (_treated(move, gone, before, drop) for drop in (0.0, 2.0))
        if null.low is None or null.high is None:
            continue
        false.add(null.verdict in CHANGED)
        unsure.add(null.low > 0 or null.high < 0)
        found.add(real.verdict in ("clearly lower", "a little lower"))
        widths.append((null.high - null.low) / 2)
        pain = np.where(gone, np.nan, answers(move))
        sides = pain[-60:-30], pain[-30:]
        _, low, high = welch(*(side[np.isfinite(side)] for side in sides))
        plain.add(low > 0 or high < 0)
    line(name, false, f"   interval without 0 {unsure.share:.1%}, Welch {plain.share:.0%}, "
                      f"half width {np.mean(widths):.2f}, -2 found {found.share:.0%}")  # fmt: skip


def _treated(move: Array, gone: NDArray[np.bool_], before: int, drop: float) -> Change:
    pain = 5 + 1.8 * move
    pain[before:] -= drop
    pain = np.where(gone, np.nan, np.clip(np.round(pain), 0, 10))
    start = FIRST + timedelta(before)
    return compare_treatment(DailySeries(FIRST, {"pain": pain}), "pain", start)


def trial(count: int) -> None:
    """Blocks of two weeks in random order after 0 or 90 days, carry-over .2 to .8, 10 % missing."""
    for blocks in (2, 4, 6):
        for before in (0, 90):
            _trial_row(
                f"trial of {blocks} blocks after {before} days, no effect", count, blocks, before
            )


def _trial_row(name: str, count: int, blocks: int, before: int) -> None:
    false, needed, widths, said = Rate(), [], [], []
    start = FIRST + timedelta(before)
    for number in range(count):
        rng = np.random.default_rng([number, blocks])
        days = before + 14 * blocks
        pain = answers(runs(rng, days, rng.uniform(0.2, 0.8)))
        pain[rng.random(days) < 0.1] = np.nan
        order = np.concatenate([rng.permutation([False, True]) for _ in range(blocks // 2)])
        plan = [
            (start + timedelta(14 * i), start + timedelta(14 * i + 13), bool(on))
            for i, on in enumerate(order)
        ]
        series = DailySeries(FIRST, {"pain": pain})
        change = compare_trial(series, "pain", plan)
        if change.low is None or change.high is None:
            continue
        false.add(change.verdict != "no clear change")
        needed.append(-change.low)
        widths.append((change.high - change.low) / 2)
        if before:
            said.append(trial_reach(series.until(before), blocks=blocks) or 0.0)
    half, most = np.quantile(needed, [0.5, 0.8])
    more = f", said beforehand {np.median(said):.1f}" if said else ""
    line(name, false, f"   half width {np.mean(widths):.2f}; found in half from {half:.1f} points, "
                      f"in four of five from {most:.1f}{more}")  # fmt: skip


def trend(count: int) -> None:
    """Ninety days without a trend, 15 % missing: how often a trend is stated."""
    for carry in CARRIES[:1] + CARRIES[2:]:
        rate, widths = Rate(), []
        for number in range(count):
            rng = np.random.default_rng([number, 90])
            pain = answers(runs(rng, 90, carry))
            pain[rng.random(90) < 0.15] = np.nan
            found = find_trend(DailySeries(FIRST, {"pain": pain}))
            if found:
                rate.add(found.stated)
                widths.append((found.high - found.low) / 2)
        line(f"trend, carry-over {carry}", rate, f"   half width {np.mean(widths):.1f}")


# ------------------------------------------------------------------ peers, speed
def peers(count: int) -> None:
    """Rules read in public code, on pure noise (mean 5, spread 1.8, whole numbers)."""
    for days, carry in ((7, 0.5), (14, 0.5), (30, 0.5), (30, 0.8), (60, 0.5), (60, 0.8), (90, 0.8)):
        one, two, ours = Rate(), Rate(), Rate()
        for number in range(count):
            rng = np.random.default_rng([number, days, int(carry * 10)])
            pain, *factors = (answers(runs(rng, days, carry)) for _ in range(9))
            one.add(rule_one(pain, np.array(factors)))
            two.add(days >= 12 and rule_two(pain, np.array(factors)))
            keys = [f"own:{i}" for i in range(8)]
            series = DailySeries(FIRST, {"pain": pain, **dict(zip(keys, factors, strict=True))})
            rows = find_patterns(series, [(key, "pain", 0) for key in keys])
            ours.add(any(row.verdict == "clear" for row in rows))
        line(f"{days} days, carry-over {carry}: our rule on 8 factors, any clear", ours,
             f"   rule 1 {one.share:.0%}, rule 2 {two.share:.0%}")  # fmt: skip


def speed(count: int) -> None:
    """Ten years, twelve patterns: milliseconds, best and middle of several runs."""
    series = diary(np.random.default_rng(1), 3652, TWO_EFFECTS, Person())
    for name, work in (
        ("twelve patterns", lambda: find_patterns(series, TWELVE_PAIRS)),
        ("naive correlation of the same pairs", lambda: naive_p(series, TWELVE_PAIRS)),
    ):
        times = []
        for _ in range(min(max(count // 10, 5), 15)):
            start = time.perf_counter()
            work()
            times.append(1000 * (time.perf_counter() - start))
        note(f"ten years, {name}: best {min(times):.1f} ms, middle {np.median(times):.1f} ms")
