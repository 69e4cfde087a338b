"""Questions of the day in one aligned grid: words on the left, the answer on the right.

Where the width does not hold both, the words stand above the answer, for all rows at once, so that
the same number is always in the same column.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.domain.scales import Kind, Scale
from dialdown.i18n import _
from dialdown.ui.diary.amount import AmountField, YesNo
from dialdown.ui.theme import GAP_M, GAP_XS, TARGET, Theme
from dialdown.ui.widgets.basics import column, heading, holder, small
from dialdown.ui.widgets.rating import NumberPad

_NUMBER_GAPS = 10 * 6
_TREMOR_MS = 700
_NO_LIMIT = 16777215  # Qt's QWIDGETSIZE_MAX


def answer_field(scale: Scale) -> "NumberPad | AmountField | YesNo":
    """The control that fits the scale."""
    if scale.kind is Kind.RATING:
        return NumberPad(scale, shaded=scale.key.startswith("pain"))
    return YesNo(scale) if scale.kind is Kind.YES_NO else AmountField(scale)


class QuestionRow(QWidget):
    """One scale: its name, what its ends mean, and the control that answers it."""

    answered = Signal(object, object, bool)  # Scale, float or None, whether it goes on
    refused = Signal(str)

    def __init__(self, theme: Theme, scale: Scale, hint: str) -> None:
        super().__init__()
        self.scale = scale
        self.field = answer_field(scale)
        self._hint = small(theme, hint, wrap=True)
        self._hint.setVisible(bool(self._hint.text()))
        self.name = heading(theme, scale.title)
        self.words = holder(column(self.name, self._hint, spacing=0))
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_XS)
        self._layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.field, 1)
        self.field.answered.connect(lambda value, on: self.answered.emit(scale, value, on))
        if isinstance(self.field, AmountField):
            self.field.refused.connect(self.refused)

    def show_day(self, day: Day, usual: float | None = None) -> None:
        """Show the day's answer; `usual` is the person's own usual value, where it helps."""
        self.field.show_value(day.value(self.scale.key))
        if isinstance(self.field, AmountField):
            self.field.usual = usual
            if usual is not None:
                words = _("your usual {value}").format(value=self.scale.shown(usual))
                self._hint.setText(words)
                self._hint.setVisible(True)

    @property
    def words_width(self) -> int:
        """Width at which name and hint need no second line."""
        hint = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        return max(self.name.sizeHint().width(), hint + GAP_XS)

    def arrange(self, beside: bool, words_width: int) -> None:
        """Words beside the answer, or above it."""
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setSpacing(GAP_M if beside else GAP_XS)
        self.words.setMinimumWidth(words_width if beside else 0)
        self.words.setMaximumWidth(words_width if beside else _NO_LIMIT)


class QuestionGrid(QWidget):
    """Rows of questions that share one alignment, answered from the keyboard in one go.

    A digit answers and leads on, so "5 7" and "5 Enter 7 Enter" do the same: the Enter after a
    digit only confirms it. The same digit again within 0.7 s is a trembling hand, not an answer.
    """

    answered = Signal(object, object, bool)
    refused = Signal(str)
    last_finished = Signal()
    entered = Signal(str)  # key of the scale whose question got the keyboard

    def __init__(self, theme: Theme, scales: list[Scale]) -> None:
        super().__init__()
        self._theme = theme
        self._arrived: int | None = None
        self._digit, self._since = -1, QElapsedTimer()
        self.rows = [
            QuestionRow(theme, scale, _ends(scale, before))
            for scale, before in zip(scales, [None, *scales], strict=False)
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_M)
        for place, row in enumerate(self.rows):
            layout.addWidget(row)
            self._connect(place, row)
        theme.changed.connect(self._arrange)

    def show_day(self, day: Day, usual: dict[str, float]) -> None:
        """Show all answers of a day."""
        for row in self.rows:
            row.show_day(day, usual.get(row.scale.key))

    def focus(self, key: str = "") -> None:
        """Give the keyboard to the question of a scale, else to the first."""
        chosen = [row for row in self.rows if row.scale.key == key] or self.rows
        chosen[0].field.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or above, as the width allows."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which question gets the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            for row in self.rows:
                if isinstance(watched, QWidget) and row.isAncestorOf(watched):
                    self.entered.emit(row.scale.key)
        return False

    def _connect(self, place: int, row: QuestionRow) -> None:
        row.answered.connect(self._answered)
        row.refused.connect(self.refused)
        row.field.finished.connect(lambda: self._entered(place))
        for widget in row.field.findChildren(QWidget):
            widget.installEventFilter(self)
        row.field.back.connect(lambda: self.rows[max(0, place - 1)].field.focus())
        if isinstance(row.field, NumberPad):
            row.field.typed.connect(lambda: self._typed(place))
            row.field.carried.connect(lambda digit: self._carried(place, digit))
            row.field.ignores = self._is_tremor

    def _answered(self, scale: Scale, value: float | None, goes_on: bool) -> None:
        self._arrived = None
        self.answered.emit(scale, value, goes_on)

    def _typed(self, place: int) -> None:
        if place + 1 < len(self.rows):  # after the last, Enter leads out: it would press a chip
            self._go_on(place)
            self._arrived = place + 1

    def _carried(self, place: int, digit: int) -> None:
        self._go_on(place)
        if place + 1 < len(self.rows):
            self.rows[place + 1].field.type_digit(digit)

    def _entered(self, place: int) -> None:
        confirms, self._arrived = self._arrived == place, None
        if not confirms:
            self._go_on(place)

    def _is_tremor(self, digit: int) -> bool:
        soon = self._since.isValid() and self._since.elapsed() < _TREMOR_MS
        again = soon and digit == self._digit
        self._digit = digit
        self._since.start()
        return again

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self.rows):
            self.rows[place + 1].field.focus()
        else:
            self.last_finished.emit()

    def _arrange(self) -> None:
        least = max(row.name.sizeHint().width() for row in self.rows)
        best = max(row.words_width for row in self.rows)
        room = self.width() - GAP_M - 11 * TARGET - _NUMBER_GAPS
        for row in self.rows:
            row.arrange(room >= least, min(room, best))


def _ends(scale: Scale, before: Scale | None) -> str:
    """What 0 and 10 mean, unless the row above has just said the same."""
    low, high = scale.ends
    if scale.kind is not Kind.RATING or not (low or high) or (before and before.ends == scale.ends):
        return ""
    return _("0 {low}, 10 {high}").format(low=low, high=high)
