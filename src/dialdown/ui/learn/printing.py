"""An article on paper: dark ink on white, whatever the screen looks like."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from dialdown.learn import Article, Library
from dialdown.ui.learn.typeset import compose
from dialdown.ui.theme import Colours, Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_POINTS = 11.0

Add = Callable[[QTextDocument], None]
"""Puts something after the text of an article."""


def ask_and_print(
    article: Article, library: Library, theme: Theme, parent: QWidget, add: Add | None = None
) -> bool:
    """Let the person choose a printer and print; True if it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(article.title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_article(article, library, theme, printer, add)
    return True


def print_article(
    article: Article, library: Library, theme: Theme, printer: "QPrinter", add: Add | None = None
) -> None:
    """Print in the light theme's colours at 11 points, with page numbers."""
    font = theme.font()
    font.setPointSizeF(_POINTS)
    font.setFeature(QFont.Tag("locl"), 0)  # else letters are missing from text copied out of a PDF
    document = QTextDocument()
    compose(document, article, library, Colours.load("light"), font)
    if add is not None:
        add(document)
    document.print_(printer)
