"""Days and records as plain JSON values, with everything that belongs to them."""

import json
import re
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment
from dialdown.domain.records import Record
from dialdown.exchange.model import fingerprint

JsonObject = dict[str, Any]

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def kind_name(kind: type[Record]) -> str:
    """The name of a kind of record in the file: OwnScale -> own_scale."""
    return _HUMP.sub("_", kind.__name__).lower()


def encode_day(day: Day) -> JsonObject:
    """A day with its answers and moments, in an order that never depends on chance."""
    answers = sorted(day.answers.values(), key=lambda a: a.key)
    return {
        "date": day.date.isoformat(),
        "id": day.id,
        "written_at": None if day.written_at is None else str(day.written_at),
        "source": day.source,
        "answers": [encode_part(answer) for answer in answers],
        "moments": [encode_part(moment) for moment in day.moments],
    }


def encode_part(part: Answer | Moment) -> JsonObject:
    """An answer or a moment; what is as usual (blank, typed) is left out."""
    return {
        f.name: _plain(value) for f in fields(part) if (value := getattr(part, f.name)) != _usual(f)
    }


def encode_record(record: Record) -> JsonObject:
    """A record with all its fields."""
    return {f.name: _plain(getattr(record, f.name)) for f in fields(record)}


def day_fingerprint(day: Day) -> str:
    """SHA-256 of a day with everything in it."""
    return fingerprint([json.dumps(encode_day(day), ensure_ascii=False, sort_keys=True)])


def _usual(f: "Field[Any]") -> Any:
    return MISSING if f.default is MISSING else f.default


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Stamp):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
