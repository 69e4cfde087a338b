"""The Diary tab: the month, the week and the search on the left, the chosen day on the right."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.diary.editor import DayEditor
from dialdown.ui.diary.find import FindInNotes
from dialdown.ui.diary.month import MonthCalendar
from dialdown.ui.diary.week import ThisWeek
from dialdown.ui.kind.line import KindLine
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_XL, Theme
from dialdown.ui.widgets.basics import Button

_NARROW = 900  # logical pixels at 100 % text; below, the month stands behind a button
_SCROLL_BAR = 26


class DiaryPage(QWidget):
    """First thing on screen: today's entry, ready for a digit.

    `past_asked` asks for the list of days, perhaps of those in which some words occur.
    """

    past_asked = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._settings = session, theme, settings
        self.editor = DayEditor(session, theme)
        self.line: KindLine | None = None
        self.month = MonthCalendar(session, theme, lambda: not settings.hide_numbers)
        self._week = ThisWeek(session, theme)
        self._find = FindInNotes(session, theme)
        self._side = self._build_side()
        self._asked_for_side = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self.editor, 1)
        self.editor.moved.connect(self.show_date)
        self.editor.header.calendar_asked.connect(self._toggle_side)
        self.month.chosen.connect(self.show_date)
        self._find.chosen.connect(self.show_date)
        self._find.all_asked.connect(self.past_asked)
        session.changed.connect(self.refresh)
        theme.changed.connect(self._arrange)
        self.show_date(session.today())

    def activate(self) -> None:
        """Called each time the tab is shown."""
        self.refresh()
        self._show_line()
        self.editor.start()

    def set_line(self, line: KindLine) -> None:
        """The one quiet line above the questions."""
        self.line = line
        self.editor.put_on_top(line)
        line.settings_changed.connect(self.refresh)
        self._show_line()

    def show_date(self, when: date) -> None:
        """Show a date in the month and in the editor."""
        self.editor.show_date(when)
        self.month.show_date(when)
        self._refresh_week()
        self._show_line()

    def refresh(self) -> None:
        """Read again what is shown."""
        self.editor.refresh()
        self.month.refresh()
        self._refresh_week()

    def start_search(self) -> None:
        """Give the keyboard to the search."""
        if self._side.isHidden():
            self._toggle_side()
        self._find.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minimumSizeHint(self) -> QSize:
        """What the day needs; the month gives way."""
        return self.editor.minimumSizeHint()

    def resizeEvent(self, event) -> None:
        """Hide the month where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _refresh_week(self) -> None:
        self._week.setHidden(self._settings.hide_numbers)
        self._week.refresh(self._session.today())

    def _show_line(self) -> None:
        # Not after each answer: nothing may move under the hand.
        if self.line:
            self.line.show_date(self.editor.date)

    def _build_side(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("surface", True)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_L)
        layout.setSpacing(GAP_XL)
        past = Button(_("Past days…"))
        past.clicked.connect(lambda: self.past_asked.emit(""))
        layout.addWidget(self.month)
        layout.addWidget(past)
        layout.addWidget(self._week)
        layout.addWidget(self._find)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("bar", "side")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        return scroll

    def _toggle_side(self) -> None:
        self._asked_for_side = not self._asked_for_side
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW * self._theme.text_size / 100
        self.editor.header.calendar.setVisible(narrow)
        self._side.setVisible(not narrow or self._asked_for_side)
        self._side.setFixedWidth(self._side.widget().minimumSizeHint().width() + _SCROLL_BAR)
