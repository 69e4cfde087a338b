"""How one day looks in the list: its pain as in the calendar, then three lines of plain text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dialdown.ui.diary.past.day_model import DayModel
from dialdown.ui.theme import GAP_M, GAP_S, RADIUS, TARGET, Theme

_LINES = 3
_ROOM = GAP_S
Index = QModelIndex | QPersistentModelIndex


class DayDelegate(QStyledItemDelegate):
    """Rows of one height. Text is drawn, never interpreted; what does not fit ends in dots."""

    def __init__(self, theme: Theme, model: DayModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines and some room."""
        line = QFontMetrics(self._theme.font(bold=True)).lineSpacing()
        return QSize(6 * TARGET, max(TARGET, _LINES * line) + 2 * _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, pain, words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        rect = option.rect.adjusted(GAP_S, _ROOM, -GAP_S, -_ROOM)
        square = max(TARGET, int(QFontMetrics(self._theme.font()).height() * 1.8))
        pain = QRect(rect.left(), rect.top(), square, min(square, rect.height()))
        left = 0
        if self._model.numbers:
            self._paint_pain(painter, pain, self._model.day(index).pain)
            left = square + GAP_M
        self._paint_words(painter, rect.adjusted(left, 0, 0, 0), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        c = self._theme.colours
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            focus = option.state & QStyle.StateFlag.State_HasFocus
            painter.setBrush(QColor(c.accent_soft))
            painter.setPen(QPen(QColor(c.accent), 3 if focus else 1))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_pain(self, painter: QPainter, area: QRect, pain: float | None) -> None:
        c = self._theme.colours
        if pain is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.edge), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            return
        painter.setBrush(QColor(c.pain_fill(pain)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.setPen(QColor(c.pain_ink(pain)))
        painter.setFont(self._theme.font(1.1, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{pain:.2g}")

    def _paint_words(self, painter: QPainter, area: QRect, index: Index) -> None:
        c = self._theme.colours
        words = self._model.words(index)
        top = area.top()
        plain, bold = self._theme.font(0.95), self._theme.font(bold=True)
        lines: list[tuple[str, QFont, str]] = [
            (words.head, bold, c.ink), (words.details, plain, c.ink), (words.note, plain, c.muted)
        ]  # fmt: skip
        height = area.height() // _LINES
        for text, font, ink in lines:
            painter.setFont(font)
            painter.setPen(QColor(ink))
            line = QRect(area.left(), top, area.width(), height)
            fitted = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, line.width()
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(line, flags | Qt.AlignmentFlag.AlignLeft, fitted)
            top += height
