"""Copies of the diary, each verified before it counts, and which of them are kept.

A backup is one SQLite file, complete with history. It also carries a fingerprint of its own content
so that a copy that decays on the disk is noticed before it is needed.
"""

import contextlib
import itertools
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dialdown.domain.clock import Clock, system_clock
from dialdown.files import make_private_folder, sync_file, sync_folder
from dialdown.i18n import _
from dialdown.storage.connection import SIDE_FILES, inspect
from dialdown.storage.copies import copy_sealed, verify
from dialdown.storage.errors import BackupError, DiaryError
from dialdown.storage.open_file import SQL_ERRORS, opened
from dialdown.storage.repository import Diary
from dialdown.storage.thinning import Copy, to_drop

_NAME = re.compile(
    r"^dialdown-(?P<when>\d{8}-\d{6})(\.(?P<number>\d+))?(-(?P<reason>[a-z0-9-]+))?\.db$"
)
_KEPT_REASONS = "before-"
_ABANDONED_AFTER = 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Backup:
    """One complete, verified copy."""

    path: Path
    at: datetime  # local wall time
    reason: str
    number: int = 1  # within one second


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    id: str
    made_up: bool
    days: int
    first: date | None
    last: date | None


def list_backups(folder: Path) -> list[Backup]:
    """Complete copies in a folder, newest first. Half-written ones are not among them."""
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return []
    found = [backup for name in names if (backup := _backup(folder / name)) is not None]
    return sorted(found, key=lambda backup: (backup.at, backup.number), reverse=True)


def back_up(
    diary: Diary | Path, folder: Path, reason: str = "", clock: Clock = system_clock
) -> Path:
    """Write a copy under a partial name, bring it to the disk, verify it, then give it its name.

    May run in any thread, also while the diary is being saved to. `reason` is a plain word such as
    "close"; copies whose reason starts with "before-" are never thinned. Raises BackupError; no
    file that looks like a backup is then left behind.
    """
    source = diary if isinstance(diary, Path) else diary.path
    try:
        inspect(source)
        make_private_folder(folder)
        _clear_abandoned(folder)
        with _partial(folder) as partial:
            copy_sealed(source, partial)
            sync_file(partial)
            verify(partial)
            target = _give_name(partial, folder, clock().at, reason)
        sync_folder(folder)
    except (*SQL_ERRORS, OSError) as error:
        raise BackupError(_("No backup was made. Your diary is untouched.")) from error
    except DiaryError as error:
        raise BackupError(_("No backup was made.") + f" {error}") from error
    thin(folder, target, clock)
    return target


def is_due(folder: Path, clock: Clock = system_clock) -> bool:
    """True if there is no backup of today's date, whatever the clock said before."""
    today = clock().date
    return not any(backup.at.date() == today for backup in list_backups(folder))


def describe(backup: Path) -> Contents:
    """What is inside a backup. It is only read. Raises BackupError."""
    try:
        inspect(backup)
        with opened(backup, "ro") as db:
            facts = dict(db.execute_sql("SELECT key, value FROM meta").fetchall())
            days, first, last = db.execute_sql(
                "SELECT count(*), min(date), max(date) FROM day"
            ).fetchone()
        return Contents(
            facts["diary_id"], facts["made_up"] == "1", days,
            first and date.fromisoformat(first), last and date.fromisoformat(last),
        )  # fmt: skip
    except DiaryError as error:
        raise BackupError(str(error)) from error
    except (*SQL_ERRORS, OSError, KeyError, ValueError, TypeError) as error:
        raise BackupError(_("This backup cannot be read.")) from error


def is_whole(backup: Path) -> bool:
    """True if every part of a backup can be read and is as it was written."""
    try:
        verify(backup)
    except (*SQL_ERRORS, OSError, DiaryError):
        return False
    return True


def has_shrunk(folder: Path, newest: Path) -> bool:
    """True if a backup holds clearly fewer days than a recent one of the same diary.

    Something may have gone wrong; nothing is thinned as long as it is so.
    """
    copies = _copies(folder, newest)
    return bool(copies) and to_drop(copies, newest, copies[0].at) is None


def thin(folder: Path, newest: Path, clock: Clock) -> list[Path]:
    """Remove the backups that are not kept any more, after `newest` was made; what was removed.

    Only copies of the same diary that can be read count. Failing to remove one is no harm.
    """
    removed = []
    for path in to_drop(_copies(folder, newest), newest, clock().at.replace(tzinfo=None)) or ():
        with contextlib.suppress(OSError):
            path.unlink()
            removed.append(path)
    return removed


def _copies(folder: Path, newest: Path) -> list[Copy]:
    """Backups of the diary that `newest` is of, newest first."""
    known: list[tuple[str, Copy]] = []
    for backup in list_backups(folder):
        with contextlib.suppress(BackupError):
            inside = describe(backup.path)
            keep = backup.reason.startswith(_KEPT_REASONS)
            known.append((inside.id, Copy(backup.path, backup.at, inside.days, keep)))
    wanted = {diary_id for diary_id, copy in known if copy.path == newest}
    return [copy for diary_id, copy in known if diary_id in wanted]


@contextlib.contextmanager
def _partial(folder: Path) -> Iterator[Path]:
    """An empty private file that is gone afterwards unless it was renamed."""
    name = f"dialdown-{os.getpid()}-{time.time_ns()}.partial"
    path = folder / name
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield path
    finally:
        for ending in ("", *SIDE_FILES):
            with contextlib.suppress(OSError):
                path.with_name(name + ending).unlink()


def _give_name(partial: Path, folder: Path, at: datetime, reason: str) -> Path:
    """Name a copy after its second; a number orders the copies of one second as they were made."""
    ending = re.sub(r"[^a-z0-9]+", "-", reason.lower()).strip("-")
    second = at.replace(microsecond=0, tzinfo=None)
    taken = [backup.number for backup in list_backups(folder) if backup.at == second]
    for number in itertools.count(max(taken, default=0) + 1):
        tail = f".{number}" * (number > 1) + f"-{ending}" * bool(ending)
        target = folder / f"dialdown-{at:%Y%m%d-%H%M%S}{tail}.db"
        if not target.exists():
            break
    partial.rename(target)
    return target


def _clear_abandoned(folder: Path) -> None:
    """Remove what a backup that was killed left behind, more than a day ago."""
    for path in folder.glob("dialdown-*.partial*"):
        with contextlib.suppress(OSError):
            if abs(time.time() - path.stat().st_mtime) > _ABANDONED_AFTER:
                path.unlink()


def _backup(path: Path) -> Backup | None:
    match = _NAME.match(path.name)
    if not match:
        return None
    try:
        at = datetime.strptime(match["when"], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - local wall time
    except ValueError:
        return None
    return Backup(path, at, match["reason"] or "", int(match["number"] or 1))
