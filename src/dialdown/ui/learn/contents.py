"""The left column: search, the articles in their groups, and help always one press away."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _, ngettext
from dialdown.learn import Hit, Library, group_title
from dialdown.ui.learn.entry import Entry
from dialdown.ui.learn.look_up import LOOK_UPS
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS, TARGET, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, ScaledLabel, clear, column, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

HELP = "when-to-get-help"
"""The article that is never more than one press away; it stands apart, below the groups."""

_ROOM = 6  # around what can take the keyboard, so that its mark is not cut
_SIDE = 12


class Contents(QFrame):
    """What can be opened.

    Emits `chosen` with the name of an article and whether a key chose it, `next_asked` with words
    to find in the open one, and `left` when Esc leads back to the text.
    """

    chosen = Signal(str, bool)
    next_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self._current = ""
        self._read: Collection[str] = ()
        self._entries: list[Entry] = []
        self.setProperty("bar", "side")
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search…"))
        self.search.setAccessibleName(_("Search in the pages"))
        self.search.setMinimumHeight(TARGET)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.found = StatusLine()
        self.found.setWordWrap(True)
        self._next = Button(_("Find next"), "quiet", name=_("Find next on this page, F3"))
        self._next.clicked.connect(lambda: self.next_asked.emit(self.search.text()))
        self._all = Button(_("End search"), "quiet")
        self._all.clicked.connect(self.end_search)
        self._searching = Wrapping(FlowLayout(0), self._next, self._all)
        self._help = self._entry(library.article(HELP).title, HELP)
        self._build()
        self._fill()

    @property
    def entries(self) -> Sequence[Entry]:
        """What can be opened now, from top to bottom."""
        return [*self._entries, self._help]

    def set_current(self, slug: str) -> None:
        """Mark the article that is open, and have it in sight in the list."""
        self._current = slug
        self._mark()
        entry = next((entry for entry in self._entries if entry.slug == slug), None)
        if entry is not None:
            # Later, as a list that was just filled has no places yet.
            see = self._scroll.ensureWidgetVisible
            QTimer.singleShot(0, entry, lambda: see(entry))

    def set_read(self, read: Collection[str]) -> None:
        """Put a tick before the articles that were read."""
        self._read = read
        self._mark()

    def focus_search(self) -> None:
        """Ready to type what to look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Give the keyboard to the entry that is open, else to the first."""
        stop = next((e for e in self.entries if e.isChecked()), self.entries[0])
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def end_search(self) -> None:
        """Show all pages again."""
        self.search.clear()
        self.focus_list()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """In the search: Down goes into the list, Enter opens the first, Esc goes back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.entries[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.search.text().strip() and self._entries:
                self._entries[0].click()
        elif key == Qt.Key.Key_Escape:
            self.search.clear()
            self.left.emit()
        else:
            return False
        return True

    # ------------------------------------------------------------------ inside
    def _build(self) -> None:
        self._list = QVBoxLayout()
        self._list.setContentsMargins(_ROOM, _ROOM, _ROOM, _ROOM)
        self._list.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll = scroll
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        top = column(self.search, self.found, self._searching, spacing=GAP_S)
        below = column(line, self._help, spacing=GAP_S)
        for part in (top, below):
            part.setContentsMargins(_ROOM, 0, _ROOM, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 18, _SIDE, GAP_M)
        layout.setSpacing(GAP_XS)
        layout.addLayout(top)
        layout.addWidget(scroll, 1)
        layout.addLayout(below)

    def _fill(self) -> None:
        text = self.search.text()
        searching = bool(text.strip())
        self.found.setVisible(searching)
        self._searching.setVisible(searching)
        clear(self._list)
        self._entries = []
        if searching:
            self._show_hits(self._library.search(text))
        else:
            self._show_groups()
        self._list.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        self._mark()

    def _show_groups(self) -> None:
        for group, articles in self._library.groups():
            shown = [article for article in articles if article.slug != HELP]
            if shown:
                name = small(self._theme, group_title(group).upper())
                name.setAccessibleName(group_title(group))
                self._list.addSpacing(GAP_XL if self._entries else GAP_XS)
                self._list.addWidget(name)
                self._list.addSpacing(GAP_S)
            for article in shown:
                self._add(article.title, article.slug)

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        # Articles tell more than the lists of words and sources, which hold nearly everything.
        for hit in sorted(hits, key=lambda hit: hit.article.slug in LOOK_UPS):
            self._add(hit.article.title, hit.article.slug, hit.excerpt)
            excerpt = _Excerpt(self._theme, hit.excerpt)
            excerpt.pressed.connect(self._entries[-1].click)
            self._list.addWidget(excerpt)
            self._list.addSpacing(GAP_L)
        count = ngettext("Found {count} page", "Found {count} pages", len(hits))
        none = _("Found nothing. A shorter word may find more.")
        self.found.say(count.format(count=len(hits)) if hits else none)

    def _add(self, title: str, slug: str, more: str = "") -> None:
        self._entries.append(self._entry(title, slug, more))
        self._list.addWidget(self._entries[-1])

    def _entry(self, title: str, slug: str, more: str = "") -> Entry:
        entry = Entry(slug, title, more)
        entry.opened.connect(self.chosen)
        entry.stepped.connect(lambda way: self._step(entry, way))
        return entry

    def _step(self, entry: Entry, way: int) -> None:
        at = self.entries.index(entry) + way
        if 0 <= at < len(self.entries):
            self.entries[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self.entries[at])
        elif at < 0:
            self.focus_search()

    def _mark(self) -> None:
        """The open entry, the ticks, and one stop for Tab in the list, as help has its own."""
        for entry in self.entries:
            entry.set_current(entry.slug == self._current)
            entry.set_read(entry.slug in self._read)
        stops = [*(e for e in self._entries if e.isChecked()), *self._entries][:1]
        for entry in self._entries:
            tab = entry in stops
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)


class _Excerpt(ScaledLabel):
    """Some words around what was found; pressing it opens the page, as its title does."""

    pressed = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words, 0.88, muted=True, wrap=True)
        self.setContentsMargins(13, 0, GAP_S, 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event) -> None:
        """Act on release, and only if still over it."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
