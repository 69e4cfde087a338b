"""An older diary is led to today's format, or left exactly as it was."""

import os
import sqlite3
import subprocess
import sys
from datetime import date

import pytest
from peewee import TextField
from playhouse.migrate import migrate

from dialdown.domain.day import Day
from dialdown.storage import (
    SCHEMA_VERSION,
    BackupError,
    DamagedDiaryError,
    create_diary,
    describe,
    list_backups,
    migrations,
    open_diary,
)

MONDAY = date(2026, 3, 9)


@pytest.fixture
def old(path, clock, full_day, records):
    """A diary of a made-up format 0, in which flares had no note; its content in today's format."""
    diary = create_diary(path, clock)
    diary.save("Days", full_day(MONDAY, clock()), *[r for r in records if r.id != "spread"])
    content = {
        "days": diary.days(),
        "flares": [(flare.start, flare.end) for flare in diary.records(type(records[3]))],
    }
    diary.close()
    db = sqlite3.connect(path)
    db.execute("ALTER TABLE flare DROP COLUMN note")
    db.execute("DROP TABLE plan_part")
    db.execute("PRAGMA user_version = 0")
    db.commit()
    db.close()
    return content


def add_note(migrator):
    migrate(migrator.add_column("flare", "note", TextField(default="")))


def rebuild_the_parents(migrator):
    """A rebuilt table is dropped for a moment: with foreign keys on, that takes children along."""
    migrate(
        migrator.drop_not_null("day", "source"),
        migrator.add_not_null("day", "source"),
        migrator.add_not_null("treatment", "verdict"),
    )
    add_note(migrator)


def lose_rows(migrator):
    add_note(migrator)
    migrator.database.execute_sql("DELETE FROM answer WHERE key = 'note'")


def orphan_rows(migrator):
    add_note(migrator)
    migrator.database.execute_sql("UPDATE answer SET day_id = 'nobody'")


def fail_in_sql(migrator):
    add_note(migrator)
    migrator.database.execute_sql("SELECT * FROM nowhere")


def fail_in_python(migrator):
    add_note(migrator)
    raise KeyError("a bug")


@pytest.mark.parametrize("step", [add_note, rebuild_the_parents])
def test_a21_an_older_diary_is_brought_up_to_date_after_a_backup(
    path, backups, clock, old, monkeypatch, step
):
    monkeypatch.setitem(migrations.STEPS, 1, step)
    diary = open_diary(path, clock)
    assert diary.days() == old["days"]
    assert diary.is_sound
    assert diary._db.pragma("foreign_keys") == 1
    assert diary.save("Goes on", Day(date(2026, 4, 1)).with_value("pain", 1))
    diary.close()
    [backup] = list_backups(backups)
    assert backup.reason == f"before-format-{SCHEMA_VERSION}"
    assert describe(backup.path).days == 1
    open_diary(path, clock).close()
    assert len(list_backups(backups)) == 1


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (lose_rows, DamagedDiaryError),
        (orphan_rows, DamagedDiaryError),
        (fail_in_sql, DamagedDiaryError),
        (fail_in_python, KeyError),
    ],
)
def test_a11_a_step_that_fails_or_loses_rows_leaves_the_old_diary(
    path, clock, old, monkeypatch, step, error
):
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setitem(migrations.STEPS, 1, step)
        with pytest.raises(error):
            open_diary(path, clock)
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (0,)
    assert len(db.execute("PRAGMA table_info(flare)").fetchall()) == 3
    db.close()
    assert len(path.read_bytes()) == len(before)
    monkeypatch.setitem(migrations.STEPS, 1, add_note)
    diary = open_diary(path, clock)
    assert diary.days() == old["days"]
    diary.close()


def test_a21_without_a_backup_nothing_is_changed(path, backups, clock, old, monkeypatch):
    monkeypatch.setitem(migrations.STEPS, 1, add_note)
    backups.write_text("a file where the folder should be")
    before = path.read_bytes()
    with pytest.raises(BackupError):
        open_diary(path, clock)
    assert path.read_bytes() == before


DIE_AT_EVERY_STATEMENT = """
import itertools, os, sys
from pathlib import Path
from peewee import SqliteDatabase, TextField
from playhouse.migrate import migrate
from dialdown.storage import migrations, open_diary

def step(migrator):
    die_at(number)
    migrate(
        migrator.add_column("flare", "note", TextField(default="")),
        migrator.drop_not_null("day", "source"),
        migrator.add_not_null("day", "source"),
    )

def die_at(number):
    if os.getpid() == parent:
        return
    real, seen = SqliteDatabase.execute_sql, itertools.count(1)
    def dying(db, *args, **kwargs):
        if next(seen) == number:
            os._exit(9)
        return real(db, *args, **kwargs)
    SqliteDatabase.execute_sql = dying

path, parent = Path(sys.argv[1]), os.getpid()
migrations.STEPS[1] = step
whole = path.read_bytes()
for number in itertools.count(1, 3):
    path.write_bytes(whole)
    child = os.fork()
    if not child:
        open_diary(path, backups=path.parent / f"{number} a").close()
        os._exit(0)
    died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    diary = open_diary(path, backups=path.parent / f"{number} b")
    print(died, diary.is_sound, diary.count, len(diary.days()[0].answers))
    diary.close()
    if died != 9:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a11_a_migration_killed_at_any_statement_is_old_or_new(path, old):
    command = [sys.executable, "-c", DIE_AT_EVERY_STATEMENT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    results = done.stdout.splitlines()
    answers = len(old["days"][0].answers)
    assert len(results) > 15
    assert set(results[:-1]) == {f"9 True 1 {answers}"}
    assert results[-1] == f"0 True 1 {answers}"
