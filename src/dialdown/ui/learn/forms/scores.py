"""Beside the article: totals of paper forms, typed in, listed form by form, as dots over time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialdown.domain.records import HelpNumber, Score
from dialdown.domain.scales import OutOfRangeError
from dialdown.domain.scores import (
    REFERENCES,
    again_from,
    chance_words,
    of_form,
    parse_total,
    range_words,
)
from dialdown.domain.vocabulary import SCORE_RANGES
from dialdown.i18n import N_, _
from dialdown.ui.learn.forms.mood_help import MOOD_FORMS, MoodHelp
from dialdown.ui.learn.forms.score_trend import ScoreTrend
from dialdown.ui.records.fields import fitted
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.section import Section
from dialdown.ui.records.wording import brief, day_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, column, holder, label, row, small

HELP = "when-to-get-help"

_TO_YOU = {
    "csi": N_(
        "Published research uses 40 as a screening cut-off. It cannot show whether you have "
        "central sensitization; your clinician can put it in context."
    ),
}
"""Where the words for the printed page are about "the person"."""


class ScoreForm(Form):
    """One total: which form, the total, the date."""

    def __init__(
        self, session: Session, theme: Theme, help_: Callable[[], MoodHelp],
        score: Score | None = None,
    ) -> None:  # fmt: skip
        super().__init__(session, theme, _("Total of a form") if score else _("New total"))
        self._scores = session.diary.records(Score)
        self._is_new = score is None
        self._score = score or Score(form="", total=0, date=session.today())
        names = {key: name for key, (name, _low, _high) in SCORE_RANGES.items()}
        chosen = [self._score.form]
        self._form = self.chips(_("Which form"), names, chosen, single=True)
        shown = f"{score.total:g}" if score else ""
        self._total = self.line(_("Total"), shown)
        self._range = small(theme, wrap=True)
        self.body.addWidget(self._range)
        self._date = self.when(_("Date"), self._score.date, past=True)
        self._again = small(theme, wrap=True)
        self.body.addWidget(self._again)
        self._note = self.text(_("Note"), self._score.note)
        self.close_with("" if self._is_new else _("Delete this total"))
        self._help = help_()
        self.body.addWidget(self._help)
        self._form.changed.connect(self._say)
        self._date.changed.connect(self._say)
        self._say()

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        form = self._chosen
        if not form:
            raise RefusedError(self._form, _("Which form: please choose one."))
        try:
            total = parse_total(form, self._total.text())
        except OutOfRangeError as error:
            raise RefusedError(self._total, f"{error}") from None
        if total is None:
            words = _("Total: please write a number. {form} totals go from {range}.")
            name = SCORE_RANGES[form][0]
            raise RefusedError(self._total, words.format(form=name, range=range_words(form)))
        when = self.day(self._date, latest=self.session.today())
        note = self._note.toPlainText().strip()
        score = replace(self._score, form=form, total=total, date=when, note=note)
        said = _("{form} total noted, {day}") if self._is_new else _("{form} total changed, {day}")
        return self.session.save(self._words(said, form, when), score)

    def remove(self) -> bool:
        """Delete the total."""
        words = self._words(_("{form} total deleted, {day}"), self._score.form, self._score.date)
        return self.session.save(words, remove=[self._score])

    @property
    def _chosen(self) -> str:
        return next(iter(self._form.chosen), "")

    def _words(self, said: str, form: str, when: date) -> str:
        day = day_words(when, self.session.today())
        return said.format(form=SCORE_RANGES[form][0], day=day)

    def _say(self) -> None:
        """The range of the chosen form, a remark on a CSI that comes soon, help with mood."""
        form = self._chosen
        ranged = _("{form} totals go from {range}.")
        self._range.setVisible(bool(form))
        if form:
            name = SCORE_RANGES[form][0]
            self._range.setText(ranged.format(form=name, range=range_words(form)))
        self._again.setText(self._soon() if form == "csi" else "")
        self._again.setVisible(bool(self._again.text()))
        self._help.setVisible(form in MOOD_FORMS)

    def _soon(self) -> str:
        """That four weeks are not over since the CSI before; nothing keeps it from being saved."""
        try:
            when = self._date.read()
        except ValueError:
            return ""
        others = [s for s in self._scores if s.id != self._score.id]
        return soon_words(again_from(others, when), self.session.today())


class ScoresForm(Section):
    """Each form with its newest total, what was published, its dots, and all of its totals."""

    article_asked = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("Only totals are noted here. A total is one piece of the picture.")
        super().__init__(session, theme, _("My scores"), about, _("Add a total…"))

    def add(self) -> None:
        """Open the form for a new total."""
        self._open(None)

    def fill(self) -> None:
        """Form by form, then the words that stand with every total on mood."""
        today, every = self.session.today(), self.session.diary.records(Score)
        if not every:
            self.say(_("No total is noted yet."))
        for form in SCORE_RANGES:
            if found := of_form(every, form):
                self._one(found, today)
        if any(score.form in MOOD_FORMS for score in every):
            self.put(self._help())

    # ------------------------------------------------------------------ inside
    def _one(self, found: list[Score], today: date) -> None:
        form = found[-1].form
        entries: list[QWidget] = []
        if len(found) > 1:
            entries.append(ScoreTrend(self.theme, found, today))
        lines = [_(_TO_YOU.get(form) or REFERENCES[form]), change_line(found, today)]
        if form == "csi":
            lines.append(soon_words(again_from(found, today), today))
        entries += [fitted(label(words, wrap=True)) for words in lines if words]
        entries += [self._entry(score, today) for score in reversed(found)]
        self.put_group(SCORE_RANGES[form][0], entries)

    def _entry(self, score: Score, today: date) -> QWidget:
        name, _low, highest = SCORE_RANGES[score.form]
        day = day_words(score.date, today)
        form = _("{total} of {highest} on {day}")
        said = form.format(total=f"{score.total:g}", highest=f"{highest:g}", day=day)
        words = [fitted(label(said, wrap=True))]
        if score.note:
            words.append(fitted(small(self.theme, brief(score.note), wrap=True)))
        change = Button(_("Change"), "quiet", _("Change {form}, {day}").format(form=name, day=day))
        change.clicked.connect(lambda: self._open(score))
        inside = row(column(*words, spacing=0), change)
        inside.setStretch(0, 1)
        return holder(inside)

    def _open(self, score: Score | None) -> None:
        self.open_form(ScoreForm(self.session, self.theme, self._help, score))

    def _help(self) -> MoodHelp:
        numbers = self.session.diary.records(HelpNumber)
        return MoodHelp(self.theme, numbers, lambda: self.article_asked.emit(HELP))


def change_line(found: list[Score], today: date) -> str:
    """By how much the newest total differs from the one before, and what may be said of it; empty
    for a single one."""
    if len(found) == 1:
        return ""
    before, newest = found[-2:]
    points = newest.total - before.total
    day = day_words(before.date, today)
    if not points:
        return _("The same as on {day}.").format(day=day)
    form = _("{points} lower than on {day}.") if points < 0 else _("{points} higher than on {day}.")
    words = form.format(points=f"{round(abs(points), 1):g}", day=day)
    return " ".join(filter(None, (words, chance_words(newest.form, points))))


def soon_words(when: date | None, today: date) -> str:
    """That another CSI says more from a date on; empty where that is past."""
    if when is None:
        return ""
    words = _("Once in four weeks is plenty for the CSI. The next is worth it from {day} on.")
    return words.format(day=day_words(when, today))
