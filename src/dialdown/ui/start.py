"""What the window shows while no diary is open: the first start, or a diary that is not there.

Nothing is created, moved or replaced unless a button says so.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.theme import GAP_L, GAP_XL, Theme
from dialdown.ui.widgets.basics import Button, Card, label, row, title

_TEXT_WIDTH = 640


class StartWindow(QMainWindow):
    """A page of words and a few large buttons. `chosen` carries the name of the pressed one."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, head: str, words: Sequence[str], choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self.setWindowTitle("Dialdown")
        self.head = head
        card = Card(title(theme, head))
        card.body.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        card.body.setSpacing(GAP_L)
        for paragraph in words:
            card.body.addWidget(label(paragraph, wrap=True))
        card.setMaximumWidth(_TEXT_WIDTH * theme.text_size // 100)
        self._buttons = [
            Button(text, "" if n else "primary") for n, (_n, text) in enumerate(choices)
        ]
        for button, (name, _text) in zip(self._buttons, choices, strict=True):
            button.clicked.connect(lambda _on=False, n=name: self.chosen.emit(n))
            card.body.addLayout(row(button, None))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.addStretch(1)
        layout.addLayout(row(None, card, None))
        layout.addStretch(2)
        layout.itemAt(1).layout().setStretch(1, 10)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.setCentralWidget(scroll)
        self.resize(1000, 720)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter takes the first choice."""
        super().showEvent(event)
        self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)


def first_start(theme: Theme, path: str) -> StartWindow:
    """No diary yet, and none was ever here."""
    words = [
        _("A quiet place to note your days, see what goes with your pain, and bring one page to "
          "your doctor."),
        _("It never connects to anything. There is no account. What you write stays in one file "
          "on this computer, which only you may open:"),
        path,
        _("It is a notebook, not a doctor. It does not diagnose, predict or advise treatment. "
          "New weakness, numbness between the legs, or trouble with bladder or bowel need help "
          "at once."),
    ]  # fmt: skip
    choices = [("create", _("Start my diary")), ("look", _("Look around in a made-up diary"))]
    return StartWindow(theme, _("Welcome to Dialdown"), words, choices)


def missing_diary(theme: Theme, path: str, backups: int) -> StartWindow:
    """A diary should be here and is not."""
    words = [
        _("It should be at {path}. It may have been moved, or it lies on a disk that is not "
          "plugged in.").format(path=path),
        _("Nothing was created or changed."),
    ]  # fmt: skip
    choices = [("find", _("Find it…"))]
    if backups:
        choices.append(("restore", _("Restore a backup…")))
    choices += [("create", _("Start a new diary")), ("quit", _("Close"))]
    return StartWindow(theme, _("We cannot find your diary"), words, choices)


def unusable_diary(theme: Theme, why: str, backups: int) -> StartWindow:
    """The file is there, but it cannot be used."""
    words = [why, _("The file was left exactly as it is.")]
    choices = [("restore", _("Restore a backup…"))] if backups else []
    choices += [("find", _("Open another diary…")), ("quit", _("Close"))]
    return StartWindow(theme, _("Your diary cannot be opened"), words, choices)
