"""The quick check-in: a digit, Enter, and a moment is noted."""

import pytest
from PySide6.QtCore import Qt

from dialdown.ui.diary.moments import CheckIn
from tests.ui.conftest import TODAY


@pytest.fixture
def dialog(qtbot, theme, clock):
    made = CheckIn(theme, clock(), None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_digit_and_enter_make_a_moment_of_now(dialog, press, clock) -> None:
    press("6", Qt.Key.Key_Return)
    assert dialog.result() == CheckIn.DialogCode.Accepted
    assert (dialog.moment().pain, dialog.moment().at) == (6, clock())


def test_the_time_can_be_changed(dialog, press) -> None:
    press("4")
    dialog._time.setText("9:30")
    dialog._save.click()
    assert f"{dialog.moment().at.at:%H:%M}" == "09:30"


def test_b22_a_time_that_is_none_is_named_and_stays_to_mend(dialog, press) -> None:
    press("4")
    dialog._time.setText("25:99")
    dialog._save.click()
    assert dialog.isVisible()
    assert "14:30" in dialog._said.text()
    assert dialog._time.text() == "25:99"


def test_b6_without_a_number_nothing_is_noted(dialog, press) -> None:
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_two_moments_without_a_day_answer_give_a_derived_pain(window, diary, monkeypatch) -> None:
    monkeypatch.setattr(CheckIn, "exec", lambda self: self._pad.type_digit(6) or True)
    window.diary_page.editor.check_in()
    monkeypatch.setattr(CheckIn, "exec", lambda self: self._pad.type_digit(3) or True)
    window.diary_page.editor.check_in()
    day = diary.day(TODAY)
    assert (day.value("pain"), day.pain, day.pain_is_derived) == (None, 4.5, True)
