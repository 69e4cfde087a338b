"""The made-up diary: plausible, complete, and the same for a seed."""

from datetime import date
from itertools import pairwise
from statistics import correlation, fmean

import pytest

from dialdown.domain import records as rec
from dialdown.domain.clock import Promptness
from dialdown.domain.trial import compared_blocks
from dialdown.exchange import merge, read, write_json
from dialdown.exchange.demo import make_demo
from dialdown.insights import build_series, compare_trial

LAST = date(2026, 7, 1)


@pytest.fixture(scope="module")
def demo():
    return make_demo(365, 1, LAST)


def pairs(days, key):
    both = [(day.value(key), day.value("pain")) for day in days]
    return zip(*[pair for pair in both if None not in pair], strict=True)


def test_the_same_seed_gives_the_same_diary_and_another_seed_another(demo):
    assert make_demo(365, 1, LAST) == demo
    assert make_demo(365, 2, LAST) != demo


def test_a_year_has_gaps_late_days_and_its_last_day(demo):
    days, _records = demo
    assert 280 <= len(days) <= 330
    assert days[-1].date == LAST
    gaps = [(b.date - a.date).days - 1 for a, b in pairwise(days)]
    assert max(gaps) >= 7
    assert gaps.count(1) >= 5
    late = [day.promptness for day in days].count(Promptness.LATE)
    assert 0 < late < len(days) / 10


def test_poor_nights_and_stress_go_with_pain(demo):
    days, _records = demo
    assert correlation(*pairs(days, "sleep_quality")) < -0.3
    assert correlation(*pairs(days, "stress")) > 0.15


def test_flares_are_higher_and_the_treatment_takes_off_about_a_point(demo):
    days, records = demo
    flares = [r for r in records if isinstance(r, rec.Flare)]
    (start,) = (r.start for r in records if isinstance(r, rec.Treatment) and r.name == "Duloxetine")
    inside = [d for d in days if any(f.start <= d.date <= f.end for f in flares)]
    outside = [d for d in days if d not in inside]
    assert len(flares) == 2

    def mean(some):
        return fmean(day.pain for day in some if day.pain is not None)

    assert mean(inside) > mean(outside) + 1
    settled = [d for d in outside if (d.date - start).days > 21]
    assert -2 < mean(settled) - mean([d for d in outside if d.date < start]) < -0.5


def test_every_part_of_a_diary_is_there(demo):
    days, records = demo
    prefixes = {key.partition(":")[0] for day in days for key in day.answers}
    assert prefixes >= {"tag", "none", "touch", "region", "quality", "warning", "own", "note"}
    assert {"good_thing", "pain", "sleep_hours", "activity_minutes", "brain_fog"} <= prefixes
    assert any(day.moments for day in days)
    assert any(day.pain_is_derived for day in days)
    kinds = {type(record) for record in records}
    assert set(rec.RECORD_TYPES) - kinds == {rec.ScaleChoice, rec.ImportedRow}
    assert sum(isinstance(record, rec.Question) for record in records) == 3


def test_it_is_sound_to_the_last_value(demo, tmp_path):
    days, records = demo
    write_json(tmp_path / "demo.json", days, records)
    imported = read(tmp_path / "demo.json")
    assert list(imported.problems) == []
    assert merge(imported, [], []).days == days


@pytest.mark.parametrize("length", [1, 2, 14, 60, 400])
def test_any_length_works(length):
    days, records = make_demo(length, 3, LAST)
    assert days[-1].date == LAST
    assert records


def test_several_years_have_flares_in_each():
    _days, records = make_demo(1100, 1, LAST)
    years = {r.start.year for r in records if isinstance(r, rec.Flare)}
    assert years >= {2024, 2025}


@pytest.mark.parametrize("last", [LAST, date(2026, 11, 21), date(2027, 1, 3)])
def test_the_trial_has_days_enough_and_shows_what_is_true_of_it_nothing(last):
    days, records = make_demo(365, 1, last)
    (trial,) = (record for record in records if isinstance(record, rec.Trial))
    blocks = [(block.first, block.last, block.changed) for block in compared_blocks(trial)]
    assert compare_trial(build_series(days), "pain", blocks).verdict == "no clear change"
