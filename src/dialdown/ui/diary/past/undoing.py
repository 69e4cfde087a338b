"""Undo and redo as every part of the window does them: what is from before is asked about once."""

from PySide6.QtWidgets import QWidget

from dialdown.i18n import _
from dialdown.storage import Change
from dialdown.ui.session import Session
from dialdown.ui.widgets.ask import ask
from dialdown.ui.words import full_date


class Undoing:
    """One for the whole window, so that the question is put once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._allowed = False

    def undo(self, parent: QWidget | None) -> Change | None:
        """Take back the newest change. One made before this start is named and asked about."""
        change = self._session.diary.next_undo()
        if change and self._session.diary.is_from_before(change) and not self._allowed:
            words = _("This takes back what you did on {date}:").format(
                date=full_date(change.at.date)
            )
            if not ask(parent, _("Undo"), words, _("Take it back"), _("Leave it"), change.label):
                return None
            self._allowed = True
        return self._session.undo()

    def redo(self) -> Change | None:
        """Bring back what was undone last."""
        return self._session.redo()
