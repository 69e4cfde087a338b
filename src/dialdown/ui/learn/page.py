"""The Learn tab: the list of articles, the open one, and what the diary says beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.learn import load_library, source_line
from dialdown.settings import Settings
from dialdown.ui.found import Found
from dialdown.ui.learn.about.model import Way
from dialdown.ui.learn.beside import Beside
from dialdown.ui.learn.contents import HELP, Contents
from dialdown.ui.learn.look_up import LOOK_UPS, with_look_ups
from dialdown.ui.learn.printing import ask_and_print
from dialdown.ui.learn.questions import Questions
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

    `open_chart` names the factor to show in Charts, empty for the timeline; `open_section` a
    section there, `open_beside` one of what stands beside the days; `open_day` gives a date for
    the Diary, `size_asked` 1 for larger text and -1 for smaller.
    """

    open_chart = Signal(str)
    open_section = Signal(str)
    open_beside = Signal(str)
    open_day = Signal(object)
    size_asked = Signal(int)

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, found: Found | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._theme, self._settings = session, theme, settings
        self._library = with_look_ups(load_library(language=settings.language or "en"))
        self._trail = Trail()
        self._slug = ""
        self._stale = False
        self._reading = False  # where list and article take turns: which of them
        self._beside = Beside(session, theme, found or Found(session, self))
        self.contents = Contents(theme, self._library)
        questions = Questions(session, theme)
        self.pane = ReadingPane(theme, self._library, self._beside, questions, self._explain)
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
        words = _("This is information, not medical advice. Nothing here replaces your clinician.")
        at = self._session.saved_at
        if at is None or self._beside.forms.form is None:
            return words
        return " · ".join((_("Saved {time}").format(time=f"{at.at:%H:%M}"), words))

    def activate(self) -> None:
        """Called each time the tab is shown: the first article, or the one that was open."""
        if not self._slug:
            first = self.contents.entries[0].slug
            self._trail.visit(first)
            self._show(first)
        elif self._stale:
            self._beside.refresh()
        self._stale = False

    def show_article(self, slug: str) -> None:
        """Open an article by its name and give it the keyboard. KeyError if there is none."""
        self._trail.visit(slug)
        self._show(slug)
        self._take_turns(reading=True)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, slug: str) -> None:
        """Open an article and give the keyboard to what the person answers beside it."""
        self.show_article(slug)
        self._beside.forms.start()

    def flush(self) -> None:
        """Save what is being typed beside an article."""
        self._beside.forms.flush()

    def finish(self) -> None:
        """Wait until the card beside the article is there, for a picture of the page."""
        self._beside.finish()

    @property
    def is_pending(self) -> bool:
        """True if something typed beside an article is not saved."""
        return self._beside.forms.is_pending

    def start_search(self) -> None:
        """Find: from the text on this page; from the list, or asked again, in all pages."""
        focus = QApplication.focusWidget()
        if focus is not None and self.pane.finder.isAncestorOf(focus):
            self.pane.finder.look_everywhere()
        elif focus is not None and self.pane.isAncestorOf(focus):
            self.pane.finder.open()
        else:
            self._find_everywhere("")

    def step(self, way: int) -> None:
        """Back (-1) to the article that was open before, or forward (1) again."""
        slug = self._trail.back() if way < 0 else self._trail.forward()
        if slug is not None:
            self._show(slug)
            self._to_text()

    # ------------------------------------------------------------------ Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3: next place of what is searched. Backspace: the page before. Esc: to the list."""
        if event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step_found(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Backspace:
            self.step(-1)
        elif event.key() == Qt.Key.Key_Escape:
            self._step_out()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and article side by side, or in turns where that would cut one of them."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the reading place, and what is being filled in."""
        self._keep_place()
        self.flush()
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
        pane.part.clicked.connect(self._beside.forms.start)
        pane.finder.everywhere.connect(self._find_everywhere)
        pane.filter.typed.connect(self._filter)
        pane.smaller.clicked.connect(lambda: self.size_asked.emit(-1))
        pane.larger.clicked.connect(lambda: self.size_asked.emit(1))
        self._beside.asked.connect(self._go)
        self._beside.forms.article_asked.connect(self.show_article)
        # Queued, so that what is asked for has its place.
        queued = Qt.ConnectionType.QueuedConnection
        self._beside.forms.sight_asked.connect(pane.bring_into_sight, queued)

    def _choose(self, slug: str, by_key: bool) -> None:
        self.pane.view.setProperty("noRing", not by_key)
        self.show_article(slug)

    def _go(self, way: Way) -> None:
        ways: dict[str, Callable[[str], None]] = {
            "factor": self.open_chart.emit,
            "timeline": self.open_chart.emit,
            "section": self.open_section.emit,
            "beside": self.open_beside.emit,
            "article": self.show_article,
            "today": lambda _target: self.open_day.emit(self._session.today()),
        }
        ways[way.kind](way.target)

    def _show(self, slug: str) -> None:
        article = self._library.article(slug)
        self._keep_place()
        self._slug = slug
        settings = self._settings
        self._beside.show_for(slug)
        form = self._beside.forms.form
        self.pane.set_part(form.name if form else "")
        place = settings.reading.get(slug, 0)
        self.pane.show_article(article, slug in settings.read, place, made=slug in LOOK_UPS)
        self.pane.back.setEnabled(self._trail.can_go_back)
        self.pane.forward.setEnabled(self._trail.can_go_forward)
        self.contents.set_current(slug)
        announce(self.pane.view, article.title)

    def _keep_place(self) -> None:
        if not self._slug or self.pane.filter.words:
            return
        place = self.pane.place()
        if place:
            self._settings.reading[self._slug] = place
        else:
            self._settings.reading.pop(self._slug, None)

    def _follow(self, scheme: str, name: str) -> None:
        if scheme == "article":
            self.show_article(name)
        elif scheme == "copy" and name in self._library.sources:
            words = source_line(self._library.sources[name])
            QGuiApplication.clipboard().setText(words)
            self.pane.explanation.explain(_("Copied"), words)
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

    def _filter(self, words: str) -> None:
        article = LOOK_UPS[self._slug](self._library, words)
        self.pane.replace(article)
        self.pane.filter.tell(article.words)

    def _find_everywhere(self, words: str) -> None:
        self._take_turns(reading=False)
        if words:
            self.contents.search.setText(words)
        self.contents.focus_search()

    def _step_found(self, way: int) -> None:
        if self.pane.finder.words:
            self.pane.find_step(way)
        else:
            self._find_next(self.contents.search.text())

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
        article = self._library.article(self._slug)
        if words := self.pane.filter.words:
            article = LOOK_UPS[self._slug](self._library, words)
        ask_and_print(article, self._library, self._theme, self)

    def _to_text(self) -> None:
        self._take_turns(reading=True)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_out(self) -> None:
        for part in (self.pane.explanation, self.pane.finder):
            if not part.isHidden():
                part.put_away()
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
