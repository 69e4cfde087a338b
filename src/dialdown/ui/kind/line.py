"""One quiet line above the questions of a day."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.kind.lines import Line, Lines
from dialdown.ui.kind.pausing import current_pause, go_on, pause_tracking
from dialdown.ui.reminder import Reminder
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_M, GAP_S, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, Card, clear, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class KindLine(Card):
    """Shows the line that is due, or nothing. It changes only when the page is shown anew, when it
    is answered, when tracking is paused or goes on, and at the time of a reminder that was asked
    for: never under somebody's hand while the questions are being answered.

    `fewer_asked`, `anchors_asked` and `plan_asked` ask the window for the place where these are.
    `settings_changed` follows whatever is to be kept.
    """

    fewer_asked = Signal()
    anchors_asked = Signal()
    plan_asked = Signal()
    settings_changed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        reminder: Reminder | None = None,
        anchors_old: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(horizontal=True)
        self._session, self._settings, self._reminder = session, settings, reminder
        self._lines = Lines(session, settings, reminder, anchors_old)
        self._date = session.today()
        self._paused = current_pause(session)
        self._line: Line | None = None
        self._words = label(wrap=True)
        self._flow = FlowLayout()
        self._answers = Wrapping(self._flow)
        self.body.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        self.body.addWidget(self._words, 1)
        self.body.addWidget(self._answers)
        self.setAccessibleName(_("A quiet line"))
        session.changed.connect(self._diary_changed)
        theme.changed.connect(self._arrange)
        if reminder:
            reminder.shown.connect(self._reminded)
            reminder.put_away.connect(self._reminder_gone)
        self.hide()

    def show_date(self, when: date) -> None:
        """Show what is due on the page of a date. Call it whenever the page is shown."""
        self._date = when
        self._paused = current_pause(self._session)
        self._show(self._lines.due(when))

    @property
    def name(self) -> str:
        """Which line is shown; empty for none."""
        return self._line.name if self._line else ""

    def minimumSizeHint(self) -> QSize:
        """Never what keeps a window from becoming small."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and answers side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------------ what was answered
    def _answered(self, line: Line, name: str) -> None:
        if line.name == "question":
            self._question_answered(line.mark, name)
            return
        does: dict[str, Callable[[], object]] = {
            "go_on": partial(go_on, self._session),
            "pause": partial(pause_tracking, self._session),
            "fewer": self.fewer_asked.emit,
            "anchors": self.anchors_asked.emit,
            "plan": self.plan_asked.emit,
            "numbers": self._show_numbers,
        }
        self._show(None)
        if name in does:
            does[name]()
        elif self._reminder and line.name == "reminder":
            self._reminder.answer(name)
        if line.mark and name in ("close", "anchors", "plan"):
            self._settings.put_away[line.name] = line.mark
            self.settings_changed.emit()

    def _question_answered(self, question: str, name: str) -> None:
        self._settings.tracking_helps[question] = name
        self.settings_changed.emit()
        offered = name in ("neutral", "more")
        self._show(self._lines.offer() if offered else None)
        if offered:
            self._speak()
            self._flow.itemAt(0).widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_numbers(self) -> None:
        self._settings.hide_numbers = False
        self._settings.put_away.pop("numbers", None)
        self.settings_changed.emit()

    # ------------------------------------------------------------------ what happened elsewhere
    def _diary_changed(self) -> None:
        paused = current_pause(self._session)
        if paused != self._paused:
            self.show_date(self._date)

    def _reminded(self) -> None:
        if self._date == self._session.today():
            self.show_date(self._date)
            self._speak()

    def _reminder_gone(self) -> None:
        """Answered in the tray, or stopped. After an answer to the day it stays where it is, so
        that nothing moves under the hand."""
        if self.name == "reminder" and self._session.diary.day(self._session.today()).is_empty:
            self._show(None)

    # ------------------------------------------------------------------ inside
    def _show(self, line: Line | None) -> None:
        self._line = line
        if line is None:
            self.hide()
            return
        self._words.setText(line.words)
        clear(self._flow)
        for name, words in line.answers.items():
            button = Button(words, name=f"{words}: {line.words}")
            button.clicked.connect(partial(self._answered, line, name))
            self._answers.add(button)
            button.show()
        self._answers.setVisible(bool(line.answers))
        self.show()
        self._arrange()

    def _speak(self) -> None:
        announce(self, self._words.text())

    def _arrange(self) -> None:
        buttons = [self._flow.itemAt(place).widget() for place in range(self._flow.count())]
        for button in buttons:
            button.ensurePolished()
        hints = [button.sizeHint().width() for button in buttons]
        wanted = sum(hints) + GAP_S * max(0, len(hints) - 1)
        text = self._words.fontMetrics().horizontalAdvance(self._words.text())
        wide = text + wanted + 4 * GAP_M <= self.width()
        ways = QBoxLayout.Direction
        self.body.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._answers.setMinimumWidth(wanted if wide else 0)
