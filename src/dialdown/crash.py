"""What goes wrong, written down without a word that a person typed.

A traceback's last line repeats values, so only the kind of error and the places in the code are
kept. The program goes on: one failed click must not cost the rest.
"""

import contextlib
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_KEPT_BYTES = 200_000

log = logging.getLogger("dialdown")


def start_log(path: Path) -> None:
    """Log to a small file for the owner's eyes only; libraries that print values stay silent.

    Where it cannot be written there is no log.
    """
    logging.getLogger("peewee").setLevel(logging.CRITICAL)
    log.setLevel(logging.INFO)
    handler: logging.Handler = logging.NullHandler()
    with contextlib.suppress(OSError):
        path.touch(mode=0o600)
        path.chmod(0o600)
        handler = _SmallFile(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


class _SmallFile(RotatingFileHandler):
    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_KEPT_BYTES, backupCount=1, encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is Python's
        """A line that cannot be written is let go: the usual way prints what it was made of."""


def places(error: BaseException) -> str:
    """Kind of error and the places it came through, without its message and values."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(error).__name__} at {where}"


def catch_all(told: Callable[[], None]) -> None:
    """Log every error that nobody caught, and call `told` so that the person learns of it.

    Python's own way for errors in threads and in finalizers is replaced as well: it prints values.
    Those are only logged, because nothing may be shown from there.
    """

    def hook(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log_unexpected(error)
        told()

    sys.excepthook = hook
    sys.unraisablehook = lambda what: _log_unexpected(what.exc_value)
    threading.excepthook = lambda what: _log_unexpected(what.exc_value)


def _log_unexpected(error: BaseException | None) -> None:
    log.error("unexpected: %s", places(error) if error else "nothing is known")
