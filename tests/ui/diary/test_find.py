"""Search beside the day: the newest few, and the way to all of them."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from dialdown.domain.day import Day
from dialdown.ui.diary.find import FindInNotes
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import TODAY


@pytest.fixture
def find(qtbot, session, theme) -> FindInNotes:
    days = [Day(TODAY - timedelta(days=n)).with_text("note", f"Café {n}") for n in range(12)]
    session.save("Days", *days)
    made = FindInNotes(session, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(find: FindInNotes) -> list[Button]:
    QApplication.processEvents()
    return [b for b in find.findChildren(Button) if not b.isHidden()]


def test_the_newest_few_are_shown_and_all_can_be_asked_for(find, qtbot) -> None:
    find.field.setText("CAFE")
    assert find._said.text() == "Found 12 days"
    assert len(buttons(find)) == 9
    with qtbot.waitSignal(find.chosen) as chosen:
        buttons(find)[0].click()
    assert chosen.args == [TODAY]
    with qtbot.waitSignal(find.all_asked) as asked:
        buttons(find)[-1].click()
    assert asked.args == ["CAFE"]


def test_few_hits_need_no_more(find) -> None:
    find.field.setText("cafe 11")
    assert [b.accessibleName() for b in buttons(find)] == ["11 November 2026"]
