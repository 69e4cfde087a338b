"""The numbers of one trial: its days, the averages of its blocks, and what the engine says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dialdown.domain.records import Trial
from dialdown.domain.trial import Block, compared_blocks
from dialdown.insights import Change, DailySeries, compare_trial

OUTCOME = "pain"


@dataclass(frozen=True)
class TrialNumbers:
    """`pain` holds one array a block, one element a day, NaN where nothing counts."""

    trial: Trial
    blocks: Sequence[Block]
    pain: Sequence[np.ndarray]
    change: Change

    @property
    def means(self) -> list[float | None]:
        """The plain average of each block; None without a day."""
        return [
            float(np.nanmean(values)) if np.isfinite(values).any() else None for values in self.pain
        ]

    @property
    def noted(self) -> list[int]:
        """How many days of each block count."""
        return [int(np.isfinite(values).sum()) for values in self.pain]

    def block_of(self, when: date) -> int | None:
        """Place of the block that a day lies in."""
        return next((at for at, block in enumerate(self.blocks) if when in block), None)

    def value(self, when: date) -> float:
        """Pain on a day; NaN where nothing counts."""
        at = self.block_of(when)
        return float("nan") if at is None else self.pain[at][(when - self.blocks[at].first).days]


def work_out(series: DailySeries, trial: Trial) -> TrialNumbers:
    """Everything that is shown about a trial that is over."""
    blocks = compared_blocks(trial)
    planned = [(block.first, block.last, block.changed) for block in blocks]
    return TrialNumbers(
        trial,
        blocks,
        [pain_between(series, block.first, block.last) for block in blocks],
        compare_trial(series, OUTCOME, planned),
    )


def pain_between(series: DailySeries, first: date, last: date) -> np.ndarray:
    """One element a day, NaN where nothing was noted or it was written too late to count."""
    values, start = series.get(OUTCOME), series.index(first)
    found = np.full(max((last - first).days + 1, 0), np.nan)
    low, high = max(start, 0), min(start + len(found), len(values))
    if low < high:
        found[low - start : high - start] = values[low:high]
    return found


def days_of(block: Block) -> list[date]:
    """Every date of a block."""
    return [block.first + timedelta(days=number) for number in range(block.days)]
