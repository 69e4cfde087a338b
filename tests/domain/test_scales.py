"""How values are said and what a scale accepts."""

import pytest

from dialdown.domain.scales import Kind, Scale, duration_words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.RATING, 7.0, "7"),
        (Kind.RATING, 6.5, "6.5"),
        (Kind.DURATION, 390.0, "6 h 30"),
        (Kind.MINUTES, 40.0, "40 min"),
        (Kind.COUNT, 10_000.0, "10000"),
        (Kind.YES_NO, 1.0, "yes"),
        (Kind.YES_NO, 0.0, "no"),
    ],
)
def test_values_in_words(kind, value, words):
    assert Scale("x", "X", kind).shown(value) == words


def test_durations_in_words():
    assert [duration_words(m) for m in (0, 5, 60, 425)] == ["0 h", "0 h 05", "1 h", "7 h 05"]


@pytest.mark.parametrize(
    ("kind", "highest"), [(Kind.RATING, 10), (Kind.DURATION, 1440), (Kind.YES_NO, 1)]
)
def test_the_ends_of_a_scale_are_accepted(kind, highest):
    scale = Scale("x", "X", kind)
    assert (scale.accept(0), scale.accept(highest)) == (0, highest)
    assert scale.highest == highest
