"""Pace and reminders: how much the diary asks, and when. Everything here counts at once."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dialdown.domain.entry import parse_time
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.kind.pausing import current_pause, go_on, pause_tracking
from dialdown.ui.reminder import Reminder
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, column, heading, holder, label, row, small, title
from dialdown.ui.words import full_date

_USUAL_TIME = time(20)


class PaceDialog(QDialog):
    """`settings_changed` follows whatever is to be kept. `reminder` is the one that is running."""

    settings_changed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
        reminder: Reminder | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Pace and reminders"))
        self._session, self._theme, self._settings = session, theme, settings
        self._reminder = reminder
        self.remind = QCheckBox(_("Remind me at"))
        self.at = QLineEdit(settings.reminder or f"{_USUAL_TIME:%H:%M}")
        self.later = Button(_("Remind me in an hour"))
        self.pause = Button("")
        self.check_in = QCheckBox(_("Offer it before a visit"))
        self.numbers = QCheckBox(_("Hide daily numbers"))
        self._said = StatusLine()
        self._said.setWordWrap(True)
        self._paused = label(wrap=True)
        self._build()
        self._fill()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as it needs, as far as the screen goes."""
        super().showEvent(event)
        room = self.screen().availableSize()
        wanted = self._inner.sizeHint()
        high = wanted.height() + self._foot.sizeHint().height() + 2 * GAP_XL
        wide = max(wanted.width(), 46 * self.fontMetrics().averageCharWidth()) + 3 * GAP_XL
        self.resize(min(wide, room.width()), min(high, room.height()))
        self.remind.setFocus(Qt.FocusReason.TabFocusReason)

    def done(self, result: int) -> None:
        """Keep a time that is still being typed."""
        self._take_time()
        super().done(result)

    # ------------------------------------------------------------------ building
    def _build(self) -> None:
        self.at.setAccessibleName(_("Time of the reminder"))
        self.at.setMaxLength(8)
        self.at.setFixedWidth(self.at.fontMetrics().averageCharWidth() * 8 + 2 * GAP_L)
        sections = [
            self._section(
                _("Reminder"),
                _("It comes only while Dialdown is open, and only if nothing is noted yet."),
                row(self.remind, self.at, None), row(self.later, None),
            ),
            self._section(_("Pause"), "", self._paused, row(self.pause, None)),
            self._section(
                _("The week before a visit"),
                _("A short note on each of those days shows your doctor a usual week."),
                self.check_in,
            ),
            self._section(
                _("Numbers"),
                _("The calendars and past days then show no numbers. Questions and Charts stay."),
                self.numbers,
            ),
        ]  # fmt: skip
        self._inner = holder(
            column(title(self._theme, _("Pace and reminders")), *sections, None, spacing=GAP_XL)
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inner)
        close = Button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        self._foot = holder(row(self._said, close))
        self._foot.layout().setStretch(0, 1)
        self._foot.layout().setContentsMargins(0, 0, GAP_L, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_S, GAP_L)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._foot)

    def _section(self, head: str, words: str, *parts) -> QWidget:
        about = [small(self._theme, words, wrap=True)] if words else []
        return holder(column(heading(self._theme, head), *about, *parts, spacing=GAP_S))

    def _fill(self) -> None:
        self.remind.setChecked(bool(self._settings.reminder))
        self.check_in.setChecked(self._settings.check_in)
        self.numbers.setChecked(self._settings.hide_numbers)
        self._show_pause()
        self._show_reminder()

    def _connect(self) -> None:
        self.remind.clicked.connect(self._remind_clicked)
        self.at.editingFinished.connect(self._take_time)
        self.later.clicked.connect(self._snooze)
        self.pause.clicked.connect(self._toggle_pause)
        self.check_in.clicked.connect(self._check_in_clicked)
        self.numbers.clicked.connect(self._numbers_clicked)

    # ------------------------------------------------------------------ what is changed
    def _remind_clicked(self, on: bool) -> None:
        if on:
            self._take_time()
        else:
            self._set_reminder("")
            self._said.say(_("Reminders are off."))

    def _take_time(self) -> None:
        if not self.remind.isChecked():
            return
        at = parse_time(self.at.text())
        if at is None:
            self._said.say(_("A time looks like 14:30."))
            return
        words = f"{at:%H:%M}"
        self.at.setText(words)
        if words != self._settings.reminder:
            self._set_reminder(words)
            self._said.say(_("A reminder comes at {time}.").format(time=words))

    def _set_reminder(self, at: str) -> None:
        if self._reminder:
            self._reminder.set_time(at)
        else:
            self._settings.reminder = at
        self._show_reminder()
        self.settings_changed.emit()

    def _snooze(self) -> None:
        if self._reminder:
            self._reminder.answer("later")
        self._show_reminder()
        self._said.say(_("A reminder comes in an hour."))

    def _toggle_pause(self) -> None:
        paused = current_pause(self._session) is not None
        if go_on(self._session) if paused else pause_tracking(self._session):
            self._show_pause()
            self._said.say(self._paused.text())

    def _check_in_clicked(self, on: bool) -> None:
        self._settings.check_in = on
        self.settings_changed.emit()

    def _numbers_clicked(self, on: bool) -> None:
        self._settings.hide_numbers = on
        self._settings.put_away.pop("numbers", None)
        self.settings_changed.emit()

    # ------------------------------------------------------------------ inside
    def _show_reminder(self) -> None:
        self.at.setEnabled(self.remind.isChecked())
        self.later.setVisible(self._reminder is not None and self._reminder.is_showing)

    def _show_pause(self) -> None:
        pause = current_pause(self._session)
        if pause:
            since = full_date(pause.start)
            self._paused.setText(_("Paused since {date}. Nothing is missing.").format(date=since))
        else:
            self._paused.setText(_("You can stop for as long as you like. Nothing is lost."))
        self.pause.setText(_("Go on") if pause else _("Pause tracking from today"))
        self.pause.setAccessibleName(self.pause.text())
