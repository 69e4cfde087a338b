"""The first start: three short steps, each of which can be skipped, with nothing to remember."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from dialdown.domain.choices import PRESETS
from dialdown.i18n import N_, _
from dialdown.ui.start.help_page import HelpPage
from dialdown.ui.start.window import StartWindow
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import (
    Button,
    Card,
    column,
    heading,
    holder,
    label,
    row,
    small,
    title,
)
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_STEPS = 3
_BREAK = "\N{ZERO WIDTH SPACE}"

RED_FLAGS = (
    N_("Weakness or numbness that grows over hours or days"),
    N_("Numbness between the legs, or new trouble with bladder or bowel"),
    N_("Trouble breathing, swallowing or speaking, or a face that drops"),
    N_("Chest pain, a faint, or a sudden very bad headache"),
    N_("A foot that turns cold and pale, or a foot wound with fever"),
    N_("Thoughts of ending your life"),
)
"""The emergencies in short; the article "When to get help quickly" has them in full, with
sources."""

PRESET_WORDS = {
    "pain": N_("One number a day"),
    "usual": N_("Pain, its worst, sleep, stress, and what you could do"),
    "everything": N_("Also mood, worry, tiredness, a clear head, and more"),
}


class FirstRun(StartWindow):
    """Emits `chosen("create")` or `chosen("look")`. Going back loses nothing."""

    def __init__(self, theme: Theme, path: str) -> None:
        super().__init__(theme, _("Welcome to Dialdown"))
        self._seen = 0
        self._primary: list[Button] = []
        self._presets: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._help: HelpPage | None = None
        self._welcome()
        self._place(path)
        self._questions()

    @property
    def preset(self) -> str:
        """The key of what is to be asked; empty where that step was not seen."""
        if self._seen < _STEPS - 1:
            return ""
        return next(key for key, button in self._presets.items() if button.isChecked())

    def show_page(self, place: int) -> None:
        """Show a step and say its heading."""
        super().show_page(place)
        if place < _STEPS:
            self._seen = max(self._seen, place)
            announce(self, self.pages.currentWidget().accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on wherever the keyboard is, Escape goes back."""
        place = self.pages.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if place < _STEPS:
                self._primary[place].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.show_page(0 if place == _STEPS else max(0, place - 1))
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ the steps
    def _welcome(self) -> None:
        flags = holder(column(*(_bullet(_(flag)) for flag in RED_FLAGS), spacing=GAP_S))
        parts = [
            label(_("A quiet place to note your days and see what goes with your pain. "
                    "One page of it is for your doctor."), wrap=True),
            label(_("It never connects to anything. There is no account. "
                    "It does not count how often you write."), wrap=True),
            label(_("It is a notebook, not a doctor. It does not diagnose, predict or advise. "
                    "It is for pain that lasts, not for the weeks after an injury."), wrap=True),
            heading(self.theme, _("Call for help at once with any of these"), wrap=True),
            flags,
        ]  # fmt: skip
        read = Button(_("When to get help quickly"))
        read.clicked.connect(self._show_help)
        look = Button(_("Look around in a made-up diary"))
        look.clicked.connect(lambda: self.chosen.emit("look"))
        self._step(self.head, [*parts, Wrapping(FlowLayout(), read)], [look])

    def _place(self, path: str) -> None:
        where = label(path.replace("/", "/" + _BREAK).replace("\\", "\\" + _BREAK), wrap=True)
        where.setAccessibleName(path)
        parts: list[QWidget] = [
            label(_("Your diary is one file on this computer:"), wrap=True),
            where,
            label(_("Only your own account on this computer may open it."), wrap=True),
            label(_("It has no password. What guards it is the disk encryption of your "
                    "computer. Without that, whoever has the computer can read it."), wrap=True),
            label(_("Copies of it are kept beside it, in the folder “backups”. "
                    "You can bring one back at any time."), wrap=True),
        ]  # fmt: skip
        self._step(_("Where your diary lives"), parts, [])

    def _questions(self) -> None:
        parts: list[QWidget] = [
            label(_("You can change this at any time. No question has to be answered."), wrap=True)
        ]
        for key, (name, _scales) in PRESETS.items():
            button = QRadioButton(_(name))
            button.setChecked(key == "usual")
            words = small(self.theme, _(PRESET_WORDS[key]), wrap=True)
            button.setAccessibleDescription(words.text())
            words.setIndent(36)
            self._group.addButton(button)
            self._presets[key] = button
            parts.append(holder(column(button, words, spacing=0)))
        self._step(_("What would you like to note?"), parts, [])

    def _step(self, head: str, parts: list, more: list[Button]) -> None:
        """A page with its words and its buttons: on, back, skip, and what else it offers."""
        place = len(self._primary)
        last = place == _STEPS - 1
        on = Button(_("Start my diary") if last else _("Next"), "primary")
        on.clicked.connect(self._create if last else self._go_to(place + 1))
        self._primary.append(on)
        buttons = [on]
        if place:
            back = Button(_("Back"))
            back.clicked.connect(self._go_to(place - 1))
            buttons.append(back)
        if not last:
            skip = Button(_("Skip, start now"))
            skip.clicked.connect(self._create)
            buttons.append(skip)
        where = _("Step {n} of {all}").format(n=place + 1, all=_STEPS)
        card = Card(small(self.theme, where), title(self.theme, head), *parts)
        self.add_card(card, on, Wrapping(FlowLayout(), *buttons, *more))
        self.pages.widget(place).setAccessibleName(f"{where}: {head}")

    # ------------------------------------------------------------------ inside
    def _go_to(self, place: int) -> Callable[[], None]:
        return lambda: self.show_page(place)

    def _create(self) -> None:
        self.chosen.emit("create")

    def _show_help(self) -> None:
        if self._help is None:
            self._help = HelpPage(self.theme)
            self._help.closed.connect(self._go_to(0))
            self.add_page(self._help, self._help.back)
        self.show_page(_STEPS)


def _bullet(words: str) -> QWidget:
    dot = label("•")
    dot.setAlignment(Qt.AlignmentFlag.AlignTop)
    line = row(dot, label(words, wrap=True))
    line.setStretch(1, 1)
    return holder(line)


def first_start(theme: Theme, path: str) -> FirstRun:
    """No diary yet, and none was ever here. `path` is where it will lie."""
    return FirstRun(theme, path)
