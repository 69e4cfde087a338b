"""The month calendar: marks, keys, and no month in which it breaks."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialdown.domain.day import Day
from dialdown.domain.records import Flare
from dialdown.ui.diary.day_cell import DayCell
from dialdown.ui.diary.month import MonthCalendar
from dialdown.ui.diary.past.steps import add_days, add_months, stepped
from tests.ui.conftest import TODAY


@pytest.fixture
def month(qtbot, session, theme) -> MonthCalendar:
    made = MonthCalendar(session, theme)
    qtbot.addWidget(made)
    made.chosen.connect(made.show_date)
    made.show_date(TODAY)
    with qtbot.waitActive(made):
        made.show()
    return made


def cells(month: MonthCalendar) -> dict[date, DayCell]:
    return {cell.date: cell for cell in month._cells if not cell.isHidden()}


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        ([Qt.Key.Key_Left], date(2026, 11, 21)),
        ([Qt.Key.Key_Down], date(2026, 11, 29)),
        ([Qt.Key.Key_Down] * 2, date(2026, 12, 6)),
        ([Qt.Key.Key_Home], date(2026, 11, 1)),
        ([Qt.Key.Key_End], date(2026, 11, 30)),
        ([Qt.Key.Key_PageUp], date(2026, 10, 22)),
        ([Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown], date(2027, 1, 30)),
    ],
)
def test_b1_the_month_is_walked_by_key_and_the_keyboard_goes_along(month, press, keys, to) -> None:
    cells(month)[TODAY].setFocus()
    press(*keys)
    held = QApplication.focusWidget()
    assert isinstance(held, DayCell)
    assert (held.date, held.isChecked()) == (to, True)


def test_b1_enter_chooses_the_cell_that_has_the_keyboard(month, press) -> None:
    month._turn(-1)
    cells(month)[date(2026, 10, 1)].setFocus()
    press(Qt.Key.Key_Return)
    assert month._choice == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("when", "key", "to"),
    [
        (date(2024, 2, 29), Qt.Key.Key_Right, date(2024, 3, 1)),
        (date(2023, 2, 28), Qt.Key.Key_Right, date(2023, 3, 1)),
        (date(2024, 2, 29), Qt.Key.Key_PageUp, date(2024, 1, 29)),
        (date(2024, 1, 31), Qt.Key.Key_PageDown, date(2024, 2, 29)),
        (date(2020, 12, 31), Qt.Key.Key_Right, date(2021, 1, 1)),
        (date(2021, 1, 1), Qt.Key.Key_Left, date(2020, 12, 31)),
        (date(2020, 12, 28), Qt.Key.Key_Down, date(2021, 1, 4)),  # over week 53
        (date(1, 1, 1), Qt.Key.Key_Left, date(1, 1, 1)),
        (date(9999, 12, 31), Qt.Key.Key_Down, date(9999, 12, 31)),
    ],
)
def test_a30_keys_cross_leap_days_and_years(month, press, when, key, to) -> None:
    month.show_date(when)
    cells(month)[when].setFocus()
    press(key)
    assert month._choice == to


def test_a30_the_same_day_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    assert add_months(date(2024, 2, 29), -12) == date(2023, 2, 28)
    assert add_months(date(1, 3, 31), -12) == date(1, 3, 31).replace(month=1)
    assert add_months(date(9999, 5, 31), 120) == date(9999, 12, 31)
    assert add_days(date(1, 1, 2), -9) == date.min
    assert stepped(TODAY, Qt.Key.Key_A, 1) is None


@pytest.mark.parametrize("when", [date(1, 1, 1), date(9999, 12, 1), date(2024, 2, 1)])
def test_a30_any_month_can_be_shown_whole(month, when) -> None:
    month.show_date(when)
    assert sorted(cells(month))[0] == when
    assert len(cells(month)) in (29, 31)


def test_b17_a_cell_says_its_date_its_pain_and_its_marks(month, session, diary) -> None:
    session.save("Day", Day(TODAY).with_value("pain", 6).with_text("note", "a walk"))
    session.save("Flare", Flare(start=TODAY - timedelta(days=2)))
    month.refresh()
    shown = cells(month)
    assert shown[TODAY].accessibleName() == (
        "22 November 2026, today, pain 6, moderate, with a note, in a flare"
    )
    before = shown[TODAY - timedelta(days=1)].accessibleName()
    assert before == "21 November 2026, nothing recorded, in a flare"
    later = shown[TODAY + timedelta(days=1)].accessibleName()
    assert later == "23 November 2026, nothing recorded", "an open flare ends today"


def test_a_cell_without_its_number_says_only_that_the_day_is_recorded(qtbot, session, theme):
    session.save("Day", Day(TODAY).with_value("pain", 6))
    made = MonthCalendar(session, theme, lambda: False)
    qtbot.addWidget(made)
    made.show_date(TODAY)
    assert cells(made)[TODAY].accessibleName() == "22 November 2026, today, recorded"


def test_marks_are_painted(month, session, qapp) -> None:
    def picture(when: date):
        return cells(month)[when].grab().toImage()

    plain, of_today = picture(date(2026, 11, 10)), picture(TODAY)
    session.save("Flare", Flare(start=date(2026, 11, 10), end=date(2026, 11, 10)))
    session.save("Note", Day(date(2026, 11, 11)).with_text("note", "x"))
    session.save("Bare", Day(date(2026, 11, 12)).with_value("stress", 1))
    month.refresh()
    assert picture(date(2026, 11, 10)) != plain
    assert picture(date(2026, 11, 11)) != picture(date(2026, 11, 12))
    month._session._clock.move(days=1)
    month.refresh()
    assert picture(TODAY) != of_today, "today is no longer marked"


def test_b2_tab_finds_one_cell_also_in_a_month_without_the_chosen_day(month) -> None:
    def stops() -> list[date]:
        tab = Qt.FocusPolicy.TabFocus
        return [when for when, cell in cells(month).items() if cell.focusPolicy() & tab]

    assert stops() == [TODAY]
    month._turn(-3)
    assert stops() == [date(2026, 8, 1)]
    assert not any(cell.isChecked() for cell in cells(month).values())
    month.show_date(date(2026, 10, 3))
    month._turn(1)
    assert stops() == [TODAY]


@pytest.mark.parametrize("size", [100, 200])
def test_b7_cells_are_targets(month, theme, qapp, size) -> None:
    theme.apply("light", size)
    qapp.processEvents()
    month.adjustSize()
    assert min(min(c.width(), c.height()) for c in cells(month).values()) >= 44


def test_the_year_button_leads_to_the_year_that_is_shown(month, qtbot) -> None:
    month._turn(-12)
    button = next(b for b in month.findChildren(object) if getattr(b, "_kind", "") == "chip")
    with qtbot.waitSignal(month.year_asked) as asked:
        button.click()
    assert asked.args == [date(2025, 11, 1)]
