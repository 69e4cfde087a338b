"""Being asked to stop by the system (logging out, Ctrl+C in a terminal), in an orderly way.

Python runs its signal handlers only between its own steps, and an idle Qt loop takes none. So the
handler's byte comes through a pipe that Qt watches.
"""

import contextlib
import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class StopSignals(QObject):
    """Calls `stop` in the Qt loop when the system asks the program to end."""

    def __init__(self, stop: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._stop = stop
        if os.name == "nt":  # the pipe cannot be watched there; Windows closes the window instead
            return
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for name in _NAMES:
            signal.signal(getattr(signal, name), lambda *_args: None)
        self._watch = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._arrived)

    def close(self) -> None:
        """Give the signals back to the system."""
        if os.name == "nt":
            return
        self._watch.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for name in _NAMES:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        os.close(self._read)
        os.close(self._write)

    def _arrived(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._read, 64)
        self._stop()
