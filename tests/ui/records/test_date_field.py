"""A date that is typed or stepped, and never changed by the wheel."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from dialdown.domain.typed_date import UnreadableDateError
from dialdown.ui.widgets.date_field import DateField
from tests.ui.conftest import TODAY, focusable
from tests.ui.records.conftest import button, said


@pytest.fixture
def start(qtbot, theme) -> DateField:
    made = DateField(theme, "Start", lambda: TODAY, TODAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.line.setFocus()
    return made


def type_over(qtbot, made: DateField, words: str) -> None:
    made.line.selectAll()
    qtbot.keyClicks(made.line, words)


@pytest.mark.parametrize("words", ["yesterday", "21.11.2026", "2026-11-21", "21 nov", "Nov 21"])
def test_b28_a_date_is_read_as_it_is_typed(start, qtbot, words: str) -> None:
    type_over(qtbot, start, words)
    assert start.read() == TODAY - timedelta(days=1)
    start.line.clearFocus()
    assert start.line.text() == "21 Nov 2026", "leaving shows how it was understood"
    assert "yesterday" in said(start)


def test_b22_a_date_of_two_meanings_is_refused_and_kept(start, qtbot) -> None:
    type_over(qtbot, start, "03/04/2026")
    start.line.clearFocus()
    assert start.line.text() == "03/04/2026"
    assert "two ways: 3 April or 4 March" in said(start)
    with pytest.raises(UnreadableDateError):
        start.read()


def test_b10_a_day_back_and_on_by_press_and_by_key(start, qtbot) -> None:
    button(start, "Start: a day back").click()
    assert start.read() == TODAY - timedelta(days=1)
    qtbot.keyClick(start.line, Qt.Key.Key_Down)
    assert start.read() == TODAY - timedelta(days=2)
    qtbot.keyClick(start.line, Qt.Key.Key_Up)
    button(start, "Start: a day on").click()
    assert start.read() == TODAY
    type_over(qtbot, start, "3 Mar 2025")
    button(start, "Start: today").click()
    assert start.read() == TODAY


def test_a_step_from_a_blank_line_begins_today(start) -> None:
    start.show_date(None)
    assert start.is_blank
    assert said(start).strip() == ""
    button(start, "Start: a day on").click()
    assert start.read() == TODAY


def test_a30_steps_stop_at_the_ends_of_the_calendar(start) -> None:
    for edge, step in ((date(2199, 12, 31), "on"), (date(1900, 1, 1), "back")):
        start.show_date(edge)
        button(start, f"Start: a day {step}").click()
        assert start.read() == edge


def test_b9_the_wheel_changes_nothing(start, qapp) -> None:
    for widget in focusable(start):
        middle = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            middle, QPointF(widget.mapToGlobal(middle)), QPoint(0, 120), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, wheel)
    assert start.read() == TODAY


def test_b7_everything_to_press_is_large_enough(start, theme, qapp) -> None:
    for size in (100, 200):
        theme.apply("light", size)
        qapp.processEvents()
        assert all(min(w.width(), w.height()) >= 44 for w in focusable(start))


def test_b12_the_whole_date_is_seen_at_200_percent(start, theme, qapp) -> None:
    theme.apply("light", 200)
    start.show_date(date(2026, 9, 30))
    qapp.processEvents()
    inside = start.line.width() - 2 * 14
    assert start.line.fontMetrics().horizontalAdvance(start.line.text()) <= inside
