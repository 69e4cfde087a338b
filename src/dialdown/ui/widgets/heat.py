"""One day of a heat map: how a small square shows a number, a blank, and the marks of a day."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from dialdown.ui.theme import Colours
from dialdown.ui.widgets.shades import Ramp

_ROUND = 4.0
_CUT = 0.34
"""The corner that is cut off, as a part of the side."""
_QUIET = 0.12


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What is known of a day. `step` is a shade 0-10, None where there is no number.

    `entry` tells that anything is recorded, `hollow` that the number is an average of readings,
    `late` that it was written later.
    """

    step: int | None = None
    number: str = ""
    entry: bool = False
    hollow: bool = False
    late: bool = False
    paused: bool = False
    flare: bool = False
    today: bool = False


def draw_cell(
    painter: QPainter, colours: Colours, ramp: Ramp, area: QRectF, cell: HeatCell
) -> None:
    """Shade and number, or frame, dash or dot where there is none; then the marks."""
    box = area.adjusted(1.5, 1.5, -1.5, -1.5)
    shape = _shape(box, cell.late and cell.step is not None)
    if cell.paused:
        painter.fillRect(area, _see_through(colours.muted))
    if cell.step is not None:
        _draw_number(painter, colours, ramp, shape, box, cell)
    elif cell.entry:
        _outline(painter, shape, colours.edge, 1)
    elif cell.paused:
        middle = QPointF(box.width() / 5, 0)
        painter.setPen(QPen(QColor(colours.muted), 1.5))
        painter.drawLine(box.center() - middle, box.center() + middle)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawEllipse(area.center(), 2, 2)
    if cell.flare:
        on_fill = cell.step is not None and not cell.hollow
        line = ramp.inks[cell.step or 0] if on_fill else colours.pain
        painter.fillRect(QRectF(box.left(), box.bottom() - 3, box.width(), 2), QColor(line))
    if cell.today:
        _outline(painter, shape, colours.ink, 1.5)


def draw_cursor(painter: QPainter, colours: Colours, area: QRectF, strong: bool) -> None:
    """The mark around the day that the keyboard is on, clear of every shade."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.surface), 2))
    painter.drawRoundedRect(area.adjusted(2.5, 2.5, -2.5, -2.5), _ROUND, _ROUND)
    painter.setPen(QPen(QColor(colours.accent), 3 if strong else 2))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND + 1, _ROUND + 1)


def _draw_number(
    painter: QPainter, colours: Colours, ramp: Ramp, shape: QPainterPath, box: QRectF,
    cell: HeatCell,
) -> None:  # fmt: skip
    fill, ink = ramp.fills[cell.step or 0], ramp.inks[cell.step or 0]
    if cell.hollow:
        painter.save()
        painter.setClipPath(shape)
        _outline(painter, shape, fill, 6)
        painter.restore()
        _outline(painter, shape, colours.edge, 1)
        ink = colours.ink
    else:
        painter.fillPath(shape, QColor(fill))
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.number)


def _shape(box: QRectF, cut: bool) -> QPainterPath:
    """A square with round corners, or with the upper right corner cut off."""
    path = QPainterPath()
    if not cut:
        path.addRoundedRect(box, _ROUND, _ROUND)
        return path
    away = _CUT * min(box.width(), box.height())
    path.moveTo(box.topLeft())
    path.lineTo(box.topRight() - QPointF(away, 0))
    path.lineTo(box.topRight() + QPointF(0, away))
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path


def _outline(painter: QPainter, shape: QPainterPath, colour: str, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawPath(shape)


def _see_through(colour: str) -> QColor:
    made = QColor(colour)
    made.setAlphaF(_QUIET)
    return made
