"""Proving that a backup can be brought back, without touching the diary."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

from dialdown.domain.clock import Clock, system_clock
from dialdown.i18n import _
from dialdown.storage import rows
from dialdown.storage.backup import Contents, describe
from dialdown.storage.connection import inspect
from dialdown.storage.database import open_diary
from dialdown.storage.errors import BackupError, DiaryError
from dialdown.storage.fields import table_name
from dialdown.storage.models import CONTENT_MODELS, SCHEMA_VERSION
from dialdown.storage.open_file import SQL_ERRORS, opened
from dialdown.storage.restore import restore


def try_out(backup: Path, near: Path, clock: Clock = system_clock) -> Contents:
    """Bring a backup back into a folder of its own inside `near`, open it, compare, remove it.

    Returns what was in it. Raises BackupError if it could not be brought back or is not the same.
    """
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="test-", dir=near))  # never where others may look
        restore(backup, folder / "diary.db", clock=clock)
        diary = open_diary(folder / "diary.db", clock)
        try:
            # An older backup has become a newer diary by now; then its days are counted.
            same = (
                diary.content_hash() == _content_hash(backup)
                if inspect(backup) == SCHEMA_VERSION
                else diary.count == describe(backup).days
            )
        finally:
            diary.close()
        if not same:
            raise BackupError(_("What came back is not the same."))
        return describe(backup)
    except BackupError:
        raise
    except (*SQL_ERRORS, OSError, DiaryError) as error:
        raise BackupError(_("This backup could not be brought back.")) from error
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def dates_in(path: Path) -> set[date]:
    """The dates with something recorded in a diary or backup. Raises BackupError."""
    try:
        inspect(path)
        with opened(path, "ro") as db:
            return {date.fromisoformat(row[0]) for row in rows.fetch(db, "SELECT date FROM day")}
    except (*SQL_ERRORS, OSError, DiaryError, ValueError, TypeError) as error:
        raise BackupError(_("This file cannot be read.")) from error


def _content_hash(backup: Path) -> str:
    with opened(backup, "ro") as db:
        return rows.digest(db, [table_name(model) for model in CONTENT_MODELS])
