"""The page for an appointment, written into a file, and what is in that file."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dialdown.commands.place import CommandError, opened
from dialdown.domain.clock import system_clock
from dialdown.i18n import _
from dialdown.paths import AppPaths

if TYPE_CHECKING:
    from dialdown.summary import Chosen, Summary, SummarySource

_KINDS = (".pdf", ".html", ".json")


def write_summary(
    paths: AppPaths,
    file: Path,
    first: date | None = None,
    last: date | None = None,
    chosen: "Chosen | None" = None,
) -> Iterator[str]:
    """Write the page, the last 90 days unless told, and say what is about to leave with it."""
    from dialdown.summary import Chosen, Records, SummarySource, leaving

    if file.suffix.lower() not in _KINDS:
        raise CommandError(_("Name a file that ends in .pdf, .html or .json."))
    if first and (last or system_clock().date) < first:
        raise CommandError(_("--to is before --from."))
    with opened(paths) as diary:
        records = Records.read(diary.records)
        source = SummarySource(diary.days(), records, system_clock().date)
        chosen = chosen or Chosen()
        if diary.is_made_up:
            chosen = replace(chosen, name=_("Made-up diary"))
    page = source.summary(first, last, chosen)
    try:
        _write(file, page, source)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CommandError(
            _("{path} was not written: {reason}.").format(path=file, reason=reason)
        ) from error
    yield _("The page about {first} to {last} is in {file}").format(
        first=page.period.first.isoformat(), last=page.period.last.isoformat(), file=file
    )
    for entry in leaving(page):
        yield f"  {entry}"


def read_choice(
    sections: str | None, appendix: str | None, notes: Sequence[date], paper: str, large: bool
) -> "Chosen":
    """The choice from what was typed, names with commas between. Raises CommandError."""
    from dialdown.summary.chosen import APPENDIX, SECTIONS, Chosen

    chosen = Chosen(paper=paper, large=large)
    if sections is not None:
        chosen = chosen.only(_names("--sections", sections, SECTIONS))
    parts = [part for part in APPENDIX if part != "notes"]
    for part in _names("--appendix", appendix or "", parts):
        chosen = chosen.with_part(part, True)
    for when in notes:
        chosen = chosen.with_note(when, True)
    return chosen


def _names(option: str, typed: str, known: Sequence[str]) -> list[str]:
    names = [name.strip() for name in typed.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise CommandError(
                _("{option} does not know {name}. It knows: {known}.").format(
                    option=option, name=name, known=", ".join(known)
                )
            )
    return names


def _write(file: Path, page: "Summary", source: "SummarySource") -> None:
    from dialdown.summary import write_html
    from dialdown.summary.fhir import write_fhir

    kind = file.suffix.lower()
    if kind == ".html":
        write_html(file, page)
    elif kind == ".json":
        write_fhir(file, page, source.days, source.records)
    else:
        _write_pdf(file, page)


def _write_pdf(file: Path, page: "Summary") -> None:
    """Drawing letters needs a Qt application, but no screen."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from dialdown.summary.page import PAPERS, write_pdf

    application = QGuiApplication.instance() or QGuiApplication(["dialdown"])
    write_pdf(file, page, PAPERS[page.chosen.paper])
    del application
