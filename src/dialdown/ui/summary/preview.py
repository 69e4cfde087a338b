"""The page as it will be printed, and what follows it, as wide as there is room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from dialdown.i18n import _
from dialdown.summary.model import Summary
from dialdown.summary.page import PAPERS, Pages, sheet_points
from dialdown.summary.text import plain_text
from dialdown.ui.theme import GAP_M, Theme

_LEAST_WIDTH = 320


class _Sheets(QWidget):
    """Sheets of paper below each other; each is drawn when it comes into sight, and kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._paper = PAPERS["a4"]
        self._pages: Pages | None = None
        self._drawn: dict[int, QPixmap] = {}
        self.setObjectName("sheet")
        self.setAccessibleName(_("The page as it will be printed"))
        self.setAccessibleDescription(_("The page is being made."))
        theme.changed.connect(self.update)

    def show_page(self, summary: Summary) -> None:
        """Show another page."""
        self._paper = PAPERS[summary.chosen.paper]
        self._pages = Pages(summary, self._paper)
        self._drawn.clear()
        self.setAccessibleDescription(plain_text(summary))
        self.update()

    def fit(self, width: int) -> None:
        """Take this width, and the height that the sheets have then."""
        if width != self.width():
            self._drawn.clear()
        self.resize(width, self.count * (self._sheet(width) + GAP_M) - GAP_M)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return self._pages.count if self._pages else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets in sight with their edges."""
        painter = QPainter(self)
        height = self._sheet(self.width())
        for number in range(self.count):
            place = QRect(0, number * (height + GAP_M), self.width(), height)
            if place.intersects(event.rect()):
                self._paint(painter, number, place)

    def _paint(self, painter: QPainter, number: int, place: QRect) -> None:
        if self._pages is None:
            painter.fillRect(place, Qt.GlobalColor.white)
        else:
            size = place.size() * self.devicePixelRatioF()
            if number not in self._drawn or self._drawn[number].size() != size:
                self._drawn[number] = self._picture(self._pages, number, size)
            painter.drawPixmap(place, self._drawn[number])
        painter.setPen(QPen(QColor(self._theme.colours.edge), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _picture(self, pages: Pages, number: int, size: QSize) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        scale = size.width() / sheet_points(self._paper)[0]
        painter.scale(scale, scale)
        pages.paint(painter, number)
        painter.end()
        return picture

    def _sheet(self, width: int) -> int:
        """The height of a sheet at a width."""
        wide, tall = sheet_points(self._paper)
        return round(width * tall / wide)


class Preview(QScrollArea):
    """The sheets in a place that scrolls, also by key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheets = _Sheets(theme)
        self.setWidget(self._sheets)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Preview"))

    def show_page(self, summary: Summary) -> None:
        """Show a page."""
        self._sheets.show_page(summary)
        self._fit()

    def resizeEvent(self, event) -> None:
        """Keep the sheets as wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(720, 760)

    def _fit(self) -> None:
        self._sheets.fit(max(self.viewport().width() - GAP_M, _LEAST_WIDTH - GAP_M))
