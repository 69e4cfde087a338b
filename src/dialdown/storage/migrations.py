"""Bringing an older diary up to date: numbered steps in one transaction, after a verified backup.

Steps name tables and columns as text and never import today's models, so that an old step goes on
meaning what it meant. A step that changes what a day's hash covers writes the hashes anew.
`migration_context` keeps foreign keys off while a table is rebuilt; without it a rebuild deletes
the child rows, silently.
"""

from collections.abc import Callable
from pathlib import Path

from peewee import SqliteDatabase
from playhouse.migrate import SqliteMigrator

from dialdown.domain.clock import Clock
from dialdown.i18n import _
from dialdown.storage import sums
from dialdown.storage.backup import back_up
from dialdown.storage.errors import DamagedDiaryError
from dialdown.storage.models import SCHEMA_VERSION
from dialdown.storage.open_file import SQL_ERRORS

Step = Callable[[SqliteMigrator], None]


def _add_plan(migrator: SqliteMigrator) -> None:
    """Format 2: the plan for flare days, part by part."""
    migrator.database.execute_sql(
        'CREATE TABLE "plan_part" ("id" TEXT NOT NULL PRIMARY KEY, "words" TEXT NOT NULL)'
    )


STEPS: dict[int, Step] = {2: _add_plan}
"""Version -> the step that leads to it. Version 1 is the first that was ever given out."""


def migrate(
    database: SqliteDatabase, path: Path, version: int, backups: Path | None, clock: Clock
) -> None:
    """Lead a diary of `version` to SCHEMA_VERSION, or leave it as it was.

    Raises BackupError before anything was changed, and DamagedDiaryError if a table would lose
    rows, if a row would lose its parent, or if nobody knows how to read this version.
    """
    numbers = range(version + 1, SCHEMA_VERSION + 1)
    if not all(number in STEPS for number in numbers):
        raise DamagedDiaryError(_("This diary has a format that is not known."))
    back_up(path, backups or path.parent / "backups", f"before-format-{SCHEMA_VERSION}", clock)
    try:
        _run(database, numbers)
    except SQL_ERRORS as error:
        raise DamagedDiaryError(_("The diary could not be brought up to date.")) from error


def _run(database: SqliteDatabase, numbers: range) -> None:
    migrator = SqliteMigrator(database)
    with migrator.migration_context():
        before = _row_counts(database)
        for number in numbers:
            STEPS[number](migrator)
        after = _row_counts(database)
        orphans = database.execute_sql("PRAGMA foreign_key_check").fetchone()
        if orphans or any(after.get(table, 0) < count for table, count in before.items()):
            raise DamagedDiaryError(_("The diary could not be brought up to date."))
        sums.renew(database)
        database.pragma("user_version", SCHEMA_VERSION)


def _row_counts(database: SqliteDatabase) -> dict[str, int]:
    return {
        table: database.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in database.get_tables()
    }
