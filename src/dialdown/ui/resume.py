"""Where the person was: the date and the question, so that a crash costs no searching.

Kept in a small file beside the diary, which an orderly end removes. It holds a date and the name of
a scale, never an answer.
"""

import contextlib
import json
from datetime import date
from pathlib import Path


class Resume:
    """Remembers one place. Failing to remember is no harm and is not told."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> tuple[date, str] | None:
        """The date and the scale's key that were left without an orderly end."""
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return date.fromisoformat(kept["date"]), str(kept["key"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, when: date, key: str) -> None:
        """Remember a place. Half a file counts as none, so nothing waits for the disk here."""
        with contextlib.suppress(OSError):
            self._file.touch(mode=0o600)
            self._file.write_text(json.dumps({"date": when.isoformat(), "key": key}))

    def forget(self) -> None:
        """The end was orderly."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)
