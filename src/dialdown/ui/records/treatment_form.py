"""The form for a treatment: what, since when, how, and what the person makes of it."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dialdown.domain.records import DoseStep, Treatment
from dialdown.domain.vocabulary import SIDE_EFFECTS
from dialdown.i18n import _
from dialdown.ui.records.classes import kind_of, kinds
from dialdown.ui.records.fields import Choice, known_phrases
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.wording import brief
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, row

_NAME = 40
_NO_SIDE_EFFECT = "none"


class TreatmentForm(Form):
    """One treatment. A new one asks for little; the rest is behind "More"."""

    def __init__(self, session: Session, theme: Theme, treatment: Treatment | None = None) -> None:
        super().__init__(session, theme, treatment.name if treatment else _("New treatment"))
        self._is_new = treatment is None
        self._treatment = treatment or Treatment(name="", start=session.today())
        self._main(theme)
        self._later()
        self.close_with("" if self._is_new else _("Delete this treatment"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        name = self._name.text().strip()
        if not name:
            raise RefusedError(self._name, _("Name: please give it a name. Any word will do."))
        start = self.day(self._start, ask_after=0)
        treatment = replace(
            self._treatment, name=name, treatment_class=self._kind.key, start=start,
            end=self.last_day(self._end, start), as_needed="needed" in self._how.chosen,
            helped=" ".join(self._helped.chosen), side_effects=self._effects.chosen,
            verdict=self._verdict.toPlainText().strip(),
        )  # fmt: skip
        form = _("{what} noted") if self._is_new else _("{what} changed")
        dose = self._dose.text().strip() if self._dose else ""
        steps = [DoseStep(treatment_id=treatment.id, start=start, dose=dose)] if dose else []
        return self.session.save(form.format(what=brief(name, _NAME)), treatment, *steps)

    def remove(self) -> bool:
        """Delete the treatment with its doses and uses."""
        words = _("{what} deleted").format(what=brief(self._treatment.name, _NAME))
        return self.session.save(words, remove=[self._treatment])

    def _main(self, theme: Theme) -> None:
        known = [t.name for t in self.session.diary.records(Treatment)]
        doses = [step.dose for step in self.session.diary.records(DoseStep)]
        this = self._treatment
        self._name = self.line(_("Name"), this.name, known)
        self._kind = self.add(_("Kind"), Choice(theme, _("Kind"), kinds(), this.treatment_class))
        self._name.editingFinished.connect(self._guess_kind)
        how = {"regular": _("Regularly"), "needed": _("As needed")}
        chosen = ["needed" if this.as_needed else "regular"]
        self._how = self.chips(_("How"), how, chosen, single=True)
        self._start = self.when(_("Since"), this.start, past=True)
        self._dose = self.line(_("Dose, in your words"), "", doses) if self._is_new else None

    def _later(self) -> None:
        this = self._treatment
        place = self.body.count()
        self._end = self.until(_("Last day"), this.end, _("Still using it"))
        words = known_phrases() | {w: w for w in [this.helped] if w and w not in known_phrases()}
        self._helped = self.chips(_("Did it help?"), words, [this.helped], single=True)
        effects = {key: _(word) for key, word in SIDE_EFFECTS.items()}
        effects |= {own: own for own in this.side_effects if own not in effects}
        self._effects = self.chips(
            _("Side effects"), effects, this.side_effects, alone=_NO_SIDE_EFFECT
        )
        self._verdict = self.text(_("In my own words"), this.verdict)
        if self._is_new:
            self._fold(place)

    def _fold(self, place: int) -> None:
        """Hide the fields from a place on until they are asked for."""
        inside = [self.body.itemAt(i).layout() for i in range(place, self.body.count())]
        widgets: list[QWidget] = [
            w for part in inside for i in range(part.count()) if (w := part.itemAt(i).widget())
        ]
        more = Button(_("More…"), "chip", _("More about this treatment"), checkable=True)
        self.body.insertLayout(place, row(more, None))
        for widget in widgets:
            widget.hide()
            more.toggled.connect(widget.setVisible)

    def _guess_kind(self) -> None:
        found = kind_of(self._name.text())
        if found and self._is_new and not self._kind.is_chosen:
            self._kind.choose(found)
