"""One pattern as a dot with its likely range, against the line of no difference."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.i18n import _
from dialdown.ui.theme import Theme

if TYPE_CHECKING:
    from dialdown.insights import Pattern

_LEAST_REACH = 1.0  # points to either side, so that next to nothing does not look like much
_DOT = 8.0
_SMALL = 0.85


class PatternDot(QWidget):
    """Drawn in outcome points; the sentence beside it says the same in words."""

    def __init__(self, theme: Theme, pattern: "Pattern") -> None:
        super().__init__()
        self._theme = theme
        self._points = pattern.in_points or (0.0, 0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        size, low, high = self._points
        self.setAccessibleName(
            _("{size:+.1f} points, likely {low:+.1f} to {high:+.1f}").format(
                size=size, low=low, high=high
            )
        )
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Three lines of small text high."""
        line = QFontMetricsF(self._theme.font(_SMALL)).height()
        return QSize(int(line * 8), int(line * 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Base line, zero line, range, dot; the size above the dot, the zero named below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(_SMALL))
        colours = self._theme.colours
        size, low, high = self._points
        middle, line = self.height() / 2, QFontMetricsF(painter.font()).height()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.setPen(QPen(QColor(colours.edge), 2))
        painter.drawLine(QPointF(self._x(0), line), QPointF(self._x(0), self.height() - line))
        accent = QColor(colours.accent)
        painter.setPen(QPen(accent, 4))
        painter.drawLine(QPointF(self._x(low), middle), QPointF(self._x(high), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(self._x(size), middle), _DOT, _DOT)
        painter.setPen(QColor(colours.ink))
        self._write(painter, self._x(size), 0, _("{size:+.1f} points").format(size=size))
        painter.setPen(QColor(colours.muted))
        self._write(painter, self._x(0), self.height() - line, _("no difference"))

    def _x(self, points: float) -> float:
        _size, low, high = self._points
        reach = max(abs(low), abs(high), _LEAST_REACH) * 1.1
        return self.width() / 2 * (1 + points / reach)

    def _write(self, painter: QPainter, x: float, top: float, words: str) -> None:
        """Centred on `x`, but never over the edge."""
        width = painter.fontMetrics().horizontalAdvance(words) + 2
        left = max(0.0, min(x - width / 2, self.width() - width))
        area = QRectF(left, top, width, painter.fontMetrics().height())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
