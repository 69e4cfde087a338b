"""Marks beside the answers of a day: a flare, and what was used as needed."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dialdown.domain.beside import is_open, open_on
from dialdown.domain.records import AsNeededDose, Flare, Treatment
from dialdown.domain.text import fold
from dialdown.i18n import _
from dialdown.ui.records.actions import end_flare, forget_uses, note_use, start_flare
from dialdown.ui.records.wording import brief, day_words, span_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, clear, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import weekday_name

_NAME = 32
_WEEK = 7


class DayMarks(Wrapping):
    """A small row for the head of a day. It saves by itself and shows the day it is given."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self._flow = FlowLayout()
        super().__init__(self._flow)
        self._session, self._theme = session, theme
        self._date = session.today()
        session.changed.connect(self.refresh)
        self.refresh()

    def show_date(self, when: date) -> None:
        """Show the marks of a date."""
        self._date = when
        self.refresh()

    def refresh(self) -> None:
        """Read again what is marked; the keyboard stays on what had it."""
        held = self.focusWidget()
        name = held.property("mark") if held and held.hasFocus() else None
        clear(self._flow)
        self.setHidden(self._date > self._session.today())
        for mark in (self._flare(), *self._treatments()):
            self.add(mark)
            mark.show()
            if name is not None and mark.property("mark") == name:
                mark.setFocus()
        self.updateGeometry()

    def _flare(self) -> QWidget:
        flare = open_on(self._session.diary.records(Flare), self._date)
        today = self._session.today()
        if flare and flare.end is not None:
            when = span_words(flare.start, flare.end, today)
            return small(self._theme, _("Flare, {when}").format(when=when))
        if flare:
            near = 0 < (today - flare.start).days < _WEEK
            day = weekday_name(flare.start) if near else day_words(flare.start, today)
            chip = Button(_("Flare since {day}: mark end").format(day=day), "chip")
            chip.clicked.connect(lambda: end_flare(self._session, flare, self._date))
        else:
            chip = Button(_("Flare: mark start"), "chip")
            chip.clicked.connect(lambda: start_flare(self._session, self._date))
        chip.setProperty("mark", "flare")
        return chip

    def _treatments(self) -> list[QWidget]:
        uses = self._session.diary.records(AsNeededDose)
        used = {use.treatment_id for use in uses if use.date == self._date}
        found = self._session.diary.records(Treatment)
        needed = [t for t in found if t.as_needed and is_open(t, self._date)]
        needed.sort(key=lambda treatment: fold(treatment.name))
        return [self._use(treatment, treatment.id in used) for treatment in needed]

    def _use(self, treatment: Treatment, used: bool) -> Button:
        name = brief(treatment.name, _NAME)
        chip = Button(_("{what} used").format(what=name), "chip", checkable=True)
        chip.setChecked(used)
        chip.setProperty("mark", treatment.id)
        note = forget_uses if used else note_use
        chip.clicked.connect(lambda: note(self._session, treatment, self._date))
        return chip
