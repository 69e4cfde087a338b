"""Our own JSON: everything in a diary but its history, to the last identity and stamp."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment
from dialdown.domain.records import RECORD_TYPES, AsNeededDose, DoseStep, Record, Treatment
from dialdown.exchange.decode import (
    decode_answer,
    decode_moment,
    decode_record,
    decode_value,
)
from dialdown.exchange.encode import JsonObject, kind_name
from dialdown.exchange.model import Imported, Problems, UnreadableFileError
from dialdown.exchange.source import Source
from dialdown.i18n import _

FORMAT = "json"
MARK = "dialdown"
VERSION = 1
"""Of the file's layout; a file of a higher one is refused."""

_LONGEST_INTEGER = 20
_KINDS = {kind_name(kind): kind for kind in RECORD_TYPES}

P = TypeVar("P", Answer, Moment)


def read(source: Source) -> Imported | None:
    """What the file holds; None if it is not of this format.

    Raises UnreadableFileError for one that is broken, of another program, or of a newer version.
    """
    if not source.text.lstrip().startswith(("{", "[")):
        return None
    content = _parse(source.text)
    if not isinstance(content, dict) or content.get("format") != MARK:
        raise UnreadableFileError(_("This JSON file is not from Dialdown."))
    version = content.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise UnreadableFileError(_("This file was written by a newer Dialdown."))
    reader = _Reader()
    records = tuple(reader.records(content.get("records")))
    days = tuple(reader.days(content.get("days")))
    made_up = content.get("made_up") is True
    notices = (_("This file comes from a made-up diary."),) if made_up else ()
    return Imported(
        FORMAT, _("Dialdown JSON"), days=days, records=records, problems=reader.problems,
        notices=notices, rows_read=reader.read, made_up=made_up,
    )  # fmt: skip


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_constant=_refuse_constant,
            parse_int=_short_integer,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            _("The file is broken at line {line}.").format(line=error.lineno)
        ) from None
    except (RecursionError, MemoryError):
        raise UnreadableFileError(_("The file is nested too deeply to be a diary.")) from None
    except ValueError as error:
        raise UnreadableFileError(str(error)) from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(_("The file names the same thing twice, so it is not read."))
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(_("The file holds {name}, which is not a number.").format(name=name))


def _short_integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError(_("The file holds a number of {n} digits.").format(n=len(digits)))
    return int(digits)


@dataclass
class _Reader:
    """Takes what is sound and notes the rest, each with its place in the file."""

    problems: Problems = field(default_factory=Problems)
    read: int = 0
    _seen: set[object] = field(default_factory=set)

    def records(self, content: Any) -> Iterator[Record]:
        """Records of all kinds, those that refer to a treatment only if it is there."""
        kinds = content if isinstance(content, dict) else {}
        for name in kinds.keys() - _KINDS.keys():
            self.problems.add(0, f"records.{name}"[:80], _("this kind is not known."))
        treatments: set[str] = set()
        for name, kind in _KINDS.items():
            for place, values in self._list(kinds.get(name, []), f"records.{name}"):
                try:
                    record = decode_record(kind, values)
                    self._once((kind, record.id))
                    if isinstance(record, DoseStep | AsNeededDose):
                        _check_treatment(record.treatment_id, treatments)
                except ValueError as error:
                    self.problems.add(0, place, str(error))
                    continue
                if isinstance(record, Treatment):
                    treatments.add(record.id)
                yield record

    def days(self, content: Any) -> Iterator[Day]:
        """Days in the order of the file, a date only once."""
        for place, values in self._list(content, "days"):
            try:
                day = Day(
                    decode_value(values, "date", date),
                    decode_value(values, "written_at", Stamp | None),
                    decode_value(values, "source", str),
                    id=decode_value(values, "id", str),
                )
                self._once(("date", day.date))
                self._once((Day, day.id))
            except ValueError as error:
                self.problems.add(0, place, str(error))
                continue
            answers: dict[str, Answer] = {}
            for answer in self._parts(values, "answers", place, decode_answer):
                answers.setdefault(answer.key, answer)
            moments = self._parts(values, "moments", place, decode_moment)
            ordered = tuple(sorted(moments, key=lambda m: (m.at.at, m.id)))
            yield replace(day, answers=MappingProxyType(answers), moments=ordered)

    def _parts(
        self, values: JsonObject, name: str, place: str, decode: Callable[[Any], P]
    ) -> Iterator[P]:
        for where, part in self._list(values.get(name, []), f"{place}.{name}"):
            try:
                found = decode(part)
                self._once((type(found), found.id))
                if isinstance(found, Answer):
                    self._once((place, found.key))
            except ValueError as error:
                self.problems.add(0, where, str(error))
                continue
            yield found

    def _list(self, content: Any, place: str) -> Iterator[tuple[str, Any]]:
        if not isinstance(content, list):
            self.problems.add(0, place, _("a list is needed here."))
            return
        for number, values in enumerate(content):
            self.read += not place.endswith((".answers", ".moments"))
            yield f"{place}[{number}]", values

    def _once(self, name: object) -> None:
        if name in self._seen:
            raise ValueError(_("this stands in the file twice."))
        self._seen.add(name)


def _check_treatment(treatment_id: str, known: set[str]) -> None:
    if treatment_id not in known:
        raise ValueError(_("its treatment is not in the file."))
