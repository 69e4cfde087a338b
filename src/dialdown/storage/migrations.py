"""Bringing an older diary up to date: numbered steps in one transaction, after a verified backup.

Steps name tables and columns as text and never import today's models, so that an old step goes on
meaning what it meant. `migration_context` keeps foreign keys off while a table is rebuilt; without
it a rebuild deletes the child rows, silently.
"""

from collections.abc import Callable
from pathlib import Path

from peewee import SqliteDatabase
from playhouse.migrate import SqliteMigrator

from dialdown.i18n import _
from dialdown.storage.backup import back_up
from dialdown.storage.errors import DamagedDiaryError
from dialdown.storage.models import SCHEMA_VERSION

Step = Callable[[SqliteMigrator], None]

STEPS: dict[int, Step] = {}
"""Version -> the step that leads to it. Version 1 is the first that was ever given out."""


def migrate(database: SqliteDatabase, path: Path, version: int, backups: Path | None) -> None:
    """Lead a diary of `version` to SCHEMA_VERSION, or leave it as it was.

    Raises DamagedDiaryError if a table would lose rows.
    """
    back_up(database, backups or path.parent / "backups", f"before-format-{version + 1}")
    migrator = SqliteMigrator(database)
    with migrator.migration_context():
        before = _row_counts(database)
        for number in range(version + 1, SCHEMA_VERSION + 1):
            STEPS[number](migrator)
        after = _row_counts(database)
        if any(after.get(table, 0) < count for table, count in before.items()):
            raise DamagedDiaryError(_("The diary could not be brought up to date."))
        database.pragma("user_version", SCHEMA_VERSION)


def _row_counts(database: SqliteDatabase) -> dict[str, int]:
    return {
        table: database.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in database.get_tables()
    }
