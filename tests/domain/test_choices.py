"""Which questions are asked, in which order, and which tags stand first."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialdown.domain.choices import (
    arranged,
    asked_scales,
    chosen_scales,
    most_used,
    own_id,
)
from dialdown.domain.day import Day
from dialdown.domain.records import OwnScale, ScaleChoice
from dialdown.domain.scales import SCALE, SCALES, Kind

MONDAY = date(2026, 3, 9)
OWN = [
    OwnScale(id="coffee", name="Coffee", kind=Kind.COUNT, position=1),
    OwnScale(id="buzz", name="Buzzing", position=2),
]


def apply(records, choices, own):
    """The stored choices and own scales once `records` are saved."""
    choice = {c.id: c for c in choices}
    mine = {o.id: o for o in own}
    for record in records:
        (choice if isinstance(record, ScaleChoice) else mine)[record.id] = record
    return list(choice.values()), list(mine.values())


def shown(scales):
    return [(scale.key, scale.hidden) for scale in scales]


def test_own_scales_follow_until_they_are_placed():
    keys = [scale.key for scale in chosen_scales([], OWN)]
    assert keys == [*SCALE, "own:coffee", "own:buzz"]
    keys = [scale.key for scale in chosen_scales([ScaleChoice(id="own:buzz", position=1)], OWN)]
    assert keys[:3] == ["pain", "pain_worst", "own:buzz"]


def test_nothing_is_saved_where_nothing_differs():
    assert arranged(chosen_scales([], OWN, everything=True), [], OWN) == []


@given(st.permutations([*SCALE, "own:coffee", "own:buzz"]), st.data())
def test_any_order_with_anything_hidden_is_kept_and_can_be_changed_back(keys, data):
    every = {s.key: s for s in chosen_scales([], OWN, everything=True)}
    hidden = data.draw(st.sets(st.sampled_from(keys)))
    wanted = [replace(every[key], hidden=key in hidden) for key in keys]
    choices, own = apply(arranged(wanted, [], OWN), [], OWN)
    assert shown(chosen_scales(choices, own, everything=True)) == shown(wanted)
    usual = list(every.values())
    choices, own = apply(arranged(usual, choices, own), choices, own)
    assert shown(chosen_scales(choices, own, everything=True)) == shown(usual)


def test_the_pain_of_the_day_is_always_asked_and_first():
    hidden = [replace(scale, hidden=True) for scale in reversed(SCALES)]
    assert shown(asked_scales(hidden)) == [("pain", False)]
    assert [s.key for s in asked_scales(list(reversed(SCALES)))][:2] == ["pain", "activity_minutes"]


def test_a_name_that_is_added_again_gets_its_answers_back():
    first = own_id("scale:count", "Café visits", [])
    assert own_id("scale:count", " cafe  VISITS ", []) == first
    assert own_id("scale:rating", "Café visits", []) != first, "another kind of answer"
    other = own_id("scale:count", "Café visits", [first])
    assert other != first
    assert own_id("scale:count", "Café visits", [first, other]) not in (first, other)


def test_what_is_ticked_most_stands_first_and_the_rest_keeps_its_order():
    days = [Day(MONDAY + timedelta(days=n)).with_tick("tag:music", True) for n in range(3)]
    days.append(Day(MONDAY).with_tick("tag:rest", True).with_tick("quality:cooling", True))
    keys = ["cooling", "pacing", "rest", "music"]
    assert most_used(keys, days, "tag") == ["music", "rest", "cooling", "pacing"]
