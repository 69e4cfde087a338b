"""Looking after the diary: backup, restore, check."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dialdown.commands.place import (
    CommandError,
    all_records,
    has_diary,
    locked,
    opened,
    remember,
)
from dialdown.i18n import _, ngettext
from dialdown.paths import AppPaths
from dialdown.storage import (
    DamagedDiaryError,
    Diary,
    back_up,
    describe,
    has_shrunk,
    is_whole,
    list_backups,
    restore,
)

_DATES_LISTED = 10


def make_backup(paths: AppPaths) -> Iterator[str]:
    """Write a verified copy. Works beside an open window."""
    with opened(paths) as diary:
        copy = back_up(diary, paths.backups, "command")
        days = diary.count
    yield ngettext("{n} day backed up to {copy}", "{n} days backed up to {copy}", days).format(
        n=days, copy=copy
    )
    if has_shrunk(paths.backups, copy):
        yield _("It holds clearly fewer days than before, so no older backup was removed.")


def bring_back(paths: AppPaths, backup: Path) -> Iterator[str]:
    """Put a backup in the place of the diary, which is kept as a backup itself."""
    if not backup.exists():
        raise CommandError(_("There is no file at {path}.").format(path=backup))
    inside = describe(backup)
    is_new = not has_diary(paths) and not list_backups(paths.backups)
    with locked(paths):
        saved = restore(backup, paths.diary, paths.backups)
        with opened(paths) as diary:
            if not diary.is_made_up:
                remember(paths, diary)
    if is_new:
        yield _("New diary created in {folder}").format(folder=paths.data_dir)
    yield _("Restored: {what}.").format(what=_days(inside.days, inside.first, inside.last))
    if saved:
        yield _("What was here before is kept at {path}").format(path=saved)


def check(paths: AppPaths) -> Iterator[str]:
    """Look whether the diary and its backups are whole."""
    with _opened_or_named(paths) as diary:
        every, unsound = diary.days(), diary.unsound_days()
        first, last = (every[0].date, every[-1].date) if every else (None, None)
        if diary.is_made_up:
            yield _("This is a made-up diary.")
        yield _("Diary: {path}").format(path=paths.diary)
        yield _("Holds {what}.").format(what=_days(len(every), first, last))
        yield _("Entries beside the days: {n}.").format(n=len(all_records(diary)))
        is_sound = diary.is_sound
    unusable = [backup for backup in list_backups(paths.backups) if not is_whole(backup.path)]
    yield _backups(paths)
    if unsound:
        some = ", ".join(day.isoformat() for day in unsound[:_DATES_LISTED])
        raise CommandError(
            ngettext(
                "{n} day was changed outside Dialdown or is damaged: {some}.",
                "{n} days were changed outside Dialdown or are damaged: {some}.",
                len(unsound),
            ).format(n=len(unsound), some=some)
        )
    if not is_sound:
        raise CommandError(_("Some answers have lost the day they belong to."))
    if unusable:
        raise CommandError(
            ngettext(
                "The diary is whole, but {n} backup is damaged: {path}",
                "The diary is whole, but {n} backups are damaged, such as {path}",
                len(unusable),
            ).format(n=len(unusable), path=unusable[0].path)
        )
    yield _("Everything is in order.")


@contextlib.contextmanager
def _opened_or_named(paths: AppPaths) -> Iterator[Diary]:
    """The diary; of a damaged one, CommandError that says what can be done."""
    try:
        with opened(paths) as diary:
            yield diary
    except DamagedDiaryError as error:
        words = _("Start Dialdown to save what can be read, or restore a backup.")
        raise CommandError(f"{error} {words} {_backups(paths)}") from error


def _backups(paths: AppPaths) -> str:
    backups = list_backups(paths.backups)
    if not backups:
        return _("There is no backup yet.")
    return _("Backups: {n}, the newest of {when}.").format(
        n=len(backups), when=f"{backups[0].at:%Y-%m-%d %H:%M}"
    )


def _days(count: int, first: date | None, last: date | None) -> str:
    if not (first and last):
        return _("no days")
    return ngettext("{n} day, {first} to {last}", "{n} days, {first} to {last}", count).format(
        n=count, first=first.isoformat(), last=last.isoformat()
    )
