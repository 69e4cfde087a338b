"""The diary as the rest of the program sees it: days and records in, days and records out.

Every save is one transaction that also writes what it changed, so that it can be undone, also after
a restart. When `save` returns, the change is on the disk.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from peewee import SqliteDatabase

from dialdown.domain import choices
from dialdown.domain.clock import Clock
from dialdown.domain.day import Day, new_id
from dialdown.domain.records import OwnScale, OwnTag, Record, ScaleChoice
from dialdown.domain.scales import Scale
from dialdown.domain.vocabulary import TAG_GROUPS
from dialdown.i18n import _
from dialdown.storage import changes, days, plan, rows, sums
from dialdown.storage.changes import Change
from dialdown.storage.connection import is_whole
from dialdown.storage.copies import break_seal
from dialdown.storage.errors import DiaryError
from dialdown.storage.fields import table_name
from dialdown.storage.models import CONTENT_MODELS, RECORD_MODELS, MetaRow
from dialdown.storage.open_file import OpenFile, reading
from dialdown.storage.rows import Edit

R = TypeVar("R", bound=Record)

__all__ = ["Change", "Diary"]


class Diary:
    """One open diary. Make it with `open_diary` or `create_diary`; `close` it when done.

    It belongs to the thread that opened it; days and records may be handed to any thread.
    """

    def __init__(self, database: SqliteDatabase, path: Path, clock: Clock) -> None:
        self._db = database
        self._file = OpenFile(database, path)
        self._clock = clock
        self._days: dict[date, Day] | None = None
        self._session = new_id()
        self._settled = False
        self.path = path
        facts = MetaRow.select(MetaRow.key, MetaRow.value).tuples().execute(database)
        self._facts: dict[str, str] = dict(facts)

    # ------------------------------------------------------------------ about the file
    @property
    def id(self) -> str:
        """Identity of this diary, kept through backups and restores."""
        return self._facts["diary_id"]

    @property
    def is_made_up(self) -> bool:
        """True for the demo diary."""
        return self._facts["made_up"] == "1"

    @property
    def count(self) -> int:
        """How many days have something recorded."""
        if self._days is not None:
            return len(self._days)
        with reading():
            return int(rows.fetch(self._db, "SELECT count(*) FROM day")[0][0])

    @property
    def has_days(self) -> bool:
        """True if anything is recorded about any day."""
        return self.count > 0

    def close(self) -> None:
        """Close the file. Nothing is pending: every save was complete when it returned."""
        self._db.close()

    # ------------------------------------------------------------------ reading
    def days(self, first: date | None = None, last: date | None = None) -> list[Day]:
        """All days with something recorded, from `first` to `last` inclusive, in order."""
        if self._days is None:
            with reading():
                self._days = {day.date: day for day in days.read_days(self._db)}
        return [
            self._days[when]
            for when in sorted(self._days)
            if (first is None or when >= first) and (last is None or when <= last)
        ]

    def day(self, when: date) -> Day:
        """The day of a date; an empty one where nothing is recorded."""
        if self._days is not None:
            return self._days.get(when) or Day(when)
        with reading():
            found = days.read_days(self._db, [when])
        return found[0] if found else Day(when)

    def records(self, kind: type[R]) -> list[R]:
        """All records of one kind, ordered by identity. Damaged ones are left out."""
        model = RECORD_MODELS[kind]
        found: list[R] = []
        with reading():
            every = rows.read(self._db, table_name(model))
        for row in every:
            try:
                found.append(kind(**rows.decode(model, row)))
            except (ValueError, TypeError, AttributeError):
                continue
        return found

    def find(self, text: str) -> list[Day]:
        """Days, in order, in whose notes, good things and tags all words of `text` occur.

        Case and accents do not count. Nothing but spaces finds nothing.
        """
        words: dict[str, str] = {}
        for group in TAG_GROUPS:
            words |= self.tags(group, everything=True)
        return choices.find_days(self.days(), words, text)

    def scales(self, everything: bool = False) -> list[Scale]:
        """Built-in scales that are asked, in the chosen order, then all own scales.

        Own scales say whether they are hidden. `everything` adds hidden built-in ones, marked so.
        """
        own = self.records(OwnScale)
        return choices.chosen_scales(self.records(ScaleChoice), own, everything)

    def scale(self, key: str) -> Scale | None:
        """The built-in or own scale of a key, hidden or not; None if there is none."""
        return next((scale for scale in self.scales(everything=True) if scale.key == key), None)

    def tags(self, group: str, everything: bool = False) -> dict[str, str]:
        """Key to shown word of the tags in a group, own ones last under their identity.

        `everything` adds own tags that are hidden.
        """
        return choices.chosen_tags(group, self.records(OwnTag), everything)

    def content_hash(self) -> str:
        """SHA-256 over everything the person owns, with ids and stamps, without the history."""
        with reading():
            return rows.digest(self._db, [table_name(model) for model in CONTENT_MODELS])

    def unsound_days(self) -> list[date]:
        """Dates of days whose content does not match the hash that was saved with it."""
        with reading():
            return days.unsound_dates(self._db)[0]

    @property
    def is_sound(self) -> bool:
        """True if the file is whole and every day, record and step of undo is as it was saved."""
        with reading():
            return (
                is_whole(self._db)
                and days.unsound_dates(self._db) == ([], 0)
                and sums.is_right(self._db)
                and changes.are_sound(self._db)
            )

    # ------------------------------------------------------------------ changing
    def save(
        self,
        label: str,
        *items: Day | Record,
        remove: Sequence[Day | Record] = (),
        by: str = "window",
        merge_key: str = "",
    ) -> Change | None:
        """Save days and records, and remove others, in one transaction; None if nothing differs.

        `label` says in plain words what was done. A change with the same `merge_key` as the newest
        one of this session joins it, so that typing a note is one step to undo.
        A day without any answer is removed. A typed day that has no stamp gets one now.
        Saving the same items twice stores them once. Raises SaveError, or MovedDiaryError if the
        file is no longer in its place; then nothing of the change is in the diary.
        """

        def work() -> tuple[list[Edit], Change | None]:
            edits: list[Edit] = []
            for item in items:
                edits += self._apply(plan.edits_for(self._db, item, self._clock))
            for item in remove:
                edits += self._apply(plan.edits_without(self._db, item))
            sums.follow(self._db, edits)
            if not self._settled:
                break_seal(self._db)  # a backup that is opened and written to is a diary
                changes.forget_old(self._db, self._clock())
            about = (self._clock(), by, label, self._session, merge_key)
            return edits, changes.record(self._db, edits, *about)

        edits, change = self._file.write(work, self._is_saved, _("Not saved."))
        self._settled = True
        self._refresh(edits)
        return change

    def undo(self) -> Change | None:
        """Take back the newest change that stands; None if there is none.

        Raises SaveError; then nothing was undone.
        """
        return self._travel(self.next_undo(), changes.UNDONE, _("Not undone."))

    def redo(self) -> Change | None:
        """Bring back the change that was undone last; None if there is none.

        Raises SaveError; then nothing was brought back.
        """
        return self._travel(self.next_redo(), changes.DONE, _("Not brought back."))

    def next_undo(self) -> Change | None:
        """The change that `undo` would take back."""
        with reading():
            return changes.newest(self._db, changes.DONE)

    def next_redo(self) -> Change | None:
        """The change that `redo` would bring back."""
        with reading():
            return changes.oldest_undone(self._db)

    def is_from_before(self, change: Change) -> bool:
        """True if a change was made before this diary was opened: undoing it asks first."""
        return change.session != self._session

    def history(self, when: date) -> list[Change]:
        """The changes of the last 30 days that touched a date, newest first."""
        with reading():
            return changes.of_day(self._db, when)

    def steps(self) -> list[Change]:
        """The changes that stand, and those that `redo` can bring back, newest first."""
        with reading():
            return changes.steps(self._db)

    def day_before(self, when: date, change: Change) -> Day:
        """A date as it was just before a change that stands; empty if it held nothing then."""
        with reading():
            return days.before(self._db, when, changes.since(self._db, change, when))

    def forget_history(self) -> None:
        """Empty the history: what was deleted is then gone for good, also from the file.

        Backups keep what was in the diary when they were made. Raises SaveError.
        """
        headline = _("Not deleted for good.")

        def gone(_none: None) -> bool:
            return self.next_undo() is None and self.next_redo() is None

        self._file.write(lambda: changes.forget_all(self._db), gone, headline)
        self._file.compact(headline)

    def forget_old_history(self) -> None:
        """Drop changes older than 30 days. The first save after opening does so too."""

        def work() -> None:
            changes.forget_old(self._db, self._clock())

        self._file.write(work, lambda _none: False, _("The history was not shortened."))

    # ------------------------------------------------------------------ inside
    def _apply(self, edits: list[Edit]) -> list[Edit]:
        for edit in edits:
            rows.apply(self._db, edit)
        return edits

    def _is_saved(self, outcome: tuple[list[Edit], Change | None]) -> bool:
        edits, change = outcome
        last = {(edit.table, edit.row): edit.after for edit in edits}
        return (change is None or changes.stands(self._db, change)) and all(
            rows.one(self._db, table, row) == after for (table, row), after in last.items()
        )

    def _travel(self, change: Change | None, state: str, headline: str) -> Change | None:
        if change is None:
            return None
        moved = replace(change, state=state)

        def work() -> tuple[list[Edit], Change | None]:
            break_seal(self._db)
            try:
                edits = changes.travel(self._db, change, state)
            except LookupError as error:
                words = _("The diary was changed elsewhere.")
                raise DiaryError(f"{headline} {words}") from error
            sums.follow(self._db, edits)
            return edits, moved

        edits, _moved = self._file.write(work, self._is_saved, headline)
        self._refresh(edits)
        return moved

    def _refresh(self, edits: Iterable[Edit]) -> None:
        if self._days is None:
            return
        touched = {date.fromisoformat(edit.date) for edit in edits if edit.date}
        for when in touched:
            self._days.pop(when, None)
        try:
            with reading():
                self._days |= {day.date: day for day in days.read_days(self._db, sorted(touched))}
        except DiaryError:
            self._days = None  # the change is saved; whoever reads next is told
