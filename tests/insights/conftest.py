"""Diaries with a known truth for the tests of the engine."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from dialdown.insights import DailySeries


def in_runs(rng: np.random.Generator, days: int, carry: float = 0.5) -> np.ndarray:
    """A series with spread 1 in which good and bad days come in runs."""
    values = rng.standard_normal(days)
    for i in range(1, days):
        values[i] = carry * values[i - 1] + np.sqrt(1 - carry**2) * values[i]
    return values


@pytest.fixture(scope="session")
def runs() -> Callable[..., np.ndarray]:
    """A maker of series with spread 1 in which good and bad days come in runs."""
    return in_runs


@pytest.fixture(scope="session")
def diary() -> Callable[..., DailySeries]:
    """A maker of diaries in which short, bad nights go with pain as strongly as asked."""

    def make(days: int = 150, effect: float = 0.6, seed: int = 1, missing: float = 0.1):
        rng = np.random.default_rng(seed)
        sleep, other, own = (in_runs(rng, days) for _ in range(3))
        pain = -effect * sleep + np.sqrt(1 - effect**2) * own
        values = {
            "pain": np.clip(np.round(5 + 1.8 * pain), 0, 10),
            "sleep_hours": np.round(2 * (6.5 + 1.2 * sleep)) / 2,
            "sleep_quality": np.clip(np.round(5 + 2 * sleep), 0, 10),
            "stress": np.clip(np.round(5 + 2 * other), 0, 10),
        }
        for column in values.values():
            column[rng.random(days) < missing] = np.nan
        return DailySeries(date(2024, 3, 4), values)

    return make
