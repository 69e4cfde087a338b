"""Which sections are on the page, and in which order."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dialdown.i18n import N_, _
from dialdown.summary.chosen import SECTIONS, Chosen
from dialdown.ui.charts.tab_order import tab_through
from dialdown.ui.summary.choice import Choice
from dialdown.ui.theme import GAP_XS, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, row, small

NAMES = {
    "wants": N_("What I want"),
    "tiles": N_("Five numbers"),
    "own_scales": N_("My own scales"),
    "chart": N_("Pain chart"),
    "patterns": N_("What went with pain"),
    "treatments": N_("Treatments"),
    "body": N_("Where it hurts"),
    "touch": N_("Touch and feel"),
    "mentions": N_("Things to mention"),
    "scores": N_("Scores"),
    "questions": N_("Also to ask"),
    "about": N_("About me"),
}
"""Short, so that they stand in one line at twice the text size."""


class SectionGroup(QWidget):
    """A line for each section: a tick and two buttons that move it."""

    def __init__(self, choice: Choice, theme: Theme) -> None:
        super().__init__()
        self._choice = choice
        self._lines = {key: _Line(key, _(NAMES[key])) for key in SECTIONS}
        self._usual = Button(_("Usual order"), "quiet")
        self._usual.clicked.connect(self._as_usual)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        remark = _("Alt with an arrow key moves a section, too. Warnings are always on the page.")
        layout.addWidget(small(theme, remark, wrap=True))
        for key, line in self._lines.items():
            layout.addWidget(line)
            line.ticked.connect(lambda on, k=key: self._tick(k, on))
            line.moved.connect(lambda by, k=key: self._move(k, by))
        layout.addLayout(row(self._usual, None))
        self._show()

    def inside(self) -> str:
        """What is chosen, in a few words."""
        chosen = self._choice.chosen
        count = _("{n} of {all}").format(n=len(chosen.sections), all=len(SECTIONS))
        order = _("usual order") if chosen.order == SECTIONS else _("own order")
        return f"{count} · {order}"

    def _tick(self, key: str, on: bool) -> None:
        self._choice.put(self._choice.chosen.with_section(key, on))

    def _move(self, key: str, by: int) -> None:
        place = self._choice.chosen.order.index(key) + by
        if not 0 <= place < len(SECTIONS):
            return
        self._put(self._choice.chosen.moved(key, by))
        words = _("{what} moved up") if by < 0 else _("{what} moved down")
        announce(self, words.format(what=_(NAMES[key])))

    def _as_usual(self) -> None:
        self._put(replace(self._choice.chosen, order=SECTIONS))
        announce(self, _("Usual order"))

    def _put(self, chosen: Chosen) -> None:
        self._choice.put(chosen)
        self._show()

    def _show(self) -> None:
        """Put the lines in order; the keyboard stays with the one that has it."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        order = self._choice.chosen.order
        for place, key in enumerate(order):
            line = self._lines[key]
            if layout.indexOf(line) != place + 1:  # the remark comes first
                layout.insertWidget(place + 1, line)
            line.show_state(self._choice.chosen.shows(key), place > 0, place < len(order) - 1)
        tab_through(self, self)


class _Line(QWidget):
    """A section. Alt with Up or Down moves it, as the two buttons do."""

    ticked = Signal(bool)
    moved = Signal(int)

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.setObjectName(f"line {key}")
        self._tick = QCheckBox(name)
        self._tick.clicked.connect(self.ticked)
        self._up = self._button("↑", name, _("Move up"), -1)
        self._down = self._button("↓", name, _("Move down"), 1)
        self._tick.installEventFilter(self)
        self.setLayout(row(self._tick, None, self._up, self._down))

    def show_state(self, on: bool, up: bool, down: bool) -> None:
        """Ticked or not, and where it can go; a button at its end hands the keyboard on."""
        self._tick.setChecked(on)
        for button, possible, other in ((self._up, up, self._down), (self._down, down, self._up)):
            if button.hasFocus() and not possible:
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.TabFocusReason)
            button.setEnabled(possible)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Alt with Up or Down, on the tick and on the buttons."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier or event.key() not in steps:
            return False
        if not event.isAutoRepeat():
            self.moved.emit(steps[event.key()])
        return True

    def _button(self, sign: str, name: str, words: str, by: int) -> Button:
        button = Button(sign, "square", f"{name}: {words} {sign}")
        button.setToolTip(words)
        button.clicked.connect(lambda: self.moved.emit(by))
        button.installEventFilter(self)
        return button
