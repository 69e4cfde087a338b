"""Rows of words with a dot and its interval around a zero line, as one picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.i18n import _
from dialdown.ui.charts.pattern_row import Axis, dots_area
from dialdown.ui.charts.row_words import points_words
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, RADIUS, TARGET, Theme

_DOT = 6.5
_QUIET = 0.25
_LEAST_LETTERS = 26
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_LONG_WORD = re.compile(r"\S{20}(?=\S)")


@dataclass(frozen=True, slots=True)
class DotRow:
    """A name, quiet lines below it, and a dot with its interval; `hollow` where it cannot tell."""

    name: str
    lines: tuple[str, ...]
    points: tuple[float, float, float] | None
    hollow: bool = False


class DotRows(QWidget):
    """Paints rows that share one axis. `pointed` tells the row under the mouse, or None."""

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._rows: Sequence[DotRow] = ()
        self._axis = Axis(-1, 1)
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def __len__(self) -> int:
        return len(self._rows)

    def show_rows(self, rows: Sequence[DotRow], axis: Axis) -> None:
        """Show these from now on."""
        self._rows, self._axis = rows, axis
        self._fit()

    def mark(self, at: int | None) -> None:
        """Put the mark of the keyboard or the mouse on a row."""
        self._at = at
        self.update()

    # ------------------------------------------------------------------ places
    def _fit(self) -> None:
        letter = QFontMetricsF(self.theme.font()).averageCharWidth()
        self.setMinimumWidth(round(letter * _LEAST_LETTERS))
        self.setFixedHeight(round(self._bottom + QFontMetricsF(self._quiet_font).height()))
        self.update()

    @property
    def _quiet_font(self):
        return self.theme.font(0.85)

    @property
    def _bottom(self) -> float:
        boxes = self._boxes()
        return boxes[-1].bottom() if boxes else 0.0

    def _room(self) -> float:
        return max(dots_area(self).left() - GAP_L - GAP_M, 40.0)

    def _boxes(self) -> list[QRectF]:
        """Where each row is."""
        top, boxes = 0.0, []
        for row in self._rows:
            texts = self._texts(row, top)
            height = max(texts[-1][0].bottom() - top + GAP_S, float(TARGET))
            boxes.append(QRectF(0, top, self.width(), height))
            top += height
        return boxes

    def _texts(self, row: DotRow, top: float) -> list[tuple[QRectF, str]]:
        """Each line of words, wrapped, never cut; the first is the name."""
        y, found = top + GAP_S, []
        for place, line in enumerate((row.name, *row.lines)):
            words = _LONG_WORD.sub("\\g<0>\u200b", line)  # where it may be broken
            metrics = QFontMetricsF(self.theme.font(bold=True) if not place else self._quiet_font)
            room = QRectF(GAP_M, y, self._room(), 10_000)
            height = metrics.boundingRect(room, _WRAP, words).height()
            found.append((QRectF(GAP_M, y, self._room(), height), words))
            y += height
        return found

    def _row_at(self, y: float) -> int | None:
        return next(
            (i for i, box in enumerate(self._boxes()) if box.top() <= y < box.bottom()), None
        )

    # ------------------------------------------------------------------ events
    def resizeEvent(self, _event) -> None:
        """Names wrap, so the height follows the width."""
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is read."""
        self.pointed.emit(self._row_at(event.position().y()))

    def leaveEvent(self, _event) -> None:
        """Nothing is pointed at."""
        self.pointed.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses the row."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self._row_at(event.position().y()))

    # ------------------------------------------------------------------ painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The marked row's ground, the axis lines, then words and dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        if self._at is not None and self._at < len(boxes):
            painter.setPen(QPen(QColor(self.theme.colours.accent)))
            painter.setBrush(QColor(self.theme.colours.accent_soft))
            painter.drawRoundedRect(boxes[self._at].adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if boxes:
            self._paint_axis(painter, boxes[-1].bottom())
        for place, (row, box) in enumerate(zip(self._rows, boxes, strict=True)):
            self._paint_words(painter, row, box.top(), place == self._at)
            self._paint_dot(painter, row, box.center().y())

    def _paint_axis(self, painter: QPainter, bottom: float) -> None:
        area, font = dots_area(self), self._quiet_font
        painter.setFont(font)
        metrics, muted = QFontMetricsF(font), QColor(self.theme.colours.muted)
        quiet = QColor(muted)
        quiet.setAlphaF(_QUIET)
        for tick in self._axis.ticks:
            x, words = self._axis.x(tick, area), points_words(tick)
            painter.setPen(QPen(muted if tick == 0 else quiet, 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            width = metrics.horizontalAdvance(words) + 2
            painter.setPen(muted)
            place = QRectF(x - width / 2, bottom, width, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
        words = metrics.elidedText(
            _("Points lower or higher"), Qt.TextElideMode.ElideRight, self._room()
        )
        painter.drawText(QPointF(GAP_M, bottom + metrics.ascent()), words)

    def _paint_words(self, painter: QPainter, row: DotRow, top: float, marked: bool) -> None:
        colours = self.theme.colours
        for place, (box, words) in enumerate(self._texts(row, top)):
            painter.setFont(self.theme.font(bold=True) if not place else self._quiet_font)
            painter.setPen(QColor(colours.ink if marked or not place else colours.muted))
            painter.drawText(box, _WRAP, words)

    def _paint_dot(self, painter: QPainter, row: DotRow, middle: float) -> None:
        if row.points is None:
            return
        colours, area = self.theme.colours, dots_area(self)
        value, low, high = (self._axis.x(v, area) for v in row.points)
        colour = QColor(colours.muted if row.hollow else colours.accent)
        painter.setPen(QPen(colour, 2.5))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        painter.setBrush(QColor(colours.surface) if row.hollow else colour)
        painter.drawEllipse(QPointF(value, middle), _DOT, _DOT)
