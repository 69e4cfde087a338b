"""What the window says when a save did not happen: that nothing is lost, and one next step."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from dialdown.i18n import _
from dialdown.storage import DiaryError, copy_elsewhere
from dialdown.ui.diary.note import NoteEdit
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.ask import tell
from dialdown.ui.widgets.basics import Button


class NotSavedBar(QFrame):
    """A line across the window, there until the next save works or it is put away.

    `holds_words` is True while something that was typed is not in the file.
    """

    again = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.holds_words = False
        self.setProperty("card", True)
        self._words = StatusLine()
        self._words.setProperty("muted", False)
        self._words.setWordWrap(True)
        self._again = Button(_("Try again"), "primary")
        copy = Button(_("Copy my text"))
        elsewhere = Button(_("Save a copy elsewhere…"))
        close = Button(_("Close"), "quiet")
        self._again.clicked.connect(self.again)
        copy.clicked.connect(self._copy)
        elsewhere.clicked.connect(self._save_elsewhere)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        layout.setSpacing(GAP_M)
        layout.addWidget(self._words, 1)
        for button in (self._again, elsewhere, copy, close):
            layout.addWidget(button)
        session.failed.connect(self._show)
        session.changed.connect(self._all_is_saved)
        self.hide()

    def warn(self, words: str) -> None:
        """Say beforehand that nothing can be saved here."""
        self._show(words)
        self.holds_words = False

    def _show(self, words: str) -> None:
        self.holds_words = True
        self.show()
        self._words.say(words)

    def _all_is_saved(self) -> None:
        self.holds_words = False
        self.hide()

    def _save_elsewhere(self) -> None:
        """Go on in a new file with everything, also with what is being typed."""
        start = str(Path.home() / "diary.db")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save a copy"), start, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not name:
            return
        session = self._session
        try:
            new = copy_elsewhere(session.diary, Path(name), session.now)
        except DiaryError as error:
            tell(self, _("No copy was made"), str(error))
            return
        session.diary.close()
        session.diary = new
        session.changed.emit()
        self.again.emit()
        words = _("Your diary goes on at {path} now.").format(path=name)
        tell(self, _("Saved elsewhere"), words, _("The old file was left as it is."))

    def _copy(self) -> None:
        window = self.window()
        texts = [edit.toPlainText() for edit in window.findChildren(NoteEdit)]
        QGuiApplication.clipboard().setText("\n\n".join(text for text in texts if text))
