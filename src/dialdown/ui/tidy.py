"""Python's search for objects that nothing uses, kept on the window's thread.

Left alone, it runs on whichever thread makes objects, also on the one that works out patterns. It
would delete widgets there, and Qt does not survive that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1000


class Tidy(QObject):
    """From now on the search runs only here: on the thread of its owner, once a second if due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_LOOK_EVERY_MS)
        timer.timeout.connect(tidy_if_due)
        timer.start()


def tidy_if_due() -> None:
    """As far as Python itself would have searched by now."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    for generation, (count, limit) in reversed(list(enumerate(due))):
        if count > limit:
            gc.collect(generation)
            return
