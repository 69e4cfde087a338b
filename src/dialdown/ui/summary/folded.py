"""A group of choices behind one large button, so that the usual case is one look."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import Card
from dialdown.ui.widgets.fold_button import FoldButton


class Folded(QWidget):
    """Closed at first. `button` says in a few words what is chosen inside."""

    def __init__(self, theme: Theme, name: str, inside: QWidget) -> None:
        super().__init__()
        self.button = FoldButton(theme, name)
        card = Card(inside)
        card.hide()
        self.button.toggled.connect(card.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self.button)
        layout.addWidget(card)
