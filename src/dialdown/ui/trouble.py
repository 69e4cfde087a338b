"""What the window says when a save did not happen: that nothing is lost, and one next step."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dialdown.i18n import _
from dialdown.ui.diary.note import NoteEdit
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button


class NotSavedBar(QFrame):
    """A line across the window, there until the next save works or it is put away."""

    again = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._words = StatusLine()
        self._words.setProperty("muted", False)
        self._words.setWordWrap(True)
        self._again = Button(_("Try again"), "primary")
        copy = Button(_("Copy my text"))
        close = Button(_("Close"), "quiet")
        self._again.clicked.connect(self.again)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        layout.setSpacing(GAP_M)
        layout.addWidget(self._words, 1)
        for button in (self._again, copy, close):
            layout.addWidget(button)
        session.failed.connect(self._show)
        session.changed.connect(self.hide)
        self.hide()

    def _show(self, words: str) -> None:
        self.show()
        self._words.say(words)

    def _copy(self) -> None:
        window = self.window()
        texts = [edit.toPlainText() for edit in window.findChildren(NoteEdit)]
        QGuiApplication.clipboard().setText("\n\n".join(text for text in texts if text))
