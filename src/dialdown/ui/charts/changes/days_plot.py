"""Single days as dots, with lines through them and stretches of days shaded behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from dialdown.domain.scales import Kind, Scale
from dialdown.ui.charts.axes import Tick, words_width
from dialdown.ui.charts.dates import date_ticks
from dialdown.ui.charts.describe import value_words
from dialdown.ui.charts.plot import NO_BRUSH, NO_PEN, Plot, brush, pen
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.theme import Theme

_LINES_HIGH = 11
_MARGIN = 0.06
_MANY = 400
_DOT, _SMALL_DOT = 7.0, 4.0
_ABOVE = 10
Tone = Literal["quiet", "accent"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shaded days, `first` to `last` inclusive, perhaps with a level line and its words."""

    first: date
    last: date
    tone: Tone = "quiet"
    level: float | None = None
    words: str = ""


@dataclass(frozen=True)
class DaysPicture:
    """Noted days in order and their values; `line` has one element a day from `first` to `last`."""

    scale: Scale
    first: date
    last: date
    today: date
    days: Sequence[date]
    values: Array
    stretches: Sequence[Stretch] = ()
    line: Array | None = None


class DaysPlot(Plot):
    """Draws a `DaysPicture`. `pointed` and `pressed` tell the place of a noted day, or None."""

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._picture: DaysPicture | None = None
        self._at: int | None = None
        self._ring = pg.ScatterPlotItem(size=15, brush=NO_BRUSH)
        super().__init__(theme)
        self.hideAxis("right")
        self._ring.setZValue(_ABOVE)
        self.scene().sigMouseMoved.connect(lambda at: self.pointed.emit(self._nearest(at)))
        self.scene().sigMouseClicked.connect(
            lambda event: self.pressed.emit(self._nearest(event.scenePos()))
        )

    def __len__(self) -> int:
        return len(self._picture.days) if self._picture else 0

    def show_picture(self, picture: DaysPicture | None) -> None:
        """Draw this from now on."""
        self._picture, self._at = picture, None
        self.redraw()

    def mark(self, at: int | None) -> None:
        """Put the mark of the keyboard or the mouse on a noted day, or take it away."""
        self._at = at
        self._place_ring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and ticks depend on the room there is."""
        super().resizeEvent(event)
        if self._picture and event.size().width() != event.oldSize().width():
            self.redraw()

    def leaveEvent(self, event) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    # ------------------------------------------------------------------ drawing
    def draw(self) -> None:
        """Shading, grid, dots, lines, words."""
        font = self.theme.font(0.85)
        self.setFixedHeight(round(QFontMetricsF(font).height() * _LINES_HIGH))
        if (picture := self._picture) is None:
            return
        first, last = picture.first.toordinal() - 0.5, picture.last.toordinal() + 0.5
        ticks = value_ticks(picture)
        top = max(ticks)
        self.setRange(xRange=(first, last), yRange=(-top * _MARGIN, top * (1 + _MARGIN)), padding=0)
        self._set_axes(picture, ticks)
        self._shade(picture, top)
        self.grid(np.tile([first, last], len(ticks)), np.repeat(ticks, 2))
        self._draw_days(picture)
        self._draw_levels(picture, top)
        self.add(self._ring)
        self._place_ring()

    def _set_axes(self, picture: DaysPicture, ticks: Sequence[float]) -> None:
        font, muted = self.theme.font(0.85), self.theme.colours.muted
        left = [Tick(v, value_words(picture.scale, v), muted) for v in ticks]
        self.left.set_ticks(lambda *_: left, font, words_width(font, [t.words for t in left]))
        wide = QFontMetricsF(font).horizontalAdvance("30 Sep 2026")

        def along(_low: float, _high: float, room: float) -> list[Tick]:
            most = max(int(room / wide), 2)
            found = date_ticks(picture.first, picture.last, most, picture.today)
            return [Tick(when.toordinal(), words, muted) for when, words in found]

        self.bottom.set_ticks(along, font, 0)

    def _shade(self, picture: DaysPicture, top: float) -> None:
        colours = self.theme.colours
        fills = {"quiet": brush(colours.muted, 0.12), "accent": brush(colours.accent_soft, 0.7)}
        for stretch in picture.stretches:
            low, high = stretch.first.toordinal() - 0.5, stretch.last.toordinal() + 0.5
            self.add(
                pg.BarGraphItem(
                    x0=[low], x1=[high], y0=0, y1=top, brush=fills[stretch.tone], pen=NO_PEN
                )
            )

    def _draw_days(self, picture: DaysPicture) -> None:
        colour = scale_colour(picture.scale.key, self.theme)
        x = np.array([day.toordinal() for day in picture.days], dtype=float)
        size = _DOT if len(x) <= _MANY else _SMALL_DOT
        self.dots(x, picture.values, size, brush(colour, 0.55), pen(colour, 1.0))
        if picture.line is not None:
            along = picture.first.toordinal() + np.arange(len(picture.line), dtype=float)
            curve = pg.PlotCurveItem(
                along, picture.line, pen=pen(self.theme.colours.accent, 3.0), connect="finite"
            )
            curve.setSegmentedLineMode("off")  # few points, and no beads where segments meet
            self.add(curve)

    def _draw_levels(self, picture: DaysPicture, top: float) -> None:
        """A line a stretch; its words on top, the earlier ones at the left, the later at the right.

        Both ends of the picture are ends of stretches, so the words keep clear of each other.
        """
        colours, ground = self.theme.colours, brush(self.theme.colours.surface, 0.75)
        for stretch in picture.stretches:
            if stretch.level is None:
                continue
            low, high = stretch.first.toordinal() - 0.5, stretch.last.toordinal() + 0.5
            later = stretch.tone == "accent"
            style = Qt.PenStyle.SolidLine if later else Qt.PenStyle.DashLine
            edge = pen(colours.accent, 3.0, style)
            self.line(np.array([low, high]), np.full(2, stretch.level), edge)
            x, anchor = (high, (1.0, 0.0)) if later else (low, (0.0, 0.0))
            self.words(x, top, stretch.words, colours.ink, anchor, ground)

    # ------------------------------------------------------------------ reading
    def _nearest(self, at: QPointF) -> int | None:
        """The noted day nearest to a place of the scene."""
        picture = self._picture
        if not picture or not len(picture.days):
            return None
        if not self.getViewBox().sceneBoundingRect().contains(at):
            return None
        x = self.getViewBox().mapSceneToView(at).x()
        return int(np.argmin([abs(day.toordinal() - x) for day in picture.days]))

    def _place_ring(self) -> None:
        self._ring.setVisible(self._at is not None)
        if self._picture and self._at is not None and self._at < len(self):
            x = self._picture.days[self._at].toordinal()
            self._ring.setData(
                pos=[(x, self._picture.values[self._at])],
                pen=pen(self.theme.colours.accent, 3.0),
            )


def value_ticks(picture: DaysPicture) -> list[float]:
    """0, 5 and 10 for a rating; hours from 0 in fours past the longest night."""
    if picture.scale.kind is Kind.RATING:
        return [0.0, 5.0, 10.0]
    highest = max(float(picture.values.max(initial=0.0)), 8.0)
    return [float(v) for v in range(0, int(highest // 4 + (highest % 4 > 0)) * 4 + 1, 4)]


def scale_colour(key: str, theme: Theme) -> str:
    """The colour that a scale has everywhere."""
    colours = theme.colours
    if key.startswith("sleep_"):
        return colours.sleep
    return {"pain": colours.pain, "pain_worst": colours.pain, "stress": colours.stress}.get(
        key, colours.muted
    )
