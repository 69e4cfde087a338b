"""The parts of a day's page. Each shows a day and says what the person changed in it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.diary.note import NoteEdit
from dialdown.ui.diary.rows import QuestionGrid
from dialdown.ui.theme import GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import heading
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


class TextPart(DayPart):
    """Words under one key: the note, or one good thing."""

    undo_asked = Signal()

    def __init__(
        self, theme: Theme, key: str, title: str, hint: str, now: Now, lines: int = 1,
        alone: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(now)
        self._key, self._title = key, title
        self.edit = NoteEdit(title, hint, lines)
        self.edit.written.connect(self._written)
        self.edit.undo_asked.connect(self.undo_asked)
        self.edit.refused.connect(self.refused)
        self.body.setSpacing(GAP_S)
        if not alone:
            self.body.addWidget(heading(theme, title))
        self.body.addWidget(self.edit)

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything, or taking away what is being typed."""
        same = day.date == self.day.date
        super().show_day(day)
        if not (same and self.edit.hasFocus() and self.edit.is_pending):
            self.edit.show_text(day.text(self._key))

    def flush(self) -> None:
        """Emit what is still being typed."""
        self.edit.flush()

    def summary(self) -> str:
        """What is inside, on one line."""
        return " ".join(self.day.text(self._key).split())

    def _written(self, text: str) -> None:
        try:
            day = self.day.with_text(self._key, text, self.now())
        except ValueError as error:
            self.refused.emit(str(error))
            return
        words = _("{what}, {date}").format(what=self._title, date=short_date(day.date))
        self.edited.emit(words, day, f"text:{day.date}:{self._key}")
