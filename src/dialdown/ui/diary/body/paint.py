"""How the figures are drawn: pain as a tint, numb as slanted lines, sore to touch as dots."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPainterPath, QPen, QPixmap

from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import N_, _
from dialdown.ui.diary.body.places import Places
from dialdown.ui.theme import GAP_S, GAP_XS, Colours

Marks = Mapping[str, Mapping[str, float | None]]
"""Layer to region to how strong, 1-10; None where that was not said."""

TITLES = {"front": N_("Front"), "back": N_("Back")}
_UNSAID = 4
"""The tint of pain whose strength was not said, as a step of the pain ramp."""
_STEP = 8.0
"""Between slanted lines and between dots, in units of the drawing."""
_HEAD = 74.0
"""Kept free for the head between the words beside it."""
_SIDES = {
    "front": (N_("your right"), N_("your left")),
    "back": (N_("your left"), N_("your right")),
}
_LEFT = Qt.AlignmentFlag.AlignLeft


def draw_titles(painter: QPainter, colours: Colours, places: Places, fonts: list[QFont]) -> None:
    """Front and Back above the figures, whose side is which beside the heads."""
    line = QFontMetricsF(fonts[0]).height()
    for view, figure in places.figures.items():
        above = QRectF(figure.left(), figure.top() - line * 1.2, figure.width(), line)
        painter.setPen(QColor(colours.ink))
        painter.setFont(fonts[0])
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, _(TITLES[view]))
        painter.setPen(QColor(colours.muted))
        painter.setFont(fonts[1])
        head = _HEAD * places.scale
        beside = QRectF(figure.left(), figure.top(), (figure.width() - head) / 2, 3 * line)
        for words, align in zip(_SIDES[view], (Qt.AlignmentFlag.AlignRight, _LEFT), strict=True):
            painter.drawText(beside, align | Qt.TextFlag.TextWordWrap, _(words))
            beside.moveRight(figure.right())


def draw_figures(painter: QPainter, colours: Colours, places: Places, marks: Marks) -> None:
    """Both figures with what is marked in every layer."""
    for region, place in places.regions.items():
        marked = {layer: marks[layer][region] for layer in LAYERS if region in marks[layer]}
        _draw_mark(painter, colours, place.path, marked, places.scale)
        painter.setPen(QPen(QColor(colours.edge), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(place.path)


def draw_numbers(
    painter: QPainter, colours: Colours, places: Places, font: QFont, numbers: Mapping[str, float]
) -> None:
    """A number on each region that has one."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for region, number in numbers.items():
        words = f"{number:g}"
        wide = max(metrics.horizontalAdvance(words) + 2 * GAP_XS, metrics.height())
        pill = QRectF(0, 0, wide, metrics.height())
        pill.moveCenter(places.regions[region].centre)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(colours.ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


def draw_focus(painter: QPainter, colours: Colours, path: QPainterPath) -> None:
    """The mark around the region that has the keyboard, clear of every tint."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((colours.surface, 8.0), (colours.accent, 4.0)):
        painter.setPen(QPen(QColor(colour), width, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)


def swatch(colours: Colours, layer: str, size: int, ratio: float) -> QIcon:
    """A square of how a layer is drawn, for its button."""
    picture = QPixmap(QSize(size + GAP_S, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(1, 1, size - 2, size - 2), GAP_XS, GAP_XS)
    _draw_mark(painter, colours, path, {layer: None}, 1.3 * size / 24)
    painter.setPen(QPen(QColor(colours.edge), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.end()
    return QIcon(picture)


def _draw_mark(
    painter: QPainter, colours: Colours, path: QPainterPath, marked: Mapping[str, float | None],
    scale: float,
) -> None:  # fmt: skip
    fill = colours.paper
    if "pain" in marked:
        strength = marked["pain"]
        fill = colours.pain_fill(_UNSAID if strength is None else strength)
    painter.fillPath(path, QColor(fill))
    painter.save()
    painter.setClipPath(path)
    if "numb" in marked:
        _hatch(painter, colours, path.boundingRect(), _STEP * scale)
    if "touch" in marked:
        _dot(painter, colours, path.boundingRect(), _STEP * scale)
    painter.restore()


def _hatch(painter: QPainter, colours: Colours, box: QRectF, step: float) -> None:
    """Slanted lines, each with a light edge, so that they stand out on any tint."""
    for colour, width in ((colours.surface, 4.6), (colours.sleep, 2.4)):
        painter.setPen(QPen(QColor(colour), width))
        # Counted from the corner of the widget, so that the lines of neighbours meet.
        start = (box.left() + box.top()) // step * step
        while start < box.right() + box.bottom():
            painter.drawLine(
                QPointF(start - box.top(), box.top()), QPointF(start - box.bottom(), box.bottom())
            )
            start += step


def _dot(painter: QPainter, colours: Colours, box: QRectF, step: float) -> None:
    """Dots in staggered rows, each with a light edge."""
    painter.setPen(QPen(QColor(colours.surface), 1.4))
    painter.setBrush(QColor(colours.stress))
    row = int(box.top() // step)
    while row * step < box.bottom() + step:
        x = box.left() // step * step + (step / 2 if row % 2 else 0)
        while x < box.right() + step:
            painter.drawEllipse(QPointF(x, row * step), 0.3 * step, 0.3 * step)
            x += step
        row += 1
