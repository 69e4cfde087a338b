"""Pain and the lanes below it, day by day or, over more than two years, week by week."""

from datetime import timedelta

import numpy as np

from dialdown.domain.scales import Kind
from dialdown.ui.charts.lanes import SHORT_NIGHT, Lane
from dialdown.ui.charts.plot import Plot, brush, pen
from dialdown.ui.charts.timeline_data import Array, Flags, Weeks, by_week
from dialdown.ui.charts.timeline_scene import Frame, Scene

MIDWEEK = 3
"""A week is drawn at its Thursday."""
_WEEK = 7
_DAY = timedelta(days=1)
_ROOM_FOR_DOTS = 5.0
"""Pixels a day; with less, only days without neighbours get a dot."""
_BAR = 0.75
"""Share of a day that a bar fills."""
_WIDEST_BAR = 24.0
"""Pixels."""
_SHORTEST = 0.3
"""Points of pain; the length of the bar of a worst pain that stands alone."""


def draw_pain(plot: Plot, frame: Frame) -> None:
    """The line with its dots; behind it thin bars to the worst pain, or of each week's range."""
    scene = frame.scene
    if scene.window.weekly:
        week = _weeks(scene, "pain")
        x = _midweeks(week)
        _ranges(plot, x, week.low, week.high, frame.day * _WEEK)
        nothing = np.zeros(len(x), dtype=bool)
        _curve(plot, x, week.mean, frame.day * _WEEK, nothing, nothing)
        return
    x, pain = _days(scene, "pain")
    worst = _days(scene, "pain_worst")[1]
    high = np.where(np.isfinite(worst), np.fmax(pain, worst), np.nan)
    low = np.where(np.isfinite(pain), np.fmin(pain, worst), worst - _SHORTEST)
    _ranges(plot, x, low, high, frame.day)
    ends = scene.window.first - _DAY, scene.window.last + _DAY
    timeline = scene.timeline
    hollow, late = (timeline.flags(which, *ends) for which in (timeline.derived, timeline.late))
    _curve(plot, x, pain, frame.day, hollow, late)


def draw_lane(plot: Plot, frame: Frame, lane: Lane) -> None:
    """One scale: bars for amounts, a dashed line with its own marker for the rest."""
    room = frame.day
    if frame.scene.window.weekly:
        week = _weeks(frame.scene, lane.scale.key)
        x, y, room = _midweeks(week), week.mean, room * _WEEK
    else:
        x, y = _days(frame.scene, lane.scale.key)
    known = np.isfinite(y)
    if lane.bars:
        width = min(room * _BAR, _WIDEST_BAR) / frame.day
        _bars(plot, lane, x[known], y[known], width)
        return
    heights, ticks_only = lane.place(y), lane.scale.kind is Kind.YES_NO
    if not ticks_only:
        plot.line(x, heights, pen(lane.colour, 1.75, lane.dash))
    seen = known if ticks_only or room >= _ROOM_FOR_DOTS else _alone(known)
    size = min(max(room * 0.45, 4.0), 6.0)
    plot.dots(x[seen], heights[seen], size, brush(lane.colour), pen(lane.colour), lane.symbol)


def _days(scene: Scene, key: str) -> tuple[Array, Array]:
    """Days and values in view, with one more at either side so that lines run to the edge."""
    first, last = scene.window.first - _DAY, scene.window.last + _DAY
    days = np.arange(first.toordinal(), last.toordinal() + 1, dtype=float)
    return days, scene.timeline.get(key, first, last)


def _weeks(scene: Scene, key: str) -> Weeks:
    return by_week(scene.timeline, key, scene.window.first, scene.window.last)


def _midweeks(week: Weeks) -> Array:
    return np.array([monday.toordinal() + MIDWEEK for monday in week.mondays], dtype=float)


def _ranges(plot: Plot, x: Array, low: Array, high: Array, room: float) -> None:
    """Thin upright bars."""
    known = np.isfinite(high)
    made = pen(plot.theme.colours.pain, min(max(room * 0.25, 1.0), 4.0))
    made.setColor(brush(plot.theme.colours.pain, 0.4 if room > _ROOM_FOR_DOTS else 0.25).color())
    edges = np.column_stack([low[known], high[known]]).ravel()
    plot.line(np.repeat(x[known], 2), edges, made, connect="pairs")


def _curve(plot: Plot, x: Array, y: Array, room: float, hollow: Flags, late: Flags) -> None:
    """The line of pain with its dots: hollow where worked out, square where written late."""
    colour, known = plot.theme.colours.pain, np.isfinite(y)
    plot.line(x, y, pen(colour, 2.0))
    seen = known & (room >= _ROOM_FOR_DOTS) | known & (_alone(known) | hollow | late)
    size = min(max(room * 0.7, 5.0), 9.0)
    for square, symbol in ((False, "o"), (True, "s")):
        full, empty = (seen & (hollow == which) & (late == square) for which in (False, True))
        plot.dots(x[full], y[full], size, brush(colour), pen(colour), symbol)
        inside = brush(plot.theme.colours.surface)
        plot.dots(x[empty], y[empty], size, inside, pen(colour, 1.5), symbol)


def _bars(plot: Plot, lane: Lane, x: Array, y: Array, width: float) -> None:
    """Bars from the bottom of the lane; short nights are darker."""
    short = (y < SHORT_NIGHT) & (lane.scale.key == "sleep_hours")
    for which, alpha in ((short, 1.0), (~short, 0.45)):
        heights = lane.place(y[which])
        plot.bars(x[which], width, lane.bottom, heights, brush(lane.colour, alpha))


def _alone(known: Flags) -> Flags:
    """Recorded days whose neighbours are blank: a line cannot show them."""
    padded = np.concatenate([[False], known, [False]])
    return known & ~padded[:-2] & ~padded[2:]
