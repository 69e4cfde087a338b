"""The frame around a chart takes the keyboard and tells screen readers that it is a picture."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout

from dialdown.ui.charts.saving import SaveRow

Keys = dict[Qt.Key, Callable[[], None]]


class ChartFrame(QLabel):
    """Holds one plot. A label with a picture has the role of a graphic; a bare widget has none.

    `plot` is any widget that keeps the look it paints with as `theme`. `keys` says what each key
    does while the chart has the focus. `saving` is the way to keep it; its name is the frame's
    own, and `saving.tell` gives it a caption.
    """

    def __init__(self, plot: Any, name: str, keys: Keys) -> None:
        super().__init__()
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = keys
        self.saving = SaveRow(plot, plot.theme, focus=self)
        self.setAccessibleName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(plot, 1)
        self._layout.addWidget(self.saving)

    def setAccessibleName(self, name: str) -> None:
        """Also the name of the picture."""
        super().setAccessibleName(name)
        self.saving.tell(name)

    def sizeHint(self) -> QSize:
        """As large as the plot, not as the picture."""
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than the plot needs."""
        return self._layout.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key does here; others go on to the page."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        action = None if held else self._keys.get(Qt.Key(event.key()))
        if action is None:
            event.ignore()
            return
        action()
