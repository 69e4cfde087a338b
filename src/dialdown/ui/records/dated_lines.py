"""What belongs to a treatment by date: its doses, or the days on which it was used."""

from dataclasses import replace
from datetime import date

from dialdown.domain.records import AsNeededDose, DoseStep, Treatment
from dialdown.i18n import _
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.wording import brief, day_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

_NAME = 40


class DoseForm(Form):
    """From a date on, a dose in the person's words."""

    def __init__(
        self, session: Session, theme: Theme, treatment: Treatment, step: DoseStep | None = None
    ) -> None:
        super().__init__(session, theme, treatment.name)
        self._treatment, self._step = treatment, step
        before = [s.dose for s in session.diary.records(DoseStep)]
        self._dose = self.line(_("Dose, in your words"), step.dose if step else "", before)
        self._start = self.when(_("From"), step.start if step else session.today(), past=True)
        self.close_with(_("Delete this dose") if step else "")

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        dose = self._dose.text().strip()
        if not dose:
            raise RefusedError(self._dose, _("Dose: please write it as you would say it."))
        start = self.day(self._start, ask_after=0)
        step = self._step or DoseStep(treatment_id=self._treatment.id, start=start, dose=dose)
        words = _("{what}: dose from {day}")
        return self.session.save(self._label(words, start), replace(step, start=start, dose=dose))

    def remove(self) -> bool:
        """Delete the step."""
        assert self._step is not None
        words = self._label(_("{what}: dose from {day} deleted"), self._step.start)
        return self.session.save(words, remove=[self._step])

    def _label(self, form: str, when: date) -> str:
        return form.format(
            what=brief(self._treatment.name, _NAME), day=day_words(when, self.session.today())
        )


class UseForm(Form):
    """One use on a date, with the dose if the person wants to say it."""

    def __init__(
        self, session: Session, theme: Theme, treatment: Treatment, use: AsNeededDose | None = None
    ) -> None:
        super().__init__(session, theme, treatment.name)
        self._treatment, self._use = treatment, use
        before = [u.dose for u in session.diary.records(AsNeededDose)]
        self._when = self.when(_("Used on"), use.date if use else session.today(), past=True)
        self._dose = self.line(_("Dose, if you like"), use.dose if use else "", before)
        self.close_with(_("Delete this use") if use else "")

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        when = self.day(self._when, latest=self.session.today())
        use = self._use or AsNeededDose(treatment_id=self._treatment.id, date=when)
        new = replace(use, date=when, dose=self._dose.text().strip())
        return self.session.save(self._label(_("{what} used, {day}"), when), new)

    def remove(self) -> bool:
        """Delete the use."""
        assert self._use is not None
        words = self._label(_("{what} not used, {day}"), self._use.date)
        return self.session.save(words, remove=[self._use])

    def _label(self, form: str, when: date) -> str:
        return form.format(
            what=brief(self._treatment.name, _NAME), day=day_words(when, self.session.today())
        )
