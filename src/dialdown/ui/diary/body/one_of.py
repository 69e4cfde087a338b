"""Chips of which exactly one is chosen, each a stop for Tab."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from dialdown.ui.theme import TARGET
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class OneOf(Wrapping):
    """Pressing a chip, or typing its place (1 for the first), chooses it."""

    chosen = Signal(str)

    def __init__(self, words: Mapping[str, str], current: str, form: str = "{name}") -> None:
        super().__init__(FlowLayout())
        self.current = current
        self.buttons: dict[str, Button] = {}
        for key, name in words.items():
            button = Button(name, "chip", form.format(name=name), checkable=True)
            button.setMinimumHeight(TARGET + 4)
            button.setChecked(key == current)
            button.clicked.connect(lambda _on, which=key: self.choose(which))
            self.buttons[key] = button
            self.add(button)

    def choose(self, key: str) -> None:
        """Choose the chip of a key."""
        anew, self.current = key != self.current, key
        for other, button in self.buttons.items():
            button.setChecked(other == key)
        if anew:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses by place, while one of the chips has the keyboard."""
        place = event.key() - Qt.Key.Key_1
        if not 0 <= place < len(self.buttons):
            super().keyPressEvent(event)
            return
        key = list(self.buttons)[place]
        self.buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose(key)
