"""Drawings for the HTML page, written by hand: the chart and the body, without Qt."""

import re
from collections.abc import Iterable
from html import escape

from dialdown import resources
from dialdown.i18n import _
from dialdown.summary.chart import runs
from dialdown.summary.model import BodyMap, ChartData

_WIDE, _TALL, _LEFT, _STRIP = 900, 180, 30, 46
_SHADES = ("#E6C9D2", "#CE9CAD", "#9E5C76", "#672742")
_PATH = re.compile(r'<path id="(?P<region>\w+)" d="(?P<shape>[^"]+)"/>')


def chart_svg(data: ChartData) -> str:
    """The chart as SVG. Its words stand beside it, so it is hidden from screen readers."""
    slot = (_WIDE - _LEFT) / len(data.points)
    y = _TALL + 20
    parts = [*_grid(), *_pain(data, slot)]
    if any(point.sleep is not None for point in data.points):
        parts += _sleep(data, slot, y)
        y += _STRIP
    if any(point.stress is not None for point in data.points):
        parts += _stress(data, slot, y)
        y += _STRIP
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDE} {y}" aria-hidden="true" focusable="false">'
        + "".join(parts)
        + "</svg>"
    )


def body_svg(body: BodyMap, view: str) -> str:
    """One view of the body, each region shaded by its share of days with pain."""
    source = resources.read_text(f"body/{view}.svg")
    shares = {s.region: s.share for s in body.shares if s.layer == "pain"}
    box = re.search(r'viewBox="([\d. ]+)"', source)
    paths = (
        f'<path d="{m["shape"]}" fill="{_shade(shares.get(m["region"], 0.0))}"/>'
        for m in _PATH.finditer(source)
    )
    return (
        f'<svg class="body" viewBox="{box[1] if box else ""}" aria-hidden="true" '
        f'focusable="false" stroke="#8a8f92">{"".join(paths)}</svg>'
    )


def _shade(share: float) -> str:
    if not share:
        return "#F1F1F1"
    return _SHADES[min(int(share * len(_SHADES) - 1e-9), len(_SHADES) - 1)]


def _grid() -> Iterable[str]:
    for value in (0, 5, 10):
        y = _height(value)
        yield f'<line x1="{_LEFT}" x2="{_WIDE}" y1="{y:.1f}" y2="{y:.1f}" stroke="#C9C5BC"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value}</text>'


def _pain(data: ChartData, slot: float) -> Iterable[str]:
    for at, point in enumerate(data.points):
        if point.worst is not None and point.pain is not None and point.worst > point.pain:
            x = _middle(at, slot)
            yield (
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_height(point.pain):.1f}" '
                f'y2="{_height(point.worst):.1f}" stroke="#CE9CAD" stroke-width="3"/>'
            )
    for run in runs(data.points):
        line = " ".join(
            f"{_middle(at, slot):.1f},{_height(data.points[at].pain or 0.0):.1f}" for at in run
        )
        yield f'<polyline points="{line}" fill="none" stroke="#7F2E4A" stroke-width="1.5"/>'
    for at, point in enumerate(data.points):
        if point.pain is not None:
            fill = "white" if point.derived else "#7F2E4A"
            yield (
                f'<circle cx="{_middle(at, slot):.1f}" cy="{_height(point.pain):.1f}" r="2.4" '
                f'fill="{fill}" stroke="#7F2E4A"/>'
            )


def _sleep(data: ChartData, slot: float, top: float) -> Iterable[str]:
    bottom = top + _STRIP - 8
    for at, point in enumerate(data.points):
        if point.sleep is not None:
            tall = (_STRIP - 16) * min(point.sleep / 720, 1.0)
            fill = "#2B5F9E" if point.sleep < 360 else "#A9C1DE"
            yield (
                f'<rect x="{_middle(at, slot) - slot * 0.35:.1f}" y="{bottom - tall:.1f}" '
                f'width="{slot * 0.7:.1f}" height="{tall:.1f}" fill="{fill}"/>'
            )
    yield _strip_name(top, _("Sleep (dark: under 6 h)"))


def _stress(data: ChartData, slot: float, top: float) -> Iterable[str]:
    bottom = top + _STRIP - 8
    for at, point in enumerate(data.points):
        if point.stress is not None:
            y = bottom - (_STRIP - 16) * point.stress / 10
            yield f'<circle cx="{_middle(at, slot):.1f}" cy="{y:.1f}" r="2" fill="#B45309"/>'
    yield _strip_name(top, _("Stress 0–10"))


def _strip_name(top: float, words: str) -> str:
    return f'<text x="{_LEFT}" y="{top + 4:.1f}">{escape(words)}</text>'


def _middle(at: int, slot: float) -> float:
    return _LEFT + (at + 0.5) * slot


def _height(value: float) -> float:
    return 10 + (_TALL - 20) * (1 - value / 10)
