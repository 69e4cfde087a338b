"""Writing files for the owner's eyes only, whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

_FOLDERS_CANNOT_BE_SYNCED = (errno.EINVAL, errno.ENOTSUP)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, that only the owner may enter.

    A folder that is there keeps its permissions: it may be the person's own choice.
    """
    for missing in reversed([folder, *folder.parents]):
        if not missing.exists():
            missing.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def can_write(path: Path) -> bool:
    """True if a file and the folder around it may be written to, as far as permissions tell."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only the owner may read (0600), in place of what is there.

    The content is on the disk under another name before it takes its own, so that `path` holds
    either the old content or all of the new. Raises OSError; the old file is then as it was.
    """
    path = path.resolve()  # a link goes on pointing to the file
    handle, partial = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(partial).unlink()
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_CANNOT_BE_SYNCED:
            raise
    finally:
        os.close(handle)
