"""Where each region lies on the screen: what is under a point, and what is next to it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from dialdown.outline import VIEWS, Outline, Shape, load_outline

LEAST = 1.3
"""Pixels for a unit of the drawing at which the smallest region holds a circle of 24 px."""
NEAR = 20.0
"""How far beside a region a press still means it, in pixels."""
_MOST = 1.5


@dataclass(frozen=True, slots=True)
class Place:
    """One region on the screen."""

    path: QPainterPath
    centre: QPointF


@dataclass(frozen=True, slots=True)
class Places:
    """Both figures for one width: side by side, or below each other where that is too narrow."""

    size: QSizeF
    scale: float
    figures: Mapping[str, QRectF]
    regions: Mapping[str, Place]

    def at(self, point: QPointF) -> str | None:
        """The region under a point, else the nearest one no further than NEAR."""
        for region, place in self.regions.items():
            if place.path.contains(point):
                return region
        reach = QRectF(point.x() - NEAR, point.y() - NEAR, 2 * NEAR, 2 * NEAR)
        near = {
            region: _distance(point, place.path)
            for region, place in self.regions.items()
            if place.path.boundingRect().intersects(reach)
        }
        nearest = min(near, key=near.__getitem__, default=None)
        return nearest if nearest and near[nearest] <= NEAR else None

    def beside(self, region: str, direction: Qt.Key) -> str | None:
        """The region next to another in the direction of an arrow key, None at the edge."""
        at = self.regions[region].centre
        costs = {
            other: cost
            for other, place in self.regions.items()
            if other != region and (cost := _cost(place.centre - at, direction)) is not None
        }
        return min(costs, key=costs.__getitem__, default=None)


def arrange(width: float, text_size: int, line: float) -> Places:
    """Both figures in a width; `text_size` is in percent, `line` the height left above each."""
    front, back = drawings()
    most, room = _MOST * text_size / 100, width / (front.width + back.width)
    if room >= LEAST:
        scale = min(room, most)
        left = (width - scale * (front.width + back.width)) / 2
        corners = [QPointF(left, line), QPointF(left + scale * front.width, line)]
    else:
        scale = max(LEAST, min(width / front.width, most))
        left = (width - scale * front.width) / 2
        corners = [QPointF(left, line), QPointF(left, 2 * line + scale * front.height)]
    figures = {
        view: QRectF(corner, QSizeF(drawn.width * scale, drawn.height * scale))
        for view, drawn, corner in zip(VIEWS, (front, back), corners, strict=True)
    }
    regions = {
        region: _place(shape, scale, corner)
        for drawn, corner in zip((front, back), corners, strict=True)
        for region, shape in drawn.shapes.items()
    }
    return Places(QSizeF(width, figures["back"].bottom()), scale, figures, regions)


@cache
def drawings() -> tuple[Outline, Outline]:
    """Front and back as they are drawn."""
    return load_outline("front"), load_outline("back")


def _place(shape: Shape, scale: float, corner: QPointF) -> Place:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for part in shape:
        path.addPolygon(QPolygonF([QPointF(x, y) * scale + corner for x, y in part]))
        path.closeSubpath()
    return Place(path, _centroid(shape) * scale + corner)


def _centroid(shape: Shape) -> QPointF:
    """Centre of gravity of the areas."""
    area = x = y = 0.0
    for part in shape:
        signed = [
            (ax * by - bx * ay, ax + bx, ay + by)
            for (ax, ay), (bx, by) in pairwise((*part, part[0]))
        ]
        turn = math.copysign(1.0, sum(cross for cross, _x, _y in signed))
        area += turn * sum(cross for cross, _x, _y in signed) / 2
        x += turn * sum(cross * sx for cross, sx, _y in signed) / 6
        y += turn * sum(cross * sy for cross, _x, sy in signed) / 6
    return QPointF(x / area, y / area)


def _distance(point: QPointF, path: QPainterPath) -> float:
    """From a point to the edge of a path."""
    return min(
        _to_line(point, start, end)
        for part in path.toSubpathPolygons()
        for start, end in pairwise(part.toList())
    )


def _to_line(point: QPointF, start: QPointF, end: QPointF) -> float:
    along = end - start
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(point - start, along) / length if length else 0.0
    foot = start + along * max(0.0, min(1.0, share))
    return math.hypot(point.x() - foot.x(), point.y() - foot.y())


def _cost(way: QPointF, direction: Qt.Key) -> float | None:
    """How far away something is in a direction; None if it does not lie there."""
    along, across = {
        Qt.Key.Key_Left: (-way.x(), way.y()),
        Qt.Key.Key_Right: (way.x(), way.y()),
        Qt.Key.Key_Up: (-way.y(), way.x()),
        Qt.Key.Key_Down: (way.y(), way.x()),
    }[direction]
    return along + 2 * abs(across) if along > 1 and abs(across) <= 2 * along else None
