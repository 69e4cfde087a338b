"""A named row that opens to show a part of the day."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialdown.ui.diary.parts import DayPart
from dialdown.ui.theme import GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.basics import Card
from dialdown.ui.widgets.fold_button import FoldButton


class Fold(QWidget):
    """A large button with a name and what is inside in a few words; a press opens the parts."""

    def __init__(self, theme: Theme, name: str, parts: Sequence[DayPart]) -> None:
        super().__init__()
        self.name = name
        self.parts = tuple(parts)
        self._button = FoldButton(theme, name)
        self._card = Card(*parts)
        self._card.body.setSpacing(GAP_XL)
        self._card.hide()
        self._button.toggled.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self._button)
        layout.addWidget(self._card)

    def refresh(self) -> None:
        """Say anew what is inside."""
        self._button.say_inside(" · ".join(filter(None, (p.summary() for p in self.parts))))

    def open(self) -> None:
        """Open it and give it the keyboard."""
        self._button.setChecked(True)
        self._enter()

    def _open(self, on: bool) -> None:
        self._card.setVisible(on)
        self.refresh()
        if on and self._button.hasFocus() and not QApplication.mouseButtons():
            self._enter()

    def _enter(self) -> None:
        """Give the keyboard to the first thing inside."""
        for widget in self._card.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
