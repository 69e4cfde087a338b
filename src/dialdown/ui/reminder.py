"""A reminder at a chosen time, only if it was asked for, while the program runs.

The words say nothing about health and hold nothing that was typed: a tray is seen by others.
"""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from dialdown.domain.entry import parse_time
from dialdown.domain.pace import SNOOZE, ReminderState
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.kind.pausing import current_pause
from dialdown.ui.session import Session

_LOOK_EVERY_MS = 20_000


class Tray(QObject):
    """The note in the tray, there until it is answered. Its menu snoozes and stops in one step."""

    opened = Signal()
    answered = Signal(str)  # "later", "not_today", "stop"

    def __init__(self) -> None:
        super().__init__()
        self._menu = QMenu()
        self._menu.addAction(_("Open Dialdown")).triggered.connect(lambda _on: self.opened.emit())
        for name, words in answers().items():
            action = self._menu.addAction(words)
            action.triggered.connect(lambda _on=False, n=name: self.answered.emit(n))
        self._icon = QSystemTrayIcon(QGuiApplication.windowIcon())
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(self.opened)
        self._icon.activated.connect(self._activated)

    def show(self, words: str) -> None:
        """Say `words` once and stay as an icon."""
        self._icon.setToolTip(words)
        self._icon.show()
        self._icon.showMessage("Dialdown", words, self._icon.icon())

    def hide(self) -> None:
        """Go."""
        self._icon.hide()

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()


def answers() -> dict[str, str]:
    """What can be said to a reminder, by name."""
    return {
        "later": _("In an hour"),
        "not_today": _("Not today"),
        "stop": _("Stop reminders"),
    }


def make_tray() -> Tray | None:
    """A place in the tray, None where the desktop has none."""
    return Tray() if QSystemTrayIcon.isSystemTrayAvailable() else None


class Reminder(QObject):
    """Watches the time. `shown` and `put_away` tell the window; `opened` asks it to come forward.

    `settings_changed` follows whatever is to be kept. Whoever has already noted something today,
    paused, or only looks around is left in peace.
    """

    shown = Signal()
    put_away = Signal()
    opened = Signal()
    settings_changed = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        tray: Callable[[], Tray | None] = make_tray,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or session)
        self._session, self._settings, self._make_tray = session, settings, tray
        self._tray: Tray | None = None
        self._again: datetime | None = None
        self.is_showing = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        session.changed.connect(self.look)
        self._begin()

    def set_time(self, at: str) -> None:
        """Remind at HH:MM from now on, or never where it is empty."""
        self._settings.reminder = at
        self._settings.reminded = ""
        self._again = None
        self._hide()
        self._begin()
        self.settings_changed.emit()

    def stop(self) -> None:
        """Look no more: the diary is about to be closed."""
        self._timer.stop()

    def answer(self, name: str) -> None:
        """Take one of `answers`: later, not_today or stop."""
        if name == "stop":
            self.set_time("")
            self._session.said.emit(_("Reminders are off."))
            return
        if name == "later":
            self._again = self._session.now().at + SNOOZE
        self._hide()

    def look(self) -> None:
        """Show or put away what the time and the diary ask for."""
        now = self._session.now().at
        state = self._state().settled(now)
        self._again = state.again
        if state.reminded:
            self._settings.reminded = str(state.reminded)
        if self.is_showing:
            if self._nothing_to_say():
                self._hide()
        elif state.is_due(now):
            self._again = None
            self._remind_at(now.date())
            if not self._nothing_to_say():
                self._show()

    # ------------------------------------------------------------------ inside
    def _begin(self) -> None:
        """Start watching. A time that has passed today is over: the person is here already."""
        at = self._state().at
        if at is None:
            self._timer.stop()
            return
        now = self._session.now().at
        if now.time() >= at:
            self._remind_at(now.date())
        self._timer.start()

    def _state(self) -> ReminderState:
        return ReminderState(self._time(), _date(self._settings.reminded), self._again)

    def _time(self) -> time | None:
        return parse_time(self._settings.reminder) if self._settings.reminder else None

    def _remind_at(self, when: date) -> None:
        self._settings.reminded = str(when)
        self.settings_changed.emit()

    def _nothing_to_say(self) -> bool:
        diary, today = self._session.diary, self._session.today()
        return (
            not diary.day(today).is_empty
            or diary.is_made_up
            or current_pause(self._session) is not None
        )

    def _show(self) -> None:
        self.is_showing = True
        if self._tray is None and (tray := self._make_tray()):
            self._tray = tray
            tray.setParent(self)
            tray.opened.connect(self.opened)
            tray.answered.connect(self.answer)
        if self._tray:
            self._tray.show(_("Dialdown: a moment for today's note?"))
        self.shown.emit()

    def _hide(self) -> None:
        if self._tray:
            self._tray.hide()
        if self.is_showing:
            self.is_showing = False
            self.put_away.emit()


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
