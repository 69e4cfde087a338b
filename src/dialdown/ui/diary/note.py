"""A note: plain text, kept as it is typed, saved within a second."""

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from dialdown.domain.text import LONGEST
from dialdown.i18n import _

_PAUSE_MS = 1000
_AROUND_WORDS = 28  # the style sheet's padding and edge, and the document's own margin
_LEAST_HEIGHT = 54
_LONG_LINE = 5_000
_AROUND_WORDS = 28  # the style sheet's padding and edge, and the document's own margin
_LEAST_HEIGHT = 54


class NoteEdit(QPlainTextEdit):
    """Emits `written` within a second of a key, when the focus leaves, and on `flush`.

    Tab leads on to the next control. Ctrl+Z takes back typing; when there is none left to take
    back, `undo_asked` passes it on to the diary.
    """

    written = Signal(str)
    refused = Signal(str)
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
        words = broken(words)
        if words != self.toPlainText():
            self.setPlainText(words)
        self._shown = self.toPlainText()  # Qt shows some kinds of space as another: no edit
        self._timer.stop()
        high = self.fontMetrics().lineSpacing() * self._lines
        self.setFixedHeight(max(_LEAST_HEIGHT, high + _AROUND_WORDS))

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

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text. Too much is refused whole, with how much there is room for.

        Very long lines are broken at a space: laying out one line of a million letters would stop
        the window for seconds, and again at every key.
        """
        words = source.text()
        chosen = self.textCursor()
        room = LONGEST - self.document().characterCount() + 1
        room += chosen.selectionEnd() - chosen.selectionStart()
        if len(words) > room:
            said = _("This text was not pasted: it has {n} characters. There is room for {room}.")
            self.refused.emit(said.format(n=f"{len(words):,}", room=f"{max(room, 0):,}"))
            return
        self.insertPlainText(broken(words))
        self.ensureCursorVisible()

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


def broken(words: str) -> str:
    """`words` with a line break where a line has more than 5,000 characters, at a space if any."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    lines = words.split("\n")
    if max(map(len, lines)) <= _LONG_LINE:
        return words
    return "\n".join(piece for line in lines for piece in _pieces(line))


def _pieces(line: str) -> list[str]:
    pieces = []
    start = 0
    while len(line) - start > _LONG_LINE:
        space = line.rfind(" ", start + 1, start + _LONG_LINE) + 1
        end = space or start + _LONG_LINE
        pieces.append(line[start:end])
        start = end
    return [*pieces, line[start:]]
