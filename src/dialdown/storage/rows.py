"""Rows as plain dictionaries: read, written and compared table by table.

The change table keeps these dictionaries, so one mechanism serves saving, undo and history.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from peewee import Model, SqliteDatabase, Table

from dialdown.storage.models import CONTENT_MODELS, columns, table_name

RowDict = dict[str, Any]

_MODELS: dict[str, type[Model]] = {table_name(model): model for model in CONTENT_MODELS}
_BATCH = 400


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
    """A record as the row that stores it. `more` gives columns that the record lacks."""
    known = {f.name for f in fields(record)}  # type: ignore[arg-type]
    return {
        name: column.db_value(getattr(record, name) if name in known else more[name])
        for name, column in columns(model).items()
    }


def decode(model: type[Model], row: RowDict) -> RowDict:
    """The values of a row as Python objects."""
    return {name: column.python_value(row[name]) for name, column in columns(model).items()}


def read(
    db: SqliteDatabase, name: str, where: str = "", values: Iterable[Any] = ()
) -> list[RowDict]:
    """All rows of a table, or those whose column `where` has one of `values`, ordered by id."""
    rows = Table(name).bind(db)
    names = columns(_MODELS[name])
    query = rows.select(*(getattr(rows.c, column) for column in names)).order_by(rows.c.id)
    if not where:
        return list(query.dicts())
    found: list[RowDict] = []
    for batch in _batches(values):
        found.extend(query.where(getattr(rows.c, where).in_(batch)).dicts())
    return found


def apply(db: SqliteDatabase, edit: Edit) -> None:
    """Bring one row from before to after."""
    rows = Table(edit.table).bind(db)
    if edit.after is None:
        rows.delete().where(rows.c.id == edit.row).execute()
    elif edit.before is None:
        rows.insert(**edit.after).execute()
    else:
        rows.update(**edit.after).where(rows.c.id == edit.row).execute()


def canonical(row: RowDict) -> str:
    """One text for equal rows, whatever the order of their columns."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(values)
    for start in range(0, len(every), _BATCH):
        yield every[start : start + _BATCH]
