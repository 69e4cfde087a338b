"""From a file to its text, whatever program wrote it."""

import codecs
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialdown.domain.records import Record
from dialdown.exchange.model import UnreadableFileError
from dialdown.exchange.table import SEPARATORS, header_of
from dialdown.i18n import N_, _

LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is read at all; ten years of diary take a few million."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_OTHER_KINDS = {
    b"SQLite format 3": N_("This is a diary or a backup. Use restore for it."),
    b"PK\x03\x04": N_("This is a packed file. Unpack it first, or export as CSV there."),
    b"%PDF": N_("This is a PDF, which cannot be imported."),
}


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file of sensible size; UnreadableFileError otherwise."""
    try:
        if not path.exists():
            raise UnreadableFileError(_("There is no file at {path}.").format(path=path))
        if not path.is_file():
            raise UnreadableFileError(_("{path} is not a file.").format(path=path))
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise UnreadableFileError(_("The file is too large to be read."))
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(
            _("The file {path} may not be read.").format(path=path)
        ) from error
    if not content.strip():
        raise UnreadableFileError(_("The file is empty."))
    return content


def decode(content: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its encoding had to be assumed.

    UTF-8 with or without a byte order mark, UTF-16 with one, otherwise Windows-1252, in which every
    byte that means nothing becomes the visible replacement mark.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), False
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), True


@dataclass(frozen=True, slots=True)
class Source:
    """A file as the formats see it.

    `headers` maps each separator to the column names that the first row has under it. `own` holds
    the diary's own scales and tags, so that their names are known.
    """

    text: str
    headers: Mapping[str, list[str]]
    own: tuple[Record, ...] = ()
    encoding_assumed: bool = False

    def separator(self, fits: Callable[[set[str]], bool]) -> str | None:
        """The separator under which the column names fit a format; None if there is none."""
        return next((s for s, names in self.headers.items() if fits(set(names))), None)


def open_source(path: Path, own: Iterable[Record] = ()) -> Source:
    """Read a file as text; UnreadableFileError where that cannot be."""
    content = read_bytes(path)
    for start, words in _OTHER_KINDS.items():
        if content.startswith(start):
            raise UnreadableFileError(_(words))
    text, assumed = decode(content)
    headers = {separator: header_of(text, separator) for separator in SEPARATORS}
    return Source(text, headers, tuple(own), assumed)
