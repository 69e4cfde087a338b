"""Finding words in notes and tags."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.i18n import _, ngettext
from dialdown.ui.diary.past.words import first_words
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, clear, heading
from dialdown.ui.words import full_date

_MOST = 8


class FindInNotes(QWidget):
    """A search field; the newest of what it finds stands below it and leads to its day.

    `all_asked` carries the words, when all that was found is to be seen as a list.
    """

    chosen = Signal(object)  # date
    all_asked = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search…"))
        self.field.setAccessibleName(_("Find in notes and tags"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self._said = StatusLine()
        self._found = QVBoxLayout()
        self._found.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(heading(theme, _("Find in notes")))
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        layout.addLayout(self._found)
        self._said.hide()

    def _search(self, text: str) -> None:
        clear(self._found)
        wanted = text.strip()
        self._said.setVisible(bool(wanted))
        if not wanted:
            return
        days = self._session.diary.find(wanted)[::-1]
        words = (
            ngettext("Found {n} day", "Found {n} days", len(days)) if days else _("Nothing found")
        )
        self._said.say(words.format(n=len(days)))
        for day in days[:_MOST]:
            self._found.addWidget(self._entry(day))
        if len(days) > _MOST:
            every = Button(_("See all {n} days").format(n=len(days)), "quiet")
            every.clicked.connect(lambda: self.all_asked.emit(wanted))
            self._found.addWidget(every)

    def _entry(self, day: Day) -> Button:
        short = first_words(day)[:32]
        button = Button(f"{full_date(day.date)}\n{short}".strip(), "entry", full_date(day.date))
        button.clicked.connect(lambda: self.chosen.emit(day.date))
        return button
