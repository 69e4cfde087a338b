"""The appointment summary: what it says, and how it is laid out on one side or as HTML.

The modules called page* need Qt and are imported by name, so that the rest works without it.
"""

from dialdown.summary.chosen import Chosen
from dialdown.summary.content import build_summary
from dialdown.summary.html import write_html
from dialdown.summary.leaving import leaving
from dialdown.summary.model import Summary
from dialdown.summary.records import Records
from dialdown.summary.source import SummarySource
from dialdown.summary.text import plain_text

__all__ = [
    "Chosen",
    "Records",
    "Summary",
    "SummarySource",
    "build_summary",
    "leaving",
    "plain_text",
    "write_html",
]
