"""What the operating system is asked to do for us, once at the start."""

import contextlib
import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def keep_to_owner() -> None:
    """New files are for their owner only, and a crash leaves no copy of the memory behind.

    On Linux no other program of the same person may read this one's memory either (prctl(2)).
    What the system does not offer is left out: Windows writes no such copies unless it was told to.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _now, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
