"""Large chips that are one stop for Tab: arrows move between them, a letter leads to its chip."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from dialdown.domain.text import fold
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

TREMOR_MS = 700
LONGEST_WORDS = 40
"""Characters on a chip, so that it fits a small screen at 200 %; the rest is only spoken."""
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

OnKey = Callable[[str, int], bool]


class Chip(Button):
    """A chip that shows what is stored. A press asks for a change and changes nothing itself."""

    def __init__(self, key: str, words: str, name: str = "", checkable: bool = True) -> None:
        short = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
        super().__init__(short, "chip", name or words, checkable)
        self.key, self.words = key, words

    def nextCheckState(self) -> None:
        """Stay as it is until the diary has it."""


class ChipGroup(Wrapping):
    """Chips side by side. `pressed` carries the key of the chip.

    Keys: arrows, Home and End move; a letter leads to the next chip that begins with it; Space and
    Enter press. The same chip twice within 0.7 s is a trembling hand, and one press. `on_key` is
    asked first about any other key, with the key of the chip; it tells whether it took it.
    """

    pressed = Signal(str)

    def __init__(self, on_key: OnKey | None = None) -> None:
        super().__init__(FlowLayout())
        self._on_key = on_key
        self._chips: list[Chip] = []
        self._stop: Chip | None = None
        self._last: Chip | None = None
        self._since = QElapsedTimer()

    def fill(self, chips: Sequence[Chip]) -> None:
        """Show these chips in this order; those that are in no longer are thrown away."""
        had_keyboard = any(chip.hasFocus() for chip in self._chips)
        while self.layout().takeAt(0) is not None:
            pass
        for gone in self._chips:
            if gone not in chips:
                gone.hide()
                gone.deleteLater()
        for chip in chips:
            if chip not in self._chips:
                chip.installEventFilter(self)
                chip.clicked.connect(lambda _on=False, c=chip: self._clicked(c))
            self.add(chip)
            chip.show()
        self._chips = list(chips)
        self._keep_place()
        self.settle()
        if had_keyboard and not any(chip.hasFocus() for chip in chips):
            self.focus()

    def settle(self) -> None:
        """See to it that Tab stops at a chip in sight. Call it after showing or hiding chips."""
        visible = self._visible()
        if self._stop not in visible:
            self._stop = visible[0] if visible else None
        for chip in self._chips:
            tab = Qt.FocusPolicy.StrongFocus if chip is self._stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(tab)

    def focus(self, key: str | None = None) -> None:
        """Give the keyboard to a chip, without a key to the one that last had it."""
        wanted = next((chip for chip in self._visible() if chip.key == key), self._stop)
        if wanted:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the group, whichever chip has the keyboard."""
        if isinstance(watched, Chip):
            if event.type() == QEvent.Type.FocusIn:
                self._stop = watched
                self.settle()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(watched, event)
        return False

    def _keep_place(self) -> None:
        """Tab reaches the chips where the group stands, also those that were made later."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt only orders what can have the keyboard
        for before, after in pairwise([self, *self._chips]):
            self.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _visible(self) -> list[Chip]:
        return [chip for chip in self._chips if not chip.isHidden()]

    def _clicked(self, chip: Chip) -> None:
        again = chip is self._last and self._since.isValid()
        if again and self._since.elapsed() < TREMOR_MS:
            return
        self._last = chip
        self._since.start()
        self.pressed.emit(chip.key)

    def _key(self, chip: Chip, event: QKeyEvent) -> bool:
        keypad, shift = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~(keypad | shift):
            return False
        if self._on_key and not event.isAutoRepeat() and self._on_key(chip.key, event.key()):
            return True
        wanted = self._target(chip, event.key(), event.text())
        if wanted:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
        return wanted is not None

    def _target(self, chip: Chip, key: int, text: str) -> Chip | None:
        """Where a key leads from a chip, None if nowhere."""
        visible = self._visible()
        here = visible.index(chip)
        if key in _SIDEWAYS:
            return visible[max(0, min(len(visible) - 1, here + _SIDEWAYS[Qt.Key(key)]))]
        if key in _LINES:
            return _beside(visible, chip, _LINES[Qt.Key(key)])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return visible[0 if key == Qt.Key.Key_Home else -1]
        if len(text) != 1 or not text.isalnum():
            return None
        after = visible[here + 1 :] + visible[: here + 1]
        return next((c for c in after if fold(c.text()).startswith(fold(text))), None)


def _beside(chips: list[Chip], chip: Chip, step: int) -> Chip | None:
    """The chip in the next line up or down that stands nearest."""
    top = chip.y()
    lines = sorted({c.y() for c in chips if (c.y() - top) * step > 0}, key=lambda y: y * step)
    middle = chip.geometry().center().x()
    line = [c for c in chips if lines and c.y() == lines[0]]
    return min(line, key=lambda c: abs(c.geometry().center().x() - middle), default=None)
