"""Diaries shared out over the processors, and rates with their standard errors in a table."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from math import sqrt

Draw = tuple[int, int]
"""Seed of the whole run and number of the diary: all that a diary's numbers are drawn from."""
Found = dict[str, list[float]]
"""What one diary, or many, gave: figures by name; 1 and 0 where something is counted."""


@dataclass(frozen=True)
class Rate:
    """A share that was counted; `limit` is what it must not pass (`at_least`: not fall below).

    It holds when the 95 % bound on the lenient side keeps the limit.
    """

    cases: Sequence[float]
    limit: float | None = None
    at_least: bool = False

    @property
    def share(self) -> float:
        """Hits among all; 0 without a case."""
        return sum(self.cases) / len(self.cases) if self.cases else 0.0

    @property
    def error(self) -> float:
        """Standard error, never quite zero (one hit and one miss added)."""
        share = (sum(self.cases) + 1) / (len(self.cases) + 2)
        return sqrt(share * (1 - share) / max(len(self.cases), 1))

    @property
    def holds(self) -> bool:
        """Whether the limit is kept; always so without one."""
        if self.limit is None:
            return True
        if self.at_least:
            return self.share + 1.96 * self.error >= self.limit
        return self.share - 1.96 * self.error <= self.limit

    def __str__(self) -> str:
        figures = f"{self.share:.1%} ± {self.error:.1%} of {len(self.cases)}"
        if self.limit is None:
            return figures
        sign, word = "≥" if self.at_least else "≤", "holds" if self.holds else "DOES NOT HOLD"
        return f"{figures}; must be {sign} {self.limit:.0%}: {word}"


@dataclass
class Run:
    """One run of the benchmark: its processes, its diaries a row, its table."""

    pool: Executor
    count: int
    seed: int
    broken: list[str] = field(default_factory=list)
    """Rows that do not keep their limit."""

    def gather(self, work: Callable[[Draw], Found], count: int | None = None) -> Found:
        """What `work` finds in every diary, in the order of their numbers on any machine."""
        draws = [(self.seed, number) for number in range(count or self.count)]
        chunk = max(min(len(draws) // 16, 20), 1)
        together: Found = {}
        for found in self.pool.map(work, draws, chunksize=chunk):
            for name, figures in found.items():
                together.setdefault(name, []).extend(figures)
        return together

    def section(self, title: str, note: str, *columns: str) -> None:
        """Open a table."""
        self.say(f"\n## {title}\n\n{note}\n\n| | {' | '.join(columns)} |")
        self.say("|---" * (1 + len(columns)) + "|")

    def row(self, name: str, *cells: Rate | str) -> None:
        """One line of the table."""
        self.broken += [name for cell in cells if isinstance(cell, Rate) and not cell.holds]
        self.say(f"| {name} | {' | '.join(str(cell) for cell in cells)} |")

    def say(self, text: str) -> None:
        """Print at once."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def percent(cases: Sequence[float]) -> str:
    """A share that stands beside, without its error."""
    return f"{Rate(cases).share:.0%}" if cases else "-"
