"""The whole window keeps still, asks for nothing to be remembered, and never runs out of time."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from dialdown.domain.day import Day
from dialdown.ui.diary.moments import CheckIn
from dialdown.ui.theme import Colours
from dialdown.ui.widgets.basics import Button

SOURCE = Path(__file__).resolve().parents[3] / "src" / "dialdown"
# Who may watch the time, and for what. Nothing here puts away a question, a form or an offer.
TIMERS = {
    "ui/backup_care.py": "makes the backup of the day",
    "ui/restore_dialog.py": "checks one backup after another while it is open",
    "ui/reminder.py": "the reminder that was asked for",
    "ui/idle.py": "loads the charts while nobody waits",
    "ui/tasks.py": "looks whether a result is there",
    "ui/tidy.py": "clears up on the window's thread",
    "ui/diary/note.py": "saves what is typed",
    "ui/learn/beside.py": "computes after the page is shown",
    "ui/learn/contents.py": "brings the open page into sight in the list",
    "ui/summary/dialog.py": "makes the page anew after the last letter",
    "ui/charts/page.py": "computes after the page is shown",
    "ui/charts/trials/section.py": "brings what has the keyboard into view",
}


def sources() -> list[tuple[str, str]]:
    return [
        (path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def test_b23_only_known_parts_watch_the_time() -> None:
    timed = re.compile(r"QTimer[.()]|singleShot\(|startTimer\(")
    assert {place for place, text in sources() if timed.search(text)} <= set(TIMERS)


def test_b29_nothing_in_the_program_moves_flashes_or_sounds() -> None:
    moving = re.compile(
        r"Q(Property|Variant|ParallelAnimation|SequentialAnimation)Animation|QMovie|QSound|"
        r"QtMultimedia|\.alert\(|\.beep\(|setDuration\("
    )
    assert [place for place, text in sources() if moving.search(text)] == []


def picture(window) -> bytes:
    QApplication.processEvents()
    image = window.grab().toImage()
    return bytes(image.constBits())


def places(window) -> dict[int, tuple[int, int, int, int]]:
    return {id(w): w.geometry().getRect() for w in window.findChildren(QWidget) if w.isVisible()}


def test_b27_b29_an_idle_window_changes_neither_place_nor_picture(window) -> None:
    for _round in range(3):
        QApplication.processEvents()
    seen, stood = picture(window), places(window)
    for timer in window.session.findChildren(QTimer) + window.findChildren(QTimer):
        if timer is not window._warm_up:
            timer.timeout.emit()
    assert picture(window) == seen
    assert places(window) == stood


def test_b27_few_things_can_be_done_from_anywhere(window) -> None:
    buttons = [b for b in window.bar.findChildren(Button) if b.isVisible()]
    assert window.tabs.count() == 3
    assert len(buttons) <= 3


def test_b23_a_half_done_check_in_waits_a_day(qtbot, theme, clock) -> None:
    dialog = CheckIn(theme, clock(), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._pad.type_digit(6)
    clock.move(hours=24)
    for timer in dialog.findChildren(QTimer):
        timer.timeout.emit()
    QApplication.processEvents()
    assert dialog.isVisible()
    assert dialog._pad.value == 6


def test_b28_a_day_like_the_last_needs_nothing_typed(window, session, qtbot) -> None:
    last = Day(session.today() - timedelta(days=1))
    for key, value in {"pain": 5, "sleep_hours": 390, "stress": 7, "function": 6}.items():
        last = last.with_value(key, value)
    session.save("last", last)
    [same] = [b for b in window.findChildren(Button) if b.text() == "Same as last time"]
    qtbot.mouseClick(same, Qt.MouseButton.LeftButton)
    today = session.diary.day(session.today())
    assert {key: a.value for key, a in today.answers.items()} == {
        key: a.value for key, a in last.answers.items()
    }


def test_b28_the_time_of_a_check_in_is_there_already(qtbot, theme, clock) -> None:
    dialog = CheckIn(theme, clock(), None)
    qtbot.addWidget(dialog)
    assert dialog._time.text() == "14:02"


@pytest.mark.parametrize(
    ("words", "mode"), [("Dark", "dark"), ("Light", "light"), ("High contrast", "contrast")]
)
def test_b15_every_look_is_in_the_menu_counts_at_once_and_is_kept(
    window, theme, qtbot, words: str, mode: str
) -> None:
    [choice] = [a for a in window.menu.findChildren(QAction) if a.text() == words]
    with qtbot.waitSignal(window.settings_changed):
        choice.trigger()
    assert window.settings.theme == mode
    assert theme.colours == Colours.load(mode)


@pytest.mark.parametrize(
    ("scheme", "name"), [(Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")]
)
def test_b15_the_look_of_the_computer_is_followed(theme, monkeypatch, scheme, name: str) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
            return scheme

    monkeypatch.setattr(theme, "_hints", Hints())
    theme.apply("system", 100)
    assert theme.colours == Colours.load(name)
    theme.apply("contrast", 100)
    theme._system_changed()
    assert theme.colours == Colours.load("contrast")


def test_a_closed_window_looks_at_no_clock(window) -> None:
    window.reminder.set_time("14:00")
    window.close()
    assert not any(timer.isActive() for timer in window.reminder.findChildren(QTimer))
