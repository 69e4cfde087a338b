"""Long runs of everything a person can do to a diary end where they began, once all is undone."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.domain.records import RECORD_TYPES, Flare, OwnTag
from dialdown.exchange import merge, read
from dialdown.storage import Diary, create_diary

STEPS = 200
FIRST = date(2026, 3, 1)
WHEN = st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n))
RATING = st.integers(0, 10)
ROWS = st.lists(st.tuples(WHEN, RATING, st.sampled_from(["", "walk", "warm bath"])), max_size=5)
STEP = st.one_of(
    st.tuples(st.just("answer"), WHEN, st.sampled_from(["pain", "stress", "mood"]), RATING),
    st.tuples(st.just("blank"), WHEN, st.sampled_from(["pain", "stress"])),
    st.tuples(st.just("tick"), WHEN, st.sampled_from(["tag:travel", "touch:socks"])),
    st.tuples(st.just("note"), WHEN, st.sampled_from(["slept", "slept badly"])),
    st.tuples(st.just("delete"), WHEN),
    st.tuples(st.just("flare"), WHEN),
    st.tuples(st.just("unflare")),
    st.tuples(st.just("import"), ROWS, st.booleans()),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


class Person:
    """Does one step after the other."""

    def __init__(self, diary: Diary, folder: Path) -> None:
        self.diary, self.file = diary, folder / "rows.csv"

    def take(self, kind: str, *what) -> None:
        getattr(self, f"do_{kind}")(*what)

    def do_answer(self, when, key, value):
        self.diary.save("answer", self.diary.day(when).with_value(key, value))

    def do_blank(self, when, key):
        self.diary.save("blank", self.diary.day(when).without(key))

    def do_tick(self, when, key):
        day = self.diary.day(when)
        self.diary.save("tick", day.with_tick(key, key not in day.answers))

    def do_note(self, when, words):
        day = self.diary.day(when).with_text("note", words)
        self.diary.save("note", day, merge_key=f"text:{when}:note")

    def do_delete(self, when):
        self.diary.save("delete", remove=[self.diary.day(when)])

    def do_flare(self, when):
        self.diary.save("flare", Flare(start=when))

    def do_unflare(self):
        self.diary.save("unflare", remove=self.diary.records(Flare)[:1])

    def do_import(self, rows, take_theirs):
        text = io.StringIO(newline="")
        csv.writer(text).writerows([("date", "pain", "note"), *rows])
        self.file.write_text(text.getvalue(), encoding="utf-8")
        records = [record for kind in RECORD_TYPES for record in self.diary.records(kind)]
        plan = merge(read(self.file, records), self.diary.days(), records, take_theirs)
        self.diary.save("import", *plan.items, by="import")

    def do_undo(self):
        self.diary.undo()

    def do_redo(self):
        self.diary.redo()


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A diary that need not survive a power cut, so that 200 steps are quick."""
    folder = tmp_path_factory.mktemp("everything")
    diary = create_diary(folder / "diary.db")
    diary._db.pragma("synchronous", 0)
    diary._db.pragma("journal_mode", "memory")
    yield diary, folder
    diary.close()


@settings(max_examples=5, deadline=None, database=None)
@given(st.lists(STEP, min_size=STEPS, max_size=STEPS))
def test_a26_two_hundred_steps_undone_leave_the_diary_as_it_was(place, steps) -> None:
    diary, folder = place
    diary.forget_history()
    if not diary.has_days:
        diary.save(
            "before",
            diary.day(FIRST).with_value("pain", 4),
            OwnTag(name="choir", group="helped", since=FIRST),
        )
        diary.forget_history()
    before = diary.content_hash()
    person = Person(diary, folder)
    for step in steps:
        person.take(*step)
    while diary.undo():
        pass
    assert diary.content_hash() == before
    assert not diary.unsound_days()
