"""Ramps of eleven shades, one a hue, that are told apart in grey as well as the pain ramp is."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from dialdown.ui.theme import Colours, contrast, lightness

_CALM = 0.55
"""No shade is more saturated than this, so that no hue shouts."""
_HALVINGS = 16  # finer than the 256 steps of a colour


@dataclass(frozen=True, slots=True)
class Ramp:
    """Shades from 0 to 10 as #RRGGBB, each with the colour of text that reads best on it."""

    fills: tuple[str, ...]
    inks: tuple[str, ...]


@cache
def ramp_in(colours: Colours, token: str) -> Ramp:
    """The ramp in the hue of a token. "pain" gives the pain ramp; every other hue has the same
    lightness step by step (relative luminance of WCAG 2).
    """
    fills = colours.pain_ramp
    if token != "pain":
        fills = tuple(_tinted(getattr(colours, token), like) for like in fills)
    return Ramp(fills, tuple(_ink_on(colours, fill) for fill in fills))


def _tinted(hue_of: str, as_light_as: str) -> str:
    hue = QColor(hue_of).hslHueF()
    saturation = min(QColor(hue_of).hslSaturationF(), _CALM)
    wanted, low, high = lightness(as_light_as), 0.0, 1.0
    for _half in range(_HALVINGS):
        middle = (low + high) / 2
        made = QColor.fromHslF(hue, saturation, middle).name()
        low, high = (middle, high) if lightness(made) < wanted else (low, middle)
    return QColor.fromHslF(hue, saturation, (low + high) / 2).name()


def _ink_on(colours: Colours, fill: str) -> str:
    return max((colours.ink, colours.surface), key=lambda ink: contrast(ink, fill))
