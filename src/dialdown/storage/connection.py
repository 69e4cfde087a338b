"""The file itself: is it a diary, and how is it opened.

Rollback journal, full sync of file and folder, normal locking: the slow and safe settings, which for
one person and one writer cost a few milliseconds a save. `mode=rw` keeps SQLite from creating a file
where one is missing.
"""

import os
from pathlib import Path
from urllib.parse import quote

from peewee import SqliteDatabase

from dialdown.i18n import _
from dialdown.storage.errors import (
    DamagedDiaryError,
    DiaryError,
    ForeignFileError,
    MissingDiaryError,
    NewerDiaryError,
)
from dialdown.storage.models import SCHEMA_VERSION

APPLICATION_ID = 0x444C444E  # "DLDN"

_MAGIC = b"SQLite format 3\x00"
_PRAGMAS = {
    "journal_mode": "delete",
    "synchronous": "extra",
    "foreign_keys": 1,
    "locking_mode": "normal",
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}


def connect(path: Path, mode: str = "rw") -> SqliteDatabase:
    """A connection to a file that must be there. `mode` is "rw" or "ro"."""
    uri = f"file:{quote(path.absolute().as_posix())}?mode={mode}"
    database = SqliteDatabase(uri, uri=True, pragmas=_PRAGMAS, autoconnect=False)
    database.connect()
    return database


def inspect(path: Path) -> int:
    """The schema version of the diary at `path`, read without opening it as a database.

    Raises MissingDiaryError, ForeignFileError or NewerDiaryError.
    """
    if not path.exists():
        raise MissingDiaryError(_("There is no diary at {path}.").format(path=path))
    if not path.is_file():
        raise ForeignFileError(_("{path} is not a diary file.").format(path=path))
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise DiaryError(_("The diary at {path} may not be read.").format(path=path)) from error
    if not header:
        raise ForeignFileError(_("The file at {path} is empty.").format(path=path))
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise ForeignFileError(_("{path} is not a diary file.").format(path=path))
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise ForeignFileError(_("{path} belongs to another program.").format(path=path))
    version = int.from_bytes(header[60:64])
    if version > SCHEMA_VERSION:
        raise NewerDiaryError(
            _("This diary was written by a newer Dialdown (format {version}).").format(
                version=version
            )
        )
    return version


def check_soundness(database: SqliteDatabase) -> None:
    """Raise DamagedDiaryError unless the file's inner structure is whole and nothing runs by itself."""
    (verdict,) = database.execute_sql("PRAGMA quick_check(1)").fetchone()
    strange = database.execute_sql(
        "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchone()[0]
    if verdict != "ok":
        raise DamagedDiaryError(_("Your diary is damaged. It was left as it is."))
    if strange:
        raise ForeignFileError(_("This file was changed by another program."))


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
