"""The file itself: is it a diary, and how is it opened.

Rollback journal, full sync of file and folder, normal locking: the slow and safe settings, which
for one person and one writer cost a few milliseconds a save. `mode=rw` keeps SQLite from creating a
file where one is missing.
"""

import itertools
import logging
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
from dialdown.storage.fields import table_name
from dialdown.storage.models import ALL_MODELS, SCHEMA_VERSION

APPLICATION_ID = 0x444C444E  # "DLDN"
SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file; a later file of the same name must never meet them."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_PRAGMAS = {
    "journal_mode": "delete",
    "synchronous": "extra",
    "foreign_keys": 1,
    "locking_mode": "normal",
    "secure_delete": 1,
    "temp_store": "memory",  # no typed text in the computer's temporary folder
    "trusted_schema": 0,
    "cell_size_check": 1,
}


def connect(path: Path, mode: str = "rw") -> SqliteDatabase:
    """A connection to a file that must be there. `mode` is "rw" or "ro"."""
    logging.getLogger("peewee").setLevel(logging.WARNING)  # below, it prints every value
    uri = f"file:{quote(path.absolute().as_posix())}?mode={mode}"
    database = SqliteDatabase(uri, uri=True, pragmas=_PRAGMAS, autoconnect=False)
    database.connect()
    return database


def inspect(path: Path) -> int:
    """The schema version of the diary at `path`, read without opening it as a database.

    A link is no diary: SQLite would leave its journal beside the link's target.
    Raises MissingDiaryError, ForeignFileError or NewerDiaryError.
    """
    if path.is_symlink():
        raise ForeignFileError(_("{path} is a link, not a diary file.").format(path=path))
    if not path.exists():
        raise MissingDiaryError(_("There is no diary at {path}.").format(path=path))
    if not path.is_file():
        raise ForeignFileError(_("{path} is not a diary file.").format(path=path))
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise DiaryError(_("The diary at {path} may not be read.").format(path=path)) from error
    if not header:
        raise ForeignFileError(_("The file at {path} is empty.").format(path=path))
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
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


def is_whole(database: SqliteDatabase, check: str = "integrity_check") -> bool:
    """True if the file's inner structure is whole; "quick_check" leaves out the indexes."""
    return bool(database.execute_sql(f"PRAGMA {check}(1)").fetchone() == ("ok",))


def check_soundness(database: SqliteDatabase, check: str = "quick_check") -> None:
    """Raise unless the file's inner structure is whole and nothing in it runs by itself.

    Raises DamagedDiaryError or ForeignFileError.
    """
    if not is_whole(database, check):
        raise DamagedDiaryError(_("Your diary is damaged. It was left as it is."))
    strange = database.execute_sql(
        "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchone()[0]
    if strange:
        raise ForeignFileError(_("This file was changed by another program."))


def check_tables(database: SqliteDatabase) -> None:
    """Raise DamagedDiaryError unless every table of today's schema and the identity are there."""
    whole = {table_name(model) for model in ALL_MODELS} <= set(database.get_tables())
    facts = "SELECT count(*) = 2 FROM meta WHERE key IN ('diary_id', 'made_up')"
    if not whole or not database.execute_sql(facts).fetchone()[0]:
        raise DamagedDiaryError(_("Parts of your diary are missing. It was left as it is."))


def set_side_files_aside(path: Path) -> None:
    """Rename what an earlier file of this name left behind, before a new one takes the name.

    SQLite would take an old journal for the new file's own and write old pages into it.
    """
    for ending in SIDE_FILES:
        side = path.with_name(path.name + ending)
        if os.path.lexists(side):
            side.rename(_free_name(side))


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.{number}.old") for number in itertools.count(1))
    return next(name for name in names if not os.path.lexists(name))
