"""One Dialdown at a time: the lock that a writer holds, and the way to call the first window."""

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from dialdown.files import make_private_folder
from dialdown.paths import AppPaths


class InstanceLock:
    """Held while this process may write to the diary.

    Stale locks are never judged by age: a window may be open for weeks. Qt sees by itself when the
    process that held one is gone.
    """

    def __init__(self, paths: AppPaths) -> None:
        make_private_folder(paths.data_dir)
        self._paths = paths
        self._lock = QLockFile(str(paths.lock))
        self._lock.setStaleLockTime(0)

    def try_lock(self) -> bool:
        """True if the lock is ours now, or if nothing can be written here by anybody."""
        no_place = QLockFile.LockError.PermissionError
        return self._lock.tryLock(0) or self._lock.error() == no_place

    def unlock(self) -> None:
        """Let others write."""
        self._lock.unlock()

    def request_raise(self) -> None:
        """Ask the window that holds the lock to come to the front."""
        self._paths.raise_request.touch(mode=0o600)


class RaiseWatcher(QObject):
    """Emits `raised` when a second start asks for the window."""

    raised = Signal()

    def __init__(self, paths: AppPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = paths.raise_request
        self._file.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(paths.data_dir)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if self._file.exists():
            self._file.unlink(missing_ok=True)
            self.raised.emit()
