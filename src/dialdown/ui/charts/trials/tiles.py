"""The blocks of a trial side by side: when, and with or without the change."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dialdown.domain.trial import Block
from dialdown.i18n import _
from dialdown.ui.charts.trials.words import kind_words
from dialdown.ui.records.wording import capital, span_words
from dialdown.ui.theme import GAP_M, GAP_S, GAP_XS, RADIUS, Theme
from dialdown.ui.widgets.basics import ScaledLabel, clear, small
from dialdown.ui.widgets.flow import CellLayout, Wrapping


class BlockTiles(Wrapping):
    """One tile a block, in the order of the dates; they wrap where the window is narrow."""

    def __init__(self, theme: Theme, name: str) -> None:
        self._theme = theme
        self._cells = CellLayout()
        super().__init__(self._cells)
        self.setAccessibleName(name)

    def show_blocks(self, blocks: Iterable[Block], today: date, runs: bool) -> None:
        """Show these from now on; once the trial `runs`, the block of today says so."""
        clear(self._cells)
        spoken = []
        for block in blocks:
            tile = BlockTile(self._theme, block, today, runs and today in block)
            self.add(tile)
            tile.show()
            spoken.append(tile.accessibleName())
        self.setAccessibleDescription("; ".join(spoken))


class BlockTile(QFrame):
    """A block with the change is filled, one without it is not; the words say the same."""

    def __init__(self, theme: Theme, block: Block, today: date, now: bool) -> None:
        super().__init__()
        self._theme, self._filled, self._now = theme, block.changed, now
        dates = span_words(block.first, block.last, today)
        above = _("{dates}, now").format(dates=dates) if now else dates
        kind = capital(kind_words(block.changed))
        self.setAccessibleName(f"{above}: {kind}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        layout.setSpacing(GAP_XS)
        layout.addWidget(small(theme, above))
        layout.addWidget(ScaledLabel(theme, kind, bold=block.changed))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded ground; the block of today has a thick edge."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 3.0 if self._now else 1.0
        painter.setPen(QPen(QColor(colours.accent if self._now else colours.edge), width))
        painter.setBrush(QColor(colours.accent_soft) if self._filled else Qt.BrushStyle.NoBrush)
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
