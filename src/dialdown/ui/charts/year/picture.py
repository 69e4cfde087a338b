"""The painted heat map of a year. Its frame has the keyboard; here are shades and the pointer."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.domain.scales import Scale
from dialdown.ui.charts.dates import form
from dialdown.ui.charts.year.days import YearDays
from dialdown.ui.charts.year.layout import MonthRows
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.heat import HeatCell, draw_cell, draw_cursor
from dialdown.ui.widgets.shades import Ramp, ramp_in

_LEAST = 27
"""A day at 100 % text, with its number; a floor of 24 is asked for."""
_HUES = {
    **dict.fromkeys(("pain", "pain_worst", "pain_touch", "pain_night"), "pain"),
    **dict.fromkeys(("sleep_hours", "sleep_quality"), "sleep"),
    **dict.fromkeys(("stress", "worry", "fatigue", "brain_fog"), "stress"),
}
_FLAGS = Qt.AlignmentFlag.AlignVCenter


def hue_of(scale: Scale) -> str:
    """The token whose hue the shades of a scale have."""
    return _HUES.get(scale.key, "accent")


class YearPicture(QWidget):
    """`pointed` follows the pointer (a date or None), `pressed` tells the date of a press."""

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._shown: YearDays | None = None
        self._numbers = True
        self._day: date | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_year(self, shown: YearDays, numbers: bool) -> None:
        """Show a year; without numbers the days have their shade only."""
        self._shown, self._numbers = shown, numbers
        self.updateGeometry()
        self.update()

    def mark_day(self, day: date | None) -> None:
        """Put the mark of the keyboard on a day."""
        self._day = day
        self.update()

    def ramp(self) -> Ramp:
        """The shades of the scale that is shown."""
        hue = hue_of(self._shown.scale) if self._shown else "pain"
        return ramp_in(self.theme.colours, hue)

    def rows(self, width: int | None = None) -> MonthRows:
        """Where the days stand, at the width in force or another."""
        metrics = QFontMetrics(self.theme.font(0.75))
        least = max(_LEAST, round(metrics.height() * 1.55))
        names = [metrics.horizontalAdvance(name) for name in (*_months(), "28–31")]
        year = self._shown.year if self._shown else 1
        wide = self.width() if width is None else width
        return MonthRows(year, wide, least, max(names) + GAP_S, metrics.height() + 2, GAP_S)

    def place(self, when: date) -> QRect:
        """Where a day is painted."""
        rows = self.rows()
        return QRect(*rows.place(when), rows.cell_width, rows.least)

    def sizeHint(self) -> QSize:
        """A month in one line."""
        rows = self.rows(0)
        wide = rows.names + 31 * rows.least
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A month in as many lines as it can be broken into."""
        rows = self.rows(0)
        return QSize(rows.names + rows.columns * rows.least, rows.least)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        return self.rows(width).height

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the day below the pointer."""
        self.pointed.emit(self._at(event))

    def leaveEvent(self, event) -> None:
        """No day any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell the day that was pressed; the frame takes the keyboard."""
        if day := self._at(event):
            self.pressed.emit(day)
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, days, the mark of the keyboard."""
        if (shown := self._shown) is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.theme.colours
        self._paint_names(painter, self.rows())
        self._paint_days(painter, self.rows(), shown)
        if self._day is not None and self._day.year == shown.year:
            draw_cursor(painter, colours, QRectF(self.place(self._day)), strong=True)

    # ------------------------------------------------------------------ inside
    def _at(self, event: QMouseEvent) -> date | None:
        return self.rows().date_at(event.position().x(), event.position().y())

    def _paint_days(self, painter: QPainter, rows: MonthRows, shown: YearDays) -> None:
        """Days to come are left out, unless something is noted of them."""
        painter.setFont(self.theme.font(0.75))
        end, ramp = max(shown.today, shown.timeline.last), self.ramp()
        for when, cell in zip(shown.dates(), shown.cells, strict=True):
            if when > end and cell == HeatCell():
                continue
            if not self._numbers:
                cell = replace(cell, number="")
            area = QRectF(*rows.place(when), rows.cell_width, rows.least)
            draw_cell(painter, self.theme.colours, ramp, area, cell)

    def _paint_names(self, painter: QPainter, rows: MonthRows) -> None:
        """Months at the left; the days of each line there too, or once above all."""
        painter.setFont(self.theme.font(0.75))
        ink, muted = QColor(self.theme.colours.ink), QColor(self.theme.colours.muted)
        for month, name in enumerate(_months(), start=1):
            for line in range(rows.lines):
                first, last = line * rows.columns + 1, (line + 1) * rows.columns
                last = min(last, monthrange(rows.year, month)[1])
                painter.setPen(muted if line else ink)
                area = QRect(0, rows.line_place(month, line), rows.names, rows.least)
                painter.drawText(area, _FLAGS, f"{first}–{last}" if line else name)
        painter.setPen(muted)
        for column in range(31 if rows.top else 0):
            area = QRect(rows.names + column * rows.cell_width, 0, rows.cell_width, rows.head)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(column + 1))


def _months() -> list[str]:
    return [form(date(2000, month, 1), "MMM") for month in range(1, 13)]
