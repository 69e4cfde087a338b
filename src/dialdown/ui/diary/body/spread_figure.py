"""The two figures, shaded by the share of days on which each region was marked."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import _
from dialdown.ui.diary.body import paint
from dialdown.ui.diary.body.places import LEAST, Places, arrange, drawings
from dialdown.ui.theme import Theme


class SpreadFigure(QWidget):
    """A picture only: the table beside it holds the same numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: Mapping[str, int] = {}
        self._of = 1
        self.setAccessibleName(_("Both figures, shaded by days"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_days(self, days: Mapping[str, int], of: int) -> None:
        """Show the days of each region, of so many on which anything was marked."""
        self._days, self._of = days, max(of, 1)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Higher where the figures stand below each other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        return round(self._places(width).size.height()) + 8

    def minimumSizeHint(self) -> QSize:
        """One figure."""
        front, _back = drawings()
        return QSize(round(front.width * LEAST), round(front.height * LEAST))

    def sizeHint(self) -> QSize:
        """Both figures side by side."""
        front, back = drawings()
        wide = round((front.width + back.width) * LEAST) + 1
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A share of days as a step of the pain ramp, the days as a number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, font, places = self._theme.colours, self._theme.font, self._places(self.width())
        shares = {region: max(1.0, 10 * n / self._of) for region, n in self._days.items()}
        marks = {layer: shares if layer == "pain" else {} for layer in LAYERS}
        paint.draw_titles(painter, colours, places, [font(1, bold=True), font(0.9)])
        paint.draw_figures(painter, colours, places, marks)
        paint.draw_numbers(painter, colours, places, font(0.8, bold=True), self._days)

    def _places(self, width: int) -> Places:
        line = QFontMetricsF(self._theme.font(1, bold=True)).height() * 1.3
        return arrange(width, self._theme.text_size, line)
