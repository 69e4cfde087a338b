"""The window: three tabs, two commands, one status line."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialdown.domain.beside import anchors_due
from dialdown.domain.records import Anchor
from dialdown.i18n import _, ngettext
from dialdown.settings import Settings
from dialdown.ui.dialogs import Dialogs
from dialdown.ui.diary.page import DiaryPage
from dialdown.ui.diary.past.day_menu import DayMenu
from dialdown.ui.diary.past.undoing import Undoing
from dialdown.ui.files import FileCommands
from dialdown.ui.found import Found
from dialdown.ui.idle import WhenIdle
from dialdown.ui.kind.line import KindLine
from dialdown.ui.menu import MoreMenu
from dialdown.ui.reminder import Reminder
from dialdown.ui.resume import Resume
from dialdown.ui.session import Session
from dialdown.ui.shortcuts import add_shortcuts
from dialdown.ui.theme import GAP_S, GAP_XL, Theme
from dialdown.ui.top_bar import TopBar
from dialdown.ui.trouble import NotSavedBar
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.ask import ask
from dialdown.ui.widgets.basics import small

DIARY, CHARTS, LEARN = range(3)
_WARM_UP_MS = 3000
_CHARTS_NEED = ("numpy", "pyqtgraph", "dialdown.ui.charts.page")
"""Loaded one by one, so that a key never waits for all of them."""
_RESUMED_DAYS = 2


class MainWindow(QMainWindow):
    """One diary, open. `closing` is emitted once everything typed has been saved."""

    closing = Signal()
    settings_changed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        last_backup: Callable[[], str],
        resume: Resume | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Dialdown")
        self.session, self.theme, self.settings = session, theme, settings
        self._last_backup = last_backup
        self._resume = resume
        self._undoing = Undoing(session)
        self._found = Found(session, self)
        self.closing.connect(self._found.forget)
        self.reminder = Reminder(session, settings)
        self.dialogs = Dialogs(self, self._undoing)
        self._pages: dict[int, QWidget] = {}
        self._stack = QStackedWidget()
        self.bar = TopBar(theme)
        self.tabs = self.bar.tabs
        self._status = StatusLine()
        self._status.setFont(theme.font(0.85))
        self._trouble = NotSavedBar(session)
        self._add_page(DIARY, DiaryPage(session, theme, settings))
        self._connect_diary()
        self._trouble.again.connect(self._flush)
        self.files = FileCommands(self, session)
        self.menu = MoreMenu(self, theme, settings)
        self._build()
        add_shortcuts(self)
        session.changed.connect(self.show_status)
        theme.changed.connect(self._fit_status)
        self._restore_place()
        self.show_status()
        loads = [partial(import_module, name) for name in _CHARTS_NEED]
        self._warm_up = WhenIdle(_WARM_UP_MS, [*loads, partial(self._page, CHARTS)], self)

    @property
    def diary_page(self) -> DiaryPage:
        """The Diary tab."""
        page = self._pages[DIARY]
        assert isinstance(page, DiaryPage)
        return page

    # ------------------------------------------------------------------ commands
    def show_tab(self, place: int) -> None:
        """Show a tab, making it on the first visit."""
        self.tabs.setCurrentIndex(place)

    def show_day(self, when: date) -> None:
        """Show a date in the diary."""
        self.show_tab(DIARY)
        self.diary_page.show_date(when)

    def show_article(self, slug: str) -> None:
        """Show an article in Learn."""
        self.show_tab(LEARN)
        self._page(LEARN).show_article(slug)  # type: ignore[attr-defined]

    def show_plan(self) -> None:
        """Open the plan for flare days."""
        self.show_tab(LEARN)
        self._page(LEARN).show_form("flare-plan")  # type: ignore[attr-defined]

    def show_summary(self) -> None:
        """Open the appointment summary."""
        self.dialogs.summary()

    def undo(self) -> None:
        """Take back the newest change. One made before this start is named and asked about once."""
        self._flush()
        self._undoing.undo(self)

    def step(self, days: int) -> None:
        """A day back or on in the diary, an article in Learn."""
        if self.tabs.currentIndex() == LEARN:
            self._page(LEARN).step(days)  # type: ignore[attr-defined]
        elif self.tabs.currentIndex() == DIARY:
            when = date.fromordinal(self.diary_page.editor.date.toordinal() + days)
            self.diary_page.show_date(when)

    def come_to_front(self) -> None:
        """Be seen, whatever lies above."""
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._undoing.redo()

    def show_chart(self, factor: str) -> None:
        """Show what a factor has to do with pain; without one, the timeline."""
        self.show_tab(CHARTS)
        if factor:
            self._page(CHARTS).show_factor(factor)  # type: ignore[attr-defined]

    def show_section(self, key: str) -> None:
        """Open what stands folded in Charts; `key` is one of its subjects."""
        self.show_tab(CHARTS)
        self._page(CHARTS).open_section(key)  # type: ignore[attr-defined]

    def search(self) -> None:
        """Search in the tab that is shown, where it can be searched."""
        start = getattr(self._page(self.tabs.currentIndex()), "start_search", None)
        if start:
            start()

    # ------------------------------------------------------------------ Qt
    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed; stay open if that fails and the person wants to."""
        self._flush()
        if self._holds_words and not self._leave_unsaved():
            event.ignore()
            return
        self.settings.window = bytes(self.saveGeometry().toBase64().data()).decode()
        if self._resume:
            self._resume.forget()
        self._warm_up.stop()
        self.closing.emit()
        event.accept()

    def showEvent(self, event) -> None:
        """Ready for a digit; the charts are loaded later, when nobody is waiting."""
        super().showEvent(event)
        self.diary_page.editor.start()
        self._go_back_to_where_it_was()
        self._warm_up.begin()

    # ------------------------------------------------------------------ building
    def _build(self) -> None:
        self.bar.check_in.clicked.connect(self.diary_page.editor.check_in)
        self.bar.summary.clicked.connect(self.show_summary)
        self.bar.set_menu(self.menu)
        self.tabs.currentChanged.connect(self._tab_chosen)
        foot = QFrame()
        foot.setProperty("bar", "foot")
        below = QHBoxLayout(foot)
        below.setContentsMargins(GAP_XL, GAP_S, GAP_XL, GAP_S)
        self._status.setWordWrap(True)
        below.addWidget(self._status, 1)
        if self.session.diary.is_made_up:
            below.addWidget(small(self.theme, _("Made-up diary")))
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._trouble)
        layout.addWidget(self._stack, 1)
        layout.addWidget(foot)
        self.setCentralWidget(centre)

    def _connect_diary(self) -> None:
        page, editor, dialogs = self.diary_page, self.diary_page.editor, self.dialogs
        editor.header.set_undo(self.undo)
        editor.header.set_menu(
            DayMenu(self.session, self.theme, lambda: editor.date, editor.flush, self)
        )
        editor.undo_asked.connect(self.undo)
        editor.open_article.connect(self.show_article)
        editor.spread_asked.connect(dialogs.spread)
        editor.questions_asked.connect(dialogs.questions)
        page.month.year_asked.connect(dialogs.year)
        page.past_asked.connect(dialogs.past)
        line = KindLine(self.session, self.theme, self.settings, self.reminder, self._anchors_due)
        line.fewer_asked.connect(dialogs.questions)
        line.anchors_asked.connect(lambda: dialogs.records("anchors"))
        line.plan_asked.connect(self.show_plan)
        line.settings_changed.connect(self.settings_changed)
        page.set_line(line)
        self.reminder.settings_changed.connect(self.settings_changed)
        self.reminder.opened.connect(self.come_to_front)
        self.closing.connect(self.reminder.stop)

    def _anchors_due(self) -> bool:
        return anchors_due(self.session.diary.records(Anchor), self.session.today())

    def _page(self, place: int) -> QWidget:
        if place not in self._pages:
            self._add_page(place, self._make(place))
        return self._pages[place]

    def _make(self, place: int) -> QWidget:
        if place == CHARTS:
            from dialdown.ui.charts.page import ChartsPage

            charts = ChartsPage(self.session, self.theme, self.settings, self._found)
            charts.open_article.connect(self.show_article)
            charts.open_day.connect(self.show_day)
            self.closing.connect(charts.stop)
            return charts
        from dialdown.ui.learn.page import LearnPage

        learn = LearnPage(self.session, self.theme, self.settings, self._found)
        learn.open_chart.connect(self.show_chart)
        learn.open_section.connect(self.show_section)
        learn.open_beside.connect(self.dialogs.records)
        learn.size_asked.connect(self.menu.change_size)
        learn.open_day.connect(self.show_day)
        return learn

    def _add_page(self, place: int, page: QWidget) -> None:
        self._pages[place] = page
        self._stack.addWidget(page)

    # ------------------------------------------------------------------ inside
    def _flush(self) -> None:
        """Save what is being typed, in the diary and beside an article."""
        self.diary_page.editor.flush()
        if LEARN in self._pages:
            self._pages[LEARN].flush()  # type: ignore[attr-defined]

    @property
    def _holds_words(self) -> bool:
        beside = LEARN in self._pages and self._pages[LEARN].is_pending  # type: ignore[attr-defined]
        return self._trouble.holds_words or beside

    def _tab_chosen(self, place: int) -> None:
        self._flush()
        page = self._page(place)
        self._stack.setCurrentWidget(page)
        page.activate()  # type: ignore[attr-defined]
        self.show_status()

    def _fit_status(self) -> None:
        self._status.setFont(self.theme.font(0.85))

    def show_status(self) -> None:
        """Say anew where the diary is, how long it is, and how old the last backup is."""
        page = self._pages.get(self.tabs.currentIndex())
        own = getattr(page, "status_text", "")
        count = self.session.diary.count
        days = ngettext("{n} day", "{n} days", count).format(n=count)
        where = _("Only on this computer")
        self._status.setText(own or " · ".join(filter(None, (where, days, self._last_backup()))))

    def _go_back_to_where_it_was(self) -> None:
        if self._resume is None:
            return
        place = self._resume.read()
        if place and abs((self.session.today() - place[0]).days) <= _RESUMED_DAYS:
            self.diary_page.show_date(place[0])
            self.diary_page.editor.start(place[1])
        self.diary_page.editor.question_entered.connect(self._resume.keep)

    def _restore_place(self) -> None:
        place = QByteArray.fromBase64(self.settings.window.encode())
        if place.isEmpty() or not self.restoreGeometry(place):
            self.resize(1280, 860)

    def _leave_unsaved(self) -> bool:
        words = _("Your last words are not saved yet.")
        return ask(self, _("Not saved"), words, _("Close without them"), _("Stay"))
