"""The line below a chart that reads out what is pointed at."""

from PySide6.QtGui import QFontMetricsF

from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import ScaledLabel

_LINES = 2


class ReadingLine(ScaledLabel):
    """Keeps room for two lines, so that nothing moves under the mouse while it reads."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, factor=0.85, muted=True, wrap=True)

    def _follow(self) -> None:
        super()._follow()
        self.setMinimumHeight(round(QFontMetricsF(self.font()).lineSpacing() * _LINES))
