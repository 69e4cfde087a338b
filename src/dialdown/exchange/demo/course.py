"""How the made-up year goes: one set of numbers a day, before anybody writes them down."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import pi, sin
from random import Random

YEAR = 365
SETTLING_DAYS = 21
DOSE_STEP_DAYS = 14

_TREATMENT_EFFECT = -1.1
_FLARE_HEIGHT = 2.6


@dataclass(frozen=True, slots=True)
class Span:
    """Days counted from the first one, both ends included."""

    first: int
    last: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class Truth:
    """What a day is like, on the diary's scales but not yet rounded."""

    pain: float
    stress: float
    sleep_quality: float
    sleep_minutes: float
    in_flare: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The whole time: day by day, and the turning points, all counted from `first_day`."""

    first_day: date
    truths: tuple[Truth, ...]
    flares: tuple[Span, ...]
    pauses: tuple[Span, ...]
    treatment: int
    hand: int
    """Since when the left hand takes part."""

    def date(self, number: int) -> date:
        """The calendar date of a day."""
        return self.first_day + timedelta(days=number)


def make_course(days: int, last_day: date, chance: Random) -> Course:
    """A course of `days` days that ends on `last_day`."""
    first_day = last_day - timedelta(days=days - 1)
    flares = _spans(days, ((0.24, 9), (0.71, 7)), chance)
    pauses = _spans(days, ((0.55, 8),), chance) if days >= YEAR else ()
    hectic = _spans(days, ((0.1, 7), (0.34, 9), (0.5, 6), (0.67, 8), (0.88, 9)), chance)
    treatment = round(days * 0.45)
    truths: list[Truth] = []
    carried, stress, before = 0.0, 0.0, 3.5
    for number in range(days):
        weekend = (first_day + timedelta(days=number)).weekday() >= 5
        stress = 0.45 * stress + chance.gauss(0, 1.15)
        felt = _within(3.4 + stress - 0.8 * weekend + 2.4 * any(number in h for h in hectic))
        quality = _within(5.9 - 0.35 * (before - 3.5) + chance.gauss(0, 1.7))
        carried = 0.55 * carried + chance.gauss(0, 0.75)
        flare = max((_height(number, span) for span in flares), default=0.0)
        pain = (
            5.0 + carried + flare + _relief(number - treatment)
            - 0.42 * (quality - 5.9) + 0.34 * (felt - 3.5) + 0.3 * sin(2 * pi * number / YEAR)
        )  # fmt: skip
        minutes = 405 + 26 * (quality - 5.9) + chance.gauss(0, 24)
        truths.append(Truth(_within(pain), felt, quality, minutes, flare > 0))
        before = felt
    return Course(first_day, tuple(truths), flares, pauses, treatment, round(days * 0.6))


def _spans(days: int, places: tuple[tuple[float, int], ...], chance: Random) -> tuple[Span, ...]:
    """Spans at these parts of every year (or of the whole, if it is shorter) with these lengths."""
    spans = []
    for start in range(0, days, YEAR):
        length = min(YEAR, days - start)
        if start and length < YEAR // 2:
            break
        for place, long in places:
            first = start + round(length * place) + chance.randint(-3, 3)
            spans.append(Span(max(first, 0), min(max(first, 0) + long - 1, days - 1)))
    return tuple(spans)


def _height(number: int, flare: Span) -> float:
    """A flare comes within two days and goes more slowly."""
    if number not in flare:
        return 0.0
    rising = (number - flare.first + 1) / 2
    falling = (flare.last - number + 1) / 3
    return _FLARE_HEIGHT * min(1.0, rising, falling)


def _relief(since: int) -> float:
    """The treatment takes three weeks until it does what it can."""
    return _TREATMENT_EFFECT * min(max(since / SETTLING_DAYS, 0.0), 1.0)


def _within(value: float) -> float:
    return min(max(value, 0.0), 10.0)
