"""One day, open for writing. Every answer is saved as it is given."""

import datetime as dt
from datetime import timedelta
from statistics import median

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.domain.entry import filled_from
from dialdown.domain.vocabulary import SENSITIVITIES
from dialdown.i18n import _
from dialdown.ui.diary.fold import Fold
from dialdown.ui.diary.header import DayHeader
from dialdown.ui.diary.moments import CheckIn, MomentsPart
from dialdown.ui.diary.parts import DayPart, NotesPart, ScalesPart, TicksPart
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.basics import Button, Card, holder, row
from dialdown.ui.words import short_date

VISIBLE = ("pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "function")
_USUAL_DAYS = 28
_TWO_COLUMNS = 760  # logical pixels at 100 % text


class DayEditor(QWidget):
    """Shows one day and saves what is answered. `moved` asks for another date."""

    moved = Signal(object)
    question_entered = Signal(object, str)  # date, key of the scale that got the keyboard

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._day = Day(session.today())
        self._entered = ""
        self.header = DayHeader(session, theme)
        self.header.moved.connect(self.moved)
        self._again = Button(_("Same as last time"), "chip")
        self._again.clicked.connect(self.same_as_last_time)
        moment = Button(_("Add a moment"), "chip")
        moment.clicked.connect(self.check_in)
        self._main, self._folds = self._build()
        self._parts: list[DayPart] = [*self._main, *(fold.part for fold in self._folds)]
        for part in self._parts:
            part.edited.connect(self._save)
            part.refused.connect(self._session.said)
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(GAP_L, 0, GAP_S, GAP_XL)
        self._layout.setSpacing(GAP_L)
        self._layout.addWidget(Card(self._main[0], holder(row(self._again, moment, None))))
        self._ticks = Card(*self._main[1:], horizontal=True)
        self._layout.addWidget(self._ticks)
        for fold in self._folds:
            self._layout.addWidget(fold)
        self._layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(scroll)
        session.failed.connect(lambda _words: self.notes.keep())
        for part in self._parts:
            if isinstance(part, ScalesPart):
                part.grid.entered.connect(self._enter)

    @property
    def date(self) -> dt.date:
        """The date that is shown."""
        return self._day.date

    def show_date(self, when: dt.date) -> None:
        """Save what is being typed, then show another date."""
        self.flush()
        self._show(self._session.diary.day(when))
        if self._entered:
            self._enter(self._entered)

    def refresh(self) -> None:
        """Read the shown day again."""
        self._show(self._session.diary.day(self._day.date))

    def flush(self) -> None:
        """Save what is still being typed."""
        for part in self._parts:
            part.flush()

    def start(self, key: str = "pain") -> None:
        """Ready for a digit: the keyboard goes to a question, the pain of the day unless told."""
        for fold in self._folds:
            if isinstance(fold.part, ScalesPart) and fold.part.has(key):
                fold.open()
                fold.part.grid.focus(key)
                return
        self._questions.grid.focus(key)

    def same_as_last_time(self) -> None:
        """Fill the blanks from the last day before this one that has anything."""
        before = self._session.diary.days(last=self._day.date - timedelta(days=1))
        if not before:
            self._session.said.emit(_("There is no earlier day to take from yet."))
            return
        last = before[-1]
        day = filled_from(self._day, last, self._session.now())
        words = _("Same as {date}").format(date=short_date(last.date))
        self._session.save(words, day)

    def check_in(self) -> None:
        """Ask for a moment of the present date."""
        self.flush()
        now = self._session.now()
        dialog = CheckIn(self._theme, now, self)
        if dialog.exec():
            moment = dialog.moment()
            day = self._session.diary.day(moment.at.date).with_moment(moment)
            words = _("Moment {pain} at {time}").format(
                pain=f"{moment.pain:g}", time=f"{moment.at.at:%H:%M}"
            )
            self._session.save(words, day)

    def resizeEvent(self, event) -> None:
        """What hurt and what helped side by side, where there is room for both."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS * self._theme.text_size / 100
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._ticks.body.setDirection(direction)

    def _build(self) -> tuple[list[DayPart], list[Fold]]:
        diary, now, theme = self._session.diary, self._session.now, self._theme
        scales = [scale for scale in diary.scales() if not scale.hidden]
        shown = [scale for scale in scales if scale.key in VISIBLE]
        rest = [scale for scale in scales if scale.key not in VISIBLE]
        self.notes = NotesPart(now)
        self.notes.undo_asked.connect(self._session.undo)
        moments = MomentsPart(theme, now)
        moments.add_asked.connect(self.check_in)
        touch = {key: _(name) for key, name in SENSITIVITIES.items()}
        helped, going_on = diary.tags("helped"), diary.tags("going_on")
        self._questions = ScalesPart(theme, shown, self._usual(), now)
        main: list[DayPart] = [
            self._questions,
            TicksPart(theme, _("Hurt when touched by"), "touch", touch, now, value=2),
            TicksPart(theme, _("What helped or was good"), "tag", helped, now),
        ]
        inside: dict[str, DayPart] = {
            _("Note, one good thing"): self.notes,
            _("What was going on"): TicksPart(
                theme, _("What was going on"), "tag", going_on, now, shown=99, alone=True
            ),
            _("Mood, energy, clear head"): ScalesPart(theme, rest, {}, now),
            _("Moments"): moments,
        }
        folds = [Fold(theme, name, part) for name, part in inside.items()]
        return main, folds

    def _usual(self) -> dict[str, float]:
        today = self._session.today()
        days = self._session.diary.days(today - timedelta(days=_USUAL_DAYS), today)
        hours = [value for day in days if (value := day.value("sleep_hours")) is not None]
        return {"sleep_hours": round(median(hours) / 15) * 15.0} if hours else {}

    def _show(self, day: Day) -> None:
        self._day = day
        for part in self._parts:
            part.show_day(day)
        for fold in self._folds:
            fold.refresh()
        self.header.show_day(day)

    def _enter(self, key: str) -> None:
        self._entered = key
        self.question_entered.emit(self.date, key)

    def _save(self, label: str, day: Day, merge_key: str) -> None:
        self._session.save(label, day, merge_key=merge_key)
