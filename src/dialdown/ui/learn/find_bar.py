"""Find in the open page: what to look for, how often it is there, next and previous."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.theme import GAP_S, TARGET, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, Card
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_LETTERS = 17


class FindBar(QWidget):
    """Hidden until it is opened.

    `typed` gives the words to look for, `stepped` 1 or -1 for the next or the one before,
    `everywhere` the words to look for in all pages; `closed` follows when it is put away.
    """

    typed = Signal(str)
    stepped = Signal(int)
    everywhere = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("Find…"))
        self.edit.setAccessibleName(_("Find on this page"))
        self.edit.setMinimumHeight(TARGET)
        self.edit.textChanged.connect(self.typed)
        self.edit.installEventFilter(self)
        self.count = StatusLine()
        self.count.setMinimumHeight(TARGET)
        self.next = Button(_("Next"), name=_("Next place, F3"))
        self.previous = Button(_("Previous"), name=_("Previous place, Shift F3"))
        self.all = Button(_("In all pages"), "quiet")
        self.close_ = Button(_("Close"), name=_("Close find"))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.all.clicked.connect(self.look_everywhere)
        self.close_.clicked.connect(self.put_away)
        card = Card()
        card.body.setContentsMargins(GAP_S, GAP_S, GAP_S, GAP_S)
        parts = (self.edit, self.previous, self.next, self.close_, self.count, self.all)
        card.body.addWidget(Wrapping(FlowLayout(), *parts))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP_S)
        layout.addWidget(card)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def words(self) -> str:
        """What to look for; empty while the bar is hidden."""
        return "" if self.isHidden() else self.edit.text().strip()

    def open(self) -> None:
        """Ready to type."""
        anew = self.isHidden()
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        if anew:
            self.typed.emit(self.edit.text())

    def tell(self, place: int, count: int) -> None:
        """Say which of how many places is shown; `place` is 1 for the first."""
        if not self.words:
            self.count.setText("")
            return
        some = _("{place} of {count}").format(place=place, count=count)
        self.count.say(some if count else _("Not on this page"))

    def look_everywhere(self) -> None:
        """Look for the same in all pages."""
        words = self.edit.text()
        self.put_away()
        self.everywhere.emit(words)

    def put_away(self) -> None:
        """Hide."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """In the field: Enter goes on, Shift+Enter back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.stepped.emit(-1 if back else 1)
        return True

    def _fit(self) -> None:
        self.edit.setFixedWidth(self.edit.fontMetrics().averageCharWidth() * _LETTERS)
