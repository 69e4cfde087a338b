"""The timeline: pain on top, other scales as lanes below, marks behind; drawn anew for a window."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from dialdown.i18n import _
from dialdown.ui.charts.axes import Tick, words_width
from dialdown.ui.charts.dates import date_ticks
from dialdown.ui.charts.lanes import PAIN_TOP, Lane, arrange
from dialdown.ui.charts.marks import BLOCKS, ON_ONE_DAY
from dialdown.ui.charts.plot import NO_BRUSH, Plot, pen
from dialdown.ui.charts.timeline_data import by_week
from dialdown.ui.charts.timeline_marks import (
    STRIP_TOP,
    draw_blocks,
    draw_labels,
    draw_spans,
    draw_visits,
)
from dialdown.ui.charts.timeline_numbers import MIDWEEK, draw_lane, draw_pain
from dialdown.ui.charts.timeline_scene import Frame, Scene
from dialdown.ui.theme import Theme

_MOST_ROWS = 3
_LONGEST_NAME = 14
"""Of a lane, in average letters; a longer name is cut here, not in the table."""
_FOOT = 0.4
_AROUND = 4.0
"""Pixels that the strip of trials is higher than its words."""
_ABOVE = 10


class TimelinePlot(Plot):
    """Draws a `Scene`; `pointed` tells the day under the mouse or None, `pressed` a click."""

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._scene: Scene | None = None
        super().__init__(theme)
        self._at: date | None = None
        self._cursor = pg.InfiniteLine(angle=90)
        self._ring = pg.ScatterPlotItem(size=15)
        self.scene().sigMouseMoved.connect(lambda at: self.pointed.emit(self._day_at(at)))
        self.scene().sigMouseClicked.connect(
            lambda event: self.pressed.emit(self._day_at(event.scenePos()))
        )

    def show_scene(self, scene: Scene) -> None:
        """Draw this from now on."""
        self._scene = scene
        self.redraw()

    def mark_day(self, day: date | None) -> None:
        """Put the mark of the keyboard or the mouse on a day, or take it away."""
        self._at = day
        if self._scene:
            self._place_cursor(self._scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels and ticks depend on the room there is."""
        super().resizeEvent(event)
        if self._scene and event.size().width() != event.oldSize().width():
            self.redraw()

    def draw(self) -> None:
        """Spans first, then lines and dots, then words."""
        if (scene := self._scene) is None:
            return
        columns = [scene.timeline.values.get(s.key, np.zeros(0)) for s in scene.shown]
        strip = self._strip(scene)
        lanes = arrange(scene.shown, columns, self.theme.colours, strip)
        named = [m for m in scene.marks if m.kind not in (*ON_ONE_DAY, *BLOCKS)]
        rows = min(len(named), _MOST_ROWS + (strip < 0))  # a trial shall not lack its name
        bottom = lanes[-1].bottom if lanes else strip
        self._set_axes(scene, lanes, strip)
        self._set_ranges(scene, bottom - _FOOT, rows)
        axes = self.left.minimumWidth() + self.right.minimumWidth()
        frame = Frame(scene, max(self.width() - axes, 1.0), self._line_height, self._unit)
        draw_spans(self, frame)
        self._draw_grid(frame, lanes)
        draw_pain(self, frame)
        for lane in lanes:
            draw_lane(self, frame, lane)
        draw_blocks(self, frame, strip)
        draw_visits(self, frame, bottom)
        draw_labels(self, frame, rows)
        self._place_cursor(scene)

    # ------------------------------------------------------------------ places
    @property
    def _unit(self) -> float:
        """Pixels for one point of pain."""
        return 10 + 0.3 * self._line_height

    @property
    def _line_height(self) -> float:
        return QFontMetricsF(self.theme.font(0.85)).height()

    def _strip(self, scene: Scene) -> float:
        """How low the strip of trials reaches; 0 where there was never one."""
        if not any(mark.kind in BLOCKS for mark in scene.marks):
            return 0.0
        return STRIP_TOP - (self._line_height + _AROUND) / self._unit

    def _set_ranges(self, scene: Scene, bottom: float, rows: int) -> None:
        head = (rows * self._line_height + 8) / self._unit
        top = PAIN_TOP + head
        first, last = scene.window.first.toordinal(), scene.window.last.toordinal()
        self.setRange(xRange=(first - 0.5, last + 0.5), yRange=(bottom, top), padding=0)
        self._cursor.setSpan(0, (PAIN_TOP - bottom) / (top - bottom))
        self.setFixedHeight(round((top - bottom) * self._unit + self.bottom.minimumHeight()))

    def _set_axes(self, scene: Scene, lanes: Sequence[Lane], strip: float) -> None:
        colours, font = self.theme.colours, self.theme.font(0.85)
        metrics = QFontMetricsF(self.theme.font(0.85, bold=True))
        heights = [(v, f"{v:g}") for v in (0.0, 5.0, PAIN_TOP)]
        heights += [tick for lane in lanes for tick in lane.ticks]
        left = [Tick(at, words, colours.muted) for at, words in heights]
        longest = metrics.averageCharWidth() * _LONGEST_NAME
        right = [Tick(PAIN_TOP / 2, _("Pain"), colours.pain, bold=True)]
        if strip:
            right.append(Tick((STRIP_TOP + strip) / 2, _("Trial"), colours.accent, bold=True))
        for lane in lanes:
            words = metrics.elidedText(lane.name, Qt.TextElideMode.ElideRight, longest)
            right.append(Tick(lane.middle, words, lane.colour, bold=True))
        for axis, ticks in ((self.left, left), (self.right, right)):
            axis.set_ticks(
                lambda *_, ticks=ticks: ticks, font, words_width(font, [t.words for t in ticks])
            )
        self.bottom.set_ticks(lambda _low, _high, room: self._dates(scene, room), font, 0)

    def _dates(self, scene: Scene, room: float) -> list[Tick]:
        wide = QFontMetricsF(self.theme.font(0.85)).horizontalAdvance("30 Sep 2026")
        window, most = scene.window, max(int(room / wide), 2)
        ticks = date_ticks(window.first, window.last, most, scene.today)
        return [Tick(when.toordinal(), words, self.theme.colours.muted) for when, words in ticks]

    def _draw_grid(self, frame: Frame, lanes: Sequence[Lane]) -> None:
        heights = [0.0, PAIN_TOP / 2, PAIN_TOP]
        heights += [at for lane in lanes for at, _words in lane.ticks]
        x = np.tile([frame.x(0), frame.x(frame.room)], len(heights))
        self.grid(x, np.repeat(heights, 2))

    # ------------------------------------------------------------------ reading
    def _day_at(self, at: QPointF) -> date | None:
        if self._scene is None or not self.getViewBox().sceneBoundingRect().contains(at):
            return None
        window = self._scene.window
        x = round(self.getViewBox().mapSceneToView(at).x())
        return date.fromordinal(min(max(x, window.first.toordinal()), window.last.toordinal()))

    def _place_cursor(self, scene: Scene) -> None:
        if self._cursor.scene() is None:
            for item in (self._cursor, self._ring):
                self.getViewBox().addItem(item, ignoreBounds=True)
                item.setZValue(_ABOVE)
        accent, at = self.theme.colours.accent, self._at
        shown = at is not None and at in scene.window
        self._cursor.setVisible(shown)
        self._ring.setVisible(shown)
        if at is None or not shown:
            return
        x, pain = at.toordinal(), scene.timeline.get("pain", at, at)[0]
        if scene.window.weekly:
            x += MIDWEEK - at.weekday()
            pain = by_week(scene.timeline, "pain", at, at).mean[0]
        self._cursor.setPen(pen(accent, 2.0))
        self._cursor.setPos(x)
        points = [(x, pain)] if np.isfinite(pain) else []
        self._ring.setData(pos=points, pen=pen(accent, 2.5), brush=NO_BRUSH)
