"""A year as twelve small months, painted in one widget with a cursor for the keyboard."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from dialdown.domain.day import Day
from dialdown.i18n import _
from dialdown.ui.diary.past.steps import stepped
from dialdown.ui.diary.past.words import Marks
from dialdown.ui.diary.past.year_layout import YearLayout
from dialdown.ui.theme import GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.heat import HeatCell, draw_cell, draw_cursor
from dialdown.ui.widgets.shades import ramp_in
from dialdown.ui.words import first_weekday, month_only

_LEAST = 26  # a day at 100 % text, with the number of its pain; a floor of 24 is asked for
_YEAR = 12


class YearGrid(QLabel):
    """`moved` tells the date under the cursor, `chosen` the one that was opened.

    It is a label with a picture, because a bare painted widget has no role for a screen reader.
    """

    moved = Signal(object)  # date
    chosen = Signal(object)  # date

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._year = 1
        self._cursor = date.min
        self._pressed: date | None = None
        self._days: Mapping[date, Day] = {}
        self._marks = Marks()
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    @property
    def cursor_date(self) -> date:
        """The date that Enter opens."""
        return self._cursor

    @property
    def cursor_words(self) -> str:
        """What is to be said of that date."""
        return self._marks.spoken(self._cursor, self._days.get(self._cursor))

    def show_year(self, cursor: date, days: Mapping[date, Day], marks: Marks) -> None:
        """Show the year of `cursor`, which stands on that date."""
        self._cursor, self._days, self._marks, self._year = cursor, days, marks, cursor.year
        self._name()
        self.updateGeometry()
        self.update()

    def place(self, when: date) -> QRect:
        """Where a date of the shown year is painted."""
        layout = self._layout(self.width())
        return QRect(*layout.place(when), layout.cell, layout.cell)

    # ------------------------------------------------------------------ Qt
    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the months that fit a width."""
        return self._layout(width).height

    def minimumSizeHint(self) -> QSize:
        """One month wide."""
        return QSize(self._layout(1).month_width, self._layout(1).month_height)

    def sizeHint(self) -> QSize:
        """Four months wide."""
        wide = 4 * self._layout(1).month_width + 3 * GAP_XL
        return QSize(wide, self._layout(wide).height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, or open its day."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.chosen.emit(self._cursor)
            return
        to = stepped(self._cursor, event.key(), _YEAR)
        if to is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        self._move(to)
        announce(self, self.cursor_words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cursor goes where it is pressed."""
        layout = self._layout(self.width())
        self._pressed = layout.date_at(event.position().x(), event.position().y())
        if self._pressed:
            self._move(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day on release, if still over it."""
        layout = self._layout(self.width())
        over = layout.date_at(event.position().x(), event.position().y())
        if over is not None and over == self._pressed:
            self.chosen.emit(over)
        self._pressed = None

    def focusInEvent(self, event) -> None:
        """The cursor is drawn stronger."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:
        """The cursor is drawn as it was."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Months with their names; then the cursor above all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self._layout(self.width())
        for month in range(1, 13):
            self._paint_name(painter, layout, month)
        when = date(self._year, 1, 1)
        painter.setFont(self._theme.font(0.7))
        while when.year == self._year:
            x, y = layout.place(when)
            self._paint_day(painter, QRectF(x, y, layout.cell, layout.cell), when)
            if when == date.max:
                break
            when += timedelta(days=1)
        self._paint_cursor(painter, layout)

    # ------------------------------------------------------------------ inside
    def _layout(self, width: int) -> YearLayout:
        metrics = QFontMetrics(self._theme.font(0.7))
        cell = max(_LEAST, int(metrics.height() * 1.5))
        head = QFontMetrics(self._theme.font(0.9, bold=True)).lineSpacing() + GAP_S
        return YearLayout(self._year, width, cell, head, GAP_XL, first_weekday())

    def _move(self, to: date) -> None:
        self._cursor = to
        self._name()
        self.moved.emit(to)
        self.update()

    def _name(self) -> None:
        words = _("Year {year}: {day}").format(year=self._year, day=self.cursor_words)
        self.setAccessibleName(words)

    def _paint_name(self, painter: QPainter, layout: YearLayout, month: int) -> None:
        x, y = layout.month_place(month)
        painter.setFont(self._theme.font(0.9, bold=True))
        painter.setPen(QColor(self._theme.colours.ink))
        area = QRect(x, y, layout.month_width, layout.head - 4)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, month_only(date(2000, month, 1)))

    def _paint_day(self, painter: QPainter, area: QRectF, when: date) -> None:
        colours, day = self._theme.colours, self._days.get(when)
        pain = day.pain if day else None
        cell = HeatCell(
            step=None if pain is None else round(pain),
            number="" if pain is None else f"{pain:.2g}",
            entry=day is not None,
            flare=self._marks.in_flare(when),
            today=when == self._marks.today,
        )
        draw_cell(painter, colours, ramp_in(colours, "pain"), area, cell)

    def _paint_cursor(self, painter: QPainter, layout: YearLayout) -> None:
        x, y = layout.place(self._cursor)
        area = QRectF(x, y, layout.cell, layout.cell)
        draw_cursor(painter, self._theme.colours, area, strong=self.hasFocus())
