"""What a page is made of: parts that know their height and can draw themselves.

A part is measured once, for one width. Typed words go through QTextLayout, which knows no markup.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from dialdown.summary.page_ink import INK, RULE
from dialdown.summary.words import Line, Piece

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_LEADING = 1.06
_LONGEST_LINE = 300
"""Characters of one line at the very most, so that a huge text costs no time."""
_ROOM_FOR_ELLIPSIS = 6
"""Characters given up for it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of a known height; `paint` draws it with its upper left corner at x, y."""

    height: float
    paint: Callable[[QPainter, float, float], None]
    shortened: bool = False


def stack(parts: Sequence[Part], gap: float = 0.0) -> Part:
    """Parts below one another."""

    def paint(painter: QPainter, x: float, y: float) -> None:
        for part in parts:
            part.paint(painter, x, y)
            y += part.height + gap

    height = sum(part.height for part in parts) + gap * max(len(parts) - 1, 0)
    return Part(height, paint, any(part.shortened for part in parts))


def beside(parts: Sequence[tuple[float, Part]]) -> Part:
    """Parts next to one another, each at its own x."""

    def paint(painter: QPainter, x: float, y: float) -> None:
        for offset, part in parts:
            part.paint(painter, x + offset, y)

    height = max((part.height for _offset, part in parts), default=0.0)
    return Part(height, paint, any(part.shortened for _offset, part in parts))


def rule(width: float, colour: str = RULE) -> Part:
    """A thin line."""

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(colour), 6))
        painter.drawLine(QPointF(x, y), QPointF(x + width, y))

    return Part(6.0, paint)


def text(line: Line, width: float, font: QFont, colour: str = INK, most_lines: int = 0) -> Part:
    """A paragraph of at most `most_lines` lines (0: all); what is cut ends in an ellipsis."""
    whole = _units(line)
    if most_lines and whole > most_lines * _LONGEST_LINE:
        line = _clipped(line, most_lines * _LONGEST_LINE)
    layout, lines, end = _broken(line, width, font, most_lines)
    cut = bool(most_lines) and end < whole
    if cut:
        short = (*_clipped(line, end - _ROOM_FOR_ELLIPSIS), Piece("…"))
        layout, lines, _end = _broken(short, width, font, most_lines)
    height = layout.lineAt(lines - 1).rect().bottom() if lines else 0.0

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(x, y))

    return Part(height, paint, cut)


def rows_of(line: Line, width: float, font: QFont, colour: str = INK) -> list[Part]:
    """A paragraph as one part for each of its lines, so that it may go on on the next page."""
    layout, count, _end = _broken(line, width, font, 0)

    def row(at: int) -> Part:
        def paint(painter: QPainter, x: float, y: float) -> None:
            painter.setPen(QColor(colour))
            place = layout.lineAt(at)  # a line does not keep its layout alive
            place.draw(painter, QPointF(x, y - place.y()))

        return Part(QFontMetricsF(font).height() * _LEADING, paint)

    return [row(at) for at in range(count)]


def one_line(
    words: str,
    width: float,
    font: QFont,
    colour: str = INK,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Part:
    """A label on one line, cut with an ellipsis where it is too long."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(x, y, width, metrics.height()), flags, shown)

    return Part(metrics.height(), paint, shown != words)


def _broken(line: Line, width: float, font: QFont, most_lines: int) -> tuple[QTextLayout, int, int]:
    """The paragraph broken into lines, how many there are, and where the last one ends."""
    layout = QTextLayout("".join(_shown(piece) for piece in line), font)
    layout.setFormats(_formats(line, font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    leading = QFontMetricsF(font).height() * _LEADING
    layout.beginLayout()
    count, end = 0, 0
    while not most_lines or count < most_lines:
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(width)
        row.setPosition(QPointF(0, count * leading))
        count, end = count + 1, row.textStart() + row.textLength()
    layout.endLayout()
    return layout, count, end


def _clipped(line: Line, units: int) -> Line:
    """The first `units` UTF-16 units of a line, which is how Qt counts."""
    pieces = []
    for piece in line:
        if units <= 0:
            break
        kept = piece.text.encode("utf-16-le", "replace")[: 2 * units]
        pieces.append(replace(piece, text=kept.decode("utf-16-le", "ignore")))
        units -= _units((piece,))
    return tuple(piece for piece in pieces if piece.text)


def _units(line: Line) -> int:
    return sum(len(_shown(piece).encode("utf-16-le", "replace")) for piece in line) // 2


def _formats(line: Line, font: QFont) -> list[QTextLayout.FormatRange]:
    bold = QFont(font)
    bold.setBold(True)
    style = QTextCharFormat()
    style.setFont(bold)
    found = []
    start = 0
    for piece in line:
        length = _units((piece,))
        if piece.strong:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, length, style
            found.append(span)
        start += length
    return found


def _shown(piece: Piece) -> str:
    """Words as they are drawn: typed ones from right to left must not turn the sentence around."""
    if piece.typed and _RIGHT_TO_LEFT.search(piece.text):
        return f"{_ISOLATE}{piece.text}{_END_ISOLATE}"
    return piece.text
