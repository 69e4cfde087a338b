"""A day as rows, and rows as a day.

Reading is lenient: a row that damage has made unreadable is left out, so that the rest of the diary
stays readable. The hash kept with each day tells that something is missing.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from peewee import Model, SqliteDatabase

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment
from dialdown.i18n import _
from dialdown.storage import rows
from dialdown.storage.errors import DamagedDiaryError
from dialdown.storage.models import AnswerRow, DayRow, MomentRow
from dialdown.storage.rows import Edit, RowDict

Part = tuple[str, RowDict]
"""A row below a day: the name of its table and the row."""

_DAY = ("id", "date", "written_at", "source")
_VALUE_TYPES = (float, type(None))
_ANSWER = ("day_id", "key", "value", "text", "source", "source_row", "answered_at", "id")


def to_rows(day: Day, written_at: str | None) -> tuple[RowDict, list[Part]]:
    """The row of a day under a given stamp, with its hash, and the rows below it."""
    below = [
        ("answer", rows.encode(AnswerRow, answer, day_id=day.id)) for answer in day.answers.values()
    ] + [("moment", rows.encode(MomentRow, moment, day_id=day.id)) for moment in day.moments]
    row = rows.encode(DayRow, day, hash="") | {"written_at": written_at}
    row["hash"] = hash_of(row, below)
    return row, below


def hash_of(row: RowDict, below: Iterable[Part]) -> str:
    """SHA-256 of a day's row (without its hash) and of everything below it, ordered by id."""
    own = {key: value for key, value in row.items() if key != "hash"}
    parts = sorted(below, key=lambda part: (part[0], str(part[1]["id"])))
    text = rows.canonical(own) + "".join(name + rows.canonical(part) for name, part in parts)
    return hashlib.sha256(text.encode()).hexdigest()


def read_days(db: SqliteDatabase, dates: Sequence[date] | None = None) -> list[Day]:
    """The days of some dates, or all of them, in the order of their identities."""
    wanted = None if dates is None else [when.isoformat() for when in dates]
    found = rows.read_columns(db, "day", _DAY, "date", wanted)
    ids = None if dates is None else [row[0] for row in found]
    stamps: dict[str | None, Stamp | None] = {None: None}  # answers of a day often share one
    answers = _answers(db, ids, stamps)
    moments = _moments(db, ids)
    return [
        Day(
            when,
            _stamp(written_at, stamps),
            str(source),
            MappingProxyType(answers.get(day_id, {})),
            tuple(sorted(moments.get(day_id, ()), key=lambda m: (m.at.at, m.id))),
            day_id,
        )
        for day_id, day_date, written_at, source in found
        if (when := _date(day_date)) is not None
    ]


def before(db: SqliteDatabase, when: date, edits: Sequence[Edit]) -> Day:
    """The day of a date as it was before `edits`, which led, oldest first, to what is stored.

    Raises DamagedDiaryError if that cannot be read: a day is brought back whole or not at all.
    """
    found = rows.read(db, "day", "date", [when.isoformat()])
    parts = {("day", row["id"]): row for row in found}
    for name in ("answer", "moment"):
        below = rows.read(db, name, "day_id", [row["id"] for row in found])
        parts |= {(name, row["id"]): row for row in below}
    for edit in reversed(edits):
        parts.pop((edit.table, edit.row), None)
        if edit.before is not None:
            parts[edit.table, edit.row] = edit.before
    try:
        return _from_rows(when, parts)
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedDiaryError(_("This part of the history cannot be read.")) from error


def _from_rows(when: date, parts: Mapping[Any, RowDict]) -> Day:
    by_table: dict[str, list[RowDict]] = {"day": [], "answer": [], "moment": []}
    for (name, _id), row in parts.items():
        by_table[name].append(row)
    if not by_table["day"]:
        return Day(when)
    own = rows.decode(DayRow, by_table["day"][0])
    answers = [Answer(**_without_day(AnswerRow, row)) for row in by_table["answer"]]
    moments = [Moment(**_without_day(MomentRow, row)) for row in by_table["moment"]]
    return Day(
        when,
        own["written_at"],
        own["source"],
        MappingProxyType({answer.key: answer for answer in answers}),
        tuple(sorted(moments, key=lambda m: (m.at.at, m.id))),
        own["id"],
    )


def _without_day(model: type[Model], row: RowDict) -> RowDict:
    return {key: value for key, value in rows.decode(model, row).items() if key != "day_id"}


def unsound_dates(db: SqliteDatabase) -> tuple[list[date], int]:
    """Dates of days that differ from their hash, and how many rows belong to no readable day."""
    below: dict[Any, list[Part]] = {row["id"]: [] for row in rows.read(db, "day")}
    lost = 0
    for name in ("answer", "moment"):
        for row in rows.read(db, name):
            if row["day_id"] in below:
                below[row["day_id"]].append((name, row))
            else:
                lost += 1
    unsound = []
    for row in rows.read(db, "day"):
        if row["hash"] != hash_of(row, below[row["id"]]):
            when = _date(row["date"])
            unsound += [when] if when else []
            lost += when is None
    return sorted(unsound), lost


def _answers(
    db: SqliteDatabase, ids: list[str] | None, stamps: dict[str | None, Stamp | None]
) -> dict[Any, dict[str, Answer]]:
    found = rows.read_columns(db, "answer", _ANSWER, "day_id", ids)
    by_day: dict[Any, dict[str, Answer]] = {}
    for day_id, key, value, text, source, source_row, at, row_id in found:
        readable = type(value) in _VALUE_TYPES and (
            type(key) is type(text) is type(source) is type(source_row) is type(row_id) is str
        )
        if readable:
            stamp = stamps[at] if at in stamps else _stamp(at, stamps)
            answer = Answer(key, value, text, source, source_row, stamp, row_id)
            by_day.setdefault(day_id, {})[key] = answer
    return by_day


def _moments(db: SqliteDatabase, ids: list[str] | None) -> dict[Any, list[Moment]]:
    by_day: dict[Any, list[Moment]] = {}
    for row in rows.read(db, "moment", "day_id", ids):
        try:
            values = rows.decode(MomentRow, row)
            by_day.setdefault(values.pop("day_id"), []).append(Moment(**values))
        except (ValueError, TypeError, AttributeError):
            continue
    return by_day


def _stamp(text: Any, stamps: dict[str | None, Stamp | None]) -> Stamp | None:
    if text not in stamps:
        try:
            stamps[text] = Stamp.parse(text)
        except (ValueError, TypeError):
            stamps[text] = None
    return stamps[text]


def _date(text: Any) -> date | None:
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        return None
