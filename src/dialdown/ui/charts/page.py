"""The Charts tab: the timeline, what goes with the pain, one pattern closely, and more, folded."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.insights import Pattern
from dialdown.settings import Settings
from dialdown.ui.charts.marks import MARKED, build_marks
from dialdown.ui.charts.pattern_list import PatternList
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.scatter_card import ScatterCard
from dialdown.ui.charts.section import Section, SectionFold
from dialdown.ui.charts.sections import make_folds
from dialdown.ui.charts.timeline_card import TimelineCard, bounds_of
from dialdown.ui.charts.timeline_data import Timeline, build_timeline
from dialdown.ui.charts.toolbar import Toolbar
from dialdown.ui.found import Found
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, Theme
from dialdown.ui.widgets.basics import Button, Card, heading, holder, label, row

_WIDE = 100
"""In average letters; a narrower page puts the scatter below the list."""


class ChartsPage(QWidget):
    """Reads the diary when shown and changed; patterns are worked out beside the window's thread.

    What is asked for before they are there is done once they are.
    """

    open_article = Signal(str)
    open_day = Signal(object)

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, found: Found | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._theme, self._settings = session, theme, settings
        self._timeline: Timeline | None = None
        self._patterns: Patterns | None = None
        self._found = found or Found(session, self)
        self._range = "91"
        self._factor = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._find_patterns)
        self.toolbar = Toolbar(theme)
        self.timeline = TimelineCard(theme)
        self.patterns = PatternList(theme)
        self.scatter = ScatterCard(theme)
        self.folds = make_folds(session, theme, settings)
        self._start = Button(_("Note today"), "primary")
        self._empty = Card(
            heading(theme, _("Your chart begins with your first day")),
            label(_("Note your pain in the Diary. One number is enough for a day."), wrap=True),
            holder(row(self._start, None)),
        )
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def activate(self) -> None:
        """The tab is shown: read the diary if it changed since."""
        if self._timeline is None:
            self._read()

    def show_factor(self, key: str) -> None:
        """Open the row of a factor where there is one, else its plain picture."""
        self.activate()
        self._factor = key
        if self._patterns is not None:
            self._show_factor()

    def open_section(self, key: str) -> Section:
        """Open what stands folded below the patterns; `key` is one of `sections.SUBJECTS`."""
        self.activate()
        fold = self.folds[key]
        section = fold.open()
        bar = self._scroll.verticalScrollBar()
        QTimer.singleShot(0, fold, lambda: bar.setValue(fold.y() - GAP_M))
        return section

    def finish(self) -> None:
        """Wait until the patterns are there, for a picture of the page."""
        if self._soon.isActive():
            self._soon.stop()
            self._find_patterns()
        self._found.finish()

    def stop(self) -> None:
        """Look for nothing any more: the diary is about to be closed."""
        self._soon.stop()

    # ------------------------------------------------------------------ reading
    def _changed(self) -> None:
        self._timeline = self._patterns = None
        self.stop()
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        noted = self._found.noted()
        own = [record.scale for record in noted.scales if not record.hidden]
        self._timeline = build_timeline(noted.days, own)
        some = len(self._timeline) > 0
        for part in (self.toolbar, self.timeline, self.patterns, self.scatter, *self._folds()):
            part.setVisible(some)
        self._empty.setVisible(not some)
        if some:
            self.toolbar.offer(self._timeline.noted)
            self._show_timeline()
            self.patterns.show_working()
            self._soon.start()  # after the first paint

    def _show_timeline(self) -> None:
        if (timeline := self._timeline) is None:
            return
        today, diary = self._session.today(), self._session.diary
        records = [record for kind in MARKED for record in diary.records(kind)]
        window = self.timeline.window_shown
        if window is None or self._range:
            window = bounds_of(timeline, today).range(self._range)
        shown = [timeline.scales[key] for key in self.toolbar.chosen]
        marks = build_marks(records, today)
        self.timeline.show_diary(timeline, marks, shown, today, window)
        self.toolbar.mark_range(self._range)

    def _find_patterns(self) -> None:
        """Once for each change of the diary and each visit."""
        if (timeline := self._timeline) is None:
            return
        noted, today = self._found.noted(), self._session.today()
        self._found.ask(
            lambda found: self._show_found(
                Reading(noted.days, noted.scales, noted.tags, timeline, found, today)
            ),
            self.patterns.show_failed,
        )

    def _show_found(self, reading: Reading) -> None:
        self._patterns = found = reading.patterns
        self.patterns.show_patterns(found)
        self.scatter.show_patterns(found)
        self.timeline.set_trend(found.trend)
        for fold in self._folds():
            fold.show_reading(reading)
        if self._factor:
            self._show_factor()

    def _show_factor(self) -> None:
        key, self._factor = self._factor, ""
        if not self.patterns.choose_factor(key):
            self.scatter.show_plain("stress" if key == "stress" else "sleep_hours")

    # ------------------------------------------------------------------ choosing
    def _choose_range(self, name: str) -> None:
        self._range = name
        if self._timeline is not None:
            self.timeline.show_window(bounds_of(self._timeline, self._session.today()).range(name))
        self.toolbar.mark_range(name)

    def _moved(self) -> None:
        self._range = ""
        self.toolbar.mark_range("")

    def _choose_scales(self, keys: list[str]) -> None:
        if self._timeline is not None:
            self.timeline.show_scales([self._timeline.scales[key] for key in keys])

    def _choose_row(self, row: Pattern) -> None:
        self._factor = ""
        self.scatter.show_row(row)

    def _choose_plain(self) -> None:
        self._factor = ""
        self.patterns.choose_none()

    def _show_table(self, on: bool) -> None:
        for part in (self.timeline, self.patterns, self.scatter):
            part.show_table(on)
        for fold in self._folds():
            fold.show_table(on)

    def _folds(self) -> list[SectionFold]:
        return list(self.folds.values())

    def _hear(self, section: Section) -> None:
        section.open_day.connect(self.open_day)
        section.open_article.connect(self.open_article)

    # ------------------------------------------------------------------ building
    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self.toolbar.range_chosen.connect(self._choose_range)
        self.toolbar.scales_chosen.connect(self._choose_scales)
        self.toolbar.table_chosen.connect(self._show_table)
        self.timeline.moved.connect(self._moved)
        self.timeline.open_day.connect(self.open_day)
        self._start.clicked.connect(lambda: self.open_day.emit(self._session.today()))
        self.patterns.chosen.connect(self._choose_row)
        self.patterns.method_asked.connect(lambda: self.open_section("method"))
        self.scatter.plain.connect(self._choose_plain)
        self.scatter.open_article.connect(self.open_article)
        for fold in self._folds():
            fold.made.connect(self._hear)
        self._theme.changed.connect(self._turn)

    def _lay_out(self) -> None:
        self._pair.setSpacing(GAP_L)
        self._pair.addWidget(self.patterns, 1)
        self._pair.addWidget(self.scatter, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addWidget(self.toolbar)
        column.addWidget(self.timeline)
        column.addLayout(self._pair)
        for fold in self._folds():
            column.addWidget(fold)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(self._scroll.focusPolicy().NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(
            self._scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff
        )
        self._scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for both."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        letters = self.width() / QFontMetricsF(self._theme.font()).averageCharWidth()
        direction = QBoxLayout.Direction
        self._pair.setDirection(
            direction.LeftToRight if letters >= _WIDE else direction.TopToBottom
        )
