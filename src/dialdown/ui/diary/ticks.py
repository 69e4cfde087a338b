"""Things to tick as large chips: those in use first, the rest behind "More…"."""

from collections.abc import Callable
from datetime import date, timedelta

from dialdown.domain.choices import most_used
from dialdown.domain.day import Day
from dialdown.i18n import _
from dialdown.ui.diary.chips import Chip, ChipGroup
from dialdown.ui.diary.parts import DayPart, Now
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import heading
from dialdown.ui.words import short_date

Days = Callable[[date | None, date | None], list[Day]]
"""The days with something recorded from a date to a date, such as `Diary.days`."""
Words = Callable[[], dict[str, str]]

_USE_DAYS = 90
_MORE = "more:"


class ChipsPart(DayPart):
    """Chips for the answers under one prefix.

    `words` gives key and shown word of each, and is asked anew for each day that is shown. With
    `days`, those used most in the last 90 days stand first; the order keeps for a whole day, so
    that nothing moves under the finger. About `shown` are in sight, the rest behind "More…".
    """

    def __init__(
        self, theme: Theme, title: str, prefix: str, words: Words, now: Now,
        days: Days | None = None, shown: int = 99, alone: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(now)
        self.title = title
        self.prefix = prefix
        self._read, self._days, self._shown = words, days, shown
        self._words: dict[str, str] = {}
        self._recent: tuple[date, list[Day]] = (date.min, [])
        self._revealed: set[str] = set()
        self._every = False
        self.chips: dict[str, Chip] = {}
        self.group = ChipGroup(self.on_key)
        self.group.setAccessibleName(title)
        self.group.pressed.connect(self._press)
        self._more = Chip(_MORE, _("More…"), checkable=False)
        self.body.setSpacing(GAP_S)
        if not alone:
            self.body.addWidget(heading(theme, title, wrap=True))
        self.body.addWidget(self.group)

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        if day.date != self.day.date:
            self._revealed.clear()
        super().show_day(day)
        self._fill()
        for key, chip in self.chips.items():
            self.show_chip(chip, day.value(f"{self.prefix}:{key}"))
        self.show_commands()
        self._show_chips()

    def focus(self) -> None:
        """Give the keyboard to the chips."""
        self.group.focus()

    def summary(self) -> str:
        """What is inside, in a few words."""
        return ", ".join(self._words[key] for key in self.ticked())

    def ticked(self, day: Day | None = None) -> list[str]:
        """The keys ticked on a day, without one on the day that is shown, in the order shown."""
        answers = (day or self.day).answers
        return [key for key in self._words if f"{self.prefix}:{key}" in answers]

    # ------------------------------------------------------------------ for the kinds of parts
    def make_chip(self, key: str, words: str) -> Chip:
        """The chip of an answer."""
        return Chip(key, words, f"{self.title}: {words}")

    def show_chip(self, chip: Chip, value: float | None) -> None:
        """Show what is stored under a chip."""
        chip.setChecked(bool(value))

    def commands(self) -> list[Chip]:
        """Further chips behind those of the answers."""
        return [self._more]

    def show_commands(self) -> None:
        """Show what the further chips have to say about the day."""

    def on_key(self, _key: str, _pressed: int) -> bool:
        """Take a key that was pressed on a chip; False leaves it to the group."""
        return False

    def press(self, key: str) -> None:
        """A chip was pressed."""
        full = f"{self.prefix}:{key}"
        on = full not in self.day.answers
        self.say_tick(key, on, self.day.with_tick(full, on))

    def say_tick(self, key: str, on: bool, day: Day) -> None:
        """Emit that something was ticked or taken off."""
        form = _("{what} noted, {date}") if on else _("{what} taken off, {date}")
        words = form.format(what=self._words[key], date=short_date(day.date))
        self.edited.emit(words, day, "")

    # ------------------------------------------------------------------ inside
    def _press(self, key: str) -> None:
        if key == _MORE:
            self._every = not self._every
            self._show_chips()
        else:
            self.press(key)

    def _fill(self) -> None:
        words = self._read()
        self._words = {key: words[key] for key in self._ordered(list(words))}
        kept = {key: chip for key, chip in self.chips.items() if self._words.get(key) == chip.words}
        chips = {key: kept.get(key) or self.make_chip(key, self._words[key]) for key in self._words}
        if list(chips.items()) != list(self.chips.items()):
            self.chips = chips
            self.group.fill([*chips.values(), *self.commands()])

    def _ordered(self, keys: list[str]) -> list[str]:
        if self._days is None:
            return keys
        today = self.now().date
        if self._recent[0] != today:
            first, last = today - timedelta(days=_USE_DAYS), today - timedelta(days=1)
            self._recent = (today, self._days(first, last))
        return most_used(keys, self._recent[1], self.prefix)

    def _show_chips(self) -> None:
        fold = len(self.chips) > self._shown + 1
        self._revealed.update(self.ticked())
        for place, (key, chip) in enumerate(self.chips.items()):
            near = self._every or not fold or place < self._shown
            chip.setVisible(near or key in self._revealed)
        self._more.setVisible(fold)
        self._more.setText(_("Fewer") if self._every else _("More…"))
        self._more.setAccessibleName(f"{self.title}: {self._more.text()}")
        self.group.settle()
