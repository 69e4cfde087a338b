"""Answers that are not 0-10: hours, minutes, counts, and yes or no."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dialdown.domain.entry import parse_answer
from dialdown.domain.scales import Kind, OutOfRangeError, Scale
from dialdown.i18n import _
from dialdown.ui.theme import GAP_S
from dialdown.ui.widgets.basics import Button, row

_STEP = {Kind.DURATION: 15.0, Kind.MINUTES: 5.0, Kind.COUNT: 1.0}
_START = {Kind.DURATION: 7 * 60.0, Kind.MINUTES: 15.0, Kind.COUNT: 0.0}


class AmountField(QWidget):
    """Less, the amount, more. It can also be typed: 6.5, 6:30 and 6 h 30 are the same."""

    answered = Signal(object, bool)
    finished = Signal()
    back = Signal()
    refused = Signal(str)

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self._value: float | None = None
        self.usual: float | None = None
        self._less = Button("−", "square", _("{scale}: less").format(scale=scale.title))
        self._more = Button("+", "square", _("{scale}: more").format(scale=scale.title))
        self._edit = QLineEdit()
        self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._edit.setAccessibleName(scale.title)
        self._edit.setPlaceholderText(_("blank"))
        self._edit.setMaxLength(12)
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self._edit.editingFinished.connect(self._typed)
        self._edit.installEventFilter(self)
        self.setLayout(row(self._less, self._edit, self._more, None, spacing=GAP_S))

    @property
    def value(self) -> float | None:
        """The answer as it is stored, None where blank."""
        return self._value

    def show_value(self, value: float | None) -> None:
        """Show an answer without emitting anything."""
        self._value = value
        self._edit.setText("" if value is None else self._scale.shown(value))
        self._edit.setToolTip("")
        self._edit.setFixedWidth(self._edit.fontMetrics().averageCharWidth() * 12 + 26)

    def focus(self) -> None:
        """Give the keyboard to the text."""
        self._edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._edit.selectAll()

    def type_digit(self, digit: int) -> None:
        """A digit that was typed before this field had the keyboard."""
        self.focus()
        self._edit.insert(str(digit))
        self._edit.setModified(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Up and Down step; Enter takes what was typed and goes on; Escape brings back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Up else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typed():
                self.finished.emit()
        elif key == Qt.Key.Key_Escape and self._edit.isModified():
            self.show_value(self._value)
        else:
            return False
        return True

    def _step(self, direction: int) -> None:
        if self._value is None:
            start = self.usual if self.usual is not None else _START[self._scale.kind]
            self._choose(min(self._scale.highest, start))
            return
        moved = self._value + direction * _STEP[self._scale.kind]
        self._choose(max(self._scale.lowest, min(self._scale.highest, moved)))

    def _typed(self) -> bool:
        if not self._edit.isModified():
            return True
        text = self._edit.text().strip()
        try:
            value = parse_answer(self._scale, text) if text else None
        except OutOfRangeError as error:
            return self._refuse(str(error))
        if text and value is None:
            return self._refuse(_("{scale} needs a number.").format(scale=self._scale.title))
        self._choose(value)
        return True

    def _refuse(self, why: str) -> bool:
        """Keep what was typed, say why it was not taken."""
        self._edit.setToolTip(why)
        self.refused.emit(why)
        return False

    def _choose(self, value: float | None) -> None:
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.answered.emit(value, False)


class YesNo(QWidget):
    """Two buttons; pressing the chosen one makes it blank again."""

    answered = Signal(object, bool)
    finished = Signal()
    back = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._value: float | None = None
        self._buttons: dict[float, Button] = {}
        for value, words in ((1.0, _("Yes")), (0.0, _("No"))):
            name = f"{scale.title}: {words}"
            button = Button(words, "chip", name, checkable=True)
            button.clicked.connect(lambda _on=False, v=value: self._pressed(v))
            self._buttons[value] = button
        self.setLayout(row(*self._buttons.values(), None))

    @property
    def value(self) -> float | None:
        """1 for yes, 0 for no, None where blank."""
        return self._value

    def show_value(self, value: float | None) -> None:
        """Show an answer without emitting anything."""
        self._value = value
        for stands_for, button in self._buttons.items():
            button.setChecked(stands_for == value)

    def type_digit(self, digit: int) -> None:
        """1 is yes, 0 is no."""
        self.focus()
        if digit in (0, 1):
            self._pressed(float(digit))

    def focus(self) -> None:
        """Give the keyboard to the chosen button, else to yes."""
        self._buttons[1.0 if self._value is None else self._value].setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _pressed(self, value: float) -> None:
        self.show_value(None if value == self._value else value)
        self.answered.emit(self._value, False)
        self.finished.emit()
