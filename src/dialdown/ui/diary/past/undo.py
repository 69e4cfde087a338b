"""What was done, newest first, with Undo and Redo beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.diary.past.change_list import ChangeList
from dialdown.ui.diary.past.sizes import start_size
from dialdown.ui.diary.past.undoing import Undoing
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_XL, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, label, row, title


class UndoDialog(QDialog):
    """The list that Ctrl+Z walks down. It holds 30 days, with imports and deletions."""

    def __init__(
        self, session: Session, theme: Theme, undoing: Undoing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What was done"))
        self._session, self._undoing = session, undoing
        self.list = ChangeList(theme, _("What was done, newest first"))
        self._said = StatusLine()
        self._said.setWordWrap(True)
        self.undo_button = Button(_("Undo"), "primary")
        self.redo_button = Button(_("Redo"))
        close = Button(_("Close"))
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        close.clicked.connect(self.reject)
        words = _("Undo takes back the newest step first. Steps are kept for 30 days.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addWidget(title(theme, _("What was done")))
        layout.addWidget(label(words, muted=True, wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._said)
        layout.addLayout(row(self.undo_button, self.redo_button, None, close))
        session.said.connect(self._said.say)
        session.failed.connect(self._said.say)
        session.changed.connect(self.refresh)
        self.refresh()
        start_size(self, theme, 640, 640)
        self.undo_button.setFocus(Qt.FocusReason.TabFocusReason)

    def undo(self) -> None:
        """Take back the newest step."""
        self._undoing.undo(self)
        self._keep_focus(self.undo_button, self.redo_button)

    def redo(self) -> None:
        """Bring back the step that was undone last."""
        self._undoing.redo()
        self._keep_focus(self.redo_button, self.undo_button)

    def refresh(self) -> None:
        """Read the steps again; the next one to undo is current."""
        diary = self._session.diary
        steps, back, on = diary.steps(), diary.next_undo(), diary.next_redo()
        marked = {}
        if back:
            marked[back.id] = _("Next to undo")
        if on:
            marked[on.id] = _("Next to redo")
        self.list.words.show(steps, self._session.today(), marked)
        self.list.choose(next((i for i, step in enumerate(steps) if step == back), 0))
        self.undo_button.setEnabled(back is not None)
        self.redo_button.setEnabled(on is not None)
        self.undo_button.setAccessibleDescription(back.label if back else _("Nothing to undo"))
        self.redo_button.setAccessibleDescription(on.label if on else _("Nothing to redo"))
        if not steps:
            self._said.setText(_("Nothing was done in the last 30 days."))

    def _keep_focus(self, pressed: Button, other: Button) -> None:
        """A button that has nothing left to do hands the keyboard to its neighbour."""
        target = pressed if pressed.isEnabled() else other
        if target.isEnabled():
            target.setFocus(Qt.FocusReason.TabFocusReason)
