"""Draw the summary on one side of paper: on any paged device, into a PDF, or for a preview."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from dialdown.files import write_private
from dialdown.summary.model import Summary
from dialdown.summary.page_ink import UNITS_PER_INCH, load_font, paper, printed_area
from dialdown.summary.page_layout import compose
from dialdown.summary.titles import document_title

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
PAPERS = {"a4": A4, "letter": LETTER}

_DOTS_PER_INCH = 1200


def draw(painter: QPainter, summary: Summary, size: QPageSize = A4) -> None:
    """Draw the page; the painter's units are tenths of a point, its origin the sheet's corner.

    Needs a QGuiApplication. Draws exactly one side.
    """
    load_font()
    area = printed_area(size)
    page = compose(summary, area)
    fit = min(area.height() / page.height, 1.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(fit, fit)
    page.main.paint(painter, 0.0, 0.0)
    page.footer.paint(painter, 0.0, area.height() / fit - page.footer.height)
    painter.restore()


def draw_on_paper(device: QPagedPaintDevice, summary: Summary, size: QPageSize = A4) -> bool:
    """Draw one page on a printer or PDF writer; False if the device cannot be drawn on.

    The sheet that the device really has is used, with the page's own margins.
    """
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(device):
        return False
    layout = device.pageLayout()
    inset = layout.margins(QPageLayout.Unit.Point)
    scale = device.logicalDpiX() / UNITS_PER_INCH
    painter.scale(scale, scale)
    painter.translate(-inset.left() * 10, -inset.top() * 10)
    draw(painter, summary, size)
    return painter.end()


def pdf_bytes(summary: Summary, size: QPageSize = A4) -> bytes:
    """The page as a PDF: vector, the font embedded, no name of a person in its properties."""
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
