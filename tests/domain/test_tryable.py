"""What a trial may be about."""

from datetime import date

import pytest

from dialdown.domain.records import Treatment
from dialdown.domain.tryable import HABITS, OWN_HABITS, is_warm, refusal
from dialdown.domain.vocabulary import TREATMENT_CLASSES


def treatment(name, kind="snri"):
    return Treatment(name=name, treatment_class=kind, start=date(2026, 1, 1))


@pytest.mark.parametrize("habit", HABITS)
def test_every_offered_habit_may_be_tried(habit):
    assert refusal(habit) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "Gabapentin at noon", "no PREGABALIN", "half a tablet", "Tablets later", "300 mg less",
        "10mg", "my medicine", "skip the médicines", "a patch on the foot", "creams", "Vitamin B12",
        "omega-3", "one more dose", "without the pills", "magnesium", "CBD oil", "the drug's break",
        "25 µg", "25 μg",
    ],
)  # fmt: skip
def test_medicines_and_supplements_are_never_tried(typed):
    assert refusal(typed) == "medicine"


@pytest.mark.parametrize(
    "typed",
    [
        "No wine", "a beer at night", "alcohol-free", "Fasting till noon", "keto diet", "no lunch",
        "skip meals", "less  sleep", "sleep restriction", "Stay up late", "intermittent fast",
    ],
)  # fmt: skip
def test_drink_strict_diets_and_short_sleep_are_never_tried(typed):
    assert refusal(typed) == "care"


@pytest.mark.parametrize(
    "typed",
    [
        "A fast walk", "breakfast on the balcony", "read with the dog", "medium socks",
        "tens of steps", "patchwork", "Spazieren nach dem Essen", "no ice cream", "", "   ", "☕",
        "<b>walk</b>", "doses" * 1000, "sleep with a pillow between the knees",
    ],
)  # fmt: skip
def test_ordinary_habits_pass(typed):
    assert refusal(typed) == ""


def test_the_persons_own_medicines_are_known_by_name():
    mine = [treatment("Zorgamol Forte"), treatment("Ärztin's mix", "other")]
    assert refusal("Zorgamol Forte", mine) == "own treatment"
    assert refusal("a walk without zorgamol forte!", mine) == "own treatment"
    assert refusal("arztin's mix", mine) == "own treatment"
    assert refusal("forte piano", mine) == ""
    assert refusal("zorgamol-free walk, forte", mine) == ""


@pytest.mark.parametrize("kind", TREATMENT_CLASSES)
def test_own_habits_may_be_tried_and_everything_else_may_not(kind):
    found = refusal("evening walk", [treatment("Evening walk", kind)])
    assert found == ("" if kind in OWN_HABITS else "own treatment")


@pytest.mark.parametrize("name", ["", "  ", "!", "☕"])
def test_a_treatment_without_a_name_stops_nothing(name):
    assert refusal("a walk", [treatment(name)]) == ""


def test_warmth_is_noticed():
    assert is_warm("A warm foot bath before bed")
    assert is_warm("HOT water bottle")
    assert not is_warm("A short walk after lunch")
    assert not is_warm("hotel lobby music, heather")
