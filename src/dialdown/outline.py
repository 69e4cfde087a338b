"""The two drawn figures of the body: closed shapes of straight lines, one for each region.

Without Qt, so that the window, the printed page and the web page draw the same figures.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from dialdown import resources

VIEWS = ("front", "back")
Point = tuple[float, float]
Shape = tuple[tuple[Point, ...], ...]
"""The corners of one closed line or of several, such as the fingers of a hand."""

_POINT = re.compile(r"([\d.]+) ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Outline:
    """One view of the body: its size, and the shape of each region by key, in the same units."""

    width: float
    height: float
    shapes: Mapping[str, Shape]


def load_outline(view: str) -> Outline:
    """Read resources/body/front.svg or back.svg."""
    root = ElementTree.fromstring(resources.read_text(f"body/{view}.svg"))
    _x, _y, width, height = (float(part) for part in root.attrib["viewBox"].split())
    shapes = {path.attrib["id"]: _shape(path.attrib["d"]) for path in root}
    return Outline(width, height, shapes)


def _shape(data: str) -> Shape:
    parts = data.split("Z")[:-1]
    return tuple(tuple((float(x), float(y)) for x, y in _POINT.findall(part)) for part in parts)
