"""Flares: mark the start and the end, also afterwards."""

from dataclasses import replace
from datetime import date, timedelta

from dialdown.domain.beside import open_on, plan_words
from dialdown.domain.records import AboutMe, Flare, PlanPart
from dialdown.domain.vocabulary import SHORT_PLAN
from dialdown.i18n import _
from dialdown.ui.learn.forms.plan_page import ask_and_print_plan
from dialdown.ui.records.actions import end_flare, flare_clash, start_flare
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.section import Command, Entry, Section
from dialdown.ui.records.wording import capital, day_words, span_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme


class FlareForm(Form):
    """Start, end and note of one flare."""

    def __init__(self, session: Session, theme: Theme, flare: Flare | None = None) -> None:
        super().__init__(session, theme, _("Flare") if flare else _("New flare"))
        self._flare = flare or Flare(start=session.today())
        self._is_new = flare is None
        self._start = self.when(_("Start"), self._flare.start, past=True)
        going = _("Still going on")
        self.last = self.until(_("End"), self._flare.end, going, past=True)
        self._note = self.text(_("Note"), self._flare.note)
        self.close_with("" if self._is_new else _("Delete this flare"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        today = self.session.today()
        start = self.day(self._start, latest=today)
        end = self.last_day(self.last, start, latest=today)
        note = self._note.toPlainText().strip()
        flare = replace(self._flare, start=start, end=end, note=note)
        if words := flare_clash(self.session, flare):
            raise RefusedError(self._start, f"{self._start.name}: {words}")
        form = _("Flare noted, {day}") if self._is_new else _("Flare changed, {day}")
        return self.session.save(form.format(day=day_words(start, today)), flare)

    def remove(self) -> bool:
        """Delete the flare."""
        when = day_words(self._flare.start, self.session.today())
        return self.session.save(_("Flare deleted, {day}").format(day=when), remove=[self._flare])


class FlaresSection(Section):
    """The flare that goes on, then the earlier ones."""

    starts_in_list = True

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("A flare is a run of days that you call one. You can mark it afterwards too.")
        super().__init__(session, theme, _("Flares"), about, _("Add a flare…"))

    def add(self) -> None:
        """Open the form for a new flare."""
        self.open_form(FlareForm(self.session, self.theme))

    def fill(self) -> None:
        """The state of today, the plan if there is a flare, then all others."""
        today = self.session.today()
        flares = sorted(self.session.diary.records(Flare), key=lambda f: f.start, reverse=True)
        now = open_on([f for f in flares if f.end is None], today)
        self.put(self._now(now, today) if now else self._quiet(today, flares))
        rest = [f for f in flares if f is not now]
        self.put_group(_("Earlier"), [self._entry(flare, today) for flare in rest])

    def _now(self, flare: Flare, today: date) -> Entry:
        commands: list[Command] = [
            (_("Ended today"), _("Flare ended today"), lambda: self._end(flare, 0))
        ]
        if flare.start < today:
            yesterday = (
                _("Ended yesterday"), _("Flare ended yesterday"), lambda: self._end(flare, 1)
            )  # fmt: skip
            commands.append(yesterday)
        commands.append(
            (_("Other date…"), _("Other date… for the end of the flare"), lambda: self._ask(flare))
        )
        commands.append(self._change(flare, today))
        since = span_words(flare.start, None, today)
        records = self.session.diary.records
        plan = plan_words(records(AboutMe), records(PlanPart))
        if plan:
            commands.insert(-1, self._print_plan())
        short = plan.get(SHORT_PLAN, "")
        said = _("My plan: {words}").format(words=short) if short else ""
        return Entry(
            self.theme,
            _("A flare is going on {since}").format(since=since),
            [flare.note, said],
            *commands,
        )

    def _quiet(self, today: date, flares: list[Flare]) -> Entry:
        started = [
            (_("Started today"), _("Flare started today"), lambda: start_flare(self.session, today))
        ]
        yesterday = today - timedelta(days=1)
        if not open_on(flares, yesterday):
            started.append((
                _("Started yesterday"), _("Flare started yesterday"),
                lambda: start_flare(self.session, yesterday),
            ))  # fmt: skip
        return Entry(self.theme, _("No flare is going on"), [], *started)

    def _entry(self, flare: Flare, today: date) -> Entry:
        words = capital(span_words(flare.start, flare.end, today))
        return Entry(self.theme, words, [flare.note], self._change(flare, today))

    def _change(self, flare: Flare, today: date) -> Command:
        name = _("Change the flare {when}").format(when=span_words(flare.start, flare.end, today))
        return (
            _("Change"),
            name,
            lambda: self.open_form(FlareForm(self.session, self.theme, flare)),
        )

    def _print_plan(self) -> Command:
        words = _("Print my plan…")
        return (words, words, lambda: ask_and_print_plan(self.session.diary.records, self))

    def _end(self, flare: Flare, days_ago: int) -> None:
        end_flare(self.session, flare, self.session.today() - timedelta(days=days_ago))

    def _ask(self, flare: Flare) -> None:
        form = FlareForm(self.session, self.theme, flare)
        self.open_form(form)
        form.last.ask_end()
