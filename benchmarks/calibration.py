"""How often the insights engine is wrong, and what it finds, measured on made-up diaries.

    PYTHONPATH=src:benchmarks python benchmarks/calibration.py --diaries 1000
    PYTHONPATH=src:benchmarks python benchmarks/calibration.py noise power --diaries 200

Every rate stands with its standard error. `must` rows say whether the figure holds: the lower 95 %
bound of an error rate is not above its limit, the upper bound of a hit rate is not below its own.
`--seed` draws other diaries; the same command prints the same figures (apart from times).
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # small matrices: threads only wait for each other

import numpy as np
from calibration_cells import coverage, feedback, peers, speed, treatment, trend, trial
from calibration_diaries import (
    ALL_KEYS,
    NOTHING,
    TWELVE_PAIRS,
    TWO_EFFECTS,
    Person,
    Truth,
    diary,
)
from calibration_rivals import naive_adjusted_finds, naive_finds
from calibration_table import Rate, line

from dialdown.insights import DailySeries, Pattern, default_pairs, find_patterns, settled_patterns
from dialdown.insights.looks import LOOKS

LENGTHS = (30, 60, 90, 180, 365)
FULL = Person(keys=ALL_KEYS)
YEAR = 364


SEED = [1]


def drawn(count: int, days: int, truth: Truth, person: Person) -> Iterator[DailySeries]:
    """`count` diaries, the same on every run with the same seed."""
    for number in range(count):
        seed = [*SEED, number, days, len(truth.effects), len(person.keys)]
        yield diary(np.random.default_rng(seed), days, truth, person)


def any_clear(rows: list[Pattern]) -> bool:
    """Whether a list shows a clear row."""
    return any(row.verdict == "clear" for row in rows)


def noise(count: int) -> None:
    """No real pattern in any diary: how often a clear row is shown."""
    for days in LENGTHS:
        twelve, default = Rate(0.05), Rate(0.05)
        naive, adjusted, possible = Rate(), Rate(), Rate()
        for series in drawn(count, days, NOTHING, Person()):
            rows = find_patterns(series, TWELVE_PAIRS)
            twelve.add(any_clear(rows))
            possible.add(any(row.verdict in ("clear", "possible") for row in rows))
            naive.add(naive_finds(series, TWELVE_PAIRS))
            adjusted.add(naive_adjusted_finds(series, TWELVE_PAIRS))
        for series in drawn(count, days, NOTHING, FULL):
            default.add(any_clear(find_patterns(series)))
        line(f"noise, {days} days: 12 pairs, any clear", twelve)
        line(f"noise, {days} days: default family, any clear", default)
        line(f"noise, {days} days: 12 pairs, any clear or possible", possible)
        line(f"noise, {days} days: naive, any p < .05", naive)
        line(f"noise, {days} days: naive with Benjamini-Hochberg", adjusted)


def power(count: int) -> None:
    """Two real effects (r .4 and .3) among twelve pairs: what is said about them."""
    for days in LENGTHS[1:]:
        at_180 = days == 180
        clear, missed = Rate(0.60 if at_180 else None, True), Rate(0.10 if at_180 else None)
        possible = Rate()
        for series in drawn(count, days, TWO_EFFECTS, Person()):
            rows = find_patterns(series, TWELVE_PAIRS)
            for row in rows:
                if row.pair in TWO_EFFECTS.pairs:
                    clear.add(row.verdict == "clear")
                    possible.add(row.verdict == "possible")
                    missed.add(row.verdict == "no pattern seen")
        line(f"two effects, {days} days: clear", clear)
        line(f"two effects, {days} days: possible", possible)
        line(f"two effects, {days} days: no pattern seen (wrong)", missed)
    apart = Rate()
    for series in drawn(count, 180, TWO_EFFECTS, Person(shared=(0.0, 0.0))):
        for row in find_patterns(series, TWELVE_PAIRS):
            if row.pair in TWO_EFFECTS.pairs:
                apart.add(row.verdict == "clear")
    line("two effects, 180 days, factors that do not go together: clear", apart)


def looks(count: int) -> None:
    """A year of weekly opening, as the app shows it: verdicts change only at looks."""
    ever, possible = Rate(0.10), Rate()
    for series in drawn(count, YEAR, NOTHING, FULL):
        shown = [row for at in look_ends(series) for row in settled_at(series, at)]
        ever.add(any_clear(shown))
        possible.add(any(row.verdict == "possible" for row in shown))
    line("a year of weekly opening, noise: ever clear", ever)
    line("a year of weekly opening, noise: ever possible", possible)
    found = {at: Rate(0.58 if at == 182 else None, True) for at, _level in LOOKS}
    for series in drawn(count, YEAR + 100, TWO_EFFECTS, FULL):
        for (at, _level), end in zip(LOOKS, look_ends(series), strict=False):
            for row in settled_at(series, end):
                if row.pair in TWO_EFFECTS.pairs:
                    found[at].add(row.verdict == "clear")
    for at, rate in found.items():
        line(f"look of {at} recorded days: real effects clear", rate)


def weekly(count: int) -> None:
    """A tenth of the diaries, the same year without looks: single-look rule, and naive rule."""
    ever, naive = Rate(), Rate()
    for series in drawn(max(count // 10, 20), YEAR, NOTHING, FULL):
        weeks = [series.until(end) for end in range(28, YEAR + 1, 7)]
        ever.add(any(any_clear(find_patterns(week)) for week in weeks))
        pairs = [pair for half in default_pairs(series) for pair in half]
        naive.add(any(naive_finds(week, pairs) for week in weeks))
    line("a year of weekly opening, noise: single-look rule, ever clear", ever)
    line("a year of weekly opening, noise: naive, ever p < .05", naive)


def look_ends(series: DailySeries) -> list[int]:
    """Calendar days (as a count) at which the looks of a diary fall."""
    with_pain = np.flatnonzero(np.isfinite(series.get("pain")))
    return [int(with_pain[at - 1]) + 1 for at, _level in LOOKS if at <= len(with_pain)]


def settled_at(series: DailySeries, end: int) -> list[Pattern]:
    """What the app shows on day `end`."""
    return list(settled_patterns(series.until(end)).patterns)


ROWS: dict[str, Callable[[int], None]] = {
    "noise": noise,
    "power": power,
    "looks": looks,
    "weekly": weekly,
    "coverage": coverage,
    "feedback": feedback,
    "treatment": treatment,
    "trial": trial,
    "trend": trend,
    "peers": peers,
    "speed": speed,
}


def main() -> int:
    """Print the rows asked for, all of them without a name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*", choices=[*ROWS, []], help="which rows (default: all)")
    parser.add_argument("--diaries", type=int, default=200, help="diaries a row")
    parser.add_argument("--seed", type=int, default=1, help="other diaries (rows above coverage)")
    chosen = parser.parse_args()
    SEED[:] = [chosen.seed]
    for name in chosen.rows or ROWS:
        sys.stdout.write(f"\n{name}: {(ROWS[name].__doc__ or '').strip()}\n")
        ROWS[name](chosen.diaries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
