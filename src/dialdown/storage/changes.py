"""What was changed, when and by what: the memory behind undo, redo and the history of a day."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from peewee import SqliteDatabase

from dialdown.domain.clock import Stamp
from dialdown.domain.text import clean
from dialdown.i18n import _
from dialdown.storage import rows
from dialdown.storage.errors import DamagedDiaryError
from dialdown.storage.models import ChangedRow, ChangeRow
from dialdown.storage.open_file import SQL_ERRORS
from dialdown.storage.rows import Edit

DONE, UNDONE, DROPPED = "done", "undone", "dropped"
KEPT = timedelta(days=30)
_LONGEST_GAP = timedelta(days=14)
_BATCH = 100
# Spelled out: every save runs them, and building them takes longer than running them.
_INSERT_CHANGE = """INSERT INTO change (at, "by", label, session, merge_key, state)
    VALUES (?,?,?,?,?,?)"""
_INSERT_ROWS = """INSERT INTO changed_row (change_id, "table", row, date, before, after) VALUES """


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
    db.execute_sql("UPDATE change SET state = ? WHERE state = ?", (DROPPED, UNDONE))
    known = _mergeable(db, session, merge_key) if merge_key else None
    if known:
        change_id, earlier = known
        ChangeRow.update(at=at, label=label).where(ChangeRow.id == change_id).execute(db)
        edits = _joined(earlier, edits)
        ChangedRow.delete().where(ChangedRow.change == change_id).execute(db)
    else:
        values = (str(at), by, label, session, merge_key, DONE)
        change_id = db.execute_sql(_INSERT_CHANGE, values).lastrowid
    _write(db, change_id, edits)
    return Change(change_id, at, by, label, session, DONE)


def stands(db: SqliteDatabase, change: Change) -> bool:
    """True if the file holds this change in this state."""
    return _changes(db, "WHERE id = ?", change.id) == [change]


def newest(db: SqliteDatabase, state: str) -> Change | None:
    """The newest change in a state."""
    found = _changes(db, "WHERE state = ? ORDER BY id DESC LIMIT 1", state)
    return found[0] if found else None


def oldest_undone(db: SqliteDatabase) -> Change | None:
    """The change that was undone last, which is the oldest of those undone."""
    found = _changes(db, "WHERE state = ? ORDER BY id LIMIT 1", UNDONE)
    return found[0] if found else None


def of_day(db: SqliteDatabase, when: date) -> list[Change]:
    """Changes that touched a date, newest first."""
    touched = "SELECT change_id FROM changed_row WHERE date = ?"
    return _changes(db, f"WHERE id IN ({touched}) ORDER BY id DESC", when.isoformat())


def steps(db: SqliteDatabase) -> list[Change]:
    """Changes that stand and those that can still be brought back, newest first."""
    return _changes(db, "WHERE state <> ? ORDER BY id DESC", DROPPED)


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
    return _edits(db, change.id)


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
    for change_id, text in rows.fetch(db, "SELECT id, at FROM change ORDER BY id DESC"):
        try:
            at = Stamp.parse(text).at
            age += min(max(later - at, timedelta(0)), _LONGEST_GAP)
        except (ValueError, TypeError):  # damage to the history must not stand in a save's way
            continue
        later = at
        if age > KEPT:
            ChangedRow.delete().where(ChangedRow.change <= change_id).execute(db)
            ChangeRow.delete().where(ChangeRow.id <= change_id).execute(db)
            return


def forget_all(db: SqliteDatabase) -> None:
    """Empty the history."""
    ChangedRow.delete().execute(db)
    ChangeRow.delete().execute(db)


def are_sound(db: SqliteDatabase) -> bool:
    """True if every step of the history can be read and is as it was written."""
    try:
        for state, at in rows.fetch(db, "SELECT state, at FROM change"):
            Stamp.parse(at)
            if state not in (DONE, UNDONE, DROPPED):
                return False
        for row in ChangedRow.select().execute(db):
            _edit(row)
    except (*SQL_ERRORS, DamagedDiaryError, ValueError, TypeError, AttributeError):
        return False
    return True


def _joined(first: Sequence[Edit], then: Sequence[Edit]) -> list[Edit]:
    joined = {(edit.table, edit.row): edit for edit in first}
    for edit in then:
        known = joined.get((edit.table, edit.row))
        joined[edit.table, edit.row] = replace(known, after=edit.after) if known else edit
    return [edit for edit in joined.values() if edit.before != edit.after]


def _write(db: SqliteDatabase, change_id: int, edits: Iterable[Edit]) -> None:
    made = [_sealed(change_id, edit) for edit in edits]
    for start in range(0, len(made), _BATCH):
        batch = made[start : start + _BATCH]
        marks = ",".join(["(?,?,?,?,?,?)"] * len(batch))
        db.execute_sql(_INSERT_ROWS + marks, [value for values in batch for value in values])


def _mergeable(db: SqliteDatabase, session: str, merge_key: str) -> tuple[int, list[Edit]] | None:
    """The newest standing change and its rows, if more of the same may join it."""
    sql = "SELECT id, session, merge_key FROM change WHERE state = ? ORDER BY id DESC LIMIT 1"
    for change_id, *found in rows.fetch(db, sql, (DONE,)):
        if found == [session, merge_key]:
            try:
                return change_id, _edits(db, change_id)
            except (*SQL_ERRORS, DamagedDiaryError):  # a save starts a new change then
                return None
    return None


def _edits(db: SqliteDatabase, change_id: int) -> list[Edit]:
    query = ChangedRow.select().where(ChangedRow.change == change_id).order_by(ChangedRow.id)
    return [_edit(row) for row in query.execute(db)]


def _sealed(change_id: int, edit: Edit) -> tuple[object, ...]:
    """A row of the history; its last text ends, on a line of its own, with a hash of it all."""
    before, after = _pack(edit.before), _pack(edit.after)
    seal = "\n" + _seal(change_id, edit.table, edit.row, edit.date, before, after)
    if after is None:
        before = f"{before}{seal}"
    else:
        after += seal
    return change_id, edit.table, edit.row, edit.date, before, after


def _seal(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()[:16]


def _edit(row: ChangedRow) -> Edit:
    """The edit in a row of the history. Rows of before there were seals are taken as they are."""
    before, _line, seal_before = (row.before or "").partition("\n")
    after, _line, seal_after = (row.after or "").partition("\n")
    texts = (before if row.before else None, after if row.after else None)
    seal = seal_after or seal_before
    change_id = row.change_id  # type: ignore[attr-defined]
    if seal and seal != _seal(change_id, row.table, row.row, row.date, *texts):
        raise DamagedDiaryError(_("This part of the history cannot be read."))
    return Edit(row.table, row.row, _unpack(texts[0]), _unpack(texts[1]), row.date)


def _changes(db: SqliteDatabase, which: str, *values: object) -> list[Change]:
    sql = f'SELECT id, at, "by", label, session, state FROM change {which}'
    found = rows.fetch(db, sql, values)
    try:
        return [Change(row[0], Stamp.parse(row[1]), *row[2:]) for row in found]
    except (ValueError, TypeError) as error:
        raise DamagedDiaryError(_("This part of the history cannot be read.")) from error


def _pack(row: dict[str, object] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _unpack(text: str | None) -> dict[str, object] | None:
    try:
        return None if text is None else json.loads(text)
    except ValueError as error:
        raise DamagedDiaryError(_("This part of the history cannot be read.")) from error
