"""Merging our own JSON into a diary: days by date, everything else by identity.

Into an empty diary everything goes as it is, so that both are then the same to the last identity.
Elsewhere the days that were taken are remembered, and skipped the next time.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dialdown.domain.day import Day, Moment, new_id
from dialdown.domain.records import RECORD_TYPES, ImportedRow, Record
from dialdown.exchange.encode import day_fingerprint, kind_name
from dialdown.exchange.model import Imported
from dialdown.exchange.plan import Clash, Filling, Plan, Rivals


def merge_whole(
    imported: Imported, days: dict[date, Day], records: Sequence[Record], take_theirs: bool
) -> Plan:
    """What would be saved. `days` and `records` are all that the diary holds."""
    return _WholeMerge(imported, days, records, take_theirs).plan()


class _WholeMerge:
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
        self._is_empty = not (days or records)
        self._known = {record.id for record in records if isinstance(record, ImportedRow)}
        self._rivals = Rivals([*records, *imported.records])
        self._plan = Plan()
        self._used: dict[str, tuple[date, str]] = {}
        for day in days.values():
            self._used |= {a.id: (day.date, a.key) for a in day.answers.values()}
            self._used |= {m.id: (day.date, "moment") for m in day.moments}
            self._used[day.id] = (day.date, "day")

    def plan(self) -> Plan:
        """The whole plan."""
        self._merge_records()
        for theirs in self._imported.days:
            self._merge_day(theirs)
        return self._plan

    def _merge_records(self) -> None:
        ours = {(type(record), record.id): record for record in self._records}
        for theirs in sorted(self._imported.records, key=lambda r: RECORD_TYPES.index(type(r))):
            mine = ours.get((type(theirs), theirs.id))
            if mine == theirs:
                continue
            if mine is None:
                self._plan.records_added += 1
            elif self._take_theirs:
                self._plan.values_replaced += 1
            else:
                self._plan.clashes.append(Clash(None, kind_name(type(theirs))))
                continue
            self._plan.records.append(theirs)

    def _merge_day(self, theirs: Day) -> None:
        name = self._imported.format
        row = ImportedRow(id=f"{name}:{day_fingerprint(theirs)}", format=name, date=theirs.date)
        if row.id in self._known:
            self._plan.rows_known += 1
            return
        clashes = len(self._plan.clashes)
        ours = self._days.get(theirs.date) or Day(
            theirs.date, theirs.written_at, theirs.source, id=self._free(theirs, "day", theirs.id)
        )
        filling = Filling(self._plan, self._rivals, ours, self._take_theirs)
        for answer in theirs.answers.values():
            filling.put(replace(answer, id=self._free(theirs, answer.key, answer.id)))
        for moment in theirs.moments:
            self._put_moment(filling, replace(moment, id=self._free(theirs, "moment", moment.id)))
        changed = filling.finish()
        if changed and not self._is_empty and len(self._plan.clashes) == clashes:
            self._plan.rows_remembered.append(row)

    def _put_moment(self, filling: Filling, theirs: Moment) -> None:
        mine = next((m for m in filling.day.moments if m.id == theirs.id), None)
        if mine == theirs:
            return
        if mine and not self._take_theirs:
            self._plan.clashes.append(Clash(filling.day.date, "moment"))
            return
        filling.day = filling.day.with_moment(theirs)
        if mine:
            self._plan.values_replaced += 1
        else:
            self._plan.values_added += 1

    def _free(self, day: Day, key: str, wanted: str) -> str:
        """`wanted`, unless that identity is in use for something else here."""
        return wanted if self._used.get(wanted, (day.date, key)) == (day.date, key) else new_id()
