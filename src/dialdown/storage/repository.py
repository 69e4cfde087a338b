"""The diary as the rest of the program sees it: days and records in, days and records out.

Every save is one transaction that also writes what it changed, so that it can be undone, also after
a restart. When `save` returns, the change is on the disk.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from peewee import DatabaseError, SqliteDatabase

from dialdown.domain.clock import Clock
from dialdown.domain.day import TYPED, Answer, Day, Moment, new_id
from dialdown.domain.records import Record
from dialdown.i18n import _
from dialdown.storage import changes, rows
from dialdown.storage.changes import Change
from dialdown.storage.errors import DiaryError, SaveError
from dialdown.storage.models import (
    CONTENT_MODELS,
    RECORD_MODELS,
    AnswerRow,
    DayRow,
    MetaRow,
    MomentRow,
    table_name,
)
from dialdown.storage.rows import Edit, RowDict

R = TypeVar("R", bound=Record)

__all__ = ["Change", "Diary"]


class Diary:
    """One open diary. Make it with `open_diary` or `create_diary`; `close` it when done."""

    def __init__(self, database: SqliteDatabase, path: Path, clock: Clock) -> None:
        self._db = database
        self._clock = clock
        self._days: dict[date, Day] | None = None
        self._session = new_id()
        self.path = path
        facts = MetaRow.select(MetaRow.key, MetaRow.value).tuples().execute(database)
        self._facts: dict[str, str] = dict(facts)

    # ------------------------------------------------------------------ about the file
    @property
    def id(self) -> str:
        """Identity of this diary, kept through backups and restores."""
        return self._facts["diary_id"]

    @property
    def is_made_up(self) -> bool:
        """True for the demo diary."""
        return self._facts["made_up"] == "1"

    @property
    def database(self) -> SqliteDatabase:
        """The connection, for the storage package's own use."""
        return self._db

    def close(self) -> None:
        """Close the file. Nothing is pending: every save was complete when it returned."""
        self._db.close()

    # ------------------------------------------------------------------ reading
    def days(self, first: date | None = None, last: date | None = None) -> list[Day]:
        """All days with something recorded, from `first` to `last` inclusive, in order."""
        if self._days is None:
            self._days = {day.date: day for day in self._read_days()}
        return [
            self._days[when]
            for when in sorted(self._days)
            if (first is None or when >= first) and (last is None or when <= last)
        ]

    def day(self, when: date) -> Day:
        """The day of a date; an empty one where nothing is recorded."""
        if self._days is not None:
            return self._days.get(when) or Day(when)
        found = self._read_days([when])
        return found[0] if found else Day(when)

    def records(self, kind: type[R]) -> list[R]:
        """All records of one kind, ordered by identity."""
        model = RECORD_MODELS[kind]
        found = rows.read(self._db, table_name(model))
        return [kind(**rows.decode(model, row)) for row in found]

    def content_hash(self) -> str:
        """SHA-256 over everything the person owns, with ids and stamps, without the history."""
        digest = hashlib.sha256()
        for model in CONTENT_MODELS:
            for row in rows.read(self._db, table_name(model)):
                digest.update(f"{table_name(model)}{rows.canonical(row)}\n".encode())
        return digest.hexdigest()

    def unsound_days(self) -> list[date]:
        """Dates of days whose content does not match the hash that was saved with it."""
        return [
            date.fromisoformat(row["date"])
            for row, below in self._day_rows()
            if row["hash"] != _day_hash(row, below)
        ]

    # ------------------------------------------------------------------ changing
    def save(
        self,
        label: str,
        *items: Day | Record,
        remove: Sequence[Day | Record] = (),
        by: str = "window",
        merge_key: str = "",
    ) -> Change | None:
        """Save days and records, and remove others, in one transaction; None if nothing differs.

        `label` says in plain words what was done. A change with the same `merge_key` as the newest
        one of this session joins it, so that typing a note is one step to undo.
        A day without any answer is removed. A typed day that has no stamp gets one now.
        Raises SaveError; then nothing of the change is in the diary.
        """
        try:
            with self._db.atomic("immediate"):
                edits: list[Edit] = []
                for item in items:
                    edits += self._put(item)
                for item in remove:
                    edits += self._take_away(item)
                for edit in edits:
                    rows.apply(self._db, edit)
                change = changes.record(
                    self._db, edits, self._clock(), by, label, self._session, merge_key
                )
        except DatabaseError as error:
            self._days = None
            raise SaveError(_("Not saved. Your text is still here.")) from error
        self._refresh(edits)
        return change

    def undo(self) -> Change | None:
        """Take back the newest change that stands; None if there is none."""
        return self._travel(changes.newest(self._db, changes.DONE), changes.UNDONE)

    def redo(self) -> Change | None:
        """Bring back the change that was undone last; None if there is none."""
        return self._travel(changes.oldest_undone(self._db), changes.DONE)

    def next_undo(self) -> Change | None:
        """The change that `undo` would take back."""
        return changes.newest(self._db, changes.DONE)

    def next_redo(self) -> Change | None:
        """The change that `redo` would bring back."""
        return changes.oldest_undone(self._db)

    def is_from_before(self, change: Change) -> bool:
        """True if a change was made before this diary was opened: undoing it asks first."""
        return change.session != self._session

    def history(self, when: date) -> list[Change]:
        """The changes of the last 30 days that touched a date, newest first."""
        return changes.of_day(self._db, when)

    def forget_history(self) -> None:
        """Empty the history: what was deleted is then gone for good, also from the file."""
        with self._db.atomic("immediate"):
            changes.forget_all(self._db)
        self._db.execute_sql("VACUUM")

    def forget_old_history(self) -> None:
        """Drop changes older than 30 days."""
        with self._db.atomic("immediate"):
            changes.forget_old(self._db, self._clock())

    # ------------------------------------------------------------------ inside
    def _put(self, item: Day | Record) -> list[Edit]:
        if isinstance(item, Day):
            return self._put_day(item)
        model = RECORD_MODELS[type(item)]
        before = self._one(table_name(model), item.id)
        return _edit(table_name(model), item.id, before, rows.encode(model, item))

    def _take_away(self, item: Day | Record) -> list[Edit]:
        if isinstance(item, Day):
            return self._put_day(Day(item.date))
        edits: list[Edit] = []
        name = table_name(RECORD_MODELS[type(item)])
        for child in RECORD_MODELS.values():
            for field in child._meta.refs:  # noqa: SLF001 - peewee's documented place for it
                if table_name(field.rel_model) == name:
                    found = rows.read(self._db, table_name(child), field.column_name, [item.id])
                    edits += [Edit(table_name(child), row["id"], row, None) for row in found]
        return edits + _edit(name, item.id, self._one(name, item.id), None)

    def _put_day(self, day: Day) -> list[Edit]:
        old = rows.read(self._db, "day", "date", [day.date.isoformat()])
        before = old[0] if old else None
        below = self._below([row["id"] for row in old])
        if day.is_empty:
            edits = [edit for row in below for edit in _edit(*row, None, day.date)]
            return edits + (_edit("day", before["id"], before, None, day.date) if before else [])
        if before:
            day = replace(day, id=before["id"])
        if day.written_at is None and day.source == TYPED:
            day = replace(day, written_at=self._clock())
        after = _rows_of(day)
        own = rows.encode(DayRow, day, hash="")
        own["hash"] = _day_hash(own, [(table, row) for table, _id, row in after])
        known = {row_id: row for _table, row_id, row in below}
        kept = {row_id for _table, row_id, _row in after}
        edits = _edit("day", day.id, before, own, day.date)
        for table, row_id, row in below:
            if row_id not in kept:
                edits += _edit(table, row_id, row, None, day.date)
        for table, row_id, row in after:
            edits += _edit(table, row_id, known.get(row_id), row, day.date)
        return edits

    def _below(self, day_ids: Sequence[str]) -> list[tuple[str, str, RowDict]]:
        return [
            (name, row["id"], row)
            for name in ("answer", "moment")
            for row in rows.read(self._db, name, "day_id", day_ids)
        ]

    def _one(self, name: str, row_id: str) -> RowDict | None:
        found = rows.read(self._db, name, "id", [row_id])
        return found[0] if found else None

    def _day_rows(
        self, when: Iterable[date] | None = None
    ) -> list[tuple[RowDict, list[tuple[str, RowDict]]]]:
        if when is None:
            days = rows.read(self._db, "day")
            answers, moments = rows.read(self._db, "answer"), rows.read(self._db, "moment")
        else:
            days = rows.read(self._db, "day", "date", [d.isoformat() for d in when])
            ids = [row["id"] for row in days]
            answers = rows.read(self._db, "answer", "day_id", ids)
            moments = rows.read(self._db, "moment", "day_id", ids)
        below: dict[str, list[tuple[str, RowDict]]] = {row["id"]: [] for row in days}
        for name, found in (("answer", answers), ("moment", moments)):
            for row in found:
                below[row["day_id"]].append((name, row))
        return [(row, below[row["id"]]) for row in days]

    def _read_days(self, when: Iterable[date] | None = None) -> list[Day]:
        return [_day_from(row, below) for row, below in self._day_rows(when)]

    def _travel(self, change: Change | None, state: str) -> Change | None:
        if change is None:
            return None
        edits = changes.edits_of(self._db, change)
        if state == changes.UNDONE:
            edits = [edit.undone for edit in reversed(edits)]
        try:
            with self._db.atomic("immediate"):
                for edit in edits:
                    if self._one(edit.table, edit.row) != edit.before:
                        raise DiaryError(_("The diary was changed elsewhere. Nothing was undone."))
                    rows.apply(self._db, edit)
                changes.set_state(self._db, change, state)
        except DatabaseError as error:
            raise SaveError(_("Not undone. Nothing was changed.")) from error
        self._refresh(edits)
        return replace(change, state=state)

    def _refresh(self, edits: Iterable[Edit]) -> None:
        if self._days is None:
            return
        touched = {date.fromisoformat(edit.date) for edit in edits if edit.date}
        for when in touched:
            self._days.pop(when, None)
        self._days |= {day.date: day for day in self._read_days(touched)}


def _edit(
    table: str, row_id: str, before: RowDict | None, after: RowDict | None, when: date | None = None
) -> list[Edit]:
    if before == after:
        return []
    return [Edit(table, row_id, before, after, when.isoformat() if when else None)]


def _rows_of(day: Day) -> list[tuple[str, str, RowDict]]:
    answers = [
        ("answer", a.id, rows.encode(AnswerRow, a, day_id=day.id)) for a in day.answers.values()
    ]
    moments = [("moment", m.id, rows.encode(MomentRow, m, day_id=day.id)) for m in day.moments]
    return answers + moments


def _day_hash(row: RowDict, below: Iterable[tuple[str, RowDict]]) -> str:
    """SHA-256 of a day's row (without its hash) and of everything below it, ordered by id."""
    own = {key: value for key, value in row.items() if key != "hash"}
    parts = sorted(below, key=lambda part: (part[0], part[1]["id"]))
    text = rows.canonical(own) + "".join(name + rows.canonical(r) for name, r in parts)
    return hashlib.sha256(text.encode()).hexdigest()


def _day_from(row: RowDict, below: Iterable[tuple[str, RowDict]]) -> Day:
    facts = rows.decode(DayRow, row)
    answers: dict[str, Answer] = {}
    moments: list[Moment] = []
    for name, part in below:
        values = rows.decode(AnswerRow if name == "answer" else MomentRow, part)
        del values["day_id"]
        if name == "answer":
            answers[values["key"]] = Answer(**values)
        else:
            moments.append(Moment(**values))
    moments.sort(key=lambda m: (m.at.at, m.id))
    return Day(
        facts["date"], facts["written_at"], facts["source"], MappingProxyType(answers),
        tuple(moments), facts["id"],
    )  # fmt: skip
