"""What nothing uses any more is deleted on the window's thread, never beside it."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QTimer

from dialdown.ui.tasks import Latest
from dialdown.ui.tidy import Tidy


class Remembers:
    """Part of a ring of its own; notes the thread on which it went."""

    def __init__(self, went: list[str]) -> None:
        self.went, self.ring = went, self

    def __del__(self) -> None:
        self.went.append(threading.current_thread().name)


@pytest.fixture
def owner():
    was = gc.isenabled()
    made = QObject()
    yield made
    (gc.enable if was else gc.disable)()


def busy() -> int:
    return len([[number] for number in range(200_000)])


@pytest.mark.parametrize("tidied", [True, False])
def test_work_beside_the_window_deletes_nothing(qapp, qtbot, owner, tidied):
    gc.enable()
    gc.collect()
    if tidied:
        tidy = Tidy(owner)
    went: list[str] = []
    Remembers(went)
    done: list[int] = []
    work = Latest(owner)
    work.run(busy, done.append, lambda: None)
    qtbot.waitUntil(lambda: bool(done))
    beside = [name for name in went if name != threading.current_thread().name]
    assert bool(beside) is not tidied
    if tidied:
        tidy.findChild(QTimer).timeout.emit()
        gc.collect()
        assert went == [threading.current_thread().name]
