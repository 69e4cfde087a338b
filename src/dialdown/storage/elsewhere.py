"""A diary that can no longer be written where it is goes on in another file."""

import contextlib
from pathlib import Path

from dialdown.domain.clock import Clock
from dialdown.domain.day import Day
from dialdown.domain.records import RECORD_TYPES, Record
from dialdown.i18n import _
from dialdown.storage.database import create_diary
from dialdown.storage.errors import DiaryError
from dialdown.storage.repository import Diary


def copy_elsewhere(diary: Diary, target: Path, clock: Clock) -> Diary:
    """A new diary at `target`, open, with all days and records of one that is open.

    Everything keeps its identity and its stamps; the history begins anew. Works also when the file
    of `diary` was deleted or replaced. Raises DiaryError; nothing is then left at `target`.
    """
    items: list[Day | Record] = [r for kind in RECORD_TYPES for r in diary.records(kind)]
    items += diary.days()
    new = create_diary(target, clock, diary.is_made_up)
    try:
        new.save(_("Copied from another place"), *items)
        if new.content_hash() != diary.content_hash():
            raise DiaryError(_("The copy is not the same, so it was removed."))
    except BaseException:
        new.close()
        with contextlib.suppress(OSError):
            target.unlink()
        raise
    return new
