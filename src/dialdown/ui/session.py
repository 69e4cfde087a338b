"""The open diary as the window uses it: saves, undoes, and tells every page what changed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from dialdown.domain.clock import Clock, Stamp
from dialdown.domain.day import Day
from dialdown.domain.records import Record
from dialdown.i18n import _
from dialdown.storage import Change, Diary, DiaryError


class Session(QObject):
    """One diary in one window.

    `changed` follows every save, undo and redo, after the commit has returned. `said` carries the
    words for the status line; `failed` the words for a save that did not happen.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, diary: Diary, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.diary = diary
        self._clock = clock
        self.saved_at: Stamp | None = None

    def now(self) -> Stamp:
        """The present instant on the person's wall clock."""
        return self._clock()

    def today(self) -> date:
        """The date on the wall."""
        return self.now().date

    def save(
        self,
        label: str,
        *items: Day | Record,
        remove: Sequence[Day | Record] = (),
        merge_key: str = "",
    ) -> bool:
        """Save; True if it is on the disk now, also when nothing had to change."""
        try:
            change = self.diary.save(label, *items, remove=remove, merge_key=merge_key)
        except (DiaryError, ValueError) as error:
            self.failed.emit(str(error))
            return False
        if change:
            self.saved_at = self.now()
            self.said.emit(_("Saved {time}").format(time=f"{self.saved_at.at:%H:%M}"))
            self.changed.emit()
        return True

    def undo(self) -> Change | None:
        """Take back the newest change."""
        return self._travel(self.diary.undo, _("Undone: {what}"))

    def redo(self) -> Change | None:
        """Bring back what was undone last."""
        return self._travel(self.diary.redo, _("Brought back: {what}"))

    def _travel(self, step, words: str) -> Change | None:
        try:
            change: Change | None = step()
        except DiaryError as error:
            self.failed.emit(str(error))
            return None
        if change:
            self.said.emit(words.format(what=change.label))
            self.changed.emit()
        return change
