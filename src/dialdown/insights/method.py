"""What a professional asks about the method: its numbers, the tests made, each row's background.

To be read and shown, never to be set. Texts about the method take their numbers from here.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from dialdown.insights import bands, changes, family, looks, pairing, patterns, reach, regression
from dialdown.insights.family import Levels
from dialdown.insights.pairing import pair_up, safe_whitener
from dialdown.insights.results import Pair, Pattern, Settled
from dialdown.insights.series import DailySeries


def _default(function: Callable[..., Any], name: str) -> float:
    return float(inspect.signature(function).parameters[name].default)


RULES: Mapping[str, float] = MappingProxyType(
    {
        "fewest_days": patterns.FEWEST_DAYS,
        "fewest_free": patterns.FEWEST_FREE,
        "fewest_other": patterns.FEWEST_OTHER,
        "own_movement": patterns.OWN_MOVEMENT,
        "least_free": regression.LEAST_FREE,
        "days_a_wave": regression.DAYS_A_WAVE,
        "most_waves": regression.MOST_WAVES,
        "fewest_ticks": family.FEWEST_TICKS,
        "hour_spread": pairing.HOUR_SPREAD,
        "gaps": pairing.FEWEST_GAPS,
        "follows": pairing.FOLLOWS,
        "carry_steps": len(regression.CARRY_OVER),
        "carry_most": float(regression.CARRY_OVER[-1]),
        "noise_steps": len(regression.NOISE_GRID),
        "noise_most": float(regression.NOISE_GRID[:, 1].max()),
        "clear": family.ONE_LOOK.clear,
        "possible": family.ONE_LOOK.possible,
        "in_how_many": 1 / family.ONE_LOOK.clear,
        "ruled_out": family.RULED_OUT,
        "sharp": family.SHARP,
        "every_after": looks.EVERY_AFTER,
        "times_possible": looks.POSSIBLE,
        "days_before": changes.DAYS_BEFORE,
        "days_after": changes.DAYS_AFTER,
        "learn_from": changes.LEARN_FROM,
        "fewest_treatment": changes.FEWEST_TREATMENT,
        "fewest_period": changes.FEWEST_PERIOD,
        "fewest_trend": changes.FEWEST_TREND,
        "trend_days": _default(changes.find_trend, "span"),
        "large_points": changes.LARGE_POINTS,
        "large_share": changes.LARGE_SHARE,
        "reach_from": reach.LEARN_FROM,
        "reach_fewest": reach.FEWEST_DAYS,
        "blocks": _default(reach.trial_reach, "blocks"),
        "block_days": _default(reach.trial_reach, "block_days"),
        "short_night": bands.SHORT,
        "long_night": bands.LONG,
    }
)
"""Every number that decides something, by a name of our own."""


@dataclass(frozen=True, slots=True)
class Look:
    """A day on which verdicts settle: days with pain recorded, and the level for both families."""

    days: int
    levels: Levels


def planned_looks() -> tuple[Look, ...]:
    """The looks of about a year; then there is one every `RULES["every_after"]` days."""
    return tuple(_look(days, level) for days, level in looks.LOOKS)


def _look(days: int, clear: float) -> Look:
    return Look(days, Levels(clear, looks.POSSIBLE * clear))


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that share one error budget.

    `levels` are the highest q for its verdicts at the last look, None before the first; `tested`
    rows were tested at it.
    """

    primary: bool
    rows: tuple[Pattern, ...]
    tested: int
    levels: Levels | None


def families_of(series: DailySeries, settled: Settled) -> tuple[Family, Family]:
    """The rows asked first, and all the rest, with the tests made at the last look."""
    look = looks.last_look(int(np.isfinite(series.get("pain")).sum()))
    levels = None if look is None else _look(*look).levels.half
    return _family(True, settled, levels), _family(False, settled, levels)


def _family(primary: bool, settled: Settled, levels: Levels | None) -> Family:
    rows = tuple(row for row in settled.patterns if (row.pair in family.PRIMARY) == primary)
    return Family(primary, rows, sum(row.p is not None for row in rows), levels)


@dataclass(frozen=True, slots=True)
class Background:
    """What stands beside the column of interest in a row's regression, from all days up to today.

    Level and straight trend always do. `waves` cosines, `weekdays` columns, the `hour` of the pain
    answer or not; `only_safe` if only days whose day before is recorded speak. `free` degrees of
    freedom are left, before the uncertain variance lowers them.
    """

    waves: int
    weekdays: int
    hour: bool
    only_safe: bool
    free: int


def background_of(series: DailySeries, pair: Pair) -> Background | None:
    """The background of a row; None where there are too few days to test it."""
    paired = pair_up(series, pair)
    if len(paired.day) < patterns.FEWEST_DAYS or paired.free < patterns.FEWEST_FREE:
        return None
    waves = min(len(paired.day) // regression.DAYS_A_WAVE, regression.MOST_WAVES)
    weekdays = len(np.unique(series.weekdays()[paired.day])) - 1
    whiten = safe_whitener(series, pair, paired, patterns.FEWEST_FREE)
    only_safe = whiten is regression.day_after_day
    gone = len(paired.day) - int((np.diff(paired.day) == 1).sum()) if only_safe else 0
    return Background(
        waves=waves,
        weekdays=weekdays,
        hour=paired.background.shape[1] > 2 + waves + weekdays,
        only_safe=only_safe,
        free=paired.free - gone,
    )
