"""Which quiet line stands above the day: one at most, chosen by what it is about.

No line blames, counts what was left out, or comes by the clock alone; each can be put away in one
step.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dialdown.domain import pace
from dialdown.domain.beside import open_on, plan_words
from dialdown.domain.records import AboutMe, Appointment, Flare, Pause, PlanPart, Trial
from dialdown.domain.trial import block_on, unfinished
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.records.wording import brief
from dialdown.ui.reminder import Reminder, answers
from dialdown.ui.session import Session
from dialdown.ui.words import short_date

_LATELY = timedelta(days=28)
_ANCHORS_AGAIN = timedelta(days=90)
_BRIEF = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its answers, by name. `mark` is what it is about now, such as a date."""

    name: str
    words: str
    answers: dict[str, str] = field(default_factory=dict)
    mark: str = ""


class Lines:
    """Chooses the line for a date. `anchors_old` tells whether it is time to ask for anchors."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        reminder: Reminder | None,
        anchors_old: Callable[[], bool],
    ) -> None:
        self._session, self._settings, self._reminder = session, settings, reminder
        self._anchors_old = anchors_old
        self._today = session.today()

    def due(self, when: date) -> Line | None:
        """The line for the page of `when`; None, as on most days, if there is none."""
        self._today = self._session.today()
        if when != self._today:
            return self._paused_then(when)
        wanted = [self._reminding, self._paused, self._plan, self._check_in]
        away = pace.away_days(self._session.diary.days(), self._today) >= pace.LONG_AWAY
        if not away:
            wanted = [
                self._reminding, self._paused, self._plan, self._question, self._check_in,
                self._trial, self._enough, self._anchors, self._numbers,
            ]  # fmt: skip
        return next((line for find in wanted if (line := find())), None)

    def offer(self) -> Line:
        """What follows on the answer that tracking does not help."""
        said = {
            "fewer": _("Fewer questions…"),
            "pause": _("Pause tracking"),
            "close": _("Leave it as it is"),
        }
        return Line("offer", _("Less is fine too. You can note fewer things, or pause."), said)

    # ------------------------------------------------------------------ the lines
    def _reminding(self) -> Line | None:
        if self._reminder is None or not self._reminder.is_showing:
            return None
        return Line("reminder", _("A moment for today's note?"), answers())

    def _paused(self) -> Line | None:
        pause = pace.pause_at(self._session.diary.records(Pause), self._today)
        if pause is None or self._is_away("paused", str(pause.start)):
            return None
        words = [_("Tracking is paused. Nothing is missing."), self._visit_words()]
        said = {"go_on": _("Go on"), "close": _("Close")}
        return Line("paused", " ".join(filter(None, words)), said, str(pause.start))

    def _paused_then(self, when: date) -> Line | None:
        if pace.pause_at(self._session.diary.records(Pause), when) is None or when > self._today:
            return None
        return Line("paused_then", _("You paused here. Nothing is missing."))

    def _plan(self) -> Line | None:
        """Once in a flare, if there is a plan: on such days nothing has to be looked for."""
        records = self._session.diary.records
        flare = open_on(records(Flare), self._today)
        if flare is None or self._is_away("plan", flare.id):
            return None
        if not plan_words(records(AboutMe), records(PlanPart)):
            return None
        said = {"plan": _("Open it"), "close": _("Not now")}
        return Line("plan", _("Your plan for flare days is here."), said, flare.id)

    def _question(self) -> Line | None:
        if self._session.diary.is_made_up:
            return None
        first = pace.first_typed(self._session.diary.days())
        name = pace.question_due(first, self._today, self._settings.tracking_helps)
        if name is None:
            return None
        said = {key: _(words) for key, words in pace.ANSWERS.items()}
        words = _("Does tracking help you, or make you think about pain more?")
        return Line("question", words, said | {"close": _("Not now")}, name)

    def _check_in(self) -> Line | None:
        mark = self._visit()
        if not mark or self._is_away("check_in", mark):
            return None
        words = f"{self._visit_words()} " + _("A short note each day helps.")
        return Line("check_in", words, {"close": _("Not now")}, mark)

    def _trial(self) -> Line | None:
        """Once for each block: with the change or without it, and until when."""
        for trial in unfinished(self._session.diary.records(Trial), self._today):
            block = block_on(trial, self._today)
            mark = f"{trial.id}, {block.number}" if block else ""
            if block and not self._is_away("trial", mark):
                with_it, without = (
                    _("{change}: with it until {day}."),
                    _("{change}: without it until {day}."),
                )
                form = with_it if block.changed else without
                words = form.format(change=brief(trial.change, _BRIEF), day=short_date(block.last))
                return Line("trial", words, {"close": _("All right")}, mark)
        return None

    def _enough(self) -> Line | None:
        since = max(self._today - _LATELY, self._put_away("enough") + timedelta(days=1))
        if not pace.many_moments(self._session.diary.days(since, self._today)):
            return None
        words = _("You have enough readings for your doctor. One note a day will do.")
        return Line("enough", words, {"close": _("All right")}, str(self._today))

    def _anchors(self) -> Line | None:
        if self._today - self._put_away("anchors") < _ANCHORS_AGAIN or not self._anchors_old():
            return None
        words = _("What 0, 5 and 10 mean to you may have changed.")
        said = {"anchors": _("Look at them"), "close": _("Not now")}
        return Line("anchors", words, said, str(self._today))

    def _numbers(self) -> Line | None:
        if not self._settings.hide_numbers or self._is_away("numbers", "hidden"):
            return None
        said = {"numbers": _("Show them"), "close": _("All right")}
        return Line("numbers", _("Daily numbers are hidden."), said, "hidden")

    # ------------------------------------------------------------------ inside
    def _visit(self) -> str:
        """The date of the visit that the check-in is for; empty where there is none."""
        left = pace.check_in_days(self._session.diary.records(Appointment), self._today)
        if left is None or not self._settings.check_in:
            return ""
        return str(self._today + timedelta(days=left))

    def _visit_words(self) -> str:
        mark = self._visit()
        if not mark:
            return ""
        left = (date.fromisoformat(mark) - self._today).days
        one, many = _("Your visit is tomorrow."), _("Your visit is in {n} days.")
        return one if left == 1 else many.format(n=left)

    def _is_away(self, name: str, mark: str) -> bool:
        return self._settings.put_away.get(name) == mark

    def _put_away(self, name: str) -> date:
        """The date on which a line was put away, long ago if it never was."""
        try:
            then = date.fromisoformat(self._settings.put_away.get(name, ""))
        except ValueError:
            return date.min
        return min(then, self._today)
