"""Planning a trial: one change, how long, from when, in an order that chance draws."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dialdown.domain.records import Treatment, Trial
from dialdown.domain.trial import BLOCK_DAYS, draw_order, planned_blocks, starts
from dialdown.domain.tryable import HABITS, Refusal, is_warm, refusal
from dialdown.i18n import _
from dialdown.insights import DailySeries
from dialdown.ui.charts.trials.tiles import BlockTiles
from dialdown.ui.charts.trials.words import counting_words, no_reach_words, reach_words
from dialdown.ui.records.fields import line_field
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_M, GAP_S, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, heading, row, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import short_date, weekday_name

_LONGEST = 120
_BLOCKS = (4, 2)


class OneOf(Wrapping):
    """Chips of which one is always chosen."""

    changed = Signal()

    def __init__(self, name: str, words: Mapping[object, str]) -> None:
        super().__init__(FlowLayout())
        self.setAccessibleName(name)
        self.chips = {key: Button(text, "chip", f"{name}: {text}", checkable=True)
                      for key, text in words.items()}  # fmt: skip
        self.chosen = next(iter(self.chips))
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.choose(key))
            self.add(chip)
        self.choose(self.chosen)

    def choose(self, key: object) -> None:
        """Choose this one."""
        self.chosen = key
        for other, chip in self.chips.items():
            chip.setChecked(other == key)
        self.changed.emit()


class PlanForm(QWidget):
    """`done` follows the start of a trial or the wish not to. The order is drawn once, when the
    form is opened: who could draw again would choose."""

    done = Signal()

    def __init__(self, session: Session, theme: Theme, series: DailySeries, chance: Random) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._order = draw_order(max(_BLOCKS), chance)
        self.change = line_field(_("The change, in your words"))
        self.change.setMaxLength(_LONGEST)
        self.change.setPlaceholderText(_("Something small that you can do or leave"))
        self.said = StatusLine()
        self.said.setWordWrap(True)
        self.said.setProperty("muted", False)
        self.length = OneOf(_("How long"), {
            4: _("Eight weeks: four blocks"), 2: _("Four weeks: two blocks"),
        })  # fmt: skip
        today, monday = starts(session.today())
        self.begin = OneOf(_("Start on"), {today: _("Today"), monday: _monday(monday)})
        self.tiles = BlockTiles(theme, _("The order that chance drew"))
        self.start = Button(_("Start"), "primary", _("Start this trial"))
        self.leave = Button(_("Not now"))
        self._lay_out(series)
        self.change.textChanged.connect(self._typed)
        self.change.returnPressed.connect(self.start.click)
        for choice in (self.length, self.begin):
            choice.changed.connect(self._show_order)
        self.start.clicked.connect(self._start)
        self.leave.clicked.connect(self.done)
        self._show_order()

    # ------------------------------------------------------------------ what is planned
    @property
    def plan(self) -> Trial:
        """The trial as it would start."""
        typed = " ".join(self.change.text().split())
        blocks = self._order[: int(str(self.length.chosen))]
        assert isinstance(self.begin.chosen, date)
        return Trial(change=typed, start=self.begin.chosen, block_days=BLOCK_DAYS, blocks=blocks)

    def _show_order(self) -> None:
        self.tiles.show_blocks(planned_blocks(self.plan), self._session.today(), runs=False)

    def _typed(self) -> None:
        """Takes back what was said; warmth carries its word of care from the first letter on."""
        care = ""
        if is_warm(self.change.text()):
            care = _("Numb skin does not feel when something is too hot. Test it with your elbow.")
        if care != self.said.text():
            self.said.say(care)

    def _start(self) -> None:
        plan = self.plan
        refused = refusal(plan.change, self._session.diary.records(Treatment))
        if not plan.change or refused:
            words = refusal_words(refused) if refused else _("Say what you want to try.")
            self.said.say(words)
            self.change.setFocus()
            return
        label = _("Trial planned: {change}").format(change=plan.change)
        if self._session.save(label, plan):
            self.done.emit()

    # ------------------------------------------------------------------ building
    def _lay_out(self, series: DailySeries) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_M)
        for part in (
            *self._group(_("What do you want to try?"), self.change, self._habits(), self.said),
            small(self._theme, never_words(), wrap=True),
            *self._group(_("How long?"), self.length, *self._reach(series)),
            *self._group(_("From when?"), self.begin),
            *self._group(_("The order, drawn by chance"), self.tiles),
            small(self._theme, counting_words(), wrap=True),
            small(self._theme, _("The result is shown after the last block."), wrap=True),
        ):
            layout.addWidget(part)
        layout.addLayout(row(self.start, self.leave, None))

    def _group(self, name: str, *parts: QWidget) -> tuple[QWidget, ...]:
        return (heading(self._theme, name, wrap=True), *parts)

    def _habits(self) -> Wrapping:
        found = Wrapping(FlowLayout(GAP_S))
        for habit in HABITS:
            chip = Button(_(habit), "chip", _("Try: {habit}").format(habit=_(habit)))
            chip.clicked.connect(_setter(self.change.setText, _(habit)))
            found.add(chip)
        return found

    def _reach(self, series: DailySeries) -> list[QLabel]:
        words = [reach_words(series, blocks) for blocks in _BLOCKS]
        if not all(words):
            words = [no_reach_words(series), _("Two blocks rarely can tell.")]
        return [small(self._theme, line, wrap=True) for line in words]


def refusal_words(refused: Refusal) -> str:
    """Why the app does not start it, kindly."""
    if refused == "own treatment":
        return _(
            "This names one of your treatments. Changes to it belong to the person who prescribed "
            "it. If it is a habit of yours, give it the kind Movement or Self-care first."
        )
    if refused == "care":
        return _(
            "Drink, strict diets, fasting and short sleep can do harm. "
            "Dialdown starts no trial with them."
        )
    return _("This sounds like a medicine. It belongs to the person who prescribed it.")


def never_words() -> str:
    """What is never tried, said before anything is typed."""
    return _("Medicines are never tried here. They belong to the person who prescribed them.")


def _monday(when: date) -> str:
    return f"{weekday_name(when)} {short_date(when)}"


def _setter(show: Callable[[str], object], words: str) -> Callable[[], object]:
    return lambda: show(words)
