"""How soon the preview of the appointment summary shows a change, on ten years of days.

    PYTHONPATH=src .venv/bin/python benchmarks/summary.py [--rounds 20]

Measured from the press to the painted sheet, with the dialog's real window offscreen: another
period, a section off or on, a section moved. The reference is the drawing of the same page to a
QImage of the same size with nothing in the diary: what any preview of this sheet has to pay. Both
are measured in turns, so that both meet the same moods of the machine.

Prints median and 95th percentile in milliseconds, how much of the median this process really
computed (the rest went to whatever else the machine was doing), and the ratio of the medians. Ends
with 1 if what was computed for a median is over 150 ms.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from charts_diary import NOW, records, ten_years
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from dialdown.app import make_application
from dialdown.settings import Settings
from dialdown.summary import Records, SummarySource
from dialdown.summary.page import A4, draw, sheet_points
from dialdown.ui.summary.dialog import SummaryDialog
from dialdown.ui.summary.saving import LastFolder
from dialdown.ui.theme import Theme

SIZE = (1280, 860)
LIMIT_MS = 150.0


class Taken(NamedTuple):
    """Milliseconds."""

    clock: float
    computing: float


def timed(work: Callable[[], object]) -> Taken:
    """How long it took, and how much of that all threads of this process computed."""
    clock, computing = time.perf_counter(), time.process_time()
    work()
    return Taken((time.perf_counter() - clock) * 1000, (time.process_time() - computing) * 1000)


def source() -> SummarySource:
    """Ten years, twelve patterns, treatments, flares and visits of each year."""
    found = records()
    every = Records.read(lambda kind: [each for each in found if isinstance(each, kind)])
    return SummarySource(sorted(ten_years(), key=lambda day: day.date), every, NOW.date)


def changes(dialog: SummaryDialog, made: SummarySource) -> dict[str, Callable[[int], None]]:
    """What is measured; the number of the round makes each a little different."""
    choice = dialog.choice

    def period(number: int) -> None:
        choice.put_period(made.days_back((30, 90)[number % 2] + number // 2), made.today)

    def section(number: int) -> None:
        choice.put(choice.chosen.with_section("treatments", on=bool(number % 2)))

    def order(number: int) -> None:
        choice.put(choice.chosen.moved("scores", 1 if number % 2 else -1))

    return {"another period": period, "a section off or on": section, "a section moved": order}


def empty_page(sheet: QWidget) -> Callable[[], None]:
    """Draws the page of an empty diary in the size of the sheet."""
    nothing = SummarySource([], Records(), NOW.date).summary()

    def work() -> None:
        image = QImage(sheet.width(), round(sheet.width() * 1.414), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        scale = image.width() / sheet_points(A4)[0]
        painter.scale(scale, scale)
        draw(painter, nothing, A4)
        painter.end()

    return work


def shown(
    app: QApplication, dialog: SummaryDialog, change: Callable[[int], None], number: int
) -> None:
    """Make a change and wait until Qt has painted it."""
    change(number)
    dialog.summary()
    app.processEvents()


def line(ours: list[Taken], other: list[Taken]) -> str:
    """Median, 95th percentile, computed; the reference, and how many times as long ours is."""
    clock = statistics.median(taken.clock for taken in ours)
    bare = statistics.median(taken.clock for taken in other)
    p95 = statistics.quantiles((taken.clock for taken in ours), n=20)[-1]
    computed = statistics.median(taken.computing for taken in ours)
    return f"{clock:>9.1f}{p95:>9.1f}{computed:>10.1f}{bare:>12.1f}{clock / bare:>8.1f}"


def main() -> int:
    """Measure and print; 1 if one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    app = make_application()
    theme = Theme(app, "light")
    made = source()
    dialog = SummaryDialog(made, theme, Settings(), LastFolder())
    dialog.resize(*SIZE)
    dialog.show()
    opening = timed(lambda: (dialog.summary(), app.processEvents()))
    print(f"first page, patterns of ten years with it: {opening.clock:.0f} ms")
    sheet = dialog.findChild(QWidget, "sheet")
    reference = empty_page(sheet)
    over = False
    head = f"{'ms':<24}{'median':>9}{'p95':>9}{'computed':>10}{'empty page':>12}{'ratio':>8}"
    print(head)
    for name, change in changes(dialog, made).items():
        ours, other = [], []
        for number in range(rounds):
            ours.append(timed(partial(shown, app, dialog, change, number)))
            other.append(timed(reference))
        computed = statistics.median(taken.computing for taken in ours)
        print(f"{name:<24}{line(ours, other)}")
        over |= computed > LIMIT_MS
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
