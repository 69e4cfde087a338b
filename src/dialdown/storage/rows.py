"""Rows as plain dictionaries: read, written and compared table by table.

The change table keeps these dictionaries, so one mechanism serves saving, undo and history. The
statements are spelled out because an import writes a hundred thousand rows: building each through
the query builder takes ten times as long as running it.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from sqlite3 import OperationalError
from typing import Any

from peewee import Model, SqliteDatabase

from dialdown.domain.text import clean
from dialdown.storage.fields import columns, table_name
from dialdown.storage.models import CONTENT_MODELS

RowDict = dict[str, Any]

_MODELS: dict[str, type[Model]] = {table_name(model): model for model in CONTENT_MODELS}
_COLUMNS: dict[str, tuple[str, ...]] = {n: tuple(columns(m)) for n, m in _MODELS.items()}
_BATCH = 400
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr
).encode


@dataclass(frozen=True, slots=True)
class Edit:
    """One row of one table, before and after; None where it did not or will not exist."""

    table: str
    row: str
    before: RowDict | None
    after: RowDict | None
    date: str | None = None

    @property
    def undone(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.table, self.row, self.after, self.before, self.date)


def encode(model: type[Model], record: object, **more: Any) -> RowDict:
    """A record as the row that stores it. `more` gives columns that the record lacks.

    Text that no file can carry is replaced visibly. Raises ValueError for a number that is none.
    """
    known = {f.name for f in fields(record)}  # type: ignore[arg-type]
    return {
        name: _storable(column.db_value(getattr(record, name) if name in known else more[name]))
        for name, column in columns(model).items()
    }


def decode(model: type[Model], row: RowDict) -> RowDict:
    """The values of a row as Python objects; ValueError or TypeError where they are none."""
    return {name: column.python_value(row[name]) for name, column in columns(model).items()}


def read(
    db: SqliteDatabase, name: str, where: str = "id", values: Iterable[Any] | None = None
) -> list[RowDict]:
    """The rows of a table whose column `where` has one of `values` (None: all), ordered by id."""
    names = _COLUMNS[name]
    return [
        dict(zip(names, row, strict=True))
        # The plus keeps SQLite from reading ids out of the index: what counts is the row itself.
        for row in read_columns(db, name, names, where, values, "ORDER BY +id")
    ]


def read_columns(
    db: SqliteDatabase,
    name: str,
    names: Sequence[str],
    where: str = "id",
    values: Iterable[Any] | None = None,
    order: str = "",
) -> list[tuple[Any, ...]]:
    """Some columns of a table's rows, as tuples: the fast way to read many."""
    sql = f'SELECT {_listed(names)} FROM "{name}"'
    if values is None:
        return fetch(db, f"{sql} {order}")
    found: list[tuple[Any, ...]] = []
    for batch in _batches(values):
        marks = ",".join("?" * len(batch))
        found += fetch(db, f'{sql} WHERE "{where}" IN ({marks}) {order}', batch)
    return found


def fetch(db: SqliteDatabase, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query. Damaged text is read with replacement marks.

    Without them one flipped bit would make everything unreadable, and SQLite would quote the text
    in its message.
    """
    try:
        return list(db.execute_sql(sql, values).fetchall())
    except OperationalError as error:
        if not str(error).startswith("Could not decode"):
            raise
    connection = db.connection()
    connection.text_factory = _with_marks
    try:
        return list(db.execute_sql(sql, values).fetchall())
    finally:
        connection.text_factory = str


def apply(db: SqliteDatabase, edit: Edit) -> None:
    """Bring one row from before to after."""
    names = _COLUMNS[edit.table]
    if edit.after is None:
        db.execute_sql(f'DELETE FROM "{edit.table}" WHERE id = ?', (edit.row,))
        return
    values = [edit.after[name] for name in names]
    if edit.before is None:
        marks = ",".join("?" * len(names))
        db.execute_sql(f'INSERT INTO "{edit.table}" ({_listed(names)}) VALUES ({marks})', values)
    else:
        changed = ",".join(f'"{name}" = ?' for name in names)
        db.execute_sql(f'UPDATE "{edit.table}" SET {changed} WHERE id = ?', (*values, edit.row))


def one(db: SqliteDatabase, name: str, row_id: str) -> RowDict | None:
    """The row with an identity, None if there is none."""
    found = read(db, name, "id", [row_id])
    return found[0] if found else None


def digest(db: SqliteDatabase, names: Iterable[str]) -> str:
    """SHA-256 over all rows of some tables, each table ordered by id."""
    made = hashlib.sha256()
    for name in names:
        for row in read(db, name):
            made.update(f"{name}{canonical(row)}\n".encode())
    return made.hexdigest()


def canonical(row: RowDict) -> str:
    """One text for equal rows, whatever the order of their columns."""
    return _CANONICAL(row)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a value must be a number")
        return value + 0.0  # SQLite keeps no minus on a zero
    return value


def _with_marks(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _listed(names: Sequence[str]) -> str:
    return ",".join(f'"{name}"' for name in names)


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(values)
    for start in range(0, len(every), _BATCH):
        yield every[start : start + _BATCH]
