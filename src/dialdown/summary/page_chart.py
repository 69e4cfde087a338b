"""The chart of the page: pain with its worst, treatments, sleep and stress on one time axis."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from dialdown.i18n import _
from dialdown.summary import page_ink as ink
from dialdown.summary.chart import runs
from dialdown.summary.model import Band, ChartData, ChartPoint
from dialdown.summary.page_ink import Type
from dialdown.summary.page_parts import Part
from dialdown.summary.words import date_words, month_words

LEFT, RIGHT = 160.0, 420.0
_LANE, _STRIP = 96.0, 190.0
_MOST_LANES = 4
_SHORT_NIGHT = 6 * 60.0
_LONGEST_NIGHT = 12 * 60.0
_FEWEST_LABEL_DAYS = 45


class ChartPart:
    """Draws the chart into any width and height; what stands to the right are the lanes' names."""

    def __init__(self, data: ChartData, type_: Type, strips: bool = True) -> None:
        self._data = data
        self._type = type_
        self._left, self._right = LEFT * type_.grow, RIGHT * type_.grow
        self._lane_height, self._strip = _LANE * type_.grow, _STRIP * type_.grow
        self._row = 100.0 * type_.grow
        self._lanes = data.treatments[:_MOST_LANES]
        self._sleep = strips and any(point.sleep is not None for point in data.points)
        self._stress = strips and any(point.stress is not None for point in data.points)

    @property
    def fixed_height(self) -> float:
        """What everything but the pain plot takes."""
        strips = (self._sleep + self._stress) * self._strip
        lanes = len(self._lanes) * self._lane_height + (40.0 if self._lanes else 0.0)
        return lanes + strips + self._row + 30.0 + self._above

    @property
    def _above(self) -> float:
        """Room over the plot, for names of flares and visits."""
        return self._row if self._data.flares or self._data.visits else 60.0

    def part(self, width: float, plot_height: float) -> Part:
        """The chart with a pain plot of this height."""
        height = self.fixed_height + plot_height

        def paint(painter: QPainter, x: float, y: float) -> None:
            painter.save()
            painter.translate(x, y)
            self._paint(painter, width, plot_height)
            painter.restore()

        return Part(height, paint)

    # ------------------------------------------------------------------ the whole
    def _paint(self, painter: QPainter, width: float, plot_height: float) -> None:
        plot = QRectF(self._left, self._above, width - self._left - self._right, plot_height)
        self._grid(painter, plot)
        self._flares(painter, plot)
        self._pain(painter, plot)
        self._name(painter, plot.right(), plot.center().y(), _("Pain"), ink.PAIN)
        y = plot.bottom() + 40.0
        for band in self._lanes:
            self._lane(painter, plot, band, y)
            y += self._lane_height
        if self._sleep:
            self._sleep_strip(painter, QRectF(plot.left(), y + 30, plot.width(), self._strip - 60))
            y += self._strip
        if self._stress:
            self._stress_strip(painter, QRectF(plot.left(), y + 20, plot.width(), self._strip - 60))
            y += self._strip
        self._visits(painter, plot, y)
        self._dates(painter, plot, y + 10)

    def _x(self, plot: QRectF, when: date) -> float:
        """The left edge of a date on the axis."""
        return plot.left() + plot.width() * (when - self._data.period.first).days / self._days

    def _middle(self, plot: QRectF, at: int) -> float:
        return plot.left() + plot.width() * (at + 0.5) * self._data.step / self._days

    @property
    def _days(self) -> int:
        return len(self._data.points) * self._data.step

    # ------------------------------------------------------------------ pain
    def _grid(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(self._type.small())
        for value in (0, 5, 10):
            y = plot.bottom() - plot.height() * value / 10
            painter.setPen(QPen(QColor(ink.RULE), 5))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            self._label(painter, QRectF(0, y - 60, self._left - 40, 120), str(value), 1.0)

    def _pain(self, painter: QPainter, plot: QRectF) -> None:
        points = self._data.points
        slot = plot.width() / len(points)

        def at(index: int, value: float) -> QPointF:
            return QPointF(self._middle(plot, index), plot.bottom() - plot.height() * value / 10)

        painter.setPen(QPen(QColor(ink.PAIN_SOFT), min(slot * 0.42, 30), c=Qt.PenCapStyle.FlatCap))
        for index, point in enumerate(points):
            if point.worst is not None and point.pain is not None and point.worst > point.pain:
                painter.drawLine(at(index, point.pain), at(index, point.worst))
        painter.setPen(QPen(QColor(ink.PAIN), 9))
        for run in runs(points):
            line = [at(i, points[i].pain or 0.0) for i in run]
            painter.drawPolyline(QPolygonF(line))
        self._dots(painter, points, at, min(max(slot * 0.28, 5.0), 15.0))

    def _dots(
        self,
        painter: QPainter,
        points: Iterable[ChartPoint],
        at: Callable[[int, float], QPointF],
        radius: float,
    ) -> None:
        painter.setPen(QPen(QColor(ink.PAIN), 7))
        for index, point in enumerate(points):
            if point.pain is not None:
                painter.setBrush(QColor("white" if point.derived else ink.PAIN))
                painter.drawEllipse(at(index, point.pain), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _flares(self, painter: QPainter, plot: QRectF) -> None:
        free = 0.0
        for flare in self._data.flares:
            left, right = self._x(plot, flare.first), self._x(plot, flare.last) + self._slot(plot)
            painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), ink.FLARE)
            wide = QFontMetricsF(self._type.small()).horizontalAdvance(flare.label) + 20
            start = min(left, plot.right() - wide)
            if start >= free:
                self._label(
                    painter, QRectF(start, plot.top() - self._row, wide, self._row), flare.label
                )
                free = start + wide + 30

    def _slot(self, plot: QRectF) -> float:
        return plot.width() / self._days

    # ------------------------------------------------------------------ below
    def _lane(self, painter: QPainter, plot: QRectF, band: Band, y: float) -> None:
        left, right = self._x(plot, band.first), self._x(plot, band.last) + self._slot(plot)
        bar = QRectF(left, y + 8, max(right - left, 12), self._lane_height - 20)
        painter.fillRect(bar, ink.TREATMENT)
        painter.setPen(QPen(QColor(ink.ACCENT), 10))
        for step in band.steps:
            x = self._x(plot, step)
            painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()))
        metrics = QFontMetricsF(self._type.small())
        wanted = metrics.horizontalAdvance(band.label) + 30
        if wanted <= bar.width() or bar.left() - plot.left() < wanted:
            room = QRectF(bar.left() + 24, y, plot.right() - bar.left() - 24, self._lane_height)
            shown = metrics.elidedText(band.label, Qt.TextElideMode.ElideRight, room.width())
            self._label(painter, room, shown)
        else:
            room = QRectF(bar.left() - wanted, y, wanted - 24, self._lane_height)
            self._label(painter, room, band.label, 1.0)

    def _sleep_strip(self, painter: QPainter, strip: QRectF) -> None:
        slot = strip.width() / len(self._data.points)
        painter.setPen(QPen(QColor(ink.RULE), 5))
        painter.drawLine(strip.bottomLeft(), strip.bottomRight())
        for index, point in enumerate(self._data.points):
            if point.sleep is None:
                continue
            tall = strip.height() * min(point.sleep / _LONGEST_NIGHT, 1.0)
            x = self._middle(strip, index) - slot * 0.36
            colour = ink.SLEEP_SHORT if point.sleep < _SHORT_NIGHT else ink.SLEEP
            painter.fillRect(QRectF(x, strip.bottom() - tall, slot * 0.72, tall), colour)
        self._name(
            painter,
            strip.right(),
            strip.center().y() - 26 * self._type.grow,
            _("Sleep"),
            ink.SLEEP_SHORT,
        )
        self._name(
            painter,
            strip.right(),
            strip.center().y() + 56 * self._type.grow,
            _("dark: < 6 h"),
            ink.MUTED,
        )

    def _stress_strip(self, painter: QPainter, strip: QRectF) -> None:
        painter.setPen(QPen(QColor(ink.RULE), 5))
        for y in (strip.top(), strip.bottom()):
            painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))
        pen = QPen(QColor(ink.STRESS), 9)
        pen.setDashPattern([3.0, 1.6])
        line: list[QPointF] = []
        for index, point in enumerate((*self._data.points, None)):
            if point is not None and point.stress is not None:
                y = strip.bottom() - strip.height() * point.stress / 10
                line.append(QPointF(self._middle(strip, index), y))
                continue
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(line))
            if len(line) == 1:
                painter.drawPoint(line[0])
            line = []
        self._name(painter, strip.right(), strip.center().y(), _("Stress"), ink.STRESS)

    def _visits(self, painter: QPainter, plot: QRectF, bottom: float) -> None:
        pen = QPen(QColor(ink.INK), 6)
        pen.setDashPattern([2.0, 3.0])
        for when in self._data.visits:
            x = self._x(plot, when) + self._slot(plot) / 2
            painter.setPen(pen)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, bottom))
            if not any(abs(self._x(plot, f.first) - x) < 600 for f in self._data.flares):
                self._label(
                    painter,
                    QRectF(x - 150, plot.top() - self._row, 300, self._row),
                    _("visit"),
                    0.5,
                )

    def _dates(self, painter: QPainter, plot: QRectF, y: float) -> None:
        right_edge = 0.0
        for when, words in ticks(self._data.period.first, self._data.period.last):
            x = self._x(plot, when)
            wide = QFontMetricsF(self._type.small()).horizontalAdvance(words) + 40
            painter.setPen(QPen(QColor(ink.FRAME), 5))
            painter.drawLine(QPointF(x, y), QPointF(x, y + 20))
            if x >= right_edge and x + wide <= plot.right() + self._right:
                self._label(painter, QRectF(x, y + 18, wide, self._row), words)
                right_edge = x + wide

    # ------------------------------------------------------------------ words
    def _name(self, painter: QPainter, x: float, y: float, words: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.setFont(self._type.small())
        room = QRectF(x + 30, y - 60, self._right - 30, 120)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
        )

    def _label(self, painter: QPainter, room: QRectF, words: str, side: float = 0.0) -> None:
        """Words on one line in a room: left (0), in the middle (0.5) or right (1)."""
        metrics = QFontMetricsF(self._type.small())
        x = room.left() + (room.width() - metrics.horizontalAdvance(words)) * side
        baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(self._type.small())
        painter.setPen(QColor(ink.INK))
        painter.drawText(QPointF(x, baseline), words)


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """The dates that the axis names: weeks, first days of months, or years."""
    if (last - first).days < _FEWEST_LABEL_DAYS:
        step = timedelta(days=1 if (last - first).days < 7 else 7)
        found, when = [], first
        while when <= last:
            found.append((when, date_words(when, last)))
            when += step
        return found
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    if len(months) > 24:
        return [(when, str(when.year)) for when in months if when.month == 1]
    return [(w, month_words(w) if w.month > 1 else f"{month_words(w)} {w.year}") for w in months]
