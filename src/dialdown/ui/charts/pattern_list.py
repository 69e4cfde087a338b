"""What goes with the pain: one row a factor, the other lag opening beneath the chosen one."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dialdown.i18n import _, ngettext
from dialdown.insights import Pattern, promise
from dialdown.ui.charts.describe import period_words
from dialdown.ui.charts.pattern_row import Axis, AxisRow, PatternRow
from dialdown.ui.charts.pattern_table import pattern_table
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.reading_line import ReadingLine
from dialdown.ui.charts.row_words import (
    points_words,
    row_name,
    row_reading,
    row_spoken,
    row_verdict,
)
from dialdown.ui.charts.saving import SaveRow
from dialdown.ui.charts.tables import TableView
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, Card, clear, heading, holder, label, small

_MOST_STEPS = 1000
_FEW = 8
"""Rows shown before `Show all`."""


class PatternList(Card):
    """The list. `chosen` tells the row that a person chose; `method_asked` how it came about."""

    chosen = Signal(object)
    method_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._patterns: Patterns | None = None
        self._all = self._as_table = False
        self._pair: tuple[str, str, int] | None = None
        self._group = QButtonGroup(self)
        self._about = small(theme, wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._chart = holder(self._lines)
        self._more = Button("", "quiet")
        self._more.clicked.connect(self._toggle_all)
        self.reading = ReadingLine(theme)
        self.saving = SaveRow(self._chart, theme)
        self.table = TableView(theme, _("What goes with your pain, as a table"))
        self.table.hide()
        self._foot = small(theme, wrap=True)
        self.method = Button(_("How this is worked out"), "quiet")
        self.method.clicked.connect(self.method_asked)
        self.body.addWidget(heading(theme, _("What goes with your pain")))
        self.body.addWidget(self._about)
        self.saving.put_left(self._more)
        for part in (self._chart, self.reading, self.saving):
            self.body.addWidget(part)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.body.addWidget(self._foot)
        self.body.addWidget(self.method, 0, Qt.AlignmentFlag.AlignLeft)
        self._arrange()

    @property
    def ready(self) -> bool:
        """Whether anything was worked out yet."""
        return self._patterns is not None

    @property
    def rows(self) -> list[PatternRow]:
        """The rows on screen, from top to bottom."""
        return [row for row in self._group.buttons() if isinstance(row, PatternRow)]

    def show_working(self) -> None:
        """Say that the days are being looked through; what was found before stays until then."""
        if self._patterns is None:
            self._about.setText(_("Looking through your days"))

    def show_failed(self) -> None:
        """Say that nothing came of it."""
        if self._patterns is None:
            self._about.setText(_("This could not be worked out. What you noted is safe."))

    def show_patterns(self, patterns: Patterns) -> None:
        """Show what was found; before the first look, how many days are still needed."""
        self._patterns = patterns
        self._rebuild()

    def show_table(self, on: bool) -> None:
        """The table instead of the dots, or back."""
        self._as_table = on
        self._arrange()

    def _arrange(self) -> None:
        """Before the first look there is nothing for a table to hold."""
        waiting = self._patterns is None or self._patterns.settled.look_day is None
        self.table.setVisible(self._as_table and not waiting)
        self._chart.setVisible(waiting or not self._as_table)
        for part in (self.reading, self.saving):
            part.setVisible(not (waiting or self._as_table))
        many = self._patterns is not None and len(self._patterns.rows) > _FEW
        self._more.setVisible(many)

    def choose_factor(self, key: str) -> bool:
        """Choose the row of a factor, as a person would; False where there is none."""
        if self._patterns and not any(row.row.factor == key for row in self.rows):
            self._all = True
            self._rebuild()
        row = next((row for row in self.rows if row.row.factor == key), None)
        if row is not None:
            row.setChecked(True)
        return row is not None

    def choose_none(self) -> None:
        """Take the mark off the chosen row."""
        self._pair = None
        self._group.setExclusive(False)
        for row in self.rows:
            row.setChecked(False)
        self._group.setExclusive(True)
        self._open_beneath()

    # ------------------------------------------------------------------ building
    def _rebuild(self) -> None:
        clear(self._lines)
        for button in self._group.buttons():
            self._group.removeButton(button)
        if (found := self._patterns) is None:
            return
        self._about.setText(about_words(found))
        waiting = found.settled.look_day is None
        self._foot.setText("" if waiting else f"{promise()} {found.say(found.settled)}")
        self._foot.setVisible(not waiting)
        self.table.show_table(pattern_table(found))
        self._arrange()
        if waiting:
            self._lines.addWidget(label(waiting_words(found), wrap=True))
            return
        self._add_rows(found)
        self._put_in_tab_order()
        self._open_beneath()
        self._chart.setAccessibleName(_("What goes with your pain"))
        self._chart.setAccessibleDescription(describe_rows(found))
        self.saving.tell(_("What goes with your pain"), caption_words(found))
        self._point(None)

    def _add_rows(self, found: Patterns) -> None:
        groups = found.rows if self._all else found.rows[:_FEW]
        axis = shared_axis([row for group in found.rows for row in group] + found.other_way_round)
        for group in groups:
            for i, row in enumerate(group):
                self._add(found, row, axis, beneath=i > 0)
        if self._all or len(found.rows) <= _FEW:
            for row in found.other_way_round:
                self._add(found, row, axis, beneath=False)
        words = [points_words(tick) for tick in axis.ticks]
        words[-1] = _("{points} points").format(points=words[-1])
        self._lines.addWidget(AxisRow(self._theme, axis, words))
        count = len(found.rows) + len(found.other_way_round)
        more = _("Show fewer rows") if self._all else _("Show all {n} rows").format(n=count)
        self._more.setText(more)
        self._more.setAccessibleName(more)

    def _add(self, found: Patterns, row: Pattern, axis: Axis, beneath: bool) -> None:
        made = PatternRow(
            self._theme, row, row_name(row, found.factors), row_verdict(row),
            row_spoken(row, found.factors), axis, beneath,
        )  # fmt: skip
        made.setChecked(row.pair == self._pair)
        made.toggled.connect(lambda on, row=row: self._choose(row) if on else None)
        made.pointed.connect(self._point)
        self._group.addButton(made)
        self._lines.addWidget(made)

    def _put_in_tab_order(self) -> None:
        """Rows are made late, and Tab would come to them after everything else of the window."""
        before: QWidget = self._more
        for _step in range(_MOST_STEPS):
            before = before.previousInFocusChain() or self._more
            if not self.isAncestorOf(before) and before.focusPolicy() != Qt.FocusPolicy.NoFocus:
                break
        for row in self.rows:
            QWidget.setTabOrder(before, row)
            before = row

    def _toggle_all(self) -> None:
        self._all = not self._all
        self._rebuild()

    # ------------------------------------------------------------------ choosing
    def _choose(self, row: Pattern) -> None:
        self._pair = row.pair
        self._open_beneath()
        self._point(row)
        self.chosen.emit(row)

    def _point(self, pointed: Pattern | None) -> None:
        """Read out the row under the mouse or the keyboard, else the chosen one."""
        chosen = (row.row for row in self.rows if row.isChecked())
        row = pointed or next(chosen, None)
        if row is None or self._patterns is None:
            self.reading.setText(_("Point at a row, or use the arrow keys, to read it."))
        else:
            self.reading.setText(row_reading(row, self._patterns.factors))

    def _open_beneath(self) -> None:
        factor = self._pair[0] if self._pair else None
        for row in self.rows:
            if row.beneath:
                row.setVisible(row.row.factor == factor)


def shared_axis(rows: Sequence[Pattern]) -> Axis:
    """Whole points that hold every interval, at least -1 to +1."""
    ends = [end for row in rows if row.in_points for end in row.in_points]
    return Axis(math.floor(min([*ends, -1.0])), math.ceil(max([*ends, 1.0])))


def about_words(found: Patterns) -> str:
    """How many days this rests on, and what it cannot tell."""
    days = found.days_with_pain
    counted = ngettext("{days} day with pain noted.", "{days} days with pain noted.", days)
    return counted.format(days=days) + " " + _("Going together does not tell why.")


def caption_words(found: Patterns) -> str:
    """What a person who has only the picture needs to know."""
    dots = _("Dot: points of pain, 0 to 10. Line: likely range. Filled: clear.")
    return "\n".join((about_words(found), dots, promise(), period_words(found.series)))


def describe_rows(found: Patterns) -> str:
    """How many rows there are, and how many of each verdict."""
    rows = found.settled.patterns
    verdicts = [row.verdict for row in rows]
    counts = [
        (_("clear"), verdicts.count("clear")),
        (_("possible"), verdicts.count("possible")),
        (_("no pattern seen"), verdicts.count("no pattern seen")),
        (_("not enough days yet"), verdicts.count("not enough days yet")),
    ]
    words = ", ".join(f"{count} {verdict}" for verdict, count in counts if count)
    return f"{about_words(found)} " + _("{rows} rows: {words}.").format(rows=len(rows), words=words)


def waiting_words(found: Patterns) -> str:
    """Before the first look: how many more days, and that nothing is missing."""
    wait = found.settled.days_to_next_look
    words = ngettext(
        "After {days} more day with pain noted, this shows what goes with it.",
        "After {days} more days with pain noted, this shows what goes with it.",
        wait,
    )
    return words.format(days=wait) + " " + _("Days left blank do no harm.")
