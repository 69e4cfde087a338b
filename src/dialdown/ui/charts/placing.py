"""Where the labels of marks go, so that none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from dialdown.ui.charts.marks import Mark

_APART = 12.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words that begin `x` pixels from the left edge, in a row counted from the lane upwards."""

    mark: Mark
    x: float
    row: int
    words: str


def place_labels(
    starts: Sequence[tuple[Mark, float]], room: float, metrics: QFontMetricsF, rows: int
) -> list[Label]:
    """Labels in up to `rows` rows, cut to half the width at most.

    `starts` gives the pixel at which each mark begins; one that began before the left edge is
    labelled at the edge. A label without a free place is left out; the words below the chart and
    the table still have it.
    """
    ends = [0.0] * rows
    placed = []
    for mark, start in sorted(starts, key=lambda pair: pair[1]):
        words = metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, room / 2)
        width = metrics.horizontalAdvance(words)
        x = min(max(start, 0.0), max(room - width, 0.0))
        row = next((r for r in range(rows) if ends[r] <= x), None)
        if row is not None:
            ends[row] = x + width + _APART
            placed.append(Label(mark, x, row, words))
    return placed
