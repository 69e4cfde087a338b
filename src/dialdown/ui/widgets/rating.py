"""Eleven buttons for a 0-10 answer: one press or one key gives exactly that number."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.theme import TARGET
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import CellLayout, Wrapping

_NUMBERS = range(11)
_GAP = 6


class NumberPad(Wrapping):
    """0 to 10 for one scale. Blank until answered; pressing the chosen number makes it blank again.

    Keys while it has the focus: a digit answers (1 then 0 is ten, with no hurry), Left and Right
    move by one, Delete makes it blank, Enter goes on. The pad is one stop for Tab.

    `typed` says that a digit has answered it; a 1 only answers it once something else than a 0
    follows, which `carried` then hands on. `finished` and `back` ask for the next and the last one.
    """

    answered = Signal(object, bool)  # float or None for blank; whether it goes on from a typed 1
    typed = Signal()
    carried = Signal(int)
    finished = Signal()
    back = Signal()

    def __init__(self, scale: Scale, shaded: bool = False) -> None:
        super().__init__(CellLayout(_GAP))
        self._scale = scale
        self._value: float | None = None
        self._one_typed = False
        self.ignores: Callable[[int], bool] = lambda _digit: False
        self._buttons = [self._button(number, shaded) for number in _NUMBERS]
        self._describe()

    @property
    def value(self) -> float | None:
        """The answer, None where blank. Imported answers may have one decimal."""
        return self._value

    def show_value(self, value: float | None) -> None:
        """Show an answer without emitting anything."""
        self._value = value
        self._one_typed = False
        shown = None if value is None else round(value)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == shown)
        self._describe()

    def type_digit(self, digit: int) -> None:
        """A digit key: the number itself, or ten for a 0 right after a 1."""
        after_one, self._one_typed = self._one_typed, False
        if after_one and digit != 0:
            self.carried.emit(digit)
            return
        self._choose(10 if after_one else digit, goes_on=after_one)
        self._one_typed = digit == 1
        if not self._one_typed:
            self.typed.emit()

    def width_in_one_line(self) -> int:
        """Width at which all eleven stand side by side."""
        widest = max(button.sizeHint().width() for button in self._buttons)
        return len(self._buttons) * (max(widest, TARGET) + _GAP)

    def focus(self) -> None:
        """Give the keyboard to the chosen number, else to the first."""
        self._stop().setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the whole row, whichever of its buttons has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _button(self, number: int, shaded: bool) -> Button:
        button = Button(str(number), "number", name=f"{self._scale.title} {number}", checkable=True)
        if shaded:
            button.setProperty("ramp", number)
        button.setMinimumSize(TARGET, TARGET)
        button.clicked.connect(lambda: self._pressed(number))
        button.installEventFilter(self)
        self.add(button)
        return button

    def _pressed(self, number: int) -> None:
        same = self._value is not None and round(self._value) == number
        self._one_typed = False
        self._choose(None if same else number)

    def _choose(self, number: int | None, goes_on: bool = False) -> None:
        value = None if number is None else float(number)
        self.show_value(value)
        if number is not None and self._has_focus():
            self._buttons[number].setFocus(Qt.FocusReason.TabFocusReason)
        self.answered.emit(value, goes_on)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.isAutoRepeat() and key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            digit = key - Qt.Key.Key_0
            if not self.ignores(digit):
                self.type_digit(digit)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._one_typed = False
            self._choose(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._one_typed = False
            self.finished.emit()
        elif key == Qt.Key.Key_Up:
            self.back.emit()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        start = -1 if self._value is None and step > 0 else round(self._value or 0)
        self._one_typed = False
        self._choose(max(0, min(10, start + step)))

    def _stop(self) -> Button:
        return self._buttons[0 if self._value is None else round(self._value)]

    def _has_focus(self) -> bool:
        return any(button.hasFocus() for button in self._buttons)

    def _describe(self) -> None:
        stop = self._stop()
        for button in self._buttons:
            tab = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tab)
        said = _("blank") if self._value is None else _("{n} of 10").format(n=f"{self._value:g}")
        self.setAccessibleName(f"{self._scale.title}, {said}")
