"""A whole diary file copied, sealed with a fingerprint of its content, and verified."""

import hashlib
from pathlib import Path

from peewee import SqliteDatabase

from dialdown.i18n import _
from dialdown.storage import rows
from dialdown.storage.connection import check_soundness, inspect
from dialdown.storage.errors import BackupError
from dialdown.storage.open_file import opened

_SEAL = "fingerprint"


def copy_sealed(source: Path, target: Path) -> None:
    """Copy a diary, as it is at one moment, into the empty file `target`.

    The copy carries the fingerprint of what it was made from, so that `verify` tells whether it is
    the same. Raises SQLite's own errors and OSError.
    """
    with opened(source) as original, opened(target) as copy:
        original.begin()  # from the first read on, later saves are not seen
        try:
            seal = _fingerprint(original)
            original.connection().backup(copy.connection())
        finally:
            original.rollback()
        copy.execute_sql("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_SEAL, seal))


def break_seal(db: SqliteDatabase) -> None:
    """Make a verified copy a diary again, which may change."""
    db.execute_sql("DELETE FROM meta WHERE key = ?", (_SEAL,))


def verify(path: Path) -> None:
    """Read a whole copy and compare it with its seal, if it has one. Raises a DiaryError."""
    inspect(path)
    with opened(path, "ro") as db:
        check_soundness(db, "integrity_check")
        seal = rows.fetch(db, "SELECT value FROM meta WHERE key = ?", (_SEAL,))
        if seal and seal[0][0] != _fingerprint(db):
            raise BackupError(_("The copy is damaged."))


def _fingerprint(db: SqliteDatabase) -> str:
    """SHA-256 over every row of every table but the seal itself, whatever the schema."""
    digest = hashlib.sha256()
    for table in sorted(db.get_tables()):
        for row in rows.fetch(db, f'SELECT * FROM "{table}" ORDER BY rowid'):
            if table != "meta" or row[0] != _SEAL:
                digest.update(repr((table, row)).encode(errors="surrogatepass"))
    return digest.hexdigest()
