"""The card with what the diary says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialdown.ui.learn.about.model import Content, Part, Strong, Way
from dialdown.ui.learn.dot import PatternDot
from dialdown.ui.learn.small_chart import SmallChart, SmallPicture
from dialdown.ui.records.fields import fitted
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import Button, Card, ScaledLabel, heading, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class DiaryCard(Card):
    """Parts from top to bottom, then the ways on; `asked` gives the Way that was pressed."""

    asked = Signal(object)

    def __init__(self, theme: Theme, content: Content) -> None:
        super().__init__(heading(theme, content.title, wrap=True))
        self._theme = theme
        for part in content.parts:
            self.body.addWidget(self._part(part))
        if content.ways:
            ways = Wrapping(FlowLayout(GAP_S), *map(self._way, content.ways))
            self.body.addWidget(ways)

    def _part(self, part: Part) -> QWidget:
        if isinstance(part, str):
            return fitted(label(part, wrap=True))
        if isinstance(part, Strong):
            return fitted(ScaledLabel(self._theme, part.words, bold=True, wrap=True))
        if isinstance(part, SmallPicture):
            return SmallChart(self._theme, part)
        return PatternDot(self._theme, part)

    def _way(self, way: Way) -> Button:
        button = Button(way.words)
        button.clicked.connect(lambda: self.asked.emit(way))
        return button
