"""Copies of the diary that a synced folder has put beside it, such as "diary (1).db".

They are only found and read. Nothing here removes, renames or writes to one.
"""

import re
from pathlib import Path

from dialdown.domain.clock import Clock
from dialdown.i18n import _
from dialdown.storage.backup import describe
from dialdown.storage.connection import check_soundness, check_tables, connect, inspect
from dialdown.storage.errors import BackupError, DamagedDiaryError
from dialdown.storage.models import SCHEMA_VERSION
from dialdown.storage.open_file import SQL_ERRORS
from dialdown.storage.repository import Diary

_SIGNS = r"[ .(_~-]"  # what a synchroniser puts between the name and its remark


def copies_beside(diary: Path) -> list[Path]:
    """Files of other names beside a diary that hold the same diary, in the order of their names."""
    name = re.compile(re.escape(diary.stem) + _SIGNS + r".*" + re.escape(diary.suffix))
    try:
        wanted = describe(diary).id
        named = [path for path in diary.parent.iterdir() if name.fullmatch(path.name)]
    except (BackupError, OSError):
        return []
    return sorted(path for path in named if path != diary and _identity(path) == wanted)


def open_to_read(path: Path, clock: Clock) -> Diary:
    """A diary that can only be read, of today's format. Raises DiaryError."""
    if inspect(path) != SCHEMA_VERSION:
        raise DamagedDiaryError(_("This copy has an older format."))
    db = None
    try:
        db = connect(path, "ro")
        check_soundness(db)
        check_tables(db)
        return Diary(db, path, clock)
    except BaseException as error:
        if db is not None:
            db.close()
        if isinstance(error, SQL_ERRORS):
            raise DamagedDiaryError(_("This copy cannot be read.")) from error
        raise


def _identity(path: Path) -> str:
    try:
        return describe(path).id
    except BackupError:
        return ""
