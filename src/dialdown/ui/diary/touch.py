"""What hurts when it touches: one value for each stimulus, painful with one press."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from dialdown.domain.day import Day
from dialdown.domain.vocabulary import SENSITIVITIES, SENSITIVITY_LEVELS
from dialdown.i18n import N_, _
from dialdown.ui.diary.chips import Chip, ChipGroup
from dialdown.ui.diary.parts import Now
from dialdown.ui.diary.ticks import ChipsPart, Days
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import column, holder, label, small
from dialdown.ui.words import short_date

FINE, UNPLEASANT, PAINFUL = 0, 1, 2
_BLANK = "blank"
_CHOICES = {"2": N_("Painful"), "1": N_("Unpleasant"), "0": N_("Fine"), _BLANK: N_("Not tried")}
_GAP_ICON = 4  # what Qt leaves between the icon and the text of a button
_SHARPNESS = 4
_SIDE = 24  # of the round, in the units in which it is drawn
_WIDE = 1.25  # a mark is wider than it is high: some air before the word


class _MarkedChip(Chip):
    """Keeps room for its mark, so that nothing moves when it gets one."""

    def sizeHint(self) -> QSize:
        """As wide with a mark as without."""
        hint = super().sizeHint()
        spare = self.iconSize().width() + _GAP_ICON if self.icon().isNull() else 0
        return QSize(hint.width() + spare, hint.height())


class TouchPart(ChipsPart):
    """A press on a blank chip sets painful. A press on any chip opens the words for it below.

    Keys on a chip: Space sets painful, 2, 1 and 0 set painful, unpleasant and fine, Delete makes it
    blank. The mark says it without colour: full, half full, empty.
    """

    def __init__(
        self, theme: Theme, now: Now, days: Days | None = None, shown: int = 6, alone: bool = False
    ) -> None:
        title = _("Hurt when touched by")
        super().__init__(theme, title, "touch", _words, now, days, shown, alone)
        self._theme = theme
        self._open = ""
        self._asked = label(wrap=True)
        self._levels = ChipGroup()
        self._levels.pressed.connect(self._chosen)
        self._choices: dict[str, Chip] = {
            key: _MarkedChip(key, _(words)) for key, words in _CHOICES.items()
        }
        self._levels.fill(list(self._choices.values()))
        self._row = holder(column(self._asked, self._levels))
        self._said = small(theme, wrap=True)
        self.body.addWidget(self._row)
        self.body.addWidget(self._said)
        self.body.setSpacing(GAP_S)
        theme.changed.connect(self._follow)
        self._follow()

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        if day.date != self.day.date:
            self._open = ""
        super().show_day(day)
        self._said.setText(self.summary())
        self._said.setVisible(bool(self._said.text()))
        self._show_row()

    def summary(self) -> str:
        """Painful: Bed sheets, Socks. Fine: Shoes."""
        by_level: dict[int, list[str]] = {PAINFUL: [], UNPLEASANT: [], FINE: []}
        for key in self.ticked():
            by_level[_level(self.day.value(f"touch:{key}"))].append(self._words[key])
        return " ".join(
            _("{level}: {what}.").format(level=_(_CHOICES[str(level)]), what=", ".join(what))
            for level, what in by_level.items()
            if what
        )

    def make_chip(self, key: str, words: str) -> Chip:
        """A chip with room for its mark."""
        chip: Chip = _MarkedChip(key, words, f"{self.title}: {words}")
        chip.setIconSize(self._mark_size())
        return chip

    def show_chip(self, chip: Chip, value: float | None) -> None:
        """Show the value of a stimulus as a mark, and say it in the name."""
        name = f"{self.title}: {self._words[chip.key]}"
        chip.setChecked(value is not None)
        chip.setIcon(QIcon() if value is None else mark(self._theme, _level(value)))
        said = "" if value is None else f", {_(SENSITIVITY_LEVELS[_level(value)])}"
        chip.setAccessibleName(name + said)

    def on_key(self, key: str, pressed: int) -> bool:
        """0, 1 and 2 set a level, Delete makes it blank."""
        if key not in self.chips:
            return False
        if Qt.Key.Key_0 <= pressed <= Qt.Key.Key_2:
            self._set(key, pressed - Qt.Key.Key_0)
        elif pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set(key, None)
        else:
            return False
        return True

    def press(self, key: str) -> None:
        """Painful if it was blank; the words for it in any case."""
        if self.day.value(f"touch:{key}") is None:
            self._set(key, PAINFUL)
        else:
            self._open = key
            self._show_row()

    def _chosen(self, choice: str) -> None:
        self._set(self._open, None if choice == _BLANK else int(choice))

    def _set(self, key: str, level: int | None) -> None:
        self._open = key
        self._show_row()
        if level == self.day.value(f"touch:{key}"):
            return
        day = self.day.with_tick(f"touch:{key}", level is not None, level)
        said = _("not tried") if level is None else _(SENSITIVITY_LEVELS[level])
        words = _("{what}: {level}, {date}").format(
            what=self._words[key], level=said, date=short_date(day.date)
        )
        self.edited.emit(words, day, "")

    def _show_row(self) -> None:
        self._row.setVisible(bool(self._open))
        if not self._open:
            return
        what = self._words[self._open]
        self._asked.setText(_("{what}: how was it?").format(what=what))
        value = self.day.value(f"touch:{self._open}")
        stored = _BLANK if value is None else str(_level(value))
        for key, chip in self._choices.items():
            chip.setChecked(key == stored)
            chip.setAccessibleName(f"{what}: {_(_CHOICES[key])}")

    def _mark_size(self) -> QSize:
        side = round(self.fontMetrics().height() * 0.7)
        return QSize(round(side * _WIDE), side)

    def _follow(self) -> None:
        """The marks have the colour and the size of the text."""
        for key, chip in self._choices.items():
            if key != _BLANK:
                chip.setIcon(mark(self._theme, int(key)))
        for chip in (*self._choices.values(), *self.chips.values()):
            chip.setIconSize(self._mark_size())
        for key, chip in self.chips.items():
            self.show_chip(chip, self.day.value(f"touch:{key}"))


def mark(theme: Theme, level: int) -> QIcon:
    """A full, a half full or an empty round."""
    picture = QPixmap(round(_SIDE * _WIDE) * _SHARPNESS, _SIDE * _SHARPNESS)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.colours.accent)
    painter.setPen(QPen(ink, 3))
    area = QRectF(2, 2, _SIDE - 4, _SIDE - 4)
    painter.drawEllipse(area)
    painter.setBrush(ink)
    if level:
        turn = 180 if level == UNPLEASANT else 360
        painter.drawChord(area, 180 * 16, turn * 16)
    painter.end()
    return QIcon(picture)


def _words() -> dict[str, str]:
    return {key: _(word) for key, word in SENSITIVITIES.items()}


def _level(value: float | None) -> int:
    """The level nearest to a stored value, which an import may have given."""
    return max(FINE, min(PAINFUL, round(value or 0)))
