"""A plot as all charts use it: calm, themed, no menus, no wheel, nothing to drag by mistake."""

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QWheelEvent

from dialdown.ui.charts.axes import WordAxis
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.theme import Theme


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


class Plot(pg.PlotWidget):
    """One set of axes. Subclasses draw everything anew in `draw`, which a new theme also calls."""

    def __init__(self, theme: Theme) -> None:
        # Thick antialiased lines are slow unless drawn in segments (three times over ten years).
        pg.setConfigOptions(antialias=True, segmentedLineMode="on")
        self.left, self.bottom, self.right = WordAxis("left"), WordAxis("bottom"), WordAxis("right")
        axes = {"left": self.left, "bottom": self.bottom, "right": self.right}
        super().__init__(axisItems=axes, enableMenu=False)
        self.theme = theme
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.showAxis("right")
        self.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self.getPlotItem().getViewBox().setDefaultPadding(0)
        self.disableAutoRange()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its frame takes the keyboard
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Everything anew, in the colours and the font in force."""
        self.clear()
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

    def line(self, x: Array, y: Array, line_pen: QPen, connect: str = "finite") -> None:
        """A line; NaN leaves a gap."""
        self.addItem(pg.PlotCurveItem(x, y, pen=line_pen, connect=connect))

    def grid(self, x: Array, y: Array) -> None:
        """Quiet lines between pairs of points, behind what is drawn later."""
        quiet = pen(self.theme.colours.muted)
        quiet.setColor(brush(self.theme.colours.muted, 0.25).color())
        self.line(x, y, quiet, connect="pairs")

    def bars(self, x: Array, width: float, low: Array | float, high: Array, fill: QBrush) -> None:
        """Bars without an edge."""
        if len(x):
            bottom = low if not isinstance(low, float) else x * 0 + low
            self.addItem(
                pg.BarGraphItem(x=x, width=width, y0=bottom, y1=high, brush=fill, pen=NO_PEN)
            )

    def dots(
        self, x: Array, y: Array, size: float | Array, fill: QBrush, edge: QPen, symbol: str = "o"
    ) -> None:
        """Dots of a size in pixels."""
        if len(x):
            self.addItem(
                pg.ScatterPlotItem(x=x, y=y, size=size, brush=fill, pen=edge, symbol=symbol)
            )

    def words(self, x: float, y: float, text: str, colour: str, anchor: tuple[float, float]):
        """Plain text at a place; `anchor` is the point of the text that lies there, 0-1."""
        item = pg.TextItem(text, color=colour, anchor=anchor)
        item.textItem.document().setDocumentMargin(0)
        item.setFont(self.theme.font(0.85))
        item.setPos(x, y)
        self.addItem(item)
        return item
