"""Where the diary is, whether it may be made, and who may write to it."""

import contextlib
import os
from collections.abc import Iterator

from dialdown.domain.records import RECORD_TYPES, Record
from dialdown.i18n import _, ngettext
from dialdown.paths import AppPaths
from dialdown.settings import load_settings, save_settings
from dialdown.storage import Diary, create_diary, list_backups, open_diary


class CommandError(Exception):
    """Something that a command cannot do as asked. The text is one sentence for the person."""


def all_records(diary: Diary) -> list[Record]:
    """Everything that stands beside the days."""
    return [record for kind in RECORD_TYPES for record in diary.records(kind)]


def has_diary(paths: AppPaths) -> bool:
    """True if something lies where the diary should be, whatever it is."""
    return os.path.lexists(paths.diary)


def check_may_create(paths: AppPaths) -> None:
    """Raise CommandError if a diary should be here but is not: none is then made in its place."""
    backups, last = list_backups(paths.backups), load_settings(paths.settings).last_diary
    if backups or last:
        raise CommandError(_missing(paths, len(backups), last))


@contextlib.contextmanager
def opened(paths: AppPaths) -> Iterator[Diary]:
    """The diary, to be read. Works beside an open window."""
    if not has_diary(paths):
        last = load_settings(paths.settings).last_diary
        raise CommandError(_missing(paths, len(list_backups(paths.backups)), last))
    with contextlib.closing(open_diary(paths.diary, backups=paths.backups)) as diary:
        yield diary


@contextlib.contextmanager
def created(paths: AppPaths, made_up: bool = False) -> Iterator[Diary]:
    """A new diary, remembered in the settings so that it is missed if it should vanish."""
    with contextlib.closing(create_diary(paths.diary, made_up=made_up)) as diary:
        if not made_up:
            remember(paths, diary)
        yield diary


def remember(paths: AppPaths, diary: Diary) -> None:
    """Note in the settings where the diary is."""
    settings = load_settings(paths.settings)
    settings.last_diary, settings.last_diary_id = str(paths.diary), diary.id
    save_settings(paths.settings, settings)


@contextlib.contextmanager
def locked(paths: AppPaths) -> Iterator[None]:
    """Hold the right to write; CommandError if a window or another command holds it."""
    from dialdown.instance import InstanceLock

    lock = InstanceLock(paths)
    if not os.access(paths.data_dir, os.W_OK):
        raise CommandError(_("The folder {path} cannot be written to.").format(path=paths.data_dir))
    if not lock.try_lock():
        raise CommandError(_("Dialdown is open. Close it first, then try again."))
    try:
        yield
    finally:
        lock.unlock()


def _missing(paths: AppPaths, backups: int, last: str) -> str:
    words = _("We cannot find your diary at {path}.").format(path=paths.diary)
    if backups:
        help_words = ngettext(
            "There is {n} backup in {folder}; restore brings one back.",
            "There are {n} backups in {folder}; restore brings one back.",
            backups,
        ).format(n=backups, folder=paths.backups)
    elif last and last != str(paths.diary):
        help_words = _("It was last at {path}.").format(path=last)
    elif last:
        help_words = _("It may have been moved; --data-dir says where to look.")
    else:
        help_words = _("Start Dialdown to make one, or say with --data-dir where it is.")
    return f"{words} {help_words}"
