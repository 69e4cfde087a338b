"""Made-up diaries of a mixed population, for measuring the insights engine.

Each diary is drawn anew: carry-over .2 to .8 in each series, trends up to two spreads, weekend
shifts up to one spread, up to 35 % missing (whole days singly or in blocks, single answers too), a
third of people using only two or three answers, up to two flares in 100 days (two to four and a
half points for three to seven days), factors correlated 0 to .6. The truth is known: no pattern at
all, or two effects of a given size.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.series import DailySeries

Array = NDArray[np.float64]

FIRST = date(2024, 1, 1)
RATINGS = ("sleep_quality", "stress", "mood", "function", "fatigue", "brain_fog", "worry")
OWN = ("own:a", "own:b", "own:c")
TAGS = tuple(f"tag:{i}" for i in range(10))
PLAIN_KEYS = ("sleep_quality", "sleep_hours", "stress", "mood", "fatigue", "activity_minutes")
ALL_KEYS = (*RATINGS, "sleep_hours", "activity_minutes", *OWN, *TAGS)
GOOD = ("sleep_quality", "sleep_hours", "mood", "function")
"""Factors whose high end is welcome: they move against the others."""
TWELVE_PAIRS = [(key, "pain", lag) for key in PLAIN_KEYS for lag in (0, 1)]


@dataclass(frozen=True)
class Truth:
    """What acts on pain: factor, lag in days, and r.

    r is how many spreads of day-to-day pain one spread of the factor adds: its correlation with
    pain where nothing else acts. Where two factors act that go together themselves (bad sleep
    with stress), each correlates with pain a little more than its own r.
    """

    effects: tuple[tuple[str, int, float], ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str, int]]:
        """The pairs that are really there."""
        return [(factor, "pain", lag) for factor, lag, _ in self.effects]


NOTHING = Truth()
TWO_EFFECTS = Truth((("sleep_quality", 0, -0.4), ("stress", 1, 0.3)))


@dataclass(frozen=True)
class Person:
    """What is drawn once a diary; the defaults are the mixed population."""

    carry_over: tuple[float, float] = (0.2, 0.8)
    trend: float = 2.0
    weekend: float = 1.0
    missing: tuple[float, float] = (0.0, 0.35)
    blocks: float = 0.3
    coarse: float = 1 / 3
    flares: float = 2.0
    shared: tuple[float, float] = (0.0, 0.6)
    feedback: float = 0.0
    wave: float = 0.0
    keys: tuple[str, ...] = PLAIN_KEYS


def diary(
    rng: np.random.Generator, days: int, truth: Truth = NOTHING, person: Person = Person()
) -> DailySeries:
    """One diary of `days` calendar days, as the engine would get it."""
    moves = _moves(rng, days, person)
    pain = _pain_moves(moves, truth)
    yesterday = person.feedback * np.concatenate([[0.0], pain[:-1]])
    coarse = rng.random() < person.coarse
    values = {"pain": _answers(rng, _slow(rng, pain, person), coarse, _flares(rng, days, person))}
    for key, move in moves.factors.items():
        followed = yesterday + np.sqrt(1 - person.feedback**2) * move
        values[key] = _factor(rng, key, _slow(rng, followed, person), coarse)
    _leave_out(rng, values, days, person)
    return DailySeries(FIRST, values)


@dataclass(frozen=True)
class Moves:
    """Day-to-day movement, spread 1: pain's own, and the factors by key, which share a part."""

    own: Array
    factors: dict[str, Array]
    shared: float
    shared_carry: float

    def together(self, first: tuple[str, int], second: tuple[str, int]) -> float:
        """Correlation of two factors, each so many days before the same day."""
        if first == second:
            return 1.0
        alike = 1 if (first[0] in GOOD) == (second[0] in GOOD) else -1
        return alike * self.shared * self.shared_carry ** abs(first[1] - second[1])


def _moves(rng: np.random.Generator, days: int, person: Person) -> Moves:
    shared, count = rng.uniform(*person.shared), len(person.keys)
    carry = rng.uniform(*person.carry_over, count + 2)
    noise = rng.standard_normal((count + 2, days + 30))
    for i in range(1, days + 30):
        noise[:, i] = carry * noise[:, i - 1] + np.sqrt(1 - carry**2) * noise[:, i]
    own, *alone, common = noise[:, 30:]
    factors = {
        key: np.sqrt(shared) * common * (-1 if key in GOOD else 1) + np.sqrt(1 - shared) * move
        for key, move in zip(person.keys, alone, strict=True)
    }
    return Moves(own, factors, shared, float(carry[-1]))


def _pain_moves(moves: Moves, truth: Truth) -> Array:
    """Pain of spread 1: what each factor of the truth adds, and its own movement for the rest."""
    if not truth.effects:
        return moves.own
    places = [(factor, lag) for factor, lag, _ in truth.effects]
    adds = np.array([size for _, _, size in truth.effects])
    alike = np.array([[moves.together(a, b) for b in places] for a in places])
    pain = np.sqrt(1 - adds @ alike @ adds) * moves.own
    for add, (factor, lag) in zip(adds, places, strict=True):
        pain = pain + add * np.roll(moves.factors[factor], lag)
    return np.asarray(pain)


def _slow(rng: np.random.Generator, move: Array, person: Person) -> Array:
    """The movement with trend, weekend shift and slow wave added."""
    day = np.arange(len(move))
    trend = rng.uniform(-person.trend, person.trend) * (day / len(move) - 0.5)
    weekend = rng.uniform(0, person.weekend) * rng.choice([-1, 1]) * (day % 7 >= 5)
    wave = (
        person.wave * np.sqrt(2) * np.sin(2 * np.pi * (day / rng.uniform(60, 120) + rng.random()))
    )
    return move + trend + weekend + wave


def _flares(rng: np.random.Generator, days: int, person: Person) -> Array:
    extra = np.zeros(days)
    for _ in range(rng.poisson(rng.uniform(0, person.flares) * days / 100)):
        start, length = rng.integers(days), rng.integers(3, 8)
        extra[start : start + length] = rng.uniform(2, 4.5)
    return extra


def _answers(rng: np.random.Generator, move: Array, coarse: bool, extra: Array) -> Array:
    if coarse:
        return in_steps(move + extra / 1.8, few_steps(rng))
    return np.clip(np.round(5 + 1.8 * move + extra), 0, 10)


def few_steps(rng: np.random.Generator) -> Array:
    """Where a person who gives two or three different answers changes from one to the next."""
    if rng.random() < 0.5:
        return rng.uniform(-0.5, 0.5, 1)
    return np.array([-rng.uniform(0.3, 1), 0.6])


def in_steps(move: Array, cuts: Array) -> Array:
    """The answers of such a person."""
    return 4 + np.searchsorted(cuts, move).astype(float)


def _factor(rng: np.random.Generator, key: str, move: Array, coarse: bool) -> Array:
    if key.startswith("tag:"):
        return (move > np.quantile(move, rng.uniform(0.5, 0.9))).astype(float)
    if key == "sleep_hours":
        return np.clip(np.round((6.5 + 1.2 * move) * 2) / 2, 0, 24)
    if key == "activity_minutes":
        return np.maximum(np.round((30 + 20 * move) / 5) * 5, 0)
    return _answers(rng, move, coarse, np.zeros(len(move)))


def _leave_out(
    rng: np.random.Generator, values: dict[str, Array], days: int, person: Person
) -> None:
    """Whole days go first (singly or in blocks), then single answers, about as many."""
    share = rng.uniform(*person.missing)
    whole = 1 - np.sqrt(1 - share)
    gone = rng.random(days) < whole
    if rng.random() < person.blocks:
        gone = np.zeros(days, dtype=bool)
        while gone.mean() < whole:
            start = rng.integers(days)
            gone[start : start + rng.integers(2, 15)] = True
    for column in values.values():
        column[gone | (rng.random(days) < whole)] = np.nan


def runs(rng: np.random.Generator, days: int, carry: float) -> Array:
    """Day-to-day movement with spread 1."""
    values = rng.standard_normal(days + 30)
    for i in range(1, len(values)):
        values[i] = carry * values[i - 1] + np.sqrt(1 - carry**2) * values[i]
    return values[30:]


def answers(move: Array) -> Array:
    """Whole numbers 0-10 around 5."""
    return np.clip(np.round(5 + 1.8 * move), 0, 10)
