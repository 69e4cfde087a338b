"""What was changed, when and by what: the memory behind undo, redo and the history of a day."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from peewee import ModelSelect, SqliteDatabase

from dialdown.domain.clock import Stamp
from dialdown.domain.text import clean
from dialdown.i18n import _
from dialdown.storage import rows
from dialdown.storage.errors import DamagedDiaryError
from dialdown.storage.models import ChangedRow, ChangeRow
from dialdown.storage.rows import Edit

DONE, UNDONE, DROPPED = "done", "undone", "dropped"
KEPT = timedelta(days=30)
_LONGEST_GAP = timedelta(days=14)
_BATCH = 100
_FIELDS = [
    ChangedRow.change, ChangedRow.table, ChangedRow.row, ChangedRow.date, ChangedRow.before,
    ChangedRow.after,
]  # fmt: skip


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
    edits: Sequence[Edit],
    at: Stamp,
    by: str,
    label: str,
    session: str,
    merge_key: str,
) -> Change | None:
    """Write a change with its rows. Whatever was undone before can then no longer be redone.

    Joins the newest standing change if that has the same session and the same, not empty,
    `merge_key`: a row that both touched is kept once, from its first state to its last.
    """
    if not edits:
        return None
    label = clean(label)
    ChangeRow.update(state=DROPPED).where(ChangeRow.state == UNDONE).execute(db)
    last = newest(db, DONE)
    if merge_key and last and last.session == session and _merge_key(db, last) == merge_key:
        change_id = last.id
        ChangeRow.update(at=at, label=label).where(ChangeRow.id == change_id).execute(db)
        edits = _joined(edits_of(db, last), edits)
        ChangedRow.delete().where(ChangedRow.change == change_id).execute(db)
    else:
        values = {
            "at": at, "by": by, "label": label, "session": session, "merge_key": merge_key,
            "state": DONE,
        }  # fmt: skip
        change_id = ChangeRow.insert(values).execute(db)
    _write(db, change_id, edits)
    return Change(change_id, at, by, label, session, DONE)


def stands(db: SqliteDatabase, change: Change) -> bool:
    """True if the file holds this change in this state."""
    found = [
        _change(row) for row in ChangeRow.select().where(ChangeRow.id == change.id).execute(db)
    ]
    return found == [change]


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


def steps(db: SqliteDatabase) -> list[Change]:
    """Changes that stand and those that can still be brought back, newest first."""
    query = ChangeRow.select().where(ChangeRow.state != DROPPED).order_by(-ChangeRow.id)
    return [_change(row) for row in query.execute(db)]


def since(db: SqliteDatabase, change: Change, when: date) -> list[Edit]:
    """What `change` and the standing ones after it did to a date, oldest first."""
    query = (
        ChangedRow.select()
        .join(ChangeRow)
        .where(
            ChangeRow.id >= change.id,
            ChangeRow.state == DONE,
            ChangedRow.date == when.isoformat(),
        )
        .order_by(ChangedRow.change, ChangedRow.id)
    )
    return [_edit(row) for row in query.execute(db)]


def edits_of(db: SqliteDatabase, change: Change) -> list[Edit]:
    """The rows of a change, in the order in which they were written."""
    query = ChangedRow.select().where(ChangedRow.change == change.id).order_by(ChangedRow.id)
    return [_edit(row) for row in query.execute(db)]


def set_state(db: SqliteDatabase, change: Change, state: str) -> None:
    """Mark a change as standing or undone."""
    ChangeRow.update(state=state).where(ChangeRow.id == change.id).execute(db)


def travel(db: SqliteDatabase, change: Change, state: str) -> list[Edit]:
    """Take a change back, or do it again, and mark it so; the edits that this took.

    Raises LookupError if a row is not as the change left it.
    """
    edits = edits_of(db, change)
    if state == UNDONE:
        edits = [edit.undone for edit in reversed(edits)]
    db.pragma("defer_foreign_keys", 1)  # until the commit
    for edit in edits:
        if rows.one(db, edit.table, edit.row) != edit.before:
            raise LookupError(edit.table)
        rows.apply(db, edit)
    set_state(db, change, state)
    return edits


def forget_old(db: SqliteDatabase, now: Stamp) -> None:
    """Drop changes of more than 30 days ago, the oldest first and without holes.

    A gap between two changes counts for two weeks at most, so that a computer's clock that jumps
    does not empty the history.
    """
    age, later = timedelta(0), now.at
    for row in ChangeRow.select(ChangeRow.id, ChangeRow.at).order_by(-ChangeRow.id).execute(db):
        age += min(max(later - row.at.at, timedelta(0)), _LONGEST_GAP)
        later = row.at.at
        if age > KEPT:
            ChangedRow.delete().where(ChangedRow.change <= row.id).execute(db)
            ChangeRow.delete().where(ChangeRow.id <= row.id).execute(db)
            return


def forget_all(db: SqliteDatabase) -> None:
    """Empty the history."""
    ChangedRow.delete().execute(db)
    ChangeRow.delete().execute(db)


def _joined(first: Sequence[Edit], then: Sequence[Edit]) -> list[Edit]:
    joined = {(edit.table, edit.row): edit for edit in first}
    for edit in then:
        known = joined.get((edit.table, edit.row))
        joined[edit.table, edit.row] = replace(known, after=edit.after) if known else edit
    return [edit for edit in joined.values() if edit.before != edit.after]


def _write(db: SqliteDatabase, change_id: int, edits: Iterable[Edit]) -> None:
    made = [
        (change_id, edit.table, edit.row, edit.date, _pack(edit.before), _pack(edit.after))
        for edit in edits
    ]
    for start in range(0, len(made), _BATCH):
        ChangedRow.insert_many(made[start : start + _BATCH], fields=_FIELDS).execute(db)


def _merge_key(db: SqliteDatabase, change: Change) -> str:
    query = ChangeRow.select(ChangeRow.merge_key).where(ChangeRow.id == change.id)
    return str(next(iter(query.tuples().execute(db)))[0])


def _first(db: SqliteDatabase, query: "ModelSelect[ChangeRow]") -> Change | None:
    found = list(query.limit(1).execute(db))
    return _change(found[0]) if found else None


def _edit(row: ChangedRow) -> Edit:
    return Edit(row.table, row.row, _unpack(row.before), _unpack(row.after), row.date)


def _change(row: ChangeRow) -> Change:
    return Change(row.id, row.at, row.by, row.label, row.session, row.state)


def _pack(row: dict[str, object] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _unpack(text: str | None) -> dict[str, object] | None:
    try:
        return None if text is None else json.loads(text)
    except ValueError as error:
        raise DamagedDiaryError(_("This part of the history cannot be read.")) from error
