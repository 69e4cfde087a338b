"""How the lanes of the timeline lie above each other, and how each scale is drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt

from dialdown.domain.scales import Kind, Scale
from dialdown.i18n import _
from dialdown.ui.charts.describe import short_name, value_words
from dialdown.ui.charts.timeline_data import Array
from dialdown.ui.theme import Colours

PAIN_TOP = 10.0
"""Pain is drawn at its own value; all else lies below, in the same units."""
LANE = 3.0
GAP = 1.4
SHORT_NIGHT = 6.0
"""Hours; nights under it are drawn darker (facts about sleep and pain mostly use this cut)."""

_DASHES = (Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DotLine)
_SYMBOLS = ("s", "t", "d", "t1", "p", "h")


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip below the pain lane. `value` maps to `bottom + value / top * LANE`."""

    scale: Scale
    bottom: float
    top: float
    bars: bool
    colour: str
    dash: Qt.PenStyle
    symbol: str

    @property
    def name(self) -> str:
        """The words at its right end."""
        return short_name(self.scale)

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return self.bottom + LANE / 2

    def place(self, value: Array) -> Array:
        """Heights of values."""
        return self.bottom + value / self.top * LANE

    def height(self, value: float) -> float:
        """Height of one value."""
        return self.bottom + value / self.top * LANE

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Heights and words of its reference lines."""
        if self.scale.key == "sleep_hours":
            return [(self.height(SHORT_NIGHT), value_words(self.scale, SHORT_NIGHT))]
        if self.scale.kind is Kind.YES_NO:
            return [(self.bottom + LANE, _("yes")), (self.bottom, _("no"))]
        return [(self.height(self.top / 2), value_words(self.scale, self.top / 2))]


def arrange(
    scales: Sequence[Scale], columns: Sequence[Array], colours: Colours, below: float = 0.0
) -> list[Lane]:
    """Lanes from top to bottom for these scales, beginning at the height `below`.

    `columns` are all their values.
    """
    lanes = []
    others = 0
    for i, (scale, values) in enumerate(zip(scales, columns, strict=True)):
        known = {"sleep_hours": colours.sleep, "stress": colours.stress}.get(scale.key)
        lanes.append(
            Lane(
                scale,
                bottom=below - (i + 1) * (LANE + GAP),
                top=_top(scale, values),
                bars=scale.kind in (Kind.DURATION, Kind.MINUTES, Kind.COUNT),
                colour=known or (colours.accent, colours.muted)[others % 2],
                dash=_DASHES[i % len(_DASHES)],
                symbol=_SYMBOLS[i % len(_SYMBOLS)],
            )
        )
        others += known is None
    return lanes


def _top(scale: Scale, values: Array) -> float:
    """The value at the top of the lane: the scale's own end, or a round one above the data."""
    if scale.kind in (Kind.RATING, Kind.YES_NO):
        return scale.highest
    highest = float(np.nanmax(values, initial=0.0))
    if scale.kind is Kind.DURATION:
        return max(10.0, math.ceil(highest / 2) * 2)
    step = 10.0 ** max(math.floor(math.log10(max(highest, 1.0))), 0)
    return max(math.ceil(highest / step / 2) * 2 * step, 2.0)
