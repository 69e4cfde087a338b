"""Treatments: what is used now, what was used before, their doses and the days they were used."""

from datetime import date

from dialdown.domain.beside import dose_on, is_open
from dialdown.domain.records import AsNeededDose, DoseStep, Treatment
from dialdown.domain.text import fold
from dialdown.domain.vocabulary import SIDE_EFFECTS, TREATMENT_CLASSES
from dialdown.i18n import _, ngettext
from dialdown.ui.records.actions import forget_uses, note_use
from dialdown.ui.records.dated_lines import DoseForm, UseForm
from dialdown.ui.records.fields import fitted, known_phrases
from dialdown.ui.records.form import Form
from dialdown.ui.records.section import Command, Entry, Section
from dialdown.ui.records.treatment_form import TreatmentForm
from dialdown.ui.records.wording import brief, capital, day_words, span_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, heading, holder, row

_RECENT_DAYS = 30
_NAME = 40


class TreatmentsSection(Section):
    """All treatments, or the doses and uses of the one that was opened."""

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("A medicine, a therapy or a habit. What helped is yours to say.")
        super().__init__(session, theme, _("Treatments"), about, _("Add a treatment…"))
        self._opened = ""
        self._steps: list[DoseStep] = []
        self._uses: list[AsNeededDose] = []

    def add(self) -> None:
        """Open the form for a new treatment."""
        self.open_form(TreatmentForm(self.session, self.theme))

    def fill(self) -> None:
        """The opened treatment, else all of them: now, planned, earlier."""
        today = self.session.today()
        every = sorted(self.session.diary.records(Treatment), key=lambda t: fold(t.name))
        self._steps = self.session.diary.records(DoseStep)
        self._uses = self.session.diary.records(AsNeededDose)
        opened = next((t for t in every if t.id == self._opened), None)
        assert self.add_button is not None
        self.add_button.setVisible(opened is None)
        if opened:
            self._fill_one(opened, today)
            return
        if not every:
            self.say(_("Nothing here yet."))
        groups = {
            _("Now"): [t for t in every if is_open(t, today)],
            _("Planned"): [t for t in every if t.start > today],
            _("Earlier"): [t for t in every if t.end is not None and t.end < today],
        }
        for name, treatments in groups.items():
            self.put_group(name, [self._entry(t, today) for t in treatments])

    # ------------------------------------------------------------------ all of them
    def _entry(self, treatment: Treatment, today: date) -> Entry:
        name = brief(treatment.name, _NAME)
        commands: list[Command] = []
        if treatment.as_needed:
            if is_open(treatment, today):
                commands.append(self._used_today(treatment, today))
            uses = (
                _("Uses…"),
                _("Uses… of {what}").format(what=name),
                lambda: self._show(treatment),
            )
            commands.append(uses)
        else:
            doses = (
                _("Doses…"),
                _("Doses… of {what}").format(what=name),
                lambda: self._show(treatment),
            )
            commands.append(doses)
        change = _("Change {what}").format(what=name)
        commands.append(
            (
                _("Change"),
                change,
                lambda: self.open_form(TreatmentForm(self.session, self.theme, treatment)),
            )
        )
        return Entry(self.theme, treatment.name, self._details(treatment, today), *commands)

    def _used_today(self, treatment: Treatment, today: date) -> Command:
        name = brief(treatment.name, _NAME)
        if any(u.treatment_id == treatment.id and u.date == today for u in self._uses):
            words = _("{what}: not used today after all").format(what=name)
            return (_("Not used today"), words, lambda: forget_uses(self.session, treatment, today))
        words = _("{what} used today").format(what=name)
        return (_("Used today"), words, lambda: note_use(self.session, treatment, today))

    def _details(self, treatment: Treatment, today: date) -> list[str]:
        kind = TREATMENT_CLASSES.get(treatment.treatment_class, treatment.treatment_class)
        parts = [_(kind), span_words(treatment.start, treatment.end, today)]
        if treatment.as_needed:
            parts.append(self._used(treatment, today))
        elif step := dose_on(self._steps, treatment.id, treatment.end or today):
            now = _("now {dose}") if treatment.end is None else "{dose}"
            parts.append(now.format(dose=brief(step.dose, 80)))
        return [
            " · ".join(parts),
            _felt(treatment),
            f"“{brief(treatment.verdict)}”" if treatment.verdict else "",
        ]

    def _used(self, treatment: Treatment, today: date) -> str:
        used = {u.date for u in self._uses if u.treatment_id == treatment.id}
        count = sum(0 <= (today - when).days < _RECENT_DAYS for when in used)
        words = ngettext(
            "as needed, {n} day of the last 30", "as needed, {n} days of the last 30", count
        )
        return words.format(n=count)

    # ------------------------------------------------------------------ one of them
    def _fill_one(self, treatment: Treatment, today: date) -> None:
        back = Button(_("‹ All treatments"), "quiet", _("Back to all treatments"))
        back.clicked.connect(self._show_all)
        self.put(
            holder(row(back, None)), fitted(heading(self.theme, brief(treatment.name), wrap=True))
        )
        words = _("Note a use…") if treatment.as_needed else _("Note a dose…")
        note = Button(words, "primary")
        note.clicked.connect(lambda: self.open_form(self._form(treatment)))
        self.put(holder(row(note, None)))
        if treatment.as_needed:
            uses = [u for u in self._uses if u.treatment_id == treatment.id]
            uses.sort(key=lambda use: use.date, reverse=True)
            lines = [self._line(treatment, u, u.date, u.dose, today) for u in uses]
            self.put_group(_("Used on"), lines)
        else:
            steps = [s for s in self._steps if s.treatment_id == treatment.id]
            steps.sort(key=lambda step: step.start, reverse=True)
            lines = [self._line(treatment, s, s.start, s.dose, today) for s in steps]
            self.put_group(_("Doses, newest first"), lines)
        if not lines:
            self.say(_("Nothing here yet."))

    def _line(
        self,
        treatment: Treatment,
        record: DoseStep | AsNeededDose,
        when: date,
        dose: str,
        today: date,
    ) -> Entry:
        day = day_words(when, today)
        words = capital(day if treatment.as_needed else _("from {day}").format(day=day))
        name = _("Change {what}, {day}").format(what=brief(dose, _NAME) or _("use"), day=day)
        change = (_("Change"), name, lambda: self.open_form(self._form(treatment, record)))
        return Entry(self.theme, words, [dose], change)

    def _form(self, treatment: Treatment, record: DoseStep | AsNeededDose | None = None) -> Form:
        if treatment.as_needed:
            use = record if isinstance(record, AsNeededDose) else None
            return UseForm(self.session, self.theme, treatment, use)
        step = record if isinstance(record, DoseStep) else None
        return DoseForm(self.session, self.theme, treatment, step)

    def _show(self, treatment: Treatment) -> None:
        self._opened = treatment.id
        self.refresh()

    def _show_all(self) -> None:
        self._opened = ""
        self.refresh()


def _felt(treatment: Treatment) -> str:
    """Whether it helped and what it brought along, as the person ticked it."""
    parts = []
    if treatment.helped.strip():
        word = known_phrases().get(treatment.helped, treatment.helped).lower()
        parts.append(_("Helped: {word}").format(word=brief(word, 80)))
    if treatment.side_effects:
        effects = [_(SIDE_EFFECTS[e]) if e in SIDE_EFFECTS else e for e in treatment.side_effects]
        parts.append(_("Side effects: {words}").format(words=", ".join(effects).lower()))
    return " · ".join(parts)
