"""The open file: is it still the same one, and what happens when the disk says no.

A commit that fails may have happened all the same, so after every failure the file is closed,
opened again and read before anything is said (checks of SQLite's own behaviour under injected
faults: the row of a "failed" commit was there).
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from peewee import PeeweeException, SqliteDatabase

from dialdown.i18n import _
from dialdown.storage.connection import connect
from dialdown.storage.errors import DamagedDiaryError, DiaryError, MovedDiaryError, SaveError

T = TypeVar("T")

SQL_ERRORS = (PeeweeException, sqlite3.Error, UnicodeDecodeError)
"""The last comes from SQLite's own message about a name that damage has made unreadable."""


class OpenFile:
    """A connection, the file that it belongs to, and transactions on it."""

    def __init__(self, db: SqliteDatabase, path: Path) -> None:
        self.db = db
        self._path = path
        self._identity = _identity(path)

    def write(self, work: Callable[[], T], stands: Callable[[T], bool], headline: str) -> T:
        """Do `work` in one transaction and return what it returns once that is on the disk.

        `stands` tells, from a fresh look at the file, whether the result of `work` is in it.
        Raises SaveError, its text starting with `headline`; nothing of `work` is then in the file.
        """
        self._check(headline)
        done: list[T] = []
        try:
            self.db.connect(reuse_if_open=True)
            with self.db.atomic("immediate"):
                done.append(work())
        except SQL_ERRORS as error:
            if not (self._reopen() and done and stands(done[0])):
                raise SaveError(f"{headline} {_reason(error)}") from error
        self._check(headline)
        return done[0]

    def compact(self, headline: str) -> None:
        """Rewrite the file without anything that was deleted. Raises SaveError."""
        self._check(headline)
        try:
            self.db.execute_sql("VACUUM")
        except SQL_ERRORS as error:
            self._reopen()
            raise SaveError(f"{headline} {_reason(error)}") from error

    def _check(self, headline: str) -> None:
        try:
            same = _identity(self._path) == self._identity
        except OSError as error:
            words = _("Your diary is no longer at {path}.").format(path=self._path)
            raise MovedDiaryError(f"{headline} {words}") from error
        if not same:
            words = _("Another file has taken the place of your diary.")
            raise MovedDiaryError(f"{headline} {words}")

    def _reopen(self) -> bool:
        """A fresh connection, which first takes back whatever was left half done."""
        try:
            self.db.close()
            self.db.connect()
            rows = self.db.execute_sql("SELECT count(*) FROM meta").fetchall()
            return bool(rows) and _identity(self._path) == self._identity
        except (*SQL_ERRORS, OSError):
            return False


@contextlib.contextmanager
def opened(path: Path, mode: str = "rw") -> Iterator[SqliteDatabase]:
    """A connection of its own, for as long as it is needed."""
    db = connect(path, mode)
    try:
        yield db
    finally:
        db.close()


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """Turn what SQLite says about a file that cannot be read into plain words."""
    try:
        yield
    except SQL_ERRORS as error:
        raise DamagedDiaryError(_("Your diary cannot be read. It was left as it is.")) from error


def _identity(path: Path) -> tuple[int, int]:
    state = path.lstat()
    return state.st_dev, state.st_ino


def _reason(error: BaseException) -> str:
    code = _first_code(error)
    if code == sqlite3.SQLITE_FULL:
        return _("The disk is full.")
    if code in (
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH
    ):  # fmt: skip
        return _("This folder or file cannot be written to.")
    if code == sqlite3.SQLITE_IOERR:
        return _("The disk did not do as it was asked.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _("Another program is busy with your diary.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _("The file is damaged.")
    return _("Something unexpected happened.")


def _first_code(error: BaseException | None) -> int:
    """SQLite's main code of what went wrong first: a rollback that fails too hides it."""
    code = 0
    while error is not None and not isinstance(error, DiaryError):
        code = getattr(getattr(error, "orig", error), "sqlite_errorcode", code)
        error = error.__context__
    return code & 0xFF  # the rest of the bits are detail
