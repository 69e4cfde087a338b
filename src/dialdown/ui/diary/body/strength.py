"""The region pressed last: its name, what is marked there, and how strong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.body import marks, region_words
from dialdown.domain.day import Day
from dialdown.domain.scales import Scale
from dialdown.i18n import N_, _
from dialdown.ui.diary.body import words
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import heading, label, small
from dialdown.ui.widgets.rating import NumberPad

STRENGTH = Scale("strength", N_("How strong"))


class StrengthPanel(QWidget):
    """`answered` carries 1-10, 0 to take the mark off, or None for a mark without a number, and
    whether it goes on from a typed 1.
    """

    answered = Signal(object, bool)
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = heading(theme, wrap=True)
        self._state = label(wrap=True)
        self.pad = NumberPad(STRENGTH, shaded=True)
        self.pad.answered.connect(self.answered)
        self.pad.carried.connect(self.pad.type_digit)  # 1 then 5 means that it is 5
        self.pad.finished.connect(self.finished)
        self.pad.back.connect(self.finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self._name)
        layout.addWidget(self._state)
        layout.addWidget(self.pad)
        hint = _("How strong? Only if you wish. 0 takes the mark off.")
        layout.addWidget(small(theme, hint, wrap=True))
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_region(self, day: Day, layer: str, region: str, anew: bool) -> None:
        """Show a region of a day, "" for none yet.

        `anew` forgets a 1 that a 0 could still make a 10.
        """
        self.pad.setEnabled(bool(region))
        if not region:
            self._name.setText(_("No place chosen yet"))
            self._state.setText(_("Press one, or take a set above."))
            self.pad.show_value(None)
            return
        name = region_words(region)
        self._name.setText(name[:1].upper() + name[1:])
        self._state.setText(words.state(day, region))
        value = marks(day, layer).get(region)
        if anew or value != self.pad.value:
            self.pad.show_value(value)
