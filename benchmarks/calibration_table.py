"""Rates with their standard errors, printed one a line."""

import sys
from dataclasses import dataclass
from math import sqrt


@dataclass
class Rate:
    """A share that is counted; `limit` is what it must not pass (`at_least`: not fall below)."""

    limit: float | None = None
    at_least: bool = False
    hits: int = 0
    count: int = 0

    def add(self, hit: bool) -> None:
        """One more case."""
        self.hits += int(hit)
        self.count += 1

    @property
    def share(self) -> float:
        """Hits among all; 0 before the first case."""
        return self.hits / self.count if self.count else 0.0

    @property
    def error(self) -> float:
        """Standard error, never quite zero (one hit and one miss added)."""
        share = (self.hits + 1) / (self.count + 2)
        return sqrt(share * (1 - share) / max(self.count, 1))

    @property
    def holds(self) -> bool | None:
        """Whether the 95 % bound on the lenient side keeps the limit; None without a limit."""
        if self.limit is None:
            return None
        if self.at_least:
            return self.share + 1.96 * self.error >= self.limit
        return self.share - 1.96 * self.error <= self.limit


def line(name: str, rate: Rate, more: str = "") -> None:
    """One row of the table."""
    must = ""
    if rate.limit is not None:
        sign = ">=" if rate.at_least else "<="
        must = f"  must {sign} {rate.limit:.0%}: {'holds' if rate.holds else 'DOES NOT HOLD'}"
    figures = f"{rate.share:6.1%} +- {rate.error:.1%} of {rate.count}"
    sys.stdout.write(f"  {name:<66} {figures}{must}{more}\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """A line of another kind."""
    sys.stdout.write(f"  {text}\n")
    sys.stdout.flush()
