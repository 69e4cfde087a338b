"""The questions of a day, as the person chose them: what is in sight, and what is folded away."""

from datetime import timedelta
from statistics import median

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dialdown.domain.choices import asked_scales
from dialdown.domain.day import GOOD_THING, NOTE, Day
from dialdown.domain.records import HelpNumber, OwnTag
from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.diary.body.part import NUMB_GROIN, BodyPart
from dialdown.ui.diary.fold import Fold
from dialdown.ui.diary.help_text import HelpText
from dialdown.ui.diary.moments import MomentsPart
from dialdown.ui.diary.parts import DayPart, ScalesPart, TextPart
from dialdown.ui.diary.qualities import QualitiesPart
from dialdown.ui.diary.tags import TagPart
from dialdown.ui.diary.touch import TouchPart
from dialdown.ui.diary.warnings import WarningsPart
from dialdown.ui.records.day_marks import DayMarks
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.basics import Button, Card, column, holder, row

IN_SIGHT = ("pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "function")
_USUAL_DAYS = 28
_TWO_COLUMNS = 760  # logical pixels at 100 % text


class DayForm(QWidget):
    """All parts of a day. `edited` is what a part emits; `added` also brings a new tag."""

    edited = Signal(str, object, str)
    added = Signal(str, object, object)
    refused = Signal(str)
    undo_asked = Signal()
    entered = Signal(str)  # key of the scale whose question got the keyboard
    again_asked = Signal()
    moment_asked = Signal()
    spread_asked = Signal()
    questions_asked = Signal()
    open_article = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        asked = asked_scales(session.diary.scales(everything=True))
        self.asked = {scale.key for scale in asked}
        self.questions = self._scales([s for s in asked if s.key in IN_SIGHT])
        self._rest = self._scales([s for s in asked if s.key not in IN_SIGHT])
        self.note = self._text(NOTE, _("Note"), _("Anything you want to remember"), 4, True)
        self.good_thing = self._text(
            GOOD_THING, _("One good thing"), _("Something small counts"), 1, False
        )
        self._touch = TouchPart(theme, session.now, session.diary.days, shown=5)
        self._helped = self._tags("helped", _("What helped or was good"), alone=False)
        self._groin = HelpText(theme, NUMB_GROIN)
        self._groin.open_article.connect(self.open_article)
        self.folds = self._make_folds()
        self._parts: list[DayPart] = [
            self.questions, self._touch, self._helped, self.good_thing,
            *(part for fold in self.folds for part in fold.parts),
        ]  # fmt: skip
        self._marks = DayMarks(session, theme)
        self._connect()
        self._lay_out()

    def show_day(self, day: Day) -> None:
        """Show a day in all parts."""
        for part in self._parts:
            part.show_day(day)
        for fold in self.folds:
            fold.refresh()
        self._marks.show_date(day.date)
        numb_groin = "region:numb:groin" in day.answers
        self._groin.setVisible(numb_groin)
        if numb_groin:
            self._groin.show_numbers(self._session.diary.records(HelpNumber))

    def flush(self) -> None:
        """Emit what is still being typed."""
        for part in self._parts:
            part.flush()

    def keep(self) -> None:
        """What was typed last was not saved: hold on to it."""
        self.note.edit.keep()
        self.good_thing.edit.keep()

    def open(self, part: DayPart) -> None:
        """Open what a part is folded away in."""
        for fold in self.folds:
            if part in fold.parts:
                fold.open()

    def focus(self, key: str) -> None:
        """Give the keyboard to the question of a scale, else to the first."""
        if self._rest.has(key):
            self.open(self._rest)
            self._rest.grid.focus(key)
        else:
            self.questions.grid.focus(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What hurt and what helped side by side, where there is room for both."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS * self._theme.text_size / 100
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._ticks.setDirection(direction)

    # ------------------------------------------------------------------ parts
    def _scales(self, scales: list[Scale]) -> ScalesPart:
        usual = self._usual_sleep() if any(s.key == "sleep_hours" for s in scales) else {}
        return ScalesPart(self._theme, scales, usual, self._session.now)

    def _text(self, key: str, title: str, hint: str, lines: int, alone: bool) -> TextPart:
        part = TextPart(self._theme, key, title, hint, self._session.now, lines, alone)
        part.undo_asked.connect(self.undo_asked)
        return part

    def _tags(self, group: str, title: str, alone: bool) -> TagPart:
        session = self._session  # its diary may go on in another file
        part = TagPart(
            self._theme, title, group, lambda: session.diary.records(OwnTag), session.now,
            lambda *dates: session.diary.days(*dates), shown=99 if alone else 5, alone=alone,
        )  # fmt: skip
        part.added.connect(self.added)
        return part

    def _make_folds(self) -> list[Fold]:
        theme, now, session = self._theme, self._session.now, self._session
        body = BodyPart(theme, now)
        body.spread_asked.connect(self.spread_asked)
        body.body.addWidget(self._groin)
        warnings = WarningsPart(theme, lambda: session.diary.records(HelpNumber), now, alone=True)
        warnings.open_article.connect(self.open_article)
        moments = MomentsPart(theme, now)
        moments.add_asked.connect(self.moment_asked)
        inside: list[tuple[str, list[DayPart]]] = [
            (_("Where it hurts, how it feels"), [body, QualitiesPart(theme, now)]),
            (_("What was going on"), [self._tags("going_on", _("What was going on"), True)]),
            (_("Note"), [self.note]),
            (_("Moments"), [moments]),
            (_("Warning signs"), [warnings]),
        ]
        if self._rest.grid.rows:
            inside.insert(0, (_("Mood, energy, clear head and more"), [self._rest]))
        return [Fold(theme, name, parts) for name, parts in inside]

    def _usual_sleep(self) -> dict[str, float]:
        today = self._session.today()
        days = self._session.diary.days(today - timedelta(days=_USUAL_DAYS), today)
        minutes = [value for day in days if (value := day.value("sleep_hours")) is not None]
        return {"sleep_hours": round(median(minutes) / 15) * 15.0} if minutes else {}

    def _connect(self) -> None:
        for part in self._parts:
            part.edited.connect(self.edited)
            part.refused.connect(self.refused)
        for scales in (self.questions, self._rest):
            scales.grid.entered.connect(self.entered)
        self.questions.last_finished.connect(self._touch.focus)

    def _lay_out(self) -> None:
        again = Button(_("Same as last time"), "chip")
        again.setToolTip("Ctrl+L")
        again.clicked.connect(self.again_asked)
        moment = Button(_("Add a moment"), "chip")
        moment.clicked.connect(self.moment_asked)
        change = Button(_("Change questions…"), "quiet")
        change.clicked.connect(self.questions_asked)
        commands = holder(row(again, moment, None, change))
        self._ticks = row(
            holder(column(self._touch, None)), holder(column(self._helped, None)), spacing=GAP_XL
        )
        ticks = Card(holder(self._ticks), self.good_thing)
        ticks.body.setSpacing(GAP_L)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP_S)
        layout.setSpacing(GAP_L)
        layout.addWidget(Card(self.questions, commands, self._marks))
        layout.addWidget(ticks)
        for fold in self.folds:
            layout.addWidget(fold)
        layout.addStretch(1)
