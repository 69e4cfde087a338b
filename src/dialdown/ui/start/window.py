"""A window of words and a few large buttons, for as long as no diary is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialdown.ui.theme import GAP_L, GAP_M, GAP_XL, Theme
from dialdown.ui.widgets.basics import Button, Card, column, holder, label, row, title

_TEXT_WIDTH = 680
_SCROLLING: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class StartWindow(QMainWindow):
    """Pages, one at a time, each a card in the middle. `chosen` carries what a button stands for.

    `head` is the heading of the first page.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, head: str) -> None:
        super().__init__()
        self.setWindowTitle("Dialdown")
        self.head = head
        self.theme = theme
        self.pages = QStackedWidget()
        self._first: list[QWidget] = []
        self.setCentralWidget(self.pages)
        self.resize(1000, 720)

    def add_card(self, card: Card, first: QWidget, foot: QWidget | None = None) -> None:
        """One more page with a card; `first` gets the keyboard when the page is shown.

        `foot` stands below, in sight however long the card is.
        """
        wide = _TEXT_WIDTH * self.theme.text_size // 100
        card.body.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        card.body.setSpacing(GAP_L)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.addStretch(1)
        layout.addLayout(_centred(card, wide))
        layout.addStretch(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        page = holder(column(scroll, spacing=0))
        if foot:
            bar = QFrame()
            bar.setProperty("bar", "foot")
            bar.setLayout(_centred(foot, wide))
            bar.layout().setContentsMargins(GAP_XL, GAP_M, GAP_XL, GAP_M)
            page.layout().addWidget(bar)
        self.add_page(page, first)

    def add_page(self, page: QWidget, first: QWidget) -> None:
        """One more page; `first` gets the keyboard when it is shown."""
        self.pages.addWidget(page)
        self._first.append(first)

    def show_page(self, place: int) -> None:
        """Show a page and give the keyboard to what comes first there."""
        self.pages.setCurrentIndex(place)
        self._first[place].setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter takes the first choice."""
        super().showEvent(event)
        self.show_page(self.pages.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys move a long page, whatever has the keyboard."""
        way = _SCROLLING.get(event.key())
        area = self.pages.currentWidget().findChild(QScrollArea)
        if way is not None and area:
            area.verticalScrollBar().triggerAction(way)
        else:
            super().keyPressEvent(event)


def _centred(widget: QWidget, wide: int) -> QHBoxLayout:
    """As wide as there is room, up to `wide` logical pixels, in the middle."""
    widget.setMaximumWidth(wide)
    layout = row(None, widget, None)
    layout.setStretch(1, 10)
    return layout


def words_and_choices(
    theme: Theme, head: str, words: Sequence[str], choices: Sequence[tuple[str, str]]
) -> StartWindow:
    """A window of one page; each choice is the name that `chosen` carries and its words."""
    window = StartWindow(theme, head)
    card = Card(title(theme, head), *(label(paragraph, wrap=True) for paragraph in words))
    buttons = [Button(text, "" if n else "primary") for n, (_name, text) in enumerate(choices)]
    for button, (name, _text) in zip(buttons, choices, strict=True):
        button.clicked.connect(lambda _on=False, n=name: window.chosen.emit(n))
        card.body.addLayout(row(button, None))
    window.add_card(card, buttons[0])
    return window
