"""Colours, font and spacing: one theme file, one palette, one thin style sheet.

The palette is set by us and Fusion draws it, because a colour scheme asked of the system is only a
hint that many desktops ignore.
"""

import tomllib
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dialdown import resources

GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24
"""The only distances used, in logical pixels."""
RADIUS, CARD_RADIUS = 8, 12
TARGET = 44
"""Least height and width of anything to press, in logical pixels (WCAG 2.5.5)."""
MODES = ("system", "light", "dark", "contrast")
FAMILY = "Atkinson Hyperlegible Next"
_BASE_POINTS = 12.0  # 16 px at 96 dpi


@dataclass(frozen=True, slots=True)
class Colours:
    """The tokens of one theme file, as #RRGGBB."""

    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    pain: str
    sleep: str
    stress: str
    edge: str
    on_accent: str
    pain_ramp: tuple[str, ...]

    @classmethod
    def load(cls, name: str) -> "Colours":
        """Read resources/themes/<name>.toml."""
        tokens = tomllib.loads(resources.read_text(f"themes/{name}.toml"))["colours"]
        return cls(**{**tokens, "pain_ramp": tuple(tokens["pain_ramp"])})

    def pain_fill(self, pain: float) -> str:
        """Background for a pain value 0-10."""
        return self.pain_ramp[max(0, min(10, round(pain)))]

    def pain_ink(self, pain: float) -> str:
        """Text colour on `pain_fill`: the side changes between 5 and 6."""
        darker, lighter = sorted((self.ink, self.surface), key=lightness)
        fill = self.pain_fill(pain)
        return max((darker, lighter), key=lambda ink: contrast(ink, fill))


def lightness(colour: str) -> float:
    """Relative luminance of WCAG 2, 0-1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, 1-21."""
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


class Theme(QObject):
    """The look in force. Painted widgets read `colours` and repaint when `changed` is emitted."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system", text_size: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._text_size = text_size
        self._hints = QGuiApplication.styleHints()
        self.colours = Colours.load("light")
        for weight in ("Regular", "Bold"):
            font = resources.path(f"fonts/AtkinsonHyperlegibleNext-{weight}.ttf")
            QFontDatabase.addApplicationFont(str(font))
        app.setStyle("Fusion")
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self.apply(mode, text_size)

    @property
    def mode(self) -> str:
        """One of MODES."""
        return self._mode

    @property
    def text_size(self) -> int:
        """Percent, 100-200, on top of what the system asks for."""
        return self._text_size

    def apply(self, mode: str, text_size: int) -> None:
        """Change the look, live."""
        self._mode, self._text_size = mode, max(100, min(200, text_size))
        self.colours = Colours.load(self._file())
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(_style_sheet(self.colours))
        self.changed.emit()

    def font(self, factor: float = 1.0, bold: bool = False) -> QFont:
        """The font at `factor` times the text size in force."""
        font = QFont(FAMILY)
        font.setPointSizeF(_BASE_POINTS * self._text_size / 100 * factor)
        font.setBold(bold)
        return font

    def _file(self) -> str:
        if self._mode != "system":
            return self._mode
        dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _system_changed(self) -> None:
        if self._mode == "system":
            self.apply(self._mode, self._text_size)


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    chosen = {
        role.Window: c.paper, role.Base: c.surface, role.AlternateBase: c.paper,
        role.Button: c.surface, role.WindowText: c.ink, role.Text: c.ink, role.ButtonText: c.ink,
        role.BrightText: c.ink, role.PlaceholderText: c.muted, role.Highlight: c.accent,
        role.HighlightedText: c.on_accent, role.Link: c.accent, role.LinkVisited: c.accent,
        role.ToolTipBase: c.surface, role.ToolTipText: c.ink, role.Mid: c.line, role.Dark: c.edge,
        role.Midlight: c.line, role.Light: c.surface, role.Shadow: c.edge, role.Accent: c.accent,
    }  # fmt: skip
    for which, colour in chosen.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.muted))
    return palette


def _style_sheet(c: Colours) -> str:
    tokens = {name: getattr(c, name) for name in Colours.__slots__ if name != "pain_ramp"}
    sizes = {"radius": RADIUS, "card_radius": CARD_RADIUS, "target": TARGET}
    sheet = Template(resources.read_text("themes/controls.qss")).substitute(tokens | sizes)
    ramp = "".join(
        f'QPushButton[ramp="{n}"]:checked{{background:{c.pain_fill(n)};color:{c.pain_ink(n)};'
        f"border:3px solid {c.ink};}}\n"
        for n in range(11)
    )
    return sheet + ramp
