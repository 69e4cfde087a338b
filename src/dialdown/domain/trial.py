"""Trials: the order of their blocks, the dates of these, and where in a trial a day lies.

One person tries one change in turns, and the order is drawn, so that a slow wave of good or bad
weeks does not always fall on the same side (Schork 2015, Nature 520:609). Everything counts by the
plan: a day belongs to its block whatever was done on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from dialdown.domain.records import Trial

WITH, WITHOUT = "with", "without"
BLOCK_DAYS = 14
FEWEST_DAYS = 10
"""Days of a block below which it can never be compared."""
_MOST_BLOCKS = 100

State = Literal["coming", "running", "over"]


@dataclass(frozen=True, slots=True)
class Block:
    """The days of one block, both ends included; `number` counts from 1."""

    number: int
    first: date
    last: date
    changed: bool

    @property
    def days(self) -> int:
        """Calendar days in it."""
        return (self.last - self.first).days + 1

    def __contains__(self, when: date) -> bool:
        return self.first <= when <= self.last


def draw_order(blocks: int, chance: Random) -> tuple[str, ...]:
    """An order of `blocks` (even) blocks: in pairs, one of each kind, the first of each drawn."""
    order: list[str] = []
    for _pair in range(blocks // 2):
        order += chance.sample((WITH, WITHOUT), 2)
    return tuple(order)


def planned_blocks(trial: Trial) -> tuple[Block, ...]:
    """The blocks as they were drawn; none where a trial from elsewhere makes no sense."""
    is_sound = (
        set(trial.blocks) <= {WITH, WITHOUT}
        and len(trial.blocks) <= _MOST_BLOCKS
        and trial.block_days > 0
        and len(trial.blocks) * trial.block_days <= (date.max - trial.start).days
    )
    if not is_sound:
        return ()
    found, first = [], trial.start
    for number, kind in enumerate(trial.blocks, start=1):
        after = first + timedelta(days=trial.block_days)
        found.append(Block(number, first, after - timedelta(days=1), kind == WITH))
        first = after
    return tuple(found)


def last_day(trial: Trial) -> date:
    """The last day of the plan, or the day on which it was ended before."""
    blocks = planned_blocks(trial)
    planned = blocks[-1].last if blocks else trial.start
    return planned if trial.ended is None else min(trial.ended, planned)


def ended_early(trial: Trial) -> bool:
    """True if it was ended before its last planned day."""
    return trial.ended is not None and trial.ended < last_day(replace(trial, ended=None))


def state(trial: Trial, today: date) -> State:
    """Whether a trial is still to come, runs, or is over; one ended today is over."""
    is_ended = trial.ended is not None and trial.ended <= today
    if is_ended or last_day(trial) < today or not planned_blocks(trial):
        return "over"
    return "coming" if today < trial.start else "running"


def compared_blocks(trial: Trial) -> tuple[Block, ...]:
    """The blocks that a result is worked out from.

    All that were planned; where it was ended early, those that had begun, cut at the end. A last
    one cut to fewer than `FEWEST_DAYS` days is left out.
    """
    last = last_day(trial)
    found = [
        replace(block, last=min(block.last, last))
        for block in planned_blocks(trial)
        if block.first <= last
    ]
    if found and ended_early(trial) and found[-1].days < FEWEST_DAYS:
        found.pop()
    return tuple(found)


def block_on(trial: Trial, when: date) -> Block | None:
    """The planned block that a day lies in; None before, after, and past an early end."""
    if when > last_day(trial):
        return None
    return next((block for block in planned_blocks(trial) if when in block), None)


def week_on(trial: Trial, when: date) -> tuple[int, int]:
    """Which week of how many a day lies in, counted from the first day of the trial."""
    days = len(trial.blocks) * trial.block_days
    return (when - trial.start).days // 7 + 1, -(-days // 7)


def unfinished(trials: Iterable[Trial], today: date) -> list[Trial]:
    """Those that run or are to come, the earliest first."""
    found = (trial for trial in trials if state(trial, today) != "over")
    return sorted(found, key=lambda trial: (trial.start, trial.id))


def finished(trials: Iterable[Trial], today: date) -> list[Trial]:
    """Those that are over, the newest first."""
    found = (trial for trial in trials if state(trial, today) == "over")
    return sorted(found, key=lambda trial: (trial.start, trial.id), reverse=True)


def starts(today: date) -> tuple[date, date]:
    """The days on which a trial may start: today, or the Monday after."""
    return today, today + timedelta(days=7 - today.weekday())
