"""What can wait is done while nobody types, and the charts are loaded no earlier."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit

from dialdown.ui import main_window
from dialdown.ui.idle import WhenIdle

LONG, SHORT = 100_000, 20


@pytest.fixture
def parent(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def field(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_steps_are_taken_in_their_order_one_at_a_time(qtbot, parent):
    taken = []
    idle = WhenIdle(SHORT, [lambda: taken.append(1), lambda: taken.append(2)], parent)
    qtbot.wait(2 * SHORT)
    assert not taken
    idle.begin()
    qtbot.waitUntil(lambda: taken == [1, 2])
    assert not idle.isActive()


@pytest.mark.parametrize("how", ["key", "click"])
def test_keys_and_clicks_make_it_wait_anew(qtbot, parent, field, how):
    idle = WhenIdle(LONG, [lambda: None], parent)
    idle.begin()
    idle.start(1000)  # as if most of the time were over
    qtbot.keyClick(field, "a") if how == "key" else qtbot.mouseClick(field, Qt.LeftButton)
    assert idle.remainingTime() > 1000
    idle.stop()


def test_a_key_between_two_steps_puts_off_the_rest(qtbot, parent, field):
    taken = []
    first = lambda: (taken.append(1), qtbot.keyClick(field, "a"))  # noqa: E731
    idle = WhenIdle(LONG, [first, lambda: taken.append(2)], parent)
    idle.begin()
    idle.start(0)
    qtbot.waitUntil(lambda: bool(taken))
    qtbot.wait(SHORT)
    assert taken == [1]
    assert idle.remainingTime() > SHORT
    idle.stop()


def test_once_done_or_stopped_it_hears_nothing(qtbot, parent, field):
    done, stopped = (WhenIdle(LONG, [lambda: None], parent) for _i in range(2))
    done.begin()
    stopped.begin()
    done.timeout.emit()
    stopped.stop()
    qtbot.keyClick(field, "a")
    assert not done.isActive()
    assert not stopped.isActive()


def test_three_seconds(window):
    assert main_window._WARM_UP_MS == 3000
    assert window._warm_up._wait == 3000


STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from dialdown import app
from dialdown.settings import Settings
from dialdown.storage import create_diary
from dialdown.ui import main_window
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

main_window._WARM_UP_MS = 400
qt = app.make_application()
diary = create_diary(Path(sys.argv[1]) / "diary.db")
window = main_window.MainWindow(
    Session(diary, app.wall_clock), Theme(qt, "light"), Settings(), lambda: ""
)
window.show()
qt.processEvents()

def heavy():
    return sorted({"numpy", "pyqtgraph", "dialdown.insights"} & set(sys.modules))

print("shown", *heavy())
for key in "7" * 8:
    QTest.keyClick(qt.focusWidget(), key)
    QTest.qWait(100)
print("typed", *heavy())
assert diary.day(app.wall_clock().date).pain == 7
for _round in range(300):
    QTest.qWait(100)
    if len(window._pages) == 2:
        break
print("idle", *heavy())
window.close()
diary.close()
"""


def test_charts_are_loaded_after_a_pause_never_while_typing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(tmp_path)], capture_output=True, text=True, timeout=55,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["shown", "typed", "idle dialdown.insights numpy pyqtgraph"]


ONE_THREAD = """
import sys
from pathlib import Path
from dialdown import app
app.make_application()
threads = lambda: len(list(Path("/proc/self/task").iterdir()))
before = threads()
assert "numpy" not in sys.modules
import numpy
print(threads() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")
def test_numpy_gets_no_threads_of_its_own(tmp_path):
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    env.pop("OPENBLAS_NUM_THREADS", None)
    done = subprocess.run(
        [sys.executable, "-c", ONE_THREAD], capture_output=True, text=True, timeout=55, env=env
    )
    assert done.stdout == "0\n", done.stderr
