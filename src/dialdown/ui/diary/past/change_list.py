"""A list of changes: what was done, when, by what, and whether it stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from dialdown.i18n import _
from dialdown.storage import Change
from dialdown.ui.theme import TARGET, Theme
from dialdown.ui.words import full_date, how_long_ago

Index = QModelIndex | QPersistentModelIndex


_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def change_words(change: Change, today: date) -> str:
    """Today at 14:02, by an import, taken back."""
    when = change.at.date
    day = how_long_ago(when, today) if abs((today - when).days) < 2 else full_date(when)
    words = _("{day} at {time}").format(day=day, time=f"{change.at.at:%H:%M}")
    parts = [words[:1].upper() + words[1:], _by_words(change.by)]
    parts += [_("taken back")] * (change.state != "done")
    return ", ".join(part for part in parts if part)


def _by_words(by: str) -> str:
    known = {
        "import": _("by an import"),
        "restore": _("by a restore"),
        "demo": _("as a made-up diary"),
    }
    return known.get(by, "")


class ChangeModel(QAbstractListModel):
    """Changes in the order in which they are given; one may stand out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._changes: Sequence[Change] = ()
        self._today = date.min
        self._next: dict[int, str] = {}

    def show(
        self, changes: Sequence[Change], today: date, marked: dict[int, str] | None = None
    ) -> None:
        """Show these; `marked` maps the id of a change that stands out to what is said of it."""
        self.beginResetModel()
        self._changes, self._today, self._next = changes, today, marked or {}
        self.endResetModel()

    def change(self, index: Index) -> Change:
        """The change of a row."""
        return self._changes[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of changes."""
        return 0 if parent.isValid() else len(self._changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Two lines of words; bold where it stands out."""
        change = self._changes[index.row()]
        marked = self._next.get(change.id, "")
        if role in _WORDS:
            head = ": ".join(part for part in (marked, change.label) if part)
            return f"{head}\n{change_words(change, self._today)}"
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font(bold=bool(marked))
        return None


class _Roomy(QStyledItemDelegate):
    """No row too small to hit."""

    def sizeHint(self, option, index: Index) -> QSize:
        """As high as the words, and a target at least."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(TARGET, hint.height()))


class ChangeList(QListView):
    """Read with the arrow keys. Words wrap; they are drawn, never interpreted."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.words = ChangeModel(theme)
        self._room = _Roomy()  # the view does not hold on to it
        self.setModel(self.words)
        self.setItemDelegate(self._room)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setProperty("rows", True)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.doItemsLayout)

    @property
    def current(self) -> Change | None:
        """The change of the current row."""
        index = self.currentIndex()
        return self.words.change(index) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Make a row current and bring it into sight."""
        if 0 <= row < self.words.rowCount():
            index = self.words.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)
