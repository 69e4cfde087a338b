"""Work that takes a while, done beside the window's thread so that keys and clicks go on.

The window looks for the result instead of being called: no other thread ever touches Qt, and a
window that is gone by then is simply not told.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")
_LOOK_EVERY_MS = 10


class Latest(QObject):
    """Runs one piece of work at a time; a newer one makes the older void, whatever becomes of it.

    The work is pure computing: no Qt, no open diary. What it is given must not change meanwhile.
    Python itself waits for work under way before the program ends.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "dialdown-work")
        self._future: Future[Any] | None = None
        self._done: Callable[[Any], None] = lambda _result: None
        self._failed: Callable[[], None] = lambda: None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_working(self) -> bool:
        """Whether a result is still to come."""
        return self._future is not None

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[], None]
    ) -> None:
        """Do `work`, then call `done` with its result on the thread that asked.

        If it raises, `failed` is called and the error goes on to whoever catches all errors.
        """
        self.drop()
        self._done, self._failed = done, failed
        self._future = self._thread.submit(work)
        self._timer.start()

    def drop(self) -> None:
        """Forget what was asked for: nothing will be told of it."""
        self._timer.stop()
        if self._future is not None:
            self._future.cancel()
            self._future = None

    def finish(self) -> None:
        """Wait for what was asked for, and tell of it now."""
        if self._future is not None:
            self._tell(self._future)

    def _look(self) -> None:
        if self._future is not None and self._future.done():
            self._tell(self._future)

    def _tell(self, future: Future[Any]) -> None:
        error = future.exception()
        done, failed = self._done, self._failed
        self.drop()
        if error is None:
            done(future.result())
            return
        failed()
        raise error
