"""The year view: a heat map of twelve months, and a line that says the day under the cursor."""

from datetime import date
from statistics import median

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.i18n import _, ngettext
from dialdown.ui.diary.month_legend import CalendarLegend
from dialdown.ui.diary.past.steps import add_months
from dialdown.ui.diary.past.words import Marks, without_pain
from dialdown.ui.diary.past.year_grid import YearGrid
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, column, heading, holder, label, row

_YEAR = 12


class YearView(QWidget):
    """One year. Arrows move by day and week, Page keys by year; Enter or a click opens a day.

    Without `numbers` it tells which days were recorded, and no more.
    """

    chosen = Signal(object)  # date

    def __init__(self, session: Session, theme: Theme, numbers: bool = True) -> None:
        super().__init__()
        self._session, self._numbers = session, numbers
        self.grid = YearGrid(theme)
        self._name = heading(theme)
        back = Button("‹", "square", _("Year before"))
        on = Button("›", "square", _("Year after"))
        back.clicked.connect(lambda: self.show_date(add_months(self.grid.cursor_date, -_YEAR)))
        on.clicked.connect(lambda: self.show_date(add_months(self.grid.cursor_date, _YEAR)))
        self.about = label(wrap=True, muted=True)
        self.line = label(wrap=True)
        self.grid.moved.connect(self._moved)
        self.grid.chosen.connect(self.chosen)
        legend = CalendarLegend(theme, _("A line: a flare. A small dot: no entry."))
        legend.setVisible(numbers)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(holder(column(self.about, self.grid, legend, None, spacing=GAP_M)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(row(back, self._name, on, None))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.line)
        session.changed.connect(lambda: self.refresh() if self.isVisible() else None)
        self.show_date(session.today())

    def show_date(self, when: date) -> None:
        """Show the year of a date, with the cursor on it."""
        days = self._session.diary.days(date(when.year, 1, 1), date(when.year, 12, 31))
        if not self._numbers:
            days = [without_pain(day) for day in days]
        marks = Marks.of(self._session, self._numbers)
        by_date = {day.date: day for day in days}
        self.grid.show_year(when, by_date, marks)
        self._name.setText(str(when.year))
        words = year_words(days)
        self.about.setText(words)
        self.grid.setAccessibleDescription(words)
        self.line.setText(marks.spoken(when, by_date.get(when)))
        self._follow()

    def refresh(self) -> None:
        """Read the shown year again."""
        self.show_date(self.grid.cursor_date)

    def _moved(self, to: date) -> None:
        if str(to.year) != self._name.text():
            self.show_date(to)
            return
        self.line.setText(self.grid.cursor_words)
        self._follow()

    def _follow(self) -> None:
        area = self.grid.place(self.grid.cursor_date)
        centre = self.grid.mapToParent(area.center())
        self._scroll.ensureVisible(centre.x(), centre.y(), area.width(), area.height())


def year_words(days: list[Day]) -> str:
    """How many days are recorded; the lowest, the highest and the usual (median) pain."""
    if not days:
        return _("Nothing is recorded in this year.")
    counted = ngettext("{n} day recorded.", "{n} days recorded.", len(days)).format(n=len(days))
    pains = [pain for day in days if (pain := day.pain) is not None]
    if not pains:
        return counted
    said = _("Pain lowest {low}, highest {high}, usually {usual}.").format(
        low=f"{min(pains):.2g}", high=f"{max(pains):.2g}", usual=f"{median(pains):.2g}"
    )
    return f"{counted} {said}"
