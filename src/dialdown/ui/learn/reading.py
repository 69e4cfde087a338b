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
from dialdown.ui.charts.tab_order import tab_through
from dialdown.ui.learn.article_view import PADDING, READER_FACTOR, ArticleView
from dialdown.ui.learn.explanation import Explanation
from dialdown.ui.learn.filter_line import FilterLine
from dialdown.ui.learn.find_bar import FindBar
from dialdown.ui.learn.questions import Questions
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
        self, theme: Theme, library: Library, beside: QWidget, questions: Questions,
        explain: Callable[[str, str], str],
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._library, self._beside = theme, library, beside
        self._questions = questions
        self._article: Article | None = None
        self._place_on_show: int | None = None
        self._part = ""
        self.view = ArticleView(theme, explain)
        self.explanation = Explanation(theme)
        self.finder = FindBar(theme)
        self.filter = FilterLine()
        self.back = Button(_("Back"), "quiet", name=_("Back, Alt Left"))
        self.forward = Button(_("Forward"), "quiet", name=_("Forward, Alt Right"))
        self.pages = Button(_("All pages"))
        self.help = Button(_("When to get help quickly"))
        self.part = Button("")
        self.print = Button(_("Print this page…"))
        self.copy = Button(_("Copy the sources"))
        self.tick = Button("", "chip", checkable=True)
        self.find_here = Button(_("Find"), "quiet", name=_("Find on this page, Ctrl F"))
        self.smaller = Button(_("Smaller text"), "quiet", name=_("Smaller text, Ctrl minus"))
        self.larger = Button(_("Larger text"), "quiet", name=_("Larger text, Ctrl plus"))
        self.bar = Wrapping(
            FlowLayout(), self.pages, self.help, self.back, self.forward, self.find_here,
            self.smaller, self.larger, self.part,
        )  # fmt: skip
        self._build()
        self._connect()
        self._name_tick(read=False)
        self.set_alone(alone=False)

    def show_article(self, article: Article, read: bool, place: int, made: bool = False) -> None:
        """Show an article from the letter number `place` on.

        A page that is `made` from a list is looked up, not read through: a line to filter it
        stands above it, and there is no tick.
        """
        self.explanation.hide()
        self.finder.hide()
        self.tick.setChecked(read)
        self.tick.setVisible(not made)
        self.filter.start(shown=made)
        self.copy.setVisible(bool(article.sources))
        self._questions.show_questions(article.questions)
        self._follow_tab()
        self.replace(article, place)

    def replace(self, article: Article, place: int = 0) -> None:
        """Show the same page with other text, as after filtering."""
        self._article = article
        self._show(place)

    def find_words(self) -> None:
        """Mark what the find bar looks for and go to the first place from here on."""
        count = self.view.find_all(self.finder.words)
        self.finder.tell(self.view.step(1), count)

    def find_step(self, way: int) -> None:
        """On to the next place of the find bar, or back."""
        place = self.view.step(way)
        self.finder.tell(place, self.view.places)

    def recolour(self) -> None:
        """Show the same in the look that is now in force, at the same place."""
        if self._article is not None:
            self._show(self.place())

    def set_alone(self, alone: bool) -> None:
        """Without the list beside it, the pane itself leads to all pages and to help."""
        self.pages.setVisible(alone)
        self.help.setVisible(alone)

    def set_part(self, name: str) -> None:
        """What the person can answer beside the article; empty for nothing.

        Where it stands below the text, a button above leads to it.
        """
        self._part = name
        self.part.setText(f"{name} ↓")
        self.part.setAccessibleName(name)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a widget beside or below the text, to its top if it is a high one."""
        self._columns.activate()
        self._inner.resize(self._area.viewport().width(), self._inner.sizeHint().height())
        top = widget.mapTo(self._inner, widget.rect().topLeft()).y()
        high = min(widget.height(), self._area.viewport().height() - 2 * GAP_L)
        self._area.ensureVisible(0, top + high // 2, 0, high // 2 + GAP_L)

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
    def _connect(self) -> None:
        self.view.link_opened.connect(self.link_opened)
        self.view.scroll_asked.connect(lambda action: self._scroll_bar().triggerAction(action))
        self.view.sight_asked.connect(self._bring_into_sight)
        self.explanation.closed.connect(self.view.setFocus)
        self.find_here.clicked.connect(self.finder.open)
        self.finder.typed.connect(self.find_words)
        self.finder.stepped.connect(self.find_step)
        self.finder.closed.connect(self._find_closed)
        self.copy.clicked.connect(self._copy_sources)
        self.tick.toggled.connect(self._name_tick)
        self.tick.clicked.connect(self.ticked)

    def _find_closed(self) -> None:
        self.view.find_all("")
        self.view.setFocus()

    def _follow_tab(self) -> None:
        """Questions are made late; Tab reaches them between the text and what is at its foot."""
        tab_through(self.view, self._questions)

    def _build(self) -> None:
        self._foot = Wrapping(FlowLayout(GAP_M), self.tick, self.copy, self.print)
        for inset in (self.filter, self._questions, self._foot):
            inset.setContentsMargins(PADDING, 0, 0, 0)
        self._text = QVBoxLayout()
        self._text.setSpacing(GAP_L)
        texts: tuple[QWidget, ...] = (self.filter, self.view, self._questions, self._foot)
        for part in texts:
            self._text.addWidget(part)
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
            part: _line(part) for part in (self.bar, self.finder, self.explanation)
        }
        layout.addLayout(self._lines[self.bar][0])
        layout.addLayout(self._lines[self.finder][0])
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
        if self.finder.words:
            self.finder.tell(0, self.view.find_all(self.finder.words))
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
        self.part.setVisible(bool(self._part) and not beside)
        for part in (self.filter, self._questions, self._foot):
            part.setFixedWidth(text + PADDING)
        self.view.fit(text + 2 * PADDING)
        spare = max(0, room - text - (_GAP + card if beside else 0)) // 2
        left = _MARGIN + spare
        self._text.setContentsMargins(0, 0, 0, 0 if beside else _GAP)
        self._columns.setContentsMargins(left - PADDING, GAP_XS, 0, GAP_XL)
        self._inset(self.bar, left - (0 if self.pages.isVisibleTo(self) else _QUIET_PADDING))
        self._inset(self.finder, left - PADDING)
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
