"""Rows with their line numbers out of separated text, with the quirks of many programs."""

import csv
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialdown.exchange.model import Problems
from dialdown.i18n import _

if TYPE_CHECKING:
    import _csv

SEPARATORS = (",", ";", "\t")

_LONGEST_FIELD = 2**31 - 1
_limit_lock = threading.Lock()  # the standard library keeps one limit for the whole program


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name, and the line on which it starts."""

    line: int
    cells: dict[str, str]


def header_of(text: str, separator: str) -> list[str]:
    """Column names of the first row that is not blank; empty if it cannot be read."""
    try:
        with _long_fields():
            return next(
                (names for cells in _reader(text, separator) if (names := _names(cells))), []
            )
    except csv.Error:
        return []


def rows(text: str, separator: str, problems: Problems) -> Iterator[Row]:
    """The rows below the header, cells under their column's name.

    Blank rows are passed over. A row that is broken, or has more cells than the header, is noted in
    `problems` and skipped; missing cells at the end of a row are blank.
    """
    reader = _reader(text, separator)
    columns: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            with _long_fields():
                cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.add(line, "", _("a quotation mark is missing or not closed."))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _names(cells)
        elif any(cell.strip() for cell in cells[len(columns) :]):
            problems.add(line, "", _("there are more values than columns."))
        else:
            yield Row(line, dict(zip(columns, cells, strict=False)))


def _names(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    return names if any(names) else []


def _reader(text: str, separator: str) -> "_csv.Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


@contextmanager
def _long_fields() -> Iterator[None]:
    with _limit_lock:
        before = csv.field_size_limit(_LONGEST_FIELD)
        try:
            yield
        finally:
            csv.field_size_limit(before)
