"""One day, open for writing. Every answer is saved as it is given."""

import datetime as dt
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.domain.entry import filled_from
from dialdown.domain.records import OwnTag
from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.diary.form import DayForm
from dialdown.ui.diary.header import DayHeader
from dialdown.ui.diary.moments import CheckIn
from dialdown.ui.diary.past.future import FutureBar
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XS, Theme
from dialdown.ui.widgets.basics import column
from dialdown.ui.words import short_date


class DayEditor(QWidget):
    """Shows one day and saves what is answered. `moved` asks for another date."""

    moved = Signal(object)
    question_entered = Signal(object, str)  # date, key of the scale that got the keyboard
    undo_asked = Signal()
    spread_asked = Signal()
    questions_asked = Signal()
    open_article = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._day = Day(session.today())
        self._entered = ""
        self.header = DayHeader(session, theme)
        self.header.moved.connect(self.moved)
        self.future = FutureBar(session)
        self.future.confirmed.connect(lambda _when: self.refresh())
        self.future.today_asked.connect(lambda: self.moved.emit(session.today()))
        inner = QWidget()
        self._inside = column(self.future, spacing=GAP_M)
        self._inside.setContentsMargins(GAP_L, GAP_XS, GAP_S, GAP_L)
        inner.setLayout(self._inside)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self._asked: list[Scale] = []
        self._before: DayForm | None = None
        self.form = self._make_form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.area, 1)
        session.failed.connect(self._hold_on)

    def put_on_top(self, line: QWidget) -> None:
        """A line above the questions, which scrolls with them."""
        self._inside.insertWidget(0, line)

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
        """Read the shown day again; the questions too, if they were chosen anew."""
        if self._session.diary.scales(everything=True) != self._asked:
            self.flush()
            self._before = self.form  # kept: it may be in the middle of its own key
            self._inside.removeWidget(self._before)
            self._before.hide()
            self._before.deleteLater()
            self.form = self._make_form()
        self._show(self._session.diary.day(self._day.date))

    def flush(self) -> None:
        """Save what is still being typed."""
        self.form.flush()

    def start(self, key: str = "pain") -> None:
        """Ready for a digit: the keyboard goes to a question, the pain of the day unless told."""
        self.form.focus(key)

    def same_as_last_time(self) -> None:
        """Fill the blanks from the last day before this one that has anything."""
        before = self._session.diary.days(last=self._day.date - timedelta(days=1))
        if not before:
            self._session.said.emit(_("There is no earlier day to take from yet."))
            return
        day = filled_from(self._day, before[-1], self._session.now(), self.form.asked)
        words = _("Same as {date}").format(date=short_date(before[-1].date))
        self._session.save(words, day)

    def check_in(self) -> None:
        """Ask for a moment of the present date."""
        self.flush()
        dialog = CheckIn(self._theme, self._session.now(), self)
        if dialog.exec():
            moment = dialog.moment()
            day = self._session.diary.day(moment.at.date).with_moment(moment)
            words = _("Moment {pain} at {time}").format(
                pain=f"{moment.pain:g}", time=f"{moment.at.at:%H:%M}"
            )
            self._session.save(words, day)
        dialog.deleteLater()

    def _make_form(self) -> DayForm:
        self._asked = self._session.diary.scales(everything=True)
        form = DayForm(self._session, self._theme)
        form.edited.connect(self._save)
        form.added.connect(self._save_tag)
        form.refused.connect(self._session.said)
        form.undo_asked.connect(self.undo_asked)
        form.entered.connect(self._enter)
        form.again_asked.connect(self.same_as_last_time)
        form.moment_asked.connect(self.check_in)
        form.spread_asked.connect(self.spread_asked)
        form.questions_asked.connect(self.questions_asked)
        form.open_article.connect(self.open_article)
        self._inside.addWidget(form, 1)
        return form

    def _show(self, day: Day) -> None:
        self._day = day
        self.form.setEnabled(not self.future.show_date(day.date))
        self.form.show_day(day)
        self.header.show_day(day)

    def _enter(self, key: str) -> None:
        self._entered = key
        self.question_entered.emit(self.date, key)

    def _save(self, label: str, day: Day, merge_key: str) -> None:
        self._session.save(label, day, merge_key=merge_key)

    def _save_tag(self, label: str, day: Day, tag: OwnTag) -> None:
        self._session.save(label, day, tag)

    def _hold_on(self) -> None:
        self.form.keep()
