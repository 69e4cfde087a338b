"""The entries that the fault runs save, and what must be found of them afterwards.

Entry number n answers the same slot (a date) anew every 25 entries, in one transaction with a
record, so that overwriting, and a day without its record, are seen too.
"""

import contextlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dialdown.domain.records import Flare
from dialdown.storage import Diary, DiaryError, open_diary

SLOTS = 25
_FIRST = date(2026, 1, 1)
_UNDO_EVERY = 7


@dataclass
class Result:
    """One line of the table."""

    kind: str
    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    false_saved: int = 0
    undetected: int = 0
    note: str = ""

    @property
    def is_good(self) -> bool:
        """True if nothing was lost, wrongly said or left unseen."""
        return self.rounds > 0 and not (self.lost or self.false_saved or self.undetected)


def save_entry(diary: Diary, number: int) -> None:
    """Save entry `number`; every seventh is taken back and brought again by undo and redo."""
    when = _date(number)
    day = (
        diary.day(when)
        .with_value("pain", number % 11)
        .with_value("mood", number % 7)
        .with_text("note", _note(number))
    )
    diary.save("Entry", day, Flare(id=_flare(number), start=when, note=str(number)))
    if number % _UNDO_EVERY == 0:
        diary.undo()
        diary.redo()


def number_in(diary: Diary, slot: int) -> int:
    """The number of the entry that stands in a slot, -1 for none, -2 for anything half."""
    day = diary.day(_date(slot))
    flares = [flare for flare in diary.records(Flare) if flare.id == _flare(slot)]
    if day.is_empty and not flares:
        return -1
    with contextlib.suppress(ValueError, IndexError):
        number = int(flares[0].note)
        values = (day.value("pain"), day.value("mood"), day.text("note"))
        if number % SLOTS == slot and values == (number % 11, number % 7, _note(number)):
            return number
    return -2


def check(path: Path, acknowledged: list[int], result: Result, tried: int) -> None:
    """Count what is missing of the acknowledged entries of a diary, and what is not as saved.

    Up to `tried` entries may be in it: the one under way may have come through or not, and one
    that was being undone may be in either state.
    """
    result.acknowledged += len(acknowledged)
    last = {number % SLOTS: number for number in acknowledged}
    try:
        diary = open_diary(path)
    except DiaryError:
        result.lost += len(last)
        return
    try:
        result.undetected += not diary.is_sound
        for slot in range(SLOTS):
            found, wanted = number_in(diary, slot), last.get(slot, -1)
            under_way = tried % SLOTS == slot and found in (tried, tried - SLOTS)
            result.lost += found != wanted and not under_way
    except DiaryError:
        result.lost += len(last)
    finally:
        diary.close()


def _date(number: int) -> date:
    return _FIRST + timedelta(days=number % SLOTS)


def _flare(number: int) -> str:
    return f"flare-{number % SLOTS}"


def _note(number: int) -> str:
    return f"note {number} " + "word " * (number * 37 % 1200)
