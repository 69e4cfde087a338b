"""A damaged diary: what can be read goes into a new file, and the damaged one stays as it is."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from dialdown.domain import records as r
from dialdown.storage import (
    DamagedDiaryError,
    DiaryError,
    ForeignFileError,
    create_diary,
    open_diary,
    put_in_place,
    salvage,
)
from dialdown.storage.models import CONTENT_MODELS
from dialdown.storage.rows import read

FIRST = date(2024, 3, 9)
PAGE = 4096
TABLES = [model._meta.table_name for model in CONTENT_MODELS]


@pytest.fixture
def long_diary(path, clock, full_day, records):
    """The path of most of a year, where every table has a row."""
    diary = create_diary(path, clock)
    days = [full_day(FIRST + timedelta(days=n), clock()) for n in range(300)]
    diary.save("All", *days, *records)
    diary.close()
    return path


def rows_in(path):
    diary = open_diary(path)
    found = {(name, row["id"]): row for name in TABLES for row in read(diary._db, name)}
    diary.close()
    return found


def begins(path, name):
    diary = open_diary(path)
    sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    page = diary._db.execute_sql(sql, (name,)).fetchone()[0]
    diary.close()
    return page


def trash(path, page, chance):
    whole = path.read_bytes()
    start = (page - 1) * PAGE
    path.write_bytes(whole[:start] + chance.randbytes(PAGE) + whole[start + PAGE :])


@pytest.mark.parametrize("where", ["day", "answer", "dayrow_date", "any 1", "any 2", "any 3"])
def test_a20_nineteen_of_twenty_rows_are_read_around_a_trashed_page(
    long_diary, clock, where, tmp_path
):
    before, chance = rows_in(long_diary), random.Random(where)
    pages = len(long_diary.read_bytes()) // PAGE
    root = not where.startswith("any")
    page = begins(long_diary, where) if root else chance.randrange(60, pages)
    trash(long_diary, page, chance)
    damaged = long_diary.read_bytes()
    target = tmp_path / "new" / "diary.db"
    told = salvage(long_diary, target, clock)
    after = rows_in(target)
    assert len(after) >= 0.95 * len(before)
    changed = {key for key, row in after.items() if row != before[key]}
    assert {table for table, _id in changed} <= {"day"}  # a day whose own row had to be rebuilt
    assert told.days == 300
    assert told.lost == len(before) - len(after)
    assert long_diary.read_bytes() == damaged
    assert list(target.parent.iterdir()) == [target]


def test_a20_a_file_that_was_cut_short_gives_what_it_still_has(long_diary, clock, tmp_path):
    whole = long_diary.read_bytes()
    long_diary.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(DamagedDiaryError):
        open_diary(long_diary)
    told = salvage(long_diary, tmp_path / "new.db", clock)
    assert told.days > 100
    new = open_diary(tmp_path / "new.db")
    assert set(told.incomplete) == set(new.unsound_days())
    new.close()


def test_a20_a_sound_diary_comes_over_whole_and_under_its_identity(long_diary, clock, tmp_path):
    told = salvage(long_diary, tmp_path / "new.db", clock)
    old, new = open_diary(long_diary), open_diary(tmp_path / "new.db")
    assert (new.id, new.content_hash()) == (old.id, old.content_hash())
    assert new.is_sound
    assert (told.lost, told.incomplete) == (0, ())
    assert told.days == 300
    assert [kind for kind in r.RECORD_TYPES if not new.records(kind)] == []
    old.close()
    new.close()


def test_a20_nothing_is_made_where_nothing_can_be_read(path, clock, tmp_path):
    path.parent.mkdir()
    path.write_bytes(b"no diary")
    with pytest.raises(ForeignFileError):
        salvage(path, tmp_path / "new.db", clock)
    path.unlink()
    create_diary(path, clock).close()
    with pytest.raises(DamagedDiaryError, match="Nothing"):
        salvage(path, tmp_path / "new.db", clock)
    assert not (tmp_path / "new.db").exists()
    with pytest.raises(DiaryError, match="already"):
        salvage(path, path, clock)


def test_a20_the_damaged_file_is_kept_byte_for_byte_when_the_new_one_takes_its_place(
    long_diary, clock, backups
):
    trash(long_diary, begins(long_diary, "answer"), random.Random(1))
    damaged = long_diary.read_bytes()
    new = long_diary.with_name("new.db")
    salvage(long_diary, new, clock)
    kept = put_in_place(new, long_diary, backups, clock)
    assert kept.read_bytes() == damaged
    assert kept.parent == backups
    assert open_diary(long_diary).count == 300


def test_a20_a_damaged_diary_of_the_first_format_is_read_too(tmp_path, clock):
    """It has no table for the plan yet, of which nothing counts as lost."""
    damaged = tmp_path / "damaged.db"
    whole = Path(__file__).resolve().parents[1] / "fixtures" / "diaries" / "format-1.db"
    shutil.copy(whole, damaged)
    found = salvage(damaged, tmp_path / "new" / "diary.db", clock)
    assert (found.days, found.lost, found.incomplete) == (3, 0, ())
    diary = open_diary(tmp_path / "new" / "diary.db", clock)
    assert (len(diary.records(r.HelpNumber)), diary.records(r.PlanPart)) == (1, [])
    diary.close()
