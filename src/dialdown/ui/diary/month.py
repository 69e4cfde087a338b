"""The month as a heat map: each day with its pain in number and shade."""

from calendar import Calendar
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.i18n import _
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, GAP_XS, TARGET, Theme
from dialdown.ui.widgets.basics import Button, heading, row, small
from dialdown.ui.words import first_weekday, full_date, month_name, weekday_letters

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class DayCell(QAbstractButton):
    """One date: its number, its pain, the mark of the chosen day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.date = date.min
        self._day: Day | None = None
        self._future = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_day(self, when: date, day: Day | None, chosen: bool, future: bool) -> None:
        """Show a date; `day` is None where nothing is recorded."""
        self.date, self._day, self._future = when, day, future
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("{date}, {what}").format(date=full_date(when), what=self._said()))
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """A full target, larger with larger text."""
        line = self.fontMetrics().height()
        return QSize(max(TARGET, int(line * 1.6)), max(TARGET, int(line * 2.1)))

    minimumSizeHint = sizeHint

    def _said(self) -> str:
        if self._day is None:
            return _("nothing recorded")
        pain = self._day.pain
        return _("recorded") if pain is None else _("pain {pain}").format(pain=f"{pain:.2g}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shade and number for pain, dashes for blank, a double edge for the chosen day."""
        c = self._theme.colours
        pain = self._day.pain if self._day else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if pain is not None:
            painter.setBrush(QColor(c.pain_fill(pain)))
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            edge = QPen(QColor(c.edge if self._day else c.line), 1)
            if self._day is None:
                edge.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        if self.isChecked():
            self._paint_choice(painter)
        self._paint_words(painter, pain)

    def _paint_choice(self, painter: QPainter) -> None:
        c = self._theme.colours
        area = QRectF(self.rect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.surface), 2))
        painter.drawRoundedRect(area.adjusted(3.5, 3.5, -3.5, -3.5), 5, 5)
        painter.setPen(QPen(QColor(c.accent), 3))
        painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)

    def _paint_words(self, painter: QPainter, pain: float | None) -> None:
        c = self._theme.colours
        area = self.rect()
        ink = QColor(c.muted if pain is None else c.pain_ink(pain))
        painter.setPen(ink)
        painter.setFont(self._theme.font(0.75))
        if pain is None:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.date.day))
            return
        upper = area.adjusted(0, 3, 0, -area.height() // 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self.date.day))
        painter.setFont(self._theme.font(0.9, bold=True))
        lower = area.adjusted(0, area.height() // 2 - 5, 0, -3)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, f"{pain:.2g}")


class PainLegend(QWidget):
    """What the shades mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)
        self.setAccessibleName(_("Shades from pain 0, light, to pain 10, strong"))

    def sizeHint(self) -> QSize:
        """One line of small text."""
        return QSize(220, self.fontMetrics().height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Eleven swatches between the words."""
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.muted))
        painter.setFont(self._theme.font(0.8))
        metrics = painter.fontMetrics()
        before, after = _("Pain 0"), "10"
        middle = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(2, middle, before)
        left = metrics.horizontalAdvance(before) + 12
        wide = (self.width() - left - metrics.horizontalAdvance(after) - 14) / 11
        for number, colour in enumerate(self._theme.colours.pain_ramp):
            painter.fillRect(
                QRectF(left + number * wide, self.height() / 2 - 6, wide - 2, 12), QColor(colour)
            )
        painter.drawText(int(left + 11 * wide + 6), middle, after)


class MonthCalendar(QWidget):
    """One month. Arrow keys move by day and week, Page keys by month; Enter or a click chooses."""

    chosen = Signal(object)  # date

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._month = date.min
        self._choice = date.min
        self._name = heading(theme)
        back = Button("‹", "square", _("Month before"))
        on = Button("›", "square", _("Month after"))
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_XS)
        for place, letter in enumerate(weekday_letters()):
            name = small(theme, letter)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, place)
        self._cells = [DayCell(theme) for _place in range(42)]
        for place, cell in enumerate(self._cells):
            cell.clicked.connect(lambda _on=False, c=cell: self.chosen.emit(c.date))
            self._grid.addWidget(cell, 1 + place // 7, place % 7)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(row(self._name, None, back, on))
        layout.addLayout(self._grid)
        layout.addWidget(PainLegend(theme))

    def show_date(self, when: date) -> None:
        """Show the month of `when`, with it chosen."""
        self._choice = when
        self._month = when.replace(day=1)
        self.refresh()

    def refresh(self) -> None:
        """Read the shown month again."""
        self._name.setText(month_name(self._month))
        weeks = Calendar(first_weekday()).monthdatescalendar(self._month.year, self._month.month)
        days = {d.date: d for d in self._session.diary.days(weeks[0][0], weeks[-1][-1])}
        today = self._session.today()
        dates = [when for week in weeks for when in week]
        for place, cell in enumerate(self._cells):
            inside = place < len(dates) and dates[place].month == self._month.month
            if inside:
                when = dates[place]
                cell.show_day(when, days.get(when), when == self._choice, when > today)
            policy = cell.sizePolicy()
            policy.setRetainSizeWhenHidden(place < 35)
            cell.setSizePolicy(policy)
            cell.setVisible(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by key."""
        key = event.key()
        if key in _STEPS:
            self._go(self._choice + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _go(self, when: date) -> None:
        self.chosen.emit(when)
        for cell in self._cells:
            if cell.isChecked() and cell.isVisible():
                cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, months: int) -> None:
        count = self._month.year * 12 + self._month.month - 1 + months
        self._month = date(count // 12, count % 12 + 1, 1)
        self.refresh()
