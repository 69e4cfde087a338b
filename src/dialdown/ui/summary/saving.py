"""Writing the page where the person wants it, and saying in one sentence why it was not written."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from dialdown.i18n import N_, _
from dialdown.summary import Summary, SummarySource, write_html
from dialdown.summary.fhir import write_fhir
from dialdown.summary.page import PAPERS, write_pdf
from dialdown.ui.widgets.ask import ask

KINDS = {
    ".pdf": N_("Page to print"),
    ".html": N_("Page to read aloud"),
    ".json": N_("Records for another program (FHIR)"),
}
_STEM = "summary"
"""Says nothing about anybody's health."""
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_LOCKED = {errno.EACCES, errno.EPERM}
_READ_ONLY = {errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}
_BUSY = {errno.EBUSY, errno.ETXTBSY}
_OPEN_ELSEWHERE = (32, 33)  # ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows


@dataclass(slots=True)
class LastFolder:
    """Where a page was saved last, until the program ends."""

    path: Path = field(default_factory=lambda: Path(QDir.homePath()))


def ask_where(parent: QWidget, ending: str, folder: LastFolder) -> Path | None:
    """Let the person choose a file with this ending: None if they did not."""
    place = folder.path if folder.path.is_dir() else Path(QDir.homePath())
    kind = f"{_(KINDS[ending])} (*{ending})"
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Save the page"), str(place / f"{_STEM}{ending}"), kind
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != ending:
        path = path.with_name(path.name + ending)
        words = _("{name} is there already.").format(name=path.name)
        if path.exists() and not ask(
            parent, _("Save the page"), words, _("Replace it"), _("Leave it")
        ):
            return None
    folder.path = path.parent
    return path


def write(path: Path, summary: Summary, source: SummarySource) -> None:
    """Write what the ending asks for, for the owner only, whole or not at all. Raises OSError."""
    writers: dict[str, Callable[[], None]] = {
        ".html": lambda: write_html(path, summary),
        ".json": lambda: write_fhir(path, summary, source.days, source.records),
    }
    usual = lambda: write_pdf(path, summary, PAPERS[summary.chosen.paper])  # noqa: E731
    writers.get(path.suffix.lower(), usual)()


def why_not(error: OSError) -> str:
    """One sentence for a file that was not written; what was there before is as it was."""
    if error.errno in _BUSY or getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return _("Not saved: that file is open in another program.")
    if error.errno in _FULL:
        return _("Not saved: the disk is full.")
    if error.errno in _READ_ONLY:
        return _("Not saved: that disk can only be read.")
    if error.errno in _LOCKED:
        return _("Not saved: that file or folder may not be changed.")
    if error.errno in _GONE:
        return _("Not saved: that folder is no longer there.")
    return _("Not saved: that place cannot be written to.")
