"""What a person typed is shown as it was typed, and named nowhere else."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from dialdown.domain.day import Moment
from dialdown.domain.records import Flare, OwnScale, OwnTag, Treatment
from dialdown.ui.main_window import CHARTS, LEARN, MainWindow
from tests.ui.conftest import TODAY

MARKUP = '<b>bold</b> <img src="file:///etc/hostname"> & [link](file:///etc/passwd)'


@pytest.fixture
def marked(session, diary) -> None:
    """A diary in which everything that can be typed looks like markup."""
    scale = OwnScale(name=MARKUP)
    tag = OwnTag(name=MARKUP, group="helped", since=TODAY - timedelta(days=60))
    days = []
    for back in range(40):
        day = diary.day(TODAY - timedelta(days=back)).with_value("pain", 3 + back % 4)
        day = day.with_value(scale.scale.key, back % 5, scale=scale.scale)
        day = day.with_tick(f"tag:{tag.id}", on=True, group="helped")
        day = day.with_moment(Moment(session.now(), 5, set_off=MARKUP, eased=MARKUP))
        days.append(day.with_text("note", MARKUP).with_text("good_thing", MARKUP))
    session.save(
        MARKUP, scale, tag, *days,
        Treatment(name=MARKUP, start=TODAY - timedelta(days=30), verdict=MARKUP),
        Flare(start=TODAY - timedelta(days=9), end=TODAY - timedelta(days=7), note=MARKUP),
    )  # fmt: skip


def test_a33_typed_markup_is_plain_text_on_every_tab(marked, window: MainWindow, qapp) -> None:
    window.diary_page.refresh()
    for fold in window.diary_page.editor.form.folds:
        fold.open()
    for tab in (CHARTS, LEARN):
        window.show_tab(tab)
        qapp.processEvents()
    shown = [w for w in window.findChildren(QLabel) if "<b>" in w.text() or "&lt;b" in w.text()]
    assert shown, "the fixture shows up somewhere"
    wrong = [w.text()[:40] for w in shown if w.textFormat() != Qt.TextFormat.PlainText]
    assert not wrong
    hints = [w.toolTip() for w in window.findChildren(QWidget) if "<b>" in w.toolTip()]
    assert not hints, "a tooltip guesses whether it is markup"


def test_a38_the_title_says_nothing_of_the_diary(marked, window: MainWindow) -> None:
    assert window.windowTitle() == "Dialdown"
