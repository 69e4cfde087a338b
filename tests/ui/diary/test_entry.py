"""Answering the questions of a day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dialdown.domain.scales import SCALE
from dialdown.ui.diary.amount import AmountField
from dialdown.ui.widgets.rating import NumberPad
from tests.ui.conftest import TODAY


def pad(window, key: str) -> NumberPad:
    rows = window.diary_page.editor.findChildren(NumberPad)
    return next(found for found in rows if found._scale.key == key)


def button(root: QWidget, name: str) -> QPushButton:
    found = [b for b in root.findChildren(QPushButton) if b.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]


def test_b4_a_bad_day_is_a_digit_and_enter(window, diary, press) -> None:
    press("7", Qt.Key.Key_Return)
    assert diary.day(TODAY).value("pain") == 7
    assert window.diary_page.editor.header._status.text() == "Saved 14:02"


def test_b4_ten_is_one_then_zero_without_any_hurry(window, diary, press, clock) -> None:
    press("1")
    clock.move(minutes=10)
    press("0", Qt.Key.Key_Return)
    assert diary.day(TODAY).value("pain") == 10
    window.undo()
    assert diary.day(TODAY).value("pain") is None, "1 then 0 is one step to undo"


def test_b5_digits_alone_lead_through_the_questions(window, diary, press) -> None:
    press("57", "6.5", Qt.Key.Key_Return, "4", "1", "6")
    day = diary.day(TODAY)
    answered = {key: day.value(key) for key in day.answers}
    assert answered == {
        "pain": 5, "pain_worst": 7, "sleep_hours": 390, "sleep_quality": 4, "stress": 1,
        "function": 6,
    }  # fmt: skip


def test_b11_the_same_digit_twice_in_a_moment_is_one_answer(window, diary, press) -> None:
    press("555")
    assert {k: a.value for k, a in diary.day(TODAY).answers.items()} == {"pain": 5}


def test_the_same_digit_after_a_moment_answers_the_next(window, diary, press, monkeypatch) -> None:
    monkeypatch.setattr("dialdown.ui.diary.rows._TREMOR_MS", -1)
    press("55")
    assert diary.day(TODAY).value("pain_worst") == 5


def test_arrows_go_up_and_down_the_questions(window, press) -> None:
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget().accessibleName() == "At its worst 0"
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget().accessibleName() == "Pain today 0"


def test_b4_two_clicks_are_enough(window, diary, qtbot) -> None:
    qtbot.mouseClick(button(window, "Pain today 6"), Qt.MouseButton.LeftButton)
    assert diary.day(TODAY).value("pain") == 6


@pytest.mark.parametrize("number", range(11))
def test_b10_a_click_on_a_number_gives_exactly_that_number(window, diary, qtbot, number) -> None:
    qtbot.mouseClick(button(window, f"Stress {number}"), Qt.MouseButton.LeftButton)
    assert diary.day(TODAY).value("stress") == number


@pytest.mark.parametrize("key", ["pain", "pain_worst", "sleep_quality", "stress", "function"])
def test_b6_one_answer_is_enough_and_the_rest_stays_blank(window, diary, key) -> None:
    pad(window, key).answered.emit(4.0, False)
    day = diary.day(TODAY)
    assert {k: a.value for k, a in day.answers.items()} == {key: 4}


def test_b6_pressing_the_chosen_number_again_makes_it_blank_not_zero(window, diary, qtbot) -> None:
    for _press in range(2):
        qtbot.mouseClick(button(window, "Pain today 3"), Qt.MouseButton.LeftButton)
    assert diary.day(TODAY).value("pain") is None
    assert diary.day(TODAY).is_empty


def test_enter_leads_through_the_visible_questions(window, diary, press) -> None:
    press("5", Qt.Key.Key_Return, "7", Qt.Key.Key_Return)
    press("6.5", Qt.Key.Key_Return)
    press("4", Qt.Key.Key_Return, "7", Qt.Key.Key_Return, "6", Qt.Key.Key_Return)
    day = diary.day(TODAY)
    answered = {key: day.value(key) for key in day.answers}
    assert answered == {
        "pain": 5, "pain_worst": 7, "sleep_hours": 390, "sleep_quality": 4, "stress": 7,
        "function": 6,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("6", 360), ("6,5", 390), ("6.5", 390), ("6:30", 390), ("6 h 30", 390), ("390 min", 390)],
)
def test_b28_sleep_can_be_typed_in_any_usual_form(window, diary, press, typed, minutes) -> None:
    window.diary_page.editor.findChild(AmountField).focus()
    press(typed, Qt.Key.Key_Return)
    assert diary.day(TODAY).value("sleep_hours") == minutes


@pytest.mark.parametrize("typed", ["25", "soon", "-3"])
def test_b22_what_cannot_be_sleep_is_refused_by_name_and_stays_to_mend(
    window, diary, press, typed
) -> None:
    window.diary_page.editor.findChild(AmountField).focus()
    press(typed, Qt.Key.Key_Return)
    assert diary.day(TODAY).is_empty
    assert SCALE["sleep_hours"].title in window.diary_page.editor.header._status.text()
    assert QApplication.focusWidget().text() == typed


def test_b9_the_wheel_changes_no_value(window, diary, qtbot) -> None:
    pad(window, "pain").answered.emit(5.0, False)
    field = window.diary_page.editor.findChild(AmountField)
    field._choose(400.0)
    before = diary.content_hash()
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            middle = QPointF(widget.rect().center())
            for turn in (120, -120):
                event = QWheelEvent(
                    middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, turn),
                    Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(widget, event)
    assert diary.content_hash() == before
    assert window.tabs.currentIndex() == 0


def test_b11_a_held_key_is_one_action(window, diary, qtbot) -> None:
    chip = button(window, "Hurt when touched by: Socks")
    qtbot.keyPress(chip, Qt.Key.Key_Space)
    qtbot.keyRelease(chip, Qt.Key.Key_Space)
    assert diary.day(TODAY).value("touch:socks") == 2
    assert not any(b.autoRepeat() for b in window.findChildren(QPushButton))


def test_a_note_is_saved_when_it_is_left_and_is_one_step_to_undo(
    window, diary, qtbot, press
) -> None:
    edit = window.diary_page.editor.form.note.edit
    window.diary_page.editor.form.open(window.diary_page.editor.form.note)
    edit.setFocus()
    press("slept ")
    edit.flush()
    press("badly")
    edit.flush()
    assert diary.day(TODAY).text("note") == "slept badly"
    window.session.undo()
    assert diary.day(TODAY).text("note") == ""


def test_b2_tab_leaves_the_note(window, press) -> None:
    window.diary_page.editor.form.open(window.diary_page.editor.form.note)
    edit = window.diary_page.editor.form.note.edit
    edit.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not edit


def test_what_is_typed_is_saved_before_another_day_is_shown(window, diary, press) -> None:
    window.diary_page.editor.form.open(window.diary_page.editor.form.note)
    window.diary_page.editor.form.note.edit.setFocus()
    press("quick words")
    window.diary_page.show_date(TODAY - timedelta(days=1))
    assert diary.day(TODAY).text("note") == "quick words"
    assert diary.day(TODAY - timedelta(days=1)).is_empty


def test_same_as_last_time_fills_blanks_only_and_can_be_undone(window, diary, session) -> None:
    last = diary.day(TODAY - timedelta(days=3)).with_value("pain", 4).with_value("stress", 2)
    session.save("earlier", last.with_text("note", "of that day"))
    pad(window, "pain").answered.emit(8.0, False)
    window.diary_page.editor.same_as_last_time()
    day = diary.day(TODAY)
    assert (day.value("pain"), day.value("stress"), day.text("note")) == (8, 2, "")
    session.undo()
    assert diary.day(TODAY).value("stress") is None


def test_b30_a_past_day_is_filled_in_with_four_keys(window, diary, press, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press("6", Qt.Key.Key_Return)
    assert diary.day(TODAY - timedelta(days=1)).value("pain") == 6


def test_until_four_the_header_offers_the_day_before(window, clock, qtbot) -> None:
    header = window.diary_page.editor.header
    assert header._still.isHidden()
    clock.at = clock.at.replace(hour=1)
    window.diary_page.show_date(TODAY)
    assert header._still.isVisible()
    assert header._still.text() == "Still Saturday"
    qtbot.mouseClick(header._still, Qt.MouseButton.LeftButton)
    assert window.diary_page.editor.date == TODAY - timedelta(days=1)


def test_an_undo_from_before_the_start_is_asked_about(window, diary, session, monkeypatch) -> None:
    session.save("Pain 7", diary.day(TODAY).with_value("pain", 7))
    monkeypatch.setattr(diary, "is_from_before", lambda _change: True)
    asked = []
    where = "dialdown.ui.diary.past.undoing.ask"
    monkeypatch.setattr(where, lambda *words: asked.append(words[-1]))
    window.undo()
    assert asked == ["Pain 7"]
    assert diary.day(TODAY).value("pain") == 7
    monkeypatch.setattr(where, lambda *_words: True)
    window.undo()
    assert diary.day(TODAY).is_empty


def test_b24_undo_and_redo_by_key(window, diary, press, qtbot) -> None:
    press("7")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert diary.day(TODAY).value("pain") is None
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert diary.day(TODAY).value("pain") == 7


def test_b21_saving_is_said_without_moving_the_keyboard(window, press, monkeypatch) -> None:
    spoken = []
    monkeypatch.setattr(
        "dialdown.ui.widgets.announce.announce", lambda _widget, words: spoken.append(words)
    )
    press("7")
    holder = QApplication.focusWidget()
    assert spoken == ["Saved 14:02"]
    assert holder.accessibleName() == "At its worst 0"
