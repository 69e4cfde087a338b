"""How long saving one entry takes, beside a bare commit of the same rows.

    PYTHONPATH=src python benchmarks/save.py [--entries 300] [--folder DIR]

An entry is one answer to a day that has some already, with its change row, hash and sync. The bare
commit writes the very same rows through sqlite3, prepared beforehand, with the same pragmas, into a
copy of the same diary on the same disk; the two take turns. Prints median and 95th percentile of
both in milliseconds and their ratio, and ends with 1 if a ratio is above 2.
"""

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dialdown.domain.day import Day
from dialdown.storage import Diary, create_diary, open_diary
from dialdown.storage.connection import connect

MOST = 2.0
_DAYS = 365
_FIRST = date(2026, 1, 1)
_KEYS = ("pain", "mood", "stress", "fatigue", "sleep_quality")

Statement = tuple[str, tuple[Any, ...]]


def fill(path: Path) -> Diary:
    """A year of days, one change each, as after a year of use."""
    diary = create_diary(path)
    diary._db.pragma("synchronous", 0)
    for number in range(_DAYS):
        day = Day(_FIRST + timedelta(days=number))
        for place, key in enumerate(_KEYS[:4]):
            day = day.with_value(key, (number + place) % 11)
        diary.save("Day", day.with_text("note", "words about the day " * 5))
    return diary


def entry(diary: Diary, number: int) -> None:
    """One answer, typed."""
    when = _FIRST + timedelta(days=number * 7 % _DAYS)
    diary.save("Entry", diary.day(when).with_value(_KEYS[-1], (number * 3 + number // _DAYS) % 11))


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def rows_written(diary: Diary, work: Callable[[], object]) -> list[Statement]:
    """What a save writes: every statement but those that only read, with its values."""
    seen: list[Statement] = []
    real = diary._db.execute_sql

    def noting(sql: str, values: Any = None, **more: Any) -> Any:
        if sql.split()[0] in ("INSERT", "UPDATE", "DELETE"):
            seen.append((sql, tuple(values or ())))
        return real(sql, values, **more)

    diary._db.execute_sql = noting
    try:
        work()
    finally:
        del diary._db.execute_sql
    return seen


def bare(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    """One transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        connection.execute(sql, values)
    connection.execute("COMMIT")


def measure(folder: Path, entries: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each save and of each bare commit.

    Three copies of one diary: one tells which rows an entry writes, one is saved to, one
    gets the bare rows.
    """
    first = fill(folder / "diary.db")
    first.close()
    for name in ("teller.db", "bare.db"):
        shutil.copy(folder / "diary.db", folder / name)
    teller, diary = open_diary(folder / "teller.db"), open_diary(folder / "diary.db")
    plain = connect(folder / "bare.db")
    connection = plain.connection()
    for opened in (teller, diary):
        opened.days()
    teller._db.pragma("synchronous", 0)
    ours, theirs = [], []
    for number in range(entries):
        statements = rows_written(teller, lambda n=number: entry(teller, n))
        steps = [
            lambda n=number: ours.append(timed(lambda: entry(diary, n))),
            lambda s=statements: theirs.append(timed(lambda: bare(connection, s))),
        ]
        for step in steps if number % 2 else reversed(steps):
            step()
    plain.close()
    diary.close()
    teller.close()
    return ours[5:], theirs[5:]


def main(arguments: list[str]) -> int:
    """Print the figures; 0 if both ratios are at most 2."""
    parser = argparse.ArgumentParser(description="Latency of a save.")
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--folder", default=".", help="on the disk to be measured")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        ours, theirs = measure(Path(folder), asked.entries)
    good = True
    print(f"{'':<8}{'entry':>10}{'bare':>10}{'ratio':>8}   ({len(ours)} each)")
    for name, place in (("median", 49), ("p95", 94)):
        one, other = (statistics.quantiles(each, n=100)[place] for each in (ours, theirs))
        good &= one / other <= MOST
        print(f"{name:<8}{one:>7.2f} ms{other:>7.2f} ms{one / other:>8.2f}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
