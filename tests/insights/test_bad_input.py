"""What no diary should hold, and some do: the engine says why it says nothing, and nothing breaks.

Warnings are errors in every test of this project, so a warning is a failure here too.
"""

import dataclasses
import math
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest

from dialdown.domain.day import Day
from dialdown.insights import (
    DailySeries,
    Factor,
    allow_for,
    build_series,
    compare_periods,
    compare_treatment,
    compare_trial,
    find_high_spells,
    find_patterns,
    find_trend,
    one_row_each,
    sentence,
    settled_patterns,
    sleep_bands,
    title,
    trial_reach,
    verdict_words,
)

FIRST = date(2024, 3, 4)
KEYS = ("stress", "sleep_quality", "sleep_hours", "mood", "own:x", "tag:y", "touch:socks")
OWN = [Factor("own:x", "My scale"), Factor("tag:y", "Rain", "yes_no")]
ALWAYS_THE_SAME = "nearly always the same answer"
TOO_FEW = "too few days"


def series_of(days: int, **columns: np.ndarray) -> DailySeries:
    """Every key answered in whole numbers each day, but for the columns given."""
    rng = np.random.default_rng(days)
    values = {key: np.round(5 + 2 * rng.standard_normal(days)) for key in ("pain", *KEYS)}
    values["tag:y"] = (values["tag:y"] > 5).astype(float)
    columns = {key.replace("__", ":"): column for key, column in columns.items()}
    return DailySeries(FIRST, values | columns)


def all_of(column: np.ndarray) -> DailySeries:
    return DailySeries(FIRST, dict.fromkeys(("pain", *KEYS), column))


def everything(series: DailySeries) -> Iterator[object]:
    """All that the engine can answer about a diary."""
    middle, last = series.day(len(series) // 2), series.day(max(len(series) - 1, 0))
    settled = settled_patterns(series, OWN)
    yield settled
    yield from settled.patterns
    yield from find_patterns(series, factors=OWN)
    yield from find_patterns(series, [(key, "pain", lag) for key in KEYS for lag in (0, 1)])
    yield from (row for group in one_row_each(settled.patterns) for row in group)
    yield allow_for(series, ("sleep_quality", "pain", 0), [("stress", 0), ("own:x", 1)])
    yield from sleep_bands(series)
    yield from find_high_spells(series)
    trend = find_trend(series)
    yield from [] if trend is None else [trend]
    blocks = [
        (FIRST + timedelta(14 * i), FIRST + timedelta(14 * i + 13), i % 2 == 1) for i in range(4)
    ]
    yield compare_trial(series, "pain", blocks)
    for start in (middle, FIRST, last, FIRST - timedelta(400), last + timedelta(400)):
        yield compare_treatment(series, "pain", start, settle_days=7)
        yield compare_periods(series, "pain", (FIRST, start), (start, last))


def numbers(result: object) -> Iterator[float]:
    """Every number in a result, however deep."""
    if isinstance(result, int | float):
        yield result
    if isinstance(result, list | tuple):
        yield from (number for item in result for number in numbers(item))
    if dataclasses.is_dataclass(result):
        for field in dataclasses.fields(result):
            yield from numbers(getattr(result, field.name))


def assert_sound(series: DailySeries) -> None:
    """Nothing that is shown holds a number that is none."""
    reach = trial_reach(series)
    assert reach is None or math.isfinite(reach)
    for result in everything(series):
        assert all(math.isfinite(number) for number in numbers(result))
        said = [sentence(result, OWN)]
        if hasattr(result, "verdict"):
            said.append(verdict_words(result))
        if hasattr(result, "lag_days"):
            said.append(title(result, OWN))
        for words in said:
            assert words
            assert not re.search(r"\b(nan|inf|none)\b|\{|\}|\d{8}", words.lower())


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        (series_of(120, pain=np.full(120, 5.0)), ALWAYS_THE_SAME),
        (series_of(120, pain=np.zeros(120)), ALWAYS_THE_SAME),
        (all_of(np.full(120, 7.0)), ALWAYS_THE_SAME),
        (series_of(2), TOO_FEW),
        (series_of(1), TOO_FEW),
        (series_of(120, pain=np.full(120, np.nan)), TOO_FEW),
        (all_of(np.full(120, np.nan)), TOO_FEW),
        (series_of(120, pain=np.where(np.arange(120) == 60, 10.0, 3.0)), ALWAYS_THE_SAME),
        (series_of(120, pain=np.where(np.arange(120) < 2, 4.0, np.nan)), TOO_FEW),
        (series_of(120, pain=np.full(120, np.inf)), TOO_FEW),
        (DailySeries(FIRST, {}), TOO_FEW),
    ],
    ids=[
        "constant pain",
        "no pain",
        "all constant",
        "two days",
        "one day",
        "pain missing",
        "all missing",
        "one other day",
        "two days of pain",
        "infinite",
        "empty",
    ],
)
def test_not_enough_days_yet_with_its_reason(series, reason):
    assert_sound(series)
    rows = find_patterns(series, [(key, "pain", lag) for key in KEYS for lag in (0, 1)])
    assert {row.verdict for row in rows} == {"not enough days yet"}
    assert {row.reason for row in rows} == {reason}
    for row in rows:
        said = "Not enough days yet" if reason == TOO_FEW else "The answers are nearly always"
        assert sentence(row).startswith(said)
    assert compare_treatment(series, "pain", series.day(60)).verdict == "not enough days yet"
    assert find_trend(series) is None
    assert trial_reach(series) is None


def test_one_outlier_day_among_ordinary_ones():
    pain = series_of(120).values["pain"]
    calm = find_patterns(series_of(120), [("stress", "pain", 0)])[0]
    for at in (0, 60, 119):
        wild = np.where(np.arange(120) == at, 1e5, pain)
        assert_sound(series_of(120, pain=wild))
        high = np.where(np.arange(120) == at, 10.0, pain)
        row = find_patterns(series_of(120, pain=high), [("stress", "pain", 0)])[0]
        assert abs(row.slope - calm.slope) < (calm.high - calm.low) / 2


def test_an_own_scale_with_a_single_value():
    once = np.where(np.arange(120) == 60, 4.0, np.nan)
    always = np.full(120, 4.0)
    for column, reason in ((once, TOO_FEW), (always, ALWAYS_THE_SAME)):
        series = series_of(120, own__x=column)
        assert_sound(series)
        rows = [row for row in find_patterns(series, factors=OWN) if row.factor == "own:x"]
        assert {row.reason for row in rows} == {reason}
        assert len(rows) == 2


def test_such_a_scale_takes_nothing_from_the_other_rows():
    with_it = find_patterns(series_of(120, own__x=np.full(120, 4.0)), factors=OWN)
    values = {k: v for k, v in series_of(120).values.items() if k != "own:x"}
    without = find_patterns(DailySeries(FIRST, values), factors=OWN)
    assert [row for row in with_it if row.factor != "own:x"] == without


def test_duplicate_dates_count_once():
    pain = np.random.default_rng(1).integers(0, 11, 60)
    days = [
        Day(FIRST + timedelta(at)).with_value("pain", int(pain[at])).with_value("stress", at % 7)
        for at in range(60)
    ]
    wrong = [Day(day.date).with_value("pain", 10).with_value("stress", 9) for day in days[::3]]
    once, twice = build_series(days), build_series([*wrong, *days, *days])
    assert_sound(twice)
    assert find_patterns(twice) == find_patterns(once)
    assert settled_patterns(twice) == settled_patterns(once)


def test_ten_thousand_days_are_answered_fast():
    series = series_of(10_000)
    pairs = [(key, "pain", lag) for key in KEYS[:6] for lag in (0, 1)]
    start = time.process_time()
    rows = find_patterns(series, pairs)
    spent = time.process_time() - start
    assert all(row.days > 9_990 for row in rows)
    assert spent < 3.0  # about 0.25 s on one free core
    assert_sound(series)


@pytest.mark.parametrize("missing", [0.5, 0.9, 0.99])
def test_a_diary_that_is_mostly_missing(missing):
    rng = np.random.default_rng(2)
    whole = series_of(400).values
    values = {k: np.where(rng.random(400) < missing, np.nan, v) for k, v in whole.items()}
    assert_sound(DailySeries(FIRST, values))


def test_two_years_apart():
    day = np.arange(900)
    gap = (day > 60) & (day < 830)
    values = {k: np.where(gap, np.nan, v) for k, v in series_of(900).values.items()}
    assert_sound(DailySeries(FIRST, values))
