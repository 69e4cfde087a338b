"""A plot as all charts use it: calm, themed, no menus, no wheel, nothing to drag by mistake."""

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem

from dialdown.ui.charts.axes import WordAxis
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.theme import Theme

_GRID = 0.25


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
        """Everything anew, in the colours and the font in force."""
        view = self.getViewBox()
        for item in self.drawn:
            view.removeItem(item)
        self.drawn = []
        self.setBackground(self.theme.colours.surface)
        self.draw()

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
        self.getViewBox().addItem(item, ignoreBounds=True)
        self.drawn.append(item)

    def line(self, x: Array, y: Array, line_pen: QPen, connect: str = "finite") -> None:
        """A line; NaN leaves a gap."""
        self.add(pg.PlotCurveItem(x, y, pen=line_pen, connect=connect))

    def grid(self, x: Array, y: Array) -> None:
        """Quiet lines between pairs of points, behind what is drawn later."""
        quiet = pen(self.theme.colours.muted)
        quiet.setColor(brush(self.theme.colours.muted, _GRID).color())
        self.line(x, y, quiet, connect="pairs")

    def bars(self, x: Array, width: float, low: float, high: Array, fill: QBrush) -> None:
        """Bars without an edge."""
        if len(x):
            self.add(pg.BarGraphItem(x=x, width=width, y0=low, y1=high, brush=fill, pen=NO_PEN))

    def dots(
        self, x: Array, y: Array, size: float | Array, fill: QBrush, edge: QPen, symbol: str = "o"
    ) -> None:
        """Dots of a size in pixels."""
        if len(x):
            self.add(pg.ScatterPlotItem(x=x, y=y, size=size, brush=fill, pen=edge, symbol=symbol))

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
