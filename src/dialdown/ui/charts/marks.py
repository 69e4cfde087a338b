"""What stands on the timeline beside the numbers: flares, treatments, trials, pauses, visits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialdown.domain.records import Anchor, Appointment, Flare, Pause, Record, Treatment, Trial
from dialdown.domain.trial import last_day, planned_blocks
from dialdown.i18n import _, ngettext
from dialdown.ui.charts.dates import short_day

MarkKind = Literal[
    "flare", "treatment", "pause", "appointment", "anchor", "trial", "with", "without"
]
ON_ONE_DAY: tuple[MarkKind, ...] = ("appointment", "anchor")
"""Drawn as a line; the others are spans."""
BLOCKS: tuple[MarkKind, ...] = ("with", "without")
"""The blocks of a trial, drawn in a strip of their own."""
MARKED = (Flare, Treatment, Pause, Appointment, Anchor, Trial)
"""The kinds of record that have a place on the timeline."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of days, `start` to `end` inclusive, or one day; `label` is plain text."""

    kind: MarkKind
    start: date
    end: date
    label: str

    def touches(self, first: date, last: date) -> bool:
        """Whether any of it lies from `first` to `last`."""
        return self.start <= last and self.end >= first


def build_marks(records: Iterable[Record], today: date) -> list[Mark]:
    """The marks of all records that have a place in time; what goes on ends today."""
    marks: set[Mark] = set()
    for record in records:
        if isinstance(record, Trial):
            marks.update(_trial_marks(record, today))
        elif mark := _mark(record, today):
            marks.add(mark)
    return sorted(marks, key=lambda mark: (mark.start, mark.kind, mark.label))


def _mark(record: Record, today: date) -> Mark | None:
    match record:
        case Flare(start=start, end=end):
            last = _end(start, end, today)
            return Mark("flare", start, last, _flare_words(start, last, going_on=end is None))
        case Treatment(start=start, end=end, name=name):
            words = _("{treatment} from {date}").format(
                treatment=name, date=short_day(start, today)
            )
            return Mark("treatment", start, _end(start, end, today), words)
        case Pause(start=start, end=end):
            return Mark("pause", start, _end(start, end, today), _("pause"))
        case Appointment(date=when, who=who):
            return Mark("appointment", when, when, who.strip() or _("Appointment"))
        case Anchor(date=when):  # from here on, a number may mean something else
            return Mark("anchor", when, when, _("0, 5, 10 said anew"))
    return None


def _trial_marks(trial: Trial, today: date) -> Iterator[Mark]:
    """The trial and each of its blocks, up to the day on which it was ended."""
    last = last_day(trial)
    blocks = [block for block in planned_blocks(trial) if block.first <= last]
    if blocks:
        name, since = trial.change.strip(), short_day(trial.start, today)
        words = _("trial: {change}, from {date}").format(change=name, date=since)
        yield Mark("trial", trial.start, last, words)
    for block in blocks:
        words = _("with it from {date}") if block.changed else _("without it from {date}")
        label = words.format(date=short_day(block.first, today))
        yield Mark(BLOCKS[not block.changed], block.first, min(block.last, last), label)


def _end(start: date, end: date | None, today: date) -> date:
    return max(start, today if end is None else end)


def _flare_words(start: date, last: date, going_on: bool) -> str:
    days = (last - start).days + 1
    if going_on:
        return ngettext("flare, {days} day so far", "flare, {days} days so far", days).format(
            days=days
        )
    return ngettext("flare, {days} day", "flare, {days} days", days).format(days=days)
