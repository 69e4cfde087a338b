"""What has a place on the timeline beside the numbers."""

from datetime import date

from dialdown.domain.records import Anchor, Appointment, Flare
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
