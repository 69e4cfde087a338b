"""Files in and out: import and export."""

import contextlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dialdown.commands.place import (
    CommandError,
    all_records,
    check_may_create,
    created,
    has_diary,
    locked,
    opened,
)
from dialdown.exchange import Imported, Plan, merge, read, write_csv, write_json
from dialdown.i18n import _, ngettext
from dialdown.paths import AppPaths
from dialdown.storage import Diary

_LISTED = 50


def import_file(
    paths: AppPaths, file: Path, dry_run: bool = False, take_theirs: bool = False
) -> Iterator[str]:
    """Read a file of a known format and save what it brings as one change."""
    with contextlib.ExitStack() as stack:
        exists = has_diary(paths)
        if not exists:
            check_may_create(paths)
        elif not dry_run:
            stack.enter_context(locked(paths))
        diary = stack.enter_context(opened(paths)) if exists else None
        records = all_records(diary) if diary else []
        imported = read(file, records)
        plan = merge(imported, diary.days() if diary else (), records, take_theirs)
        yield from _what_was_read(imported, file)
        if imported.is_empty:
            raise CommandError(_("Nothing in {file} can be used.").format(file=file))
        yield from _what_changes(plan, take_theirs)
        if dry_run:
            yield _("This was a dry run. Nothing was saved.")
            return
        if diary is None:
            stack.enter_context(locked(paths))
            diary = stack.enter_context(created(paths, imported.made_up))
            yield _("New diary created in {folder}").format(folder=paths.data_dir)
        yield _save(diary, imported, plan)


def export_file(paths: AppPaths, file: Path) -> Iterator[str]:
    """Write the diary into a .csv or .json file."""
    if file.suffix.lower() not in (".csv", ".json"):
        raise CommandError(_("Name a file that ends in .csv or .json."))
    with opened(paths) as diary:
        days, records = diary.days(), all_records(diary)
        if file.suffix.lower() == ".csv":
            write_csv(file, days, records)
        else:
            write_json(file, days, records, diary.is_made_up)
    yield ngettext("{n} day exported to {file}", "{n} days exported to {file}", len(days)).format(
        n=len(days), file=file
    )
    if file.suffix.lower() == ".csv":
        yield _("A table has the answers and notes of each day. JSON has everything.")


def _save(diary: Diary, imported: Imported, plan: Plan) -> str:
    label = _("Import from {format}").format(format=imported.title)
    if diary.save(label, *plan.items, by="import") is None or plan.changes_nothing:
        return _("There was nothing new. Your diary is as it was.")
    return _("Saved. Ctrl+Z in Dialdown takes it back.")


def _what_was_read(imported: Imported, file: Path) -> Iterator[str]:
    yield ngettext(
        "{file} is {format}. {n} row was read.",
        "{file} is {format}. {n} rows were read.",
        imported.rows_read,
    ).format(file=file.name, format=imported.title, n=imported.rows_read)
    yield from imported.notices
    if not len(imported.problems):
        return
    yield ngettext(
        "{n} thing could not be read and is left out:",
        "{n} things could not be read and are left out:",
        len(imported.problems),
    ).format(n=len(imported.problems))
    yield from (f"  {problem}" for problem in islice(imported.problems, _LISTED))
    more = len(imported.problems) - _LISTED
    if more > 0:
        yield "  " + _("and {n} more.").format(n=more)


def _what_changes(plan: Plan, take_theirs: bool) -> Iterator[str]:
    yield _("New days: {new}. Days filled in: {filled}. Answers added: {added}.").format(
        new=plan.days_new, filled=plan.days_filled, added=plan.values_added
    )
    if plan.records_added:
        yield _("Scales, tags and other entries added: {n}.").format(n=plan.records_added)
    if plan.rows_known:
        yield ngettext(
            "{n} row is known from before and is skipped.",
            "{n} rows are known from before and are skipped.",
            plan.rows_known,
        ).format(n=plan.rows_known)
    if take_theirs and plan.values_replaced:
        yield _("Answers replaced by those in the file: {n}.").format(n=plan.values_replaced)
    if plan.clashes:
        yield _(
            "Answers that differ from yours: {n}. Yours stay; --take-theirs replaces them."
        ).format(n=len(plan.clashes))
        for clash in plan.clashes[:_LISTED]:
            yield f"  {clash.date.isoformat()}: {clash.key}" if clash.date else f"  {clash.key}"
        if len(plan.clashes) > _LISTED:
            yield "  " + _("and {n} more.").format(n=len(plan.clashes) - _LISTED)
