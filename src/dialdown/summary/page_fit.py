"""How much less each block shows, step by step, until the page fits.

First the chart and the body get lower, then the type a little smaller (not in large print), then
blocks show fewer items and lines, the least important for a doctor first, and at last they leave
the page.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dialdown.summary.page_blocks import Limit
from dialdown.summary.page_ink import GAP

GONE = Limit(0, 0)
"""The block is not on the page."""

EXTRAS = "extras"
"""Sleep and stress in the chart, and the person's own marks in the footer."""

LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "header": (Limit(3, 2),),
    "tiles": (Limit(5, 2),),
    "wants": (Limit(3, 4), Limit(3, 3), Limit(3, 2), Limit(3, 1)),
    "own_scales": (Limit(1, 4), Limit(1, 2), Limit(1, 1), GONE),
    "patterns": (Limit(3, 6), Limit(2, 6), Limit(1, 6), GONE),
    "treatments": (
        Limit(40, 8), Limit(12, 6), Limit(8, 5), Limit(6, 4), Limit(5, 3), Limit(4, 2), Limit(4, 1),
        GONE,
    ),
    "body": (Limit(4, 8), Limit(4, 5), Limit(4, 3), Limit(1, 2), GONE),
    "touch": (Limit(2, 4), Limit(2, 3), Limit(2, 2), GONE),
    "mentions": (Limit(1, 12), Limit(1, 8), Limit(1, 4), Limit(1, 2), GONE),
    "scores": (Limit(9, 14), Limit(6, 12), Limit(4, 10), Limit(2, 8), GONE),
    "questions": (Limit(1, 5), Limit(1, 3), Limit(1, 2), Limit(1, 1), GONE),
    "about": (Limit(1, 6), Limit(1, 4), Limit(1, 2), GONE),
}  # fmt: skip
LESS = (
    "questions", "about", "treatments", "own_scales", "questions", "treatments", "about",
    "mentions", "body", "wants", "treatments", "questions", "touch", "scores", "mentions",
    "own_scales", "treatments", "wants", "body", "touch", "mentions", "wants",
    "scores", "treatments", "patterns", "scores", "treatments", "patterns", "body",
)  # fmt: skip
"""Whose turn it is to show less."""
LEAVE = (
    "about", "questions", "own_scales", "touch", "mentions", EXTRAS, "scores", "body",
    "treatments", "patterns",
)  # fmt: skip
"""Whose turn it is to leave the page, what a doctor needs most at last; extras leave it in large
print only."""

_PLOT, _PLOT_LOW, _PLOT_LEAST, PLOT_HIGH = 1000.0, 580.0, 480.0, 1300.0
_PLOT_LEAST_LARGE, _BODY_LEAST_LARGE = 420.0, 600.0
_GAP_LOW, _GAP_LEAST = 58.0, 44.0
_BODY, _BODY_LOW, _BODY_LEAST = 1150.0, 900.0, 800.0
_SMALLER, _SMALL, _SMALLEST = 0.94, 0.89, 0.85


@dataclass(frozen=True)
class Try:
    """One way to compose the page: scale of the type, heights, and how far each block is cut."""

    scale: float = 1.0
    plot: float = _PLOT
    body: float = _BODY
    gap: float = GAP
    extras: bool = True
    cuts: Mapping[str, int] = field(default_factory=dict)

    def limit(self, block: str) -> Limit:
        """How much of a block shows."""
        return LIMITS[block][self.cuts.get(block, 0)]


def fitting(fits: Callable[[Try], bool], large: bool) -> Try:
    """The fullest of all tries that fits; the least one if none does."""
    tries = list(_tries(large))
    at = bisect_left(tries, True, key=fits)
    if at == len(tries):
        return tries[-1]
    return _restored(fits, tries[at])


def _tries(large: bool) -> Iterator[Try]:
    usual = Try()
    yield usual
    low = replace(usual, plot=_PLOT_LOW, body=_BODY_LOW)
    yield low
    low = replace(low, gap=_GAP_LOW)
    for scale in () if large else (_SMALLER, _SMALL):
        low = replace(low, scale=scale)
        yield low
    cuts: dict[str, int] = {}
    for block in LESS:
        cuts[block] = min(cuts.get(block, 0) + 1, _last_shown(block))
        yield replace(low, cuts=dict(cuts))
    least = replace(
        low,
        plot=_PLOT_LEAST_LARGE if large else _PLOT_LEAST,
        body=_BODY_LEAST_LARGE if large else _BODY_LEAST,
        gap=_GAP_LEAST,
        scale=1.0 if large else _SMALLEST,
    )
    yield replace(least, cuts=dict(cuts))
    for block in LEAVE:
        if block == EXTRAS:
            least = replace(least, extras=not large)
        else:
            cuts[block] = len(LIMITS[block]) - 1
        yield replace(least, cuts=dict(cuts))


def _last_shown(block: str) -> int:
    return len([limit for limit in LIMITS[block] if limit != GONE]) - 1


def _restored(fits: Callable[[Try], bool], fit: Try) -> Try:
    """Take back, the most important first, what was cut and did not have to be."""
    for block in (*reversed(LEAVE), *reversed(LESS)):
        cut = fit.cuts.get(block, 0)
        fuller = replace(fit, cuts={**fit.cuts, block: cut - 1}) if cut else fit
        if block == EXTRAS:
            fuller = replace(fit, extras=True)
        if fuller != fit and fits(fuller):
            fit = fuller
    return fit
