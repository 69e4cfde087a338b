"""What has to change in the tables so that a day or record is as asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from peewee import SqliteDatabase

from dialdown.domain.clock import Clock
from dialdown.domain.day import TYPED, Answer, Day, Moment, new_id
from dialdown.domain.records import Appointment, Record
from dialdown.storage import days, rows
from dialdown.storage.fields import table_name
from dialdown.storage.models import RECORD_MODELS
from dialdown.storage.rows import Edit, RowDict


def edits_for(db: SqliteDatabase, item: Day | Record, clock: Clock) -> list[Edit]:
    """The edits that store an item, in an order that keeps every row beside its parent."""
    if isinstance(item, Day):
        return _store_day(db, item, clock)
    model = RECORD_MODELS[type(item)]
    row = rows.encode(model, item)
    return _edit(table_name(model), rows.one(db, table_name(model), row["id"]), row)


def edits_without(db: SqliteDatabase, item: Day | Record) -> list[Edit]:
    """The edits that remove an item and all that belongs to it."""
    if isinstance(item, Day):
        return _remove_day(db, item.date)
    name = table_name(RECORD_MODELS[type(item)])
    edits = [
        Edit(table_name(child), row["id"], row, None)
        for child in RECORD_MODELS.values()
        for field in child._meta.refs  # noqa: SLF001 - peewee's documented place for it
        if table_name(field.rel_model) == name
        for row in rows.read(db, table_name(child), field.column_name, [item.id])
    ]
    if isinstance(item, Appointment):  # its questions wait for the next one
        for row in rows.read(db, "question", "appointment_id", [item.id]):
            edits += _edit("question", row, row | {"appointment_id": ""})
    return edits + _edit(name, rows.one(db, name, item.id), None)


def _store_day(db: SqliteDatabase, day: Day, clock: Clock) -> list[Edit]:
    if day.is_empty:
        return _remove_day(db, day.date)
    before, below = _stored(db, day.date)
    known = {(table, part["id"]): part for table, part in below}
    day = _with_own_identities(db, day, before, known)
    row, parts = days.to_rows(day, _written_at(day, before, clock))
    kept = {(table, part["id"]) for table, part in parts}
    edits = _edit("day", before, row, day.date)
    for (table, row_id), part in known.items():
        if (table, row_id) not in kept:
            edits += _edit(table, part, None, day.date)
    for table, part in parts:
        edits += _edit(table, known.get((table, part["id"])), part, day.date)
    return edits


def _remove_day(db: SqliteDatabase, when: date) -> list[Edit]:
    before, below = _stored(db, when)
    edits = [edit for table, part in below for edit in _edit(table, part, None, when)]
    return edits + _edit("day", before, None, when)


def _written_at(day: Day, before: RowDict | None, clock: Clock) -> str | None:
    """Now for a new typed day; what stood there for a known one: later edits do not move it.

    A day that was emptied, and so removed, counts as new when something is written again.
    """
    if before is not None:
        stamp: str | None = before["written_at"]
        return stamp
    if day.written_at is None:
        return str(clock()) if day.source == TYPED else None
    return str(day.written_at)


def _stored(db: SqliteDatabase, when: date) -> tuple[RowDict | None, list[days.Part]]:
    found = rows.read(db, "day", "date", [when.isoformat()])
    if not found:
        return None, []
    below = [
        (name, row)
        for name in ("answer", "moment")
        for row in rows.read(db, name, "day_id", [found[0]["id"]])
    ]
    return found[0], below


def _with_own_identities(
    db: SqliteDatabase, day: Day, before: RowDict | None, known: Iterable[tuple[str, str]]
) -> Day:
    """`day` under the identity of its date, and without identities that belong to another day.

    Answers copied from another day, and a day moved to another date, carry identities in use.
    """
    if before is not None:
        day_id = before["id"]
    else:
        day_id = day.id if rows.one(db, "day", day.id) is None else new_id()
    answers: dict[str, Answer] = {}
    taken = _in_use(db, "answer", [answer.id for answer in day.answers.values()], known)
    for key, answer in day.answers.items():
        answers[key] = replace(answer, id=new_id()) if answer.id in taken else answer
        taken.add(answer.id)
    moments: list[Moment] = []
    taken = _in_use(db, "moment", [moment.id for moment in day.moments], known)
    for moment in day.moments:
        moments.append(replace(moment, id=new_id()) if moment.id in taken else moment)
        taken.add(moment.id)
    return replace(day, id=day_id, answers=answers, moments=tuple(moments))


def _in_use(
    db: SqliteDatabase, table: str, ids: Iterable[str], known: Iterable[tuple[str, str]]
) -> set[str]:
    foreign = set(ids).difference(row_id for name, row_id in known if name == table)
    return {row[0] for row in rows.read_columns(db, table, ["id"], "id", foreign)}


def _edit(
    table: str, before: RowDict | None, after: RowDict | None, when: date | None = None
) -> list[Edit]:
    if before == after:
        return []
    row_id = (before or after or {})["id"]
    return [Edit(table, row_id, before, after, when.isoformat() if when else None)]
