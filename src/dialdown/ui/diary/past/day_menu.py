"""What can be done with the day that is shown: its history, and deleting it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from dialdown.i18n import _
from dialdown.ui.diary.past.delete import delete_day, delete_for_good
from dialdown.ui.diary.past.history import HistoryDialog
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme


class DayMenu(QMenu):
    """For a button beside the day. `flush` saves what is being typed before anything is done."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        shown: Callable[[], date],
        flush: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(_("This day"), parent)
        self._session, self._theme, self._parent = session, theme, parent
        self._shown, self._flush = shown, flush
        self._add(_("What was changed…"), self.show_history)
        self.addSeparator()
        self._add(_("Delete this day"), self.delete)
        self._add(_("Delete this day for good…"), self.delete_for_good)

    def show_history(self) -> None:
        """What was changed about the day."""
        self._flush()
        HistoryDialog(self._session, self._theme, self._shown(), self._parent).exec()

    def delete(self) -> None:
        """Delete the day; Undo brings it back."""
        self._flush()
        delete_day(self._session, self._shown())

    def delete_for_good(self) -> None:
        """Ask, then delete the day and the history."""
        self._flush()
        delete_for_good(self._session, self._parent, self._shown())

    def _add(self, words: str, do: Callable[[], None]) -> None:
        self.addAction(words).triggered.connect(lambda _on=False: do())
