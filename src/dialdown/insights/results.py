"""What the engine answers with: plain numbers, no words for the screen (those are in wording)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Pair = tuple[str, str, int]
"""Factor, outcome, lag in days: lag 1 takes the factor of the day before."""

Verdict = Literal["clear", "possible", "no pattern seen", "not enough days yet"]
Reason = Literal[
    "",
    "too few days",
    "nearly always the same answer",
    "moves with the calendar",
    "neither shown nor ruled out",
    "before the next look",
]
ChangeVerdict = Literal[
    "clearly lower",
    "clearly higher",
    "a little lower",
    "a little higher",
    "no clear change",
    "too many ups and downs to tell",
    "not enough days yet",
]


@dataclass(frozen=True, slots=True)
class Factor:
    """What sentences and splits need to know about a key, own scales included.

    `unit` is "" for a 0-10 rating, or "h", "min", "count", "yes_no", "touch" (fine, unpleasant,
    painful). `worse` is the unwelcome end, or None where that is not known.
    """

    key: str
    label: str
    unit: str = ""
    worse: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The worse third of the person's own factor against the rest, for the sentence.

    Days below and days at or above `at`, with their plain means. `difference` (low to high: 95 %
    interval) is worse days minus other days in outcome points, from the one regression.
    """

    at: float
    days_below: int
    days_above: int
    mean_below: float
    mean_above: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """One factor at one lag against one outcome.

    `slope` (low, high) is in outcome points per unit of the factor; `r` the same per within-person
    standard deviation of both; `outcome_sd` is that deviation of the outcome. All of them, and `p`
    and `q`, are None where nothing could be computed. `days` have both; `days_needed` more would
    probably settle an open row. `sharpness` (0-1) says how much of a real r survives in answers of
    a few steps only.
    """

    factor: str
    outcome: str
    lag_days: int
    days: int
    slope: float | None = None
    low: float | None = None
    high: float | None = None
    r: float | None = None
    r_low: float | None = None
    r_high: float | None = None
    p: float | None = None
    q: float | None = None
    verdict: Verdict = "not enough days yet"
    days_needed: int = 0
    reason: Reason = ""
    split: Split | None = None
    outcome_sd: float | None = None
    sharpness: float = 1.0

    @property
    def pair(self) -> Pair:
        """What identifies the row."""
        return self.factor, self.outcome, self.lag_days

    @property
    def in_points(self) -> tuple[float, float, float] | None:
        """Dot and interval of the row in outcome points: the split, or r times the own spread."""
        if self.split is not None:
            return self.split.difference, self.split.low, self.split.high
        if self.r is None or self.r_low is None or self.r_high is None or self.outcome_sd is None:
            return None
        return self.r * self.outcome_sd, self.r_low * self.outcome_sd, self.r_high * self.outcome_sd


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A pattern measured once more, given `others` (key, lag in days) as well; no verdict."""

    pattern: Pattern
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Nights of `shortest` to `longest` hours, and the outcome of the days after them.

    `difference` (low to high: 95 % interval) is against the middle band, allowing for runs of days;
    None for the middle band itself and where there are too few nights.
    """

    outcome: str
    shortest: float
    longest: float
    days: int
    mean: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What the app shows: verdicts of the last look, numbers of today.

    `look_day` is None before the first look. `days_to_next_look` counts days with pain still to be
    recorded.
    """

    patterns: tuple[Pattern, ...]
    look_day: date | None
    days_to_next_look: int


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of days against another: a treatment, a trial or two periods.

    `before` and `after` are plain means, `difference` (low to high: 95 % interval) is after minus
    before, allowing for runs of days; all None when there are too few days.
    """

    kind: Literal["treatment", "trial", "periods"]
    outcome: str
    days_before: int
    days_after: int
    before: float | None = None
    after: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    verdict: ChangeVerdict = "not enough days yet"
    days_needed: int = 0


@dataclass(frozen=True, slots=True)
class Trend:
    """Change along a straight line over the last `span` days (low to high: 95 % interval).

    Worth stating only when `stated`, that is when the interval leaves out zero.
    """

    outcome: str
    span: int
    days: int
    change: float
    low: float
    high: float
    p: float

    @property
    def stated(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class HighSpell:
    """Days well above the person's usual, `first` to `last`; only a hint, never called a flare."""

    first: date
    last: date
    days: int
    mean: float
    usual: float
