"""Opening and creating a diary. Nothing here ever replaces or empties a file that is there."""

import os
from pathlib import Path

from peewee import DatabaseError

from dialdown.domain.clock import Clock, system_clock
from dialdown.domain.day import new_id
from dialdown.i18n import _
from dialdown.storage.connection import (
    APPLICATION_ID,
    check_soundness,
    connect,
    inspect,
    sync_folder,
)
from dialdown.storage.errors import DamagedDiaryError, DiaryError
from dialdown.storage.migrations import migrate
from dialdown.storage.models import ALL_MODELS, SCHEMA_VERSION, MetaRow
from dialdown.storage.repository import Diary


def open_diary(path: Path, clock: Clock = system_clock, backups: Path | None = None) -> Diary:
    """Open the diary at `path`, bringing an older one up to date after a verified backup.

    Raises one of the errors in `errors`; the file is then as it was, byte for byte.
    """
    version = inspect(path)
    try:
        database = connect(path)
        check_soundness(database)
        if version < SCHEMA_VERSION:
            migrate(database, path, version, backups)
    except DatabaseError as error:
        raise DamagedDiaryError(_("Your diary cannot be read. It was left as it is.")) from error
    return Diary(database, path, clock)


def create_diary(path: Path, clock: Clock = system_clock, made_up: bool = False) -> Diary:
    """Make a new, empty diary at `path`, readable by its owner only.

    Raises DiaryError if anything lies there already. The file appears under its name only when it is
    complete and on the disk.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".new")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    database = connect(partial)
    with database.bind_ctx(ALL_MODELS), database.atomic():
        database.create_tables(ALL_MODELS)
        facts = {"diary_id": new_id(), "created_at": str(clock()), "made_up": str(int(made_up))}
        MetaRow.insert_many([{"key": k, "value": v} for k, v in facts.items()]).execute()
        database.pragma("application_id", APPLICATION_ID)
        database.pragma("user_version", SCHEMA_VERSION)
    database.close()
    try:
        os.link(partial, path)  # unlike a rename, never replaces what is there
    except FileExistsError:
        raise DiaryError(_("There is already a file where the diary should go.")) from None
    except OSError:  # a file system without links
        if path.exists():
            raise DiaryError(_("There is already a file where the diary should go.")) from None
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(path.parent)
    return open_diary(path, clock)
