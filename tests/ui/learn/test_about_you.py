"""The card beside an article: honest, plain text, up to date."""

from PySide6.QtWidgets import QLabel

from dialdown.domain.records import HelpNumber
from dialdown.ui.learn.about_you import content
from dialdown.ui.learn.dot import PatternDot
from dialdown.ui.widgets.basics import Button
from tests.ui.learn.conftest import ALARM, HELP, settle


def words(page) -> str:
    return " ".join(shown.text() for shown in page._beside.findChildren(QLabel))


def test_an_empty_diary_leads_to_today(page, session, qtbot):
    assert "Nothing is noted yet" in words(page)
    button = page._beside.findChild(Button)
    with qtbot.waitSignal(page.open_day) as opened:
        button.click()
    assert opened.args == [session.today()]


def test_three_days_say_how_many_more_are_needed(session, record):
    record(3)
    said = content(ALARM, session)
    assert "First look at your patterns in 32 days." in said.lines
    assert "You have noted 3 days. Pain is noted on 3 of them." in said.lines
    assert said.pattern is None
    assert said.chart == ""


def test_a_settled_pattern_is_said_drawn_and_leads_to_its_chart(session, record, open_page, qtbot):
    record(120)
    page = open_page()
    assert "sleep quality" in words(page)
    assert "Going together does not prove cause." in words(page)
    assert "points" in page._beside.findChild(PatternDot).accessibleName()
    with qtbot.waitSignal(page.open_chart) as opened:
        page._beside.findChild(Button).click()
    assert opened.args == ["sleep_quality"]


def test_without_sleep_nothing_is_said_about_it(session, record):
    record(60, sleep=False)
    said = content(ALARM, session)
    assert "Sleep is not noted yet, so nothing can be said about sleep and pain." in said.lines
    assert said.pattern is None


def test_a_change_in_the_diary_shows_at_once_and_later_if_the_tab_is_hidden(
    page, session, record, qtbot
):
    record(3)
    session.changed.emit()
    assert "3 days" in words(page)
    page.hide()
    record(5)
    session.changed.emit()
    settle(qtbot)
    assert "5 days" not in words(page)
    page.show()
    page.activate()
    settle(qtbot)
    assert "5 days" in words(page)


def test_a33_own_help_numbers_are_plain_text_and_nothing_stands_there_without_them(
    page, session, qtbot
):
    assert content(HELP, session) is None
    session.save("x", HelpNumber(name="<b>Lee</b>", number="116 123"))
    page.show_article(HELP)
    settle(qtbot)
    assert "<b>Lee</b>: 116 123" in words(page)
    formats = {shown.textFormat() for shown in page._beside.findChildren(QLabel)}
    assert formats == {QLabel.textFormat(QLabel()).PlainText}


def test_articles_without_a_card_have_none(session):
    assert content("sleep", session) is None
