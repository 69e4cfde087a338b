"""Copies of the diary, each verified before it counts."""

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from dialdown.domain.clock import Clock, Stamp, system_clock
from dialdown.i18n import _
from dialdown.storage.connection import check_soundness, connect, inspect, sync_folder
from dialdown.storage.errors import DiaryError

_NAME = re.compile(r"^dialdown-(?P<when>\d{8}-\d{6})(?P<reason>(-[a-z0-9]+)*)\.db$")


class BackupError(DiaryError):
    """No backup was made, or a backup cannot be used. The diary itself is untouched."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One complete, verified copy."""

    path: Path
    at: datetime  # local wall time
    reason: str


def list_backups(folder: Path) -> list[Backup]:
    """Complete copies in a folder, newest first. Half-written ones are not among them."""
    if not folder.is_dir():
        return []
    found = [
        Backup(path, datetime.strptime(match["when"], "%Y%m%d-%H%M%S"), match["reason"].strip("-"))  # noqa: DTZ007 - local wall time
        for path in folder.iterdir()
        if (match := _NAME.match(path.name))
    ]
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def back_up(
    database: SqliteDatabase, folder: Path, reason: str = "", clock: Clock = system_clock
) -> Path:
    """Write a copy under a partial name, bring it to the disk, verify it, then give it its name.

    Raises BackupError; no file that looks like a backup is then left behind.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = "-".join(filter(None, ["dialdown", clock().at.strftime("%Y%m%d-%H%M%S"), reason]))
    target = folder / f"{name}.db"
    partial = folder / f"{name}.partial"
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        database.execute_sql("VACUUM INTO ?", (str(partial),))
        _sync(partial)
        verify(partial, like=database)
        partial.replace(target)
        sync_folder(folder)
    except (DatabaseError, OSError) as error:
        partial.unlink(missing_ok=True)
        raise BackupError(_("No backup was made. Your diary is untouched.")) from error
    return target


def verify(copy: Path, like: SqliteDatabase | None = None) -> None:
    """Open a copy to read and compare it; raises BackupError or another DiaryError."""
    inspect(copy)
    database = connect(copy, "ro")
    try:
        check_soundness(database)
        if like is not None and _fingerprint(database) != _fingerprint(like):
            raise BackupError(_("The copy differs from the diary. It was thrown away."))
    finally:
        database.close()


def _fingerprint(database: SqliteDatabase) -> str:
    digest = hashlib.sha256()
    for table in sorted(database.get_tables()):
        for row in database.execute_sql(f'SELECT * FROM "{table}" ORDER BY 1'):
            digest.update(repr((table, row)).encode())
    return digest.hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def restore(backup: Path, target: Path) -> None:
    """Placeholder order: see tests."""
    raise NotImplementedError
