"""The month as a heat map: each day with its pain in number and shade."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.diary.day_cell import DayCell
from dialdown.ui.diary.month_legend import CalendarLegend
from dialdown.ui.diary.past.steps import add_months, stepped
from dialdown.ui.diary.past.words import Marks, without_pain
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, GAP_XS, Theme
from dialdown.ui.widgets.basics import Button, heading, row, small
from dialdown.ui.words import first_weekday, month_name, weekday_letters


class MonthCalendar(QWidget):
    """One month. Arrows move by day and week, Home and End to its ends, Page keys by month.

    `chosen` carries a date; `year_asked` the month that is shown, to be seen within its year.
    """

    chosen = Signal(object)  # date
    year_asked = Signal(object)  # date

    def __init__(
        self, session: Session, theme: Theme, numbers_shown: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__()
        self._session, self._numbers_shown = session, numbers_shown
        self._month = date.min
        self._choice = date.min
        self._name = heading(theme)
        back = Button("‹", "square", _("Month before"))
        on = Button("›", "square", _("Month after"))
        year = Button(_("Year"), "chip", _("Year: see all months of it"))
        year.clicked.connect(lambda: self.year_asked.emit(self._stop(session.today())))
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
        layout.addLayout(row(self._name, None, year, back, on))
        layout.addLayout(self._grid)
        marks = _("A dot: a note. A line: a flare. Underlined: today.")
        self._legend = CalendarLegend(theme, marks)
        layout.addWidget(self._legend)

    def show_date(self, when: date) -> None:
        """Show the month of `when`, with it chosen."""
        self._choice = when
        self._month = when.replace(day=1)
        self.refresh()

    def refresh(self) -> None:
        """Read the shown month again."""
        self._name.setText(month_name(self._month))
        count = monthrange(self._month.year, self._month.month)[1]
        dates = [self._month.replace(day=number) for number in range(1, count + 1)]
        shown = self._numbers_shown()
        found = self._session.diary.days(dates[0], dates[-1])
        days = {day.date: day if shown else without_pain(day) for day in found}
        self._legend.setVisible(shown)
        blank = (self._month.weekday() - first_weekday()) % 7
        marks = Marks.of(self._session, shown)
        stop = self._stop(marks.today)
        for place, cell in enumerate(self._cells):
            inside = 0 <= place - blank < count
            if inside:
                when = dates[place - blank]
                cell.show_day(when, days.get(when), marks, when == self._choice)
                cell.set_stop(when == stop)
            policy = cell.sizePolicy()
            policy.setRetainSizeWhenHidden(place < 35)
            cell.setSizePolicy(policy)
            cell.setVisible(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by key, from the cell that has the keyboard."""
        has_it = self.focusWidget()
        start = has_it.date if isinstance(has_it, DayCell) else self._choice
        to = stepped(start, event.key(), page=1)
        if to is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        self._go(to)

    def _stop(self, today: date) -> date:
        """The cell that Tab comes to: the chosen one, else today, else the first."""
        shown = (d for d in (self._choice, today) if d.replace(day=1) == self._month)
        return next(shown, self._month)

    def _go(self, when: date) -> None:
        self.chosen.emit(when)
        for cell in self._cells:
            if not cell.isHidden() and cell.date == when:
                cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, months: int) -> None:
        self._month = add_months(self._month, months)
        self.refresh()
