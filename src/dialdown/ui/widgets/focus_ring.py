"""The mark around the control that has the keyboard: one for the whole program."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QProxyStyle, QStyle, QWidget
from shiboken6 import isValid

from dialdown.ui.theme import RADIUS, Theme

_WIDTH = 3.0
_CLEAR = 5  # from the control's edge to the ring's outer edge: a gap of two pixels


class _RingStyle(QProxyStyle):
    """Keeps the frame clear of the control. It serves the ring only, so it costs nothing."""

    def pixelMetric(self, metric, option=None, widget=None) -> int:
        """The distance of the frame from its control."""
        if metric in (
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        ):
            return _CLEAR
        return super().pixelMetric(metric, option, widget)

    def styleHint(self, hint, option=None, widget=None, data=None) -> int:
        """Drawn above its surroundings, so that no neighbour cuts it."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)


class _Frame(QFocusFrame):
    """A ring outside the focused control, in the accent colour and clear of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        style = _RingStyle()
        style.setParent(self)
        self.setStyle(style)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), _WIDTH))
        half = _WIDTH / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, RADIUS + 3, RADIUS + 3)


class FocusRing(QObject):
    """Marks what has the keyboard, unless it got it by mouse.

    Qt puts the frame into the window of the marked control and deletes it with that window, so a
    new one is made whenever the last is gone.
    """

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._follow)

    @property
    def frame(self) -> QFocusFrame:
        """The frame in use."""
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame(self._theme)
        return self._frame

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        wanted = None if by_mouse or new is None or new.property("noRing") else new
        if wanted is not self.frame.widget():
            self.frame.setWidget(wanted)  # type: ignore[arg-type]  # None takes it away
