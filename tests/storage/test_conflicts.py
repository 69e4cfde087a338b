"""Copies that a synced folder puts beside the diary: found, read, never touched."""

import shutil
from contextlib import closing
from datetime import date

import pytest

from dialdown.domain.day import Day
from dialdown.storage import (
    DamagedDiaryError,
    DiaryError,
    SaveError,
    copies_beside,
    create_diary,
    open_to_read,
)

MONDAY = date(2026, 3, 9)
NAMES = [
    "diary (1).db",
    "diary (conflicted copy 2026-03-09).db",
    "diary-LAPTOP.db",
    "diary.sync-conflict-20260309-101500-ABCDEFG.db",
]


@pytest.mark.parametrize("name", NAMES)
def test_a16_a_conflict_copy_is_found_and_only_read(diary, path, clock, name, walk_files):
    diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    copy = path.with_name(name)
    shutil.copyfile(path, copy)
    diary.save("More", Day(MONDAY).with_value("pain", 6))
    files = walk_files(path.parent)
    assert copies_beside(path) == [copy]
    with closing(open_to_read(copy, clock)) as other:
        assert other.day(MONDAY).value("pain") == 4
        with pytest.raises(SaveError):
            other.save("No", Day(MONDAY).with_value("pain", 1))
    assert walk_files(path.parent) == files


def test_a16_what_is_not_a_copy_of_this_diary_is_no_conflict(diary, path, backups):
    create_diary(path.with_name("diary-other.db")).close()
    path.with_name("diary (2).db").write_bytes(b"not a diary")
    path.with_name("diary-3.db").mkdir()
    shutil.copyfile(path, path.with_name("holiday.db"))
    shutil.copyfile(path, path.with_name("diary-old.txt"))
    path.with_name("diary-link.db").symlink_to(path)
    assert copies_beside(path) == []
    assert copies_beside(path.with_name("gone.db")) == []


def test_a16_a_damaged_copy_says_so(diary, path, clock):
    diary.save("Note", Day(MONDAY).with_text("note", "word " * 9000))
    copy = path.with_name("diary (1).db")
    copy.write_bytes(path.read_bytes()[:-9000])
    with pytest.raises((DamagedDiaryError, DiaryError)):
        open_to_read(copy, clock)
