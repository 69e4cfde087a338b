"""The list of questions, and the lists of own tags."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialdown.domain import choices
from dialdown.domain.records import OwnScale, OwnTag, Record, ScaleChoice
from dialdown.domain.scales import Kind, Scale
from dialdown.domain.vocabulary import TAG_GROUP_NAMES
from dialdown.i18n import _
from dialdown.ui.questions.entry import OrderedEntry
from dialdown.ui.questions.forms import KINDS, ScaleForm, TagForm
from dialdown.ui.records.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, column, holder, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class OrderedSection(Section):
    """A list in which things move; the keyboard goes with what was moved."""

    def refresh(self) -> None:
        """Read again what is shown."""
        held = QApplication.focusWidget()
        place = held.objectName() if held and self.isAncestorOf(held) else ""
        super().refresh()
        if place:
            self._return_to(place)

    def _return_to(self, place: str) -> None:
        """The same button of the same entry, else another button of the entry."""
        key = place.partition(" ")[2]
        found = [b for b in self.findChildren(Button) if b.isVisibleTo(self) and b.isEnabled()]
        same = [b for b in found if b.objectName() == place]
        entry = [b for b in found if key and b.objectName().endswith(f" {key}")]
        for button in (same + entry[::-1])[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self.wanted.emit(button)

    def moves(
        self, place: int, first: int, count: int, move: Callable[[int, int], object]
    ) -> tuple[Callable[[], object] | None, Callable[[], object] | None]:
        """What up and down do at a place from `first` to `count` - 1; None at the ends."""
        up = (lambda: move(place, -1)) if place > first else None
        down = (lambda: move(place, 1)) if place < count - 1 else None
        return up, down


class ScalesSection(OrderedSection):
    """Every question, built-in and own, in the person's order."""

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("Ask only what helps you. Answers stay when a question is no longer asked.")
        super().__init__(session, theme, _("Questions"), about)

    def fill(self) -> None:
        """How little is enough, the way to an own question, then all of them."""
        presets = Wrapping(FlowLayout())
        for key, (words, _keys) in choices.PRESETS.items():
            preset = Button(_(words), "chip", _("Ask: {what}").format(what=_(words)))
            preset.setObjectName(f"preset {key}")
            preset.clicked.connect(lambda _on=False, k=key: self._take(k))
            presets.add(preset)
        add = Button(_("Add a question of your own…"), "primary")
        add.clicked.connect(self.add)
        add.setObjectName("add scale")
        self.put(holder(column(label(_("How little is enough"), wrap=True), presets)))
        self.put(Wrapping(FlowLayout(), add))
        scales = self._scales()
        for place, scale in enumerate(scales):
            self.put(self._entry(place, scale, len(scales)))

    def add(self) -> None:
        """Open the form for an own question."""
        self.open_form(ScaleForm(self.session, self.theme))

    def _entry(self, place: int, scale: Scale, count: int) -> OrderedEntry:
        entry = OrderedEntry(self.theme, scale.key, scale.title, _details(scale))
        if scale.key == choices.ALWAYS:
            return entry
        if scale.own:
            entry.add_change(lambda: self._change(scale))
        words = (_("Asked"), _("Not asked"))
        entry.add_switch(not scale.hidden, words, lambda: self._switch(scale))
        entry.add_moves(*self.moves(place, 1, count, self._move))
        return entry

    def _scales(self) -> list[Scale]:
        """All of them, the one that is always asked first."""
        scales = self.session.diary.scales(everything=True)
        return sorted(scales, key=lambda scale: scale.key != choices.ALWAYS)

    def _own(self) -> list[OwnScale]:
        return self.session.diary.records(OwnScale)

    def _choices(self) -> list[ScaleChoice]:
        return self.session.diary.records(ScaleChoice)

    def _save(self, words: str, wanted: list[Scale]) -> None:
        records = choices.arranged(wanted, self._choices(), self._own())
        self.session.save(words, *records)

    def _switch(self, scale: Scale) -> None:
        form = _("{what}: asked again") if scale.hidden else _("{what}: no longer asked")
        turned = replace(scale, hidden=not scale.hidden)
        wanted = [turned if each.key == scale.key else each for each in self._scales()]
        self._save(form.format(what=scale.title), wanted)

    def _move(self, place: int, by: int) -> None:
        wanted = self._scales()
        form = _("{what} moved up") if by < 0 else _("{what} moved down")
        words = form.format(what=wanted[place].title)
        wanted.insert(place + by, wanted.pop(place))
        self._save(words, wanted)

    def _take(self, preset: str) -> None:
        words = _("Asked: {what}").format(what=_(choices.PRESETS[preset][0]))
        records: list[Record] = [*choices.preset_choices(preset, self._choices())]
        if records:
            self.session.save(words, *records)
        else:
            self.session.said.emit(words)

    def _change(self, scale: Scale) -> None:
        record = next(own for own in self._own() if own.scale.key == scale.key)
        self.open_form(ScaleForm(self.session, self.theme, record))


class TagsSection(OrderedSection):
    """The person's own tags of one group."""

    def __init__(self, session: Session, theme: Theme, group: str) -> None:
        self._group = group
        name = _("Your own tags: {group}").format(group=_(TAG_GROUP_NAMES[group]))
        about = _("They stand behind the ready-made ones.")
        super().__init__(session, theme, name, about)

    def fill(self) -> None:
        """The way to another tag, then all of them."""
        group = _(TAG_GROUP_NAMES[self._group])
        add = Button(_("Add a tag…"), "", f"{group}: {_('Add a tag…')}")
        add.clicked.connect(self.add)
        add.setObjectName(f"add {self._group}")
        self.put(Wrapping(FlowLayout(), add))
        tags = self._tags()
        for place, tag in enumerate(tags):
            entry = OrderedEntry(self.theme, tag.id, tag.name, "")
            entry.add_change(partial(self._change, tag))
            words = (_("Offered"), _("Not offered"))
            entry.add_switch(not tag.hidden, words, partial(self._switch, tag))
            entry.add_moves(*self.moves(place, 0, len(tags), self._move))
            self.put(entry)

    def add(self) -> None:
        """Open the form for an own tag."""
        self.open_form(TagForm(self.session, self.theme, self._group))

    def _tags(self) -> list[OwnTag]:
        own = {tag.id: tag for tag in self.session.diary.records(OwnTag)}
        return [own[key] for key in self.session.diary.tags(self._group, True) if key in own]

    def _switch(self, tag: OwnTag) -> None:
        form = _("{what}: offered again") if tag.hidden else _("{what}: no longer offered")
        self.session.save(form.format(what=tag.name), replace(tag, hidden=not tag.hidden))

    def _move(self, place: int, by: int) -> None:
        wanted = self._tags()
        form = _("{what} moved up") if by < 0 else _("{what} moved down")
        words = form.format(what=wanted[place].name)
        wanted.insert(place + by, wanted.pop(place))
        placed = (replace(tag, position=at) for at, tag in enumerate(wanted, 1))
        self.session.save(words, *placed)

    def _change(self, tag: OwnTag) -> None:
        self.open_form(TagForm(self.session, self.theme, self._group, tag))


def _details(scale: Scale) -> str:
    """How it is answered, and what its ends mean."""
    if scale.key == choices.ALWAYS:
        return _("Always asked, and first: one digit is enough for a day.")
    low, high = scale.ends
    words = _(KINDS[scale.kind]) if scale.kind in KINDS else _("Hours")
    if scale.kind == Kind.RATING and (low or high):
        words = _("0 {low}, 10 {high}").format(low=low, high=high)
    return _("Your own. {how}").format(how=words) if scale.own else words
