"""Draw the summary on paper: one side, and an appendix where it was asked for.

On any paged device, into a PDF, or for a preview.
"""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from dialdown.files import write_private
from dialdown.i18n import _
from dialdown.summary.model import Summary
from dialdown.summary.page_appendix import appendix_pages
from dialdown.summary.page_ink import UNITS_PER_INCH, load_font, paper, printed_area
from dialdown.summary.page_layout import Composed, compose
from dialdown.summary.page_parts import Part
from dialdown.summary.titles import document_title

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
PAPERS = {"a4": A4, "letter": LETTER}

_DOTS_PER_INCH = 1200
_ROOM_FOR_COUNT = 888


class Pages:
    """A summary laid out on one size of paper; each page is worked out once, when it is needed.

    Needs a QGuiApplication.
    """

    def __init__(self, summary: Summary, size: QPageSize = A4) -> None:
        load_font()
        self._summary = summary
        self._area = printed_area(size)

    @property
    def count(self) -> int:
        """How many sides there are: one, and those of the appendix."""
        return 1 + len(self._behind)

    @property
    def missing(self) -> tuple[str, ...]:
        """The sections that were shortened or left out on the first page."""
        return self._first.missing

    def paint(self, painter: QPainter, number: int = 0) -> None:
        """Draw one page (0 is the first) in tenths of a point from the sheet's corner.

        Raises IndexError if there is no such page.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._area.topLeft())
        if number:
            self._behind[number - 1].paint(painter, 0.0, 0.0)
        else:
            page = self._numbered
            fit = min(self._area.height() / page.height, 1.0)
            painter.scale(fit, fit)
            page.main.paint(painter, 0.0, 0.0)
            page.footer.paint(painter, 0.0, self._area.height() / fit - page.footer.height)
        painter.restore()

    @cached_property
    def _first(self) -> Composed:
        """The first page with room for a long number of pages."""
        behind = _ROOM_FOR_COUNT if self._summary.chosen.parts else 0
        return compose(self._summary, self._area, _page_words(behind))

    @cached_property
    def _numbered(self) -> Composed:
        """The first page as it is drawn: it says how many pages follow."""
        if not self._summary.chosen.parts:
            return self._first
        return self._first.with_page_words(_page_words(len(self._behind)))

    @cached_property
    def _behind(self) -> list[Part]:
        if not self._summary.chosen.parts:
            return []
        return appendix_pages(self._summary, self.missing, self._area)


def _page_words(behind: int) -> str:
    if not behind:
        return _("Page 1 of 1.")
    return _("Page 1, with an appendix (pages: {count}).").format(count=behind)


def draw(painter: QPainter, summary: Summary, size: QPageSize = A4) -> None:
    """Draw the first page, exactly one side. Needs a QGuiApplication."""
    Pages(summary, size).paint(painter)


def draw_on_paper(device: QPagedPaintDevice, summary: Summary, size: QPageSize = A4) -> bool:
    """Draw all pages on a printer or PDF writer; False if the device cannot be drawn on.

    The sheet that the device really has is used, with the page's own margins.
    """
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    pages = Pages(summary, size)
    painter = QPainter()
    if not painter.begin(device):
        return False
    inset = device.pageLayout().margins(QPageLayout.Unit.Point)
    scale = device.logicalDpiX() / UNITS_PER_INCH
    painter.scale(scale, scale)
    painter.translate(-inset.left() * 10, -inset.top() * 10)
    for number in range(pages.count):
        if number and not device.newPage():
            painter.end()
            return False
        pages.paint(painter, number)
    return painter.end()


def pdf_bytes(summary: Summary, size: QPageSize = A4) -> bytes:
    """The pages as a PDF: vector, the font embedded, no name of a person in its properties."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(size)
    writer.setTitle(document_title())
    writer.setCreator("Dialdown")
    draw_on_paper(writer, summary, size)
    return bytes(buffer.data().data())


def write_pdf(path: Path, summary: Summary, size: QPageSize = A4) -> None:
    """Write the PDF for the owner's eyes only, whole or not at all. Raises OSError."""
    write_private(path, pdf_bytes(summary, size))


def sheet_points(size: QPageSize) -> tuple[float, float]:
    """Width and height of the sheet in tenths of a point, the units of `draw`."""
    sheet = paper(size)
    return sheet.width(), sheet.height()
