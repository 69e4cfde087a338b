"""Appointments with what the person wants from the next one."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from dialdown.domain.beside import next_appointment, questions_for
from dialdown.domain.records import Appointment, Question
from dialdown.i18n import _, ngettext
from dialdown.ui.records.fields import line_field
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.order import moved, next_position
from dialdown.ui.records.section import Command, Entry, Section
from dialdown.ui.records.wording import brief, day_words
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import Button, heading, holder, label, row
from dialdown.ui.words import long_date

_NAME = 40
_WANTS = 3
_YEARS_AHEAD = 2 * 366


class AppointmentForm(Form):
    """One visit."""

    def __init__(self, session: Session, theme: Theme, visit: Appointment | None = None) -> None:
        super().__init__(session, theme, _("Appointment") if visit else _("New appointment"))
        known = [a.who for a in session.diary.records(Appointment)]
        self._visit = visit or Appointment(date=session.today())
        self._is_new = visit is None
        self._when = self.when(_("Date"), visit.date if visit else None)
        self._who = self.line(_("With whom"), self._visit.who, known)
        self._note = self.text(_("Note"), self._visit.note)
        self.close_with("" if self._is_new else _("Delete this appointment"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        when = self.day(self._when, ask_after=_YEARS_AHEAD)
        who, note = self._who.text().strip(), self._note.toPlainText().strip()
        form = _("Appointment noted, {day}") if self._is_new else _("Appointment changed, {day}")
        words = form.format(day=day_words(when, self.session.today()))
        return self.session.save(words, replace(self._visit, date=when, who=who, note=note))

    def remove(self) -> bool:
        """Delete the visit; its questions wait for the next one."""
        when = day_words(self._visit.date, self.session.today())
        words = _("Appointment deleted, {day}").format(day=when)
        return self.session.save(words, remove=[self._visit])


class QuestionForm(Form):
    """The words of one question."""

    def __init__(self, session: Session, theme: Theme, question: Question) -> None:
        super().__init__(session, theme, _("What you want from this visit"))
        self._question = question
        self._words = self.text(_("In my own words"), question.words)
        self.close_with(_("Delete this"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        words = self._words.toPlainText().strip()
        if not words:
            raise RefusedError(
                self._words, _("In my own words: please write something, or cancel.")
            )
        label_ = _("Question changed: {what}").format(what=brief(words, _NAME))
        return self.session.save(label_, replace(self._question, words=words))

    def remove(self) -> bool:
        """Delete the question."""
        words = _("Question deleted: {what}").format(what=brief(self._question.words, _NAME))
        return self.session.save(words, remove=[self._question])


class AppointmentsSection(Section):
    """The next visit with its questions, then the other visits."""

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("The three things you want most stand first, also on the printed page.")
        super().__init__(session, theme, _("Appointments"), about, _("Add an appointment…"))
        self._typed = ""

    @property
    def is_pending(self) -> bool:
        """True if a form has unsaved words, or a question is typed and not added."""
        return super().is_pending or bool(self._typed.strip())

    def add(self) -> None:
        """Open the form for a new visit."""
        self.open_form(AppointmentForm(self.session, self.theme))

    def fill(self) -> None:
        """Next visit, questions, later and earlier visits."""
        today = self.session.today()
        visits = sorted(self.session.diary.records(Appointment), key=lambda a: a.date)
        coming = next_appointment(visits, today)
        if coming:
            self.put(self._entry(coming, today, _("Next: ")))
        else:
            self.say(_("No visit is planned. What you note now waits for the next one."))
        self._fill_questions(coming)
        later = [a for a in visits if a.date >= today and a is not coming]
        self.put_group(_("Later"), [self._entry(visit, today) for visit in later])
        past = [a for a in reversed(visits) if a.date < today]
        self.put_group(_("Earlier"), [self._entry(visit, today) for visit in past])

    def _entry(self, visit: Appointment, today: date, before: str = "") -> Entry:
        day = day_words(visit.date, today)
        name = _("Change the appointment, {day}").format(day=day)
        change: Command = (_("Change"), name, lambda: self._ask(visit))
        if not before:
            words = f"{day} · {visit.who}" if visit.who else day
            return Entry(self.theme, words, [visit.note], change)
        words = before + ", ".join(filter(None, (visit.who, long_date(visit.date))))
        return Entry(self.theme, words, [_ahead(visit.date, today), visit.note], change)

    def _ask(self, visit: Appointment) -> None:
        self.open_form(AppointmentForm(self.session, self.theme, visit))

    # ------------------------------------------------------------------ questions
    def _fill_questions(self, coming: Appointment | None) -> None:
        asked = questions_for(self.session.diary.records(Question), coming)
        self.put(heading(self.theme, _("Three things I want"), wrap=True))
        for number, question in enumerate(asked):
            if number == _WANTS:
                self.put(heading(self.theme, _("Other questions")))
            self.put(self._question(asked, number, question))
        self.put(self._new_question(asked, coming))

    def _question(self, asked: list[Question], number: int, question: Question) -> Entry:
        short = brief(question.words, _NAME)
        commands: list[Command] = []
        if number > 0:
            up = _("Move up: {what}").format(what=short)
            commands.append(("↑", up, lambda: self._move(asked, question, -1)))
        if number < len(asked) - 1:
            down = _("Move down: {what}").format(what=short)
            commands.append(("↓", down, lambda: self._move(asked, question, 1)))
        change = _("Change: {what}").format(what=short)
        commands.append(
            (
                _("Change"),
                change,
                lambda: self.open_form(QuestionForm(self.session, self.theme, question)),
            )
        )
        return Entry(self.theme, f"{number + 1}. {question.words}", [], *commands)

    def _new_question(self, asked: list[Question], coming: Appointment | None) -> QWidget:
        edit = line_field(_("A question, or something I want"))
        edit.setPlaceholderText(_("For example: how to sleep through"))
        edit.setText(self._typed)
        edit.textChanged.connect(self._keep)
        add = Button(_("Add"), "", _("Add the question"))
        position, visit = next_position(asked), coming.id if coming else ""
        for pressed in (add.clicked, edit.returnPressed):
            pressed.connect(lambda *_on: self._add_question(visit, position))
        words = label(edit.accessibleName(), wrap=True)
        words.setBuddy(edit)
        self.put(words)
        line = row(edit, add, spacing=GAP_S)
        line.setStretch(0, 1)
        return holder(line)

    def _keep(self, typed: str) -> None:
        self._typed = typed

    def _add_question(self, visit: str, position: int) -> None:
        words = self._typed.strip()
        if not words:
            return
        question = Question(words=words, appointment_id=visit, position=position)
        kept, self._typed = self._typed, ""
        if not self.session.save(
            _("Question noted: {what}").format(what=brief(words, _NAME)), question
        ):
            self._typed = kept

    def _move(self, asked: list[Question], question: Question, by: int) -> None:
        words = _("Order changed: {what}").format(what=brief(question.words, _NAME))
        self.session.save(words, *moved(asked, question, by))


def _ahead(when: date, today: date) -> str:
    days = (when - today).days
    if days == 0:
        return _("today")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)
