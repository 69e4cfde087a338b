"""The line about a trial that runs: once for each block, in plain text, gone in one step."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dialdown.domain.records import Trial
from dialdown.ui.kind.line import KindLine
from dialdown.ui.widgets.basics import Button


@pytest.fixture
def line(qtbot, session, theme, settings, written) -> KindLine:
    written(0, 1, 2)
    made = KindLine(session, theme, settings)
    qtbot.addWidget(made)
    return made


def start(session, back: int, change: str = "A short walk") -> Trial:
    first = session.today() - timedelta(days=back)
    made = Trial(change=change, start=first, blocks=("with", "without"))
    session.save("trial", made)
    return made


def words(line: KindLine) -> str:
    return line.findChild(QLabel).text()


def test_it_says_what_holds_today_until_it_is_put_away(line, session, clock, settings) -> None:
    start(session, 3)
    for _time in range(2):
        line.show_date(session.today())
        assert (line.name, words(line)) == ("trial", "A short walk: with it until 2 Dec.")
    line.findChild(Button).click()
    line.show_date(session.today())
    assert line.name == ""
    clock.move(days=11)
    session.save("written", *[session.diary.day(session.today()).with_value("pain", 3)])
    line.show_date(session.today())
    assert words(line) == "A short walk: without it until 16 Dec."
    clock.move(days=14)
    line.show_date(session.today())
    assert line.name == ""
    assert "walk" not in str(settings.put_away)


@pytest.mark.parametrize("back", [-1, 28, 90])
def test_a_trial_to_come_or_over_says_nothing(line, session, back) -> None:
    start(session, back)
    line.show_date(session.today())
    assert line.name == ""


def test_other_days_say_nothing_of_it(line, session) -> None:
    start(session, 3)
    line.show_date(session.today() - timedelta(days=1))
    assert line.name == ""


def test_typed_words_are_plain_and_short(line, session) -> None:
    start(session, 3, "<b>x</b> & " * 30)
    line.show_date(session.today())
    shown = line.findChild(QLabel)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.text().startswith("<b>x</b> & <b>x")
    assert len(shown.text()) < 100
