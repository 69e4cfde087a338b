"""Axes that say words: only what is asked for, in our own font and colours, never SI prefixes."""

from collections.abc import Callable
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Tick:
    """Words at a place on the axis."""

    at: float
    words: str
    colour: str
    bold: bool = False


Ticks = Callable[[float, float, float], list[Tick]]
"""From the lowest and highest value in view and the room in pixels to the words."""


class WordAxis(pg.AxisItem):
    """An axis of words without a line; `ticks` is asked at each paint."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self._side = side
        self._ticks: Ticks = lambda _low, _high, _room: []
        self._font = QFont()

    def set_ticks(self, ticks: Ticks, font: QFont, room: float) -> None:
        """Show `ticks` in `font`; `room` is the width of a vertical axis in pixels."""
        self._ticks, self._font = ticks, font
        if self._side == "bottom":
            self.setHeight(round(QFontMetricsF(font).height() + _GAP))
        else:
            self.setWidth(round(room))
        self.update()

    def paint(self, painter: QPainter, _option, _widget) -> None:
        """Each tick's words beside its place, as plain text."""
        area = self.geometry()
        low, high = self.range
        along = area.width() if self._side == "bottom" else area.height()
        if high <= low or along <= 0:
            return
        for tick in self._ticks(low, high, along):
            if low <= tick.at <= high:
                self._draw(painter, tick, (tick.at - low) / (high - low))

    def _draw(self, painter: QPainter, tick: Tick, share: float) -> None:
        font = QFont(self._font)
        font.setBold(tick.bold)
        painter.setFont(font)
        painter.setPen(QColor(tick.colour))
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(tick.words) + 1, metrics.height()
        size = self.size()
        if self._side == "bottom":
            x = min(max(share * size.width() - width / 2, 0.0), size.width() - width)
            box = QRectF(x, _GAP / 2, width, height)
        else:
            x = _GAP if self._side == "right" else size.width() - width - _GAP
            box = QRectF(x, (1 - share) * size.height() - height / 2, width, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, tick.words)


def words_width(font: QFont, words: list[str]) -> float:
    """Room that a vertical axis needs for these words, bold."""
    bold = QFont(font)
    bold.setBold(True)
    metrics = QFontMetricsF(bold)
    return max((metrics.horizontalAdvance(text) for text in words), default=0.0) + 2 * _GAP
