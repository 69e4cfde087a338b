"""What came out of a file, before anybody decides what becomes of it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.records import Record
from dialdown.i18n import _

Value = float | str
"""A number (1 for a tick), or the words of a note."""

_PROBLEMS_KEPT = 1000


class UnreadableFileError(Exception):
    """A file that cannot be imported at all. The text says why; nothing was taken from it."""


class ExportError(Exception):
    """A file that was not written. Whatever stood under its name is as it was."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that was left out: where, and why in plain words.

    `line` counts from 1; 0 where the file has no lines. `field` is a column or the place in a JSON
    file, empty for a whole line.
    """

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        parts = [_("Line {line}").format(line=self.line)] if self.line else []
        if self.field:
            parts.append(self.field)
        return f"{', '.join(parts)}: {self.message}"


class Problems:
    """The problems of one file: the first thousand in words, all of them counted."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self.total = 0

    def add(self, line: int, field: str, message: str) -> None:
        """Note one more."""
        self.total += 1
        if len(self._kept) < _PROBLEMS_KEPT:
            self._kept.append(Problem(line, field, message))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._kept)

    def __len__(self) -> int:
        return self.total


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a foreign file: what it says about one date.

    `fingerprint` is the SHA-256 of the normalised row. `at` is the time of day it is about, which
    orders several entries of a day. `source` is what the day's source becomes, empty for the name
    of the format.
    """

    line: int
    date: date
    fingerprint: str
    values: Mapping[str, Value]
    at: time | None = None
    written_at: Stamp | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """All that could be read. Files of rows give `entries`; our own JSON gives whole `days`.

    `notices` are sentences that the person should see before agreeing: how words were turned into
    numbers, which columns were left out.
    """

    format: str
    title: str
    entries: tuple[Entry, ...] = ()
    days: tuple[Day, ...] = ()
    records: tuple[Record, ...] = ()
    problems: Problems = field(default_factory=Problems)
    notices: tuple[str, ...] = ()
    rows_read: int = 0
    made_up: bool = False

    @property
    def is_empty(self) -> bool:
        """True if nothing in the file could be used."""
        return not (self.entries or self.days or self.records)


def fingerprint(parts: Iterable[str]) -> str:
    """SHA-256 over the normalised cells of a row, as hexadecimal text."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
