"""The Charts tab while its patterns are still being worked out beside the window's thread."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from dialdown.settings import Settings
from dialdown.ui.charts import patterns_data
from dialdown.ui.charts.page import ChartsPage
from dialdown.ui.charts.section import Section


@pytest.fixture
def gate(monkeypatch):
    """Patterns are found once it is set, and what was found is counted in its `runs`."""
    event = threading.Event()
    event.runs, real = [], patterns_data.find_all

    def find(days, *more):
        event.runs.append(len(days))
        event.wait()
        return real(days, *more)

    monkeypatch.setattr(patterns_data, "find_all", find)
    yield event
    event.set()


@pytest.fixture
def busy_page(gate, session, theme, qtbot, make_days):
    """Half a year of days, shown, its patterns still being worked out."""
    session.diary.save("test", *make_days(190))
    made = ChartsPage(session, theme, Settings())
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: bool(gate.runs))
    return made


def test_meanwhile_the_timeline_can_be_read_and_the_list_says_what_it_does(busy_page, qtbot, gate):
    assert busy_page.patterns._about.text() == "Looking through your days"
    assert not busy_page.patterns.rows
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp):
        qtbot.keyClick(busy_page.timeline.frame, key)
    assert "Pain" in busy_page.timeline.reading.text()
    surface = busy_page._theme.colours.surface.lower()
    assert busy_page.scatter.plot.grab().toImage().pixelColor(40, 40).name() == surface
    gate.set()
    qtbot.waitUntil(lambda: bool(busy_page.patterns.rows))
    assert "days with pain noted" in busy_page.patterns._about.text()
    assert "Pain" in busy_page.timeline.reading.text()


@pytest.mark.parametrize(("asked", "shown"), [("stress", "stress"), ("unknown", "sleep_hours")])
def test_a_factor_asked_for_meanwhile_is_shown_once_it_can_be(busy_page, qtbot, gate, asked, shown):
    busy_page.show_factor(asked)
    gate.set()
    qtbot.waitUntil(lambda: busy_page.patterns.ready)
    chosen = [row.row.factor for row in busy_page.patterns.rows if row.isChecked()]
    assert chosen == ([shown] if asked == shown else [])
    assert busy_page.scatter._picture.factor.key == shown


def test_what_a_person_chooses_meanwhile_comes_before_what_was_asked_for(busy_page, qtbot, gate):
    busy_page.show_factor("sleep_hours")
    busy_page.scatter.show_plain("stress")
    gate.set()
    qtbot.waitUntil(lambda: busy_page.patterns.ready)
    assert busy_page.scatter._picture.factor.key == "stress"


def test_a_section_opened_meanwhile_reads_once_there_is_something(busy_page, qtbot, gate):
    read = []

    class Plain(Section):
        def show_reading(self, reading):
            read.append(reading)

    fold = busy_page.folds["week"]
    fold._make = lambda: Plain(busy_page._session, busy_page._theme, Settings())
    assert isinstance(busy_page.open_section("week"), Plain)
    assert not read
    gate.set()
    qtbot.waitUntil(lambda: bool(read))
    assert read[0].patterns is busy_page._patterns


def test_a_save_meanwhile_makes_void_what_was_sought(busy_page, qtbot, gate, make_day, today):
    busy_page._session.save("more", make_day(today - timedelta(300), pain=9))
    gate.set()
    qtbot.waitUntil(lambda: busy_page.patterns.ready)
    assert len(gate.runs) == 2
    assert gate.runs[1] == gate.runs[0] + 1
    assert busy_page._patterns.days_with_pain == gate.runs[1]


def test_an_error_is_caught_and_the_list_does_not_wait(
    busy_page, qtbot, gate, monkeypatch, make_day, today
):
    monkeypatch.setattr(patterns_data, "find_all", lambda *_: 1 // 0)
    busy_page._session.save("more", make_day(today, pain=9))
    with qtbot.captureExceptions() as caught:
        gate.set()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert "could not be worked out" in busy_page.patterns._about.text()


def test_a_picture_of_the_page_waits_for_the_patterns(session, theme, qtbot, make_days):
    session.diary.save("test", *make_days(190))
    page = ChartsPage(session, theme, Settings())
    qtbot.addWidget(page)
    page.show()
    page.activate()
    page.finish()
    assert page.patterns.rows
