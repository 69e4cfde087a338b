"""The text of an article: as high as it needs, reachable by key, closed to the outside."""

import html
import math
import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRegularExpression, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QFrame, QTextBrowser, QTextEdit, QToolTip

from dialdown.i18n import _
from dialdown.learn import Article, Library
from dialdown.ui.learn.typeset import compose
from dialdown.ui.theme import Theme

READER_FACTOR = 1.06
"""Size of the text of articles, as a factor of the text size in force."""
PADDING = 12
"""Logical pixels around the text, so that the mark of the keyboard does not touch it."""

_KEY = Qt.Key
_ACTION = QAbstractSlider.SliderAction
_SCROLLING = {
    _KEY.Key_Up: _ACTION.SliderSingleStepSub,
    _KEY.Key_Down: _ACTION.SliderSingleStepAdd,
    _KEY.Key_PageUp: _ACTION.SliderPageStepSub,
    _KEY.Key_PageDown: _ACTION.SliderPageStepAdd,
    _KEY.Key_Space: _ACTION.SliderPageStepAdd,
    _KEY.Key_Home: _ACTION.SliderToMinimum,
    _KEY.Key_End: _ACTION.SliderToMaximum,
}


class ArticleView(QTextBrowser):
    """One article.

    `link_opened` gives scheme and target of a link ("word", "allodynia"); the view itself follows
    none and loads nothing. It does not scroll: `scroll_asked` and `sight_asked` tell whoever holds
    it what to do. `explain` gives the plain words to show when a link is pointed at.
    """

    link_opened = Signal(str, str)
    scroll_asked = Signal(object)  # QAbstractSlider.SliderAction
    sight_asked = Signal(QRect)

    def __init__(self, theme: Theme, explain: Callable[[str, str], str]) -> None:
        super().__init__()
        self._theme, self._explain = theme, explain
        self._places: list[QTextCursor] = []
        self._place = -1
        self._on_link = False
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.anchorClicked.connect(lambda url: self.link_opened.emit(url.scheme(), url.path()))

    def show_article(self, article: Article, library: Library) -> None:
        """Show an article in the colours and text size in force."""
        font = self._theme.font(READER_FACTOR)
        compose(self.document(), article, library, self._theme.colours, font)
        self.document().setDocumentMargin(PADDING)
        self.setAccessibleName(_("Page: {title}").format(title=article.title))
        self._places, self._place = [], -1
        self._mark_link(on_link=False)

    def fit(self, width: int) -> None:
        """Take this width, padding included, and the height that the text needs in it."""
        self.setLineWrapColumnOrWidth(width)
        self.setFixedSize(width, math.ceil(self.document().size().height()))

    @property
    def places(self) -> int:
        """How many places are marked."""
        return len(self._places)

    # ------------------------------------------------------------------ places
    def place_at(self, y: int) -> int:
        """The number of the letter at height `y`, 0 at the beginning."""
        return self.cursorForPosition(QPoint(0, y)).position()

    def height_of(self, place: int) -> int:
        """The height at which a letter stands; a number beyond the end counts as the end."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(0, min(place, self.document().characterCount() - 1)))
        return self.cursorRect(cursor).top()

    def find_next(self, text: str) -> bool:
        """Select the next place with one of the words of `text`, from the top after the last."""
        words = [QRegularExpression.escape(word) for word in re.findall(r"\w+", text)]
        if not words:
            return False
        pattern = QRegularExpression(
            "|".join(words), QRegularExpression.PatternOption.CaseInsensitiveOption
        )
        found = self.document().find(pattern, self.textCursor())
        if found.isNull():
            found = self.document().find(pattern, 0)
        if found.isNull():
            return False
        self._select(found)
        return True

    def find_all(self, words: str) -> int:
        """Mark every place with exactly these words, whatever their case; how many there are.

        `step` goes through them.
        """
        self._places, self._place = [], -1
        found = self.document().find(words, 0) if words else QTextCursor()
        while not found.isNull():
            self._places.append(found)
            found = self.document().find(words, found)
        self._paint_marks()
        return len(self._places)

    def step(self, way: int) -> int:
        """Select the next marked place (1) or the one before (-1), round and round.

        Gives its number, 1 for the first, or 0 if none is marked. From where nothing was selected
        yet, the next one is the first below the cursor.
        """
        if not self._places:
            return 0
        if self._place < 0:
            here = self.textCursor().selectionStart()
            below = [at for at, c in enumerate(self._places) if c.selectionStart() >= here]
            first = below[0] if below else 0
            self._place = first if way > 0 else first - 1
        else:
            self._place += way
        self._place %= len(self._places)
        self._select(self._places[self._place])
        return self._place + 1

    # ------------------------------------------------------------------ Qt
    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing, from nowhere: only for an empty picture Qt does not look for a file itself."""
        return QImage()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolling keys move the page; Enter opens a link; keys of the window are passed on."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held and event.key() in _SCROLLING:
            self.scroll_asked.emit(_SCROLLING[_KEY(event.key())])
        elif event.key() in (_KEY.Key_Escape, _KEY.Key_F3, _KEY.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the page around the text; with Ctrl it changes no sizes."""
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From link to link, each brought into sight, and then on to the next control."""
        moved = super().focusNextPrevChild(forward)
        on_link = self.hasFocus() and self.textCursor().hasSelection()
        self._mark_link(on_link)
        if on_link:
            self.sight_asked.emit(self.cursorRect())
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The next focus is marked again, however this one came."""
        super().focusOutEvent(event)
        self.setProperty("noRing", False)
        self._mark_link(on_link=False)

    def viewportEvent(self, event: QEvent) -> bool:
        """Pointing at a word or a source number explains it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            url = QUrl(self.anchorAt(event.pos()))
            words = self._explain(url.scheme(), url.path())
            # The mark-up makes long lines wrap; the words themselves are escaped.
            shown = f"<qt>{html.escape(words)}</qt>" if words else ""
            QToolTip.showText(event.globalPos(), shown, self)
            return True
        return super().viewportEvent(event)

    def _select(self, place: QTextCursor) -> None:
        self.setTextCursor(place)
        self.sight_asked.emit(self.cursorRect())

    def _mark_link(self, on_link: bool) -> None:
        """Make the link that has the keyboard stand out more than Qt's dotted frame does."""
        self._on_link = on_link
        self._paint_marks()

    def _paint_marks(self) -> None:
        colours = self._theme.colours
        marks = [_mark(place, colours.accent_soft, colours.ink) for place in self._places]
        if self._on_link:
            marks.append(_mark(self.textCursor(), colours.accent, colours.on_accent))
        self.setExtraSelections(marks)


def _mark(place: QTextCursor, behind: str, ink: str) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = QTextCursor(place)
    mark.format.setBackground(QColor(behind))
    mark.format.setForeground(QColor(ink))
    return mark
