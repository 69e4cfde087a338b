"""Pace and reminders: everything counts at once, by key, and nothing is on unasked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from dialdown.ui.kind.pace_dialog import PaceDialog
from dialdown.ui.kind.pausing import current_pause
from dialdown.ui.reminder import Reminder
from tests.ui.conftest import focusable


@pytest.fixture
def reminder(session, settings, tray) -> Reminder:
    return Reminder(session, settings, tray=lambda: tray)


@pytest.fixture
def dialog(qtbot, session, theme, settings, reminder) -> PaceDialog:
    made = PaceDialog(session, theme, settings, reminder=reminder)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return made


def test_b30_nothing_is_on_unasked_but_the_offer_before_a_visit(dialog, settings) -> None:
    assert not dialog.remind.isChecked()
    assert not dialog.numbers.isChecked()
    assert dialog.check_in.isChecked()
    assert dialog.later.isHidden()
    dialog.accept()
    assert settings.reminder == ""


def test_b1_a_reminder_by_key_at_a_time_typed_as_one_likes(
    dialog, settings, reminder, press, qtbot
) -> None:
    with qtbot.waitSignal(dialog.settings_changed):
        press(Qt.Key.Key_Space)
    assert settings.reminder == "20:00"
    dialog.at.setFocus()
    dialog.at.selectAll()
    press("1930", Qt.Key.Key_Tab)
    assert (settings.reminder, dialog.at.text()) == ("19:30", "19:30")
    assert reminder._timer.isActive()
    dialog.remind.click()
    assert settings.reminder == ""
    assert not reminder._timer.isActive()


def test_b22_a_time_that_is_none_is_kept_as_typed_and_explained(dialog, settings) -> None:
    dialog.remind.click()
    dialog.at.setText("at eight")
    dialog.at.editingFinished.emit()
    assert dialog.at.text() == "at eight"
    assert dialog._said.text() == "A time looks like 14:30."
    assert settings.reminder == "20:00"


def test_a_time_still_being_typed_counts_when_the_dialog_closes(dialog, settings) -> None:
    dialog.remind.click()
    dialog.at.setText("7:15")
    dialog.reject()
    assert settings.reminder == "07:15"


def test_a_reminder_that_stands_can_wait_an_hour(
    qtbot, session, theme, settings, clock, reminder
) -> None:
    reminder.set_time("15:00")
    clock.move(hours=1)
    reminder.look()
    dialog = PaceDialog(session, theme, settings, reminder=reminder)
    qtbot.addWidget(dialog)
    assert not dialog.later.isHidden()
    dialog.later.click()
    assert not reminder.is_showing
    assert dialog.later.isHidden()


def test_pause_and_go_on(dialog, session) -> None:
    dialog.pause.click()
    assert current_pause(session)
    assert dialog.pause.text() == "Go on"
    assert dialog._paused.text() == "Paused since 22 November 2026. Nothing is missing."
    dialog.pause.click()
    assert current_pause(session) is None
    assert dialog.pause.text() == "Pause tracking from today"


def test_numbers_and_the_week_before_a_visit(dialog, settings, qtbot) -> None:
    settings.put_away["numbers"] = "hidden"
    with qtbot.waitSignal(dialog.settings_changed):
        dialog.numbers.click()
    assert settings.hide_numbers is True
    assert "numbers" not in settings.put_away
    dialog.check_in.click()
    assert settings.check_in is False


@pytest.mark.parametrize("size", [100, 200])
def test_b7_and_b12_targets_are_large_and_nothing_is_cut(
    qtbot, session, theme, settings, qapp, size: int
) -> None:
    theme.apply("light", size)
    dialog = PaceDialog(session, theme, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(min(dialog.width(), 1024), min(dialog.height(), 560))
    for _round in range(4):
        qapp.processEvents()
    for widget in focusable(dialog):
        assert widget.height() >= 44, widget
        named = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert named
    cut = [
        w.text()
        for w in dialog.findChildren(QWidget)
        if isinstance(w, QAbstractButton | QLabel) and w.isVisible() and w.text()
        and not (isinstance(w, QLabel) and w.wordWrap())
        and w.width() < w.minimumSizeHint().width()
    ]  # fmt: skip
    assert cut == []
