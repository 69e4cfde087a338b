"""What the shades and marks of the calendars mean."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.theme import GAP_XS, Theme
from dialdown.ui.widgets.basics import small


class PainLegend(QWidget):
    """What the shades mean, from pain 0 to pain 10."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)
        self.setAccessibleName(_("Shades from pain 0, light, to pain 10, strong"))

    def sizeHint(self) -> QSize:
        """One line of small text."""
        return QSize(220, self.fontMetrics().height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Eleven swatches between the words."""
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.muted))
        painter.setFont(self._theme.font(0.8))
        metrics = painter.fontMetrics()
        before, after = _("Pain 0"), "10"
        middle = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(2, middle, before)
        left = metrics.horizontalAdvance(before) + 12
        wide = (self.width() - left - metrics.horizontalAdvance(after) - 14) / 11
        for number, colour in enumerate(self._theme.colours.pain_ramp):
            painter.fillRect(
                QRectF(left + number * wide, self.height() / 2 - 6, wide - 2, 12), QColor(colour)
            )
        painter.drawText(int(left + 11 * wide + 6), middle, after)


class CalendarLegend(QWidget):
    """The shades, and below them the marks in words."""

    def __init__(self, theme: Theme, marks: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        layout.addWidget(PainLegend(theme))
        layout.addWidget(small(theme, marks, wrap=True))
