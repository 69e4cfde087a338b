"""Warnings that a person notes, and the words about each of them."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from dialdown.domain.day import Day
from dialdown.domain.records import HelpNumber
from dialdown.domain.vocabulary import WARNINGS
from dialdown.i18n import _
from dialdown.ui.diary.help_text import HelpText
from dialdown.ui.diary.parts import Now
from dialdown.ui.diary.ticks import ChipsPart
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.announce import announce

Numbers = Callable[[], list[HelpNumber]]


class WarningsPart(ChipsPart):
    """The five warnings; each that is ticked shows at once what to do about it."""

    open_article = Signal(str)

    def __init__(self, theme: Theme, numbers: Numbers, now: Now, alone: bool = False) -> None:
        super().__init__(theme, _("Warning signs"), "warning", _words, now, alone=alone)
        self._theme, self._numbers = theme, numbers
        self.texts: dict[str, HelpText] = {}

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        super().show_day(day)
        ticked = self.ticked()
        numbers = self._numbers() if ticked else []
        for key in ticked:
            if key not in self.texts:
                self._make(key)
            self.texts[key].show_numbers(numbers)
        for key, text in self.texts.items():
            text.setVisible(key in ticked)

    def press(self, key: str) -> None:
        """Tick a warning and have its words read out, or take it off."""
        super().press(key)
        if key in self.ticked() and key in self.texts:
            announce(self.texts[key], self.texts[key].words())

    def _make(self, key: str) -> None:
        text = HelpText(self._theme, key)
        text.open_article.connect(self.open_article)
        self.texts[key] = text
        self.body.addWidget(text)


def _words() -> dict[str, str]:
    return {key: _(word) for key, word in WARNINGS.items()}
