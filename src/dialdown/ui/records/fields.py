"""The fields of the forms beside the days: chips, a choice, an end that may be open, plain text."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dialdown.i18n import _
from dialdown.ui.theme import GAP_M, GAP_S, GAP_XS, TARGET, Theme
from dialdown.ui.widgets.basics import Button, Card, small
from dialdown.ui.widgets.date_field import DateField
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_LINE = 500
_SUGGESTED = 100


class Chips(Wrapping):
    """Things to tick; `single` lets go of one when another is ticked, `alone` names one that does.

    Pressing a ticked one takes the tick off.
    """

    changed = Signal()

    def __init__(
        self, name: str, words: Mapping[str, str], chosen: Iterable[str] = (),
        single: bool = False, alone: str = "",
    ) -> None:  # fmt: skip
        super().__init__(FlowLayout())
        self.setAccessibleName(name)
        self._single, self._alone = single, alone
        self._chips: dict[str, Button] = {}
        ticked = set(chosen)
        for key, word in words.items():
            chip = Button(word, "chip", f"{name}: {word}", checkable=True)
            chip.setChecked(key in ticked)
            chip.clicked.connect(lambda on, k=key: self._ticked(k, on))
            self._chips[key] = chip
            self.add(chip)
        self.setFocusProxy(next(iter(self._chips.values())))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of what is ticked, in the order shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def _ticked(self, key: str, on: bool) -> None:
        if on:
            for other, chip in self._chips.items():
                lonely = self._alone in (other, key) and self._alone != ""
                if other != key and (self._single or lonely):
                    chip.setChecked(False)
        self.changed.emit()


class Choice(QWidget):
    """One of many, each with a line of plain words; a press opens the list in its place."""

    def __init__(
        self, theme: Theme, name: str, offered: Mapping[str, tuple[str, str]], chosen: str
    ) -> None:
        super().__init__()
        self._name, self._offered = name, offered
        self.is_chosen = False
        self._button = Button("", "fold", name, checkable=True)
        self._list = Card()
        self._list.body.setSpacing(0)
        self._entries: dict[str, Button] = {}
        for key, (word, meaning) in offered.items():
            entry = Button(word, "entry", f"{name}: {word}", checkable=True)
            entry.setAccessibleDescription(meaning)
            entry.clicked.connect(lambda _on, k=key: self._pressed(k))
            self._entries[key] = entry
            self._list.body.addWidget(entry)
            if meaning:
                words = small(theme, meaning, wrap=True)
                words.setContentsMargins(GAP_M, 0, 0, GAP_S)
                self._list.body.addWidget(words)
        self._list.hide()
        self._button.toggled.connect(self._list.setVisible)
        self._button.toggled.connect(lambda _on: self._show())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        layout.addWidget(self._button)
        layout.addWidget(self._list)
        self.setFocusProxy(self._button)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Show a key as chosen; an unknown one is shown as it is."""
        self.key = key
        for other, entry in self._entries.items():
            entry.setChecked(other == key)
        self._show()

    def _pressed(self, key: str) -> None:
        self.is_chosen = True
        self.choose(key)
        self._button.setChecked(False)
        self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        word = self._offered.get(self.key, (self.key, ""))[0]
        arrow = "⌄" if self._button.isChecked() else "›"
        self._button.setText(f"{word}  {arrow}".replace("&", "&&"))
        self._button.setAccessibleName(f"{self._name}, {word}")


class EndField(QWidget):
    """Still going on, or the last day."""

    def __init__(
        self, theme: Theme, name: str, today: Callable[[], date], end: date | None,
        goes_on: str, past: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.field = DateField(theme, name, today, end, past)
        self.goes_on = Button(goes_on, "chip", f"{name}: {goes_on}", checkable=True)
        self.goes_on.setChecked(end is None)
        self.field.setHidden(end is None)
        self.goes_on.toggled.connect(self._toggled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(Wrapping(FlowLayout(), self.goes_on))
        layout.addWidget(self.field)
        self.setFocusProxy(self.goes_on)

    @property
    def is_open(self) -> bool:
        """True if it goes on."""
        return self.goes_on.isChecked()

    def ask_end(self) -> None:
        """Ready for the last day."""
        self.goes_on.setChecked(False)

    def _toggled(self, on: bool) -> None:
        self.field.setHidden(on)
        if not on:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)


def line_field(name: str, shown: str = "", known: Iterable[str] = ()) -> QLineEdit:
    """One line of typed words; offers what was typed before."""
    edit = QLineEdit(shown)
    edit.setAccessibleName(name)
    edit.setMaxLength(max(_LINE, len(shown)))
    edit.setMinimumHeight(TARGET)
    edit.setCursorPosition(0)
    offered = list(dict.fromkeys(word for word in known if word.strip()))[:_SUGGESTED]
    if offered:
        completer = QCompleter(offered, edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        edit.setCompleter(completer)
    return edit


def text_field(name: str, shown: str = "", lines: int = 2, hint: str = "") -> QPlainTextEdit:
    """Several lines of plain text; Tab leads on."""
    edit = QPlainTextEdit(shown)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(hint)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * lines + 28)
    return edit


def known_phrases() -> dict[str, str]:
    """Whether it helped: what is stored, with the words that are shown."""
    words = ("yes", "some", "no", "not sure")
    shown = (_("Yes"), _("Some"), _("No"), _("Not sure"))
    return dict(zip(words, shown, strict=True))


def fitted(words: QLabel) -> QLabel:
    """A wrapping label that takes the width it is given, however long a typed word is."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words
