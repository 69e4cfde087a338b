"""Doing what can wait while nobody is typing or clicking."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class WhenIdle(QTimer):
    """Takes `steps` one by one after `wait` milliseconds without a key or a click, anywhere.

    Each key and each click makes it wait anew, also between two steps. When all are taken, or after
    `stop`, it listens no more.
    """

    def __init__(self, wait: int, steps: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent, singleShot=True)
        self._wait, self._steps = wait, list(steps)
        self.timeout.connect(self._take)

    def begin(self) -> None:
        """Wait from now on."""
        if self._steps:
            QCoreApplication.instance().installEventFilter(self)
            self.start(self._wait)

    def stop(self) -> None:
        """Leave the steps that were not taken."""
        super().stop()
        QCoreApplication.instance().removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait anew."""
        if event.type() in _INPUT:
            self.start(self._wait)
        return False

    def _take(self) -> None:
        step = self._steps.pop(0)
        if self._steps:
            self.start(0)  # what was typed meanwhile comes first, and makes it wait
        else:
            self.stop()
        step()
