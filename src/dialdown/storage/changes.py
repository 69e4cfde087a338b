"""What was changed, when and by what: the memory behind undo, redo and the history of a day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from peewee import ModelSelect, SqliteDatabase

from dialdown.domain.clock import Stamp
from dialdown.storage.models import ChangedRow, ChangeRow
from dialdown.storage.rows import Edit

DONE, UNDONE, DROPPED = "done", "undone", "dropped"
KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `label` says in plain words what was done, `by` what did it."""

    id: int
    at: Stamp
    by: str
    label: str
    session: str
    state: str


def record(
    db: SqliteDatabase,
    edits: Iterable[Edit],
    at: Stamp,
    by: str,
    label: str,
    session: str,
    merge_key: str,
) -> Change | None:
    """Write a change with its rows. Whatever was undone before can then no longer be redone."""
    edits = list(edits)
    if not edits:
        return None
    ChangeRow.update(state=DROPPED).where(ChangeRow.state == UNDONE).execute(db)
    last = newest(db, DONE)
    if merge_key and last and last.session == session and _merge_key(db, last) == merge_key:
        change_id = last.id
        ChangeRow.update(at=at, label=label).where(ChangeRow.id == change_id).execute(db)
    else:
        values = {
            "at": at, "by": by, "label": label, "session": session, "merge_key": merge_key,
            "state": DONE,
        }  # fmt: skip
        change_id = ChangeRow.insert(values).execute(db)
    for edit in edits:
        ChangedRow.insert(
            change=change_id, table=edit.table, row=edit.row, date=edit.date,
            before=_pack(edit.before), after=_pack(edit.after),
        ).execute(db)  # fmt: skip
    return Change(change_id, at, by, label, session, DONE)


def newest(db: SqliteDatabase, state: str) -> Change | None:
    """The newest change in a state."""
    return _first(db, ChangeRow.select().where(ChangeRow.state == state).order_by(-ChangeRow.id))


def oldest_undone(db: SqliteDatabase) -> Change | None:
    """The change that was undone last, which is the oldest of those undone."""
    return _first(db, ChangeRow.select().where(ChangeRow.state == UNDONE).order_by(ChangeRow.id))


def of_day(db: SqliteDatabase, when: date) -> list[Change]:
    """Changes that touched a date, newest first."""
    touched = ChangedRow.select(ChangedRow.change).where(ChangedRow.date == when.isoformat())
    query = ChangeRow.select().where(ChangeRow.id.in_(touched)).order_by(-ChangeRow.id)
    return [_change(row) for row in query.execute(db)]


def edits_of(db: SqliteDatabase, change: Change) -> list[Edit]:
    """The rows of a change, in the order in which they were written."""
    query = ChangedRow.select().where(ChangedRow.change == change.id).order_by(ChangedRow.id)
    return [
        Edit(row.table, row.row, _unpack(row.before), _unpack(row.after), row.date)
        for row in query.execute(db)
    ]


def set_state(db: SqliteDatabase, change: Change, state: str) -> None:
    """Mark a change as standing or undone."""
    ChangeRow.update(state=state).where(ChangeRow.id == change.id).execute(db)


def forget_old(db: SqliteDatabase, now: Stamp) -> None:
    """Drop changes of more than 30 days ago."""
    limit = now.at - timedelta(days=KEPT_DAYS)
    every = ChangeRow.select().execute(db)
    _forget(db, [row.id for row in every if row.at.at < limit])


def forget_all(db: SqliteDatabase) -> None:
    """Empty the history."""
    _forget(db, [row.id for row in ChangeRow.select().execute(db)])


def _forget(db: SqliteDatabase, change_ids: list[int]) -> None:
    for change_id in change_ids:
        ChangedRow.delete().where(ChangedRow.change == change_id).execute(db)
        ChangeRow.delete().where(ChangeRow.id == change_id).execute(db)


def _merge_key(db: SqliteDatabase, change: Change) -> str:
    query = ChangeRow.select(ChangeRow.merge_key).where(ChangeRow.id == change.id)
    return str(next(iter(query.tuples().execute(db)))[0])


def _first(db: SqliteDatabase, query: ModelSelect) -> Change | None:
    found = list(query.limit(1).execute(db))
    return _change(found[0]) if found else None


def _change(row: ChangeRow) -> Change:
    return Change(row.id, row.at, row.by, row.label, row.session, row.state)


def _pack(row: dict[str, object] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _unpack(text: str | None) -> dict[str, object] | None:
    return None if text is None else json.loads(text)
