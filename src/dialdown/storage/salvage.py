"""What can still be read of a damaged diary, row by row, into a new file.

SQLite stops a query at the first page that it cannot read. So the rows are asked for by their
numbers in ever smaller ranges, and whatever answers is kept. The indexes know the identities of
all rows, which tells what is missing. Where the page is lost that leads to others, those are read
one at a time, as if each were a table of its own. The damaged file is only copied, never opened.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from peewee import Model, SqliteDatabase

from dialdown.domain.clock import Clock, system_clock
from dialdown.domain.day import TYPED, new_id
from dialdown.files import make_private_folder, sync_file
from dialdown.i18n import _
from dialdown.storage import days, rows, sums
from dialdown.storage.connection import SIDE_FILES, inspect
from dialdown.storage.database import create_diary
from dialdown.storage.errors import DamagedDiaryError, DiaryError
from dialdown.storage.fields import columns, table_name
from dialdown.storage.models import CONTENT_MODELS, RECORD_MODELS, SCHEMA_VERSION
from dialdown.storage.open_file import SQL_ERRORS, opened
from dialdown.storage.rows import Edit, RowDict

_LEAF = 0x0D  # the first byte of a page that holds rows of a table
_WITHOUT_INDEX = 1_000_000  # the highest row number looked for if nothing tells which is the last
_FAST = {"synchronous": 0, "journal_mode": "memory", "ignore_check_constraints": 1}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was brought into the new file.

    `lost` counts the rows that were known to be there and could not be read. `incomplete` are the
    dates of days that are not as they were saved.
    """

    days: int
    records: int
    lost: int
    incomplete: tuple[date, ...]


def salvage(damaged: Path, target: Path, clock: Clock = system_clock) -> Salvaged:
    """Write what can be read of a damaged diary into a new file at `target`.

    The days and everything beside them are brought over under their own identities, the history is
    not. Raises DiaryError if there is nothing to read, or if `target` exists or cannot be written;
    nothing is then left there. The damaged file stays as it is, byte for byte.
    """
    version = inspect(damaged)
    if os.path.lexists(target):
        raise DiaryError(_("There is already a file where the diary should go."))
    try:
        make_private_folder(target.parent)
        with _copy(damaged, target.with_name(target.name + ".reading")) as copy:
            found, lost, facts = _read_all(copy, version)
        if not any(found.values()):
            raise DamagedDiaryError(_("Nothing in this file can be read."))
        return _write(found, lost, facts, target, clock)
    except (*SQL_ERRORS, OSError) as error:
        for name in ("", *SIDE_FILES):
            target.with_name(target.name + name).unlink(missing_ok=True)
        raise DiaryError(_("What can be read could not be saved.")) from error


@contextlib.contextmanager
def _copy(damaged: Path, copy: Path) -> Iterator[Path]:
    """A copy to read from, with its journal, as long as its own header says."""
    names = [("", copy), *((ending, copy.with_name(copy.name + ending)) for ending in SIDE_FILES)]
    try:
        for ending, name in names:
            name.unlink(missing_ok=True)
            source = damaged.with_name(damaged.name + ending)
            if source.is_file() and ending != "-shm":
                shutil.copyfile(source, name)
                name.chmod(0o600)
        size, pages = _sizes(copy)
        if copy.stat().st_size < size * pages:
            os.truncate(copy, size * pages)  # SQLite refuses a file that is cut short
        yield copy
    finally:
        for _ending, name in names:
            with contextlib.suppress(OSError):
                name.unlink()


def _read_all(copy: Path, version: int) -> tuple[dict[str, list[RowDict]], int, dict[str, str]]:
    """Rows by table, the number of those lost, and the facts about the file of a format."""
    found: dict[str, list[RowDict]] = {}
    lost = 0
    with opened(copy) as db:
        for name, value in _FAST.items():
            db.pragma(name, value)
        db.connection().text_factory = lambda text: text.decode("utf-8", "replace")
        facts = {}
        with contextlib.suppress(*SQL_ERRORS):
            facts = dict(db.execute_sql("SELECT key, value FROM meta").fetchall())
        later = _later_tables(db) if version < SCHEMA_VERSION else set()
        for model in CONTENT_MODELS:
            table = _Table(db, model)
            if table.name in later:
                found[table.name] = []
                continue
            table.read()
            if table.missing:
                table.read_stray(copy)
            if table.missing and table.name == "day":
                table.rebuild_days()
            parents = {name: {row["id"] for row in found[name]} for name in table.parents.values()}
            found[table.name] = [
                row for row in table.rows.values()
                if all(row[column] in parents[name] for column, name in table.parents.items())
            ]  # fmt: skip
            lost += len(table.missing) + len(table.rows) - len(found[table.name])
    return found, lost, facts


def _later_tables(db: SqliteDatabase) -> set[str]:
    """Tables that a file of an older format does not have yet; none if that cannot be read."""
    with contextlib.suppress(*SQL_ERRORS):
        return {table_name(model) for model in CONTENT_MODELS}.difference(db.get_tables())
    return set()


class _Table:
    """One table of the damaged file. `rows` are by their number, `missing` are known to be lost."""

    def __init__(self, db: SqliteDatabase, model: type[Model]) -> None:
        self.name = table_name(model)
        self.rows: dict[int, RowDict] = {}
        refs = model._meta.refs  # noqa: SLF001 - peewee's documented place for it
        self.parents = {ref.column_name: table_name(ref.rel_model) for ref in refs}
        self._db = db
        self._names = tuple(columns(model))
        self._listed = ",".join(f'"{name}"' for name in self._names)
        self._known = self._in_index("id")
        self._unread: set[int] = set()

    @property
    def missing(self) -> set[int]:
        """Numbers of rows that an index knows, or that could not be read, and that are not here."""
        known = set(self._known) or self._unread
        return known - set(self.rows)

    def read(self) -> None:
        """Read all rows, in ever smaller ranges of their numbers where something is damaged."""
        ranges = [(1, self._last())]
        while ranges:
            first, last = ranges.pop()
            sql = f'SELECT rowid, {self._listed} FROM "{self.name}" NOT INDEXED'
            try:
                read = self._db.execute_sql(
                    f"{sql} WHERE rowid BETWEEN ? AND ?", (first, last)
                ).fetchall()
            except SQL_ERRORS:
                if first < last and len(self._unread) < _WITHOUT_INDEX:
                    middle = (first + last) // 2
                    ranges += [(middle + 1, last), (first, middle)]
                else:
                    self._unread.add(first)
                continue
            self._take(read)

    def read_stray(self, copy: Path) -> None:
        """Look for rows that are missing in every page that holds rows, one page at a time."""
        wanted = {self._known[number] for number in self.missing if number in self._known}
        if not wanted:
            return
        with self._elsewhere() as show:
            for page in _leaf_pages(copy):
                with contextlib.suppress(*SQL_ERRORS):
                    show(page)
                    sql = f'SELECT rowid, {self._listed} FROM "{self.name}" NOT INDEXED'
                    read = self._db.execute_sql(sql).fetchall()
                    self._take([row for row in read if row[1] in wanted])

    def rebuild_days(self) -> None:
        """Days whose own row is lost, from their identity and date, which the indexes know."""
        dates = self._in_index("date")
        for number in self.missing & set(self._known) & set(dates):
            self.rows[number] = {
                "id": self._known[number], "date": dates[number], "written_at": None,
                "source": TYPED, "hash": "",
            }  # fmt: skip

    def _take(self, read: list[tuple[Any, ...]]) -> None:
        for number, *values in read:
            row = dict(zip(self._names, values, strict=True))
            if self._known.get(number, row["id"]) == row["id"]:
                self.rows[number] = row

    def _last(self) -> int:
        try:
            return int(
                self._db.execute_sql(
                    f'SELECT coalesce(max(rowid), 0) FROM "{self.name}" NOT INDEXED'
                ).fetchone()[0]
            )
        except SQL_ERRORS:
            return max(self._known, default=_WITHOUT_INDEX)

    def _in_index(self, column: str) -> dict[int, Any]:
        """Row number -> value of an indexed column, read from both ends up to what is damaged."""
        index = f"sqlite_autoindex_{self.name}_1" if column == "id" else f"{self.name}row_{column}"
        sql = f'SELECT rowid, "{column}" FROM "{self.name}" INDEXED BY "{index}"'
        found: dict[int, Any] = {}
        for way in ("ASC", "DESC"):
            with contextlib.suppress(*SQL_ERRORS):
                # What came before the damage is kept: a dict takes pair by pair.
                found.update(self._db.execute_sql(f'{sql} ORDER BY "{column}" {way}'))
        return found

    @contextlib.contextmanager
    def _elsewhere(self) -> Iterator[Any]:
        """A function that lets the table begin at another page of the copy."""

        def show(page: int) -> None:
            self._db.pragma("writable_schema", 1)
            self._db.execute_sql(
                "UPDATE sqlite_master SET rootpage = ? WHERE type = 'table' AND name = ?",
                (page, self.name),
            )
            self._db.execute_sql("PRAGMA writable_schema = RESET")

        sql = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
        begins = self._db.execute_sql(sql, (self.name,)).fetchone()[0]
        try:
            yield show
        finally:
            show(begins)


def _sizes(path: Path) -> tuple[int, int]:
    """Size of a page in bytes, and how many pages the file should have."""
    with path.open("rb") as file:
        header = file.read(100)
    size = int.from_bytes(header[16:18])
    return 65536 if size == 1 else size, int.from_bytes(header[28:32])


def _leaf_pages(path: Path) -> list[int]:
    size, pages = _sizes(path)
    with path.open("rb") as file:
        found = []
        for page in range(2, pages + 1):
            file.seek((page - 1) * size)
            if file.read(1) == bytes([_LEAF]):
                found.append(page)
    return found


def _write(
    found: dict[str, list[RowDict]], lost: int, facts: dict[str, str], target: Path, clock: Clock
) -> Salvaged:
    create_diary(target, clock, facts.get("made_up") == "1").close()
    with opened(target) as db:
        with db.atomic("immediate"):
            identity = facts.get("diary_id") or new_id()
            db.execute_sql("UPDATE meta SET value = ? WHERE key = 'diary_id'", (identity,))
            for name, every in found.items():
                for row in every:
                    lost += not _inserted(db, Edit(name, row["id"], None, row))
            sums.renew(db)
        records = sum(len(rows.read(db, table_name(model))) for model in RECORD_MODELS.values())
        whole = len(days.read_days(db))
        incomplete = tuple(days.unsound_dates(db)[0])
    sync_file(target)
    return Salvaged(whole, records, lost, incomplete)


def _inserted(db: SqliteDatabase, edit: Edit) -> bool:
    """Whether a row could be stored; one that breaks the rules of its table is lost."""
    try:
        with db.savepoint():
            rows.apply(db, edit)
    except SQL_ERRORS:
        return False
    return True
