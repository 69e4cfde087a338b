"""The made-up diary that benchmarks/charts.py shows: ten years, twelve patterns, every mark."""

import random
from datetime import UTC, datetime, timedelta

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.records import Appointment, Flare, OwnScale, Record, Treatment, Trial

NOW = Stamp(datetime(2026, 11, 22, 14, 2, tzinfo=UTC), "UTC")
DAYS = 3650
OWN = OwnScale(id="0" * 8, name="Cold feet")
PAIRS = (
    ("sleep_quality", "pain", 0), ("stress", "pain", 0), ("stress", "pain", 1),
    ("sleep_hours", "pain", 0), ("mood", "pain", 0), ("function", "pain", 0),
    ("fatigue", "pain", 0), ("brain_fog", "pain", 0), ("activity_minutes", "pain", 1),
    ("pain", "sleep_quality", 1), (OWN.scale.key, "pain", 0), (OWN.scale.key, "pain", 1),
)  # fmt: skip


def ten_years() -> list[Day]:
    """One day in eight blank; pain follows sleep and stress, a few days have timed readings."""
    chance = random.Random(7)
    days = []
    for back in range(1, DAYS + 1):
        if back % 8 == 5:
            continue
        when = NOW.date - timedelta(days=back)
        stamp = Stamp(datetime(when.year, when.month, when.day, 20, tzinfo=UTC))
        hours, stress = min(max(chance.gauss(6.8, 1.2), 2), 12), chance.randint(0, 8)
        pain = round(min(max(5 - (hours - 6.8) + 0.4 * (stress - 4) + chance.gauss(0, 1), 0), 10))
        day = Day(when, written_at=stamp)
        values = {"pain": pain, "pain_worst": min(pain + 1, 10), "stress": stress}
        values |= {"sleep_hours": round(hours * 4) * 15, "activity_minutes": 5 * (back % 13)}
        for key in ("sleep_quality", "mood", "function", "fatigue", "brain_fog"):
            values[key] = chance.randint(0, 10)
        for key, value in values.items():
            day = day.with_value(key, value, stamp)
        days.append(day.with_value(OWN.scale.key, chance.randint(0, 10), stamp, scale=OWN.scale))
    return days


def records() -> list[Record]:
    """Something of everything that stands on a timeline, each year anew."""
    trial = Trial(change="Walk", start=NOW.date - timedelta(50), blocks=("with", "without"))
    found: list[Record] = [OWN, trial]
    for back in range(60, DAYS, 365):
        when = NOW.date - timedelta(days=back)
        found.append(Treatment(name="Cream", start=when, end=when + timedelta(days=50)))
        found.append(Flare(start=when, end=when + timedelta(days=6)))
        found.append(Appointment(date=when + timedelta(days=20), who="Neurology"))
    return found
