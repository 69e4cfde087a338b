"""The diary on disk: one SQLite file. The only place that knows peewee and SQL."""

from dialdown.storage.backup import (
    Backup,
    Contents,
    back_up,
    describe,
    has_shrunk,
    is_due,
    is_whole,
    list_backups,
)
from dialdown.storage.conflicts import copies_beside, open_to_read
from dialdown.storage.connection import inspect
from dialdown.storage.copies import verify
from dialdown.storage.database import create_diary, open_diary
from dialdown.storage.drill import dates_in, try_out
from dialdown.storage.elsewhere import copy_elsewhere
from dialdown.storage.errors import (
    BackupError,
    DamagedDiaryError,
    DiaryError,
    ForeignFileError,
    MissingDiaryError,
    MovedDiaryError,
    NewerDiaryError,
    SaveError,
)
from dialdown.storage.models import SCHEMA_VERSION
from dialdown.storage.repository import Change, Diary
from dialdown.storage.restore import put_in_place, restore
from dialdown.storage.salvage import Salvaged, salvage

__all__ = [
    "SCHEMA_VERSION",
    "Backup",
    "BackupError",
    "Change",
    "Contents",
    "DamagedDiaryError",
    "Diary",
    "DiaryError",
    "ForeignFileError",
    "MissingDiaryError",
    "MovedDiaryError",
    "NewerDiaryError",
    "Salvaged",
    "SaveError",
    "back_up",
    "copies_beside",
    "copy_elsewhere",
    "create_diary",
    "dates_in",
    "describe",
    "has_shrunk",
    "inspect",
    "is_due",
    "is_whole",
    "list_backups",
    "open_diary",
    "open_to_read",
    "put_in_place",
    "restore",
    "salvage",
    "try_out",
    "verify",
]
