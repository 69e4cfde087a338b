"""A backup each day while the window is open, made in the background, and what to say about it."""

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from dialdown import crash
from dialdown.domain.clock import Clock
from dialdown.i18n import _
from dialdown.storage import BackupError, Diary, has_shrunk, is_due, list_backups
from dialdown.ui.second_place import SecondPlace, keep_copies
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

    def __init__(self, session: Session, clock: Clock, second: SecondPlace | None = None) -> None:
        super().__init__(session)
        self._session, self._clock = session, clock
        self._second = None if session.diary.is_made_up else second
        self._pool = QThreadPool(self, maxThreadCount=1)
        self._ended = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)

    def look(self) -> None:
        """Make today's backup if it is not there yet, and today's copy in the second place."""
        due = is_due(self._folder, self._clock) or (self._second and self._second.is_due)
        if due and not self._ended and self._session.diary.has_days:
            diary = self._session.diary.path
            self._pool.start(lambda: self._back_up(diary))

    def end(self, reason: str = "") -> None:
        """Look no more, wait for what is being written, and make a last backup for `reason`."""
        self._timer.stop()
        self._ended = True
        self._pool.waitForDone()
        if reason:
            self._back_up(self._session.diary.path, reason)

    def status(self) -> str:
        """The age of the last good copy in words, and of that in the second place."""
        second = self._second.status() if self._second else ""
        return " · ".join(filter(None, (self._at_home(), second)))

    @property
    def _folder(self) -> Path:
        return backup_folder(self._session.diary)

    def _at_home(self) -> str:
        backups = list_backups(self._folder)
        if not backups:
            return _("no backup yet")
        newest = backups[0]
        if has_shrunk(self._folder, newest.path):
            return _("the last backup holds fewer days than the one before")
        when = how_long_ago(newest.at.date(), self._clock().date)
        return _("backed up {day} {time}").format(day=when, time=f"{newest.at:%H:%M}")

    def _back_up(self, diary: Path, reason: str = "") -> None:
        try:
            keep_copies(diary, diary.parent / "backups", self._second, reason, self._clock)
        except BackupError as error:
            crash.log.error("no backup: %s", crash.places(error))
        self.finished.emit()
