"""A diary in a temporary folder, under a clock that the test moves."""

from datetime import date, datetime, timedelta, timezone

import pytest

from dialdown.domain import records as r
from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment
from dialdown.storage import create_diary

START = datetime(2026, 3, 14, 20, 15, tzinfo=timezone(timedelta(hours=1)))


class FakeClock:
    """Stands still until it is told to move."""

    def __init__(self, at=START):
        self.at = at

    def __call__(self):
        return Stamp(self.at, "Europe/Berlin")

    def move(self, **how):
        self.at += timedelta(**how)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "diary.db"


@pytest.fixture
def backups(path):
    return path.parent / "backups"


@pytest.fixture
def diary(path, clock):
    diary = create_diary(path, clock)
    yield diary
    diary.close()


@pytest.fixture
def quick(diary):
    """The same diary without waiting for the disk, for tests with hundreds of saves."""
    diary._db.pragma("synchronous", 0)
    diary._db.pragma("journal_mode", "memory")
    return diary


def a_full_day(when, at):
    """A day with every kind of answer."""
    return (
        Day(when)
        .with_value("pain", 6.5, at=at)
        .with_value("sleep_hours", 405)
        .with_value("stress", 0)
        .with_tick("tag:alcohol", True)
        .with_tick("none:helped", True)
        .with_answer(Answer("touch:socks", 2))
        .with_answer(Answer("region:pain:heel_left", None))
        .with_answer(Answer("quality:burning", 1))
        .with_answer(Answer("warning:fall", 1))
        .with_text("note", "Notiz: gehen fällt schwer", at=at)
        .with_text("good_thing", "Kaffee mit Ana ☕")
        .with_moment(Moment(at, 7, ("heel_left", "toes_left"), "stairs", "rest"))
    )


def every_record():
    """One record of every kind, parents before children."""
    day = date(2026, 3, 1)
    treatment = r.Treatment(
        name="Duloxetine", treatment_class="snri", start=day, as_needed=True,
        side_effects=("sleepy", "dry_mouth"), helped="a bit", verdict="stay",
    )  # fmt: skip
    visit = r.Appointment(date=day, who="Dr. Sol", note="bring the page")
    return [
        r.OwnScale(name="Tinnitus", low_end="none", high_end="loud", worse="high", position=2),
        r.OwnTag(name="Gardening", group="helped", since=day),
        r.ScaleChoice(id="mood", position=3, hidden=True),
        r.Flare(start=day, end=date(2026, 3, 4), note="after the move"),
        treatment,
        r.DoseStep(treatment_id=treatment.id, start=day, dose="30 mg"),
        r.AsNeededDose(treatment_id=treatment.id, date=day, dose="1"),
        r.Trial(change="walk after lunch", start=day, blocks=("with", "without")),
        r.Pause(start=day),
        r.Score(form="csi", total=41, date=day),
        r.Anchor(level=10, words="as when I broke my arm", date=day),
        r.Mention(id="spread", words="now the hands too"),
        visit,
        r.Question(words="Is this normal?", appointment_id=visit.id),
        r.AboutMe(id="cause", words="chemotherapy"),
        r.PlanPart(id="first", words="Feet up, tell Ana"),
        r.HelpNumber(name="Pain nurse", number="012 345"),
        r.ImportedRow(id="daylio:abc", format="daylio", date=day),
    ]


@pytest.fixture
def full_day():
    return a_full_day


@pytest.fixture
def records():
    return every_record()
