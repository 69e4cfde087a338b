"""Several rows about one date become one set of answers."""

from collections.abc import Iterable, Sequence
from datetime import time
from statistics import fmean

from dialdown.domain.day import TEXT_KEYS, Answer
from dialdown.domain.scales import SCALE
from dialdown.exchange.model import Entry, fingerprint

_LAST_MINUTE = time(23, 59, 59)


def combine(entries: Iterable[Entry], source: str) -> dict[str, Answer]:
    """Answers by key: numbers are averaged, ticks gathered, notes joined in order of time.

    Each carries `source` and the fingerprint of the rows it came from.
    """
    ordered = sorted(entries, key=lambda entry: (entry.at or _LAST_MINUTE, entry.line))
    keys = dict.fromkeys(key for entry in ordered for key in entry.values)
    return {key: _answer(key, [e for e in ordered if key in e.values], source) for key in keys}


def fingerprint_of(entries: Sequence[Entry], key: str) -> str:
    """The fingerprint that an answer under `key` carries if it came from these rows."""
    found = sorted(entry.fingerprint for entry in entries if key in entry.values)
    return found[0] if len(found) == 1 else fingerprint(found)


def _answer(key: str, entries: Sequence[Entry], source: str) -> Answer:
    row = fingerprint_of(entries, key)
    if key in TEXT_KEYS:
        return Answer(key, text=_joined(key, entries), source=source, source_row=row)
    numbers = [number for e in entries if isinstance(number := e.values[key], float)]
    mean = fmean(numbers)
    value = SCALE[key].accept(mean) if key in SCALE else mean
    return Answer(key, value, source=source, source_row=row)


def _joined(key: str, entries: Sequence[Entry]) -> str:
    """One note as it is; several each with its time, if it has one."""
    if len(entries) == 1:
        return str(entries[0].values[key])
    return "\n\n".join(
        " ".join(filter(None, [f"{e.at:%H:%M}" if e.at else "", str(e.values[key])]))
        for e in entries
    )
