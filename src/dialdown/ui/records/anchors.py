"""What 0, 5 and 10 mean to the person, in their words, and what they meant before."""

from datetime import date

from dialdown.domain.beside import anchor_on, anchors_due
from dialdown.domain.records import Anchor
from dialdown.i18n import _
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.section import Command, Entry, Section
from dialdown.ui.records.wording import day_words
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

LEVELS = (0, 5, 10)


class AnchorForm(Form):
    """The three in one form; what is changed holds from today."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme, _("In my own words"))
        self._anchors = session.diary.records(Anchor)
        names = {0: _("0 is, for me"), 5: _("5 is, for me"), 10: _("10 is, for me")}
        self._edits = {level: self.text(names[level], self._words(level)) for level in LEVELS}
        self.close_with()

    def store(self) -> bool:
        """Save what was changed, from today on. Raises RefusedError."""
        today = self.session.today()
        typed = {level: edit.toPlainText().strip() for level, edit in self._edits.items()}
        changed = [level for level in LEVELS if typed[level] != self._words(level)]
        if not changed and not any(typed.values()):
            raise RefusedError(self._edits[0], _("Please write one of the three, or cancel."))
        if not changed:
            return True
        numbers = ", ".join(map(str, changed))
        words = _("What {numbers} means, {day}").format(
            numbers=numbers, day=day_words(today, today)
        )
        return self.session.save(
            words, *(self._new(level, typed[level], today) for level in changed)
        )

    def _words(self, level: int) -> str:
        anchor = anchor_on(self._anchors, level, self.session.today())
        return anchor.words if anchor else ""

    def _new(self, level: int, words: str, today: date) -> Anchor:
        return renewed(self._anchors, level, words, today)


class AnchorsSection(Section):
    """The words that hold now, then the earlier ones."""

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("Your own marks help you to rate alike on every day. They can change.")
        name = _("What 0, 5 and 10 mean")
        super().__init__(session, theme, name, about, _("Write them down…"))

    def add(self) -> None:
        """Open the form."""
        self.open_form(AnchorForm(self.session, self.theme))

    def fill(self) -> None:
        """The quiet offer when they are old, the three, their history."""
        today = self.session.today()
        anchors = self.session.diary.records(Anchor)
        current = [anchor_on(anchors, level, today) for level in LEVELS]
        assert self.add_button is not None
        known = any(anchor and anchor.words.strip() for anchor in current)
        self.add_button.setText(_("Change them…") if known else _("Write them down…"))
        self.add_button.setAccessibleName(self.add_button.text())
        if anchors_due(anchors, today):
            self.put(self._offer(anchors, today))
        for level, anchor in zip(LEVELS, current, strict=True):
            self.put(self._entry(level, anchor, today))
        kept = {anchor.id for anchor in current if anchor}
        before = [a for a in anchors if a.id not in kept and a.words.strip()]
        before.sort(key=lambda a: (a.date, a.level), reverse=True)
        self.put_group(_("Before"), [self._earlier(anchor, today) for anchor in before])

    def _offer(self, anchors: list[Anchor], today: date) -> Entry:
        newest = max(anchor.date for anchor in anchors)
        when = _("You last looked at them on {day}.").format(day=day_words(newest, today))
        still: Command = (
            _("Still right"),
            _("They are still right"),
            lambda: self._still_right(anchors),
        )
        return Entry(self.theme, _("Do these still fit?"), [when], still)

    def _entry(self, level: int, anchor: Anchor | None, today: date) -> Entry:
        if anchor is None or not anchor.words.strip():
            return Entry(self.theme, _("{n} is not written yet").format(n=level), [])
        since = _("since {day}").format(day=day_words(anchor.date, today))
        return Entry(self.theme, f"{level} = {anchor.words}", [since])

    def _earlier(self, anchor: Anchor, today: date) -> Entry:
        day = day_words(anchor.date, today)
        name = _("Delete {n}, {day}").format(n=anchor.level, day=day)
        words = _("What {n} meant deleted, {day}").format(n=anchor.level, day=day)
        delete: Command = (_("Delete"), name, lambda: self.session.save(words, remove=[anchor]))
        return Entry(
            self.theme,
            f"{anchor.level} = {anchor.words}",
            [_("from {day}").format(day=day)],
            delete,
        )

    def _still_right(self, anchors: list[Anchor]) -> None:
        today = self.session.today()
        current = [anchor_on(anchors, level, today) for level in LEVELS]
        again = [
            renewed(anchors, a.level, a.words, today) for a in current if a and a.words.strip()
        ]
        words = _("0, 5 and 10 looked at again, {day}").format(day=day_words(today, today))
        self.session.save(words, *again)


def renewed(anchors: list[Anchor], level: int, words: str, today: date) -> Anchor:
    """The anchor of today: a second change on one day replaces the first."""
    same = next((a for a in anchors if a.level == level and a.date == today), None)
    if same:
        return Anchor(id=same.id, level=level, words=words, date=today)
    return Anchor(level=level, words=words, date=today)
