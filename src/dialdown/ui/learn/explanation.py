"""A line below the text that explains a word or names a source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XS, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, Card, heading, label, row


class Explanation(QWidget):
    """Hidden until something is explained; `closed` follows when it is put away."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = heading(theme, wrap=True)
        self._words = label(wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = Button(_("Copy"), name=_("Copy this source"))
        self._copy.clicked.connect(self._copy_words)
        close = Button(_("Close"), name=_("Close this explanation"))
        close.clicked.connect(self.put_away)
        top = row(self._title, self._copy, close)
        top.setStretch(0, 1)
        card = Card()
        card.body.setContentsMargins(GAP_L, GAP_S, GAP_M, GAP_M)
        card.body.setSpacing(GAP_XS)
        card.body.addLayout(top)
        card.body.addWidget(self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP_M)
        layout.addWidget(card)
        self.hide()

    def explain(self, title: str, words: str, can_copy: bool = False) -> None:
        """Show and speak `words` about `title`."""
        self._title.setText(title)
        self._words.setText(words)
        self._copy.setVisible(can_copy)
        self.show()
        announce(self, f"{title}: {words}")

    def put_away(self) -> None:
        """Hide."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self._words.text())
        announce(self, _("Copied"))
