"""Work beside the window's thread: the newest counts, and nothing is lost or waited for in vain."""

import gc
import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from dialdown.ui.tasks import Latest


class Heard:
    """What was told, and on which thread."""

    def __init__(self):
        self.results, self.failures, self.threads = [], 0, set()

    def done(self, result):
        self.results.append(result)
        self.threads.add(threading.current_thread())

    def failed(self):
        self.failures += 1


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def gate():
    """Work waits for it, so that a test decides what is still under way."""
    event = threading.Event()
    yield event
    event.set()


def ask(latest, heard, work):
    latest.run(work, heard.done, heard.failed)


def test_work_is_done_elsewhere_and_told_here(qtbot, heard):
    latest = Latest()
    ask(latest, heard, threading.current_thread)
    assert not heard.results
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results[0] is not threading.current_thread()
    assert heard.threads == {threading.current_thread()}
    assert not latest.is_working


def test_asking_does_not_wait(qtbot, heard, gate):
    latest = Latest()
    ask(latest, heard, gate.wait)
    assert latest.is_working
    gate.set()
    qtbot.waitUntil(lambda: heard.results == [True])


def test_newer_work_makes_older_void_also_when_the_older_is_under_way(qtbot, heard, gate):
    latest = Latest()
    begun = threading.Event()

    def first():
        begun.set()
        gate.wait()
        return 1

    ask(latest, heard, first)
    begun.wait()
    never = []
    ask(latest, heard, lambda: never.append(2))
    ask(latest, heard, lambda: 3)
    gate.set()
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results == [3]
    assert not never


def test_what_is_dropped_is_not_told_of(qtbot, heard, gate):
    latest = Latest()
    ask(latest, heard, gate.wait)
    latest.drop()
    gate.set()
    ask(latest, heard, lambda: "next")
    qtbot.waitUntil(lambda: heard.results == ["next"])


def test_an_error_reaches_whoever_catches_all_and_nobody_waits(qtbot, heard):
    latest = Latest()
    with qtbot.captureExceptions() as caught:
        ask(latest, heard, lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert (heard.failures, heard.results) == (1, [])
    assert not latest.is_working
    ask(latest, heard, lambda: "again")
    qtbot.waitUntil(lambda: heard.results == ["again"])


def test_an_error_of_void_work_is_void(qtbot, heard, gate):
    latest = Latest()
    ask(latest, heard, lambda: gate.wait() and 1 // 0)
    ask(latest, heard, lambda: "newer")
    gate.set()
    qtbot.waitUntil(lambda: heard.results == ["newer"])
    assert heard.failures == 0


def test_what_is_asked_for_can_be_waited_for(qapp, heard):
    latest = Latest()
    ask(latest, heard, lambda: "now")
    latest.finish()
    assert heard.results == ["now"]
    latest.finish()
    assert heard.results == ["now"]


def test_a_window_that_is_gone_is_not_told(qtbot, heard, gate):
    parent = QObject()
    ask(Latest(parent), heard, gate.wait)
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del parent
    gc.collect()
    gate.set()
    other = Heard()
    latest = Latest()
    ask(latest, other, lambda: "later")
    qtbot.waitUntil(lambda: bool(other.results))
    assert not heard.results


def test_work_may_ask_for_more_when_it_is_told_of(qtbot, heard):
    latest = Latest()

    def again(result):
        heard.done(result)
        if result < 3:
            latest.run(lambda: result + 1, again, heard.failed)

    latest.run(lambda: 1, again, heard.failed)
    qtbot.waitUntil(lambda: heard.results == [1, 2, 3])
