"""One line of the list: an article's title, wrapped, never cut."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy

from dialdown.i18n import _
from dialdown.ui.theme import TARGET
from dialdown.ui.widgets.basics import Button

_PADDING = 26  # left and right, with the border, as the style sheet has them for entries
_ABOVE_AND_BELOW = 18
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Entry(Button):
    """A button as high as its title needs; `more` is spoken after the title.

    `opened` tells its name and whether a key opened it; `stepped` asks for the entry above (-1) or
    below (1).
    """

    opened = Signal(str, bool)
    stepped = Signal(int)

    def __init__(self, slug: str, words: str, more: str = "") -> None:
        super().__init__(words, "entry", checkable=True)
        self.slug, self._words, self._more = slug, words, more
        self._read = self._by_mouse = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opened.emit(self.slug, not self._by_mouse))

    def set_read(self, read: bool) -> None:
        """Put a tick before the title, or take it off."""
        self._read = read
        name = _("{title}, read").format(title=self._words) if read else self._words
        self.setAccessibleName(f"{name}. {self._more}" if self._more else name)
        self._wrap()

    def set_current(self, current: bool) -> None:
        """Mark the article that is open; only one entry is a stop for Tab."""
        self.setChecked(current)
        self.setAccessibleDescription(_("open now") if current else "")

    def sizeHint(self) -> QSize:
        """Any width; as high as the wrapped lines, at least a target."""
        lines = self.text().count("\n") + 1
        height = lines * self.fontMetrics().lineSpacing() + _ABOVE_AND_BELOW
        return QSize(self._width_of_longest_word(), max(TARGET, height))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the list."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opened by the mouse, the text needs no mark of the keyboard."""
        self._by_mouse = True
        super().mouseReleaseEvent(event)
        self._by_mouse = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the title elsewhere."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """So does a new text size; a new style sheet sets a least height of its own."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wrap()

    def _metrics(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)  # an open entry is bold, and nothing moves when it is opened
        return QFontMetrics(font)

    def _width_of_longest_word(self) -> int:
        metrics = self._metrics()
        return max(metrics.horizontalAdvance(word) for word in self._words.split()) + _PADDING

    def _wrap(self) -> None:
        words = f"✓ {self._words}" if self._read else self._words
        font = self.font()
        font.setBold(True)
        layout = QTextLayout(words, font)
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, self.width() - _PADDING))
            lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
        self.setText("\n".join(lines).replace("&", "&&"))
        # The least height of the style sheet would win over the hint, in a list longer than the
        # window, and cut all lines but the first.
        self.setMinimumHeight(self.sizeHint().height())
