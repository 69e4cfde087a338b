"""A date that is typed or stepped, read in many forms, and never changed by the wheel."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialdown.domain.typed_date import UnreadableDateError, parse_date
from dialdown.i18n import _, ngettext
from dialdown.ui.theme import GAP_L, GAP_XS, TARGET, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import short_date, weekday_name

_LETTERS = 13
_NEAR = 60  # days that are counted out in words


class _DateLine(QLineEdit):
    """Up and Down step the date, leaving it tidies up what was typed."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up is a day on, Down a day back."""
        steps = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}
        if event.key() in steps:
            self.stepped.emit(steps[event.key()])
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving shows how the date was understood."""
        super().focusOutEvent(event)
        self.left.emit()


class DateField(QWidget):
    """A line to type in, a day back, a day on, and today; below stands how it was understood.

    `read` gives the date. With `past`, a date without a year is one that has been.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, today: Callable[[], date],
        shown: date | None = None, past: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.name = name
        self._theme, self._today, self._past = theme, today, past
        self.line = _DateLine()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(40)
        self.line.setMinimumHeight(TARGET)
        self._said = StatusLine()
        self._said.setWordWrap(True)
        back = Button("−", "square", _("{name}: a day back").format(name=name))
        on = Button("+", "square", _("{name}: a day on").format(name=name))
        today_button = Button(_("Today"), "chip", _("{name}: today").format(name=name))
        back.clicked.connect(lambda: self._step(-1))
        on.clicked.connect(lambda: self._step(1))
        today_button.clicked.connect(lambda: self.show_date(today()))
        self.line.stepped.connect(self._step)
        self.line.left.connect(self._tidy)
        self.line.textEdited.connect(self._typed)
        theme.changed.connect(self._fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        layout.addWidget(Wrapping(FlowLayout(), back, self.line, on, today_button))
        layout.addWidget(self._said)
        self._fit()
        self.show_date(shown)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the line. A focus proxy would make Tab leap over the button."""
        self.line.setFocus(reason)

    @property
    def is_blank(self) -> bool:
        """True if nothing is typed."""
        return not self.line.text().strip()

    def read(self) -> date:
        """The date that is typed. Raises UnreadableDateError."""
        return parse_date(self.line.text(), self._today(), self._past)

    def show_date(self, when: date | None) -> None:
        """Show a date, or none."""
        self.line.setText("" if when is None else f"{short_date(when)} {when.year}")
        self._say()
        self.changed.emit()

    def _typed(self) -> None:
        self._said.setText("")
        self.changed.emit()

    def _tidy(self) -> None:
        """Show what was typed in the usual form; what cannot be read stays as it is."""
        try:
            when = self.read()
        except UnreadableDateError:
            self._say()
            return
        words = f"{short_date(when)} {when.year}"
        if words != self.line.text():
            self.line.setText(words)
        self._say()

    def _step(self, days: int) -> None:
        try:
            start = self._today() if self.is_blank else self.read()
            wanted = start if self.is_blank else start + timedelta(days=days)
            self.show_date(parse_date(wanted.isoformat(), self._today()))
        except (UnreadableDateError, OverflowError):
            self._say()

    def _say(self) -> None:
        """Below the line: the weekday and how far away it is, or why it cannot be read."""
        if self.is_blank:
            self._said.setText("")
            return
        try:
            words = _far(self.read(), self._today())
        except UnreadableDateError as refused:
            words = str(refused)
        if words != self._said.text():
            self._said.say(words)

    def _fit(self) -> None:
        self._said.setFont(self._theme.font(0.85))
        letter = QFontMetrics(self._theme.font()).averageCharWidth()
        self.line.setFixedWidth(letter * _LETTERS + 2 * GAP_L)


def _far(when: date, today: date) -> str:
    """Sunday, today; Friday, 2 days ago; Saturday, in 6 days; a far one with its weekday only."""
    days = (when - today).days
    name = weekday_name(when)
    if days == 0:
        return _("{weekday}, today").format(weekday=name)
    if days == -1:
        return _("{weekday}, yesterday").format(weekday=name)
    if days < 0:
        form = ngettext("{weekday}, {n} day ago", "{weekday}, {n} days ago", -days)
        return form.format(weekday=name, n=-days) if -days <= _NEAR else name
    if days <= _NEAR:
        form = ngettext("{weekday}, in {n} day", "{weekday}, in {n} days", days)
        return form.format(weekday=name, n=days)
    return _("{weekday}, still to come").format(weekday=name)
