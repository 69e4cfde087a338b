"""What the records beside the days say about a date: what goes on, which dose, what comes next."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from dialdown.domain.records import (
    AboutMe,
    Anchor,
    Appointment,
    DoseStep,
    Flare,
    Pause,
    PlanPart,
    Question,
    Treatment,
)
from dialdown.domain.vocabulary import PLAN_PARTS, SHORT_PLAN

ANCHOR_DAYS = 90
"""After about this many days a person may want to look at their anchors again."""


Span = Flare | Pause | Treatment
"""A record with a first day and, unless it goes on, a last one; both belong to it."""

S = TypeVar("S", Flare, Pause, Treatment)


def is_open(span: Span, when: date) -> bool:
    """True if a flare, pause or treatment covers the date."""
    return span.start <= when and (span.end is None or when <= span.end)


def open_on(spans: Iterable[S], when: date) -> S | None:
    """The newest of the spans that covers the date; None if none does."""
    return max((s for s in spans if is_open(s, when)), key=lambda s: s.start, default=None)


def overlapping(spans: Iterable[S], wanted: Span) -> S | None:
    """The first of the spans that shares a day with `wanted`, itself left out."""
    for span in sorted(spans, key=lambda s: s.start):
        begins_in_time = wanted.end is None or span.start <= wanted.end
        if (
            span.id != wanted.id
            and begins_in_time
            and (span.end is None or span.end >= wanted.start)
        ):
            return span
    return None


def dose_on(steps: Iterable[DoseStep], treatment_id: str, when: date) -> DoseStep | None:
    """The dose step of a treatment that holds on a date; None before the first."""
    begun = (s for s in steps if s.treatment_id == treatment_id and s.start <= when)
    return max(begun, key=lambda step: step.start, default=None)


def next_appointment(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """The nearest visit from today on; None if none is planned."""
    coming = (a for a in appointments if a.date >= today)
    return min(coming, key=lambda a: (a.date, a.id), default=None)


def questions_for(questions: Iterable[Question], visit: Appointment | None) -> list[Question]:
    """The questions of the next visit in the person's order, with those that wait for any visit."""
    wanted = {"", visit.id} if visit else {""}
    found = (q for q in questions if q.appointment_id in wanted and q.words.strip())
    return sorted(found, key=lambda q: (q.position, q.id))


def anchor_on(anchors: Iterable[Anchor], level: int, when: date) -> Anchor | None:
    """What a level meant to the person on a date; None where nothing was written yet."""
    known = (a for a in anchors if a.level == level and a.date <= when)
    return max(known, key=lambda anchor: anchor.date, default=None)


def anchors_due(anchors: Iterable[Anchor], today: date) -> bool:
    """True if the anchors were written and the newest of them is older than ANCHOR_DAYS."""
    newest = max((anchor.date for anchor in anchors), default=None)
    return newest is not None and (today - newest).days > ANCHOR_DAYS


def plan_words(about: Iterable[AboutMe], parts: Iterable[PlanPart]) -> dict[str, str]:
    """The parts of the plan for flare days that hold words, the plan in a few words first."""
    typed = {one.id: one.words for one in about if one.id == SHORT_PLAN}
    typed |= {part.id: part.words for part in parts}
    return {key: typed[key] for key in (SHORT_PLAN, *PLAN_PARTS) if typed.get(key, "").strip()}
