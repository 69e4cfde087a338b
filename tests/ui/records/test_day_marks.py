"""Quick marks in the head of a day."""

from datetime import timedelta

import pytest

from dialdown.domain.records import AsNeededDose, Flare, Treatment
from dialdown.ui.records.day_marks import DayMarks
from tests.ui.conftest import TODAY
from tests.ui.records.conftest import button, buttons, said


@pytest.fixture
def marks(qtbot, session, theme) -> DayMarks:
    made = DayMarks(session, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_flare_is_marked_on_the_shown_day(marks, session) -> None:
    marks.show_date(TODAY - timedelta(days=5))
    button(marks, "Flare: mark start").click()
    marks.show_date(TODAY)
    button(marks, "Flare since Tuesday: mark end").click()
    (flare,) = session.diary.records(Flare)
    assert (flare.start, flare.end) == (TODAY - timedelta(days=5), TODAY)
    assert "Flare, 17 Nov to 22 Nov" in said(marks)


def test_a_day_before_another_flare_is_marked_alone(marks, session) -> None:
    session.save("there", Flare(start=TODAY - timedelta(days=3)))
    marks.show_date(TODAY - timedelta(days=9))
    button(marks, "Flare: mark start").click()
    first = min(session.diary.records(Flare), key=lambda flare: flare.start)
    assert first.end == first.start == TODAY - timedelta(days=9)


def test_what_is_used_as_needed_is_ticked_for_the_shown_day(marks, session) -> None:
    plaster = Treatment(name="Plaster & gel", start=TODAY - timedelta(days=9), as_needed=True)
    session.save("there", plaster, Treatment(name="Pills", start=TODAY))
    marks.show_date(TODAY - timedelta(days=1))
    button(marks, "Plaster & gel used").click()
    assert session.diary.records(AsNeededDose)[0].date == TODAY - timedelta(days=1)
    assert button(marks, "Plaster & gel used").isChecked()
    marks.show_date(TODAY)
    assert not button(marks, "Plaster & gel used").isChecked()
    marks.show_date(TODAY - timedelta(days=1))
    button(marks, "Plaster & gel used").click()
    assert session.diary.records(AsNeededDose) == []
    marks.show_date(TODAY - timedelta(days=20))
    assert len(buttons(marks)) == 1, "it was not in use yet"


def test_a_day_to_come_has_no_marks(marks) -> None:
    marks.show_date(TODAY + timedelta(days=1))
    assert marks.isHidden()
    marks.show_date(TODAY)
    assert not marks.isHidden()


def test_b24_a_mark_is_one_step_back(marks, session) -> None:
    before = session.diary.content_hash()
    button(marks, "Flare: mark start").click()
    assert session.diary.next_undo().label == "Flare started, 22 Nov"
    session.undo()
    assert session.diary.content_hash() == before


def test_b7_the_keyboard_stays_on_the_mark(marks, session, qtbot) -> None:
    marks.activateWindow()
    chip = button(marks, "Flare: mark start")
    chip.setFocus()
    chip.click()
    again = button(marks, "Flare since 22 Nov: mark end")
    assert again.hasFocus()
    assert min(again.width(), again.height()) >= 44 or not again.isVisible()
