"""One question of the section: its words, its picture or table, and the line that is read out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.ui.charts.changes.days_plot import DaysPlot
from dialdown.ui.charts.changes.dot_rows import DotRows
from dialdown.ui.charts.frame import ChartFrame, Keys
from dialdown.ui.charts.tables import Table, TableView
from dialdown.ui.theme import GAP_S, TARGET, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import heading, label, small

_PAGE = 28


@dataclass(frozen=True)
class Shown:
    """What a part shows beside its picture; without rows in the table there is no picture.

    `read` gives what is read out for a row or a day by its place, `hint` stands where none is
    chosen, and `at` is the place chosen at first.
    """

    sentence: str = ""
    about: str = ""
    description: str = ""
    table: Table = field(default_factory=Table)
    read: Callable[[int], str] = str
    hint: str = ""
    at: int | None = None


class Part(QWidget):
    """Subclasses put their choices into `choices`, and call `tell` when anything changed.

    Arrows, Home and End go from one dot to the next and read it; so does the mouse.
    """

    def __init__(
        self, theme: Theme, words: str, name: str, table_name: str, picture: DotRows | DaysPlot
    ) -> None:
        super().__init__()
        self._as_table = False
        self._at: int | None = None
        self._shown = Shown()
        self.picture = picture
        self.choices = QVBoxLayout()
        self.choices.setSpacing(GAP_S)
        self.sentence = label(wrap=True)
        self.about = small(theme, wrap=True)
        self.frame = ChartFrame(picture, name, self._keys())
        self.table = TableView(theme, table_name)
        self.reading = label(wrap=True)
        self.reading.setMinimumHeight(TARGET)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(heading(theme, words, wrap=True))
        layout.addLayout(self.choices)
        for part in (self.sentence, self.about, self.frame, self.table, self.reading):
            layout.addWidget(part)
        picture.pointed.connect(self._hover)
        picture.pressed.connect(self._press)
        self._arrange()

    @property
    def at(self) -> int | None:
        """The row or day that the keyboard or a press chose."""
        return self._at

    def show_table(self, on: bool) -> None:
        """The table instead of the picture, or back."""
        self._as_table = on
        self._arrange()

    def tell(self, shown: Shown) -> None:
        """Show what was worked out; the picture has its numbers already."""
        self._shown, self._at = shown, shown.at
        for line, words in ((self.sentence, shown.sentence), (self.about, shown.about)):
            line.setText(words)
            line.setVisible(bool(words))
        self.frame.setAccessibleDescription(shown.description)
        caption = f"{shown.sentence} {shown.about}".strip()
        self.frame.saving.tell(self.frame.accessibleName(), caption)
        self.picture.mark(self._at)
        self._say(self._at)
        self._arrange()

    def _arrange(self) -> None:
        some = bool(self._shown.table.rows)
        for part in (self.frame, self.reading):
            part.setVisible(some and not self._as_table)
        if self._as_table:  # filling a long table takes longer than drawing the picture
            self.table.show_table(self._shown.table)
        self.table.setVisible(some and self._as_table)

    # ------------------------------------------------------------------ reading
    def _keys(self) -> Keys:
        """Rows lie below each other, days beside each other."""
        key = Qt.Key
        keys: Keys = {key.Key_Home: lambda: self._read(0), key.Key_End: lambda: self._read(-1)}
        if isinstance(self.picture, DotRows):
            return keys | {
                key.Key_Up: lambda: self._step(-1),
                key.Key_Down: lambda: self._step(1),
            }
        return keys | {
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_PageUp: lambda: self._step(-_PAGE),
            key.Key_PageDown: lambda: self._step(_PAGE),
        }

    def _step(self, by: int) -> None:
        if self._at is None:
            self._read(0 if by > 0 else -1)
        else:
            self._read(min(max(self._at + by, 0), len(self.picture) - 1))

    def _read(self, at: int) -> None:
        """Choose a place, the last one for -1, and say it."""
        if not len(self.picture):
            return
        self._at = at % len(self.picture)
        self.picture.mark(self._at)
        self._say(self._at)
        announce(self.frame, self.reading.text())

    def _press(self, at: int | None) -> None:
        if at is not None:
            self._read(at)

    def _hover(self, at: int | None) -> None:
        shown = self._at if at is None else at
        self.picture.mark(shown)
        self._say(shown)

    def _say(self, at: int | None) -> None:
        self.reading.setText(self._shown.hint if at is None else self._shown.read(at))
