"""The body map over months."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from dialdown.domain.body import with_mark
from dialdown.domain.day import Day
from dialdown.ui.diary.body.spread import PERIODS, SpreadDialog, SpreadView
from tests.ui.conftest import TODAY


@pytest.fixture
def marked(session):
    def save(days_ago: int, *regions: str, layer: str = "pain") -> None:
        when = TODAY - timedelta(days=days_ago)
        day = session.diary.day(when)
        for region in regions:
            day = with_mark(day, layer, region, None, session.now())
        session.save("marked", day)

    return save


@pytest.fixture
def months(marked):
    marked(400, "toes_left")
    for ago in (80, 40, 20, 2):
        marked(ago, "toes_left", "toes_right")
    marked(3, "palm_left")
    marked(3, "toes_left", layer="numb")


def shown(view: SpreadView) -> list[list[str]]:
    model = view.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_table_says_first_seen_and_days_of_the_period(qtbot, session, theme, months) -> None:
    view = SpreadView(session, theme)
    qtbot.addWidget(view)
    assert shown(view) == [
        ["left toes", "18 October 2025", "4"],
        ["right toes", "3 September 2026", "4"],
        ["left palm", "19 November 2026", "1"],
    ]
    assert "5 days" in view._said.text()
    assert view.figure._days == {"toes_left": 4, "toes_right": 4, "palm_left": 1}


@pytest.mark.parametrize(("period", "days"), [("30", 2), ("91", 4), ("365", 4), ("all", 5)])
def test_periods_count_their_own_days(qtbot, session, theme, months, period, days) -> None:
    view = SpreadView(session, theme)
    qtbot.addWidget(view)
    view.periods.choose(period)
    assert view.figure._days["toes_left"] == days
    assert shown(view)[0][2] == str(days)


def test_layers_are_kept_apart(qtbot, session, theme, months) -> None:
    view = SpreadView(session, theme)
    qtbot.addWidget(view)
    view.layers.choose("numb")
    assert [row[0] for row in shown(view)] == ["left toes"]
    view.layers.choose("touch")
    assert shown(view) == []
    assert "None in this time." in view._said.text()


def test_a_new_area_belongs_to_a_doctor(qtbot, session, theme, months) -> None:
    dialog = SpreadDialog(session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.view
    assert view._new.isVisible()
    assert view._new_words.text() == "Pain: left palm.\nNumb: left toes."
    words = [label.text() for label in view._new.findChildren(type(view._new_words))]
    assert "New area: tell your doctor." in words


def test_nothing_is_new_in_a_first_picture_and_nothing_marked_is_said(
    qtbot, session, theme, marked
) -> None:
    empty = SpreadView(session, theme)
    qtbot.addWidget(empty)
    assert empty._said.text() == "Nothing was marked on the body in this time."
    marked(2, "toes_left")
    first = SpreadView(session, theme)
    qtbot.addWidget(first)
    assert first._new.isHidden()


def test_b1_the_dialog_works_by_key_and_escape_leaves(qtbot, session, theme, months, press) -> None:
    dialog = SpreadDialog(session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    press("2")
    assert dialog.view.layers.current == "numb"
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, "4")
    assert dialog.view.periods.current == "all"
    press(Qt.Key.Key_Backtab, Qt.Key.Key_Return)
    assert dialog.view.periods.current == list(PERIODS)[2]
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_days_without_a_map_count_nowhere(qtbot, session, theme, months) -> None:
    session.save("pain", Day(TODAY).with_value("pain", 5))
    view = SpreadView(session, theme)
    qtbot.addWidget(view)
    assert "5 days" in view._said.text()
