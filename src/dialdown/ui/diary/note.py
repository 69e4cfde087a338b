"""A note: plain text, kept as it is typed, saved within a second."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE_MS = 1000
_AROUND_WORDS = 28  # the style sheet's padding and edge, and the document's own margin
_LEAST_HEIGHT = 54


class NoteEdit(QPlainTextEdit):
    """Emits `written` within a second of a key, when the focus leaves, and on `flush`.

    Tab leads on to the next control. Ctrl+Z takes back typing; when there is none left to take
    back, `undo_asked` passes it on to the diary.
    """

    written = Signal(str)
    undo_asked = Signal()

    def __init__(self, name: str, hint: str, lines: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._lines = lines
        self._shown = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._wait)

    def show_text(self, words: str) -> None:
        """Show stored words without emitting anything; the typing history stays where it can."""
        self._shown = words
        if words != self.toPlainText():
            self.setPlainText(words)
        self._timer.stop()
        words = self.fontMetrics().lineSpacing() * self._lines
        self.setFixedHeight(max(_LEAST_HEIGHT, words + _AROUND_WORDS))

    def flush(self) -> None:
        """Emit what was typed since the last time, now."""
        self._timer.stop()
        words = self.toPlainText()
        if words != self._shown:
            self._shown = words
            self.written.emit(words)

    @property
    def is_pending(self) -> bool:
        """True while something typed has not been emitted yet."""
        return self.toPlainText() != self._shown

    def keep(self) -> None:
        """The words were not saved: count them as new, so that the next flush tries again."""
        self._shown = "\0"

    def _wait(self) -> None:
        if not self._timer.isActive():  # whoever types on and on is saved each second all the same
            self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass an undo on when the text itself has none left."""
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if undo and not self.document().isUndoAvailable():
            self.undo_asked.emit()
            return
        super().keyPressEvent(event)
