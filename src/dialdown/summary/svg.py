"""Drawings for the HTML page, written by hand: the chart and the body, without Qt."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from dialdown.i18n import _
from dialdown.outline import Shape, load_outline
from dialdown.summary.chart import runs
from dialdown.summary.hatch import slanted
from dialdown.summary.model import Band, BodyMap, ChartData, ScaleChart

_WIDE, _TALL, _LEFT, _STRIP, _LANE = 900, 180, 30, 46, 18
_TOP = 18
"""Room over the plot for the names of flares and visits."""
_MOST_LANES = 4
_SHADES = ("#E6C9D2", "#CE9CAD", "#9E5C76", "#672742")


def chart_svg(data: ChartData) -> str:
    """The chart as SVG. Its words stand beside it, so it is hidden from screen readers."""
    slot = (_WIDE - _LEFT) / len(data.points)
    parts = [*_flares(data), *_grid(), *_pain(data, slot), *_visits(data)]
    y = _TALL + 4.0
    for band in data.treatments[:_MOST_LANES]:
        parts += _lane(data, band, y)
        y += _LANE
    y += 16
    if any(point.sleep is not None for point in data.points):
        parts += _sleep(data, slot, y)
        y += _STRIP
    if any(point.stress is not None for point in data.points):
        parts += _stress(data, slot, y)
        y += _STRIP
    return _svg("chart", f"0 {-_TOP} {_WIDE} {y + _TOP:.0f}", parts)


def scale_svg(chart: ScaleChart) -> str:
    """The larger chart of one scale; its words stand beside it."""
    slot = (_WIDE - _LEFT) / len(chart.period)
    parts = [*_grid((0, 10), (f"{0:g}", _top(chart)))]
    for when, value in chart.points:
        x = _middle((when - chart.period.first).days, slot)
        y = _height(10 * value / chart.highest)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="#7F2E4A"/>')
    return _svg("chart", f"0 0 {_WIDE} {_TALL}", parts)


def _top(chart: ScaleChart) -> str:
    return f"{chart.highest / 60:g} h" if chart.in_minutes else f"{chart.highest:g}"


def _svg(kind: str, box: str, parts: Iterable[str]) -> str:
    return (
        f'<svg class="{kind}" viewBox="{box}" aria-hidden="true" focusable="false">'
        + "".join(parts)
        + "</svg>"
    )


def body_svg(body: BodyMap, view: str) -> str:
    """One view of the body: shaded by its share of days with pain, lines where it was numb, dots
    where it was sore to touch.
    """
    outline = load_outline(view)
    layers: dict[str, dict[str, float]] = {"pain": {}, "numb": {}, "touch": {}}
    for share in body.shares:
        layers[share.layer][share.region] = share.share
    paths = [
        f'<path d="{_path(shape)}" fill="{_shade(layers["pain"].get(region, 0.0))}"/>'
        for region, shape in outline.shapes.items()
    ]
    for layer, mark in (("numb", _lines), ("touch", _dots)):
        for region, shape in outline.shapes.items():
            if region in layers[layer]:
                paths += mark(shape)
    return (
        f'<svg class="body" viewBox="0 0 {outline.width:g} {outline.height:g}" aria-hidden="true" '
        f'focusable="false" stroke="#8a8f92">{"".join(paths)}</svg>'
    )


def _path(shape: Shape) -> str:
    return "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in part)}Z" for part in shape)


def _lines(shape: Shape) -> Iterable[str]:
    """Lines with a white edge, to be seen on every shade."""
    drawn = "".join(
        f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" for (x1, y1), (x2, y2) in slanted(shape, 5)
    )
    yield f'<path d="{drawn}" stroke="#fff" stroke-width="2.4"/>'
    yield f'<path d="{drawn}" stroke="#1F2A2E"/>'


def _dots(shape: Shape) -> Iterable[str]:
    """Dots with a white edge, in the middle of the pieces of lines further apart."""
    for (x1, y1), (x2, y2) in slanted(shape, 7):
        yield (
            f'<circle cx="{(x1 + x2) / 2:.1f}" cy="{(y1 + y2) / 2:.1f}" r="1.6" '
            'fill="#1F2A2E" stroke="#fff" stroke-width="0.6"/>'
        )


def _shade(share: float) -> str:
    if not share:
        return "#F1F1F1"
    return _SHADES[min(int(share * len(_SHADES) - 1e-9), len(_SHADES) - 1)]


def _grid(
    values: Sequence[float] = (0, 5, 10), names: Sequence[str] = ("0", "5", "10")
) -> Iterable[str]:
    for value, name in zip(values, names, strict=True):
        y = _height(value)
        yield f'<line x1="{_LEFT}" x2="{_WIDE}" y1="{y:.1f}" y2="{y:.1f}" stroke="#C9C5BC"/>'
        yield f'<text x="{_LEFT - 4}" y="{y + 4:.1f}" text-anchor="end">{name}</text>'


def _flares(data: ChartData) -> Iterable[str]:
    for flare in data.flares:
        left, right = _x(data, flare.first), _x(data, flare.last, 1)
        yield (
            f'<rect x="{left:.1f}" y="10" width="{right - left:.1f}" height="{_TALL - 20}" '
            f'fill="#EBDCE1"/><text x="{min(left, _WIDE - 90):.1f}" y="4">'
            f"{escape(flare.label)}</text>"
        )


def _visits(data: ChartData) -> Iterable[str]:
    for when in data.visits:
        x = _x(data, when, 0.5)
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="10" y2="{_TALL - 10}" stroke="#1F2A2E" '
            f'stroke-dasharray="2 3"/><text x="{x:.1f}" y="-6" text-anchor="middle">'
            f"{escape(_('visit'))}</text>"
        )


def _lane(data: ChartData, band: Band, y: float) -> Iterable[str]:
    left, right = _x(data, band.first), _x(data, band.last, 1)
    yield (
        f'<rect x="{left:.1f}" y="{y:.1f}" width="{max(right - left, 2):.1f}" '
        f'height="{_LANE - 4}" fill="#BFD8D6"/>'
    )
    for step in band.steps:
        x = _x(data, step)
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{y + _LANE - 4:.1f}" '
            'stroke="#0E6B6B" stroke-width="2"/>'
        )
    late = left > _WIDE * 0.6
    x, anchor = (left - 4, ' text-anchor="end"') if late else (left + 4, "")
    yield f'<text x="{x:.1f}" y="{y + 11:.1f}"{anchor}>{escape(band.label)}</text>'


def _x(data: ChartData, when: date, days: float = 0.0) -> float:
    """Where a date begins on the axis, or `days` further right."""
    length = len(data.points) * data.step
    return _LEFT + (_WIDE - _LEFT) * ((when - data.period.first).days + days) / length


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
