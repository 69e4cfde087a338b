"""The page on a printer, or in a file that the system's print dialog asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from dialdown.summary.model import Summary
from dialdown.summary.page import PAPERS, draw_on_paper, write_pdf
from dialdown.summary.titles import document_title

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_and_print(summary: Summary, parent: QWidget) -> str | None:
    """Let the person choose a printer and print.

    None if they did not; else the file it went to, empty for a printer. Raises OSError.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(PAPERS[summary.chosen.paper])
    printer.setDocName(document_title())
    printer.setCreator("Dialdown")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return print_on(printer, summary)


def print_on(printer: "QPrinter", summary: Summary) -> str:
    """Print on the paper that the printer was set to; the file it went to, empty for a printer.

    A file is written as every other: for its owner only, whole or not at all. Raises OSError, and
    NoPrinterError if the printer does not answer.
    """
    from PySide6.QtPrintSupport import QPrinter

    size = printer.pageLayout().pageSize()
    if file := printer.outputFileName():
        write_pdf(Path(file), summary, size)
        return file
    printer.setFullPage(True)
    bad = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    if not draw_on_paper(printer, summary, size) or printer.printerState() in bad:
        raise NoPrinterError
    return ""


class NoPrinterError(Exception):
    """The printer is not there, or did not take the page."""
