"""The line about the plan: in a flare, if there is a plan, once."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from dialdown.domain.records import AboutMe, Flare, PlanPart
from dialdown.ui.kind.line import KindLine
from dialdown.ui.widgets.basics import Button

PLAN = PlanPart(id="first", words="Sit down")


@pytest.fixture
def line(qtbot, session, theme, settings) -> KindLine:
    made = KindLine(session, theme, settings)
    qtbot.addWidget(made)
    return made


def name(line, when) -> str:
    line.show_date(when)
    return line.name


def test_it_needs_a_flare_today_and_a_plan_with_words(line, session) -> None:
    today = session.today()
    session.save("flare", Flare(start=today - timedelta(days=2)))
    assert name(line, today) == ""
    session.save("plan", PlanPart(id="first", words=" "))
    assert name(line, today) == ""
    session.save("plan", AboutMe(id="flare_plan", words="Feet up"))
    assert name(line, today) == "plan"
    assert line.findChild(QLabel).text() == "Your plan for flare days is here."
    assert name(line, today - timedelta(days=1)) == ""


def test_a_flare_that_is_over_or_to_come_brings_none(line, session) -> None:
    today = session.today()
    day = timedelta(days=1)
    session.save("plan", PLAN, Flare(start=today - 5 * day, end=today - day))
    assert name(line, today) == ""


@pytest.mark.parametrize(("answer", "asked"), [(0, True), (1, False)])
def test_opened_or_put_away_it_is_gone_until_another_flare(
    line, session, settings, answer, asked
) -> None:
    today, heard = session.today(), []
    flare = Flare(start=today)
    session.save("plan", PLAN, flare)
    line.plan_asked.connect(lambda: heard.append(True))
    assert name(line, today) == "plan"
    line.findChildren(Button)[answer].click()
    assert bool(heard) is asked
    assert name(line, today) == ""
    assert "Sit" not in str(settings.put_away)
    session.save("other", Flare(start=today), remove=[flare])
    assert name(line, today) == "plan"
