"""Pauses: times without tracking, with nothing missing in them."""

from dataclasses import replace
from datetime import date

from dialdown.domain.beside import open_on, overlapping
from dialdown.domain.records import Pause
from dialdown.i18n import _
from dialdown.ui.records.actions import go_on, pause_now
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.section import Command, Entry, Section
from dialdown.ui.records.wording import capital, day_words, span_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme


class PauseForm(Form):
    """First and last day of one pause."""

    def __init__(self, session: Session, theme: Theme, pause: Pause | None = None) -> None:
        super().__init__(session, theme, _("Pause") if pause else _("New pause"))
        self._pause = pause or Pause(start=session.today())
        self._is_new = pause is None
        self._start = self.when(_("First day"), self._pause.start)
        self._end = self.until(_("Last day"), self._pause.end, _("Until I go on"))
        self.close_with("" if self._is_new else _("Delete this pause"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        start = self.day(self._start)
        pause = replace(self._pause, start=start, end=self.last_day(self._end, start))
        other = overlapping(self.session.diary.records(Pause), pause)
        today = self.session.today()
        if other:
            words = _(
                "{name}: there is a pause already: {when}. Change that one, or use other days."
            )
            when = span_words(other.start, other.end, today)
            raise RefusedError(self._start, words.format(name=self._start.name, when=when))
        form = _("Pause noted, {day}") if self._is_new else _("Pause changed, {day}")
        return self.session.save(form.format(day=day_words(start, today)), pause)

    def remove(self) -> bool:
        """Delete the pause."""
        when = day_words(self._pause.start, self.session.today())
        return self.session.save(_("Pause deleted, {day}").format(day=when), remove=[self._pause])


class PausesSection(Section):
    """Whether tracking is paused, and the pauses there were."""

    starts_in_list = True

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("You can stop for a while. Days in a pause do not count as missing.")
        super().__init__(session, theme, _("Pauses"), about, _("Add a pause…"))

    def add(self) -> None:
        """Open the form for a new pause."""
        self.open_form(PauseForm(self.session, self.theme))

    def fill(self) -> None:
        """The state of today, then all pauses."""
        today = self.session.today()
        pauses = sorted(self.session.diary.records(Pause), key=lambda p: p.start, reverse=True)
        now = open_on(pauses, today)
        self.put(self._now(now, today) if now else self._tracking())
        rest = [self._entry(pause, today) for pause in pauses if pause is not now]
        self.put_group(_("Other pauses"), rest)

    def _now(self, pause: Pause, today: date) -> Entry:
        when = span_words(pause.start, pause.end, today)
        words = _("Tracking is paused: {when}").format(when=when)
        do = (_("Go on"), _("Go on with tracking"), lambda: go_on(self.session, pause))
        return Entry(self.theme, words, [], do, self._change(pause, today))

    def _tracking(self) -> Entry:
        do = (
            _("Pause from today"),
            _("Pause from today"),
            lambda: pause_now(self.session),
        )
        return Entry(self.theme, _("Tracking is on"), [], do)

    def _entry(self, pause: Pause, today: date) -> Entry:
        words = capital(span_words(pause.start, pause.end, today))
        return Entry(self.theme, words, [], self._change(pause, today))

    def _change(self, pause: Pause, today: date) -> Command:
        name = _("Change the pause {when}").format(when=span_words(pause.start, pause.end, today))
        return (
            _("Change"),
            name,
            lambda: self.open_form(PauseForm(self.session, self.theme, pause)),
        )
