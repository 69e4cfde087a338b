"""The card beside an article: honest, plain text, up to date, and never in the way."""

import threading

import pytest
from PySide6.QtWidgets import QLabel

from dialdown.domain.records import HelpNumber
from dialdown.ui.charts import patterns_data
from dialdown.ui.learn import beside as beside_module
from dialdown.ui.learn.about import PIECES
from dialdown.ui.learn.about.model import Piece
from dialdown.ui.learn.dot import PatternDot
from dialdown.ui.learn.small_chart import SmallChart
from dialdown.ui.widgets.basics import Button
from tests.ui.learn.conftest import ALARM, HELP, settle

SLEEP, TOUCH = "sleep-and-pain", "when-light-touch-hurts"


def words(page) -> str:
    return " ".join(shown.text() for shown in page._beside.findChildren(QLabel))


def open_article(page, slug: str, qtbot) -> None:
    page.show_article(slug)
    page.finish()
    settle(qtbot)


def test_an_empty_diary_leads_to_today(page, session, qtbot):
    assert "Nothing is noted yet" in words(page)
    button = page._beside.findChild(Button)
    with qtbot.waitSignal(page.open_day) as opened:
        button.click()
    assert opened.args == [session.today()]


def test_three_days_say_how_many_more_are_needed(record, open_page, qtbot):
    record(3)
    page = open_page()
    open_article(page, SLEEP, qtbot)
    assert "First look at your patterns in 32 days." in words(page)
    assert "You have noted 3 days. Pain is noted on 3 of them." in words(page)
    assert page._beside.findChild(PatternDot) is None
    assert page._beside.findChild(Button) is None
    assert "3 of 14 days" in page._beside.findChild(SmallChart).accessibleDescription()


def test_a_settled_pattern_is_said_drawn_and_leads_to_its_chart(record, open_page, qtbot):
    record(120)
    page = open_page()
    open_article(page, SLEEP, qtbot)
    assert "Poor sleep, the night before: clear" in words(page)
    assert "sleep quality" in words(page)
    assert "Going together does not prove cause." in words(page)
    assert "points" in page._beside.findChild(PatternDot).accessibleName()
    chart = page._beside.findChild(SmallChart).accessibleDescription()
    assert chart.startswith("Pain today: 89 of 90 days, from ")
    assert "How you slept: 89 of 90 days, from " in chart
    with qtbot.waitSignal(page.open_chart) as opened:
        page._beside.findChild(Button).click()
    assert opened.args == ["sleep_quality"]


def test_without_sleep_nothing_is_said_about_it(record, open_page, qtbot):
    record(60, sleep=False)
    page = open_page()
    open_article(page, SLEEP, qtbot)
    said = words(page)
    assert "Sleep is not noted yet, so nothing can be said about sleep and pain." in said
    assert page._beside.findChild(PatternDot) is None


def test_a_change_in_the_diary_shows_at_once_and_later_if_the_tab_is_hidden(
    page, session, record, qtbot
):
    record(3)
    session.changed.emit()
    page.finish()
    assert "3 days" in words(page)
    page.hide()
    record(5)
    session.changed.emit()
    settle(qtbot)
    assert "5 days" not in words(page)
    page.show()
    page.activate()
    page.finish()
    settle(qtbot)
    assert "5 days" in words(page)


def test_a33_own_help_numbers_are_plain_text_and_nothing_stands_there_without_them(
    page, session, qtbot
):
    page.show_article(HELP)
    settle(qtbot)
    assert words(page) == ""
    session.save("x", HelpNumber(name="<b>Lee</b>", number="116 123"))
    assert "<b>Lee</b>: 116 123" in words(page)
    formats = {shown.textFormat() for shown in page._beside.findChildren(QLabel)}
    assert formats == {QLabel.textFormat(QLabel()).PlainText}


def test_every_piece_belongs_to_an_article(page):
    slugs = {article.slug for article in page._library.articles}
    assert PIECES.keys() <= slugs


def test_counts_stand_there_while_patterns_are_worked_out(record, open_page, qtbot, monkeypatch):
    gate, real = threading.Event(), patterns_data.find_all

    def find(*diary):
        gate.wait()
        return real(*diary)

    monkeypatch.setattr(patterns_data, "find_all", find)
    record(120)
    page = open_page()
    page.show_article(SLEEP)
    settle(qtbot)
    assert "Looking through your days" in words(page)
    assert "You have noted 120 days." in words(page)
    page.show_article(HELP)  # meanwhile another one: what comes late is not shown beside it
    gate.set()
    page.finish()
    settle(qtbot)
    assert words(page) == ""
    page.show_article(SLEEP)
    settle(qtbot)
    assert "Poor sleep" in words(page)


def test_patterns_that_cannot_be_worked_out_are_said_and_the_page_stays(
    record, open_page, qtbot, monkeypatch
):
    gate = threading.Event()
    monkeypatch.setattr(patterns_data, "find_all", lambda *_: gate.wait(10) and 1 // 0)
    record(40)
    sorry = "This could not be worked out. What you noted is safe."
    with qtbot.captureExceptions() as caught:
        page = open_page()
        page.show_article(SLEEP)
        settle(qtbot)
        gate.set()
        qtbot.waitUntil(lambda: sorry in words(page))
    assert {error[0] for error in caught} == {ZeroDivisionError}
    assert "You have noted 40 days." in words(page)
    assert page.pane.view.toPlainText().startswith("Sleep and pain")


@pytest.mark.parametrize("finds", [False, True])
def test_a_piece_that_fails_never_breaks_the_page_and_logs_no_words(
    record, open_page, qtbot, monkeypatch, caplog, finds
):
    def fail(_notes):
        raise ValueError("private words")

    pieces = {**PIECES, TOUCH: Piece(fail, finds)}
    monkeypatch.setattr(beside_module, "PIECES", pieces)
    record(40)
    page = open_page()
    open_article(page, TOUCH, qtbot)
    sorry = "This could not be worked out. What you noted is safe."
    qtbot.waitUntil(lambda: sorry in words(page))
    assert page.pane.view.toPlainText().startswith("When light touch hurts")
    assert "ValueError" in caplog.text
    assert "private" not in caplog.text
    open_article(page, ALARM, qtbot)
    qtbot.waitUntil(lambda: "You have noted 40 days." in words(page))


def test_learn_loads_no_chart_library():
    import subprocess
    import sys

    code = (
        "import dialdown.ui.learn.page, sys; assert not {'numpy', 'pyqtgraph'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
