"""Made-up days, and the Charts page on them."""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.records import Record
from dialdown.settings import Settings
from dialdown.ui.charts.page import ChartsPage
from dialdown.ui.session import Session

TODAY = date(2026, 11, 22)


@pytest.fixture
def today() -> date:
    """The day on the wall, as the clock of all window tests has it."""
    return TODAY


def stamp(day: date, later: int = 0) -> Stamp:
    return Stamp(datetime(day.year, day.month, day.day, 20, tzinfo=UTC) + timedelta(days=later))


@pytest.fixture
def make_day() -> Callable[..., Day]:
    """A day with these values; `later` days between it and its writing."""

    def make(when: date, later: int = 0, moments: Sequence[float] = (), **values: float) -> Day:
        day = Day(when, written_at=stamp(when, later))
        for key, value in values.items():
            day = day.with_value(key, value)
        for hour, pain in enumerate(moments):
            at = datetime(when.year, when.month, when.day, 8 + hour, tzinfo=UTC)
            day = day.with_moment(Moment(Stamp(at), pain))
        return day

    return make


@pytest.fixture
def make_days(make_day) -> Callable[[int], list[Day]]:
    """So many days up to today, one in eight blank; pain follows sleep and stress."""

    def make(count: int) -> list[Day]:
        chance = random.Random(7)
        days = []
        for back in range(count):
            hours, stress = chance.gauss(6.8, 1.2), chance.randint(0, 8)
            pain = 5 - (hours - 6.8) + 0.4 * (stress - 4) + chance.gauss(0, 0.8)
            if back % 8 != 5 or count < 8:
                days.append(
                    make_day(
                        TODAY - timedelta(days=back),
                        pain=min(max(round(pain), 0), 10),
                        pain_worst=min(max(round(pain) + 1, 0), 10),
                        sleep_hours=round(min(max(hours, 2), 12) * 4) * 15,
                        stress=stress,
                        mood=chance.randint(0, 10),
                    )
                )
        return days

    return make


@pytest.fixture
def open_page(qtbot, session: Session, theme) -> Callable[..., ChartsPage]:
    """The page on these days and records, shown, with its patterns worked out."""

    def make(days: Sequence[Day] = (), *records: Record) -> ChartsPage:
        if days or records:
            session.diary.save("test", *records, *days)
        page = ChartsPage(session, theme, Settings())
        qtbot.addWidget(page)
        page.resize(1024, 600)
        page.show()
        page.activate()
        qtbot.waitUntil(lambda: not days or page.patterns.ready)
        return page

    return make
