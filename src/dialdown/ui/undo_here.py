"""The Undo of a dialog: it reaches what was done since the dialog opened, and no further."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from dialdown.i18n import _
from dialdown.storage import Change
from dialdown.ui.session import Session
from dialdown.ui.widgets.basics import Button


class UndoHere(Button):
    """A quiet button with the usual keys. `flush` saves what is being typed before each undo."""

    def __init__(
        self, session: Session, dialog: QDialog, flush: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(_("Undo"), "quiet")
        self._session, self._flush = session, flush
        newest = session.diary.next_undo()
        self._since = newest.id if newest else 0
        self.clicked.connect(self.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), dialog, self.undo)
        for key in ("Ctrl+Y", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(key), dialog, self.redo)
        session.changed.connect(self.refresh)
        self.refresh()

    def undo(self) -> None:
        """Take back what was done last, as far as it was done here."""
        self._flush()
        if self._is_from_here(self._session.diary.next_undo()):
            self._session.undo()

    def redo(self) -> None:
        """Bring back what was undone last, as far as it was done here."""
        if self._is_from_here(self._session.diary.next_redo()):
            self._session.redo()

    def refresh(self) -> None:
        """Say anew what it would take back."""
        change = self._session.diary.next_undo()
        here = self._is_from_here(change)
        self.setEnabled(here)
        words = _("Undo: {what}").format(what=change.label) if here and change else ""
        self.setAccessibleDescription(words or _("Nothing to undo here"))

    def _is_from_here(self, change: Change | None) -> bool:
        return change is not None and change.id > self._since
