"""Type, colours and measures of the page. Everything is in tenths of a point.

All lengths and font sizes are the same on every device; `page` scales the painter.
"""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QPageSize

from dialdown import resources

FAMILY = "Atkinson Hyperlegible Next"
UNITS_PER_INCH = 720.0

INK, MUTED, ACCENT = "#1F2A2E", "#56626A", "#0E6B6B"
RULE, FRAME = "#C9C5BC", "#857F73"
PAIN, PAIN_SOFT = "#7F2E4A", "#CE9CAD"
SLEEP_SHORT, SLEEP, STRESS = "#2B5F9E", "#A9C1DE", "#B45309"
TREATMENT, FLARE = "#BFD8D6", "#EBDCE1"
BODY, BODY_EDGE = "#F1F1F1", "#8A8F92"
BODY_STEPS = ("#E6C9D2", "#CE9CAD", "#9E5C76", "#672742")
"""Shares of days up to a quarter, a half, three quarters, all: even steps that survive grey."""

MARGIN = 400.0
GAP = 78.0


@dataclass(frozen=True, slots=True)
class Type:
    """Font sizes at one text size (1.0 is usual)."""

    scale: float = 1.0

    def font(self, size: float, bold: bool = False) -> QFont:
        """The page's font at `size` tenths of a point."""
        font = QFont(FAMILY)
        font.setPixelSize(max(round(size * self.scale), 1))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Glyphs of a language of its own would print, but could not be copied out of a PDF.
        font.setFeature(QFont.Tag("locl"), 0)
        return font

    def title(self) -> QFont:
        """The one line on top."""
        return self.font(165, bold=True)

    def heading(self) -> QFont:
        """Above each block."""
        return self.font(101, bold=True)

    def figure(self) -> QFont:
        """The number of a tile."""
        return self.font(135, bold=True)

    def body(self) -> QFont:
        """Sentences."""
        return self.font(91)

    def small(self) -> QFont:
        """Rules, labels and the footer."""
        return self.font(79)


def load_font() -> None:
    """Make the bundled font known. Needs a QGuiApplication; missing glyphs come from the system."""
    if FAMILY in QFontDatabase.families():
        return
    for weight in ("Regular", "Bold"):
        path = resources.path(f"fonts/AtkinsonHyperlegibleNext-{weight}.ttf")
        QFontDatabase.addApplicationFont(str(path))


def paper(size: QPageSize) -> QRectF:
    """The sheet."""
    points = size.sizePoints()
    return QRectF(0, 0, points.width() * 10, points.height() * 10)


def printed_area(size: QPageSize) -> QRectF:
    """The sheet without its margins."""
    return paper(size).marginsRemoved(QMarginsF(MARGIN, MARGIN * 0.85, MARGIN, MARGIN * 0.75))
