"""What a planned trial could show, said before it starts, from how the person's pain moves."""

import math

import numpy as np

from dialdown.insights.regression import carried_over_with_noise, weigh
from dialdown.insights.series import DailySeries, fewest_other
from dialdown.insights.student import critical_value

LEARN_FROM = 90
FEWEST_DAYS = 28
_FEWEST_OTHER = 5
_FOUR_IN_FIVE = 0.8416
"""Normal quantile of .8."""


def trial_reach(
    series: DailySeries, outcome: str = "pain", blocks: int = 4, block_days: int = 14
) -> float | None:
    """The difference, in outcome points, that such a trial would show in about four of five cases.

    Half of the blocks are without and half with the change, in turn, every day recorded. Learned
    from the last 90 days; None if fewer than 28 of them are recorded or nothing moves.
    """
    values = series.get(outcome)[-LEARN_FROM:]
    day = np.flatnonzero(np.isfinite(values))
    if len(day) < FEWEST_DAYS or fewest_other(values[day]) < _FEWEST_OTHER:
        return None
    level = np.ones((len(day), 1))
    past = weigh(np.column_stack([level, values[day]]), day, carried_over_with_noise)
    planned = np.arange(blocks * block_days)
    on = (planned // block_days) % 2 == 1
    design = np.column_stack([np.ones(len(planned)), on, np.zeros(len(planned))])
    plan = weigh(design, planned, carried_over_with_noise)
    variance = float(past.weight @ (past.rest / past.dof / plan.factor[:, 1, 1] ** 2))
    return (critical_value(len(planned) - 2) + _FOUR_IN_FIVE) * math.sqrt(variance)
