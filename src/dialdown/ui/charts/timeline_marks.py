"""Flares, treatments, trials, pauses and visits, drawn behind, above and below the numbers."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from dialdown.i18n import _
from dialdown.ui.charts.lanes import PAIN_TOP
from dialdown.ui.charts.marks import BLOCKS, ON_ONE_DAY
from dialdown.ui.charts.placing import place_labels
from dialdown.ui.charts.plot import Plot, brush, pen
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.charts.timeline_scene import Frame

STRIP_TOP = -0.4
"""Where the strip of a trial begins, in points of pain."""
_LIFT = 4.0
_BESIDE = 6.0
_BETWEEN = 3.0
"""Pixels from block to block."""


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
        plot.boxes(low, high, 0.0, PAIN_TOP, fill)


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


def draw_blocks(plot: Plot, frame: Frame, bottom: float) -> None:
    """The blocks of trials as a strip below pain: filled with the change, hollow without it."""
    colours = plot.theme.colours
    metrics = QFontMetricsF(plot.theme.font(0.85))
    looks = {
        "with": (_("with"), brush(colours.accent), colours.on_accent),
        "without": (_("without"), brush(colours.surface), colours.accent),
    }
    for mark in (mark for mark in frame.scene.seen if mark.kind in BLOCKS):
        words, fill, ink = looks[mark.kind]
        start, end = frame.pixel(mark.start) + _BETWEEN, frame.pixel(mark.end) + frame.day
        left, right = np.array([frame.x(start)]), np.array([frame.x(end)])
        plot.boxes(left, right, bottom, STRIP_TOP, fill, pen(colours.accent, 1.5))
        start, end = max(start, 0.0), min(end, frame.room)
        if metrics.horizontalAdvance(words) + 2 * _LIFT <= end - start:
            middle = frame.x((start + end) / 2)
            plot.words(middle, (bottom + STRIP_TOP) / 2, words, ink, (0.5, 0.5))


def draw_labels(plot: Plot, frame: Frame, rows: int) -> None:
    """The names of the stretches, above the lane."""
    colours = plot.theme.colours
    tone = {
        "flare": colours.pain, "treatment": colours.accent, "pause": colours.muted,
        "trial": colours.ink,
    }  # fmt: skip
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
