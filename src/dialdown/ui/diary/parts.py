"""The parts of a day's page. Each shows a day and says what the person changed in it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.clock import Stamp
from dialdown.domain.day import GOOD_THING, NOTE, Day
from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.diary.note import NoteEdit
from dialdown.ui.diary.rows import QuestionGrid
from dialdown.ui.theme import GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, heading, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import short_date

Now = Callable[[], Stamp]


class DayPart(QWidget):
    """Shows a day. `edited` carries what was done in words, the new day, and a key under which
    edits that belong together are one step to undo.
    """

    edited = Signal(str, object, str)
    refused = Signal(str)

    def __init__(self, now: Now) -> None:
        super().__init__()
        self.now = now
        self.day = Day(date.min)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP_M)

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        self.day = day

    def flush(self) -> None:
        """Emit what is still being typed."""

    def summary(self) -> str:
        """What this part holds for the day, in a few words; empty if nothing."""
        return ""


class ScalesPart(DayPart):
    """Rated questions in the aligned grid."""

    last_finished = Signal()

    def __init__(
        self, theme: Theme, scales: list[Scale], usual: dict[str, float], now: Now
    ) -> None:
        super().__init__(now)
        self._usual = usual
        self.grid = QuestionGrid(theme, scales)
        self.grid.answered.connect(self._answered)
        self.grid.refused.connect(self.refused)
        self.grid.last_finished.connect(self.last_finished)
        self.body.addWidget(self.grid)

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        super().show_day(day)
        self.grid.show_day(day, self._usual)

    def summary(self) -> str:
        """What is inside, in a few words."""
        said = []
        for row in self.grid.rows:
            value = self.day.value(row.scale.key)
            if value is not None:
                said.append(f"{row.scale.title} {row.scale.shown(value)}")
        return ", ".join(said)

    def has(self, key: str) -> bool:
        """True if one of the questions is about this scale."""
        return any(row.scale.key == key for row in self.grid.rows)

    def _answered(self, scale: Scale, value: float | None, goes_on: bool) -> None:
        day = self.day.with_value(scale.key, value, self.now(), scale)
        shown = _("blank") if value is None else scale.shown(value)
        words = _("{scale} {value}, {date}").format(
            scale=scale.title, value=shown, date=short_date(day.date)
        )
        # A typed 1 that becomes 10 is one answer, and one step to undo.
        one = value == 1 or goes_on
        self.edited.emit(words, day, f"ten:{day.date}:{scale.key}" if one else "")


class TicksPart(DayPart):
    """Things to tick, as large chips; those in use come first, the rest behind "more"."""

    def __init__(
        self, theme: Theme, title: str, prefix: str, words: dict[str, str], now: Now,
        shown: int = 4, value: float = 1.0, alone: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(now)
        self._prefix, self._words, self._value, self._shown = prefix, words, value, shown
        self._title = title
        self._chips: dict[str, Button] = {}
        self._flow = Wrapping(FlowLayout())
        self._more = Button(_("More…"), "chip", _("{title}: show all").format(title=title))
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _on: self._show_chips())
        self.body.setSpacing(GAP_S)
        if not alone:
            self.body.addWidget(heading(theme, title))
        self.body.addWidget(self._flow)
        for key, name in words.items():
            chip = Button(name, "chip", f"{title}: {name}", checkable=True)
            chip.clicked.connect(lambda on, k=key: self._ticked(k, on))
            self._chips[key] = chip
            self._flow.add(chip)
        self._flow.add(self._more)

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        super().show_day(day)
        for key, chip in self._chips.items():
            chip.setChecked(bool(day.value(f"{self._prefix}:{key}")))
        self._show_chips()

    def summary(self) -> str:
        """What is inside, in a few words."""
        return ", ".join(name for key, name in self._words.items() if self._chips[key].isChecked())

    def _show_chips(self) -> None:
        every = self._more.isChecked() or len(self._chips) <= self._shown + 1
        for place, chip in enumerate(self._chips.values()):
            chip.setVisible(every or place < self._shown or chip.isChecked())
        self._more.setVisible(len(self._chips) > self._shown + 1)
        self._more.setText(_("Fewer") if self._more.isChecked() else _("More…"))

    def _ticked(self, key: str, on: bool) -> None:
        day = self.day.with_tick(f"{self._prefix}:{key}", on, self._value)
        form = _("{what} noted, {date}") if on else _("{what} taken off, {date}")
        words = form.format(what=self._words[key], date=short_date(day.date))
        self.edited.emit(words, day, "")


class NotesPart(DayPart):
    """The note and one good thing."""

    undo_asked = Signal()

    def __init__(self, now: Now) -> None:
        super().__init__(now)
        self._edits = {
            GOOD_THING: NoteEdit(_("One good thing"), _("Something small counts"), lines=1),
            NOTE: NoteEdit(_("Note"), _("Anything you want to remember"), lines=4),
        }
        for key, edit in self._edits.items():
            words = label(edit.accessibleName())
            words.setBuddy(edit)
            self.body.addWidget(words)
            self.body.addWidget(edit)
            edit.written.connect(lambda text, k=key: self._written(k, text))
            edit.undo_asked.connect(self.undo_asked)

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        same = day.date == self.day.date
        super().show_day(day)
        for key, edit in self._edits.items():
            if not (same and edit.hasFocus() and edit.is_pending):
                edit.show_text(day.text(key))

    def flush(self) -> None:
        """Emit what is still being typed."""
        for edit in self._edits.values():
            edit.flush()

    def keep(self) -> None:
        """What was typed could not be saved: hold on to it."""
        for edit in self._edits.values():
            edit.keep()

    def summary(self) -> str:
        """What is inside, in a few words."""
        parts = [self.day.text(key).strip().replace("\n", " ") for key in self._edits]
        return " · ".join(part for part in parts if part)

    def _written(self, key: str, text: str) -> None:
        name = self._edits[key].accessibleName()
        try:
            day = self.day.with_text(key, text, self.now())
        except ValueError as error:
            self.refused.emit(str(error))
            return
        words = _("{what}, {date}").format(what=name, date=short_date(day.date))
        self.edited.emit(words, day, f"text:{day.date}:{key}")
