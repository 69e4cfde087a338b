"""Bringing a backup back: verified first, the present diary saved aside, swapped in at once."""

import contextlib
import os
import shutil
from pathlib import Path

from dialdown.domain.clock import Clock, system_clock
from dialdown.files import make_private_folder, sync_file, sync_folder
from dialdown.i18n import _
from dialdown.storage.backup import back_up
from dialdown.storage.connection import SIDE_FILES, set_side_files_aside
from dialdown.storage.copies import break_seal, verify
from dialdown.storage.errors import BackupError, DiaryError
from dialdown.storage.open_file import SQL_ERRORS, opened


def put_in_place(
    new: Path, target: Path, backups: Path | None = None, clock: Clock = system_clock
) -> Path | None:
    """Let a diary file that no one has open become `target`; what lay there is first saved aside.

    Returns where that is now, as in `restore`. Raises BackupError; both files are then as before.
    """
    try:
        saved = _save_aside(target, backups or target.parent / "backups", clock)
        set_side_files_aside(target)
        new.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise BackupError(_("Nothing was changed.")) from error
    return saved


def restore(
    backup: Path, target: Path, backups: Path | None = None, clock: Clock = system_clock
) -> Path | None:
    """Put the diary of a backup in the place of `target`, which no one may have open.

    What lies at `target` is first saved into `backups` (the folder "backups" beside it unless
    told): as a backup, whose path is returned, or byte for byte if it is no sound diary. None if
    nothing was there. Raises BackupError; the diary at `target` is then as it was.
    """
    folder = backups or target.parent / "backups"
    partial = target.with_name(target.name + ".restoring")
    try:
        verify(backup)
        make_private_folder(target.parent)
        _copy(backup, partial)
        verify(partial)
        with opened(partial) as db:
            break_seal(db)
        sync_file(partial)
        saved = put_in_place(partial, target, folder, clock)
    except (*SQL_ERRORS, OSError) as error:
        raise BackupError(_("The backup was not brought back. Nothing was changed.")) from error
    except DiaryError as error:
        raise BackupError(_("The backup was not brought back.") + f" {error}") from error
    finally:
        for ending in ("", *SIDE_FILES):
            with contextlib.suppress(OSError):
                partial.with_name(partial.name + ending).unlink()
    return saved


def _copy(source: Path, target: Path) -> None:
    for ending in ("", *SIDE_FILES):  # of a restore that was cut short
        target.with_name(target.name + ending).unlink(missing_ok=True)
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with source.open("rb") as original, os.fdopen(handle, "wb") as copy:
        shutil.copyfileobj(original, copy)


def _save_aside(target: Path, folder: Path, clock: Clock) -> Path | None:
    if not os.path.lexists(target):
        return None
    try:
        return back_up(target, folder, "before-restore", clock)
    except BackupError:
        if not target.is_file():
            raise
    make_private_folder(folder)
    name = f"damaged-{clock().at:%Y%m%d-%H%M%S}.db"
    for ending in ("", *SIDE_FILES):
        side = target.with_name(target.name + ending)
        if side.is_file():
            copy = folder / (name + ending)
            _copy(side, copy)
            sync_file(copy)
    sync_folder(folder)
    return folder / name
