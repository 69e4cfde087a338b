"""Try one change: the trial that runs, the way to plan one, and what came of earlier ones."""

from dataclasses import replace
from random import Random, SystemRandom

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from dialdown.domain.records import Trial
from dialdown.domain.trial import finished, state, unfinished
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.charts.trials.numbers import work_out
from dialdown.ui.charts.trials.plan_form import PlanForm
from dialdown.ui.charts.trials.result import TrialResult
from dialdown.ui.charts.trials.running import RunningTrial
from dialdown.ui.charts.trials.words import verdict_heading, when_words
from dialdown.ui.records.section import Entry
from dialdown.ui.records.wording import brief
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_M, Theme
from dialdown.ui.widgets.basics import Button, clear, heading, holder, label, row


class TrialsSection(Section):
    """One trial at a time. `chance` draws the order; tests give their own."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, chance: Random | None = None
    ) -> None:
        super().__init__(session, theme, settings)
        self._chance = chance or SystemRandom()
        self._reading: Reading | None = None
        self._chosen = ""
        self.form: PlanForm | None = None
        self._now, self._earlier = QVBoxLayout(), QVBoxLayout()
        for part in (self._now, self._earlier):
            part.setSpacing(GAP_M)
        self.result = TrialResult(theme, self._delete_shown)
        self.result.open_day.connect(self.open_day)
        self.result.hide()
        words = _(
            "Pick one small change. Do it for two weeks, leave it for two, and so on. "
            "Chance draws the order. In the end you see whether your pain differed."
        )
        self.body.addWidget(label(words, muted=True, wrap=True))
        self.body.addLayout(self._now)
        self.body.addSpacing(GAP_M)
        self.body.addWidget(self.result)
        self.body.addLayout(self._earlier)

    def show_reading(self, reading: Reading) -> None:
        """Show the newest days; a form that is open stays as it is."""
        self._reading = reading
        self._refresh()

    def show_table(self, on: bool) -> None:
        """The table of the trial on show instead of its picture, or back."""
        self.result.show_table(on)

    # ------------------------------------------------------------------ what is there
    def _refresh(self) -> None:
        """Read the trials again; the keyboard stays, or goes to what took its place."""
        if (reading := self._reading) is None:
            return
        held = QApplication.focusWidget()
        name = held.accessibleName() if held and self.isAncestorOf(held) else None
        trials = self.session.diary.records(Trial)
        today = self.session.today()
        running = unfinished(trials, today)
        if running:
            self.form = None
        if self.form is None:
            clear(self._now)
            for trial in running:
                series = reading.series
                self._put(self._now, RunningTrial(self.theme, series, trial, today, self._stop))
            if not running:
                self._put(self._now, self._offer())
        self._show_finished(finished(trials, today))
        self.follow()
        if name is not None:
            self._give_back(name)

    @staticmethod
    def _put(place: QVBoxLayout, widget: QWidget) -> None:
        place.addWidget(widget)
        widget.show()  # now, not at the next turn: the keyboard may be given to it

    def _offer(self) -> QWidget:
        plan = Button(_("Plan a trial…"), "primary")
        plan.clicked.connect(self.plan)
        return holder(row(plan, None))

    def _show_finished(self, trials: list[Trial]) -> None:
        clear(self._earlier)
        shown = next((t for t in trials if t.id == self._chosen), trials[0] if trials else None)
        self.result.setVisible(shown is not None and self.form is None)
        if shown is None or self._reading is None or self.form is not None:
            return
        self._chosen = shown.id
        self.result.show_trial(work_out(self._reading.series, shown), self._reading.today)
        others = [trial for trial in trials if trial is not shown]
        if others:
            self._put(self._earlier, heading(self.theme, _("Other trials")))
        for trial in others:
            self._put(self._earlier, self._entry(trial, self._reading))

    def _entry(self, trial: Trial, reading: Reading) -> Entry:
        name = brief(trial.change) or _("A change without a name")
        verdict = verdict_heading(work_out(reading.series, trial).change)
        show = _("Show"), _("Show the trial: {name}").format(name=name), lambda: self._show(trial)
        delete = (
            _("Delete"),
            _("Delete the trial: {name}").format(name=name),
            lambda: self._delete(trial),
        )
        return Entry(self.theme, name, [when_words(trial, reading.today), verdict], show, delete)

    # ------------------------------------------------------------------ what can be done
    def plan(self) -> None:
        """Open the form, if no trial runs."""
        today = self.session.today()
        if self._reading is None or unfinished(self.session.diary.records(Trial), today):
            return
        self.form = PlanForm(self.session, self.theme, self._reading.series, self._chance)
        self.form.done.connect(self._close_form)
        clear(self._now)
        self._put(self._now, self.form)
        self._show_finished([])
        self.follow()
        self._hold(self.form.change)

    def _close_form(self) -> None:
        self.form = None
        self._refresh()

    def _stop(self, trial: Trial) -> None:
        """End it today, keeping what is there; one that has not begun is taken back."""
        name, today = brief(trial.change), self.session.today()
        if state(trial, today) == "coming":
            self.session.save(_("Trial not started: {name}").format(name=name), remove=[trial])
        else:
            words = _("Trial ended: {name}").format(name=name)
            self._chosen = trial.id
            self.session.save(words, replace(trial, ended=today))
        self._refresh()

    def _show(self, trial: Trial) -> None:
        self._chosen = trial.id
        self._refresh()
        self._hold(self.result.frame)

    def _delete_shown(self) -> None:
        shown = [t for t in self.session.diary.records(Trial) if t.id == self._chosen]
        if shown:  # deleting it chooses another
            self._delete(shown[0])

    def _delete(self, trial: Trial) -> None:
        words = _("Trial deleted: {name}").format(name=brief(trial.change))
        self.session.save(words, remove=[trial])
        self._refresh()

    def _give_back(self, name: str) -> None:
        """The keyboard to what has this name, else to the first button of what there is now."""
        held = QApplication.focusWidget()
        if held and held.isVisibleTo(self) and held.accessibleName() == name:
            return
        named = (b for b in self.findChildren(Button) if b.accessibleName() == name)
        now = (self._now.itemAt(at).widget() for at in range(self._now.count()))
        first = (button for part in now for button in part.findChildren(Button))
        for button in (*named, *first):
            if button.isVisibleTo(self) and button.isEnabled():
                self._hold(button)
                return

    def _hold(self, widget: QWidget) -> None:
        """Give it the keyboard, and bring it into view once everything has its new place."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, widget, lambda: self._reveal(widget))

    def _reveal(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget)
