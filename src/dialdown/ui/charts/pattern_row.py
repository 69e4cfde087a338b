"""One row of the list: its name and verdict on the left, a dot with its interval on the right."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from dialdown.insights import Pattern
from dialdown.ui.theme import GAP_L, GAP_M, GAP_XS, RADIUS, TARGET, Theme

_WORDS_SHARE = 0.52
_DOT = 6.5
_QUIET = 0.25
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole points that all rows share, `low` below zero to `high` above it."""

    low: int
    high: int

    def x(self, value: float, area: QRectF) -> float:
        """The pixel of a value."""
        share = (value - self.low) / (self.high - self.low)
        return area.left() + share * area.width()

    @property
    def ticks(self) -> range:
        """Up to about six whole numbers, zero among them."""
        step = max(1, (self.high - self.low + 5) // 6)
        return range(-(-self.low // step) * step, self.high + 1, step)


def dots_area(widget: QWidget) -> QRectF:
    """Where the dots are, in every row and in the axis below them."""
    left = widget.width() * _WORDS_SHARE + GAP_L
    return QRectF(left, 0, max(widget.width() - left - GAP_L, 1), widget.height())


class PatternRow(QRadioButton):
    """Chosen by click, arrows, Space or Enter; `beneath` rows are set in below their main row.

    `pointed` tells the row while the mouse is on it or the keyboard comes to it, None afterwards.
    """

    pointed = Signal(object)

    def __init__(
        self, theme: Theme, row: Pattern, name: str, verdict: str, spoken: str, axis: Axis,
        beneath: bool,
    ) -> None:  # fmt: skip
        super().__init__()
        self.row, self.beneath = row, beneath
        self._theme, self._name, self._verdict, self._axis = theme, name, verdict, axis
        self.setAccessibleName(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    # ------------------------------------------------------------------ size
    def hasHeightForWidth(self) -> bool:
        """Names wrap, they are never cut."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Two lines of text, more where the name is long."""
        name, verdict = self._text_boxes(width)
        return max(TARGET, round(name.height() + verdict.height() + 2 * GAP_XS))

    def sizeHint(self) -> QSize:
        """As wide as the card allows."""
        return QSize(self._least_width(), self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        """Room for a word and some dots."""
        return QSize(self._least_width(), TARGET)

    def _least_width(self) -> int:
        return round(QFontMetricsF(self._theme.font()).averageCharWidth() * 26)

    def _text_boxes(self, width: int) -> tuple[QRectF, QRectF]:
        left = GAP_M + (GAP_L if self.beneath else 0)
        room = QRectF(left, 0, max(width * _WORDS_SHARE - left, 40), 10_000)
        bold = self._theme.font(bold=self._strong)
        name = QFontMetricsF(bold).boundingRect(room, int(_WRAP), self._name)
        quiet = QFontMetricsF(self._theme.font(0.85))
        verdict = quiet.boundingRect(room, int(_WRAP), self._verdict)
        name = QRectF(left, GAP_XS, room.width(), name.height())
        return name, QRectF(left, name.bottom(), room.width(), verdict.height())

    @property
    def _strong(self) -> bool:
        return self.row.verdict == "clear"

    # ------------------------------------------------------------------ doing
    def hitButton(self, pos) -> bool:
        """The whole row is the button."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse is on it."""
        super().enterEvent(event)
        self.pointed.emit(self.row)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is here."""
        super().focusInEvent(event)
        self.pointed.emit(self.row)

    # ------------------------------------------------------------------ painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground where chosen, the words, the axis lines, the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.line)))
            painter.setBrush(QColor(colours.accent_soft if self.isChecked() else colours.surface))
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        name, verdict = self._text_boxes(self.width())
        painter.setPen(QColor(colours.ink))
        painter.setFont(self._theme.font(bold=self._strong))
        painter.drawText(name, int(_WRAP), self._name)
        painter.setPen(QColor(colours.ink if self.isChecked() else colours.muted))
        painter.setFont(self._theme.font(0.85))
        painter.drawText(verdict, int(_WRAP), self._verdict)
        self._paint_dot(painter)

    def _paint_dot(self, painter: QPainter) -> None:
        colours, area, middle = self._theme.colours, dots_area(self), self.height() / 2
        for tick in self._axis.ticks:
            quiet = QColor(colours.muted)
            quiet.setAlphaF(1.0 if tick == 0 else _QUIET)
            painter.setPen(QPen(quiet, 1))
            x = self._axis.x(tick, area)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.row.in_points is None:
            return
        value, low, high = (self._axis.x(v, area) for v in self.row.in_points)
        colour = QColor(colours.accent if self._strong else colours.muted)
        painter.setPen(QPen(colour, 2.5))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        painter.setBrush(colour if self._strong else QColor(colours.surface))
        painter.drawEllipse(QPointF(value, middle), _DOT, _DOT)


class AxisRow(QWidget):
    """The numbers below the rows."""

    def __init__(self, theme: Theme, axis: Axis, words: list[str]) -> None:
        super().__init__()
        self._theme, self._axis, self._words = theme, axis, words
        self._follow()
        theme.changed.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One number a line."""
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.muted))
        font = self._theme.font(0.85)
        painter.setFont(font)
        metrics, area = QFontMetricsF(font), dots_area(self)
        room = float(self.width())
        for tick, words in reversed(list(zip(self._axis.ticks, self._words, strict=True))):
            width = metrics.horizontalAdvance(words) + 2
            x = min(self._axis.x(tick, area) - width / 2, self.width() - width)
            if x + width > room:
                continue  # the last one, which names the unit, may need the room of two
            room = x
            painter.drawText(QRectF(x, 0, width, self.height()), int(_ONE_LINE), words)

    def _follow(self) -> None:
        self.setFixedHeight(round(QFontMetricsF(self._theme.font(0.85)).height()))
        self.update()
