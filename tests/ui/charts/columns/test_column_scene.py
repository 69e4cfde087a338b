"""Where the dots of a column lie, and how its axis is divided."""

from collections import Counter

import numpy as np
import pytest

from dialdown.domain.scales import SCALE, Kind, Scale
from dialdown.ui.charts.columns.scene import (
    MOST_DOTS,
    Column,
    ColumnScene,
    lay_out_dots,
    mean_words,
)


def column(values=(), mean=None, middle=None) -> Column:
    return Column("a", "a", "", "", "", np.array(values, dtype=float), mean, middle)


@pytest.mark.parametrize("most", [1, 2, 24, 25, 73, 3650])
def test_every_day_is_in_a_dot_and_no_row_leaves_its_column(most):
    values = np.array([5.0] * most + [3.0] * (most // 2) + [4.5])
    each = ColumnScene(SCALE["pain"], [column(values)]).days_a_dot
    dots = lay_out_dots(values, each)
    for value, days in Counter(values.tolist()).items():
        row = dots.y == value
        assert dots.share[row].sum() * each == pytest.approx(days)
        assert row.sum() <= MOST_DOTS
        assert dots.x[row].mean() == pytest.approx(0)
    assert abs(dots.x).max() < 0.4


def test_the_same_days_lie_the_same_in_any_order():
    values = np.array([5.0, 3, 5, 5, 4, 3])
    one, other = lay_out_dots(values, 2), lay_out_dots(values[::-1], 2)
    assert (one.x == other.x).all()
    assert (one.y == other.y).all()
    assert one.share.tolist() == [1, 0.5, 1, 0.5]


@pytest.mark.parametrize(
    ("kind", "highest", "steps"),
    [
        (Kind.RATING, 3.0, [0, 5, 10]),
        (Kind.YES_NO, 0.4, [0, 0.5, 1]),
        (Kind.DURATION, 7.8, [0, 2, 4, 6, 8]),
        (Kind.MINUTES, 42.0, [0, 10, 20, 30, 40, 50]),
        (Kind.MINUTES, 900.0, [0, 180, 360, 540, 720, 900]),
        (Kind.COUNT, 0.0, [0, 1]),
        (Kind.COUNT, 3.4, [0, 1, 2, 3, 4]),
        (Kind.COUNT, 10_000.0, [0, 2000, 4000, 6000, 8000, 10_000]),
    ],
)
def test_the_grid_holds_the_highest_value_in_round_steps(kind, highest, steps):
    scene = ColumnScene(Scale("own:1", "Mine", kind), [column(mean=1e-9, middle=(0.0, highest))])
    assert scene.steps == steps
    assert scene.top >= highest


def test_averages_read_in_the_units_of_their_scale():
    assert mean_words(SCALE["pain"], 4.76) == "4.8"
    assert mean_words(SCALE["sleep_hours"], 6.5) == "6 h 30"
    assert mean_words(SCALE["activity_minutes"], 12.46) == "12.5 min"
    for mean, words in ((0.0, "0 % of days"), (1.0, "100 % of days"), (0.434, "43 % of days")):
        assert mean_words(Scale("own:1", "Mine", Kind.YES_NO), mean) == words
