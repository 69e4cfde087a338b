"""A backup each day while the window is open, made in the background, and what to say about it."""

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from dialdown import crash
from dialdown.domain.clock import Clock
from dialdown.i18n import _
from dialdown.storage import BackupError, Diary, back_up, has_shrunk, is_due, list_backups
from dialdown.ui.session import Session
from dialdown.ui.words import how_long_ago

_FIRST_LOOK_MS = 20_000
_EVERY_MS = 30 * 60_000


def backup_folder(diary: Diary) -> Path:
    """Where the copies of a diary lie: beside it."""
    return diary.path.parent / "backups"


class BackupCare(QObject):
    """Looks now and then whether today's backup is there. `finished` follows each attempt."""

    finished = Signal()

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session)
        self._diary, self._clock = session.diary, clock
        self._folder = backup_folder(session.diary)
        self._pool = QThreadPool(self, maxThreadCount=1)
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)

    def look(self) -> None:
        """Make today's backup if it is not there yet."""
        if self._diary.has_days and is_due(self._folder, self._clock):
            self._pool.start(self._back_up)

    def status(self) -> str:
        """The age of the last good copy in words."""
        backups = list_backups(self._folder)
        if not backups:
            return _("no backup yet")
        newest = backups[0]
        if has_shrunk(self._folder, newest.path):
            return _("the last backup holds fewer days than the one before")
        when = how_long_ago(newest.at.date(), self._clock().date)
        return _("backed up {day} {time}").format(day=when, time=f"{newest.at:%H:%M}")

    def _back_up(self) -> None:
        try:
            back_up(self._diary.path, self._folder, clock=self._clock)
        except BackupError as error:
            crash.log.error("no backup: %s", crash.places(error))
        self.finished.emit()
