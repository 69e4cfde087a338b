"""Writing a diary into files that other programs, and people, can read."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from dialdown import __version__
from dialdown.domain.day import Day
from dialdown.domain.records import RECORD_TYPES, OwnTag, Record
from dialdown.domain.scales import Scale
from dialdown.exchange import columns
from dialdown.exchange.cells import guard, write_value
from dialdown.exchange.encode import JsonObject, encode_day, encode_record, kind_name
from dialdown.exchange.model import ExportError
from dialdown.exchange.own_json import MARK, VERSION
from dialdown.exchange.words import tags_cell, touch_cell
from dialdown.files import write_private
from dialdown.i18n import _

_BYTE_ORDER_MARK = "\ufeff"


def write_csv(path: Path, days: Iterable[Day], records: Sequence[Record] = ()) -> None:
    """One row a day, blank for not recorded; units as in `columns`. Replaces what is at `path`.

    `records` gives the own scales and tags, the rest of it is not used. Text that a spreadsheet
    could take for a formula gets one `'`, which importing removes. Raises ExportError.
    """
    scales = columns.scale_columns(records)
    own_tags = {record.id: record for record in records if isinstance(record, OwnTag)}
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow([columns.DATE, *(guard(name) for name in scales), *columns.PLAIN])
    for day in sorted(days, key=lambda day: day.date):
        writer.writerow(_cells(day, scales, own_tags))
    _write(path, text.getvalue())


def write_json(
    path: Path, days: Iterable[Day], records: Sequence[Record], made_up: bool = False
) -> None:
    """Everything but the history, so that an empty diary becomes the same by importing it.

    Raises ExportError; whatever stood under `path` is then as it was.
    """
    by_kind: JsonObject = {
        kind_name(kind): [encode_record(record) for record in records if type(record) is kind]
        for kind in RECORD_TYPES
    }
    content: JsonObject = {
        "format": MARK,
        "version": VERSION,
        "program": __version__,
        "made_up": made_up,
        "days": [encode_day(day) for day in sorted(days, key=lambda day: day.date)],
        "records": by_kind,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    _write(path, text)


def _write(path: Path, text: str) -> None:
    try:
        write_private(path, text.encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(
            _("{path} was not written: {reason}.").format(path=path, reason=reason)
        ) from error


def _cells(day: Day, scales: dict[str, Scale], own_tags: dict[str, OwnTag]) -> list[str]:
    numbers = ((scale, day.value(scale.key)) for scale in scales.values())
    mean = day.moments_mean
    return [
        day.date.isoformat(),
        *("" if value is None else write_value(scale, value) for scale, value in numbers),
        "" if mean is None else f"{round(mean, 2):g}",
        guard(tags_cell(day, own_tags)),
        guard(touch_cell(day)),
        guard(day.text("note")),
        "" if day.written_at is None else str(day.written_at),
        guard(day.source),
    ]
