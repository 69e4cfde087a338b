"""A made-up diary with everything in it, and figures of the page counted anew from its days."""

import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest

from dialdown import cli
from dialdown.demo import create_demo
from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment
from dialdown.domain.records import (
    Anchor,
    Appointment,
    DoseStep,
    Flare,
    Mention,
    OwnScale,
    Question,
    Score,
    Treatment,
)
from dialdown.summary import Records

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)
STARTED = date(2026, 10, 19)


def stamp(when: date, hour: int = 20, late_days: int = 0) -> Stamp:
    return Stamp(datetime.combine(when + timedelta(days=late_days), time(hour), UTC))


def made_up_days(count: int = 182, last: date = LAST, seed: int = 4) -> list[Day]:
    """A plausible diary that ends on `last`: short nights and stress go with pain, some blanks."""
    chance = random.Random(seed)
    days = []
    drift = 0.0
    for n in range(count):
        when = last - timedelta(days=count - 1 - n)
        sleep = min(max(chance.gauss(395, 55), 180), 600)
        stress = min(max(round(chance.gauss(4.5, 2)), 0), 10)
        drift = 0.55 * drift + chance.gauss(0, 0.8)
        level = 5.6 + drift + (1.5 if sleep < 360 else 0) + 0.3 * (stress - 4.5)
        level -= 1.3 if when >= STARTED else 0
        if chance.random() < 0.06:
            continue
        days.append(_day(when, level, sleep, stress, chance))
    return days


def _day(when: date, level: float, sleep: float, stress: int, chance: random.Random) -> Day:
    day = Day(when, written_at=stamp(when, late_days=3 if chance.random() < 0.03 else 0))
    pain = min(max(round(level), 0), 10)
    values = {
        "pain": pain,
        "pain_worst": min(pain + chance.choice((1, 2, 2, 3)), 10),
        "sleep_hours": round(sleep),
        "sleep_quality": min(max(round(sleep / 60 - 1), 0), 10),
        "stress": stress,
        "function": min(max(round(9 - 0.6 * pain + chance.gauss(0, 1)), 0), 10),
        "own:buzz": min(max(round(chance.gauss(4, 2)), 0), 10),
    }
    for key, value in values.items():
        day = day.with_answer(Answer(key, float(value)))
    if chance.random() < 0.02:
        day = day.without("pain")
        for hour in (9, 18):
            day = day.with_moment(Moment(stamp(when, hour), float(pain)))
    if chance.random() < 0.5:
        day = _body(day, when, chance)
    for key in ("bed_sheets", "light_touch", "cold_air"):
        if chance.random() < 0.4:
            day = day.with_tick(f"touch:{key}", True, float(chance.choice((0, 1, 2))))
    for key in ("burning", "tingling", "electric"):
        if chance.random() < 0.5:
            day = day.with_tick(f"quality:{key}", True)
    return day.with_text("note", f"Private words of {when}") if chance.random() < 0.3 else day


def _body(day: Day, when: date, chance: random.Random) -> Day:
    for part in ("toes", "foot_ball", "heel", "foot_top"):
        for side in ("left", "right"):
            if chance.random() < (0.9 if part == "toes" else 0.45):
                day = day.with_tick(f"region:pain:{part}_{side}", True, None)
            if part == "toes" and chance.random() < 0.5:
                day = day.with_tick(f"region:numb:{part}_{side}", True, None)
    if when > date(2026, 9, 20) and chance.random() < 0.5:
        day = day.with_tick("region:pain:fingers_left", True, None)
    return day


def full_records() -> Records:
    new, old = "treatment-new", "treatment-old"
    return Records(
        own_scales=[OwnScale(id="buzz", name="Buzzing feet", worse="high")],
        flares=[Flare(start=date(2026, 9, 8), end=date(2026, 9, 12))],
        treatments=[
            Treatment(
                id=new, name="Duloxetine", treatment_class="snri", start=STARTED,
                side_effects=("dry_mouth", "sleepy"), verdict="Takes the edge off.",
            ),
            Treatment(
                id=old, name="Amitriptyline", treatment_class="tca", start=date(2026, 2, 3),
                end=date(2026, 6, 20), side_effects=("foggy",), verdict="Too groggy.",
            ),
        ],
        dose_steps=[
            DoseStep(treatment_id=new, start=STARTED, dose="30 mg"),
            DoseStep(treatment_id=new, start=date(2026, 11, 2), dose="60 mg"),
            DoseStep(treatment_id=old, start=date(2026, 2, 3), dose="10 mg"),
        ],
        scores=[
            Score(form="csi", total=52, date=date(2026, 6, 1)),
            Score(form="csi", total=46, date=date(2026, 10, 3)),
            Score(form="peg", total=5.0, date=date(2026, 11, 15)),
        ],
        anchors=[Anchor(level=5, words="I stop what I am doing", date=date(2026, 5, 1))],
        mentions=[
            Mention(id="light_touch", words="Bed sheets wake me."),
            Mention(id="moves_with"),
            Mention(id="other_diagnoses", words="irritable bowel"),
        ],
        appointments=[
            Appointment(date=date(2026, 10, 12), who="Neurology"),
            Appointment(id="next", date=date(2026, 11, 25), who="Pain clinic"),
        ],
        questions=[
            Question(words="Could central sensitization be part of my pain?", position=0),
            Question(words="Is it worth seeing a pain psychologist?", position=1),
            Question(words="Stay on 60 mg?", position=2, appointment_id="next"),
            Question(words="Do I need new blood tests?", position=3),
        ],
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_days() -> Callable[..., list[Day]]:
    return made_up_days


@pytest.fixture(scope="session")
def diary_days() -> list[Day]:
    return made_up_days()


@pytest.fixture(scope="session")
def records() -> Records:
    return full_records()


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Callable[[int], Path]:
    """The folder of a made-up diary of so many days up to yesterday; each is written once."""

    @cache
    def folder(days: int) -> Path:
        place = tmp_path_factory.mktemp("demo") / "diary"
        create_demo(place, days).close()
        return place

    return folder


@pytest.fixture
def write_page(capsys):
    """Runs `dialdown summary`: exit code, what was said, what was complained."""

    def run(folder: Path, file: Path, *more: str) -> tuple[int, str, str]:
        before = os.umask(0o022)  # the command sets it for the whole process
        code = cli.main(["--data-dir", str(folder), "summary", str(file), *more])
        os.umask(before)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
