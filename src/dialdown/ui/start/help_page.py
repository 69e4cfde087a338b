"""The red flags in full, to read before there is a diary."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.learn import load_library, source_line
from dialdown.ui.learn.article_view import ArticleView
from dialdown.ui.learn.explanation import Explanation
from dialdown.ui.learn.reading import AROUND, LINE, width_of
from dialdown.ui.theme import GAP_L, GAP_M, Theme
from dialdown.ui.widgets.basics import Button, row

ARTICLE = "when-to-get-help"


class HelpPage(QWidget):
    """The article on when to get help quickly. `closed` asks to go back."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._library = load_library()
        self.back = Button(_("Back"))
        self.back.clicked.connect(self.closed)
        self._scroll = QScrollArea()
        self._view = ArticleView(theme, self._explain)
        self._view.link_opened.connect(self._show_words)
        self._view.scroll_asked.connect(
            lambda way: self._scroll.verticalScrollBar().triggerAction(way)
        )
        self._view.sight_asked.connect(self._bring_into_sight)
        self._words = Explanation(theme)
        self._words.closed.connect(self._view.setFocus)
        self._inner = QWidget()
        inside = QVBoxLayout(self._inner)
        inside.addWidget(self._view, 0, Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addLayout(row(self.back, None))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._words)
        self._show_article()
        theme.changed.connect(self._show_article)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines as long as they read well, never longer than the window."""
        super().resizeEvent(event)
        self._fit()

    def _show_article(self) -> None:
        self._view.show_article(self._library.article(ARTICLE), self._library)
        self._fit()

    def _fit(self) -> None:
        self._view.fit(max(1, min(width_of(self._theme, LINE), self.width() - 2 * AROUND)))

    def _bring_into_sight(self, place: QRect) -> None:
        at = self._view.mapTo(self._inner, place.center())
        self._scroll.ensureVisible(at.x(), at.y())

    def _show_words(self, scheme: str, name: str) -> None:
        if words := self._explain(scheme, name):
            word = scheme == "word"
            title = self._library.glossary[name].word if word else _("Source")
            self._words.explain(title, words, can_copy=not word)

    def _explain(self, scheme: str, name: str) -> str:
        if scheme == "word" and name in self._library.glossary:
            return self._library.glossary[name].meaning
        if scheme == "source" and name in self._library.sources:
            return source_line(self._library.sources[name])
        return ""
