"""Reminders: only if asked for, once a date, gone in one step, silent about what the diary is."""

import re

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from dialdown.domain.day import Day
from dialdown.ui.kind.pausing import pause_tracking
from dialdown.ui.reminder import Reminder, Tray, make_tray


@pytest.fixture
def reminder(session, settings, tray) -> Reminder:
    """Asked for at 20:00; it is 14:02."""
    settings.reminder = "20:00"
    return Reminder(session, settings, tray=lambda: tray)


def at_eight(reminder: Reminder, clock, **later: float) -> bool:
    clock.at = clock.at.replace(hour=20, minute=0)
    clock.move(**later)
    reminder.look()
    return reminder.is_showing


def test_b30_reminders_are_off_until_asked_for(session, settings, tray, clock) -> None:
    quiet = Reminder(session, settings, tray=lambda: tray)
    for _hour in range(48):
        clock.move(hours=1)
        quiet.look()
    assert tray.said == []
    assert settings.reminder == settings.reminded == ""
    assert not quiet._timer.isActive()


def test_it_comes_at_its_time_and_once(reminder, clock, tray) -> None:
    reminder.look()
    assert tray.said == []
    assert at_eight(reminder, clock)
    for _look in range(5):
        clock.move(minutes=5)
        reminder.look()
    assert tray.said == ["Dialdown: a moment for today's note?"]
    reminder.answer("not_today")
    assert not at_eight(reminder, clock, hours=3)
    assert at_eight(reminder, clock, days=1)


def test_a34_the_tray_tells_nothing_about_the_person(reminder, session, clock, tray) -> None:
    session.save("d", Day(session.today()).with_text("note", "sertraline", session.now()))
    session.undo()
    at_eight(reminder, clock)
    [words] = tray.said
    assert not re.search(r"pain|health|nerve|doctor|sertraline|symptom|medicine", words, re.I)


@pytest.mark.parametrize("again", [{"hours": -1}, {"days": -1}, {"hours": -19.9}])
def test_a7_a_clock_put_back_and_run_again_reminds_once(reminder, clock, tray, again) -> None:
    at_eight(reminder, clock)
    reminder.answer("not_today")
    clock.move(**again)
    for _hour in range(4):
        reminder.look()
        clock.move(hours=1)
        if clock.at.day == 23:
            break
    assert len(tray.said) == 1


def test_after_a_sleep_of_the_computer_it_comes_on_waking_that_day_only(
    reminder, clock, tray
) -> None:
    assert at_eight(reminder, clock, hours=3.5)
    reminder.answer("not_today")
    at_eight(reminder, clock, days=2, hours=-10)  # asleep over the next one
    assert len(tray.said) == 1


def test_a_restart_after_the_time_brings_no_second_one(reminder, session, settings, clock, tray):
    at_eight(reminder, clock)
    again = Reminder(session, settings, tray=lambda: tray)
    again.look()
    assert len(tray.said) == 1
    settings.reminded = ""
    Reminder(session, settings, tray=lambda: tray).look()  # who opens the diary is here already
    assert len(tray.said) == 1


def test_an_hour_later_in_one_step_from_the_tray(reminder, clock, tray) -> None:
    at_eight(reminder, clock)
    tray.answered.emit("later")
    assert not reminder.is_showing
    assert not tray.is_shown
    clock.move(minutes=59)
    reminder.look()
    assert len(tray.said) == 1
    clock.move(minutes=1)
    reminder.look()
    assert len(tray.said) == 2


def test_stopped_in_one_step_and_for_good(reminder, settings, clock, tray, qtbot) -> None:
    at_eight(reminder, clock)
    with qtbot.waitSignal(reminder.settings_changed):
        tray.answered.emit("stop")
    assert settings.reminder == ""
    assert not tray.is_shown
    at_eight(reminder, clock, days=1)
    assert len(tray.said) == 1


def test_who_has_noted_something_today_is_left_in_peace(reminder, session, clock, tray) -> None:
    session.save("d", Day(session.today()).with_value("pain", 3))
    assert not at_eight(reminder, clock)
    assert tray.said == []


def test_a_note_written_meanwhile_puts_it_away(reminder, session, clock, tray) -> None:
    at_eight(reminder, clock)
    session.save("d", Day(session.today()).with_value("pain", 3))
    assert not reminder.is_showing
    assert not tray.is_shown


def test_nothing_comes_in_a_pause(reminder, session, clock, tray) -> None:
    pause_tracking(session)
    assert not at_eight(reminder, clock)
    assert tray.said == []


def test_a_new_time_that_has_passed_begins_tomorrow(reminder, settings, clock, tray) -> None:
    reminder.set_time("13:00")
    reminder.look()
    assert tray.said == []
    clock.move(days=1)
    reminder.look()
    assert len(tray.said) == 1
    reminder.set_time("")
    assert not tray.is_shown


def test_the_tray_asks_the_window_to_come_forward(reminder, clock, tray, qtbot) -> None:
    at_eight(reminder, clock)
    with qtbot.waitSignal(reminder.opened):
        tray.opened.emit()


def test_where_there_is_no_tray_only_the_window_shows_it(
    session, settings, clock, monkeypatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    settings.reminder = "20:00"
    reminder = Reminder(session, settings)
    assert make_tray() is None
    assert at_eight(reminder, clock)


def test_the_menu_in_the_tray_has_every_answer(qapp, qtbot) -> None:
    tray = Tray()
    names = [action.text() for action in tray._menu.actions()]
    assert names == ["Open Dialdown", "In an hour", "Not today", "Stop reminders"]
    with qtbot.waitSignal(tray.answered) as heard:
        tray._menu.actions()[1].trigger()
    assert heard.args == ["later"]
    with qtbot.waitSignal(tray.opened):
        tray._activated(QSystemTrayIcon.ActivationReason.Trigger)
    tray._menu.deleteLater()
