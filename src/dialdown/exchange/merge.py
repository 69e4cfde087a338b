"""How an import and a diary become one, worked out before anything is done.

Rows that were read before are skipped, also if their day was edited or deleted here since. The rest
fills blanks; where both sides have an answer and they differ, ours stays and the clash is counted,
unless theirs was asked for. A row of which something was refused is remembered apart, so that
asking for theirs later still works.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dialdown.domain.day import Day
from dialdown.domain.records import ImportedRow, OwnTag, Record
from dialdown.exchange.combine import combine, fingerprint_of
from dialdown.exchange.merge_whole import merge_whole
from dialdown.exchange.model import Entry, Imported
from dialdown.exchange.plan import Filling, Plan, Rivals

_NOT_ALL = ":not-all"


def merge(
    imported: Imported, days: Iterable[Day], records: Sequence[Record], take_theirs: bool = False
) -> Plan:
    """What would be saved. `days` and `records` are all that the diary holds."""
    ours = {day.date: day for day in days}
    if imported.entries:
        return _RowMerge(imported, ours, records, take_theirs).plan()
    return merge_whole(imported, ours, records, take_theirs)


class _RowMerge:
    """Merges a file of rows, date by date."""

    def __init__(
        self,
        imported: Imported,
        days: dict[date, Day],
        records: Sequence[Record],
        take_theirs: bool,
    ) -> None:
        self._imported = imported
        self._days = days
        self._records = records
        self._take_theirs = take_theirs
        self._known = {record.id for record in records if isinstance(record, ImportedRow)}
        self._rivals = Rivals([*records, *imported.records])
        self._plan = Plan()

    def plan(self) -> Plan:
        """The whole plan."""
        by_date: dict[date, list[Entry]] = defaultdict(list)
        for entry in self._imported.entries:
            by_date[entry.date].append(entry)
        for when in sorted(by_date):
            self._merge_date(when, by_date[when])
        first = self._first_dates()
        new = [self._since(r, first) for r in self._imported.records if r.id in first]
        older = [self._since(r, first) for r in self._records if r.id in first]
        self._plan.records = [*new, *(r for r in older if r not in self._records)]
        self._plan.records_added = len(new)
        return self._plan

    def _merge_date(self, when: date, entries: list[Entry]) -> None:
        known = [entry for entry in entries if self._is_known(entry)]
        fresh = [entry for entry in entries if not self._is_known(entry)]
        self._plan.rows_known += len(known)
        if not fresh:
            return
        source = self._imported.format
        filling = Filling(
            self._plan, self._rivals, self._days.get(when) or self._new_day(when, fresh),
            self._take_theirs,
        )  # fmt: skip
        whole_day = combine(entries, source)
        for key, theirs in combine(fresh, source).items():
            ours = filling.day.answers.get(key)
            untouched = (
                ours is not None
                and ours.source == source
                and ours.source_row == fingerprint_of(known, key)
            )
            filling.put(theirs, grown=whole_day[key] if untouched else None)
        filling.finish()
        for entry in fresh:
            self._remember(entry, whole=not filling.refused & set(entry.values))

    def _is_known(self, entry: Entry) -> bool:
        row = self._row_id(entry)
        return row in self._known or (not self._take_theirs and row + _NOT_ALL in self._known)

    def _remember(self, entry: Entry, whole: bool) -> None:
        row = self._row_id(entry) + ("" if whole else _NOT_ALL)
        self._plan.rows_remembered.append(
            ImportedRow(id=row, format=self._imported.format, date=entry.date)
        )

    def _row_id(self, entry: Entry) -> str:
        return f"{self._imported.format}:{entry.fingerprint}"

    def _new_day(self, when: date, entries: Sequence[Entry]) -> Day:
        stamps = [entry.written_at for entry in entries if entry.written_at]
        first = min(stamps, key=lambda stamp: stamp.at, default=None)
        return Day(when, first, entries[0].source or self._imported.format)

    def _first_dates(self) -> dict[str, date]:
        """Of each scale and tag that the file brings values for: the earliest date in the plan."""
        first: dict[str, date] = {}
        for day in self._plan.days:
            for key, answer in day.answers.items():
                if answer.source == self._imported.format:
                    first.setdefault(key.partition(":")[2], day.date)
        return first

    def _since(self, record: Record, first: dict[str, date]) -> Record:
        """A tag counts since its first tick at the latest; an own scale has no such date."""
        if not isinstance(record, OwnTag):
            return record
        made = record in self._imported.records
        since = first[record.id] if made else min(record.since, first[record.id])
        return replace(record, since=since)
