"""What can be asked about the method: its numbers, the tests made, the background of a row."""

from datetime import date

import numpy as np
import pytest

from dialdown.insights import (
    RULES,
    DailySeries,
    background_of,
    families_of,
    find_patterns,
    planned_looks,
    settled_patterns,
)
from dialdown.insights.build import HOUR
from dialdown.insights.regression import calendar

FIRST = date(2026, 1, 5)


def series(days: int, missing: int = 0, **more: np.ndarray) -> DailySeries:
    """Pain, stress and sleep quality by chance; every `missing`-th day blank."""
    rng = np.random.default_rng(3)
    values = {
        key: np.clip(np.round(5 + 2 * rng.standard_normal(days)), 0, 10)
        for key in ("pain", "stress", "sleep_quality", "mood")
    }
    if missing:
        for column in values.values():
            column[::missing] = np.nan
    return DailySeries(FIRST, values | more)


def test_rules_cannot_be_set():
    with pytest.raises(TypeError):
        RULES["clear"] = 0.5


def test_the_waves_of_the_background_are_those_that_the_rules_say():
    for days in (29, 30, 89, 90, 3650):
        columns = calendar(np.arange(days), np.arange(days) % 7).shape[1]
        waves = min(days // RULES["days_a_wave"], RULES["most_waves"])
        assert columns == 2 + waves + 6


def test_the_looks_grow_in_days_and_level():
    looks = planned_looks()
    assert [look.days for look in looks] == sorted({look.days for look in looks})
    levels = [look.levels.clear for look in looks]
    assert levels == sorted(levels)
    assert all(look.levels.possible == 4 * look.levels.clear for look in looks)
    assert max(levels) < RULES["clear"]


def test_the_tests_made_are_counted_where_they_were_made():
    diary = series(100)
    settled = settled_patterns(diary)
    first, rest = families_of(diary, settled)
    look = [look for look in planned_looks() if look.days <= 100][-1]
    assert (first.primary, len(first.rows), first.tested) == (True, 3, 3)
    assert (rest.primary, len(rest.rows), rest.tested) == (False, 2, 2)
    assert first.levels == rest.levels == look.levels.half
    assert set(first.rows) | set(rest.rows) == set(settled.patterns)


def test_a_row_that_was_not_tested_is_not_counted():
    diary = series(100, function=np.full(100, 4.0))
    _first, rest = families_of(diary, settled_patterns(diary))
    assert (len(rest.rows), rest.tested) == (3, 2)


def test_no_tests_before_the_first_look():
    diary = series(planned_looks()[0].days - 1)
    for family in families_of(diary, settled_patterns(diary)):
        assert (family.tested, family.levels) == (0, None)


def test_families_of_nothing():
    empty = DailySeries(FIRST, {})
    assert [family.rows for family in families_of(empty, settled_patterns(empty))] == [(), ()]


def test_background_of_a_row():
    found = background_of(series(100), ("stress", "pain", 0))
    assert found is not None
    assert (found.waves, found.weekdays, found.hour, found.only_safe) == (3, 6, False, False)
    assert found.free == 100 - (2 + 3 + 6) - 1


def test_background_holds_the_hour_of_the_answer_where_it_varies():
    hours = np.where(np.arange(100) % 2, 9.0, 21.0)
    found = background_of(series(100, **{HOUR: hours}), ("stress", "pain", 0))
    assert found is not None
    assert found.hour
    assert found.free == 100 - (2 + 3 + 6 + 1) - 1


def test_background_where_only_days_after_a_recorded_day_speak():
    """The factor follows yesterday's pain and a fifth of the days are missing."""
    diary = series(150)
    pain = diary.get("pain").copy()
    stress = np.concatenate([[5.0], pain[:-1]])
    for column in (pain, stress):
        column[::5] = np.nan
    diary = DailySeries(FIRST, {"pain": pain, "stress": stress})
    found = background_of(diary, ("stress", "pain", 0))
    both = np.flatnonzero(np.isfinite(pain) & np.isfinite(stress))
    assert found is not None
    assert found.only_safe
    assert found.free == (np.diff(both) == 1).sum() - (2 + found.waves + found.weekdays) - 1


@pytest.mark.parametrize("days", [1, 3, 20])
def test_no_background_where_nothing_can_be_tested(days):
    assert background_of(series(days), ("stress", "pain", 0)) is None
    assert find_patterns(series(days))[0].p is None


def test_background_of_a_key_that_nobody_noted():
    assert background_of(series(50), ("own:none", "pain", 1)) is None
