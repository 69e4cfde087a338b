"""The middle of the tab: the open article, its commands, the card beside or below it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from dialdown.i18n import _
from dialdown.learn import Article, Library, source_line
from dialdown.ui.learn.article_view import PADDING, READER_FACTOR, ArticleView
from dialdown.ui.learn.explanation import Explanation
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS, TARGET, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

LINE = 65
"""Characters in a line of text where there is room."""
_SHORTEST_BESIDE = 55  # shorter lines than this put the card below the text
_CARD = 34
_GAP = 30
_QUIET_PADDING = 9  # of the quiet buttons, so that their words stand above the text
_MARGIN = 28
AROUND = 2 * _MARGIN + 24
"""Logical pixels that margins and scroll bar take from the width."""


def width_of(theme: Theme, characters: int) -> int:
    """Logical pixels that so many characters of article text take."""
    metrics = QFontMetrics(theme.font(READER_FACTOR))
    return metrics.horizontalAdvance("x" * characters)


class ReadingPane(QWidget):
    """Shows articles; whoever holds it decides which."""

    link_opened = Signal(str, str)
    ticked = Signal(bool)

    def __init__(
        self, theme: Theme, library: Library, beside: QWidget, explain: Callable[[str, str], str]
    ) -> None:
        super().__init__()
        self._theme, self._library, self._beside = theme, library, beside
        self._article: Article | None = None
        self._place_on_show: int | None = None
        self.view = ArticleView(theme, explain)
        self.explanation = Explanation(theme)
        self.back = Button(_("Back"), "quiet", name=_("Back, Alt Left"))
        self.forward = Button(_("Forward"), "quiet", name=_("Forward, Alt Right"))
        self.pages = Button(_("All pages"))
        self.help = Button(_("When to get help quickly"))
        self.print = Button(_("Print this page…"))
        self.copy = Button(_("Copy the sources"))
        self.tick = Button("", "chip", checkable=True)
        self.bar = Wrapping(FlowLayout(), self.pages, self.help, self.back, self.forward)
        self._build()
        self.view.link_opened.connect(self.link_opened)
        self.view.scroll_asked.connect(lambda action: self._scroll_bar().triggerAction(action))
        self.view.sight_asked.connect(self._bring_into_sight)
        self.explanation.closed.connect(self.view.setFocus)
        self.copy.clicked.connect(self._copy_sources)
        self.tick.toggled.connect(self._name_tick)
        self.tick.clicked.connect(self.ticked)
        self._name_tick(read=False)
        self.set_alone(alone=False)

    def show_article(self, article: Article, read: bool, place: int) -> None:
        """Show an article from the letter number `place` on."""
        self._article = article
        self.explanation.hide()
        self.tick.setChecked(read)
        self.copy.setVisible(bool(article.sources))
        self._show(place)

    def recolour(self) -> None:
        """Show the same in the look that is now in force, at the same place."""
        if self._article is not None:
            self._show(self.place())

    def set_alone(self, alone: bool) -> None:
        """Without the list beside it, the pane itself leads to all pages and to help."""
        self.pages.setVisible(alone)
        self.help.setVisible(alone)

    def place(self) -> int:
        """The number of the first letter on the screen; 0 at the beginning and at the end."""
        if self._place_on_show is not None:
            return self._place_on_show
        bar = self._scroll_bar()
        above = bar.value() - self.view.mapTo(self._inner, self.view.rect().topLeft()).y()
        if above <= 0 or bar.value() >= bar.maximum():
            return 0
        return self.view.place_at(above)

    # ------------------------------------------------------------------ inside
    def _build(self) -> None:
        self._foot = Wrapping(FlowLayout(GAP_M), self.tick, self.copy, self.print)
        self._foot.setContentsMargins(PADDING, 0, 0, 0)
        self._text = QVBoxLayout()
        self._text.setSpacing(GAP_L)
        self._text.addWidget(self.view)
        self._text.addWidget(self._foot)
        self._text.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GAP)
        self._columns.addLayout(self._text)
        self._columns.addWidget(self._beside)
        self._columns.addStretch(1)
        self._inner = QWidget()
        self._inner.setLayout(self._columns)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(TARGET)  # gives way before an explanation is cut
        self._area.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP_S, 0, 0)
        layout.setSpacing(0)
        self._lines: dict[QWidget, tuple[QHBoxLayout, QSpacerItem]] = {
            self.bar: _line(self.bar),
            self.explanation: _line(self.explanation),
        }
        layout.addLayout(self._lines[self.bar][0])
        layout.addWidget(self._area, 1)
        layout.addLayout(self._lines[self.explanation][0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width sets the text anew; the same words stay on top."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            place = self.place()
            self._arrange()
            self._go_to(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Go where reading stopped, which needs the size that is known only now."""
        super().showEvent(event)
        if self._place_on_show is not None:
            place, self._place_on_show = self._place_on_show, None
            self._arrange()
            self._go_to(place)

    def _show(self, place: int) -> None:
        assert self._article is not None
        self.view.show_article(self._article, self._library)
        if self.isVisible():
            self._arrange()
            self._go_to(place)
        else:
            self._place_on_show = place

    def _arrange(self) -> None:
        """Text and card side by side where both have room, else the card below."""
        room = self.width() - AROUND
        card = width_of(self._theme, _CARD)
        beside = room >= width_of(self._theme, _SHORTEST_BESIDE) + _GAP + card
        text = max(1, min(width_of(self._theme, LINE), room - _GAP - card if beside else room))
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._beside.setFixedWidth(card if beside else text + PADDING)
        self._beside.setContentsMargins(0 if beside else PADDING, PADDING if beside else 0, 0, 0)
        self._foot.setFixedWidth(text + PADDING)
        self.view.fit(text + 2 * PADDING)
        spare = max(0, room - text - (_GAP + card if beside else 0)) // 2
        left = _MARGIN + spare
        self._text.setContentsMargins(0, 0, 0, 0 if beside else _GAP)
        self._columns.setContentsMargins(left - PADDING, GAP_XS, 0, GAP_XL)
        self._inset(self.bar, left - (0 if self.pages.isVisibleTo(self) else _QUIET_PADDING))
        self._inset(self.explanation, left - PADDING)

    def _inset(self, widget: QWidget, left: int) -> None:
        """Align what stands above and below the scrolling part with the text in it."""
        line, gap = self._lines[widget]
        gap.changeSize(left, 0, QSizePolicy.Policy.Maximum)
        widget.setMaximumWidth(self.view.width())
        line.invalidate()

    def _go_to(self, place: int) -> None:
        self._columns.activate()
        self._inner.resize(self._area.viewport().width(), self._inner.sizeHint().height())
        top = self.view.mapTo(self._inner, self.view.rect().topLeft()).y()
        self._scroll_bar().setValue(top + self.view.height_of(place) if place else 0)

    def _scroll_bar(self):
        return self._area.verticalScrollBar()

    def _bring_into_sight(self, where: QRect) -> None:
        centre = self.view.mapTo(self._inner, where.center())
        margin = self.view.fontMetrics().height() * 3
        self._area.ensureVisible(centre.x(), centre.y(), 0, margin)

    def _name_tick(self, read: bool) -> None:
        words = _("I have read this page")
        self.tick.setText(f"✓ {words}" if read else words)
        self.tick.setAccessibleName(words)

    def _copy_sources(self) -> None:
        assert self._article is not None
        sources = (self._library.sources[key] for key in self._article.sources)
        lines = [f"{n}. {source_line(source)}" for n, source in enumerate(sources, start=1)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        announce(self.copy, _("Sources copied"))


def _line(widget: QWidget) -> tuple[QHBoxLayout, QSpacerItem]:
    """A row with the widget behind a gap, and the gap, which gives way before the widget does."""
    line, gap = QHBoxLayout(), QSpacerItem(0, 0, QSizePolicy.Policy.Maximum)
    line.addSpacerItem(gap)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    return line, gap
