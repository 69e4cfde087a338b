"""The two figures, shaded by the share of days on which each region was marked."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import _
from dialdown.ui.diary.body import paint
from dialdown.ui.diary.body.places import LEAST, Places, arrange, drawings
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.shades import ramp_in


class SpreadFigure(QWidget):
    """A picture only: the table beside it holds the same numbers.

    `pointed` follows the pointer (a region or None), `pressed` tells the region of a press.
    """

    pointed = Signal(object)
    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._days: Mapping[str, int] = {}
        self._of = 1
        self._hue = "pain"
        self._percent = False
        self._region: str | None = None
        self.setAccessibleName(_("Both figures, shaded by days"))
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_days(self, days: Mapping[str, int], of: int) -> None:
        """Show the days of each region, of so many on which anything was marked."""
        self._days, self._of = days, max(of, 1)
        self.update()

    def show_shares(self, days: Mapping[str, int], of: int, hue: str) -> None:
        """The same with the numbers in percent, shaded in the hue of a token."""
        self._percent, self._hue = True, hue
        self.show_days(days, of)

    def mark_region(self, region: str | None) -> None:
        """Put the mark of the keyboard on a region."""
        self._region = region
        self.update()

    def places(self, width: int | None = None) -> Places:
        """Where the regions are, at the width in force or another."""
        line = QFontMetricsF(self.theme.font(1, bold=True)).height() * 1.3
        return arrange(self.width() if width is None else width, self.theme.text_size, line)

    def hasHeightForWidth(self) -> bool:
        """Higher where the figures stand below each other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        return round(self.places(width).size.height()) + 8

    def minimumSizeHint(self) -> QSize:
        """One figure."""
        front, _back = drawings()
        return QSize(round(front.width * LEAST), round(front.height * LEAST))

    def sizeHint(self) -> QSize:
        """Both figures side by side."""
        front, back = drawings()
        wide = round((front.width + back.width) * LEAST) + 1
        return QSize(wide, self.heightForWidth(wide))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the region below the pointer."""
        self.pointed.emit(self.places().at(event.position()))

    def leaveEvent(self, event) -> None:
        """No region any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell the region that was pressed; what is around takes the keyboard."""
        if region := self.places().at(event.position()):
            self.pressed.emit(region)
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A share of days as a shade, the days or the percent as a number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, places = self.theme.font, self.places()
        colours = self.theme.colours
        shaded = replace(colours, pain_ramp=ramp_in(colours, self._hue).fills)
        shares = {region: max(1.0, 10 * n / self._of) for region, n in self._days.items()}
        marks = {layer: shares if layer == "pain" else {} for layer in LAYERS}
        paint.draw_titles(painter, colours, places, [font(1, bold=True), font(0.9)])
        paint.draw_figures(painter, shaded, places, marks)
        if self._region is not None:
            paint.draw_focus(painter, colours, places.regions[self._region].path)
        numbers: Mapping[str, float] = self._days
        if self._percent:
            numbers = {region: _percent(n / self._of) for region, n in self._days.items()}
        paint.draw_numbers(painter, colours, places, font(0.8, bold=True), numbers)


def _percent(share: float) -> float:
    """Whole percent; with one decimal below 1, so that little is not drawn as nothing."""
    return round(100 * share) or round(100 * share, 1)
