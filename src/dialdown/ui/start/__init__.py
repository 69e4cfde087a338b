"""What the window shows while no diary is open: the first start, or a diary that is not there.

Nothing is created, moved or replaced unless a button says so.
"""

from dialdown.ui.start.first_run import FirstRun, first_start
from dialdown.ui.start.gone import missing_diary, unusable_diary
from dialdown.ui.start.preset import apply_preset
from dialdown.ui.start.window import StartWindow

__all__ = [
    "FirstRun",
    "StartWindow",
    "apply_preset",
    "first_start",
    "missing_diary",
    "unusable_diary",
]
