"""Draws columns: dots or the middle half of each, its mean, its difference to a reference."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from dialdown.ui.charts.axes import Tick, words_width
from dialdown.ui.charts.columns.scene import (
    DOTS_APART,
    Column,
    ColumnScene,
    lay_out_dots,
    mean_words,
)
from dialdown.ui.charts.plot import NO_PEN, Plot, brush, pen
from dialdown.ui.theme import Theme

_LINES_HIGH = 14
_FOOT = 0.05
_HALF, _MEAN, _BESIDE, _CAP = 0.3, 0.39, 0.435, 0.015
"""Half the width of the middle half and of a mean, where the interval stands, half of its ends."""
_BEHIND = -10


class ColumnPlot(Plot):
    """Draws a `ColumnScene`.

    `pointed` tells the column under the mouse or None, `pressed` the one that was clicked.
    """

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._scene: ColumnScene | None = None
        super().__init__(theme)
        self.hideAxis("right")
        self._at: int | None = None
        self.scene().sigMouseMoved.connect(lambda at: self.pointed.emit(self._column_at(at)))
        self.scene().sigMouseClicked.connect(
            lambda event: self.pressed.emit(self._column_at(event.scenePos()))
        )

    def show_scene(self, scene: ColumnScene) -> None:
        """Draw this from now on, with no column marked."""
        self._scene, self._at = scene, None
        self.redraw()

    def mark_column(self, at: int | None) -> None:
        """Put the mark of the keyboard or the mouse on a column, or take it away."""
        if at != self._at:
            self._at = at
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names and counts depend on the room there is."""
        super().resizeEvent(event)
        if self._scene and event.size() != event.oldSize():
            self.redraw()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing here any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def redraw(self) -> None:
        """Set the height first: that alone may draw everything, in the new size."""
        self.setMinimumHeight(round(self._line * _LINES_HIGH))
        super().redraw()

    def draw(self) -> None:
        """The mark first, then the grid, then each column, then the words."""
        if (scene := self._scene) is None or not scene.columns:
            return
        self._set_axes(scene)
        head = self._set_range(scene)
        self._draw_mark(head)
        ends = (-0.5, len(scene.columns) - 0.5)
        self.grid(np.tile(ends, len(scene.steps)), np.repeat(scene.steps, 2))
        if scene.reference is not None:
            dashed = pen(self.theme.colours.ink, 1.0, Qt.PenStyle.DashLine)
            self.line(np.array(ends), np.full(2, scene.reference), dashed)
        for x, column in enumerate(scene.columns):
            self._draw_dots(x, column, scene.days_a_dot)
            self._draw_middle(x, column)
            self._draw_mean(x, column)
            self._draw_interval(x, column, scene.reference)
        self._draw_counts(scene, head)

    # ------------------------------------------------------------------ places
    @property
    def _line(self) -> float:
        return QFontMetricsF(self.theme.font(0.85)).height()

    @property
    def _column_room(self) -> float:
        """Pixels for one column."""
        count = len(self._scene.columns) if self._scene else 1
        return max(self.width() - self.left.minimumWidth(), 1.0) / max(count, 1)

    def _set_axes(self, scene: ColumnScene) -> None:
        colours, font = self.theme.colours, self.theme.font(0.85)
        heights = [Tick(v, mean_words(scene.scale, v), colours.muted) for v in scene.steps]
        room = words_width(font, [tick.words for tick in heights])
        self.left.set_ticks(lambda *_: heights, font, room)
        names = self._fitting([c.name for c in scene.columns], [c.short for c in scene.columns])
        below = [Tick(x, words, colours.ink, bold=x == self._at) for x, words in enumerate(names)]
        self.bottom.set_ticks(lambda *_: below, font, 0)

    def _fitting(self, long: list[str], short: list[str]) -> list[str]:
        """The long words where all of them have room, else the short ones."""
        metrics = QFontMetricsF(self.theme.font(0.85, bold=True))
        wide = max(metrics.horizontalAdvance(words) for words in long)
        return long if wide * 1.1 <= self._column_room else short

    def _set_range(self, scene: ColumnScene) -> float:
        """Room for the line of counts above the grid; gives the top of all."""
        room = max(self.height() - self.bottom.minimumHeight(), 1.0)
        counts = min(self._line * 1.5, room / 2)
        low, grid = -scene.top * _FOOT, scene.top * (1 + 2 * _FOOT)
        high = low + grid * room / (room - counts)
        self.setRange(xRange=(-0.5, len(scene.columns) - 0.5), yRange=(low, high), padding=0)
        return high

    def _column_at(self, at: QPointF) -> int | None:
        view = self.getViewBox()
        if self._scene is None or not view.sceneBoundingRect().contains(at):
            return None
        x = round(view.mapSceneToView(at).x())
        return min(max(x, 0), len(self._scene.columns) - 1)

    # ------------------------------------------------------------------ drawing
    @property
    def _tone(self) -> str:
        colours = self.theme.colours
        known = {
            "pain": colours.pain,
            "sleep_hours": colours.sleep,
            "sleep_quality": colours.sleep,
            "stress": colours.stress,
        }
        return known.get(self._scene.scale.key if self._scene else "", colours.muted)

    def _draw_mark(self, high: float) -> None:
        if self._at is None:
            return
        low = self.getViewBox().viewRange()[1][0]
        accent = self.theme.colours.accent
        mark = pg.BarGraphItem(
            x=[self._at], width=0.97, y0=low, y1=high,
            brush=brush(accent, 0.08), pen=pen(accent, 2.0),
        )  # fmt: skip
        mark.setZValue(_BEHIND)
        self.add(mark)

    def _draw_dots(self, x: int, column: Column, days_a_dot: int) -> None:
        if not len(column.values):
            return
        dots = lay_out_dots(column.values, days_a_dot)
        apart = DOTS_APART * self._column_room
        size = max(min(self._line * 0.42, apart * 0.95), 4.0) * np.sqrt(dots.share)
        edge = pen(self._tone, 1.0)
        self.dots(x + dots.x, dots.y, np.maximum(size, 3.0), brush(self._tone, 0.45), edge)

    def _draw_middle(self, x: int, column: Column) -> None:
        if column.middle is None:
            return
        low, high = column.middle
        fill, edge = brush(self._tone, 0.25), pen(self._tone, 1.5)
        self.add(pg.BarGraphItem(x=[x], width=2 * _HALF, y0=low, y1=high, brush=fill, pen=edge))

    def _draw_mean(self, x: int, column: Column) -> None:
        if column.mean is None:
            return
        at = np.array([column.mean])
        if len(column.values):
            thick = pen(self.theme.colours.ink, 3.0)
            self.line(np.array([x - _MEAN, x + _MEAN]), np.repeat(at, 2), thick)
            return
        ground = brush(self.theme.colours.surface)
        size = max(self._line * 0.7, 10.0)
        fill = ground if column.hollow else brush(self._tone)
        self.dots(np.array([x]), at, size, fill, pen(self._tone, 2.0))

    def _draw_interval(self, x: int, column: Column, reference: float | None) -> None:
        if column.interval is None or reference is None:
            return
        middle, low, high = (reference + part for part in column.interval)
        accent, at = pen(self.theme.colours.accent, 2.0), x + _BESIDE
        self.line(np.full(2, at), np.array([low, high]), accent)
        ends = np.tile([at - _CAP, at + _CAP], 2)
        self.line(ends, np.repeat([low, high], 2), accent, connect="pairs")
        size = max(self._line * 0.4, 6.0)
        self.dots(
            np.array([at]), np.array([middle]), size, brush(self.theme.colours.accent), NO_PEN
        )

    def _draw_counts(self, scene: ColumnScene, high: float) -> None:
        columns = scene.columns
        counts = self._fitting([c.count for c in columns], [c.few for c in columns])
        for x, words in enumerate(counts):
            self.words(x, high, words, self.theme.colours.muted, (0.5, -0.15))
