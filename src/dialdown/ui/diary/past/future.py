"""Asking about a date that is still to come before anything is written into it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dialdown.domain.clock import is_future
from dialdown.i18n import _
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import full_date, weekday_name


class FutureBar(QFrame):
    """Is it really this day? Shown for a future date until it is confirmed.

    `confirmed` carries the date; `today_asked` leads back. What was confirmed stays so while the
    window is open, and nothing runs out.
    """

    confirmed = Signal(object)  # date
    today_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._session = session
        self._date = date.min
        self._sure: set[date] = set()
        self._words = StatusLine()
        self._words.setProperty("muted", False)
        self._words.setWordWrap(True)
        self.today = Button(_("Go to today"), "primary")
        self.sure = Button(_("Yes, write here"))
        self.today.clicked.connect(self.today_asked)
        self.sure.clicked.connect(self._confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        layout.setSpacing(GAP_M)
        layout.addWidget(self._words)
        layout.addWidget(Wrapping(FlowLayout(), self.today, self.sure))
        self.hide()

    @property
    def waiting(self) -> bool:
        """True while the shown date is still to come and was not confirmed."""
        return is_future(self._date, self._session.now()) and self._date not in self._sure

    def show_date(self, when: date) -> bool:
        """Ask about a date if that is needed. True if it was asked, so nothing can be written.

        A day that already holds something was confirmed before, perhaps on another computer.
        """
        if not self._session.diary.day(when).is_empty:
            self._sure.add(when)
        anew = self.isHidden() or when != self._date
        self._date = when
        if self.waiting and anew:
            words = _("{weekday} {date} is still to come. Is it really this day?")
            self._words.say(words.format(weekday=weekday_name(when), date=full_date(when)))
        self.setVisible(self.waiting)
        return self.waiting

    def _confirm(self) -> None:
        self._sure.add(self._date)
        self.hide()
        self.confirmed.emit(self._date)
