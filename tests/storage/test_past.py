"""A day as it was: what its history holds can be brought back, as one more change."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.domain.day import Day
from dialdown.storage import DiaryError, create_diary

MONDAY = date(2026, 3, 9)
TUESDAY = MONDAY + timedelta(days=1)


def test_a26_the_day_before_a_change_is_the_day_that_was_then(diary, clock, full_day):
    states = [diary.day(MONDAY)]
    for step in (
        full_day(MONDAY, clock()),
        full_day(MONDAY, clock()).with_value("pain", 1),
        Day(MONDAY),
    ):
        diary.save("Step", step) if not step.is_empty else diary.save("Gone", remove=[states[-1]])
        diary.save("Aside", diary.day(TUESDAY).with_value("pain", len(states)))
        states.append(diary.day(MONDAY))
    newest_first = diary.history(MONDAY)
    assert [c.label for c in newest_first] == ["Gone", "Step", "Step"]
    for change, was in zip(newest_first, states[2::-1], strict=True):
        then = diary.day_before(MONDAY, change)
        assert (then.answers, then.moments) == (was.answers, was.moments)
        assert then.written_at == was.written_at


def test_a26_a_deleted_day_brought_back_is_the_same_content_and_can_be_undone(
    diary, clock, full_day
):
    diary.save("Day", full_day(MONDAY, clock()))
    content = diary.content_hash()
    clock.move(days=2)
    diary.save("Gone", remove=[diary.day(MONDAY)])
    diary.save("Back", diary.day_before(MONDAY, diary.history(MONDAY)[0]))
    assert diary.content_hash() == content
    assert diary.is_sound
    assert [diary.undo().label, diary.day(MONDAY).is_empty] == ["Back", True]


def test_changes_that_were_taken_back_do_not_count(diary):
    diary.save("One", Day(MONDAY).with_value("pain", 1))
    diary.save("Two", diary.day(MONDAY).with_value("pain", 2))
    diary.undo()
    diary.save("Three", diary.day(MONDAY).with_value("pain", 3))
    three, two, one = diary.history(MONDAY)
    assert [three.state, two.state, one.state] == ["done", "dropped", "done"]
    assert diary.day_before(MONDAY, three).value("pain") == 1
    assert diary.day_before(MONDAY, one).is_empty


def test_b24_steps_are_what_stands_and_what_can_come_back(diary):
    for pain in (1, 2, 3):
        diary.save(f"Pain {pain}", Day(MONDAY).with_value("pain", pain))
    diary.undo()
    diary.undo()
    assert [(c.label, c.state) for c in diary.steps()] == [
        ("Pain 3", "undone"), ("Pain 2", "undone"), ("Pain 1", "done"),
    ]  # fmt: skip
    diary.save("Pain 4", Day(MONDAY).with_value("pain", 4))
    assert [c.label for c in diary.steps()] == ["Pain 4", "Pain 1"]


def test_a_history_that_cannot_be_read_brings_nothing_back(diary):
    diary.save("One", Day(MONDAY).with_text("note", "one"))
    diary.save("Two", diary.day(MONDAY).with_text("note", "two"))
    diary._db.execute_sql("UPDATE changed_row SET before = '{\"id\": 1' WHERE before IS NOT NULL")
    with pytest.raises(DiaryError, match="cannot be read"):
        diary.day_before(MONDAY, diary.history(MONDAY)[0])


@settings(max_examples=25, deadline=None, database=None)
@given(
    st.lists(st.tuples(st.sampled_from(["pain", "mood", "gone"]), st.integers(0, 9)), max_size=9)
)
def test_a26_every_state_that_a_day_went_through_can_be_had_again(tmp_path_factory, steps):
    diary = create_diary(tmp_path_factory.mktemp("past") / "diary.db")
    diary._db.pragma("synchronous", 0)
    states, changes = [], []
    for key, value in steps:
        was = diary.day(MONDAY)
        if key == "gone":
            change = diary.save("Gone", remove=[was])
        else:
            change = diary.save("Set", was.with_value(key, value))
        if change:
            states.append(was.answers)
            changes.append(change)
    for change, was in zip(changes, states, strict=True):
        assert diary.day_before(MONDAY, change).answers == was
    diary.close()
