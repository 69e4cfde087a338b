"""One side on a printer."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QDialog, QWidget

from dialdown.summary.model import Summary
from dialdown.summary.page import draw_on_paper
from dialdown.summary.titles import document_title

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_and_print(summary: Summary, paper: QPageSize, parent: QWidget) -> bool | None:
    """Let the person choose a printer and print: None if they did not, False if it failed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(paper)
    printer.setDocName(document_title())
    printer.setCreator("Dialdown")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return print_on(printer, summary)


def print_on(printer: "QPrinter", summary: Summary) -> bool:
    """Print on the paper that the printer was set to; False if it cannot."""
    printer.setFullPage(True)
    return draw_on_paper(printer, summary, printer.pageLayout().pageSize())
