"""The buttons above the timeline: which dates, what with pain, chart or table."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QMenu

from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.charts.describe import short_name
from dialdown.ui.charts.window import RANGES
from dialdown.ui.theme import GAP_L, TARGET, Theme
from dialdown.ui.widgets.basics import Button, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

USUAL = ("sleep_hours", "stress")
"""Shown with pain until a person chooses otherwise."""
_NEVER = ("pain", "pain_worst", *USUAL)


class Toolbar(Wrapping):
    """`range_chosen` gives a key of RANGES, `scales_chosen` the keys to show, `table_chosen` on."""

    range_chosen = Signal(str)
    scales_chosen = Signal(list)
    table_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(FlowLayout())
        self._theme = theme
        self._more: list[str] = []
        self._ranges = self._range_buttons()
        with_pain = label(_("Show with pain:"), muted=True)
        with_pain.setMinimumHeight(TARGET)
        with_pain.setIndent(GAP_L)
        self.add(with_pain)
        self._usual = {
            "sleep_hours": self._toggle(_("Sleep")),
            "stress": self._toggle(_("Stress")),
        }
        self._menu = QMenu(self)
        self.more = Button(_("More…"), "chip", name=_("More to show with pain"))
        self.more.setMenu(self._menu)
        self.add(self.more)
        self.table = Button(_("As a table"), "chip", checkable=True)
        self.table.toggled.connect(self.table_chosen)
        self.add(self.table)
        theme.changed.connect(self._paint_swatches)
        self._paint_swatches()

    @property
    def chosen(self) -> list[str]:
        """The keys of the scales to show, in their order."""
        return [key for key, button in self._usual.items() if button.isChecked()] + self._more

    def mark_range(self, name: str) -> None:
        """Mark the button of the range in view; none for any other range."""
        for key, button in self._ranges.items():
            button.setChecked(key == name)

    def offer(self, noted: Sequence[Scale]) -> None:
        """Fill the menu with everything else that was ever noted."""
        others = [scale for scale in noted if scale.key not in _NEVER]
        self._more = [scale.key for scale in others if scale.key in self._more]
        self._menu.clear()
        for scale in others:
            action = self._menu.addAction(short_name(scale).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(scale.key in self._more)
            action.toggled.connect(lambda on, key=scale.key: self._switch(key, on))
        if not others:
            self._menu.addAction(_("Nothing else is noted yet")).setEnabled(False)

    # ------------------------------------------------------------------ inside
    def _range_buttons(self) -> dict[str, Button]:
        words = (_("30 days"), _("3 months"), _("1 year"), _("All"))
        made = {}
        for place, (key, text) in enumerate(zip(RANGES, words, strict=True), start=1):
            button = Button(text, "chip", checkable=True)
            shortcut = QShortcut(QKeySequence(f"Alt+{place}"), self.window())
            shortcut.setParent(self)
            shortcut.activated.connect(button.click)
            button.setToolTip(_("{words}: Alt+{number}").format(words=text, number=place))
            button.clicked.connect(lambda _on=False, key=key: self.range_chosen.emit(key))
            self.add(button)
            made[key] = button
        return made

    def _toggle(self, words: str) -> Button:
        button = Button(words, "chip", checkable=True)
        button.setChecked(True)
        button.toggled.connect(lambda _on: self.scales_chosen.emit(self.chosen))
        self.add(button)
        return button

    def _paint_swatches(self) -> None:
        """How each is drawn: bars, or a dashed line, in its colour."""
        colours, size = self._theme.colours, self._theme.font().pointSize()
        for key, button in self._usual.items():
            colour = colours.sleep if key == "sleep_hours" else colours.stress
            button.setIcon(QIcon(_swatch(colour, size, bars=key == "sleep_hours")))
            button.setIconSize(QSize(size * 2, size))

    def _switch(self, key: str, on: bool) -> None:
        self._more = [*self._more, key] if on else [k for k in self._more if k != key]
        self.scales_chosen.emit(self.chosen)


def _swatch(colour: str, size: int, bars: bool) -> QPixmap:
    picture = QPixmap(size * 2, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    if bars:
        for i, share in enumerate((0.6, 0.9, 0.4, 0.75)):
            box = QRectF(i * size / 2, size * (1 - share), size * 0.38, size * share)
            painter.fillRect(box, QColor(colour))
    else:
        painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine))
        painter.drawLine(0, size // 2, size * 2, size // 2)
    painter.end()
    return picture
