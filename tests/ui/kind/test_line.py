"""The quiet line: one at most, no blame, gone in one step, never under somebody's hand."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.records import Appointment, Pause
from dialdown.ui.kind.line import KindLine
from dialdown.ui.kind.pausing import current_pause, go_on, pause_tracking
from dialdown.ui.reminder import Reminder
from dialdown.ui.widgets.basics import Button


@pytest.fixture
def line(qtbot, session, theme, settings) -> KindLine:
    made = KindLine(session, theme, settings)
    qtbot.addWidget(made)
    return made


def words(line: KindLine) -> str:
    return " ".join(label.text() for label in line.findChildren(QLabel))


def press(line: KindLine, name: str) -> None:
    buttons = [b for b in line.findChildren(Button) if not b.isHidden() and b.text() == name]
    buttons[-1].click()


def look(line: KindLine, session) -> str:
    line.show_date(session.today())
    return line.name


# ------------------------------------------------------------------ on most days, nothing
def test_on_most_days_there_is_nothing(line, session, written) -> None:
    written(0, 1, 5)
    assert look(line, session) == ""
    assert line.isHidden()


def test_b30_after_thirty_days_away_nothing_is_said_about_it(
    line, session, written, settings
) -> None:
    written(30, 31, 32, 200)
    settings.hide_numbers = True
    assert look(line, session) == ""
    written(29)
    assert look(line, session) == "question"


def test_b30_after_thirty_days_away_the_window_opens_on_today(window, session, written) -> None:
    written(31, 40)
    window.diary_page.activate()
    assert window.diary_page.editor.date == session.today()
    said = "\n".join(
        label.text() for label in window.findChildren(QLabel) if label.isVisible()
    ).lower()
    for word in ("missed", "missing", "away", "welcome back", "streak", "days ago"):
        assert word not in said


# ------------------------------------------------------------------ pausing
def test_b30_a_pause_is_one_step_and_so_is_going_on(line, session, clock) -> None:
    assert pause_tracking(session)
    assert look(line, session) == "paused"
    assert words(line) == "Tracking is paused. Nothing is missing."
    clock.move(days=10)
    look(line, session)
    press(line, "Go on")
    pause = session.diary.records(Pause)[0]
    assert pause.end == session.today() - timedelta(days=1)
    assert current_pause(session) is None
    assert line.isHidden()


def test_b24_pausing_can_be_undone(line, session) -> None:
    pause_tracking(session)
    assert line.name == "paused"
    session.undo()
    assert line.name == ""
    assert session.diary.records(Pause) == []


def test_a_pause_that_began_today_has_not_been(session) -> None:
    pause_tracking(session)
    pause_tracking(session)
    assert len(session.diary.records(Pause)) == 1
    go_on(session)
    assert session.diary.records(Pause) == []


def test_a_day_inside_an_old_pause_says_so_and_asks_nothing(line, session) -> None:
    today = session.today()
    session.save("p", Pause(start=today - timedelta(days=9), end=today - timedelta(days=5)))
    line.show_date(today - timedelta(days=6))
    assert words(line) == "You paused here. Nothing is missing."
    assert line.findChildren(Button) == []
    line.show_date(today - timedelta(days=2))
    assert line.isHidden()


# ------------------------------------------------------------------ does tracking help
@pytest.mark.parametrize(("days", "mark"), [(28, "4 weeks"), (84, "12 weeks")])
def test_b30_it_is_asked_whether_tracking_helps(
    line, session, written, settings, qtbot, days: int, mark: str
) -> None:
    written(days - 1, 1)
    assert look(line, session) == ("" if days == 28 else "question")
    written(days)
    assert look(line, session) == "question"
    with qtbot.waitSignal(line.settings_changed):
        press(line, "It helps")
    assert settings.tracking_helps == {mark: "helping"}
    assert line.isHidden()
    assert look(line, session) == ""


@pytest.mark.parametrize("answer", ["Neither", "I think about pain more"])
def test_where_it_does_not_help_less_or_a_pause_is_offered(
    line, session, written, qtbot, answer: str
) -> None:
    written(30, 1)
    look(line, session)
    press(line, answer)
    assert line.name == "offer"
    with qtbot.waitSignal(line.fewer_asked):
        press(line, "Fewer questions…")
    assert line.isHidden()


def test_the_offer_to_pause_pauses(line, session, written) -> None:
    written(30, 1)
    look(line, session)
    press(line, "Neither")
    press(line, "Pause tracking")
    assert current_pause(session)
    assert line.name == "paused"


def test_only_dates_and_names_are_kept_of_an_answer(line, session, written, settings) -> None:
    written(30, 1)
    look(line, session)
    press(line, "I think about pain more")
    press(line, "Leave it as it is")
    assert settings.tracking_helps == {"4 weeks": "more"}
    assert settings.put_away == {}


def test_imported_days_do_not_bring_the_question(line, session) -> None:
    then = session.today() - timedelta(days=400)
    session.save("i", Day(then, source="daylio").with_value("pain", 3))
    session.save("t", Day(session.today()).with_value("pain", 3))
    assert look(line, session) == ""


# ------------------------------------------------------------------ the week before a visit
def test_the_week_before_a_visit_is_offered_and_put_away_for_that_visit(
    line, session, settings, clock
) -> None:
    visit = session.today() + timedelta(days=8)
    session.save("v", Appointment(date=visit), Appointment(date=visit + timedelta(days=60)))
    assert look(line, session) == ""
    clock.move(days=1)
    assert look(line, session) == "check_in"
    assert words(line) == "Your visit is in 7 days. A short note each day helps."
    press(line, "Not now")
    assert look(line, session) == ""
    clock.move(days=6)
    assert look(line, session) == ""
    clock.move(days=54)
    assert look(line, session) == "check_in"
    settings.check_in = False
    assert look(line, session) == ""


def test_a_pause_comes_first_and_names_the_visit(line, session) -> None:
    session.save("v", Appointment(date=session.today() + timedelta(days=1)))
    pause_tracking(session)
    look(line, session)
    assert words(line) == "Tracking is paused. Nothing is missing. Your visit is tomorrow."
    press(line, "Close")
    assert look(line, session) == "check_in"


# ------------------------------------------------------------------ enough, anchors, numbers
def test_many_readings_are_enough_and_said_once(line, session, clock) -> None:
    for ago in range(3):
        day = Day(session.today() - timedelta(days=ago))
        for hour in range(5):
            when = datetime(day.date.year, day.date.month, day.date.day, hour, tzinfo=UTC)
            day = day.with_moment(Moment(Stamp(when, "UTC"), 5))
        session.save("m", day)
    assert look(line, session) == "enough"
    press(line, "All right")
    assert look(line, session) == ""
    clock.move(days=1)
    assert look(line, session) == ""


def test_anchors_are_asked_about_again_and_can_wait(qtbot, session, theme, settings, clock):
    line = KindLine(session, theme, settings, anchors_old=lambda: True)
    qtbot.addWidget(line)
    assert look(line, session) == "anchors"
    press(line, "Not now")
    clock.move(days=89)
    assert look(line, session) == ""
    clock.move(days=1)
    assert look(line, session) == "anchors"
    with qtbot.waitSignal(line.anchors_asked):
        press(line, "Look at them")


def test_hidden_numbers_can_be_shown_again_in_one_step(line, session, settings, qtbot) -> None:
    settings.hide_numbers = True
    assert look(line, session) == "numbers"
    with qtbot.waitSignal(line.settings_changed):
        press(line, "Show them")
    assert settings.hide_numbers is False
    assert line.isHidden()


def test_a_line_about_hidden_numbers_stays_away_when_put_away(line, session, settings) -> None:
    settings.hide_numbers = True
    look(line, session)
    press(line, "All right")
    assert look(line, session) == ""
    assert settings.hide_numbers is True


# ------------------------------------------------------------------ manners
def test_b27_nothing_moves_while_a_day_is_being_answered(line, session, written) -> None:
    written(1)
    look(line, session)
    written(30, 0)  # the question would be due now
    assert line.isHidden()
    look(line, session)
    assert line.name == "question"
    session.save("e", Day(session.today()).with_value("pain", 7))
    assert line.name == "question"


def test_b23_a_line_waits_for_ever(line, session, written, clock, qapp) -> None:
    written(30, 1)
    look(line, session)
    clock.move(hours=24)
    qapp.processEvents()
    assert line.name == "question"


def test_b17_every_answer_has_a_name_of_its_own_and_b7_is_large_enough(
    line, session, written, qapp
) -> None:
    written(30, 1)
    look(line, session)
    line.resize(900, line.heightForWidth(900))
    line.show()
    qapp.processEvents()
    buttons = [b for b in line.findChildren(Button) if b.isVisible()]
    assert len(buttons) == len({b.accessibleName() for b in buttons}) == 4
    assert all(b.height() >= 44 and b.text() in b.accessibleName() for b in buttons)


def test_the_line_comes_with_the_reminder_and_snoozes_in_one_step(
    qtbot, session, theme, settings, clock
) -> None:
    settings.reminder = "15:00"
    reminder = Reminder(session, settings, tray=lambda: None)
    line = KindLine(session, theme, settings, reminder)
    qtbot.addWidget(line)
    assert look(line, session) == ""
    clock.move(hours=1)
    reminder.look()
    assert (line.name, words(line)) == ("reminder", "A moment for today's note?")
    press(line, "In an hour")
    assert line.isHidden()
    clock.move(hours=1)
    reminder.look()
    assert line.name == "reminder"
    press(line, "Stop reminders")
    assert settings.reminder == ""
    assert line.isHidden()


def test_b21_the_offer_is_spoken_and_takes_the_keyboard(
    line, session, written, qtbot, monkeypatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("dialdown.ui.kind.line.announce", lambda _w, said: told.append(said))
    written(30, 1)
    look(line, session)
    line.show()
    qtbot.waitUntil(line.isActiveWindow)
    press(line, "Neither")
    assert told == ["Less is fine too. You can note fewer things, or pause."]
    assert QApplication.focusWidget().text() == "Fewer questions…"
