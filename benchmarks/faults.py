"""Long fault runs against the diary: whatever happens, what was said to be saved is there.

    PYTHONPATH=src python benchmarks/faults.py [--rounds N] [kind ...]

Kinds: kill, power, syscalls, bitflips, migration, backup, restore; all of them unless told. Prints
a table: rounds, acknowledged entries, lost entries, false "Saved", undetected changes. Ends with 1
unless all are zero and the control (power cuts without any sync) does lose something: a harness
that cannot fail proves nothing. Needs a POSIX system; power and syscalls need a C compiler and
LD_PRELOAD. `--rounds` replaces the number of rounds of every kind.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fault_bits import bitflips
from fault_disk import power, syscalls
from fault_entries import Result
from fault_kills import backup, kill, migration, restoring

Kind = tuple[Callable[[Path, int], Result], int]

KINDS: dict[str, Kind] = {
    "kill": (kill, 200),
    "power": (power, 200),
    "syscalls": (syscalls, 1),
    "bitflips": (bitflips, 500),
    "migration": (migration, 100),
    "backup": (backup, 100),
    "restore": (restoring, 100),
}
_ROW = "{:<16}{:>8}{:>14}{:>7}{:>14}{:>12}{:>9}  {}"
_HEAD = ("kind", "rounds", "acknowledged", "lost", "false Saved", "undetected", "seconds", "")


def main(arguments: list[str]) -> int:
    """Run the kinds that are named; 0 if all is as it must be."""
    parser = argparse.ArgumentParser(description="Fault runs against the diary.")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("kinds", nargs="*", metavar="kind", help=", ".join(KINDS))
    asked = parser.parse_args(arguments)
    unknown = set(asked.kinds) - KINDS.keys()
    if unknown:
        parser.error(f"no such kind: {', '.join(unknown)}")
    print(_ROW.format(*_HEAD).rstrip())
    good = True
    for kind in asked.kinds or KINDS:
        run, rounds = KINDS[kind]
        result = _timed(run, asked.rounds or rounds)
        good &= result.is_good
        if kind == "power":
            control = _timed(_control, asked.rounds or rounds)
            good &= control.lost + control.undetected > 0
    print("good" if good else "NOT GOOD")
    return 0 if good else 1


def _control(folder: Path, rounds: int) -> Result:
    """Must fail: what is written without any sync does not survive."""
    return power(folder, rounds, "off")


def _timed(run: Callable[[Path, int], Result], rounds: int) -> Result:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder) / "diary", rounds)
    print(
        _ROW.format(
            result.kind, result.rounds, result.acknowledged, result.lost, result.false_saved,
            result.undetected, f"{time.monotonic() - began:.0f}", result.note,
        ).rstrip(),
        flush=True,
    )  # fmt: skip
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
