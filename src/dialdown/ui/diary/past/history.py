"""What was changed about one day, and bringing the day back to how it was."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.i18n import _
from dialdown.storage import Change, DiaryError
from dialdown.ui.diary.past.change_list import ChangeList
from dialdown.ui.diary.past.sizes import start_size
from dialdown.ui.diary.past.words import Wording
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_XL, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, label, row, title
from dialdown.ui.words import full_date, short_date


class HistoryDialog(QDialog):
    """The changes of the last 30 days, newest first; the day can go back to before any of them."""

    def __init__(
        self, session: Session, theme: Theme, when: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What was changed"))
        self._session, self._when = session, when
        self.list = ChangeList(theme, _("Changes of this day, newest first"))
        self.then = label(wrap=True)
        self._said = StatusLine()
        self._said.setWordWrap(True)
        self.back = Button(_("Bring the day back"))
        close = Button(_("Close"))
        self.back.clicked.connect(self.bring_back)
        close.clicked.connect(self.reject)
        words = _("Choose a change to go back to before it. That is one new step to undo.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addWidget(title(theme, full_date(when)))
        layout.addWidget(label(words, muted=True, wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.then)
        layout.addWidget(self._said)
        layout.addLayout(row(self.back, None, close))
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._show_then())
        session.changed.connect(self.refresh)
        session.failed.connect(self._said.say)
        self.refresh()
        start_size(self, theme, 640, 640)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read the history again."""
        changes = self._session.diary.history(self._when)
        self.list.words.show(changes, self._session.today())
        standing = (i for i, change in enumerate(changes) if change.state == "done")
        self.list.choose(next(standing, 0))
        if not changes:
            self._said.setText(_("Nothing was changed about this day in the last 30 days."))
        self._show_then()

    def bring_back(self) -> None:
        """Make the day what it was before the chosen change: one new change."""
        change = self.list.current
        then = self._day_before(change)
        if change is None or then is None:
            return
        words = _("{date} as it was before: {what}").format(
            date=short_date(self._when), what=change.label
        )
        remove = [self._session.diary.day(self._when)] if then.is_empty else []
        if self._session.save(words, *([] if then.is_empty else [then]), remove=remove):
            self._said.say(_("Brought back. Undo takes it away again."))

    def _show_then(self) -> None:
        change = self.list.current
        then = self._day_before(change)
        self.back.setEnabled(then is not None)
        if change is None:
            self.then.setText("")
        elif then is None:
            self.then.setText(_("This change was taken back. It is no longer in the day."))
        else:
            words = Wording(self._session.diary).of(then)
            held = " · ".join(part for part in (words.details, words.note) if part)
            self.then.setText(_("Before this change: {day}").format(day=held))

    def _day_before(self, change: Change | None) -> Day | None:
        """None where there is nothing to bring back."""
        if change is None or change.state != "done":
            return None
        try:
            return self._session.diary.day_before(self._when, change)
        except DiaryError as error:
            self._said.say(str(error))
            return None
