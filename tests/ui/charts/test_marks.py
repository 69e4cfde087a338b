"""What has a place on the timeline beside the numbers."""

from datetime import date, timedelta

from dialdown.domain.records import Anchor, Appointment, Flare, Trial
from dialdown.ui.charts.marks import Mark, build_marks

TODAY = date(2026, 11, 22)


def test_own_marks_that_were_said_anew_on_one_day_are_one_line() -> None:
    when = date(2026, 8, 1)
    anchors = [Anchor(level=level, words="mine", date=when) for level in (0, 5, 10)]
    assert build_marks(anchors, TODAY) == [Mark("anchor", when, when, "0, 5, 10 said anew")]


def test_what_a_person_typed_about_a_number_is_not_on_the_chart() -> None:
    (mark,) = build_marks([Anchor(level=5, words="secret", date=TODAY)], TODAY)
    assert "secret" not in mark.label


def test_a_flare_that_goes_on_reaches_today() -> None:
    marks = build_marks([Flare(start=date(2026, 11, 20)), Appointment(date=TODAY)], TODAY)
    assert [(m.kind, m.end) for m in marks] == [("flare", TODAY), ("appointment", TODAY)]


def trial(**more) -> list[tuple]:
    made = Trial(change="Walk", start=date(2026, 9, 1), blocks=("with", "without"), **more)
    return [(m.kind, m.start, m.end, m.label) for m in build_marks([made], TODAY)]


def test_a_trial_has_its_name_and_each_of_its_blocks() -> None:
    first, second = date(2026, 9, 1), date(2026, 9, 15)
    assert trial() == [
        ("trial", first, date(2026, 9, 28), "trial: Walk, from 1 Sept"),
        ("with", first, date(2026, 9, 14), "with it from 1 Sept"),
        ("without", second, date(2026, 9, 28), "without it from 15 Sept"),
    ]


def test_an_ended_trial_stops_when_it_was_ended() -> None:
    ends = {kind: end for kind, _start, end, _label in trial(ended=date(2026, 9, 16))}
    assert ends == {
        "trial": date(2026, 9, 16),
        "with": date(2026, 9, 14),
        "without": date(2026, 9, 16),
    }
    assert [kind for kind, *_ in trial(ended=date(2026, 9, 3))] == ["trial", "with"]
    assert trial(ended=date(2026, 9, 1) - timedelta(1)) == []


def test_a_trial_from_elsewhere_that_makes_no_sense_is_not_marked() -> None:
    assert trial(block_days=0) == []
