"""Sleep hours in three bands: a straight line would miss that both ends may go with pain.

Short and long nights were both followed by more pain in Edwards 2008 (Pain 137:202).

Descriptive: intervals, but no verdict, so that these do not spend the list's error budget.
"""

from dataclasses import replace

import numpy as np

from dialdown.insights.pairing import pair_up
from dialdown.insights.patterns import FEWEST_DAYS, FEWEST_FREE, FEWEST_OTHER
from dialdown.insights.regression import regress
from dialdown.insights.results import Band
from dialdown.insights.series import DailySeries, fewest_other

SHORT, LONG = 6.0, 9.0
_EDGES = ((0.0, SHORT), (SHORT, LONG), (LONG, 24.0))


def sleep_bands(series: DailySeries, outcome: str = "pain") -> list[Band]:
    """Nights under 6 h, of 6 to 9 h, and over 9 h, each with the mean of the day that follows.

    Short and long nights also carry the difference to the middle ones, where there are enough of
    both; empty if sleep hours were never noted together with the outcome.
    """
    paired = pair_up(series, ("sleep_hours", outcome, 0))
    hours, y = paired.x, paired.y
    masks = hours < SHORT, (hours >= SHORT) & (hours <= LONG), hours > LONG
    bands = [
        Band(outcome, *edges, int(mask.sum()), float(y[mask].mean()) if mask.any() else None)
        for edges, mask in zip(_EDGES, masks, strict=True)
    ]
    enough = len(y) >= FEWEST_DAYS and paired.free > FEWEST_FREE
    if not enough or min(fewest_other(y), bands[1].days) < FEWEST_OTHER:
        return bands if len(y) else []
    for place, other in ((0, 2), (2, 0)):
        if bands[place].days >= FEWEST_OTHER:
            background = np.column_stack([paired.background, masks[other]])
            fit = regress(y, masks[place].astype(float), background, paired.day)
            bands[place] = replace(bands[place], difference=fit.slope, low=fit.low, high=fit.high)
    return bands
