"""Tags of one group, with the person's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from dialdown.domain import text
from dialdown.domain.choices import chosen_tags, own_id
from dialdown.domain.day import Day
from dialdown.domain.records import OwnTag
from dialdown.i18n import _
from dialdown.ui.diary.chips import LONGEST_WORDS, Chip
from dialdown.ui.diary.parts import Now
from dialdown.ui.diary.ticks import ChipsPart, Days
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, holder, row
from dialdown.ui.words import short_date

OwnTags = Callable[[], list[OwnTag]]

_NONE, _ADD, _SAME = "none:", "add:", "same:"


class TagPart(ChipsPart):
    """The tags of a group, "None of these", and a line for an own one.

    `added` carries a label, the day with the new tag ticked, and the record of the tag: all one
    step to undo. `own_tags` is asked anew for each day that is shown.
    """

    added = Signal(str, object, object)  # label, Day, OwnTag

    def __init__(
        self, theme: Theme, title: str, group: str, own_tags: OwnTags, now: Now,
        days: Days, shown: int = 6, alone: bool = False,
    ) -> None:  # fmt: skip
        self._group, self._own = group, own_tags
        super().__init__(theme, title, "tag", self._tag_words, now, days, shown, alone)
        self._around = days
        self._none = Chip(_NONE, _("None of these"), f"{title}: {_('None of these')}")
        self._add = Chip(_ADD, _("Add your own…"), f"{title}: {_('Add your own…')}", False)
        self._same = Chip(_SAME, _("Same as yesterday"), checkable=False)
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_WORDS)
        self._name.setPlaceholderText(_("A short name"))
        self._name.setAccessibleName(_("{title}: name of your own").format(title=title))
        self._name.installEventFilter(self)
        save = Button(_("Add"), "", _("{title}: Add").format(title=title))
        cancel = Button(_("Cancel"), "", _("{title}: Cancel").format(title=title))
        save.clicked.connect(self._finish)
        cancel.clicked.connect(self._close_line)
        self._line = holder(row(self._name, save, cancel))
        self._line.hide()
        self.body.addWidget(self._line)

    def flush(self) -> None:
        """Emit the name that is still being typed."""
        if self._name.text().strip():
            self._finish()

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        if day.date != self.day.date:
            self._line.hide()
        super().show_day(day)

    def summary(self) -> str:
        """What is inside, in a few words."""
        none = f"none:{self._group}" in self.day.answers
        return self._none.text() if none else super().summary()

    def commands(self) -> list[Chip]:
        """None of these, more, an own one, and what yesterday had."""
        return [self._none, *super().commands(), self._add, self._same]

    def show_commands(self) -> None:
        """None of these is an answer; yesterday's are on offer only where today has none."""
        none = f"none:{self._group}" in self.day.answers
        self._none.setChecked(none)
        before = [] if none or self.ticked() else self._yesterday()
        today = self.day.date == self.now().date
        self._same.setText(_("Same as yesterday") if today else _("Same as the day before"))
        self._same.setAccessibleName(f"{self.title}: {self._same.text()}")
        self._same.setAccessibleDescription(", ".join(self._words[key] for key in before))
        self._same.setVisible(bool(before))

    def press(self, key: str) -> None:
        """A tag, or one of the chips behind the tags."""
        if key == _ADD:
            self._line.show()
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == _SAME:
            self._copy()
        elif key == _NONE:
            self._tick_none()
        else:
            on = f"tag:{key}" not in self.day.answers
            self.say_tick(key, on, self._with(self.day, key, on))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter adds the typed name, Escape leaves it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._close_line()
        else:
            return False
        return True

    # ------------------------------------------------------------------ inside
    def _tag_words(self) -> dict[str, str]:
        """The tags that are offered, and hidden ones where the day has them."""
        own = self._own()
        hidden = {tag.id for tag in own if tag.hidden and f"tag:{tag.id}" not in self.day.answers}
        every = chosen_tags(self._group, own, everything=True)
        return {key: word for key, word in every.items() if key not in hidden}

    def _whole_group(self) -> list[str]:
        return [self._group, *chosen_tags(self._group, self._own(), everything=True)]

    def _with(self, day: Day, key: str, on: bool) -> Day:
        return day.with_tick(f"tag:{key}", on, group=self._whole_group())

    def _yesterday(self) -> list[str]:
        when = self.day.date - timedelta(days=1)
        return [key for day in self._around(when, when) for key in self.ticked(day)]

    def _copy(self) -> None:
        day = self.day
        for key in self._yesterday():
            day = self._with(day, key, on=True)
        words = _("{what}: as the day before, {date}").format(
            what=self.title, date=short_date(day.date)
        )
        self.edited.emit(words, day, "")

    def _tick_none(self) -> None:
        key = f"none:{self._group}"
        day = self.day.with_tick(key, key not in self.day.answers, group=self._whole_group())
        words = _("{what}: none of these, {date}").format(
            what=self.title, date=short_date(day.date)
        )
        self.edited.emit(words, day, "")

    def _finish(self) -> None:
        name = " ".join(text.clean(self._name.text()).split())
        if not name:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._close_line()
        self._take(name)

    def _take(self, name: str) -> None:
        """Tick the tag of that name, which is made if the group has none."""
        own = [tag for tag in self._own() if tag.group == self._group]
        words = chosen_tags(self._group, own, everything=True)
        key = next((k for k, word in words.items() if text.fold(word) == text.fold(name)), None)
        tag = next((tag for tag in own if tag.id == key), None)
        if tag is None and key is None:
            made = own_id(f"tag:{self._group}", name, [tag.id for tag in self._own()])
            tag = OwnTag(
                id=made, name=name, group=self._group, since=self.day.date, position=len(own)
            )
        day = self._with(self.day, tag.id if tag else str(key), on=True)
        label = _("{what} noted, {date}").format(what=name, date=short_date(day.date))
        if tag is None:
            self.edited.emit(label, day, "")
        else:
            self.added.emit(label, day, replace(tag, hidden=False))

    def _close_line(self) -> None:
        self._name.clear()
        self._line.hide()
        self.group.focus(_ADD)
