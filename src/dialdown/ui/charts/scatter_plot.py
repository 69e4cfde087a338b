"""Pain against one factor: a dot a pair of values, larger for more days, with line and band."""

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF

from dialdown.insights import Factor
from dialdown.ui.charts.axes import Tick, words_width
from dialdown.ui.charts.patterns_data import Cloud, Line
from dialdown.ui.charts.plot import NO_BRUSH, NO_PEN, Plot, brush, pen
from dialdown.ui.charts.row_words import factor_value
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.theme import Theme

_TOP = 10.0
_LINES_HIGH = 15
_STEPS = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0)
_LEAST_DOT, _FIRST_DOT, _LARGEST_DOT = 4.5, 7.5, 22.0
_REACH = 8.0
"""Pixels from the edge of a dot at which it is still pointed at."""


@dataclass(frozen=True)
class Picture:
    """What is to be drawn: the cloud, and where there are any, its line, band and split."""

    cloud: Cloud
    factor: Factor
    line: Line | None = None
    split: float | None = None


class ScatterPlot(Plot):
    """Draws a `Picture`; outcomes run from 0 to 10.

    `pointed` tells the place of the dot under the mouse or None, `pressed` that of a clicked one.
    """

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._picture: Picture | None = None
        super().__init__(theme)
        self._at: int | None = None
        self._ring = pg.ScatterPlotItem(brush=NO_BRUSH)
        self.hideAxis("right")
        self.scene().sigMouseMoved.connect(lambda at: self.pointed.emit(self._dot_at(at)))
        self.scene().sigMouseClicked.connect(
            lambda event: self.pressed.emit(self._dot_at(event.scenePos()))
        )

    def show_picture(self, picture: Picture) -> None:
        """Draw this from now on."""
        self._picture, self._at = picture, None
        self.redraw()

    def mark_dot(self, at: int | None) -> None:
        """Put the keyboard's mark on a dot."""
        self._at = at
        self._place_ring()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def draw(self) -> None:
        """Grid, band, dots, line, split."""
        colours, font = self.theme.colours, self.theme.font(0.85)
        height = QFontMetricsF(font).height()
        self.setMinimumHeight(round(height * _LINES_HIGH))
        if (picture := self._picture) is None or not len(picture.cloud.x):
            return
        low, high = _ends(picture)
        self.setRange(xRange=(low, high), yRange=(-0.6, _TOP + 0.6), padding=0)
        across = np.tile([low, high], 3)
        self.grid(across, np.repeat([0.0, 5.0, _TOP], 2))
        ticks = [Tick(v, f"{v:g}", colours.muted) for v in (0.0, 5.0, _TOP)]
        self.left.set_ticks(lambda *_: ticks, font, words_width(font, ["10"]))
        self.bottom.set_ticks(lambda *room: self._along(picture, *room), font, 0)
        self._draw_band(picture.line)
        self._draw_dots(picture.cloud)
        if picture.line is not None:
            self.line(picture.line.x, picture.line.y, pen(colours.accent, 2.5))
        self._draw_split(picture)
        self.add(self._ring)
        self._place_ring()

    def _along(self, picture: Picture, low: float, high: float, room: float) -> list[Tick]:
        words = {v: factor_value(picture.factor, v) for v in _values(picture, low, high)}
        metrics = QFontMetricsF(self.theme.font(0.85))
        wide = max((metrics.horizontalAdvance(w) for w in words.values()), default=1.0) * 1.5
        every = max(1, math.ceil(len(words) * wide / max(room, 1.0)))
        muted = self.theme.colours.muted
        return [Tick(v, w, muted) for i, (v, w) in enumerate(words.items()) if i % every == 0]

    def _draw_band(self, line: Line | None) -> None:
        if line is None:
            return
        low, high = (pg.PlotCurveItem(line.x, y, pen=NO_PEN) for y in (line.low, line.high))
        self.add(pg.FillBetweenItem(low, high, brush=brush(self.theme.colours.accent, 0.16)))

    def _draw_dots(self, cloud: Cloud) -> None:
        colour = self.theme.colours.pain
        self.dots(cloud.x, cloud.y, _sizes(cloud), brush(colour, 0.5), pen(colour, 1.0))

    def _draw_split(self, picture: Picture) -> None:
        if picture.split is None:
            return
        x = np.full(2, picture.split)
        dashed = pen(self.theme.colours.ink, 1.5, Qt.PenStyle.DashLine)
        self.line(x, np.array([0.0, _TOP]), dashed)
        words = factor_value(picture.factor, picture.split)
        low, high = _ends(picture)
        anchor = (-0.2, 0.0) if picture.split < (low + high) / 2 else (1.2, 0.0)
        ground = brush(self.theme.colours.surface, 0.75)
        self.words(picture.split, _TOP + 0.4, words, self.theme.colours.ink, anchor, ground)

    def _dot_at(self, at: QPointF) -> int | None:
        """The nearest dot within reach of a point of the scene."""
        if self._picture is None or not len(self._picture.cloud.x):
            return None
        cloud, view = self._picture.cloud, self.getViewBox()
        here, (wide, high) = view.mapSceneToView(at), view.viewPixelSize()
        away = np.hypot((cloud.x - here.x()) / wide, (cloud.y - here.y()) / high)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= _sizes(cloud)[nearest] / 2 + _REACH else None

    def _place_ring(self) -> None:
        self._ring.setVisible(self._at is not None)
        if self._picture and self._at is not None:
            cloud = self._picture.cloud
            size = _sizes(cloud)[self._at] + 8
            self._ring.setData(
                pos=[(cloud.x[self._at], cloud.y[self._at])], size=size,
                pen=pen(self.theme.colours.accent, 3.0),
            )  # fmt: skip


def _sizes(cloud: Cloud) -> Array:
    """Pixels across; the area grows with the days, measured by the place with most."""
    most = float(cloud.days.max())
    largest = min(_FIRST_DOT * math.sqrt(most), _LARGEST_DOT)
    return np.maximum(largest * np.sqrt(cloud.days / most), _LEAST_DOT)


def _ends(picture: Picture) -> tuple[float, float]:
    """What the axis of the factor shows: all of a rating, else what was recorded."""
    x, unit = picture.cloud.x, picture.factor.unit
    if unit == "":
        return -0.6, _TOP + 0.6
    if unit in ("yes_no", "touch"):
        return -0.6, (1.6 if unit == "yes_no" else 2.6)
    margin = max((x.max() - x.min()) * 0.06, 0.5)
    return float(x.min() - margin), float(x.max() + margin)


def _values(picture: Picture, low: float, high: float) -> list[float]:
    if picture.factor.unit in ("", "yes_no", "touch"):
        return [float(v) for v in range(max(math.ceil(low), 0), math.floor(high) + 1)]
    step = next((s for s in _STEPS if (high - low) / s <= 12), (high - low) / 8)
    first = max(math.ceil(low / step), 0)
    return [step * i for i in range(first, math.floor(high / step) + 1)]
