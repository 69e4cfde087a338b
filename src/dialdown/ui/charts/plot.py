"""A plot as all charts use it: calm, themed, no menus, no wheel, nothing to drag by mistake."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem

from dialdown.ui.charts.axes import WordAxis
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.theme import Theme

_GRID = 0.25
_LAYER = 1e-3
"""From one item to the next above it."""


def pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of the same width at every zoom."""
    made = QPen(QColor(colour), width, style)
    made.setCosmetic(True)
    return made


def brush(colour: str, alpha: float = 1.0) -> QBrush:
    """A fill, `alpha` 0-1."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return QBrush(made)


NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class _InView(pg.GraphicsObject):
    """Something that the plot made itself, and may use again.

    Qt asks several times a frame how far it reaches; to work that out takes longer than to draw it.
    """

    def boundingRect(self) -> QRectF:
        """All of the view, which cuts off what lies beyond."""
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()


class _Line(_InView, pg.PlotCurveItem):
    """A line."""


class _Boxes(_InView, pg.BarGraphItem):
    """Boxes of one fill."""


class _Dots(_InView, pg.ScatterPlotItem):
    """Dots of one look."""


class Words(QGraphicsSimpleTextItem):
    """Plain text of its own size at a place of the plot, perhaps on a ground."""

    def __init__(self, text: str, ground: QBrush) -> None:
        super().__init__(text)
        self._ground = ground
        self.setFlag(self.GraphicsItemFlag.ItemIgnoresTransformations)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        """The ground first."""
        painter.fillRect(self.boundingRect(), self._ground)
        super().paint(painter, option, widget)


class Plot(pg.PlotWidget):
    """One set of axes. Subclasses draw everything anew in `draw`, which a new theme also calls.

    `drawn` holds what the newest drawing consists of.
    """

    def __init__(self, theme: Theme) -> None:
        # Thick antialiased lines are slow unless drawn in segments (three times over ten years).
        pg.setConfigOptions(antialias=True, segmentedLineMode="on")
        self.left, self.bottom, self.right = WordAxis("left"), WordAxis("bottom"), WordAxis("right")
        axes = {"left": self.left, "bottom": self.bottom, "right": self.right}
        super().__init__(axisItems=axes, enableMenu=False)
        self.theme = theme
        self.drawn: list[QGraphicsItem] = []
        self._spare: list[QGraphicsItem] = []
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.showAxis("right")
        self.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self.getPlotItem().getViewBox().setDefaultPadding(0)
        self.disableAutoRange()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its frame takes the keyboard
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setBackground(theme.colours.surface)
        theme.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Everything anew, in the colours and the font in force.

        Lines, bars and dots of the last drawing are used again: to make one and tell it of its view
        takes longer than to draw it.
        """
        self._spare, self.drawn = self.drawn, []
        self.setBackground(self.theme.colours.surface)
        self.draw()
        for item in self._spare:
            self.getViewBox().removeItem(item)
        self._spare = []
        self.scene().prepareForPaint()  # what follows from new ranges now, not in a second paint

    def draw(self) -> None:
        """Add all items and set the ranges."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """No larger than it must be; the layout gives it what is left."""
        return self.minimumSize()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    # ------------------------------------------------------------------ adding
    def add(self, item: QGraphicsItem) -> None:
        """One more item, straight into the view: what the plot would keep about it is not used."""
        if item in self._spare:
            self._spare.remove(item)
        else:
            self.getViewBox().addItem(item, ignoreBounds=True)
        self._put_on_top(item)

    def line(self, x: Array, y: Array, line_pen: QPen, connect: str = "finite") -> None:
        """A line; NaN leaves a gap."""
        self._again(_Line, "setData", x=x, y=y, pen=line_pen, connect=connect)

    def grid(self, x: Array, y: Array) -> None:
        """Quiet lines between pairs of points, behind what is drawn later."""
        quiet = pen(self.theme.colours.muted)
        quiet.setColor(brush(self.theme.colours.muted, _GRID).color())
        self.line(x, y, quiet, connect="pairs")

    def bars(self, x: Array, width: float, low: float, high: Array, fill: QBrush) -> None:
        """Bars without an edge."""
        if len(x):
            self.boxes(x - width / 2, x + width / 2, low, high, fill)

    def boxes(
        self, left: Array, right: Array, low: float, high: Array | float, fill: QBrush,
        edge: QPen = NO_PEN,
    ) -> None:  # fmt: skip
        """Filled boxes."""
        ends = {"x0": left, "x1": right, "y0": low, "y1": high}
        self._again(_Boxes, "setOpts", **ends, brush=fill, pen=edge)

    def dots(
        self, x: Array, y: Array, size: float | Array, fill: QBrush, edge: QPen, symbol: str = "o"
    ) -> None:
        """Dots of a size in pixels."""
        if len(x):
            look = {"size": size, "brush": fill, "pen": edge, "symbol": symbol}
            self._again(_Dots, "setData", x=x, y=y, **look)

    def _again(self, kind: type, change: str, **looks: Any) -> None:
        """An item of a kind that the last drawing had, looking like this now, or else a new one."""
        item = next((old for old in self._spare if type(old) is kind), None)
        if item is None:
            item = kind(**looks)
        else:
            getattr(item, change)(**looks)
        self.add(item)

    def _put_on_top(self, item: QGraphicsItem) -> None:
        """Above whatever was drawn before it, unless it has its place behind everything."""
        self.drawn.append(item)
        height = len(self.drawn) * _LAYER
        if 0 <= item.zValue() != height:
            item.setZValue(height)

    def words(
        self, x: float, y: float, text: str, colour: str, anchor: tuple[float, float],
        ground: QBrush = NO_BRUSH,
    ) -> None:  # fmt: skip
        """Plain text at a place; `anchor` is the point of the text that lies there, 0-1."""
        item = Words(text, ground)
        item.setFont(self.theme.font(0.85))
        item.setBrush(brush(colour))
        size = item.boundingRect()
        item.setTransform(
            QTransform.fromTranslate(-anchor[0] * size.width(), -anchor[1] * size.height())
        )
        item.setPos(x, y)
        self.add(item)
