"""The body figures of the page, shaded by the share of days."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from dialdown.i18n import N_, _
from dialdown.outline import Outline, Shape, load_outline
from dialdown.summary import page_ink as ink
from dialdown.summary.model import BodyMap
from dialdown.summary.page_ink import Type
from dialdown.summary.page_parts import Part, one_line

VIEWS = {"front": N_("front"), "back": N_("back")}


def body_part(body: BodyMap, type_: Type, width: float, height: float) -> Part:
    """Front and back side by side in a height, with their names below.

    Pain is a shade, numb is slanted lines, sore to touch is dots, so that all three can be told
    apart in grey and on top of one another.
    """
    labels = type_.small()
    shares = {
        layer: {s.region: s.share for s in body.shares if s.layer == layer}
        for layer in _MARKS.keys() | {"pain"}
    }

    def paint(painter: QPainter, x: float, y: float) -> None:
        half = width / len(VIEWS)
        for at, view in enumerate(VIEWS):
            room = QRectF(x + at * half, y, half, height - 110 * type_.grow)
            _paint_figure(painter, load_outline(view), room, shares)
            label = one_line(_(VIEWS[view]), half, labels, ink.MUTED, Qt.AlignmentFlag.AlignHCenter)
            label.paint(painter, x + at * half, y + height - 100 * type_.grow)

    return Part(height, paint)


def step_colour(share: float) -> str:
    """The shade for a share of days above 0 and up to 1."""
    steps = len(ink.BODY_STEPS)
    return ink.BODY_STEPS[min(int(share * steps - 1e-9), steps - 1)]


def _paint_figure(
    painter: QPainter,
    outline: Outline,
    room: QRectF,
    shares: Mapping[str, Mapping[str, float]],
) -> None:
    pain = shares["pain"]
    scale = min(room.width() / outline.width, room.height() / outline.height)
    painter.save()
    painter.translate(room.center().x() - outline.width * scale / 2, room.top())
    shrink = QTransform.fromScale(scale, scale)
    painter.setPen(QPen(QColor(ink.BODY_EDGE), 5, j=Qt.PenJoinStyle.RoundJoin))
    for region, shape in outline.shapes.items():
        drawn = shrink.map(_path(shape))
        painter.setBrush(QColor(step_colour(pain[region]) if region in pain else ink.BODY))
        painter.drawPath(drawn)
    for layer, mark in _MARKS.items():
        for region, shape in outline.shapes.items():
            if region not in shares[layer]:
                continue
            drawn = shrink.map(_path(shape))
            painter.save()
            painter.setClipPath(drawn, Qt.ClipOperation.IntersectClip)
            mark(painter, drawn.boundingRect())
            painter.restore()
    painter.restore()


def _lines(painter: QPainter, box: QRectF) -> None:
    """Slanted lines, as lines: a brush pattern would be a picture in the PDF.

    A white edge makes them stand out on the darkest shade, too.
    """
    far = (box.width() + box.height()) / 2
    for colour, width in (("white", 15), (ink.INK, 6)):
        painter.setPen(QPen(QColor(colour), width))
        for at in range(-int(far // _APART), int(far // _APART) + 1):
            middle = box.center() + QPointF(at * _APART, 0)
            reach = QPointF(box.height(), -box.height()) / 2
            painter.drawLine(middle - reach, middle + reach)


def _dots(painter: QPainter, box: QRectF) -> None:
    """Dots with a white edge, one of them in the middle."""
    painter.setPen(QPen(QColor("white"), 5))
    painter.setBrush(QColor(ink.INK))
    across, down = (int(side / 2 // _APART) + 1 for side in (box.width(), box.height()))
    for row in range(-down, down + 1):
        for at in range(-across, across + 1):
            shift = QPointF((at + row % 2 / 2) * _APART, row * _APART)
            painter.drawEllipse(box.center() + shift, 9, 9)


_MARKS = {"numb": _lines, "touch": _dots}
_APART = 42.0


def _path(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for corners in shape:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    return path


def legend(body: BodyMap, type_: Type, width: float) -> Part:
    """What the shades and marks mean, as far as there are any."""
    font = type_.small()
    tall = QFontMetricsF(font).height()
    names = {"numb": _("lines: numb"), "touch": _("dots: sore to touch")}
    there = {share.layer for share in body.shares}
    marks = [(names[layer], mark) for layer, mark in _MARKS.items() if layer in there]

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(ink.BODY_EDGE), 4))
        wide = min(90.0 * type_.grow, width / len(ink.BODY_STEPS))
        for at, colour in enumerate(ink.BODY_STEPS):
            painter.setBrush(QBrush(QColor(colour)))
            painter.drawRect(QRectF(x + at * wide, y + 18, wide, 64))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        words = one_line(_("pain: few to all days"), width, font, ink.MUTED)
        words.paint(painter, x, y + 92)
        for at, (name, mark) in enumerate(marks, 1):
            top = y + 92 + at * tall
            _swatch(painter, QRectF(x, top + tall / 2 - 40, 130, 80), mark)
            one_line(name, width - 160, font, ink.MUTED).paint(painter, x + 160, top)

    return Part(92.0 + tall * (1 + len(marks)), paint)


def _swatch(painter: QPainter, box: QRectF, mark: Callable[[QPainter, QRectF], None]) -> None:
    painter.save()
    painter.setPen(QPen(QColor(ink.BODY_EDGE), 4))
    painter.setBrush(QColor(ink.BODY_STEPS[0]))
    painter.drawRect(box)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    mark(painter, box)
    painter.restore()
