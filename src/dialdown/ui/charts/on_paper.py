"""Draws widgets and plots for a file, shape by shape, in the pixels of the page.

A plot on the screen leaves the place and size of its shapes to the painter. A drawing made that way
has coordinates of six digits, too few for days counted from the year 1, and lines whose width many
readers of drawings get wrong. Here each shape is brought to its place first.
"""

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

_CLIPS = QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape
_FROM_BELOW = Qt.SortOrder.AscendingOrder


def paint_widget(painter: QPainter, widget: QWidget, at: QPoint) -> None:
    """Draw a widget and all that is visible in it, its left upper corner at a point."""
    painter.save()
    painter.translate(at)  # an offset given to Qt instead would be forgotten where it clips
    if isinstance(widget, QGraphicsView):
        _paint_view(painter, widget)
        painter.restore()
        return
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.restore()
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden():
            paint_widget(painter, child, at + child.pos())


def _paint_view(painter: QPainter, view: QGraphicsView) -> None:
    painter.fillRect(view.rect(), view.backgroundBrush())
    if isinstance(view, pg.GraphicsView):
        view.scene().prepareForPaint()
    for item in view.scene().items(_FROM_BELOW):
        if item.isVisible():
            painter.save()
            painter.setOpacity(item.effectiveOpacity())
            _clip(painter, item, view)
            _paint_item(painter, item, item.deviceTransform(view.viewportTransform()))
            painter.restore()


def _clip(painter: QPainter, item: QGraphicsItem, view: QGraphicsView) -> None:
    """Inside whatever holds the item and cuts it off.

    As one clip for each item: Qt's drawings lose a clip within another when they leave it.
    """
    inside: QPainterPath | None = None
    while (item := item.parentItem()) is not None:
        if item.flags() & _CLIPS:
            shape = item.deviceTransform(view.viewportTransform()).map(item.shape())
            inside = shape if inside is None else inside.intersected(shape)
    if inside is not None:
        painter.setClipPath(inside)


def _paint_item(painter: QPainter, item: QGraphicsItem, place: QTransform) -> None:
    if isinstance(item, pg.ScatterPlotItem):
        for spot in item.points():
            dot = Symbols[spot.symbol()]
            at, size = place.map(QPointF(spot.pos())), spot.size()
            _draw(painter, QTransform(size, 0, 0, size, at.x(), at.y()).map(dot), spot)
    elif isinstance(item, pg.PlotCurveItem):
        _draw_path(painter, place.map(item.getPath()), item.opts["pen"], QBrush())
    elif isinstance(item, pg.BarGraphItem):
        shape = item.shape()
        _draw_path(painter, place.map(shape), pg.mkPen(item.opts["pen"]), item.opts["brush"])
    elif isinstance(item, pg.FillBetweenItem):
        _draw_path(painter, place.map(item.path()), item.pen(), item.brush())
    else:
        painter.setTransform(place, combine=True)
        option = QStyleOptionGraphicsItem()
        option.exposedRect = item.boundingRect()
        item.paint(painter, option, None)


def _draw(painter: QPainter, path: QPainterPath, spot: pg.SpotItem) -> None:
    _draw_path(painter, path, spot.pen(), spot.brush())


def _draw_path(painter: QPainter, path: QPainterPath, pen: QPen, brush: QBrush) -> None:
    pen = pg.mkPen(pen)
    pen.setCosmetic(False)
    painter.setPen(pen)
    painter.setBrush(pg.mkBrush(brush))
    painter.drawPath(path)
