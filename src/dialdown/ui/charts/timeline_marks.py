"""Flares, treatments, pauses and appointments, drawn behind and above the numbers."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from dialdown.ui.charts.lanes import PAIN_TOP
from dialdown.ui.charts.marks import ON_ONE_DAY
from dialdown.ui.charts.placing import place_labels
from dialdown.ui.charts.plot import Plot, brush, pen
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.charts.timeline_scene import Frame

_LIFT = 4.0
_BESIDE = 6.0


def draw_spans(plot: Plot, frame: Frame) -> None:
    """Shading over the pain lane; where treatments begin, a thin line."""
    colours = plot.theme.colours
    fills = {
        "treatment": brush(colours.accent_soft, 0.6),
        "pause": brush(colours.muted, 0.12),
        "flare": brush(colours.pain_fill(1)),
    }
    for kind, fill in fills.items():
        spans = [mark for mark in frame.scene.seen if mark.kind == kind]
        low = np.array([mark.start.toordinal() - 0.5 for mark in spans])
        high = np.array([mark.end.toordinal() + 0.5 for mark in spans])
        if not spans:
            continue
        if kind == "treatment":
            edges = np.tile([0.0, PAIN_TOP], len(spans))
            plot.line(np.repeat(low, 2), edges, pen(colours.accent), connect="pairs")
        low, high = _merged(low, high)
        plot.boxes(low, high, 0.0, np.full(len(low), PAIN_TOP), fill)


def draw_visits(plot: Plot, frame: Frame, bottom: float) -> None:
    """Appointments as dashed lines through all lanes, their names near zero pain."""
    colours = plot.theme.colours
    visits = [mark for mark in frame.scene.seen if mark.kind in ON_ONE_DAY]
    for visit in visits:
        x = np.full(2, float(visit.start.toordinal()))
        heights = np.array([bottom, PAIN_TOP])
        plot.line(x, heights, pen(colours.ink, 1.5, Qt.PenStyle.DashLine))
    places = [(visit, frame.pixel(visit.start) + frame.day / 2 + _BESIDE) for visit in visits]
    metrics = QFontMetricsF(plot.theme.font(0.85))
    for label in place_labels(places, frame.room, metrics, 1):
        ground = brush(colours.surface, 0.75)
        plot.words(frame.x(label.x), 0.1, label.words, colours.ink, (0, 1), ground)


def draw_labels(plot: Plot, frame: Frame, rows: int) -> None:
    """The names of the stretches, above the lane."""
    colours = plot.theme.colours
    tone = {"flare": colours.pain, "treatment": colours.accent, "pause": colours.muted}
    stretches = [mark for mark in frame.scene.seen if mark.kind in tone]
    starts = [(mark, frame.pixel(mark.start)) for mark in stretches]
    metrics = QFontMetricsF(plot.theme.font(0.85))
    for label in place_labels(starts, frame.room, metrics, rows):
        height = PAIN_TOP + (label.row * frame.line + _LIFT) / frame.point
        plot.words(frame.x(label.x), height, label.words, tone[label.mark.kind], (0, 1))


def _merged(low: Array, high: Array) -> tuple[Array, Array]:
    """The same stretches with overlaps joined, so that shading does not add up."""
    joined: list[list[float]] = []
    for start, end in sorted(zip(low, high, strict=True)):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    columns = np.array(joined, dtype=float)
    return columns[:, 0], columns[:, 1]
