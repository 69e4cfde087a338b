"""The dialog about the page, on four months of made-up days."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from dialdown.domain.day import Day
from dialdown.domain.records import Appointment
from dialdown.settings import Settings
from dialdown.summary import Records, SummarySource
from dialdown.ui.summary.dialog import SummaryDialog
from dialdown.ui.summary.saving import LastFolder
from dialdown.ui.widgets.fold_button import FoldButton

TODAY = date(2026, 11, 22)
VISIT = date(2026, 10, 12)


def made_up_source() -> SummarySource:
    days = [_day(n) for n in range(119, -1, -1)]
    return SummarySource(days, Records(appointments=[Appointment(date=VISIT)]), TODAY)


def _day(back: int) -> Day:
    """Every other day has a note."""
    day = Day(TODAY - timedelta(days=back)).with_value("pain", (back * 3) % 11)
    return day.with_text("note", f"secret {back}") if back % 2 else day


@pytest.fixture
def settings() -> Settings:
    return Settings(page={"paper": "a4"})


@pytest.fixture
def make_dialog(qtbot, theme, settings, tmp_path) -> Callable[[], SummaryDialog]:
    def make(folder: LastFolder | None = None) -> SummaryDialog:
        made = SummaryDialog(made_up_source(), theme, settings, folder or LastFolder(tmp_path))
        qtbot.addWidget(made)
        made.resize(1024, 700)
        made.show()
        made.summary()
        return made

    return make


@pytest.fixture
def dialog(make_dialog) -> Iterator[SummaryDialog]:
    made = make_dialog()
    yield made
    made.close()


def button(dialog: SummaryDialog, words: str) -> QAbstractButton:
    found = dialog.findChildren(QAbstractButton)
    return next(b for b in found if words in (b.accessibleName(), b.text()))


def press(dialog: SummaryDialog, words: str) -> None:
    QTest.keyClick(button(dialog, words), Qt.Key.Key_Space)


def open_all(dialog: SummaryDialog) -> None:
    for fold in dialog.findChildren(FoldButton):
        fold.setChecked(True)
