"""The body figures of the page, shaded by the share of days."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from dialdown.i18n import N_, _
from dialdown.outline import Outline, Shape, load_outline
from dialdown.summary import page_ink as ink
from dialdown.summary.model import BodyMap
from dialdown.summary.page_ink import Type
from dialdown.summary.page_parts import Part, one_line

VIEWS = {"front": N_("front"), "back": N_("back")}


def body_part(body: BodyMap, type_: Type, width: float, height: float) -> Part:
    """Front and back side by side in a height, with their names below; numb regions are hatched."""
    labels = type_.small()
    shares = {
        layer: {s.region: s.share for s in body.shares if s.layer == layer}
        for layer in ("pain", "numb")
    }

    def paint(painter: QPainter, x: float, y: float) -> None:
        half = width / len(VIEWS)
        for at, view in enumerate(VIEWS):
            room = QRectF(x + at * half, y, half, height - 110)
            _paint_figure(painter, load_outline(view), room, shares["pain"], shares["numb"])
            label = one_line(_(VIEWS[view]), half, labels, ink.MUTED, Qt.AlignmentFlag.AlignHCenter)
            label.paint(painter, x + at * half, y + height - 100)

    return Part(height, paint)


def step_colour(share: float) -> str:
    """The shade for a share of days above 0 and up to 1."""
    steps = len(ink.BODY_STEPS)
    return ink.BODY_STEPS[min(int(share * steps - 1e-9), steps - 1)]


def _paint_figure(
    painter: QPainter,
    outline: Outline,
    room: QRectF,
    pain: Mapping[str, float],
    numb: Mapping[str, float],
) -> None:
    scale = min(room.width() / outline.width, room.height() / outline.height)
    painter.save()
    painter.translate(room.center().x() - outline.width * scale / 2, room.top())
    shrink = QTransform.fromScale(scale, scale)
    painter.setPen(QPen(QColor(ink.BODY_EDGE), 5, j=Qt.PenJoinStyle.RoundJoin))
    for region, shape in outline.shapes.items():
        drawn = shrink.map(_path(shape))
        painter.setBrush(QColor(step_colour(pain[region]) if region in pain else ink.BODY))
        painter.drawPath(drawn)
    for region in outline.shapes.keys() & numb.keys():
        _hatch(painter, shrink.map(_path(outline.shapes[region])))
    painter.restore()


def _hatch(painter: QPainter, shape: QPainterPath) -> None:
    """Slanted lines within a shape, as lines: a brush pattern would be a picture in the PDF."""
    box = shape.boundingRect()
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(ink.INK), 6))
    offset = -box.height()
    while offset < box.width():
        start = QPointF(box.left() + offset, box.bottom())
        painter.drawLine(start, start + QPointF(box.height(), -box.height()))
        offset += 32
    painter.restore()


def _path(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for corners in shape:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    return path


def legend(type_: Type, width: float) -> Part:
    """What the shades and the hatching mean."""
    font = type_.small()

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(ink.BODY_EDGE), 4))
        for at, colour in enumerate(ink.BODY_STEPS):
            painter.setBrush(QBrush(QColor(colour)))
            painter.drawRect(QRectF(x + at * 90, y + 18, 90, 64))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        few, lines = _("pain: few to all days"), _("hatched: numb")
        one_line(few, width, font, ink.MUTED).paint(painter, x, y + 92)
        one_line(lines, width, font, ink.MUTED).paint(painter, x, y + 92 + 100 * type_.scale)

    return Part(92.0 + 200.0 * type_.scale, paint)
