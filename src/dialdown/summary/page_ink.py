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


_SIZES = {
    "title": (165.0, 176.0),
    "heading": (101.0, 145.0),
    "figure": (135.0, 180.0),
    "body": (91.0, 140.0),
    "small": (79.0, 122.0),
}
"""Tenths of a point, usual and in large print, in which the body text has 14 points."""


@dataclass(frozen=True, slots=True)
class Type:
    """Font sizes at one text size (1.0 is usual), or in large print."""

    scale: float = 1.0
    large: bool = False

    @property
    def grow(self) -> float:
        """How much larger than usual what holds small words has to be."""
        usual, large = _SIZES["small"]
        return self.scale * (large / usual if self.large else 1.0)

    def font(self, role: str, bold: bool = False) -> QFont:
        """The page's font in the size of a role."""
        font = QFont(FAMILY)
        font.setPixelSize(max(round(_SIZES[role][self.large] * self.scale), 1))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Glyphs of a language of its own would print, but could not be copied out of a PDF.
        font.setFeature(QFont.Tag("locl"), 0)
        return font

    def title(self) -> QFont:
        """The one line on top."""
        return self.font("title", bold=True)

    def heading(self) -> QFont:
        """Above each block."""
        return self.font("heading", bold=True)

    def figure(self) -> QFont:
        """The number of a tile."""
        return self.font("figure", bold=True)

    def body(self) -> QFont:
        """Sentences."""
        return self.font("body")

    def small(self) -> QFont:
        """Rules, labels and the footer."""
        return self.font("small")


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
