"""The head of a day: which date it is, the way to its neighbours, and whether it is saved."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dialdown.domain.clock import Promptness, still_yesterday
from dialdown.domain.day import TYPED, Day
from dialdown.i18n import _
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, row, small, title
from dialdown.ui.words import long_date, weekday_name


class DayHeader(QWidget):
    """‹ Sunday 22 November ›, the status line, Undo; after midnight the way back to yesterday."""

    moved = Signal(object)  # date
    calendar_asked = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._date = date.min
        self._title = title(theme)
        self._title.setWordWrap(True)
        self._about = small(theme, wrap=True)
        self._status = StatusLine()
        self.calendar = Button(_("Calendar"))
        self.calendar.clicked.connect(self.calendar_asked)
        self.calendar.hide()
        back = Button("‹", "square", _("Day before"))
        self._on = Button("›", "square", _("Day after"))
        self._today = Button(_("Today"), "chip")
        self._still = Button("", "chip")
        self._undo = Button(_("Undo"), "quiet")
        self._more = Button(_("This day"), "chip")
        self._more.hide()
        back.clicked.connect(lambda: self._go(self._date - timedelta(days=1)))
        self._on.clicked.connect(lambda: self._go(self._date + timedelta(days=1)))
        self._today.clicked.connect(lambda: self._go(session.today()))
        self._still.clicked.connect(lambda: self._go(session.today() - timedelta(days=1)))
        session.said.connect(self._status.say)
        session.changed.connect(self._show_undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_M, GAP_XL, GAP_S)
        layout.setSpacing(0)
        layout.addLayout(
            row(self.calendar, back, self._title, self._on, self._today, self._still, None,
                self._status, self._undo, self._more)
        )  # fmt: skip
        layout.addWidget(self._about)
        self._show_undo()

    def set_undo(self, undo: Callable[[], None]) -> None:
        """What the visible Undo does."""
        self._undo.clicked.connect(undo)

    def set_menu(self, menu: QMenu) -> None:
        """What can be done with the whole day."""
        self._more.setMenu(menu)
        self._more.show()

    def show_day(self, day: Day) -> None:
        """Show the date of a day, and how it came to be written."""
        today = self._session.today()
        if day.date != self._date:
            self._status.setText("")
        self._date = day.date
        self._title.setText(_date_words(day.date, today))
        self._today.setVisible(day.date != today)
        before = still_yesterday(self._session.now())
        self._still.setVisible(before is not None and day.date == today)
        if before:
            self._still.setText(_("Still {weekday}").format(weekday=weekday_name(before)))
        about = _about(day, today)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def _go(self, when: date) -> None:
        self.moved.emit(when)

    def _show_undo(self) -> None:
        change = self._session.diary.next_undo()
        self._undo.setEnabled(change is not None)
        words = _("Undo: {what}").format(what=change.label) if change else _("Nothing to undo")
        self._undo.setAccessibleDescription(words)


def _date_words(when: date, today: date) -> str:
    words = long_date(when)
    return words if when.year == today.year else f"{words} {when.year}"


def _about(day: Day, today: date) -> str:
    if day.date > today:
        return _("This date is still to come.")
    if day.is_empty:
        return ""
    if day.source != TYPED:
        return _("Imported from {source}").format(source=day.source)
    if day.promptness is Promptness.LATE:
        return _("Written later")
    return ""
