"""Whatever was done can be taken back, also tomorrow; whatever is deleted for good is gone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.domain import records as r
from dialdown.domain.day import Day
from dialdown.storage import DiaryError, create_diary, open_diary

MONDAY = date(2026, 3, 9)
CANARY = "xyzzy-canary-Zebra"


def undo_all(diary):
    return [change.label for change in iter(diary.undo, None)]


def redo_all(diary):
    return [change.label for change in iter(diary.redo, None)]


def test_a26_undo_and_redo_walk_back_and_forth(diary):
    for pain in (1, 2, 3):
        diary.save(f"Pain {pain}", Day(MONDAY).with_value("pain", pain))
    assert undo_all(diary) == ["Pain 3", "Pain 2", "Pain 1"]
    assert diary.days() == []
    assert redo_all(diary) == ["Pain 1", "Pain 2", "Pain 3"]
    assert diary.day(MONDAY).value("pain") == 3


def test_a26_undo_works_after_a_restart_and_says_that_it_is_from_before(diary, path, clock):
    empty = diary.content_hash()
    diary.save("Pain today: 3", Day(MONDAY).with_value("pain", 3))
    assert not diary.is_from_before(diary.next_undo())
    diary.close()
    again = open_diary(path, clock)
    assert again.next_undo().label == "Pain today: 3"
    assert again.is_from_before(again.next_undo())
    assert again.undo().state == "undone"
    assert again.content_hash() == empty
    again.close()


def test_what_was_undone_cannot_come_back_after_something_new(diary):
    diary.save("One", Day(MONDAY).with_value("pain", 1))
    diary.undo()
    diary.save("Two", Day(MONDAY).with_value("pain", 2))
    assert diary.next_redo() is None
    assert diary.redo() is None
    assert undo_all(diary) == ["Two"]
    assert [c.state for c in diary.history(MONDAY)] == ["undone", "dropped"]


def test_typing_a_note_is_one_step_and_keeps_each_row_once(diary):
    diary.save("Pain", Day(MONDAY).with_value("pain", 1))
    before = diary.content_hash()
    for end in range(1, 30):
        day = diary.day(MONDAY).with_text("note", "a long walk " * end)
        diary.save("Note", day, merge_key="note:2026-03-09")
    after = diary.content_hash()
    kept = diary._db.execute_sql("SELECT count(*) FROM changed_row").fetchone()[0]
    assert kept == 4  # of the pain: day and answer; of the note: day and answer
    assert diary.undo().label == "Note"
    assert diary.content_hash() == before
    diary.redo()
    assert diary.content_hash() == after


def test_typing_is_not_joined_across_another_change_or_a_restart(diary, path, clock):
    def note(text):
        diary.save(text, diary.day(MONDAY).with_text("note", text), merge_key="note")

    note("one")
    diary.save("Pain", diary.day(MONDAY).with_value("pain", 1))
    note("one two")
    diary.close()
    diary = open_diary(path, clock)
    note("one two three")
    assert undo_all(diary) == ["one two three", "one two", "Pain", "one"]
    diary.close()


def test_a_note_typed_and_deleted_again_in_one_step_leaves_a_step_without_effect(diary):
    diary.save("Pain", Day(MONDAY).with_value("pain", 1))
    before = diary.content_hash()
    diary.save("Note", diary.day(MONDAY).with_text("note", "x"), merge_key="n")
    diary.save("Note", diary.day(MONDAY).without("note"), merge_key="n")
    diary.undo()
    assert diary.content_hash() == before


def test_a_diary_changed_behind_the_history_is_not_touched_by_undo(diary):
    diary.save("Pain", Day(MONDAY).with_value("pain", 1))
    diary._db.execute_sql("UPDATE answer SET value = 9")
    with pytest.raises(DiaryError, match=r"Not undone\. The diary was changed elsewhere"):
        diary.undo()
    assert diary.next_undo().label == "Pain"


def test_the_history_of_a_date_tells_what_touched_it(diary, clock):
    tuesday = MONDAY + timedelta(days=1)
    diary.save("Monday", Day(MONDAY).with_value("pain", 1), by="import")
    diary.save("Both", Day(MONDAY).with_value("pain", 2), Day(tuesday).with_value("pain", 2))
    assert [(c.label, c.by) for c in diary.history(MONDAY)] == [
        ("Both", "window"),
        ("Monday", "import"),
    ]
    assert [c.label for c in diary.history(tuesday)] == ["Both"]
    assert diary.history(MONDAY)[0].at == clock()


def test_a39_what_is_deleted_for_good_is_gone_from_the_file(diary, path):
    filler = [Day(MONDAY - timedelta(days=n)).with_text("note", "w " * 300) for n in range(1, 40)]
    diary.save("Filler", *filler)
    diary.save("Note", Day(MONDAY).with_text("note", f"{CANARY} " * 700))
    diary.save("Flare", r.Flare(start=MONDAY, note=CANARY))
    diary.save("Delete", remove=[diary.day(MONDAY), *diary.records(r.Flare)])
    assert CANARY.encode() in path.read_bytes()
    content = diary.content_hash()
    diary.forget_history()
    assert CANARY.encode() not in path.read_bytes()
    assert diary.next_undo() is None
    assert diary.content_hash() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert diary.save("Goes on", Day(MONDAY).with_value("pain", 1))


def labels(diary):
    return [change.label for change in reversed(diary.history(MONDAY))]


def note_days(diary, clock, days):
    for day in days:
        clock.move(days=day)
        pain = (diary.day(MONDAY).value("pain") or 0) + 0.1
        diary.save(f"{clock().date}", diary.day(MONDAY).with_value("pain", round(pain, 1)))


def test_the_history_keeps_thirty_days(diary, clock):
    note_days(diary, clock, [0, 10, 10, 10, 1])
    assert len(labels(diary)) == 5
    diary.forget_old_history()
    assert labels(diary) == ["2026-03-24", "2026-04-03", "2026-04-13", "2026-04-14"]
    assert len(undo_all(diary)) == len(labels(diary))


def test_the_first_save_after_opening_shortens_the_history(diary, path, clock):
    note_days(diary, clock, [0, 10, 10, 10, 10])
    diary.close()
    again = open_diary(path, clock)
    again.save("New", again.day(MONDAY).with_value("mood", 1))
    assert "2026-03-14" not in labels(again)
    assert labels(again)[-1] == "New"
    again.close()


@pytest.mark.parametrize("jump", [-20_000, -400, 400, 26_000])
def test_a27_a_clock_that_jumps_does_not_empty_the_history(diary, clock, jump):
    note_days(diary, clock, [0, 1, 1])
    note_days(diary, clock, [jump])
    diary.forget_old_history()
    note_days(diary, clock, [-jump])
    diary.forget_old_history()
    assert len(labels(diary)) == 5
    assert len(undo_all(diary)) == 5


DATES = st.integers(0, 3).map(lambda n: MONDAY + timedelta(days=n))
STEP = st.one_of(
    st.tuples(st.just("value"), DATES, st.sampled_from(["pain", "mood"]), st.integers(0, 10)),
    st.tuples(st.just("note"), DATES, st.sampled_from(["", "a", "bé\U0001f600"]), st.booleans()),
    st.tuples(st.just("clear"), DATES, st.just(0), st.just(0)),
    st.tuples(st.just("copy"), DATES, DATES, st.just(0)),
    st.tuples(st.just("treat"), DATES, st.integers(0, 2), st.booleans()),
    st.tuples(st.just("untreat"), st.integers(0, 2), st.just(0), st.just(0)),
    st.tuples(st.just("bulk"), st.lists(DATES, max_size=4), st.integers(0, 10), st.just(0)),
    st.tuples(st.just("undo"), st.just(0), st.just(0), st.just(0)),
    st.tuples(st.just("redo"), st.just(0), st.just(0), st.just(0)),
)


def take(diary, step):
    kind, a, b, c = step
    if kind == "value":
        diary.save("Value", diary.day(a).with_value(b, c))
    elif kind == "note":
        diary.save("Note", diary.day(a).with_text("note", b), merge_key=f"note:{a}" if c else "")
    elif kind == "clear":
        diary.save("Clear", remove=[diary.day(a)])
    elif kind == "copy":
        diary.save("Copy", replace(diary.day(b), date=a))
    elif kind == "treat":
        treatment = r.Treatment(id=f"t{b}", name=f"T{b}", start=a)
        dose = r.DoseStep(id=f"d{b}{c}", treatment_id=f"t{b}", start=a, dose="1")
        diary.save("Treat", treatment, dose)
    elif kind == "untreat":
        diary.save("Stop", remove=[t for t in diary.records(r.Treatment) if t.id == f"t{a}"])
    elif kind == "bulk":
        diary.save("Bulk", *[diary.day(when).with_value("pain", b) for when in a])
    else:
        getattr(diary, kind)()


@pytest.fixture(scope="module")
def playground(tmp_path_factory):
    diary = create_diary(tmp_path_factory.mktemp("undo") / "diary.db")
    diary._db.pragma("synchronous", 0)
    diary._db.pragma("journal_mode", "memory")
    yield diary
    diary.close()


@settings(max_examples=60, deadline=None, database=None)
@given(st.booleans(), st.lists(STEP, min_size=1, max_size=14))
def test_a26_after_any_steps_undo_all_is_the_start_and_redo_all_the_end(playground, cached, steps):
    diary = playground
    undo_all(diary)
    diary._file.write(lambda: diary._db.execute_sql("DELETE FROM changed_row"), bool, "")
    diary._file.write(lambda: diary._db.execute_sql("DELETE FROM change"), bool, "")
    start = diary.content_hash()
    if cached:
        diary.days()
    for step in steps:
        take(diary, step)
    assert diary.is_sound
    redo_all(diary)
    end, days = diary.content_hash(), diary.days()
    undo_all(diary)
    assert diary.content_hash() == start
    assert diary.days() == []
    redo_all(diary)
    assert diary.content_hash() == end
    assert diary.days() == days
    assert diary.is_sound
    undo_all(diary)
