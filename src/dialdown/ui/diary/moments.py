"""Timed pain readings within a day: the list, and the quick check-in that adds one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.entry import parse_time
from dialdown.domain.scales import Scale
from dialdown.i18n import N_, _
from dialdown.ui.diary.parts import DayPart, Now
from dialdown.ui.theme import GAP_L, GAP_XL, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, clear, label, row, title
from dialdown.ui.widgets.rating import NumberPad

NOW = Scale("moment", N_("Pain now"), low_end=N_("none"), high_end=N_("worst imaginable"))


class MomentsPart(DayPart):
    """The moments of the day, each with its time, removable."""

    add_asked = Signal()

    def __init__(self, theme: Theme, now: Now) -> None:
        super().__init__(now)
        self._theme = theme
        self._list = QVBoxLayout()
        add = Button(_("Add a moment"), "chip")
        add.clicked.connect(self.add_asked)
        self.body.addLayout(self._list)
        self.body.addLayout(row(add, None))

    def show_day(self, day: Day) -> None:
        """Show a day without emitting anything."""
        super().show_day(day)
        clear(self._list)
        for moment in day.moments:
            self._list.addLayout(self._line(moment))

    def summary(self) -> str:
        """What is inside, in a few words."""
        return ", ".join(_said(moment) for moment in self.day.moments)

    def _line(self, moment: Moment):
        remove = Button(_("Remove"), "quiet", _("Remove {what}").format(what=_said(moment)))
        remove.clicked.connect(lambda: self._removed(moment))
        more = " · ".join(part for part in (moment.set_off, moment.eased) if part)
        return row(label(_said(moment)), label(more, muted=True, wrap=True), None, remove)

    def _removed(self, moment: Moment) -> None:
        words = _("Moment {what} removed").format(what=_said(moment))
        self.edited.emit(words, self.day.without_moment(moment.id), "")


class CheckIn(QDialog):
    """A digit, then Enter: a moment is noted. The time is now, and can be changed."""

    def __init__(self, theme: Theme, now: Stamp, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Quick check-in"))
        self._now = now
        self._pad = NumberPad(NOW, shaded=True)
        self._time = QLineEdit(f"{now.at:%H:%M}")
        self._time.setAccessibleName(_("Time"))
        self._time.setMaxLength(8)
        self._time.setFixedWidth(self._time.fontMetrics().averageCharWidth() * 8 + 2 * GAP_L)
        self._said = StatusLine()
        self._save = Button(_("Save"), "primary")
        cancel = Button(_("Cancel"))
        self._save.setEnabled(False)
        self._save.clicked.connect(self._finish)
        cancel.clicked.connect(self.reject)
        self._pad.answered.connect(lambda value, _on: self._save.setEnabled(value is not None))
        self._pad.finished.connect(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        layout.addWidget(title(theme, NOW.title))
        layout.addWidget(label(_("0 none, 10 worst imaginable"), muted=True))
        layout.addWidget(self._pad)
        layout.addLayout(
            row(label(_("At")), self._time, self._said, None, cancel, GAP_XL, self._save)
        )
        layout.addStretch(1)
        self._pad.focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Wide enough for eleven numbers in one line, now that their size is known."""
        wide = self._pad.width_in_one_line() + 2 * GAP_XL
        self.setMinimumSize(wide, self.layout().heightForWidth(wide))
        super().showEvent(event)

    def moment(self) -> Moment:
        """What was entered. Only after the dialog was accepted."""
        chosen = parse_time(self._time.text())
        at = self._now.at
        if chosen and chosen != at.time().replace(second=0):
            at = at.replace(hour=chosen.hour, minute=chosen.minute, second=0)
        return Moment(Stamp(at, self._now.zone), self._pad.value or 0.0)

    def _finish(self) -> None:
        if self._pad.value is None:
            self._pad.focus()
        elif parse_time(self._time.text()) is None:
            self._said.say(_("A time looks like 14:30."))
            self._time.setFocus()
        else:
            self.accept()


def _said(moment: Moment) -> str:
    return _("{pain} at {time}").format(pain=f"{moment.pain:g}", time=f"{moment.at.at:%H:%M}")
