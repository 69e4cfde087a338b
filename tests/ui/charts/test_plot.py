"""A plot that uses its shapes again looks as if it had been drawn for the first time."""

from datetime import timedelta

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.records import Appointment, Flare, Treatment
from dialdown.ui.charts.marks import build_marks
from dialdown.ui.charts.timeline_data import build_timeline
from dialdown.ui.charts.timeline_plot import TimelinePlot
from dialdown.ui.charts.timeline_scene import Scene
from dialdown.ui.charts.window import Window


@pytest.fixture
def scene(make_days, today):
    """A year with one of every mark, all of it to be seen at once or in part."""
    timeline = build_timeline(make_days(900))
    marks = build_marks(
        [
            Flare(start=today - timedelta(40), end=today - timedelta(36)),
            Treatment(name="Duloxetine", start=today - timedelta(200)),
            Appointment(date=today - timedelta(7), who="Neurology"),
        ],
        today,
    )
    shown = [timeline.scales[key] for key in ("sleep_hours", "stress", "mood")]
    return Scene(timeline, Window(today - timedelta(90), today), today, shown, marks)


@pytest.fixture
def make_plot(qtbot, theme):
    hosts = []

    def make():
        host = QWidget()
        host.resize(900, 500)
        plot = TimelinePlot(theme)
        QVBoxLayout(host).addWidget(plot)
        qtbot.addWidget(host)
        hosts.append(host)
        host.show()
        return plot

    return make


def looks(plot):
    return plot.grab().toImage()


def test_after_any_other_drawing_it_looks_like_a_new_one(scene, make_plot, today):
    def seen(days, back, shown):
        last = today - timedelta(back)
        window = Window(last - timedelta(days - 1), last)
        return Scene(scene.timeline, window, today, scene.shown[:shown], scene.marks)

    scenes = [
        seen(*view) for view in ((91, 0, 3), (30, 20, 1), (900, 0, 2), (91, 300, 0), (91, 0, 2))
    ]
    plot = make_plot()
    for one in [*scenes, *reversed(scenes)]:
        plot.show_scene(one)
        fresh = make_plot()
        fresh.show_scene(one)
        assert looks(plot) == looks(fresh)


def test_panning_makes_no_new_lines_bars_or_dots(scene, make_plot, today):
    plot = make_plot()
    plot.show_scene(scene)

    def shapes():
        return {id(i) for i in plot.drawn if isinstance(i, pg.PlotCurveItem | pg.ScatterPlotItem)}

    before = shapes()
    window = Window(today - timedelta(97), today - timedelta(7))
    plot.show_scene(Scene(scene.timeline, window, today, scene.shown, scene.marks))
    assert shapes() <= before


def test_nothing_is_left_over_in_the_view(scene, make_plot, today):
    plot = make_plot()
    for _round in range(3):
        plot.show_scene(scene)
    bare = Scene(scene.timeline, scene.window, today)
    plot.show_scene(bare)
    fresh = make_plot()
    fresh.show_scene(bare)
    assert len(plot.getViewBox().addedItems) == len(fresh.getViewBox().addedItems)
