"""Reading our own CSV: one row a day, any subset of the columns."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TypeVar

from dialdown.domain import text
from dialdown.domain.clock import Stamp
from dialdown.domain.day import TYPED
from dialdown.domain.records import OwnScale
from dialdown.domain.scales import SCALE, Kind, Scale
from dialdown.exchange import columns
from dialdown.exchange.cells import read_date, read_number, read_value, unguard
from dialdown.exchange.model import Entry, Imported, Problems, Value, fingerprint
from dialdown.exchange.source import Source
from dialdown.exchange.table import Row, rows
from dialdown.exchange.words import Tags, read_touch, split
from dialdown.i18n import _

T = TypeVar("T")

FORMAT = "csv"

_TOP_OF_A_RATING = 10
_LONGEST_SOURCE = 40


def read(source: Source) -> Imported | None:
    """What the file holds; None if it is not of this format."""
    separator = source.separator(_fits)
    if separator is None:
        return None
    problems = Problems()
    names = {unguard(name): name for name in source.headers[separator]}
    known = columns.scale_columns(source.own)
    made = _new_scales(source, separator, [n for n in names if _is_new(n, known)])
    reader = _RowReader(known | made, Tags(source.own), problems)
    entries: dict[date, Entry] = {}
    count = 0
    for row in rows(source.text, separator, problems):
        count += 1
        entry = reader.entry(Row(row.line, {unguard(n): c for n, c in row.cells.items()}))
        if entry is None:
            continue
        if entry.date in entries:
            problems.add(row.line, columns.DATE, _("this date stands in the file twice."))
        else:
            entries[entry.date] = entry
    scales = [_record(name, scale) for name, scale in made.items()]
    return Imported(
        FORMAT, _("Dialdown CSV"), tuple(entries.values()), records=(*scales, *reader.tags.made),
        problems=problems, notices=tuple(_notices(names, known, made)), rows_read=count,
    )  # fmt: skip


def _fits(names: set[str]) -> bool:
    own = {name for name in names if name.startswith(columns.OWN)}
    return columns.DATE in names and bool(names & (set(SCALE) | set(columns.PLAIN)) or own)


def _is_new(name: str, known: dict[str, Scale]) -> bool:
    return name.startswith(columns.OWN) and name not in known and len(name) > len(columns.OWN)


def _new_scales(source: Source, separator: str, names: list[str]) -> dict[str, Scale]:
    """Scales for own columns that the diary lacks: 0-10 if every number fits that, else a count."""
    highest = dict.fromkeys(names, 0.0)
    for row in rows(source.text, separator, Problems()) if names else ():
        for name, cell in row.cells.items():
            if unguard(name) in highest and cell.strip():
                highest[unguard(name)] = max(highest[unguard(name)], _number_or_zero(cell))
    return {
        name: OwnScale(
            name=text.clean(name.removeprefix(columns.OWN)),
            kind=Kind.RATING if top <= _TOP_OF_A_RATING else Kind.COUNT,
        ).scale
        for name, top in highest.items()
    }


def _number_or_zero(cell: str) -> float:
    try:
        return read_number(cell)
    except ValueError:
        return 0.0


def _record(name: str, scale: Scale) -> OwnScale:
    return OwnScale(id=scale.key.removeprefix(columns.OWN), name=scale.label, kind=scale.kind)


def _notices(
    names: Iterable[str], known: dict[str, Scale], made: dict[str, Scale]
) -> Iterable[str]:
    for scale in made.values():
        kind = _("from 0 to 10") if scale.kind is Kind.RATING else _("a count")
        yield _("“{name}” becomes a new scale: {kind}.").format(name=scale.label, kind=kind)
    for name in names:
        if name == columns.MOMENTS_MEAN:
            yield _("{name} is worked out from moments, so it is not read.").format(name=name)
        elif name and not (name in known or name in made or name in (columns.DATE, *columns.PLAIN)):
            yield _("The column “{name}” is not known and is left out.").format(name=name[:80])


class _RowReader:
    """Turns rows into entries; what cannot be read is noted and left blank."""

    def __init__(self, scales: dict[str, Scale], tags: Tags, problems: Problems) -> None:
        self.tags = tags
        self._scales = scales
        self._problems = problems

    def entry(self, row: Row) -> Entry | None:
        """The entry of a row; None if it has no date that can be read, or says nothing."""
        when = self._try(row, columns.DATE, read_date)
        if when is None:
            return None
        values: dict[str, Value] = {}
        for name, scale in self._scales.items():
            value = self._try(row, name, partial(read_value, scale))
            if value is not None:
                values[scale.key] = value
        for words in split(row.cells.get(columns.TAGS, "")):
            values[self.tags.key(unguard(words), when)] = 1.0
        for words in split(unguard(row.cells.get(columns.SENSITIVITIES, ""))):
            found = self._attempt(row, columns.SENSITIVITIES, words, read_touch)
            if found:
                values[found[0]] = found[1]
        note = self._try(row, columns.NOTE, lambda cell: text.clean(unguard(cell)))
        if note and note.strip():
            values[columns.NOTE] = note
        if not values:
            return None
        written_at = self._try(row, columns.WRITTEN_AT, _stamp)
        said = row.cells.get(columns.SOURCE, "").strip()[:_LONGEST_SOURCE]
        unknown_typing = said == TYPED and written_at is None
        return Entry(
            row.line, when, self._fingerprint(row), values, written_at=written_at,
            source="" if unknown_typing else text.clean(unguard(said)),
        )  # fmt: skip

    def _try(self, row: Row, name: str, convert: Callable[[str], T]) -> T | None:
        cell = row.cells.get(name, "")
        if name != columns.DATE and not cell.strip():
            return None
        return self._attempt(row, name, cell, convert)

    def _attempt(self, row: Row, name: str, cell: str, convert: Callable[[str], T]) -> T | None:
        try:
            return convert(cell)
        except ValueError as error:
            self._problems.add(row.line, name, str(error))
            return None

    def _fingerprint(self, row: Row) -> str:
        """Of the cells by column, however the file was separated, encoded or punctuated."""
        parts = []
        for name, cell in sorted(row.cells.items()):
            plain = text.clean(unguard(cell)).strip()
            if not plain or name == columns.MOMENTS_MEAN:
                continue
            parts.append(f"{name}={plain.replace(',', '.') if name in self._scales else plain}")
        return fingerprint(parts)


def _stamp(cell: str) -> Stamp:
    try:
        return Stamp.parse(cell.strip())
    except ValueError:
        raise ValueError(_("a time stamp with its UTC offset is needed here.")) from None
