"""The totals of one form as dots over time; the list below it holds the same numbers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.domain.records import Score
from dialdown.domain.vocabulary import SCORE_RANGES
from dialdown.i18n import _
from dialdown.ui.records.wording import day_words
from dialdown.ui.theme import Theme

_LINES = 6
_DOT = 5.0
_SMALL = 0.85
_TOLD = 6  # totals that the spoken description names


class ScoreTrend(QWidget):
    """Dots from the lowest to the highest total that the form can have, at least two of them.

    They are not joined: nothing is known of the time between.
    """

    def __init__(self, theme: Theme, found: Sequence[Score], today: date) -> None:
        super().__init__()
        self._theme, self._found, self._today = theme, found, today
        self._name, self._lowest, self._highest = SCORE_RANGES[found[0].form]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{form} over time").format(form=self._name))
        self.setAccessibleDescription(self.words())
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def words(self) -> str:
        """What the picture shows, newest last."""
        told = [
            _("{total} on {day}").format(total=f"{s.total:g}", day=day_words(s.date, self._today))
            for s in self._found[-_TOLD:]
        ]
        return ", ".join(told)

    def sizeHint(self) -> QSize:
        """Six lines of small text high."""
        line = QFontMetricsF(self._theme.font(_SMALL)).height()
        return QSize(int(line * 8), int(line * _LINES))

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be, as narrow as it has to be."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines at both ends of the range, the dots, the newest with its number, two dates."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(_SMALL))
        colours, area = self._theme.colours, self._area()
        painter.setPen(QPen(QColor(colours.edge), 1))
        for y in (area.top(), area.bottom()):
            painter.drawLine(QPointF(area.left() - _DOT, y), QPointF(self.width(), y))
        painter.setBrush(QColor(colours.accent))
        painter.setPen(QPen(QColor(colours.surface), 1))
        for score in self._found:
            painter.drawEllipse(self._place(score), _DOT, _DOT)
        self._write_ends(painter, area)

    def _write_ends(self, painter: QPainter, area: QRectF) -> None:
        high = painter.fontMetrics().height()
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(self._theme.colours.muted))
        for value, y in ((self._highest, area.top()), (self._lowest, area.bottom())):
            where = QRectF(0, y - high / 2, area.left() - 3 * _DOT, high)
            painter.drawText(where, right, f"{value:g}")
        below = QRectF(area.left() - _DOT, area.bottom() + _DOT, area.width() + 2 * _DOT, high)
        painter.drawText(below, left, day_words(self._found[0].date, self._today))
        painter.drawText(below, right, day_words(self._found[-1].date, self._today))
        painter.setPen(QColor(self._theme.colours.ink))
        newest = self._place(self._found[-1])
        # Beside the dot's middle, on the side where the others are not, inside the picture.
        up = newest.y() - high - _DOT
        top = up if up >= 0 else newest.y() + _DOT
        where = QRectF(newest.x() - 8 * high, top, 8 * high + _DOT, high)
        painter.drawText(where, right, f"{self._found[-1].total:g}")

    def _area(self) -> QRectF:
        """Where dots may stand."""
        metrics = QFontMetricsF(self._theme.font(_SMALL))
        widest = max(metrics.horizontalAdvance(f"{v:g}") for v in (self._lowest, self._highest))
        left, line = widest + 4 * _DOT, metrics.height()
        return QRectF(left, line / 2, self.width() - left - 2 * _DOT, self.height() - 2 * line)

    def _place(self, score: Score) -> QPointF:
        area, first, last = self._area(), self._found[0].date, self._found[-1].date
        part = (score.date - first).days / max(1, (last - first).days)
        height = (score.total - self._lowest) / (self._highest - self._lowest)
        return QPointF(area.left() + area.width() * part, area.bottom() - area.height() * height)
