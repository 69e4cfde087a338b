"""All recorded days as a list, newest first, with a search above it."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.i18n import _, ngettext
from dialdown.ui.diary.past.day_model import DayModel
from dialdown.ui.diary.past.day_row import DayDelegate
from dialdown.ui.diary.past.words import Wording
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.announce import StatusLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsView(QListView):
    """A list whose rows open with one click, Enter or Space; a held key opens once."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("rows", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the row."""
        if event.key() in (*_ENTER, Qt.Key.Key_Space) and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class DayList(QWidget):
    """`chosen` carries the date of the row that was opened; `numbers` may be kept from sight."""

    chosen = Signal(object)  # date

    def __init__(self, session: Session, theme: Theme, numbers: bool = True) -> None:
        super().__init__()
        self._session, self._numbers = session, numbers
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search in notes, good things and tags"))
        self.field.setAccessibleName(_("Search in notes, good things and tags"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._enter_list)
        self._said = StatusLine()
        self._model = DayModel()
        self._shown: list[Day] = []
        self.view = RowsView(_("Recorded days, newest first"))
        self.view.setModel(self._model)
        self._rows = DayDelegate(theme, self._model)  # the view does not hold on to it
        self.view.setItemDelegate(self._rows)
        self.view.setUniformItemSizes(True)
        self.view.opened.connect(lambda index: self.chosen.emit(self._model.day(index).date))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        layout.addWidget(self.view, 1)
        theme.changed.connect(self.view.doItemsLayout)
        session.changed.connect(lambda: self.refresh() if self.isVisible() else None)
        self.refresh()

    def refresh(self) -> None:
        """Read the days again; the row that was current stays current."""
        current = self.view.currentIndex()
        when = self._model.day(current).date if current.isValid() else None
        days = self._fill()
        self._said.setText(_count_words(len(days), bool(self.field.text().strip())))
        if when:
            self.show_date(when)

    def search(self, words: str) -> None:
        """Show only the days in which these words occur."""
        self.field.setText(words)

    def show_date(self, when: date) -> None:
        """Make the row of a date current, or of the recorded day before it."""
        days = [day.date for day in self._shown]
        row = next((place for place, date_ in enumerate(days) if date_ <= when), len(days) - 1)
        index = self._model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self._enter_list()
            return
        super().keyPressEvent(event)

    def _fill(self) -> list[Day]:
        diary, wanted = self._session.diary, self.field.text().strip()
        self._shown = (diary.find(wanted) if wanted else diary.days())[::-1]
        self._model.show(self._shown, Wording(diary, self._numbers))
        return self._shown

    def _search(self, text: str) -> None:
        self._said.say(_count_words(len(self._fill()), bool(text.strip())))

    def _enter_list(self) -> None:
        if not self._shown:
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)


def _count_words(count: int, found: bool) -> str:
    if not count:
        return _("Nothing found") if found else _("Nothing is recorded yet")
    form = (
        ngettext("Found {n} day", "Found {n} days", count)
        if found
        else ngettext("{n} day", "{n} days", count)
    )
    return form.format(n=count)
