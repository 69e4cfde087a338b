"""A few words painted beside a place of a picture, where the line below it is out of sight."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dialdown.ui.theme import GAP_S, RADIUS, Colours

_WIDEST = 34
"""In average letters; longer words wrap."""
_ALL_LINES = 10_000


def draw_callout(
    painter: QPainter, colours: Colours, font: QFont, beside: QRectF, within: QRectF, words: str
) -> None:
    """Plain words in a box above `beside`, below it where there is no room, never outside
    `within`.
    """
    metrics = QFontMetricsF(font)
    wrap = Qt.TextFlag.TextWordWrap
    widest = min(_WIDEST * metrics.averageCharWidth(), within.width() - 4 * GAP_S)
    text = metrics.boundingRect(QRectF(0, 0, widest, _ALL_LINES), wrap, words)
    box = text.adjusted(-GAP_S, -GAP_S, GAP_S, GAP_S)
    box.moveBottomLeft(beside.topLeft())
    box.translate(0, -GAP_S)
    if box.top() < within.top():
        box.moveTop(beside.bottom() + GAP_S)
    box.moveLeft(max(within.left() + 1, min(box.left(), within.right() - box.width() - 1)))
    painter.setPen(QPen(QColor(colours.edge), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QColor(colours.ink))
    painter.setFont(font)
    painter.drawText(box.adjusted(GAP_S, GAP_S, -GAP_S, -GAP_S), wrap, words)
