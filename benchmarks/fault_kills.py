"""Processes killed with SIGKILL while they save, migrate, back up or restore."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from fault_entries import SLOTS, Result, check, number_in, save_entry

from dialdown.domain.day import Day
from dialdown.storage import (
    Diary,
    DiaryError,
    back_up,
    create_diary,
    is_whole,
    list_backups,
    open_diary,
)

WORKER = Path(__file__).resolve().with_name("fault_worker.py")
_DAYS = 400


def kill(folder: Path, rounds: int) -> Result:
    """One diary, saved to by one process after the other, each killed after 60 to 180 ms."""
    result, chance, path = Result("kill"), random.Random(1), folder / "diary.db"
    create_diary(path).close()
    acknowledged: list[int] = []
    first = 0
    for _ in range(rounds):
        lines = _killed(chance.uniform(0.06, 0.18), "save", path, first)
        acknowledged += map(int, lines)
        tried = first + len(lines)
        result.rounds += 1
        before = result.acknowledged
        check(path, acknowledged, result, tried)
        result.acknowledged = before + len(lines)
        # The next process goes on behind the slot whose state is open, and fills it later.
        acknowledged = [number for number in acknowledged if number % SLOTS != tried % SLOTS]
        acknowledged += _standing(path, tried % SLOTS)
        first = tried + 1
    return result


def migration(folder: Path, rounds: int) -> Result:
    """A migration killed: the diary is of the old or the new format, whole, and comes through."""
    result, chance = Result("migration"), random.Random(4)
    path = folder / "diary.db"
    _fill(path).close()
    db = sqlite3.connect(path)
    db.execute("ALTER TABLE flare DROP COLUMN note")
    db.execute("DROP TABLE plan_part")
    db.execute("PRAGMA user_version = 0")
    db.commit()
    before = _days_in(db)
    db.close()
    old, finished = path.read_bytes(), 0
    for _ in range(rounds):
        shutil.rmtree(folder)
        folder.mkdir()
        path.write_bytes(old)
        finished += "done" in _killed(chance.uniform(0, 0.12), "migrate", path)
        _run("migrate", path)
        result.rounds += 1
        result.acknowledged += len(before)
        db = sqlite3.connect(path)
        result.lost += len(before - _days_in(db))
        db.close()
        diary = open_diary(path)
        result.undetected += not diary.is_sound
        diary.close()
        result.false_saved += _not_whole(folder / "backups")
    result.note = f"{rounds - finished} killed before the end"
    return result


def backup(folder: Path, rounds: int) -> Result:
    """A backup killed: the diary is untouched and every listed backup is whole."""
    result, chance = Result("backup"), random.Random(5)
    path, backups = folder / "diary.db", folder / "backups"
    diary = _fill(path)
    before = diary.content_hash()
    diary.close()
    for _ in range(rounds):
        said = len(_killed(chance.uniform(0, 0.2), "backup", path, backups))
        result.rounds += 1
        result.acknowledged += said
        result.lost += max(0, said - len(list_backups(backups))) + (_content(path) != before)
        result.false_saved += _not_whole(backups)
        shutil.rmtree(backups, ignore_errors=True)
    return result


def restoring(folder: Path, rounds: int) -> Result:
    """A restore killed: one of the two diaries is there, whole; every listed backup is whole."""
    result, chance = Result("restore"), random.Random(6)
    path, backups, kept = folder / "diary.db", folder / "backups", folder / "kept"
    diary = _fill(path)
    contents, sources = [diary.content_hash()], [back_up(diary, kept, "one")]
    save_entry(diary, 999)
    contents.append(diary.content_hash())
    sources.append(back_up(diary, kept, "two"))
    diary.close()
    for _ in range(rounds):
        said = _killed(chance.uniform(0, 0.3), "restore", path, backups, *sources)
        result.rounds += 1
        result.acknowledged += len(said)
        found = _content(path)
        result.lost += found not in contents
        result.false_saved += _not_whole(backups)
        shutil.rmtree(backups, ignore_errors=True)
    return result


def _killed(after: float, *arguments: object) -> list[str]:
    """What a worker said between being ready and being killed, whole lines only."""
    command = [sys.executable, str(WORKER), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        if child.stdout.readline() != "ready\n":
            raise RuntimeError("the worker did not start")
        time.sleep(after)
        child.kill()
        return [line.strip() for line in child.stdout if line.endswith("\n")]


def _run(*arguments: object) -> None:
    command = [sys.executable, str(WORKER), *map(str, arguments)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _standing(path: Path, slot: int) -> list[int]:
    diary = open_diary(path)
    found = number_in(diary, slot)
    diary.close()
    return [found] if found >= 0 else []


def _fill(path: Path) -> Diary:
    diary = create_diary(path)
    start = date(2024, 1, 1)
    days = [Day(start + timedelta(days=n)).with_value("pain", n % 11) for n in range(_DAYS)]
    diary.save("Days", *[day.with_text("note", "word " * 30) for day in days])
    save_entry(diary, 3)
    return diary


def _days_in(db: sqlite3.Connection) -> set[tuple[str, ...]]:
    return set(db.execute("SELECT date, hash FROM day").fetchall())


def _content(path: Path) -> str:
    try:
        diary = open_diary(path)
    except DiaryError as error:
        return str(error)
    found = diary.content_hash() if diary.is_sound else "unsound"
    diary.close()
    return found


def _not_whole(backups: Path) -> int:
    return sum(not is_whole(backup.path) for backup in list_backups(backups))
