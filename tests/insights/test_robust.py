"""Whatever a diary holds: no exception, no warning, no NaN."""

import dataclasses
import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.insights import (
    DailySeries,
    compare_periods,
    compare_treatment,
    find_high_spells,
    find_patterns,
    find_trend,
    sentence,
    settled_patterns,
)

FIRST = date(2024, 3, 4)
KEYS = ("pain", "sleep_quality", "sleep_hours", "stress", "own:x", "tag:y", "touch:z", "pain_hour")


def numbers(result) -> list[float]:
    """Every float in a result, however deep."""
    if isinstance(result, float):
        return [result]
    if isinstance(result, list | tuple):
        return [number for item in result for number in numbers(item)]
    if dataclasses.is_dataclass(result):
        return [n for f in dataclasses.fields(result) for n in numbers(getattr(result, f.name))]
    return []


def everything(series: DailySeries) -> list:
    """All that the engine can say about a diary."""
    middle = series.day(len(series) // 2)
    last = series.day(max(len(series) - 1, 0))
    settled = settled_patterns(series)
    return [
        settled,
        *settled.patterns,
        *find_patterns(series),
        *find_high_spells(series),
        *([trend] if (trend := find_trend(series)) else []),
        compare_treatment(series, "pain", middle),
        compare_periods(series, "pain", (FIRST, middle), (middle + timedelta(days=1), last)),
    ]


def assert_sound(series: DailySeries) -> None:
    results = everything(series)
    assert all(math.isfinite(number) for number in numbers(results))
    for result in results:
        assert "nan" not in sentence(result).lower().split()
        assert "inf" not in sentence(result).lower().split()


answers = st.one_of(
    st.just(math.nan),
    st.integers(0, 10).map(float),
    st.sampled_from([0.0, 1.0, 5.0]),
    st.floats(allow_nan=True, allow_infinity=True),
)


@st.composite
def diaries(draw) -> DailySeries:
    """Any length, any answers, repeated to reach the testable lengths."""
    days = draw(st.integers(0, 130))
    values = {}
    for key in draw(st.sets(st.sampled_from(KEYS), max_size=5)):
        part = draw(st.lists(answers, min_size=1, max_size=40))
        values[key] = np.resize(np.array(part), days)
    return DailySeries(FIRST, values)


@settings(max_examples=60, deadline=None)
@given(diaries())
def test_any_diary_is_answered_without_nan_or_exception(series):
    assert_sound(series)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(30, 300), st.sampled_from([0.0, 0.5, 0.95]))
def test_random_diaries_with_gaps(runs, seed, days, missing):
    rng = np.random.default_rng(seed)
    values = {key: np.round(5 + 2 * runs(rng, days)) for key in KEYS}
    for column in values.values():
        column[rng.random(days) < missing] = np.nan
    assert_sound(DailySeries(FIRST, values))


@pytest.mark.parametrize(
    "column",
    [
        np.full(200, 5.0),
        np.full(200, np.nan),
        np.array([3.0, 4.0]),
        np.where(np.arange(200) == 100, 1e6, 3.0),
        np.where(np.arange(200) == 100, 1e300, np.arange(200) % 5),
        np.arange(200) % 2 * 1e-5,
        np.arange(200) % 2 * 1e-30,
        np.where(np.arange(200) % 40 == 0, 7.0, np.nan),
    ],
    ids=["constant", "blank", "two days", "outlier", "huge", "small", "tiny", "sparse"],
)
def test_odd_columns(runs, column):
    rng = np.random.default_rng(1)
    plain = np.round(5 + 2 * runs(rng, len(column)))
    for pain, other in ((plain, column), (column, plain), (column, column)):
        assert_sound(DailySeries(FIRST, dict.fromkeys(KEYS, other) | {"pain": pain}))


def test_pain_that_is_the_factor_itself(runs):
    same = np.round(5 + 2 * runs(np.random.default_rng(4), 120))
    series = DailySeries(FIRST, {"pain": same, "stress": same})
    assert_sound(series)
    assert find_patterns(series, [("stress", "pain", 0)])[0].slope == pytest.approx(1)


def test_ten_thousand_days(runs):
    rng = np.random.default_rng(1)
    values = {key: np.round(5 + 2 * runs(rng, 10_000)) for key in KEYS[:4]}
    assert_sound(DailySeries(FIRST, values))


def test_columns_of_different_length_are_refused():
    with pytest.raises(ValueError, match="one element a calendar day"):
        DailySeries(FIRST, {"pain": np.zeros(3), "stress": np.zeros(4)})


def test_what_is_given_stays_unchanged():
    pain = np.array([1.0, np.inf, 3.0])
    assert np.isnan(DailySeries(FIRST, {"pain": pain}).values["pain"][1])
    assert pain[1] == np.inf
