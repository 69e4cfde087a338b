"""Short versions of the fault runs of benchmarks/faults.py."""

import os
import shutil
import sys

import pytest
from fault_disk import power, syscalls
from fault_kills import backup, kill, migration, restoring

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
SHIM = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("cc"),
    reason="needs LD_PRELOAD and a C compiler",
)


@SHIM
def test_a2_a_power_cut_loses_nothing_that_was_saved(tmp_path):
    result = power(tmp_path, 6)
    assert result.is_good, result
    assert result.acknowledged > 6


@SHIM
def test_a2_the_harness_can_fail_without_sync_something_is_lost(tmp_path):
    result = power(tmp_path, 4, "off")
    assert result.lost + result.undetected > 0


@SHIM
def test_a3_a_refused_call_is_told_and_nothing_is_lost(tmp_path):
    """Only the rarer calls; benchmarks/faults.py refuses every write too."""
    result = syscalls(tmp_path, 1, ("unlink", "rename"))
    assert result.is_good, result
    assert result.rounds > 20


@pytest.mark.parametrize("run", [kill, migration, backup, restoring])
def test_a1_a11_a12_a24_killed_at_random_all_is_whole(tmp_path, run):
    result = run(tmp_path / "diary", 3)
    assert result.is_good, result
