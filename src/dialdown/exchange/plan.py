"""What an import would do to a diary: to be shown first, and saved in one change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dialdown.domain.day import Answer, Day
from dialdown.domain.records import ImportedRow, OwnTag, Record
from dialdown.domain.vocabulary import TAG_GROUPS


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that both sides have, and not the same. `date` is None for a record."""

    date: date | None
    key: str


@dataclass(slots=True)
class Plan:
    """Days and records to save, and the counts to tell the person.

    `rows_known` were read by an earlier import and are skipped. `clashes` were left as they are
    here; `values_replaced` were not, because theirs was asked for.
    """

    days: list[Day] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    rows_remembered: list[ImportedRow] = field(default_factory=list)
    days_new: int = 0
    days_filled: int = 0
    values_added: int = 0
    values_replaced: int = 0
    records_added: int = 0
    rows_known: int = 0
    clashes: list[Clash] = field(default_factory=list)

    @property
    def items(self) -> list[Day | Record]:
        """Everything to save in one change, so that one undo takes all of it back."""
        return [*self.records, *self.days, *self.rows_remembered]

    @property
    def changes_nothing(self) -> bool:
        """True if no day and no record would differ afterwards."""
        return not (self.days or self.records)


class Rivals:
    """Knows which answers exclude each other: a tag, and "none of these" of its group."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._group = {key: group for group, tags in TAG_GROUPS.items() for key in tags}
        self._group |= {record.id: record.group for record in records if isinstance(record, OwnTag)}

    def of(self, key: str, day: Day) -> list[str]:
        """The answers of a day that cannot stand beside one under `key`."""
        prefix, _colon, name = key.partition(":")
        if prefix == "tag":
            return [k for k in (f"none:{self._group.get(name)}",) if k in day.answers]
        if prefix == "none":
            return [f"tag:{t}" for t in day.ticked("tag") if self._group.get(t) == name]
        return []


class Filling:
    """One day of the diary while answers from a file are put into it."""

    def __init__(self, plan: Plan, rivals: Rivals, day: Day, take_theirs: bool) -> None:
        self.day = day
        self.refused: set[str] = set()
        self._plan = plan
        self._rivals = rivals
        self._take_theirs = take_theirs
        self._before = day

    def put(self, theirs: Answer, grown: Answer | None = None) -> None:
        """Fill a blank, or note a clash; `grown` may replace ours, because it only continues it."""
        ours, rivals = self.day.answers.get(theirs.key), self._rivals.of(theirs.key, self._before)
        if ours and (ours.value, ours.text) == (theirs.value, theirs.text):
            return
        if ours is None and not rivals:
            self.day = self.day.with_answer(theirs)
            self._plan.values_added += 1
        elif grown:
            self.day = self.day.with_answer(grown)
            self._plan.values_added += 1
        elif self._take_theirs:
            self.day = self.day.without(*rivals).with_answer(theirs)
            self._plan.values_replaced += 1
        else:
            self.refused.add(theirs.key)
            self._plan.clashes.append(Clash(self.day.date, theirs.key))

    def finish(self) -> bool:
        """Put the day into the plan, if anything came of it; tells whether it did."""
        if self.day == self._before or self.day.is_empty:
            return False
        self._plan.days.append(self.day)
        if self._before.is_empty:
            self._plan.days_new += 1
        else:
            self._plan.days_filled += 1
        return True
