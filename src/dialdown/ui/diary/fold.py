"""A named row that opens to show a part of the day."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.diary.parts import DayPart
from dialdown.ui.theme import GAP_M, GAP_S, GAP_XL, TARGET, Theme
from dialdown.ui.widgets.basics import Button, Card, ScaledLabel, heading, row, small


class _FoldButton(Button):
    """A button as wide as the page: name, what is inside, arrow."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__("", "fold", name, checkable=True)
        self.said: QLabel = small(theme)
        self.arrow = ScaledLabel(theme, "›", 1.3, bold=True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = row(heading(theme, name), self.said, self.arrow, spacing=GAP_M)
        layout.setContentsMargins(18, 0, 18, 0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """High enough for its words."""
        inner = self.layout().minimumSize()
        return QSize(inner.width() + 40, max(TARGET + 4, inner.height() + 2 * GAP_S))

    minimumSizeHint = sizeHint


class Fold(QWidget):
    """A large button with a name and what is inside in a few words; a press opens the parts."""

    def __init__(self, theme: Theme, name: str, parts: Sequence[DayPart]) -> None:
        super().__init__()
        self.name = name
        self.parts = tuple(parts)
        self._button = _FoldButton(theme, name)
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
        inside = " · ".join(filter(None, (part.summary() for part in self.parts)))
        shown = self._button.isChecked()
        self._button.said.setText("" if shown else inside[:200])
        self._button.arrow.setText("⌄" if shown else "›")
        state = _("open") if shown else _("closed")
        self._button.setAccessibleName(f"{self.name}, {state}")
        self._button.setAccessibleDescription(inside)

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
