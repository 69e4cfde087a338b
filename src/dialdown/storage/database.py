"""Opening and creating a diary. Nothing here ever replaces or empties a file that is there."""

import contextlib
import os
from pathlib import Path

from peewee import SqliteDatabase

from dialdown.domain.clock import Clock, system_clock
from dialdown.domain.day import new_id
from dialdown.files import make_private_folder, sync_folder
from dialdown.i18n import _
from dialdown.storage import sums
from dialdown.storage.connection import (
    APPLICATION_ID,
    check_soundness,
    check_tables,
    connect,
    inspect,
    set_side_files_aside,
)
from dialdown.storage.errors import DamagedDiaryError, DiaryError
from dialdown.storage.migrations import migrate
from dialdown.storage.models import ALL_MODELS, SCHEMA_VERSION, MetaRow
from dialdown.storage.open_file import SQL_ERRORS
from dialdown.storage.repository import Diary


def open_diary(path: Path, clock: Clock = system_clock, backups: Path | None = None) -> Diary:
    """Open the diary at `path`, bringing an older one up to date after a verified backup.

    Raises one of the errors in `errors`; the file is then as it was, byte for byte.
    """
    inspect(path)
    database: SqliteDatabase | None = None
    try:
        database = connect(path)
        check_soundness(database)
        # Read again: connecting may have taken back a half-done change of version.
        version = database.pragma("user_version")
        if version < SCHEMA_VERSION:
            migrate(database, path, version, backups, clock)
        check_tables(database)
        diary = Diary(database, path, clock)
    except SQL_ERRORS as error:
        _close(database)
        raise DamagedDiaryError(_("Your diary cannot be read. It was left as it is.")) from error
    except BaseException:
        _close(database)
        raise
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    return diary


def create_diary(path: Path, clock: Clock = system_clock, made_up: bool = False) -> Diary:
    """Make a new, empty diary at `path`, readable by its owner only.

    Raises DiaryError if anything lies there already, or if nothing can be written there. The file
    appears under its name only when it is complete and on the disk.
    """
    if os.path.lexists(path):
        raise DiaryError(_("There is already a file where the diary should go."))
    partial = path.with_name(path.name + ".new")
    try:
        make_private_folder(path.parent)
        partial.unlink(missing_ok=True)
        set_side_files_aside(partial)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _fill(partial, {"created_at": str(clock()), "made_up": str(int(made_up))})
        set_side_files_aside(path)
        _give_name(partial, path)
        sync_folder(path.parent)
    except (*SQL_ERRORS, OSError) as error:
        raise DiaryError(_("A diary cannot be made at {path}.").format(path=path)) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()
    return open_diary(path, clock)


def _fill(path: Path, facts: dict[str, str]) -> None:
    facts = facts | {"diary_id": new_id()}
    database = connect(path)
    try:
        with database.bind_ctx(ALL_MODELS), database.atomic():
            database.create_tables(ALL_MODELS)
            MetaRow.insert_many([{"key": k, "value": v} for k, v in facts.items()]).execute()
            sums.renew(database)
            database.pragma("application_id", APPLICATION_ID)
            database.pragma("user_version", SCHEMA_VERSION)
    finally:
        database.close()


def _give_name(partial: Path, path: Path) -> None:
    try:
        os.link(partial, path)  # unlike a rename, never replaces what is there
    except OSError as error:  # it is there by now, or the file system has no links
        if os.path.lexists(path):
            raise DiaryError(_("There is already a file where the diary should go.")) from error
        partial.rename(path)


def _close(database: SqliteDatabase | None) -> None:
    if database is not None:
        database.close()
