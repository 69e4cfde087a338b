"""Past days: the list and the year, each one press away."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.diary.past.day_list import DayList
from dialdown.ui.diary.past.sizes import start_size
from dialdown.ui.diary.past.year import YearView
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, row

LIST, YEAR = range(2)


class PastDialog(QDialog):
    """`chosen` carries the date that was opened; the dialog closes with it.

    `numbers` is False for a person who would rather not see daily numbers.
    """

    chosen = Signal(object)  # date

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, numbers: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Past days"))
        self.list = DayList(session, theme, numbers)
        self.year = YearView(session, theme, numbers)
        self.tabs = QTabBar()
        self.tabs.addTab(_("List"))
        self.tabs.addTab(_("Year"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Past days as a list or as a year"))
        self.tabs.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self._stack = QStackedWidget()
        for view in (self.list, self.year):
            self._stack.addWidget(view)
            view.chosen.connect(self._choose)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addLayout(row(self.tabs, None, close))
        layout.addWidget(self._stack, 1)
        start_size(self, theme, 880, 860)

    def show_list(self, when: date, words: str = "") -> None:
        """The list at a date, or only the days in which some words occur."""
        self.tabs.setCurrentIndex(LIST)
        self.list.search(words)
        if words:
            self.list.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.list.show_date(when)
            self.list.field.setFocus(Qt.FocusReason.TabFocusReason)

    def show_year(self, when: date) -> None:
        """The year of a date, with the cursor on it."""
        self.tabs.setCurrentIndex(YEAR)
        self.year.show_date(when)
        self.year.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, when: date) -> None:
        self.accept()
        self.chosen.emit(when)
