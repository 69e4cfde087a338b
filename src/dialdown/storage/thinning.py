"""Which backups are kept: everything of the last days, then one a day, a week, a month for ever.

Age is counted in dates that have a backup, not in time passed, so that a computer's clock that
jumps ages nothing.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

_WHOLE_DATES = 3  # two days ago until now touch three dates
_DAILY = 14
_WEEKLY = 8
_RECENT = timedelta(days=2)
_SHRUNK = 0.9


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup as far as thinning cares: when it was made (local wall time), how many days."""

    path: Path
    at: datetime
    days: int
    keep: bool = False


def to_drop(copies: Sequence[Copy], newest: Path, now: datetime) -> list[Path] | None:
    """The copies to remove; None where `newest` has suspiciously fewer days than a recent one.

    `copies` are of one diary, newest first. Of a day, week or month the copy with the most days is
    kept, the latest among equals, so that a bad one never pushes out a good one.
    """
    dates = sorted({copy.at.date() for copy in copies}, reverse=True)
    recent = [copy for copy in copies if copy.at.date() in dates[:_DAILY]]
    made = next((copy for copy in copies if copy.path == newest), None)
    if made is None or made.days < _SHRUNK * max(copy.days for copy in recent):
        return None
    kept = {
        copy.path
        for copy in copies
        if copy.keep
        or copy.path == newest
        or copy.at.date() in dates[:_WHOLE_DATES]
        or abs(now - copy.at) <= _RECENT
    }
    kept |= _one_of_each(copies, lambda copy: copy.at.date(), _DAILY)
    kept |= _one_of_each(copies, lambda copy: copy.at.isocalendar()[:2], _WEEKLY)
    kept |= _one_of_each(copies, lambda copy: (copy.at.year, copy.at.month), None)
    return [copy.path for copy in copies if copy.path not in kept]


def _one_of_each(
    copies: Sequence[Copy], period: Callable[[Copy], Hashable], most: int | None
) -> set[Path]:
    """The best copy of each of the newest `most` periods (None: of all)."""
    best: dict[Hashable, Copy] = {}
    for copy in copies:  # newest first
        known = best.setdefault(period(copy), copy)
        if copy.days > known.days:
            best[period(copy)] = copy
    return {copy.path for copy in list(best.values())[:most]}
