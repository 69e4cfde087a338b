"""A text within a page that scrolls: in two columns where there is room, as high as it needs."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget

from dialdown.learn import source_line
from dialdown.ui.charts.method.texts import MethodText
from dialdown.ui.learn.article_view import PADDING, ArticleView
from dialdown.ui.learn.reading import LINE, width_of
from dialdown.ui.theme import GAP_XL, Theme
from dialdown.ui.widgets.announce import announce

_SHORTEST_LINE = 50
"""Characters; with less room than twice this the text stands in one column."""


class TextView(QWidget):
    """Shows one of the texts without its title; a source number leads to its source."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text: MethodText | None = None
        self._pair = False
        self.columns = [self._column(), self._column()]
        theme.changed.connect(self._show)

    def show_text(self, text: MethodText) -> None:
        """Show a text from its beginning."""
        self._text = text
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width sets the text anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _column(self) -> ArticleView:
        made = ArticleView(self._theme, self._explain)
        made.setParent(self)
        made.setStyleSheet("background: transparent;")
        made.link_opened.connect(self._go_to_source)
        made.scroll_asked.connect(self._scroll)
        made.sight_asked.connect(lambda where, made=made: self._bring_into_sight(made, where))
        return made

    # ------------------------------------------------------------------ showing
    def _show(self) -> None:
        if self._text is None:
            return
        for column in self.columns:
            column.show_article(self._text.article, self._text.library)
        blocks = self.columns[0].document().blockCount()
        split = _middle(self.columns[0].document()) if self._has_room() else blocks
        self._pair = split < blocks
        _keep(self.columns[0].document(), 1, split)
        self.columns[1].setVisible(self._pair)
        if self._pair:
            _keep(self.columns[1].document(), split, blocks)
        self._lay_out()

    def _fit(self) -> None:
        if self._has_room() != self._pair:
            self._show()
        else:
            self._lay_out()

    def _has_room(self) -> bool:
        return self.width() >= 2 * (width_of(self._theme, _SHORTEST_LINE) + 2 * PADDING) + GAP_XL

    def _lay_out(self) -> None:
        room = (self.width() - GAP_XL) // 2 if self._pair else self.width()
        width = max(1, min(room, width_of(self._theme, LINE) + 2 * PADDING))
        shown = self.columns if self._pair else self.columns[:1]
        for number, column in enumerate(shown):
            column.fit(width)
            column.move(number * (width + GAP_XL) - PADDING, -PADDING)
        self.setFixedHeight(max(column.height() for column in shown) - 2 * PADDING)

    # ------------------------------------------------------------------ sources
    def _explain(self, scheme: str, target: str) -> str:
        if self._text is None or scheme != "source":
            return ""
        return source_line(self._text.library.sources[target])

    def _go_to_source(self, scheme: str, target: str) -> None:
        """The sources are the last lines of the text, in the order of their numbers."""
        if self._text is None or scheme != "source":
            return
        sources, last = self._text.article.sources, self.columns[int(self._pair)]
        document = last.document()
        line = document.blockCount() - len(sources) + sources.index(target)
        top = last.height_of(document.findBlockByNumber(line).position())
        self._bring_into_sight(last, QRect(0, top, 1, last.fontMetrics().height()))
        announce(self, self._explain(scheme, target))

    # ------------------------------------------------------------------ the page around it
    def _area(self) -> QScrollArea | None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around

    def _scroll(self, action: QAbstractSlider.SliderAction) -> None:
        if (area := self._area()) is not None:
            area.verticalScrollBar().triggerAction(action)

    def _bring_into_sight(self, column: ArticleView, where: QRect) -> None:
        if (area := self._area()) is not None and (page := area.widget()) is not None:
            centre = column.mapTo(page, where.center())
            area.ensureVisible(centre.x(), centre.y(), 0, column.fontMetrics().height() * 3)


def _middle(document: QTextDocument) -> int:
    """The number of the heading that is nearest to the middle of the text."""
    middle = document.characterCount() / 2
    headings = []
    block = document.begin().next()
    while block.isValid():
        if block.blockFormat().headingLevel():
            headings.append((abs(block.position() - middle), block.blockNumber()))
        block = block.next()
    return min(headings)[1] if headings else document.blockCount()


def _keep(document: QTextDocument, first: int, end: int) -> None:
    """Take away what is not in the blocks from `first` up to `end`."""
    cursor = QTextCursor(document)
    start = document.findBlockByNumber(first).position()
    if end < document.blockCount():
        cursor.setPosition(document.findBlockByNumber(end).position() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    cursor.setPosition(0)
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
