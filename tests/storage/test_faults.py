"""The disk says no, the process is killed, the file goes away: nothing that was "Saved" is lost."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from peewee import OperationalError

from dialdown.domain import records as r
from dialdown.domain.day import Day
from dialdown.storage import MovedDiaryError, SaveError, back_up, create_diary, open_diary

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
POSIX = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away on Windows")

SAVE_AND_TELL = """
import sys
from datetime import date, timedelta
from pathlib import Path
from dialdown.domain.day import Day
from dialdown.storage import open_diary

diary = open_diary(Path(sys.argv[1]))
start = date(2026, 1, 1) + timedelta(days=1000 * int(sys.argv[2]))
for number in range(1000):
    day = Day(start + timedelta(days=number)).with_value("pain", number % 11)
    diary.save("Pain", day.with_text("note", "word " * 400).with_value("mood", number % 11))
    print(day.date.isoformat(), flush=True)
"""


def io_error(code=sqlite3.SQLITE_IOERR_FSYNC):
    cause = sqlite3.OperationalError("disk I/O error")
    cause.sqlite_errorcode = code
    return OperationalError(cause, *cause.args)


def test_a1_what_was_saved_survives_kill_9(path):
    create_diary(path).close()
    chance, saved = random.Random(1), set()
    for number in range(15):
        child = subprocess.Popen(
            [sys.executable, "-c", SAVE_AND_TELL, str(path), str(number)],
            stdout=subprocess.PIPE,
            text=True,
        )
        first = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        child.kill()
        saved |= {date.fromisoformat(line) for line in (first + child.stdout.read()).split()}
        child.stdout.close()
        child.wait()
    diary = open_diary(path)
    assert len(saved) >= 15
    assert {day.date for day in diary.days()} >= saved
    assert all(set(day.answers) == {"pain", "mood", "note"} for day in diary.days())
    assert diary.is_sound
    diary.close()


@POSIX
def test_a5_a_disk_that_takes_no_more_says_so_and_keeps_all(path):
    """A real write error: the operating system limits the size of files."""
    code = """
import resource, sys
from datetime import date
from pathlib import Path
from dialdown.domain.day import Day
from dialdown.storage import SaveError, open_diary

path = Path(sys.argv[1])
diary = open_diary(path)
day = Day(date(2026, 3, 10)).with_text("note", "long " * 60_000)
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    diary.save("Note", day)
except SaveError as error:
    print(error)
print(diary.day(date(2026, 3, 9)).value("pain"), diary.is_sound, diary.count)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(diary.save("Note", day).label, diary.count)
"""
    diary = create_diary(path)
    diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    diary.close()
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said, after, retry = done.stdout.splitlines()
    assert said.startswith("Not saved. ")
    assert after == "4.0 True 1"
    assert retry == "Note 2"


def test_a5_a_full_disk_is_named_and_a_retry_saves(diary):
    pages = diary._db.pragma("page_count")
    diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    diary._db.pragma("max_page_count", pages)
    day = Day(TUESDAY).with_text("note", "long " * 60_000)
    with pytest.raises(SaveError, match=r"^Not saved\. The disk is full\.$"):
        diary.save("Note", day)
    assert [d.date for d in diary.days()] == [MONDAY]
    assert diary.save("Note", day).label == "Note"
    assert diary.is_sound


def test_a3_whichever_statement_fails_nothing_is_half_done(
    diary, clock, full_day, records, monkeypatch
):
    diary.save("Before", Day(TUESDAY).with_value("pain", 1))
    before = diary.content_hash()
    real = type(diary._db).execute_sql
    count, fail_at, said = [0], 0, set()

    def failing(db, sql, *args, **kwargs):
        count[0] += 1
        if count[0] == fail_at:
            raise io_error()
        return real(db, sql, *args, **kwargs)

    monkeypatch.setattr(type(diary._db), "execute_sql", failing)
    items = [full_day(MONDAY, clock()), *records[4:6]]
    while True:
        count[0], fail_at = 0, fail_at + 1
        try:
            diary.save("Entry", *items)
        except SaveError as error:
            said.add(str(error))
            assert diary.content_hash() == before
            assert diary.next_undo().label == "Before"
        else:
            break
    tried, fail_at = fail_at, 0
    assert said == {"Not saved. The disk did not do as it was asked."}
    assert tried > 20
    assert diary.day(MONDAY).value("pain") == 6.5
    assert diary.is_sound


def test_a4_a_commit_that_failed_and_did_not_happen_is_not_saved(diary, monkeypatch):
    def failing(_db):
        raise io_error()

    day = Day(MONDAY).with_value("pain", 4)
    with monkeypatch.context() as patch:
        patch.setattr(type(diary._db), "commit", failing)
        with pytest.raises(SaveError):
            diary.save("Pain", day)
    assert diary.days() == []
    assert diary.save("Pain", day) is not None
    assert diary.count == 1


def test_a4_a_commit_that_failed_and_did_happen_counts_as_saved_once(diary, monkeypatch):
    real = type(diary._db).commit

    def failing_afterwards(db):
        real(db)
        raise io_error()

    diary.days()
    day = Day(MONDAY).with_value("pain", 4)
    with monkeypatch.context() as patch:
        patch.setattr(type(diary._db), "commit", failing_afterwards)
        assert diary.save("Pain", day).label == "Pain"
        assert diary.day(MONDAY).value("pain") == 4
        assert diary.undo().state == "undone"
        assert diary.redo().state == "done"
    assert diary.save("Again", day) is None
    assert [d.id for d in diary.days()] == [day.id]


def test_a4_a_note_typed_on_within_a_second_is_not_taken_for_saved(diary, monkeypatch):
    """The change it joins looks the same; only the rows tell."""
    diary.save("Note", Day(MONDAY).with_text("note", "one"), merge_key="note")

    def failing(_db):
        raise io_error()

    with monkeypatch.context() as patch:
        patch.setattr(type(diary._db), "commit", failing)
        with pytest.raises(SaveError):
            diary.save("Note", diary.day(MONDAY).with_text("note", "one two"), merge_key="note")
    assert diary.day(MONDAY).text("note") == "one"


@pytest.mark.parametrize("what", ["undo", "redo", "forget_history", "forget_old_history"])
def test_a3_what_else_writes_fails_in_plain_words_too(diary, monkeypatch, what):
    diary.save("One", Day(MONDAY).with_value("pain", 1))
    diary.save("Two", Day(MONDAY).with_value("pain", 2))
    diary.undo()
    before = diary.content_hash()

    def failing(_db):
        raise io_error(sqlite3.SQLITE_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(type(diary._db), "commit", failing)
        with pytest.raises(SaveError, match="The disk is full"):
            getattr(diary, what)()
    assert diary.content_hash() == before
    assert (diary.next_undo().label, diary.next_redo().label) == ("One", "Two")


@POSIX
@pytest.mark.parametrize("how", ["deleted", "renamed", "replaced"])
def test_a15_a_file_taken_away_is_noticed_before_saved_is_said(diary, path, tmp_path, how):
    diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    aside = tmp_path / "aside.db"
    if how == "deleted":
        path.unlink()
    else:
        path.rename(aside)
    if how == "replaced":
        other = create_diary(path)
        other.close()
    there = path.read_bytes() if path.exists() else None
    with pytest.raises(MovedDiaryError, match="Not saved"):
        diary.save("Pain", Day(TUESDAY).with_value("pain", 5))
    with pytest.raises(MovedDiaryError, match="Not undone"):
        diary.undo()
    assert (path.read_bytes() if path.exists() else None) == there
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name] * (there is not None)
    if how != "deleted":
        kept = open_diary(aside)
        assert [day.date for day in kept.days()] == [MONDAY]
        kept.close()


@POSIX
def test_a15_a_file_replaced_during_the_save_is_noticed_too(diary, path, monkeypatch):
    real = type(diary._db).commit

    def replaced(db):
        real(db)
        path.unlink()
        path.touch()

    monkeypatch.setattr(type(diary._db), "commit", replaced)
    with pytest.raises(MovedDiaryError, match="taken the place"):
        diary.save("Pain", Day(MONDAY).with_value("pain", 4))


def test_another_program_that_writes_is_named(diary, path, monkeypatch):
    diary._db.execute_sql("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SaveError, match="busy with your diary"):
        diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    other.execute("ROLLBACK")
    other.close()
    assert diary.save("Pain", Day(MONDAY).with_value("pain", 4))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such permissions on Windows")
def test_a13_a_folder_that_cannot_be_written_to_still_reads(diary, path, clock):
    diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    diary.close()
    code = f"""
import os
from datetime import date
from pathlib import Path
from dialdown.domain.day import Day
from dialdown.storage import SaveError, open_diary
if os.geteuid() == 0:  # root may write anywhere
    os.setgid(65534), os.setuid(65534)
diary = open_diary(Path({str(path)!r}))
print(diary.day(date(2026, 3, 9)).value("pain"))
try:
    diary.save("Pain", Day(date(2026, 3, 10)).with_value("pain", 5))
except SaveError as error:
    print(error)
print(diary.count)
"""
    path.chmod(0o444)
    path.parent.chmod(0o555)
    above = [folder for folder in path.parents if folder.stat().st_mode & 0o5 != 0o5]
    modes = {folder: folder.stat().st_mode for folder in above}
    try:
        for folder in above:
            folder.chmod(modes[folder] | 0o5)
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        path.parent.chmod(0o755)
        for folder in above:
            folder.chmod(modes[folder])
    if "ModuleNotFoundError" in done.stderr or "Permission denied" in done.stderr:
        pytest.skip("another user may not read this Python")
    assert done.stdout.splitlines() == [
        "4.0",
        "Not saved. This folder or file cannot be written to.",
        "1",
    ], done.stderr


def test_a_diary_closed_by_a_fault_is_opened_again_by_the_next_save(diary):
    diary.days()
    diary._db.close()
    assert diary.save("Pain", Day(MONDAY).with_value("pain", 4))
    assert diary.day(MONDAY).value("pain") == 4


def test_a_backup_may_run_beside_a_save_in_another_thread(quick, backups, clock):
    days = [Day(MONDAY + timedelta(days=n)).with_value("pain", n % 11) for n in range(60)]
    quick.save("Some", *days)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(back_up, quick, backups, "close", clock)
        quick.save("Flare", r.Flare(start=MONDAY))
        assert made.result().exists()
