"""The forms for a question and for a tag of one's own."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget

from dialdown.domain.choices import own_id
from dialdown.domain.records import OwnScale, OwnTag, Record, ScaleChoice
from dialdown.domain.scales import Kind
from dialdown.domain.text import clean, fold
from dialdown.i18n import N_, _, ngettext
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.ask import ask

LONGEST_NAME = 40
_LONGEST_END = 30
KINDS: dict[Kind, str] = {
    Kind.RATING: N_("0 to 10"),
    Kind.MINUTES: N_("Minutes"),
    Kind.COUNT: N_("A count"),
    Kind.YES_NO: N_("Yes or no"),
}
"""The kinds of questions that can be added, with their words."""


class OwnForm(Form):
    """What the two forms share: a name that no other has, and deleting with care."""

    def __init__(
        self, session: Session, theme: Theme, words: str, name: str, others: Iterable[str]
    ) -> None:
        super().__init__(session, theme, words)
        self._others = {fold(other) for other in others if other != name}
        self._name = self.line(_("Name"), name)
        self._name.setMaxLength(max(LONGEST_NAME, len(name)))

    def name(self) -> str:
        """The name as it is kept. Raises RefusedError."""
        name = _plain(self._name.text())
        if not name:
            raise RefusedError(self._name, _("Name: please write one, or cancel."))
        if fold(name) in self._others:
            raise RefusedError(self._name, _("Name: there is one like this already."))
        return name

    def save_new(self, words: str, record: Record, key: str) -> bool:
        """Save a record that is added; says so if answers from before come back with it."""
        if not self.session.save(words, record):
            return False
        if count := self._days_with(key):
            back = ngettext(
                "{n} day has an answer from before.", "{n} days have an answer from before.", count
            )
            self.session.said.emit(back.format(n=count))
        return True

    def delete(self, words: str, name: str, key: str, *records: Record) -> bool:
        """Ask, then remove records; the answers under `key` stay in their days."""
        count = self._days_with(key)
        kept = ngettext("{n} day has an answer.", "{n} days have an answer.", count)
        back = _("The answers stay in their days, out of sight. Undo brings all back.")
        again = _("So does adding it again under the same name.")
        title = _("Delete “{name}”?").format(name=name)
        more = f"{kept.format(n=count)} {back} {again}" if count else _("It has no answers yet.")
        sure = ask(self, _("Delete"), title, _("Delete"), _("Keep"), more)
        return sure and self.session.save(words, remove=records)

    def _days_with(self, key: str) -> int:
        return sum(key in day.answers for day in self.session.diary.days())


class ScaleForm(OwnForm):
    """A question of one's own. Its kind stays once it is added: answers rest on it."""

    def __init__(self, session: Session, theme: Theme, scale: OwnScale | None = None) -> None:
        self._is_new = scale is None
        self._scale = scale or OwnScale(name="")
        words = _("A question of your own") if self._is_new else _("Change this question")
        others = [each.title for each in session.diary.scales(everything=True)]
        super().__init__(session, theme, words, self._scale.name, others)
        if self._is_new:
            kinds = {kind.value: _(word) for kind, word in KINDS.items()}
            self._kinds = self.chips(_("How it is answered"), kinds, [Kind.RATING], single=True)
            self._kinds.changed.connect(self._show_ends)
        self._low = self.line(_("Words for 0, such as: none"), self._scale.low_end)
        self._high = self.line(_("Words for 10, such as: very strong"), self._scale.high_end)
        for end in (self._low, self._high):
            end.setMaxLength(max(_LONGEST_END, len(end.text())))
        worse = {"high": _("More is worse"), "low": _("Less is worse"), "": _("Neither is worse")}
        self._worse = self.chips(_("Which end is worse"), worse, [self._scale.worse], single=True)
        self._show_ends()
        self.close_with("" if self._is_new else _("Delete this question"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        kind = self._kind()
        if kind is None:
            raise RefusedError(self._kinds, _("How it is answered: please choose one."))
        rated = kind == Kind.RATING
        scale = replace(
            self._scale, name=self.name(), kind=kind,
            low_end=_plain(self._low.text()) if rated else self._scale.low_end,
            high_end=_plain(self._high.text()) if rated else self._scale.high_end,
            worse=next(iter(self._worse.chosen), ""),
        )  # fmt: skip
        if not self._is_new:
            words = _("Question changed: {what}").format(what=scale.name)
            return self.session.save(words, scale)
        own = self.session.diary.records(OwnScale)
        made = own_id(f"scale:{kind}", scale.name, [each.id for each in own])
        place = max((each.position for each in own), default=0) + 1
        scale = replace(scale, id=made, position=place)
        words = _("Question added: {what}").format(what=scale.name)
        return self.save_new(words, scale, scale.scale.key)

    def remove(self) -> bool:
        """Delete the question, not its answers."""
        key = self._scale.scale.key
        places = [c for c in self.session.diary.records(ScaleChoice) if c.id == key]
        words = _("Question deleted: {what}").format(what=self._scale.name)
        return self.delete(words, self._scale.name, key, self._scale, *places)

    def _kind(self) -> Kind | None:
        if not self._is_new:
            return self._scale.kind
        return next((Kind(key) for key in self._kinds.chosen), None)

    def _show_ends(self) -> None:
        for end in (self._low, self._high):
            _show_field(self, end, self._kind() == Kind.RATING)


class TagForm(OwnForm):
    """A tag of one's own in a group."""

    def __init__(
        self, session: Session, theme: Theme, group: str, tag: OwnTag | None = None
    ) -> None:
        self._is_new = tag is None
        self._tag = tag or OwnTag(name="", group=group, since=session.today())
        words = _("A tag of your own") if self._is_new else _("Change this tag")
        others = session.diary.tags(group, everything=True).values()
        super().__init__(session, theme, words, self._tag.name, others)
        self.close_with("" if self._is_new else _("Delete this tag"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        tag = replace(self._tag, name=self.name())
        if not self._is_new:
            return self.session.save(_("Tag changed: {what}").format(what=tag.name), tag)
        own = self.session.diary.records(OwnTag)
        made = own_id(f"tag:{tag.group}", tag.name, [each.id for each in own])
        place = max((each.position for each in own if each.group == tag.group), default=0) + 1
        tag = replace(tag, id=made, position=place)
        return self.save_new(_("Tag added: {what}").format(what=tag.name), tag, f"tag:{tag.id}")

    def remove(self) -> bool:
        """Delete the tag; days keep their ticks."""
        words = _("Tag deleted: {what}").format(what=self._tag.name)
        return self.delete(words, self._tag.name, f"tag:{self._tag.id}", self._tag)


def _plain(typed: str) -> str:
    """One line without double spaces."""
    return " ".join(clean(typed).split())


def _show_field(form: QWidget, field: QWidget, on: bool) -> None:
    """Show or hide a field with its name."""
    field.setVisible(on)
    for name in form.findChildren(QLabel):
        if name.buddy() is field:
            name.setVisible(on)
