"""How often the insights engine is wrong, and what it finds, measured on made-up diaries.

    PYTHONPATH=src .venv/bin/python benchmarks/calibration.py
    PYTHONPATH=src .venv/bin/python benchmarks/calibration.py noise power --diaries 200

Beside the engine stand plain correlation and two rules read in public code, on the same diaries.
Every rate stands with its standard error. A figure that `must` keep a limit holds if the lower 95 %
bound of an error rate is not above it, or the upper bound of a hit rate not below it; the command
ends with 1 if one does not. Diaries are drawn from the seed and their number alone: the same
command prints the same figures, on any number of processors (times apart).
"""

import os

# The matrices are small, and the processors are busy with other diaries.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from calibration_changes import treatment, trend, trial
from calibration_lists import looks, noise, power, weekly
from calibration_pairs import bands, coverage, feedback, two_factors
from calibration_rivals import peers, speed
from calibration_table import Run

ROWS: dict[str, Callable[[Run], None]] = {
    "noise": noise,
    "power": power,
    "looks": looks,
    "weekly": weekly,
    "coverage": coverage,
    "feedback": feedback,
    "two_factors": two_factors,
    "bands": bands,
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
    parser.add_argument("--diaries", type=int, default=1000, help="diaries a row")
    parser.add_argument("--seed", type=int, default=1, help="another number draws other diaries")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="how many at once")
    chosen = parser.parse_args()
    start = time.perf_counter()
    with ProcessPoolExecutor(chosen.processes) as pool:
        run = Run(pool, chosen.diaries, chosen.seed)
        for name in chosen.rows or ROWS:
            ROWS[name](run)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    spent = sum(each.ru_utime + each.ru_stime for each in used)
    run.say(
        f"\n{(time.perf_counter() - start) / 60:.1f} minutes with {chosen.processes} processes, "
        f"{spent / 60:.1f} minutes of processor time. "
        f"Limits not kept: {', '.join(run.broken) or 'none'}."
    )
    return int(bool(run.broken))


if __name__ == "__main__":
    sys.exit(main())
