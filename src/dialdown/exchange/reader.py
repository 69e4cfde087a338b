"""Which format a file has is found out by its content, never by its name."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from dialdown.domain.records import Record
from dialdown.exchange import daylio, own_csv, own_json
from dialdown.exchange.model import Imported, UnreadableFileError
from dialdown.exchange.source import Source, open_source
from dialdown.i18n import _

FORMATS: tuple[Callable[[Source], Imported | None], ...] = (
    own_json.read,
    daylio.read,
    own_csv.read,
)
"""One function a format, the more particular first: what it read, or None if it is not its own."""


def read(path: Path, own: Iterable[Record] = ()) -> Imported:
    """What a file holds. `own` gives the diary's own scales and tags, whose names are then known.

    Nothing is saved. Raises UnreadableFileError, with a sentence for the person, for a file that is
    missing, empty, too large, broken or of an unknown kind.
    """
    source = open_source(path, own)
    for read_format in FORMATS:
        imported = read_format(source)
        if imported is not None:
            return _with_encoding(imported, source.encoding_assumed)
    raise UnreadableFileError(
        _("We do not know this kind of file. Known are Dialdown CSV and JSON, and Daylio CSV.")
    )


def _with_encoding(imported: Imported, assumed: bool) -> Imported:
    if not assumed:
        return imported
    words = _("The file does not say how letters are stored. Please check special letters.")
    return replace(imported, notices=(*imported.notices, words))
