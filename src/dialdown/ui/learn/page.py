"""The Learn tab: the list of articles, the open one, and what the diary says beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.learn import load_library, source_line
from dialdown.settings import Settings
from dialdown.ui.learn.beside import Beside
from dialdown.ui.learn.contents import HELP, Contents
from dialdown.ui.learn.printing import ask_and_print
from dialdown.ui.learn.reading import AROUND, ReadingPane, width_of
from dialdown.ui.learn.trail import Trail
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.announce import announce

_LIST = 30  # characters
_SHORTEST_LINE = 45  # with shorter lines than this, list and article take turns
_UNLIMITED = 16777215  # Qt's own QWIDGETSIZE_MAX


class LearnPage(QWidget):
    """Articles to read, offline, with what the diary says on the subject beside them.

    `open_chart` names the factor to show in Charts, `open_day` gives a date for the Diary.
    """

    open_chart = Signal(str)
    open_day = Signal(object)

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._library = load_library(language=settings.language or "en")
        self._trail = Trail()
        self._slug = ""
        self._stale = False
        self._reading = False  # where list and article take turns: which of them
        self._beside = Beside(session, theme)
        self.contents = Contents(theme, self._library)
        self.pane = ReadingPane(theme, self._library, self._beside, self._explain)
        self.contents.set_read(settings.read)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.contents)
        layout.addWidget(self.pane, 1)
        self._connect()
        session.changed.connect(self._diary_changed)
        theme.changed.connect(self._look_changed)

    @property
    def status_text(self) -> str:
        """What the window says at its foot while this tab is shown."""
        return _("This is information, not medical advice. Nothing here replaces your clinician.")

    def activate(self) -> None:
        """Called each time the tab is shown: the first article, or the one that was open."""
        if not self._slug:
            self._open(self.contents.entries[0].slug)
        elif self._stale:
            self._beside.refresh()
        self._stale = False

    def show_article(self, slug: str) -> None:
        """Open an article by its name and give it the keyboard. KeyError if there is none."""
        self._trail.visit(slug)
        self._show(slug)
        self._take_turns(reading=True)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Ready to type what to look for."""
        self._take_turns(reading=False)
        self.contents.focus_search()

    def step(self, way: int) -> None:
        """Back (-1) to the article that was open before, or forward (1) again."""
        slug = self._trail.back() if way < 0 else self._trail.forward()
        if slug is not None:
            self._show(slug)
            self._to_text()

    # ------------------------------------------------------------------ Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3: next place of what is searched. Esc: to the list."""
        if event.key() == Qt.Key.Key_F3:
            self._find_next(self.contents.search.text())
        elif event.key() == Qt.Key.Key_Escape:
            self._step_out()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and article side by side, or in turns where that would cut one of them."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the reading place."""
        self._keep_place()
        super().hideEvent(event)

    # ------------------------------------------------------------------ inside
    def _connect(self) -> None:
        contents, pane = self.contents, self.pane
        contents.chosen.connect(self._choose)
        contents.next_asked.connect(self._find_next)
        contents.left.connect(self._to_text)
        pane.link_opened.connect(self._follow)
        pane.ticked.connect(self._tick)
        pane.back.clicked.connect(lambda: self.step(-1))
        pane.forward.clicked.connect(lambda: self.step(1))
        pane.pages.clicked.connect(self._step_out)
        pane.help.clicked.connect(lambda: self.show_article(HELP))
        pane.print.clicked.connect(self._print)
        self._beside.chart_asked.connect(self.open_chart)
        self._beside.day_asked.connect(self.open_day)

    def _choose(self, slug: str, by_key: bool) -> None:
        self.pane.view.setProperty("noRing", not by_key)
        self.show_article(slug)

    def _open(self, slug: str) -> None:
        self._trail.visit(slug)
        self._show(slug)

    def _show(self, slug: str) -> None:
        article = self._library.article(slug)
        self._keep_place()
        self._slug = slug
        settings = self._settings
        self.pane.show_article(article, slug in settings.read, settings.reading.get(slug, 0))
        self.pane.back.setEnabled(self._trail.can_go_back)
        self.pane.forward.setEnabled(self._trail.can_go_forward)
        self.contents.set_current(slug)
        self._beside.show_for(slug)
        announce(self.pane.view, article.title)

    def _keep_place(self) -> None:
        if not self._slug:
            return
        place = self.pane.place()
        if place:
            self._settings.reading[self._slug] = place
        else:
            self._settings.reading.pop(self._slug, None)

    def _follow(self, scheme: str, name: str) -> None:
        if scheme == "article":
            self.show_article(name)
        elif words := self._explain(scheme, name):
            word = scheme == "word"
            title = self._library.glossary[name].word if word else _("Source")
            self.pane.explanation.explain(title, words, can_copy=not word)

    def _explain(self, scheme: str, name: str) -> str:
        """What a link stands for in plain words, empty for one that leads to another article."""
        if scheme == "word" and name in self._library.glossary:
            return self._library.glossary[name].meaning
        if scheme == "source" and name in self._library.sources:
            return source_line(self._library.sources[name])
        return ""

    def _find_next(self, text: str) -> None:
        if not text.strip():
            return
        self._take_turns(reading=True)
        if not self.pane.view.find_next(text):
            self.contents.found.say(_("Not on this page"))

    def _tick(self, on: bool) -> None:
        read = [slug for slug in self._settings.read if slug != self._slug]
        self._settings.read = [*read, self._slug] if on else read
        self.contents.set_read(self._settings.read)

    def _print(self) -> None:
        ask_and_print(self._library.article(self._slug), self._library, self._theme, self)

    def _to_text(self) -> None:
        self._take_turns(reading=True)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_out(self) -> None:
        if not self.pane.explanation.isHidden():
            self.pane.explanation.put_away()
            return
        self._take_turns(reading=False)
        self.contents.focus_list()

    def _take_turns(self, reading: bool) -> None:
        self._reading = reading
        self._arrange()

    def _arrange(self) -> None:
        both = width_of(self._theme, _LIST + _SHORTEST_LINE) + AROUND
        narrow = self.width() < both
        self.contents.setVisible(not (narrow and self._reading))
        self.pane.setVisible(not narrow or self._reading)
        wide = width_of(self._theme, _LIST)
        self.contents.setMinimumWidth(0 if narrow else wide)
        self.contents.setMaximumWidth(_UNLIMITED if narrow else wide)
        self.pane.set_alone(narrow)

    def _diary_changed(self) -> None:
        if self.isVisible():
            self._beside.refresh()
        else:
            self._stale = True

    def _look_changed(self) -> None:
        self._arrange()
        self.pane.recolour()
