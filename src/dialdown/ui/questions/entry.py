"""One question or tag in the list: its words, whether it is asked, and its place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent

from dialdown.i18n import _
from dialdown.ui.records.section import Entry
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button

Do = Callable[[], object]


class OrderedEntry(Entry):
    """Alt with Up or Down moves it, as the two buttons do. `key` is no typed text."""

    def __init__(self, theme: Theme, key: str, words: str, details: str) -> None:
        super().__init__(theme, words, [details])
        self._key, self._name = key, words
        self._moves: dict[int, Do | None] = {}
        self.body.addWidget(self.buttons)

    def add_switch(self, on: bool, words: tuple[str, str], do: Do) -> None:
        """A chip that says whether it is asked: `words` for yes and for no."""
        shown, other = words if on else words[::-1]
        switch = _Switch(shown, other, f"{self._name}: {shown}")
        switch.setChecked(on)
        self._add(switch, "switch", do)

    def add_moves(self, up: Do | None, down: Do | None) -> None:
        """Two buttons; one without anything to do is shown but does not answer."""
        moves = (("↑", _("Move up"), up), ("↓", _("Move down"), down))
        for sign, words, do in moves:
            button = Button(sign, "square", f"{self._name}: {words} {sign}")
            button.setToolTip(words)
            self._add(button, sign, do or (lambda: None))
            button.setEnabled(do is not None)
        self._moves = {Qt.Key.Key_Up: up, Qt.Key.Key_Down: down}

    def add_change(self, do: Do) -> None:
        """The way to its form."""
        name = f"{self._name}: {_('Change…')}"
        self._add(Button(_("Change…"), "", name), "change", do)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Alt with Up or Down, on any of its buttons."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.key() not in self._moves:
            return False
        move = self._moves[event.key()]
        if move and not event.isAutoRepeat():
            move()
        return True

    def _add(self, button: Button, role: str, do: Do) -> None:
        button.setObjectName(f"{role} {self._key}")
        button.clicked.connect(lambda _on=False: do())
        button.installEventFilter(self)
        self.buttons.add(button)


class _Switch(Button):
    """As wide as the longer of its two words, so that nothing moves when it is pressed."""

    def __init__(self, shown: str, other: str, name: str) -> None:
        super().__init__(shown, "chip", name, checkable=True)
        self._shown, self._other = shown, other

    def sizeHint(self) -> QSize:
        """Room for either word."""
        hint = super().sizeHint()
        bold = self.font()
        bold.setBold(True)
        width = QFontMetrics(bold).horizontalAdvance
        return QSize(hint.width() + max(0, width(self._other) - width(self._shown)), hint.height())
