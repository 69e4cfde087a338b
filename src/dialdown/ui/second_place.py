"""Copies in a second place that the person chose, such as a stick that is not always there."""

from datetime import date
from pathlib import Path

from dialdown import crash
from dialdown.domain.clock import Clock
from dialdown.files import make_private_folder
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.storage import Backup, BackupError, back_up, is_due, list_backups
from dialdown.ui.words import how_long_ago

_FOLDER = "Dialdown backups"


class SecondPlace:
    """A folder of our own below the chosen one. It is only made when it is chosen.

    So a stick that is not plugged in is never mistaken for an empty folder of the same name.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock

    @property
    def folder(self) -> Path | None:
        """Where the copies go, there or not; None if no place was chosen."""
        return Path(self._settings.second_place) if self._settings.second_place else None

    @property
    def is_there(self) -> bool:
        """True if copies can be written there now."""
        return self.folder is not None and self.folder.is_dir()

    def choose(self, chosen: Path) -> None:
        """Keep copies below a folder from now on. Raises OSError if none can be written there."""
        folder = chosen if chosen.name == _FOLDER else chosen / _FOLDER
        make_private_folder(folder)
        self._settings.second_place, self._settings.second_copied = str(folder), ""

    def stop(self) -> None:
        """Write no more copies there. Those that are there stay."""
        self._settings.second_place = self._settings.second_copied = ""

    def backups(self) -> list[Backup]:
        """The copies there, newest first; none while the place is not there."""
        return list_backups(self.folder) if self.folder else []

    def copy(self, backup: Path) -> None:
        """Write and verify a copy of a backup there, if the place is there. Raises BackupError."""
        if self.folder and self.is_there:
            back_up(backup, self.folder, clock=self._clock)
            self._settings.second_copied = self._clock().date.isoformat()

    @property
    def is_due(self) -> bool:
        """True if the place is there and has no copy of today."""
        return bool(self.folder and self.is_there and is_due(self.folder, self._clock))

    def status(self) -> str:
        """The age of the last copy there in words; empty if no place was chosen."""
        if self.folder is None:
            return ""
        if self.is_there:
            found = self.backups()
            return self._words(_("copy in the second place"), found[0].at.date() if found else None)
        try:
            last = date.fromisoformat(self._settings.second_copied)
        except ValueError:
            last = None
        return self._words(_("second place not plugged in"), last)

    def _words(self, what: str, last: date | None) -> str:
        if last is None:
            return _("{what}: no copy there yet").format(what=what)
        when = how_long_ago(last, self._clock().date)
        return _("{what}: last one {when}").format(what=what, when=when)


def keep_copies(
    diary: Path, home: Path, second: SecondPlace | None, reason: str, clock: Clock
) -> Path:
    """A verified backup at home, and then one in the second place; the path of the first.

    Raises BackupError if none could be made at home. A second place that fails shows in its age.
    """
    path = back_up(diary, home, reason, clock)
    if second:
        try:
            second.copy(path)
        except BackupError as error:
            crash.log.error("no second copy: %s", crash.places(error))
    return path
