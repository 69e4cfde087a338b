"""The made-up diary as a folder of its own, marked as made up, never mixed with a real one."""

from datetime import timedelta
from pathlib import Path

from dialdown.domain.clock import Clock, system_clock
from dialdown.exchange.demo import make_demo
from dialdown.i18n import _
from dialdown.paths import AppPaths
from dialdown.storage import Diary, create_diary

YEAR = 365


def create_demo(
    folder: Path, days: int = YEAR, seed: int = 1, clock: Clock = system_clock
) -> Diary:
    """Write the made-up diary into `folder` and open it. It ends yesterday, so that today is free.

    Its own making is not in the history, so nothing of it can be undone by accident. Raises
    DiaryError if a diary lies there already.
    """
    diary = create_diary(AppPaths.below(folder).diary, clock, made_up=True)
    every, records = make_demo(days, seed, clock().date - timedelta(days=1))
    diary.save(_("Made-up diary"), *records, *every, by="demo")
    diary.forget_history()
    return diary
