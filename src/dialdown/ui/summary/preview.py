"""The page as it will be printed, as wide as there is room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from dialdown.i18n import _
from dialdown.summary.model import Summary
from dialdown.summary.page import draw, sheet_points
from dialdown.summary.text import plain_text
from dialdown.ui.theme import GAP_M, Theme

_LEAST_WIDTH = 320


class _Sheet(QWidget):
    """One sheet of paper; drawn once for a size and kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._summary: Summary | None = None
        self._size = QPageSize()
        self._drawn = QPixmap()
        self.setObjectName("sheet")
        self.setAccessibleName(_("The page as it will be printed"))
        theme.changed.connect(self.update)

    def show_page(self, summary: Summary, size: QPageSize) -> None:
        """Show another page."""
        self._summary, self._size = summary, size
        self._drawn = QPixmap()
        self.setAccessibleDescription(plain_text(summary))
        self.update()

    def height_for(self, width: int) -> int:
        """The height of the sheet at a width."""
        wide, tall = sheet_points(self._size)
        return round(width * tall / wide)

    def paintEvent(self, _event) -> None:
        """Draw the sheet with its edge."""
        if self._summary is None:
            return
        ratio = self.devicePixelRatioF()
        if self._drawn.size() != self.size() * ratio:
            self._drawn = self._picture(self._summary, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setPen(QPen(QColor(self._theme.colours.edge), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _picture(self, summary: Summary, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        scale = self.width() / sheet_points(self._size)[0]
        painter.scale(scale, scale)
        draw(painter, summary, self._size)
        painter.end()
        return picture


class Preview(QScrollArea):
    """The sheet in a place that scrolls, also by key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet = _Sheet(theme)
        self.setWidget(self._sheet)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Preview"))

    def show_page(self, summary: Summary, size: QPageSize) -> None:
        """Show a page."""
        self._sheet.show_page(summary, size)
        self._fit()

    def resizeEvent(self, event) -> None:
        """Keep the sheet as wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(720, 760)

    def _fit(self) -> None:
        width = max(self.viewport().width() - GAP_M, _LEAST_WIDTH - GAP_M)
        self._sheet.resize(width, self._sheet.height_for(width))
