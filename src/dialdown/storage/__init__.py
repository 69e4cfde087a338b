"""The diary on disk: one SQLite file. The only place that knows peewee and SQL."""

from dialdown.storage.backup import Backup, BackupError, back_up, list_backups, restore
from dialdown.storage.connection import inspect
from dialdown.storage.database import create_diary, open_diary
from dialdown.storage.errors import (
    DamagedDiaryError,
    DiaryError,
    ForeignFileError,
    MissingDiaryError,
    NewerDiaryError,
    SaveError,
)
from dialdown.storage.models import SCHEMA_VERSION
from dialdown.storage.repository import Change, Diary

__all__ = [
    "SCHEMA_VERSION",
    "Backup",
    "BackupError",
    "Change",
    "DamagedDiaryError",
    "Diary",
    "DiaryError",
    "ForeignFileError",
    "MissingDiaryError",
    "NewerDiaryError",
    "SaveError",
    "back_up",
    "create_diary",
    "inspect",
    "list_backups",
    "open_diary",
    "restore",
]
