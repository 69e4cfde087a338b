"""Where it hurts: the body map of a day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from dialdown.domain.body import (
    marks,
    region_words,
    set_regions,
    toggled_set,
    with_mark,
    without_marks,
)
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import LAYERS, QUICK_SETS
from dialdown.i18n import _
from dialdown.ui.diary.body import words
from dialdown.ui.diary.body.figure import BodyMap
from dialdown.ui.diary.body.layers import LayerBar
from dialdown.ui.diary.body.region_list import RegionList
from dialdown.ui.diary.body.strength import StrengthPanel
from dialdown.ui.diary.parts import DayPart, Now
from dialdown.ui.theme import GAP_L, GAP_XL, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, column, heading, holder, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import short_date

NUMB_GROIN = "numb_groin"
_SIDE = 256  # logical pixels at 100 % text: room for the words beside the figures
_NO_LIMIT = 16777215


class BodyPart(DayPart):
    """First what is felt, then where. Every region is pressed in the picture or in the list.

    `red_flag` carries the key of a warning that was just marked; `spread_asked` asks for the
    view over months.
    """

    red_flag = Signal(str)
    spread_asked = Signal()

    def __init__(self, theme: Theme, now: Now) -> None:
        super().__init__(now)
        self._theme = theme
        what = _("1. What do you feel?")
        self.layers = LayerBar(theme, _("Mark: {name}"))
        self.map = BodyMap(theme)
        self.list: RegionList | None = None
        self._chosen = False  # whether a place was chosen on this day
        self.strength = StrengthPanel(theme)
        self._sets = self._set_chips()
        self._lines = label(wrap=True)
        self._clear = Button("", "chip")
        self._as_list = Button(_("As a list"), "chip", checkable=True)
        self._spread = Button(_("Over time…"), "chip", _("Body map over time"))
        tools = Wrapping(FlowLayout(), self._as_list, self._clear, self._spread)
        keys = _("Keys: arrows move, Space marks, 1 to 10 how strong. P, N or S: what you feel.")
        self._side = holder(
            column(self.strength, self._lines, tools, small(theme, keys, wrap=True), None,
                   spacing=GAP_L)
        )  # fmt: skip
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(GAP_XL)
        self._middle.addWidget(self.map, 1)
        self._middle.addWidget(self._side)
        self.body.addWidget(heading(theme, what))
        self.body.addWidget(self.layers)
        self.body.addWidget(heading(theme, _("2. Where? Press each place."), wrap=True))
        self.body.addWidget(Wrapping(FlowLayout(), *self._sets.values()))
        self.body.addLayout(self._middle)
        self._connect()

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        anew = day.date != self.day.date
        super().show_day(day)
        if anew:
            self._chosen = self.map.regions[self.map.current].hasFocus()
        self._show(anew)

    def summary(self) -> str:
        """What is marked, in a few words."""
        return words.summary(self.day)

    def resizeEvent(self, event) -> None:
        """The words beside the figures where there is room, else below."""
        super().resizeEvent(event)
        side = round(_SIDE * self._theme.text_size / 100)
        beside = self.width() >= self.map.sizeHint().width() + GAP_XL + side
        self._side.setMaximumWidth(side if beside else _NO_LIMIT)
        self._side.setMinimumWidth(side if beside else 0)
        way = QBoxLayout.Direction
        self._middle.setDirection(way.LeftToRight if beside else way.TopToBottom)

    @property
    def layer(self) -> str:
        """What a press marks: "pain", "numb" or "touch"."""
        return self.layers.current

    def _set_chips(self) -> dict[str, Button]:
        chips = {}
        for name, (title, _parts) in QUICK_SETS.items():
            spoken = _("{set}, both sides").format(set=_(title))
            chips[name] = Button(_(title), "chip", spoken, checkable=True)
            chips[name].clicked.connect(lambda _on, which=name: self._toggle_set(which))
        return chips

    def _connect(self) -> None:
        self.layers.chosen.connect(lambda _layer: self._show(anew=True))
        self.map.chosen.connect(self._choose)
        self.map.pressed.connect(self._toggle)
        self.map.cleared.connect(self._take_off)
        self.map.digit.connect(self.strength.pad.type_digit)
        self.map.layer_asked.connect(self._choose_layer)
        self.strength.answered.connect(self._rate)
        self.strength.finished.connect(lambda: self.map.focus(self.map.current))
        self._clear.clicked.connect(self._clear_layer)
        self._as_list.toggled.connect(self._show_list)
        self._spread.clicked.connect(self.spread_asked)

    # ------------------------------------------------------------------ showing
    def _show(self, anew: bool) -> None:
        self.map.show_marks(self.day, self.layer)
        if self.list is not None:
            self.list.show_marks(self.day, self.layer)
        marked = marks(self.day, self.layer)
        for name, chip in self._sets.items():
            chip.setChecked(all(region in marked for region in set_regions(name)))
        self._clear.setText(_("Clear: {layer}").format(layer=_(LAYERS[self.layer])))
        self._clear.setAccessibleName(self._clear.text())
        self._clear.setEnabled(bool(marked))
        self._lines.setText("\n".join(words.lines(self.day)) or _("Nothing is marked yet."))
        self._show_region(anew)

    def _show_region(self, anew: bool) -> None:
        region = self.map.current if self._chosen else ""
        self.strength.show_region(self.day, self.layer, region, anew)

    def _choose(self, _region: str) -> None:
        self._chosen = True
        self._show_region(anew=True)

    def _show_list(self, on: bool) -> None:
        if self.list is None:
            self.list = RegionList(self._theme)
            self.list.pressed.connect(self._press_in_list)
            self._middle.insertWidget(1, self.list, 1)
        self.list.setVisible(on)
        self.map.setVisible(not on)
        self._as_list.setText(_("As a picture") if on else _("As a list"))
        self._as_list.setAccessibleName(self._as_list.text())
        self._show(anew=True)

    def _choose_layer(self, layer: str) -> None:
        self.layers.choose(layer)
        announce(self, _(LAYERS[layer]))

    # ------------------------------------------------------------------ changing
    def _press_in_list(self, region: str) -> None:
        self.map.choose(region)
        self._toggle(region)

    def _toggle(self, region: str) -> None:
        if region in marks(self.day, self.layer):
            self._take_off(region)
        else:
            self._mark(region, None)

    def _mark(self, region: str, strength: float | None, merge_key: str = "") -> None:
        said = _("{layer}: {place}").format(
            layer=_(LAYERS[self.layer]) + words.strength_words(strength),
            place=region_words(region),
        )
        self._edit(said, with_mark(self.day, self.layer, region, strength, self.now()), merge_key)
        announce(self, words.spoken(self.day, region))

    def _take_off(self, region: str) -> None:
        said = _("{layer}: {place} taken off").format(
            layer=_(LAYERS[self.layer]), place=region_words(region)
        )
        self._edit(said, without_marks(self.day, self.layer, [region]))
        announce(self, words.spoken(self.day, region))

    def _rate(self, strength: float | None, goes_on: bool) -> None:
        region = self.map.current
        if strength == 0:
            self._take_off(region)
        elif strength is not None or region in marks(self.day, self.layer):
            # A typed 1 that becomes 10 is one answer, and one step to undo.
            one = strength == 1 or goes_on
            key = f"ten:{self.day.date}:region:{self.layer}:{region}" if one else ""
            self._mark(region, strength, key)

    def _toggle_set(self, name: str) -> None:
        day = toggled_set(self.day, self.layer, name, self.now())
        more = len(marks(day, self.layer)) > len(marks(self.day, self.layer))
        form = _("{layer}: {set}") if more else _("{layer}: {set} taken off")
        said = form.format(layer=_(LAYERS[self.layer]), set=_(QUICK_SETS[name][0]))
        self._edit(said, day)
        announce(self, said)

    def _clear_layer(self) -> None:
        said = _("{layer}: cleared").format(layer=_(LAYERS[self.layer]))
        self._edit(said, without_marks(self.day, self.layer))
        announce(self, said)

    def _edit(self, said: str, day: Day, merge_key: str = "") -> None:
        numb = "groin" in marks(day, "numb") and "groin" not in marks(self.day, "numb")
        changed = day.answers != self.day.answers
        self._show(anew=False)  # a pressed chip has changed by itself; only a save may change it
        if changed:
            form = _("{what}, {date}")
            self.edited.emit(form.format(what=said, date=short_date(day.date)), day, merge_key)
        if numb:
            self.red_flag.emit(NUMB_GROIN)
