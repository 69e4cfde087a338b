"""Days well above the person's own usual: a quiet hint beside the flares that a person marks.

Descriptive, no inference. In made-up diaries half of all injected flares are found and half of the
days found are ordinary ups, so these are never called flares.
"""

import numpy as np
from numpy.typing import NDArray

from dialdown.insights.results import HighSpell
from dialdown.insights.series import Array, DailySeries

_WINDOW = 28
_FEWEST_IN_WINDOW = 10
_POINTS = 2.0
_SPREADS = 1.5
_LEAST_SPREAD = 0.75
_TO_SPREAD = 1.4826
"""The median distance from the median, times this, is the spread of normal values."""
_NEAR = 2


def find_high_spells(series: DailySeries, outcome: str = "pain") -> list[HighSpell]:
    """Runs of days at least 2 points and 1.5 robust spreads above the median of the 28 days before.

    Only where two such days lie within three; in calendar order.
    """
    values = series.get(outcome)
    usual, spread = _usual(values)
    above = values - usual >= np.maximum(_POINTS, _SPREADS * np.maximum(spread, _LEAST_SPREAD))
    high = np.flatnonzero(above)
    starts = np.flatnonzero(np.diff(high, prepend=-_WINDOW) > _NEAR)
    runs = [run for run in np.split(high, starts) if len(run) > 1]
    return [_spell(series, values, usual, run) for run in runs]


def _spell(series: DailySeries, values: Array, usual: Array, run: NDArray[np.int64]) -> HighSpell:
    return HighSpell(
        first=series.day(int(run[0])),
        last=series.day(int(run[-1])),
        days=len(run),
        mean=float(values[run].mean()),
        usual=float(usual[run[0]]),
    )


def _usual(values: Array) -> tuple[Array, Array]:
    """Median and robust spread of the 28 days before each day; NaN where under ten are recorded."""
    usual, spread = np.full(len(values), np.nan), np.full(len(values), np.nan)
    padded = np.concatenate([np.full(_WINDOW, np.nan), values])
    past = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[: len(values)]
    enough = np.isfinite(past).sum(1) >= _FEWEST_IN_WINDOW
    usual[enough] = np.nanmedian(past[enough], axis=1)
    distance = np.abs(past[enough] - usual[enough, None])
    spread[enough] = _TO_SPREAD * np.nanmedian(distance, axis=1)
    return usual, spread
