"""The Learn page on a small diary, and what it has spoken."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.settings import Settings
from dialdown.ui.learn.page import LearnPage
from dialdown.ui.session import Session

ALARM, HELP = "alarm-set-too-high", "when-to-get-help"
SPEAKERS = ("learn.page", "learn.reading", "learn.explanation", "widgets.announce")


@pytest.fixture
def spoken(monkeypatch) -> list[str]:
    """Everything announced so far."""
    words: list[str] = []
    for module in SPEAKERS:
        monkeypatch.setattr(
            f"dialdown.ui.{module}.announce", lambda _widget, said: words.append(said)
        )
    return words


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def open_page(qtbot, session: Session, theme, settings: Settings) -> Callable[..., LearnPage]:
    """Makes a page of a size and shows it, as the window does when its tab is chosen."""

    def make(width: int = 1200, height: int = 700) -> LearnPage:
        made = LearnPage(session, theme, settings)
        made.resize(width, height)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        made.activate()
        settle(qtbot)
        return made

    return make


@pytest.fixture
def page(open_page) -> LearnPage:
    return open_page()


@pytest.fixture
def record(session: Session) -> Callable[..., None]:
    """Notes days that end yesterday; poor nights go with pain in them."""

    def save(days: int, sleep: bool = True) -> None:
        random = Random(7)
        made = []
        for ago in range(days, 0, -1):
            when = date(2026, 11, 22) - timedelta(days=ago)
            at = Stamp(datetime(when.year, when.month, when.day, 20, tzinfo=UTC), "UTC")
            night = random.gauss(5, 2)
            pain = 5 - 0.7 * (night - 5) + random.gauss(0, 1)
            day = Day(when, at).with_value("pain", _rating(pain), at)
            made.append(day.with_value("sleep_quality", _rating(night), at) if sleep else day)
        session.diary.save("made up", *made)

    return save


def _rating(value: float) -> float:
    return float(min(10, max(0, round(value))))


def settle(qtbot) -> None:
    """Let what was put off until the screen stands happen."""
    qtbot.wait(1)
    qtbot.wait(1)
