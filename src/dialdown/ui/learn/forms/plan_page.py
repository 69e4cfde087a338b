"""The plan for flare days on one page, in letters as large as it leaves room for."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from dialdown.domain.beside import plan_words
from dialdown.domain.records import AboutMe, HelpNumber, PlanPart
from dialdown.domain.vocabulary import PLAN_PARTS, SHORT_PLAN
from dialdown.i18n import _
from dialdown.ui.theme import Colours

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LARGEST, _SMALLEST = 20, 9  # points; a plan that is too long for the smallest takes more pages
_MARGIN = 14  # points inside the margins of the paper, for a frame or pins

Records = Callable[[type[Any]], list[Any]]
"""Gives all records of a kind."""


def plan_parts(records: Records) -> list[tuple[str, str]]:
    """Name and words of each part that has some, in order; numbers for help are the last part."""
    names = {key: _(words) for key, words in PLAN_PARTS.items()}
    names[SHORT_PLAN] = _("In a few words")
    typed = plan_words(records(AboutMe), records(PlanPart))
    found = [(names[key], words.strip()) for key, words in typed.items()]
    numbers = [f"{n.name}:  {n.number}" for n in sorted_numbers(records(HelpNumber))]
    return [*found, (_("My numbers"), "\n".join(numbers))] if numbers else found


def sorted_numbers(numbers: Iterable[HelpNumber]) -> list[HelpNumber]:
    """In the person's own order."""
    return sorted(numbers, key=lambda number: (number.position, number.name))


def ask_and_print_plan(records: Records, parent: QWidget) -> bool:
    """Let the person choose a printer and print; True if it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Dialdown")
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    print_plan(records, QGuiApplication.font(), printer)
    return True


def print_plan(records: Records, font: QFont, printer: "QPrinter") -> None:
    """Print on one page, in dark ink on white."""
    page = printer.pageLayout().paintRectPoints().size()
    # A document is laid out in the dots of the screen, and print_ fits its pages to the paper.
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72
    plan_document(records, font, QSizeF(page.width() * dots, page.height() * dots)).print_(printer)


def plan_document(records: Records, font: QFont, page: QSizeF) -> QTextDocument:
    """The plan for pages of a size, in the largest letters with which it fits on one."""
    font = QFont(font)
    font.setFeature(QFont.Tag("locl"), 0)  # else letters are missing from text copied out of a PDF
    document = QTextDocument()
    document.setDocumentMargin(_MARGIN)
    parts = plan_parts(records)
    for points in range(_LARGEST, _SMALLEST - 1, -1):
        font.setPointSizeF(points)
        document.clear()
        document.setDefaultFont(font)
        document.setPageSize(page)
        _fill(QTextCursor(document), parts, points)
        if document.pageCount() == 1:
            break
    return document


def _fill(cursor: QTextCursor, parts: list[tuple[str, str]], points: int) -> None:
    ink = Colours.load("light")
    title, name = _letters(points * 1.5, ink.ink), _letters(points, ink.accent)
    title.setFontWeight(QFont.Weight.Bold)
    name.setFontWeight(QFont.Weight.Bold)
    words = _letters(points, ink.ink)
    cursor.setBlockFormat(_block(0, points * 0.3))
    cursor.insertText(_("My plan for flare days"), title)
    if not parts:
        cursor.insertBlock(_block(points, 0), words)
        cursor.insertText(_("Nothing is written yet."), words)
    for heading, typed in parts:
        cursor.insertBlock(_block(points * 0.9, points * 0.1), name)
        cursor.insertText(heading, name)
        for line in typed.splitlines():
            cursor.insertBlock(_block(0, 0), words)
            cursor.insertText(line, words)


def _block(above: float, below: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setBottomMargin(below)
    return made


def _letters(points: float, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontPointSize(points)
    made.setForeground(QColor(colour))
    return made
