"""What a save does to days and records, and what it never does."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from dialdown.domain import records as r
from dialdown.domain.day import Answer, Day
from dialdown.storage import SaveError, open_diary, rows
from dialdown.storage.models import RECORD_MODELS

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def test_a_day_comes_back_as_it_was_saved(diary, path, clock, full_day):
    day = full_day(MONDAY, clock())
    diary.save("A day", day)
    saved = replace(day, written_at=clock())
    assert diary.day(MONDAY) == saved
    diary.close()
    again = open_diary(path, clock)
    assert again.days() == [saved]
    assert again.day(MONDAY) == saved
    assert again.unsound_days() == []
    assert again.is_sound
    again.close()


def test_every_kind_of_record_comes_back_as_it_was_saved(diary, path, clock, records):
    assert {type(record) for record in records} == set(RECORD_MODELS)
    diary.save("Everything", *records)
    diary.close()
    again = open_diary(path, clock)
    assert [again.records(type(record)) for record in records] == [[record] for record in records]
    again.close()


def test_blank_stays_blank_and_zero_stays_zero(diary):
    diary.save("Stress", Day(MONDAY).with_value("stress", 0))
    assert diary.day(MONDAY).value("stress") == 0
    assert diary.day(MONDAY).value("pain") is None


def test_saving_the_same_again_changes_nothing(diary, clock, full_day, records):
    day = full_day(MONDAY, clock())
    diary.save("First", day, *records)
    before = diary.content_hash()
    assert diary.save("Again", day, *records) is None
    assert diary.content_hash() == before
    assert diary.next_undo().label == "First"


def test_a_day_made_from_nothing_replaces_the_answers_of_the_same_date(diary):
    diary.save("First", Day(MONDAY).with_value("pain", 3).with_value("mood", 4))
    first = diary.day(MONDAY)
    diary.save("Second", Day(MONDAY).with_value("pain", 5))
    again = diary.day(MONDAY)
    assert (again.id, dict(again.answers).keys()) == (first.id, {"pain"})
    assert again.value("pain") == 5
    assert diary.count == 1


def test_the_same_item_twice_in_one_save_is_stored_once(diary):
    day = Day(MONDAY).with_value("pain", 3)
    flare = r.Flare(start=MONDAY)
    diary.save("Twice", day, day.with_value("pain", 4), flare, replace(flare, note="x"))
    assert [d.value("pain") for d in diary.days()] == [4]
    assert [f.note for f in diary.records(r.Flare)] == ["x"]
    diary.undo()
    assert not diary.has_days
    assert diary.records(r.Flare) == []


def test_a_day_without_answers_is_removed(diary):
    diary.save("Pain", Day(MONDAY).with_value("pain", 3))
    diary.save("Clear", diary.day(MONDAY).without("pain"))
    assert diary.days() == []
    assert diary.count == 0
    assert diary.save("Clear again", Day(MONDAY)) is None


def test_later_edits_do_not_move_the_time_of_writing(diary, clock):
    written = clock()
    diary.save("Pain", Day(MONDAY).with_value("pain", 3))
    clock.move(days=20)
    diary.save("Mood", diary.day(MONDAY).with_value("mood", 3))
    diary.save("From nothing", Day(MONDAY).with_value("pain", 9))
    diary.save("With a stamp", Day(MONDAY, written_at=clock()).with_value("pain", 1))
    assert diary.day(MONDAY).written_at == written


def test_a_day_emptied_and_filled_again_counts_as_written_now_until_that_is_undone(diary, clock):
    written = clock()
    diary.save("Pain", Day(MONDAY).with_value("pain", 3))
    clock.move(days=20)
    diary.save("Delete", Day(MONDAY))
    diary.save("Again", Day(MONDAY).with_value("pain", 4))
    assert diary.day(MONDAY).written_at == clock()
    diary.undo()
    diary.undo()
    assert diary.day(MONDAY).written_at == written


def test_an_imported_day_keeps_the_stamp_of_its_source_or_none(diary, clock):
    diary.save("Import", Day(MONDAY, source="daylio").with_value("pain", 3))
    diary.save("Import", Day(TUESDAY, clock(), "daylio").with_value("pain", 3))
    clock.move(days=1)
    diary.save("Edit", diary.day(MONDAY).with_value("mood", 3))
    assert diary.day(MONDAY).written_at is None
    assert diary.day(TUESDAY).written_at != clock()


def test_answers_copied_from_another_day_get_identities_of_their_own(diary, clock, full_day):
    diary.save("Monday", full_day(MONDAY, clock()))
    monday = diary.day(MONDAY)
    diary.save("Same as last time", replace(monday, date=TUESDAY))
    tuesday = diary.day(TUESDAY)
    assert diary.day(MONDAY) == monday
    assert {k: a.value for k, a in tuesday.answers.items()} == {
        k: a.value for k, a in monday.answers.items()
    }
    assert len(tuesday.moments) == 1
    assert diary.is_sound


def test_a_day_can_be_moved_to_another_date_in_one_change(diary, clock, full_day):
    diary.save("Monday", full_day(MONDAY, clock()))
    monday = diary.day(MONDAY)
    diary.save("I meant Tuesday", replace(monday, date=TUESDAY), remove=[monday])
    assert [day.date for day in diary.days()] == [TUESDAY]
    assert len(diary.day(TUESDAY).answers) == len(monday.answers)
    diary.undo()
    assert diary.days() == [monday]


def test_removing_a_treatment_takes_its_doses_along_and_undo_brings_all_back(diary, records):
    diary.save("Everything", *records)
    before = diary.content_hash()
    treatment = diary.records(r.Treatment)[0]
    doses = diary.records(r.DoseStep)
    diary.save("Remove", remove=[*doses, treatment])
    assert diary.records(r.DoseStep) == []
    assert diary.records(r.AsNeededDose) == []
    diary.undo()
    assert diary.content_hash() == before


def test_questions_of_a_removed_visit_wait_for_the_next_one(diary, records):
    diary.save("Everything", *records)
    diary.save("Remove", remove=diary.records(r.Appointment))
    assert [q.appointment_id for q in diary.records(r.Question)] == [""]


def test_a_dose_without_its_treatment_is_refused_and_nothing_is_kept(diary):
    with pytest.raises(SaveError, match="Not saved"):
        diary.save(
            "Orphan",
            Day(MONDAY).with_value("pain", 1),
            r.DoseStep(treatment_id="none", start=MONDAY, dose="1"),
        )
    assert diary.count == 0
    assert diary.next_undo() is None


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_saved(diary, number):
    before = diary.content_hash()
    with pytest.raises(ValueError, match="must be a number"):
        diary.save("Bad", Day(MONDAY).with_answer(Answer("own:x", number)))
    assert diary.content_hash() == before
    assert diary.save("Good", Day(MONDAY).with_value("pain", 1))


def test_minus_zero_is_zero(diary):
    diary.save("Zero", Day(MONDAY).with_answer(Answer("own:x", -0.0)))
    assert diary.is_sound


def test_a_date_with_a_time_is_stored_as_the_date(diary):
    diary.save("Flare", r.Flare(start=datetime(2026, 3, 9, 14, 0)))  # noqa: DTZ001
    assert diary.records(r.Flare)[0].start == MONDAY


@pytest.mark.parametrize(
    "when", [date(1, 1, 1), date(1970, 1, 1), date(2024, 2, 29), date(2026, 12, 31), date.max]
)
def test_a30_every_date_can_be_written_about(diary, when):
    diary.save("Pain", Day(when).with_value("pain", 2))
    diary._days = None
    assert [day.date for day in diary.days(when, when)] == [when]
    assert diary.days(last=date(1, 1, 1)) == (diary.days() if when == date(1, 1, 1) else [])


def test_days_come_in_order_and_within_bounds(diary):
    dates = [date(2026, 3, n) for n in (9, 2, 30, 15)]
    diary.save("Days", *[Day(when).with_value("pain", 2) for when in dates])
    assert [day.date for day in diary.days()] == sorted(dates)
    assert [d.date.day for d in diary.days(date(2026, 3, 9), date(2026, 3, 15))] == [9, 15]


def test_a10_one_entry_is_one_transaction(diary, clock, full_day, records, monkeypatch):
    """Whichever statement fails, nothing of the entry stays."""
    diary.save("Before", Day(TUESDAY).with_value("pain", 1))
    before = diary.content_hash()
    real, calls = rows.apply, []

    def failing(db, edit):
        calls.append(edit)
        if len(calls) == fail_at:
            raise RuntimeError("a bug")
        real(db, edit)

    monkeypatch.setattr(rows, "apply", failing)
    items = [full_day(MONDAY, clock()), *records]
    fail_at, last = 1, 0
    while True:
        calls.clear()
        try:
            diary.save("Entry", *items)
        except RuntimeError:
            assert diary.content_hash() == before
            assert [change.label for change in [diary.next_undo()]] == ["Before"]
            last, fail_at = fail_at, fail_at + 1
        else:
            break
    assert last == len(calls) > len(records)
    assert diary._db.pragma("foreign_keys") == 1
    assert diary._db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    assert diary.is_sound
