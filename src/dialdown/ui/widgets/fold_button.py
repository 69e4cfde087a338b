"""A wide button that names a part of the page and opens it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from dialdown.i18n import _
from dialdown.ui.theme import GAP_M, GAP_S, TARGET, Theme
from dialdown.ui.widgets.basics import Button, ScaledLabel, heading, row, small

_LONGEST = 200


class FoldButton(Button):
    """As wide as the page: name, what is inside in a few words, arrow. Checked means open."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__("", "fold", name, checkable=True)
        self._name, self._inside = name, ""
        self.said: QLabel = small(theme)
        self.arrow = ScaledLabel(theme, "", 1.3, bold=True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = row(heading(theme, name), self.said, self.arrow, spacing=GAP_M)
        layout.setContentsMargins(18, 0, 18, 0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._say)
        self._say()

    def say_inside(self, words: str) -> None:
        """Say what is inside; shown while it is closed."""
        self._inside = words
        self._say()

    def _say(self) -> None:
        shown = self.isChecked()
        self.said.setText("" if shown else self._inside[:_LONGEST])
        self.arrow.setText("⌄" if shown else "›")
        state = _("open") if shown else _("closed")
        self.setAccessibleName(f"{self._name}, {state}")
        self.setAccessibleDescription(self._inside)

    def sizeHint(self) -> QSize:
        """High enough for its words."""
        inner = self.layout().minimumSize()
        return QSize(inner.width() + 40, max(TARGET + 4, inner.height() + 2 * GAP_S))

    minimumSizeHint = sizeHint
