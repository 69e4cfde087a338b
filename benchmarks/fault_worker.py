"""What runs in processes of its own during the fault runs: the part that is killed.

    python fault_worker.py save DIARY FIRST    entries from FIRST on; prints each when saved
    python fault_worker.py power DIARY AT SEED SYNC
    python fault_worker.py refuse DIARY CALL ERRNO
    python fault_worker.py migrate|backup|restore DIARY ...

`power` and `refuse` need the shim in LD_PRELOAD and FAULT_FOLDER.
"""

import ctypes
import itertools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from fault_entries import SLOTS, number_in, save_entry
from peewee import TextField
from playhouse.migrate import SqliteMigrator, migrate

from dialdown.storage import (
    Diary,
    DiaryError,
    SaveError,
    back_up,
    create_diary,
    list_backups,
    migrations,
    open_diary,
    restore,
)

ENTRIES_PER_REFUSAL = 3


def say(*words: object) -> None:
    """A line that has left this process before anything else happens."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def save(path: Path, first: str) -> None:
    """Save until killed; a number is said only after it was saved."""
    diary = open_diary(path)
    say("ready")
    for number in itertools.count(int(first)):
        save_entry(diary, number)
        say(number)


def power(path: Path, at: str, seed: str, sync: str) -> None:
    """Save until the power goes at call number `at`."""
    diary = open_diary(path)
    diary._db.pragma("synchronous", sync)
    ctypes.CDLL(None).fault_cut(int(at), int(seed))
    for number in itertools.count():
        save_entry(diary, number)
        say(number)


def refuse(folder: Path, call: str, error: str) -> None:
    """Every `call` of a visit to the diary refused once, each in a fresh diary.

    Prints, for each: number of entries said to be saved, of those missing, of entries said not to
    be saved that are there, and 1 if the diary is not sound or a backup not whole.
    """
    shim = ctypes.CDLL(None)
    for at in itertools.count(1):
        shutil.rmtree(folder, ignore_errors=True)
        path = folder / "diary.db"
        diary = create_diary(path)
        save_entry(diary, 0)
        diary.close()
        shim.fault_refuse(call.encode(), int(error), at)
        said = _visit(path)
        fired = shim.fault_fired()
        shim.fault_refuse(b"", 0, 0)
        if not fired:
            return
        say(*_judge(path, said))


def _visit(path: Path) -> dict[int, bool]:
    """Open, save, retry, back up, restore; what was said of each entry."""
    said = {0: True}
    backups = path.parent / "backups"
    try:
        diary = open_diary(path)
    except DiaryError:
        return said
    for number in range(1, 1 + ENTRIES_PER_REFUSAL):
        said[number] = _is_saved(diary, number) or _is_saved(diary, number)
    _twice(diary.forget_history)
    _twice(lambda: back_up(diary, backups, "close"))
    diary.close()
    newest = list_backups(backups)[0].path
    _twice(lambda: restore(newest, path, backups))
    return said


def _twice(work: Callable[[], object]) -> None:
    """Try again after a failure in plain words: the fault is over, so it must work now."""
    try:
        work()
    except DiaryError:
        work()


def _is_saved(diary: Diary, number: int) -> bool:
    before = number_in(diary, number % SLOTS)
    try:
        save_entry(diary, number)
    except SaveError as error:
        if str(error).startswith("Not saved") and number_in(diary, number % SLOTS) != before:
            raise AssertionError("said not saved, and is there") from error
        return number_in(diary, number % SLOTS) == number  # an undo or redo was refused
    return True


def _judge(path: Path, said: dict[int, bool]) -> tuple[int, int, int, int]:
    diary = open_diary(path)
    saved = [number for number, is_saved in said.items() if is_saved]
    missing = sum(number_in(diary, number) != number for number in saved)
    unsaid = sum(number_in(diary, n) == n for n, is_saved in said.items() if not is_saved)
    unsound = not diary.is_sound
    diary.close()
    return len(saved), missing, unsaid, int(unsound)


def migrate_until_killed(path: Path) -> None:
    """Bring a diary of the made-up format 0 up to date; a rebuild of two tables makes it long."""
    migrations.STEPS[1] = _rebuild
    say("ready")
    open_diary(path).close()
    say("done")


def _rebuild(migrator: SqliteMigrator) -> None:
    migrate(
        migrator.drop_not_null("day", "source"),
        migrator.add_not_null("day", "source"),
        migrator.add_column("flare", "note", TextField(default="")),
    )


def back_up_until_killed(path: Path, folder: str) -> None:
    """One backup after the other."""
    say("ready")
    for number in itertools.count():
        back_up(path, Path(folder))
        say(number)


def restore_until_killed(path: Path, folder: str, *sources: str) -> None:
    """Bring two backups back in turn; says the number of the one that is now the diary."""
    say("ready")
    for number in itertools.cycle(range(len(sources))):
        restore(Path(sources[number]), path, Path(folder))
        say(number)


WORK = {
    "save": save,
    "power": power,
    "refuse": refuse,
    "migrate": migrate_until_killed,
    "backup": back_up_until_killed,
    "restore": restore_until_killed,
}

if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
