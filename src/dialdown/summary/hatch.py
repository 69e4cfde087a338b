"""Slanted lines within a drawn shape, cut at its edge: for drawings that can name no pattern."""

from collections.abc import Iterator
from itertools import pairwise

from dialdown.outline import Point, Shape

Segment = tuple[Point, Point]


def slanted(shape: Shape, apart: float) -> Iterator[Segment]:
    """The pieces of the lines x + y = n * `apart` that lie within the shape, in its units."""
    sums = [x + y for part in shape for x, y in part]
    for n in range(int(min(sums) // apart) + 1, int(max(sums) // apart) + 1):
        crossings = sorted(x for part in shape for x in _crossings(part, n * apart))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            yield (left, n * apart - left), (right, n * apart - right)


def _crossings(corners: tuple[Point, ...], total: float) -> Iterator[float]:
    """Where the closed line through the corners meets x + y = total; x alone."""
    for (x1, y1), (x2, y2) in pairwise((*corners, corners[0])):
        before, after = x1 + y1 - total, x2 + y2 - total
        if (before < 0) != (after < 0):
            yield x1 + (x2 - x1) * before / (before - after)
