"""What stands beside the made-up days: treatments, appointments, questions, scores and the rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from dialdown.domain.records import (
    AboutMe,
    Anchor,
    Appointment,
    AsNeededDose,
    DoseStep,
    Flare,
    HelpNumber,
    Mention,
    OwnScale,
    OwnTag,
    Pause,
    PlanPart,
    Question,
    Record,
    Score,
    Treatment,
    Trial,
)
from dialdown.domain.scales import Kind
from dialdown.exchange.demo.course import DOSE_STEP_DAYS, YEAR, Course, Span
from dialdown.exchange.demo.ids import fresh_id

_TRIAL_BLOCKS = ("without", "with", "with", "without")
_TRIAL_BLOCK_DAYS = 14
_QUESTIONS = (
    "Sleep: what else could help me stay asleep?",
    "The left hand tingles since a while. Is that the same thing?",
    "I would like to walk to the lake again by summer. How do we get there?",
)
_ANCHORS = {
    0: "I do not think of my feet at all",
    5: "I notice it all the time but I can read",
    10: "The worst night in the hospital",
}
_ABOUT = {
    "neuropathy": "Nerves of both feet, small fibres",
    "cause": "Not found yet",
    "since": "About four years",
    "flare_plan": "Feet up, fan off, soft socks. Ring Rosa. One thing at a time.\n"
    "It has always gone down again.",
}
_PLAN = {
    "signs": "The sheet begins to hurt. I get short with people.",
    "first": "Sit down, feet up, tell Rosa.",
    "helped": "Warm bath\nMusic\nAn hour outdoors",
    "let_go": "Ironing, the post, choir",
    "tell": "Rosa. She rings my sister.",
    "others": "I am not cross, it hurts. Please do not touch my feet.",
    "back": "Half of my usual walk for two days.",
}
_MENTIONS = {
    "light_touch": "Sheets and socks hurt on most evenings",
    "moves_with": "Worse after bad nights and in hectic weeks",
    "spread": "Left hand, since the summer",
}
_SCORES = (
    ("csi", (47, 44, 41)), ("peg", (6.3, 5.7, 5.0)), ("isi", (15, 13)), ("phq2", (2, 1)),
    ("gad2", (2, 2)),
)  # fmt: skip


def make_records(course: Course, chance: Random) -> list[Record]:
    """All records. The seed decides their identities, where these have no meaning of their own."""
    named = (Mention, AboutMe, PlanPart)
    made: list[Record] = [
        record if isinstance(record, named) else replace(record, id=fresh_id(chance))
        for record in _records(course)
    ]
    for treatment in _treatments(course):
        own = replace(treatment, id=fresh_id(chance))
        made += [own, *(replace(r, id=fresh_id(chance)) for r in _doses(own, course, chance))]
    visit = Appointment(
        id=fresh_id(chance), date=_last(course) + timedelta(days=6), who="Neurology"
    )
    made.append(visit)
    for position, words in enumerate(_QUESTIONS):
        made.append(
            Question(id=fresh_id(chance), words=words, appointment_id=visit.id, position=position)
        )
    return made


def _records(course: Course) -> Iterator[Record]:
    days = len(course.truths)
    yield OwnScale(name="Coffee", kind=Kind.COUNT, low_end="none", high_end="many")
    yield OwnTag(name="Choir", group="helped", since=course.first_day)
    for flare in course.flares:
        yield Flare(start=course.date(flare.first), end=course.date(flare.last))
    for pause in course.pauses:
        yield Pause(start=course.date(pause.first), end=course.date(pause.last))
    for level, words in _ANCHORS.items():
        yield Anchor(level=level, words=words, date=course.first_day)
    for key, words in _MENTIONS.items():
        yield Mention(id=key, words=words)
    for key, words in _ABOUT.items():
        yield AboutMe(id=key, words=words)
    for key, words in _PLAN.items():
        yield PlanPart(id=key, words=words)
    for form, totals in _SCORES:
        for number, total in enumerate(totals):
            when = course.date(round((days - 1) * (number + 0.2) / len(totals)))
            yield Score(form=form, total=total, date=when)
    yield HelpNumber(name="Rosa", number="01632 960 117")
    yield HelpNumber(name="Practice", number="01632 960 204", position=1)
    yield Appointment(date=course.date(course.treatment), who="Neurology", note="Start of tablets")
    yield Appointment(date=course.date(round(days * 0.8)), who="Family doctor")
    yield from _trial(course)


def _trial(course: Course) -> Iterator[Trial]:
    long = _TRIAL_BLOCK_DAYS * len(_TRIAL_BLOCKS)
    first = len(course.truths) - 1 - 2 * long
    if first < course.treatment:
        return
    yield Trial(
        change="Warm foot bath before bed", start=course.date(first), blocks=_TRIAL_BLOCKS,
        block_days=_TRIAL_BLOCK_DAYS, ended=course.date(first + long - 1),
    )  # fmt: skip


def _treatments(course: Course) -> Iterator[Treatment]:
    yield Treatment(
        name="Duloxetine", treatment_class="snri", start=course.date(course.treatment),
        helped="some", side_effects=("dry_mouth", "sweating"),
        verdict="Takes the top off. Mornings are easier.",
    )  # fmt: skip
    yield Treatment(
        name="Gabapentin", treatment_class="gabapentinoid",
        start=course.first_day - timedelta(days=YEAR), end=course.date(course.treatment // 2),
        helped="no", side_effects=("sleepy", "foggy"), verdict="Too sleepy to read.",
    )  # fmt: skip
    yield Treatment(
        name="Lidocaine plaster", treatment_class="skin", start=course.first_day, as_needed=True,
        helped="some", verdict="Good on sock days.",
    )  # fmt: skip
    yield Treatment(
        name="Evening walk", treatment_class="movement", start=course.date(course.hand),
        helped="yes", verdict="Slow counts too.",
    )  # fmt: skip


def _doses(treatment: Treatment, course: Course, chance: Random) -> Iterator[Record]:
    if treatment.as_needed:
        for flare in course.flares:
            for number in _some_days(flare, chance):
                yield AsNeededDose(treatment_id=treatment.id, date=course.date(number), dose="one")
    steps = {"Duloxetine": ("30 mg", "60 mg"), "Gabapentin": ("3 x 300 mg",)}
    for number, dose in enumerate(steps.get(treatment.name, ())):
        start = treatment.start + timedelta(days=number * DOSE_STEP_DAYS)
        yield DoseStep(treatment_id=treatment.id, start=start, dose=dose)


def _some_days(flare: Span, chance: Random) -> Iterator[int]:
    return (number for number in range(flare.first, flare.last + 1) if chance.random() < 0.6)


def _last(course: Course) -> date:
    return course.date(len(course.truths) - 1)
