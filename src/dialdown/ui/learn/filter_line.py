"""What stands above a page that is made from a list: a field that filters it as one types."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialdown.i18n import _, ngettext
from dialdown.ui.theme import GAP_XS, TARGET
from dialdown.ui.widgets.announce import StatusLine


class FilterLine(QWidget):
    """`typed` gives what the page is to hold, empty for all of it."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("Show only what holds…"))
        self.edit.setAccessibleName(_("Show only what holds these words"))
        self.edit.setMinimumHeight(TARGET)
        self.edit.textChanged.connect(self.typed)
        self.count = StatusLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        layout.addWidget(self.edit)
        layout.addWidget(self.count)
        self.hide()

    @property
    def words(self) -> str:
        """What is typed."""
        return self.edit.text().strip()

    def start(self, shown: bool) -> None:
        """Begin with everything; shown only above pages that can be filtered."""
        with QSignalBlocker(self.edit):
            self.edit.clear()
        self.count.hide()
        self.setVisible(shown)

    def focus(self) -> None:
        """Ready to type."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def tell(self, count: int) -> None:
        """Say how many entries are left."""
        self.count.setVisible(bool(self.words))
        if self.words:
            words = ngettext("{count} entry", "{count} entries", count)
            self.count.say(words.format(count=count))
