"""What the records beside the days say about a date."""

from datetime import date, timedelta

from dialdown.domain.beside import (
    anchor_on,
    anchors_due,
    dose_on,
    is_open,
    next_appointment,
    open_on,
    overlapping,
    questions_for,
)
from dialdown.domain.records import Anchor, Appointment, DoseStep, Flare, Pause, Question

TODAY = date(2026, 11, 22)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_both_ends_belong_to_a_span() -> None:
    flare = Flare(start=back(5), end=back(3))
    assert [is_open(flare, back(n)) for n in (6, 5, 3, 2)] == [False, True, True, False]
    assert is_open(Pause(start=back(5)), TODAY)
    assert not is_open(Pause(start=TODAY), back(1))


def test_the_newest_span_that_covers_a_date_counts() -> None:
    old, new = Pause(start=back(30)), Pause(start=back(3))
    assert open_on([new, old], TODAY) is new
    assert open_on([new], back(4)) is None


def test_spans_overlap_if_they_share_one_day() -> None:
    there = Flare(start=back(9), end=back(5))
    assert overlapping([there], Flare(start=back(5), end=back(2))) is there
    assert overlapping([there], Flare(start=back(12), end=back(9))) is there
    assert overlapping([there], Flare(start=back(4))) is None
    assert overlapping([there], Flare(start=back(12))) is there
    assert overlapping([Flare(start=back(20))], Flare(start=back(2), end=back(1)))
    assert overlapping([there], there) is None


def test_the_dose_of_a_date_is_the_last_step_before_it() -> None:
    steps = [
        DoseStep(treatment_id="a", start=back(3), dose="60 mg"),
        DoseStep(treatment_id="a", start=back(9), dose="30 mg"),
        DoseStep(treatment_id="b", start=back(1), dose="other"),
    ]
    doses = [step.dose if (step := dose_on(steps, "a", back(n))) else "" for n in (10, 9, 4, 3, 0)]
    assert doses == ["", "30 mg", "30 mg", "60 mg", "60 mg"]


def test_a_visit_today_is_still_the_next_one() -> None:
    visits = [Appointment(date=back(-9)), Appointment(date=TODAY), Appointment(date=back(1))]
    assert next_appointment(visits, TODAY) is visits[1]
    assert next_appointment(visits[2:], TODAY) is None


def test_questions_without_a_visit_wait_for_the_next() -> None:
    visit = Appointment(date=TODAY)
    asked = [
        Question(words="second", position=1),
        Question(words="first", appointment_id=visit.id),
        Question(words="another visit", appointment_id="x"),
        Question(words=" "),
    ]
    assert [q.words for q in questions_for(asked, visit)] == ["first", "second"]
    assert [q.words for q in questions_for(asked, None)] == ["second"]


def test_anchors_are_looked_at_again_after_ninety_days() -> None:
    assert not anchors_due([], TODAY)
    assert not anchors_due([Anchor(level=0, words="a", date=back(90))], TODAY)
    assert anchors_due([Anchor(level=0, words="a", date=back(91))], TODAY)
    both = [Anchor(level=0, words="a", date=back(200)), Anchor(level=5, words="b", date=back(2))]
    assert not anchors_due(both, TODAY)


def test_an_anchor_holds_from_its_date_on() -> None:
    old, new = (Anchor(level=5, words=w, date=back(n)) for w, n in (("old", 9), ("new", 2)))
    assert anchor_on([new, old], 5, back(3)) is old
    assert anchor_on([new, old], 5, back(2)) is new
    assert anchor_on([new, old], 10, TODAY) is None
