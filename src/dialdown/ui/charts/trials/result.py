"""A trial that is over: its verdict, its sentence, its picture or table, each day to be read."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.insights import sentence
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.frame import ChartFrame, Keys
from dialdown.ui.charts.tables import Table, TableView
from dialdown.ui.charts.trials.blocks_plot import BlocksPlot
from dialdown.ui.charts.trials.numbers import TrialNumbers, days_of
from dialdown.ui.charts.trials.words import (
    block_words,
    day_words,
    kind_words,
    notes_words,
    verdict_heading,
    when_words,
)
from dialdown.ui.records.fields import fitted
from dialdown.ui.records.wording import brief
from dialdown.ui.theme import GAP_S, TARGET, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, heading, label, row, small

_ALL_ROOM = 100


class TrialResult(QWidget):
    """Shows one trial. Arrows go by days, Page Up and Page Down by blocks, Enter opens the day."""

    open_day = Signal(object)

    def __init__(self, theme: Theme, delete: Callable[[], object]) -> None:
        super().__init__()
        self._numbers: TrialNumbers | None = None
        self._today = date.min
        self._day: date | None = None
        self._as_table = False
        self.name = fitted(heading(theme, wrap=True))
        self.when = small(theme, wrap=True)
        self.verdict = heading(theme, wrap=True)
        self.sentence = label(wrap=True)
        self.plot = BlocksPlot(theme)
        self.frame = ChartFrame(self.plot, "", self._keys())
        self.table = TableView(theme, _("This trial as a table"))
        self.reading = label(wrap=True)
        self.reading.setMinimumHeight(TARGET)
        self.notes = small(theme, wrap=True)
        self._open = Button(_("Open this day"), "quiet")
        self.delete = Button(_("Delete this trial"), "quiet")
        self._lay_out()
        self.plot.pointed.connect(self._hover)
        self.plot.pressed.connect(self._press)
        self._open.clicked.connect(lambda: self.open_day.emit(self._day))
        self.delete.clicked.connect(delete)

    def show_trial(self, numbers: TrialNumbers, today: date) -> None:
        """Show this one from now on."""
        self._numbers, self._today, self._day = numbers, today, None
        name = brief(numbers.trial.change) or _("A change without a name")
        words = sentence(numbers.change)
        self.name.setText(name)
        self.when.setText(when_words(numbers.trial, today))
        self.verdict.setText(verdict_heading(numbers.change))
        self.sentence.setText(words)
        self.notes.setText(notes_words(numbers))
        self.delete.setAccessibleName(_("Delete the trial: {name}").format(name=name))
        self.frame.setAccessibleName(_("Trial: {name}").format(name=name))
        self.frame.setAccessibleDescription(" ".join([words, *self._blocks()]))
        self.frame.saving.tell(_("Trial: {name}").format(name=name), self._caption(words))
        self.plot.show_numbers(numbers, today)
        self.table.show_table(self._table(numbers))
        self._show()
        self._say(None)

    def show_table(self, on: bool) -> None:
        """The table instead of the picture, or back."""
        self._as_table = on
        self._show()

    def _show(self) -> None:
        some = self._numbers is not None and any(self._numbers.noted)
        self.table.setVisible(some and self._as_table)
        for part in (self.frame, self.reading, self._open):
            part.setVisible(some and not self._as_table)

    # ------------------------------------------------------------------ words
    def _blocks(self) -> list[str]:
        if (numbers := self._numbers) is None:
            return []
        every = zip(numbers.blocks, numbers.means, numbers.noted, strict=True)
        return [block_words(*found, self._today) for found in every]

    def _caption(self, words: str) -> str:
        hint = _("Shaded, filled dots: with the change. Thick lines: averages of the blocks.")
        return f"{self.when.text()}. {self.verdict.text()}. {words}\n{hint}"

    def _table(self, numbers: TrialNumbers) -> Table:
        rows = []
        for block, mean in zip(numbers.blocks, numbers.means, strict=True):
            average = "" if mean is None else f"{mean:.1f}"
            for day in days_of(block):
                value = numbers.value(day)
                pain = f"{round(value, 1):g}" if np.isfinite(value) else ""
                kind = kind_words(block.changed)
                rows.append(
                    [short_day(day, self._today), str(block.number), kind, pain, average]
                )  # fmt: skip
        return Table([_("Day"), _("Block"), _("Plan"), _("Pain"), _("Average of the block")], rows)

    # ------------------------------------------------------------------ reading
    def _keys(self) -> Keys:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_Home: lambda: self._end(0),
            key.Key_End: lambda: self._end(-1),
            key.Key_PageUp: lambda: self._block(-1),
            key.Key_PageDown: lambda: self._block(1),
            key.Key_Return: lambda: self._open.click(),
            key.Key_Enter: lambda: self._open.click(),
        }

    def _step(self, days: int) -> None:
        if self._day is None:
            self._end(0 if days > 0 else -1)
        else:
            self._choose(self._day + timedelta(days=days))

    def _end(self, at: int) -> None:
        if self._numbers and self._numbers.blocks:
            block = self._numbers.blocks[at]
            self._choose(block.first if at == 0 else block.last)

    def _choose(self, day: date) -> None:
        """Put the mark on a day of the trial and say it."""
        if self._numbers is None or self._numbers.block_of(day) is None:
            return
        self._day = day
        self.plot.mark_day(day)
        self._say(day)
        announce(self.frame, self.reading.text())

    def _block(self, by: int) -> None:
        """Go to the first day of the next block or the one before, and say its average."""
        if (numbers := self._numbers) is None or not numbers.blocks:
            return
        here = numbers.block_of(self._day) if self._day else None
        at = (0 if by > 0 else -1) if here is None else here + by
        at = min(max(at, 0), len(numbers.blocks) - 1) if at >= 0 or here is not None else at
        self._day = numbers.blocks[at].first
        self.plot.mark_day(self._day)
        self._say(self._day)
        self.reading.setText(self._blocks()[at])
        announce(self.frame, self.reading.text())

    def _say(self, day: date | None) -> None:
        self._open.setEnabled(self._day is not None)
        if self._numbers is None or day is None:
            words = _("Point at a day, or use the arrow keys, to read it. Page keys go by blocks.")
        else:
            words = day_words(self._numbers, day, self._today)
        self.reading.setText(words)

    def _hover(self, day: date | None) -> None:
        self.plot.mark_day(day or self._day)
        self._say(day or self._day)

    def _press(self, day: date | None) -> None:
        if day:
            self._choose(day)

    # ------------------------------------------------------------------ building
    def _lay_out(self) -> None:
        line = row(self.reading, None, self._open)
        line.setStretchFactor(self.reading, _ALL_ROOM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        for part in (self.when, self.name, self.verdict, self.sentence, self.frame, self.table):
            layout.addWidget(part)
        layout.addLayout(line)
        layout.addWidget(self.notes)
        layout.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
