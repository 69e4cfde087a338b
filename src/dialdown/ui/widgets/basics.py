"""Labels, cards and buttons as the style sheet knows them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, Qt  # with what only QtGui adds to it
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XS, TARGET, Theme


def label(words: str = "", muted: bool = False, wrap: bool = False) -> QLabel:
    """Plain text, never interpreted, whatever a person typed into it."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("muted", muted)
    made.setWordWrap(wrap)
    return made


class ScaledLabel(QLabel):
    """Plain text whose size is a factor of the text size in force, such as a heading."""

    def __init__(
        self, theme: Theme, words: str = "", factor: float = 1.0, bold: bool = False,
        muted: bool = False, wrap: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", muted)
        self.setWordWrap(wrap)
        self._theme, self._factor, self._bold = theme, factor, bold
        theme.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setFont(self._theme.font(self._factor, self._bold))


def title(theme: Theme, words: str = "") -> ScaledLabel:
    """The heading of a page."""
    return ScaledLabel(theme, words, 1.5, bold=True)


def heading(theme: Theme, words: str = "", wrap: bool = False) -> ScaledLabel:
    """The heading of a card or group."""
    return ScaledLabel(theme, words, 1.1, bold=True, wrap=wrap)


def small(theme: Theme, words: str = "", wrap: bool = False) -> ScaledLabel:
    """A quiet remark."""
    return ScaledLabel(theme, words, 0.85, muted=True, wrap=wrap)


class Card(QFrame):
    """A rounded surface with a layout of its own."""

    def __init__(self, *widgets: QWidget, horizontal: bool = False) -> None:
        super().__init__()
        self.setProperty("card", True)
        direction = (
            QBoxLayout.Direction.LeftToRight if horizontal else QBoxLayout.Direction.TopToBottom
        )
        self.body = QBoxLayout(direction, self)
        self.body.setContentsMargins(18, GAP_L, 18, GAP_L)
        self.body.setSpacing(GAP_M)
        for widget in widgets:
            self.body.addWidget(widget)


class Button(QPushButton):
    """A button that a held key presses once, drawn as one of the kinds of the style sheet.

    `kind` is "", "primary", "chip", "quiet", "fold", "square", "number" or "entry".
    """

    def __init__(self, words: str, kind: str = "", name: str = "", checkable: bool = False) -> None:
        super().__init__(words.replace("&", "&&"))
        if kind:
            self.setProperty(kind, True)
        self._kind = kind
        if kind == "primary":
            bold = self.font()
            bold.setBold(True)
            self.setFont(bold)
        self.setCheckable(checkable)
        self.setAutoRepeat(False)
        self.setAutoDefault(False)
        self.setAccessibleName(name or words)
        if name and kind == "square":
            self.setToolTip("" if Qt.mightBeRichText(name) else name)  # a name may be typed
            self.setFixedWidth(TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event) -> None:
        """Enter presses like Space; a held key presses once."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for the bold text of a chosen button, so that nothing moves when chosen."""
        hint = super().sizeHint()
        if self._kind in ("chip", "entry", "number"):
            bold = self.font()
            bold.setBold(True)
            text = self.text().replace("&&", "&")
            spare = QFontMetrics(bold).horizontalAdvance(
                text
            ) - self.fontMetrics().horizontalAdvance(text)
            hint.setWidth(hint.width() + max(0, spare))
        return hint


def row(*parts: QWidget | QLayout | int | None, spacing: int = GAP_S) -> QHBoxLayout:
    """Widgets side by side; None is a stretch, a number a fixed gap."""
    return _fill(QHBoxLayout(), parts, spacing)


def column(*parts: QWidget | QLayout | int | None, spacing: int = GAP_XS) -> QVBoxLayout:
    """Widgets below each other; None is a stretch, a number a fixed gap."""
    return _fill(QVBoxLayout(), parts, spacing)


def _fill(layout, parts: tuple[QWidget | QLayout | int | None, ...], spacing: int):
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def holder(layout: QBoxLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return widget


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
