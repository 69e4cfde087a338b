"""One number over everything beside the days, by which a changed row is noticed.

Days carry a hash each. The rows of records and the facts about the file have none, so the file
keeps the sum, modulo 2^256, of the SHA-256 of each of them: the order does not matter, and a save
adds and subtracts only the rows that it touches. Made for damage, not against an attacker. Files of
before this sum was kept get it with the first record that is saved.
"""

import hashlib
from collections.abc import Iterable

from peewee import SqliteDatabase

from dialdown.storage import rows
from dialdown.storage.fields import table_name
from dialdown.storage.models import RECORD_MODELS
from dialdown.storage.rows import Edit, RowDict

_KEY = "records"
_FACTS = ("diary_id", "made_up", "created_at")
_TABLES = tuple(table_name(model) for model in RECORD_MODELS.values())


def renew(db: SqliteDatabase) -> None:
    """Write the sum of what is there now."""
    _write(db, _of_all(db))


def follow(db: SqliteDatabase, edits: Iterable[Edit]) -> None:
    """Bring the sum up to date with edits that were just applied, in the same transaction.

    A row that was damaged before it was edited, and a damaged sum, leave the sum wrong, so that the
    damage stays noticed.
    """
    counted = [edit for edit in edits if edit.table in _TABLES]
    if not counted:
        return
    known = _stored(db)
    if not known:
        renew(db)
        return
    try:
        total = int(known, 16)
    except ValueError:
        return
    for edit in counted:
        total += _of(edit.table, edit.after) - _of(edit.table, edit.before)
    _write(db, total)


def is_right(db: SqliteDatabase) -> bool:
    """True if the sum is that of what is there, or was never kept."""
    known = _stored(db)
    return known is None or known == _text(_of_all(db))


def _of_all(db: SqliteDatabase) -> int:
    facts = rows.fetch(db, "SELECT key, value FROM meta")
    total = sum(_of("meta", {key: value}) for key, value in facts if key in _FACTS)
    return total + sum(_of(name, row) for name in _TABLES for row in rows.read(db, name))


def _of(name: str, row: RowDict | None) -> int:
    if row is None:
        return 0
    # True before it is stored is 1 when it is read.
    plain = {
        key: int(value) if value is True or value is False else value for key, value in row.items()
    }
    return int.from_bytes(hashlib.sha256(f"{name}{rows.canonical(plain)}".encode()).digest())


def _text(total: int) -> str:
    return f"{total % 2**256:064x}"


def _stored(db: SqliteDatabase) -> str | None:
    found = rows.fetch(db, "SELECT value FROM meta WHERE key = ?", (_KEY,))
    return str(found[0][0]) if found else None


def _write(db: SqliteDatabase, total: int) -> None:
    sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
    db.execute_sql(sql, (_KEY, _text(total)))
