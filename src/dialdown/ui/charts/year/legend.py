"""Eleven shades, each with the number that it stands for; and the year above them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.charts.year.days import YearDays, legend_numbers
from dialdown.ui.charts.year.picture import YearPicture, hue_of
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.heat import HeatCell, draw_cell
from dialdown.ui.widgets.shades import Ramp, ramp_in


class ShadeLegend(QWidget):
    """One line of squares, drawn as the days are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hue, self._numbers = "pain", [str(step) for step in range(11)]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_scale(self, hue: str, numbers: Sequence[str]) -> None:
        """Show the shades of a hue (a token) with these numbers, from the lightest on."""
        self._hue, self._numbers = hue, list(numbers)
        self.setAccessibleName(
            _("Shades from {low} to {high}").format(low=numbers[0], high=numbers[-1])
        )
        self.update()

    def ramp(self) -> Ramp:
        """The shades in the colours in force."""
        return ramp_in(self._theme.colours, self._hue)

    def sizeHint(self) -> QSize:
        """Room for two digits in each square."""
        side = self._side()
        return QSize(11 * side, side)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The squares, side by side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(0.75))
        side = self._side()
        for step, number in enumerate(self._numbers):
            area = QRectF(step * side, 0, side, side)
            draw_cell(painter, self._theme.colours, self.ramp(), area, HeatCell(step, number))

    def _side(self) -> int:
        return round(QFontMetrics(self._theme.font(0.75)).height() * 1.55)


class YearChart(QWidget):
    """The heat map above its shades: what is saved as one picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.picture, self.legend = YearPicture(theme), ShadeLegend(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self.picture)
        layout.addWidget(self.legend)

    def show_year(self, shown: YearDays, numbers: bool) -> None:
        """Show a year; without numbers the days have their shade only."""
        self.picture.show_year(shown, numbers)
        self.legend.show_scale(hue_of(shown.scale), legend_numbers(shown.scale))
