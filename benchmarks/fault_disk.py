"""Power cuts and refused calls, by a shim between the program and the C library."""

import errno
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from fault_entries import Result, check

from dialdown.storage import create_diary

HERE = Path(__file__).resolve().parent
CALLS = ("pwrite64", "fsync", "ftruncate", "openat", "unlink", "rename")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
POWER_LOST = 77
_LAST_CALL = 2000


def compile_shim(folder: Path) -> Path:
    """The shim as a library in a temporary folder. Raises OSError where there is no compiler."""
    library = folder / "fault_shim.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "fault_shim.c", "-ldl"]
    subprocess.run(command, check=True)
    return library


def power(folder: Path, rounds: int, sync: str = "extra") -> Result:
    """Cuts at random calls. `sync` "off" is the control, which must lose or damage something."""
    result = Result("power" if sync == "extra" else f"power, sync {sync}")
    folder.mkdir(exist_ok=True)
    shim, chance = compile_shim(folder), random.Random(2)
    for number in range(rounds):
        data, keep = folder / "data", folder / "keep"
        for place in (data, keep):
            shutil.rmtree(place, ignore_errors=True)
        keep.mkdir()
        path = data / "diary.db"
        create_diary(path).close()
        arguments = ["power", path, chance.randrange(1, _LAST_CALL), number, sync]
        done = _work(shim, data, keep, *arguments)
        if done.returncode != POWER_LOST:
            raise RuntimeError(f"the power did not go: {done.returncode} {done.stderr}")
        acknowledged = [int(line) for line in done.stdout.split()]
        result.rounds += 1
        check(path, acknowledged, result, len(acknowledged))
    return result


def syscalls(folder: Path, rounds: int, calls: tuple[str, ...] = CALLS) -> Result:
    """Each of `calls` of a visit refused once with each error. All are tried once in a round."""
    folder.mkdir(exist_ok=True)
    result, shim = Result("syscalls"), compile_shim(folder)
    tried = []
    for call in calls:
        before = result.rounds
        for error in ERRORS * rounds:
            data, keep = folder / "data", folder / "keep"
            done = _work(shim, data, keep, "refuse", data, call, error)
            if done.returncode:
                raise RuntimeError(f"{call} {errno.errorcode[error]}: {done.stderr[-2000:]}")
            for line in done.stdout.splitlines():
                saved, missing, unsaid, unsound = map(int, line.split())
                result.rounds += 1
                result.acknowledged += saved
                result.lost += missing
                result.false_saved += missing + unsaid
                result.undetected += unsound
        tried.append(f"{call} {result.rounds - before}")
    result.note = ", ".join(tried)
    return result


def _work(shim: Path, data: Path, keep: Path, *arguments: object) -> subprocess.CompletedProcess:
    environment = os.environ | {
        "LD_PRELOAD": str(shim),
        "FAULT_FOLDER": str(data),
        "FAULT_KEEP": str(keep),
    }
    command = [sys.executable, HERE / "fault_worker.py", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
