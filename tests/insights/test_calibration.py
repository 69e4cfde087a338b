"""A small, seeded taste of benchmarks/calibration.py: noise must not look like a finding.

The same bar is shown to fall with the textbook rule, so it is a bar.
"""

from datetime import date

import numpy as np
import pytest

from dialdown.insights import DailySeries, find_patterns
from dialdown.insights.student import two_sided_p

KEYS = ("sleep_quality", "stress", "mood", "fatigue", "own:a", "own:b")
PAIRS = [(key, "pain", lag) for key in KEYS for lag in (0, 1)]
DIARIES = 80
AT_MOST = 0.12  # 5 % of 80 diaries, and nearly three standard errors


@pytest.fixture(scope="module")
def noise(runs) -> list[DailySeries]:
    """Diaries of 90 days in which nothing goes with anything."""
    return [_diary(np.random.default_rng([number, 90]), runs) for number in range(DIARIES)]


def _diary(rng: np.random.Generator, runs) -> DailySeries:
    values = {}
    for key in ("pain", *KEYS):
        slow = rng.uniform(-1, 1) * np.arange(90) / 45 + rng.uniform(0, 1) * (np.arange(90) % 7 > 4)
        values[key] = np.clip(
            np.round(5 + 1.8 * (runs(rng, 90, rng.uniform(0.2, 0.8)) + slow)), 0, 10
        )
        values[key][rng.random(90) < 0.15] = np.nan
    return DailySeries(date(2024, 1, 1), values)


def _naive_finds(series: DailySeries) -> bool:
    for factor, outcome, lag in PAIRS:
        x, y = series.values[factor][: 90 - lag], series.values[outcome][lag:]
        both = np.isfinite(x) & np.isfinite(y)
        r, dof = np.corrcoef(x[both], y[both])[0, 1], int(both.sum()) - 2
        if two_sided_p(r * np.sqrt(dof / (1 - r * r)), dof) < 0.05:
            return True
    return False


def test_noise_is_rarely_called_clear(noise):
    clear = [any(r.verdict == "clear" for r in find_patterns(s, PAIRS)) for s in noise]
    assert np.mean(clear) <= AT_MOST


def test_the_textbook_rule_would_fail_the_same_bar(noise):
    assert np.mean([_naive_finds(series) for series in noise]) > 3 * AT_MOST


def test_single_p_values_are_spread_evenly(noise):
    p = [row.p for series in noise for row in find_patterns(series, PAIRS) if row.p is not None]
    assert 0.02 < np.mean(np.array(p) < 0.05) < 0.08
    assert 0.4 < np.mean(np.array(p) < 0.5) < 0.6
