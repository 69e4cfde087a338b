"""Which scale the columns show: a few buttons, and a menu for the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.charts.describe import short_name
from dialdown.ui.widgets.basics import Button, clear
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class ScaleChips(Wrapping):
    """One scale of those offered; `chosen` follows the person's choice.

    `spoken` names a button for screen readers and contains {scale}; `rest` names the menu.
    """

    chosen = Signal()

    def __init__(self, spoken: str, rest: str = "") -> None:
        self._flow = FlowLayout()
        super().__init__(self._flow)
        self._spoken, self._rest = spoken, rest
        self._offered: tuple[list[Scale], list[Scale]] = ([], [])
        self._chips: dict[str, Button] = {}
        self._menu: QMenu | None = None
        self.scale: Scale | None = None

    def offer(self, usual: Sequence[Scale], more: Sequence[Scale] = ()) -> None:
        """Offer these; what was chosen stays chosen where it is still offered, else the first."""
        offered = list(usual), list(more)
        if offered == self._offered:
            return
        self._offered = offered
        every = {scale.key: scale for scale in (*usual, *more)}
        first = next(iter(every.values()), None)
        self.scale = every.get(self.scale.key, first) if self.scale else first
        self._build()

    def _build(self) -> None:
        clear(self._flow)
        self._menu = None
        usual, more = self._offered
        self._chips = {scale.key: self._chip(scale) for scale in usual}
        if more:
            self.add(self._more_button(more))
        self.setVisible(len(usual) + len(more) > 1)

    def _chip(self, scale: Scale) -> Button:
        spoken = self._spoken.format(scale=short_name(scale))
        chip = Button(short_name(scale), "chip", name=spoken, checkable=True)
        chip.setChecked(scale == self.scale)
        chip.clicked.connect(lambda: self._choose(scale))
        self.add(chip)
        return chip

    def _more_button(self, scales: Sequence[Scale]) -> Button:
        button = Button(_("More…"), "chip", name=self._rest)
        self._menu = QMenu(button)
        group = QActionGroup(self._menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for scale in scales:
            action = self._menu.addAction(short_name(scale).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(scale == self.scale)
            action.triggered.connect(lambda _on=False, scale=scale: self._choose(scale))
            group.addAction(action)
        button.setMenu(self._menu)
        return button

    def _choose(self, scale: Scale) -> None:
        self.scale = scale
        for key, chip in self._chips.items():
            chip.setChecked(key == scale.key)
        if scale.key in self._chips and self._menu is not None:
            for action in self._menu.actions():
                action.setChecked(False)
        self.chosen.emit()
