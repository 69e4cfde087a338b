"""The frame around a chart takes the keyboard and tells screen readers that it is a picture."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

Keys = dict[Qt.Key, Callable[[], None]]


class ChartFrame(QLabel):
    """Holds one plot. A label with a picture has the role of a graphic; a bare widget has none.

    `keys` says what each key does while the chart has the focus.
    """

    def __init__(self, plot: QWidget, name: str, keys: Keys) -> None:
        super().__init__()
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._keys = keys
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(plot)

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
