"""Looks: the days on which verdicts settle, so that opening the app often finds nothing by chance.

Every glance at the same growing diary is another chance for noise to look clear (Armitage 1969,
JRSS A 132:235). So verdicts are given at planned looks with a small level each, which is spent over
the first year (Lan and DeMets 1983, Biometrika 70:659), and stand between looks. They are computed
from the days up to the look alone, so nothing has to be remembered.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

import numpy as np

from dialdown.insights.family import Levels, find_patterns
from dialdown.insights.results import Factor, Pattern, Settled
from dialdown.insights.series import DailySeries

LOOKS: tuple[tuple[int, float], ...] = (
    (35, 0.005),
    (63, 0.008),
    (91, 0.012),
    (126, 0.016),
    (182, 0.02),
    (252, 0.025),
    (364, 0.03),
)
"""Days with pain recorded, and the level for clear at that look."""
EVERY_AFTER = 182
_LARGEST_MAPPED = 31 * 2**20
"""Bytes; glibc raises its limit for memory of its own that far (mallopt, M_MMAP_THRESHOLD)."""
POSSIBLE = 4
"""The level for possible, as a multiple of the level for clear."""


def last_look(recorded: int) -> tuple[int, float] | None:
    """Days of pain at the latest look and its level; None before the first look."""
    done = [look for look in LOOKS if look[0] <= recorded]
    if len(done) < len(LOOKS):
        return done[-1] if done else None
    final, level = LOOKS[-1]
    return final + (recorded - final) // EVERY_AFTER * EVERY_AFTER, level


def next_look(recorded: int) -> int:
    """Days of pain at the look that follows `recorded` days."""
    planned = (days for days, _ in LOOKS if days > recorded)
    final = LOOKS[-1][0]
    later = (days for days in count(final, EVERY_AFTER) if days > recorded)
    return next(planned, 0) or next(later)


def settled_patterns(series: DailySeries, factors: Iterable[Factor] | None = None) -> Settled:
    """The default family as the app shows it.

    Verdict, reason, p and q are those of the last look; slopes, intervals and splits are today's. A
    row that was not tested at the look waits for the next one.
    """
    np.empty(_LARGEST_MAPPED, np.uint8)  # freed at once: later arrays are reused, not mapped anew
    factors = None if factors is None else list(factors)
    with_pain = np.flatnonzero(np.isfinite(series.get("pain")))
    wait = next_look(len(with_pain)) - len(with_pain)
    look = last_look(len(with_pain))
    if look is None:
        today = find_patterns(series, factors=factors)
        return Settled(tuple(_waiting(row, wait) for row in today), None, wait)
    at, level = look
    end = int(with_pain[at - 1]) + 1
    levels = Levels(level, POSSIBLE * level)
    then = find_patterns(series.until(end), None, factors, levels)
    today = then if end == len(series) else find_patterns(series, factors=factors)
    by_pair = {row.pair: row for row in then}
    rows = tuple(_settled(row, by_pair.get(row.pair), wait) for row in today)
    return Settled(rows, series.day(end - 1), wait)


def _settled(today: Pattern, then: Pattern | None, wait: int) -> Pattern:
    if then is None or then.p is None:
        return _waiting(today, wait)
    if today.p is None:
        return then
    return replace(
        today,
        p=then.p,
        q=then.q,
        verdict=then.verdict,
        reason=then.reason,
        days_needed=max(then.days_needed - (today.days - then.days), wait)
        if then.days_needed
        else 0,
    )


def _waiting(row: Pattern, wait: int) -> Pattern:
    """A row without a verdict of a look: its numbers may show, its verdict may not."""
    if row.p is None:
        return row
    return replace(
        row,
        p=None,
        q=None,
        verdict="not enough days yet",
        reason="before the next look",
        days_needed=wait,
    )
