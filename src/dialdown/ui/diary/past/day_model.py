"""The recorded days as a model: words are made for the rows that are seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dialdown.domain.day import Day
from dialdown.ui.diary.past.words import DayWords, Wording

Index = QModelIndex | QPersistentModelIndex
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class DayModel(QAbstractListModel):
    """Days in the order in which they are given."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[Day] = ()
        self._wording: Wording | None = None

    def show(self, days: Sequence[Day], wording: Wording) -> None:
        """Show these days from now on."""
        self.beginResetModel()
        self._days, self._wording = days, wording
        self.endResetModel()

    def day(self, index: Index) -> Day:
        """The day of a row."""
        return self._days[index.row()]

    def words(self, index: Index) -> DayWords:
        """The words of a row."""
        assert self._wording is not None
        return self._wording.of(self.day(index))

    @property
    def numbers(self) -> bool:
        """Whether numbers are to be seen at all."""
        return self._wording is None or self._wording.numbers

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of days."""
        return 0 if parent.isValid() else len(self._days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole row as one spoken line."""
        return self.words(index).spoken if role in _SPOKEN else None
