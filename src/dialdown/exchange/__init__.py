"""Files in and out: our own CSV and JSON, and one module a foreign format. Knows no storage."""

from dialdown.exchange.merge import merge
from dialdown.exchange.model import Entry, ExportError, Imported, Problem, UnreadableFileError
from dialdown.exchange.plan import Clash, Plan
from dialdown.exchange.reader import read
from dialdown.exchange.write import write_csv, write_json

__all__ = [
    "Clash",
    "Entry",
    "ExportError",
    "Imported",
    "Plan",
    "Problem",
    "UnreadableFileError",
    "merge",
    "read",
    "write_csv",
    "write_json",
]
