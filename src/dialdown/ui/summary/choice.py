"""What is chosen at this moment, in one place that every group of choices reads and changes."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from dialdown.summary.chosen import Chosen


class Choice(QObject):
    """The period, and what is on the page and behind it.

    `changed` follows a press, `typed` a letter, after which more may follow; `moved` comes before
    either when the period is another.
    """

    changed = Signal()
    typed = Signal()
    moved = Signal()

    def __init__(self, chosen: Chosen, first: date, last: date, parent: QObject) -> None:
        super().__init__(parent)
        self.chosen = chosen
        self.first, self.last = first, last

    def put(self, chosen: Chosen, typing: bool = False) -> None:
        """Choose something else."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._tell(typing)

    def put_period(self, first: date, last: date, typing: bool = False) -> None:
        """Choose other days. A note is chosen for the days that were seen, so none stays chosen."""
        if (first, last) != (self.first, self.last):
            self.first, self.last = first, last
            self.chosen = replace(self.chosen, notes=()).with_part("notes", on=False)
            self.moved.emit()
            self._tell(typing)

    def _tell(self, typing: bool) -> None:
        (self.typed if typing else self.changed).emit()
