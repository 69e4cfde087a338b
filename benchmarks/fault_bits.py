"""Single flipped bits: each is refused, flagged, or changes nothing that a person owns."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from fault_entries import Result, save_entry

from dialdown.domain.day import Day
from dialdown.domain.records import AboutMe, Appointment, HelpNumber, OwnTag, Treatment
from dialdown.storage import Diary, DiaryError, create_diary, open_diary

_DAYS = 25
_STEPS = 12
REFUSED, FLAGGED, HARMLESS, UNDETECTED = "refused", "flagged", "no change", "undetected"


def bitflips(folder: Path, rounds: int) -> Result:
    """Flip one bit at a random place of a diary full of days, records and history."""
    result, chance, path = Result("bitflips"), random.Random(3), folder / "diary.db"
    fill(path)
    whole = path.read_bytes()
    good = states(path)
    found: Counter[str] = Counter()
    for _ in range(rounds):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        outcome = flip(path, whole, place, bit, good)
        found[outcome] += 1
        if outcome == UNDETECTED:
            print(f"undetected: byte {place} bit {bit} near {whole[place - 30 : place + 20]!r}")
    result.rounds, result.undetected = rounds, found.pop(UNDETECTED, 0)
    result.acknowledged = len(good)
    result.note = ", ".join(f"{count} {what}" for what, count in sorted(found.items()))
    return result


def fill(path: Path) -> None:
    """Days and records of many kinds, and a history of single steps behind them."""
    diary = create_diary(path)
    start = date(2026, 1, 1)
    days = [Day(start + timedelta(days=n)).with_value("pain", n % 11) for n in range(_DAYS)]
    diary.save("Days", *[day.with_text("note", "words about it " * 9) for day in days])
    visit = Appointment(date=start, who="Dr. Sol", note="bring the page " * 9)
    own = [HelpNumber(name=f"Person {n}", number=f"012 34{n}") for n in range(400)]
    diary.save(
        "Records", visit, AboutMe(id="cause", words="chemotherapy " * 30), *own,
        Treatment(name="Duloxetine", treatment_class="snri", start=start),
        OwnTag(name="Gardening", group="helped", since=start),
    )  # fmt: skip
    for number in range(_STEPS):
        save_entry(diary, number)
    diary.close()


def flip(path: Path, whole: bytes, place: int, bit: int, good: list[str]) -> str:
    """What becomes of a diary with one flipped bit."""
    path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
    try:
        found = states(path)
    except DiaryError:
        return REFUSED
    if "unsound" in found:
        return FLAGGED
    return HARMLESS if found == good else UNDETECTED


def states(path: Path) -> list[str]:
    """What the diary is, and what it becomes as one step after the other is undone.

    Ends with "unsound" where the check says so, also after an undo; an undo that is refused is a
    DiaryError.
    """
    diary = open_diary(path)
    try:
        found = [_state(diary)]
        while found[-1] != "unsound" and diary.undo():
            found.append(_state(diary))
    finally:
        diary.close()
    return found


def _state(diary: Diary) -> str:
    if not diary.is_sound:
        return "unsound"
    return f"{diary.id} {diary.is_made_up} {diary.content_hash()}"
