"""The larger chart of one scale: its answers over the period, with breaks where days are blank."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from dialdown.domain.scales import duration_words
from dialdown.summary import page_ink as ink
from dialdown.summary.model import ScaleChart
from dialdown.summary.page_chart import ticks
from dialdown.summary.page_ink import Type
from dialdown.summary.page_parts import Part, one_line

_PLOT = 1300.0
_LEFT = 340.0
_ONE_DAY = timedelta(days=1)


def scale_part(chart: ScaleChart, type_: Type, width: float) -> Part:
    """The chart of one scale, `width` wide."""
    tall = QFontMetricsF(type_.small()).height()
    left = _LEFT * type_.grow
    plot = QRectF(left, tall / 2, width - left, _PLOT)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.save()
        painter.translate(x, y)
        _grid(painter, chart, plot, type_)
        _answers(painter, chart, plot)
        _dates(painter, chart, plot, type_)
        painter.restore()

    return Part(plot.bottom() + tall + 40, paint)


def _grid(painter: QPainter, chart: ScaleChart, plot: QRectF, type_: Type) -> None:
    tall = QFontMetricsF(type_.small()).height()
    for share in (0.0, 0.5, 1.0):
        y = plot.bottom() - plot.height() * share
        painter.setPen(QPen(QColor(ink.RULE), 5))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        value = chart.highest * share
        words = duration_words(value) if chart.in_minutes else f"{value:g}"
        label = one_line(words, plot.left() - 50, type_.small(), align=Qt.AlignmentFlag.AlignRight)
        label.paint(painter, 0, y - tall / 2)


def _answers(painter: QPainter, chart: ScaleChart, plot: QRectF) -> None:
    slot = plot.width() / len(chart.period)
    runs: list[list[QPointF]] = []
    before = None
    for when, value in chart.points:
        x = plot.left() + ((when - chart.period.first).days + 0.5) * slot
        point = QPointF(x, plot.bottom() - plot.height() * value / chart.highest)
        if before is not None and when - before == _ONE_DAY:
            runs[-1].append(point)
        else:
            runs.append([point])
        before = when
    painter.setPen(QPen(QColor(ink.PAIN), 8))
    painter.setBrush(QColor(ink.PAIN))
    radius = min(max(slot * 0.28, 4.0), 16.0)
    for run in runs:
        painter.drawPolyline(QPolygonF(run))
        for point in run:
            painter.drawEllipse(point, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _dates(painter: QPainter, chart: ScaleChart, plot: QRectF, type_: Type) -> None:
    free = 0.0
    metrics = QFontMetricsF(type_.small())
    for when, words in ticks(chart.period.first, chart.period.last):
        x = plot.left() + (when - chart.period.first).days * plot.width() / len(chart.period)
        wide = metrics.horizontalAdvance(words) + 20
        painter.setPen(QPen(QColor(ink.FRAME), 5))
        painter.drawLine(QPointF(x, plot.bottom() + 10), QPointF(x, plot.bottom() + 30))
        if x >= free and x + wide <= plot.right() + 20:
            one_line(words, wide, type_.small()).paint(painter, x, plot.bottom() + 30)
            free = x + wide + 20
