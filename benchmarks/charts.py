"""How quick Charts are on ten years of days, beside a bare plot and a naive correlation.

    PYTHONPATH=src .venv/bin/python benchmarks/charts.py [--rounds 40]

The diary holds 3,650 days with pain and nine other scales, which make twelve patterns. Each row is
measured in turns with its reference, so that both meet the same moods of the machine:

- a pan step and the first painting, beside a pyqtgraph plot of the same points (pain, worst pain,
  sleep, stress; one line each, thin, nothing else) that is moved or made and painted;
- the whole run of insights from the days to the settled verdicts, beside numpy's correlation of the
  same twelve pairs;
- saving an answer with Charts made but not shown, beside the same without Charts.

Painting is counted until Qt has nothing left to do. Prints median and 95th percentile in
milliseconds, how much of the median this thread really computed (the rest went to whatever else the
machine was doing), and the ratio of the medians; ends with 1 if a median is over its limit.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from charts_diary import NOW, OWN, PAIRS, records, ten_years
from PySide6.QtWidgets import QApplication, QWidget

from dialdown.app import make_application
from dialdown.settings import Settings
from dialdown.storage import create_diary
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

if TYPE_CHECKING:  # Charts are loaded when their loading is measured
    from dialdown.ui.charts.window import Window

SIZE = (1280, 860)
BARE = ("pain", "pain_worst", "sleep_hours", "stress")

Work = Callable[[int], object]
"""One round; its number makes each a little different."""


class Taken(NamedTuple):
    """Milliseconds."""

    clock: float
    computing: float


@dataclass
class Row:
    """What was measured: milliseconds of each round, and the most that the median may be."""

    name: str
    ours: list[Taken]
    reference: list[Taken]
    limit: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether the median is within the limit."""
        return not self.limit or middle(self.ours).clock <= self.limit

    def __str__(self) -> str:
        ours, other = middle(self.ours), middle(self.reference)
        p95 = statistics.quantiles((taken.clock for taken in self.ours), n=20)[-1]
        numbers = (ours.clock, p95, ours.computing, other.clock, other.computing)
        limit = f"{self.limit:.0f}" if self.limit else ""
        return (
            f"{self.name:<46}{''.join(f'{number:>10.2f}' for number in numbers)}"
            f"{ours.clock / other.clock:>8.1f}{limit:>7}"
        )


def middle(every: list[Taken]) -> Taken:
    """The median of each."""
    return Taken(*(statistics.median(column) for column in zip(*every, strict=True)))


def timed(work: Work, number: int) -> Taken:
    """Milliseconds on the clock, and those in which this thread really computed."""
    began, computed = time.perf_counter(), time.thread_time()
    work(number)
    passed = time.perf_counter() - began
    return Taken(passed * 1000, (time.thread_time() - computed) * 1000)


def in_turns(name: str, ours: Work, reference: Work, rounds: int, limit: float = 0.0) -> Row:
    """Both, one after the other, who begins changing each round; the first three do not count."""
    times: dict[Work, list[Taken]] = {ours: [], reference: []}
    for number in range(rounds + 3):
        for work in (ours, reference) if number % 2 else (reference, ours):
            times[work].append(timed(work, number))
    return Row(name, times[ours][3:], times[reference][3:], limit)


def settle() -> None:
    """Until Qt has nothing left to do."""
    QApplication.processEvents()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def moved(window: "Window", days: int) -> "Window":
    """So many days back."""
    by = timedelta(days=days)
    return replace(window, first=window.first - by, last=window.last - by)


class Bench:
    """A page on ten years, and a bare plot of the same points."""

    def __init__(self, session: Session, theme: Theme, rounds: int) -> None:
        from dialdown.ui.charts.page import ChartsPage

        self.session, self.theme, self.rounds = session, theme, rounds
        self.days = session.diary.days()
        began = time.perf_counter()
        self.page = ChartsPage(session, theme, Settings())
        self.made = (time.perf_counter() - began) * 1000
        self.page.resize(*SIZE)
        self.page.show()
        self.page.activate()
        self.page.finish()
        settle()
        self.bare = self.bare_plot(self.page.timeline.plot)

    def bare_plot(self, like: QWidget) -> Any:
        """The same points in as much room, with nothing of ours."""
        import pyqtgraph as pg

        timeline = self.page._timeline
        first = timeline.first.toordinal()
        plot = pg.PlotWidget()
        for key in BARE:
            values = timeline.values[key]
            plot.plot(list(range(first, first + len(values))), values)
        plot.resize(like.size())
        plot.show()
        settle()
        return plot

    def pan(self, name: str, days: str, limit: float) -> Row:
        """A week back or forth."""
        self.page._choose_range(days)
        settle()
        start = self.page.timeline.window_shown

        def window_of(number: int) -> "Window":
            return moved(start, 7 * (number % 20 + 1))

        def ours(number: int) -> None:
            self.page.timeline._move_to(window_of(number))
            settle()

        def bare(number: int) -> None:
            window = window_of(number)
            self.bare.setXRange(window.first.toordinal(), window.last.toordinal(), padding=0)
            settle()

        return in_turns(name, ours, bare, self.rounds, limit)

    def painted(self, name: str, days: str) -> Row:
        """The tab is shown after the diary changed elsewhere, until all is painted."""
        like = self.page.timeline.plot
        self.page._choose_range(days)

        def ours(_number: int) -> None:
            self.page.show()
            self.page.activate()
            settle()

        def bare(_number: int) -> None:
            self.bare_plot(like).close()

        def hide_and_change(number: int) -> None:
            self.page.finish()
            self.page.hide()
            self.page._changed()
            self.page._range = days
            settle()

        rows = Row(name, [], [], 300)
        for number in range(max(self.rounds // 4, 5)):
            hide_and_change(number)
            rows.ours.append(timed(ours, number))
            self.page.finish()
            rows.reference.append(timed(bare, number))
        return rows

    def pan_meanwhile(self, name: str) -> Row:
        """A week back or forth while the patterns are being worked out, beside the same after."""
        rest = self.pan("", "365", 0)
        self.page._choose_range("365")
        windows = [self.page.timeline.window_shown]
        windows.append(moved(windows[0], 7))
        meanwhile: list[Taken] = []

        def step(number: int) -> None:
            self.page.timeline._move_to(windows[number % 2])
            settle()

        while len(meanwhile) < self.rounds:
            if not self.page._found.is_working:
                self.page._found.forget()
                self.page._find_patterns()
            meanwhile.append(timed(step, len(meanwhile)))
        self.page.finish()
        return Row(name, meanwhile, rest.ours)

    def insights(self) -> list[Row]:
        """From the days to the verdicts; and the same from the series on."""
        import numpy as np

        from dialdown.insights import build_series, settled_patterns
        from dialdown.ui.charts.patterns_data import find_all

        found = find_all(self.days, [OWN], [])
        assert {row.pair for row in found.settled.patterns} == set(PAIRS)
        series, factors = found.series, list(found.factors.values())

        def naive(_number: int) -> None:
            for factor, outcome, lag in PAIRS:
                x, y = series.get(factor), series.get(outcome)
                x, y = x[: len(x) - lag], y[lag:]
                both = np.isfinite(x) & np.isfinite(y)
                np.corrcoef(x[both], y[both])

        def run(_number: int) -> None:
            settled_patterns(series, factors)

        build_and_run = lambda _number: find_all(self.days, [OWN], [])  # noqa: E731
        build = lambda _number: build_series(self.days)  # noqa: E731
        rounds = max(self.rounds // 4, 5)
        return [
            in_turns("insights, twelve patterns, from the series", run, naive, rounds, 200),
            in_turns("  the series from the days", build, naive, rounds),
            in_turns("  both, as Charts run it", build_and_run, naive, rounds),
        ]

    def save(self, name: str, other: Session) -> Row:
        """An answer, with Charts made but not shown."""
        self.page.hide()

        def answer(session: Session, number: int) -> None:
            day = session.diary.day(NOW.date)
            session.save("test", day.with_value("pain", number % 11, NOW))

        return in_turns(
            name, lambda n: answer(self.session, n), lambda n: answer(other, n), self.rounds
        )


def loading() -> None:
    """What the parts that Charts need cost to load, one after the other."""
    for name in ("numpy", "pyqtgraph", "dialdown.ui.charts.page"):
        took = timed(lambda _number, name=name: import_module(name), 0)
        print(f"loading {name:<38}{took.clock:>10.0f}")


def measured(bench: Bench, other: Session) -> Iterator[Row]:
    """One row after the other."""
    yield bench.pan("pan step, one year in view", "365", 16)
    yield bench.pan("pan step, ten years in view", "all", 33)
    yield bench.painted("Charts shown and painted, three months in view", "91")
    yield bench.painted("Charts shown and painted, ten years in view", "all")
    yield bench.pan_meanwhile("pan step, one year, while patterns are sought")
    yield bench.save("an answer saved while Charts are hidden", other)
    yield from bench.insights()


def main(arguments: list[str]) -> int:
    """Print the table; 0 if every limit holds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args(arguments).rounds
    theme = Theme(make_application())
    heads = ("median", "p95", "computing", "reference", "computing")
    print(f"{'(ms)':<46}{''.join(f'{head:>10}' for head in heads)}{'ratio':>8}{'limit':>7}")
    loading()
    with tempfile.TemporaryDirectory() as folder:
        every, beside = ten_years(), records()
        diaries = [create_diary(Path(folder) / f"{n}.db", lambda: NOW) for n in ("a", "b")]
        for diary in diaries:
            diary.save("ten years", *beside, *every)
        began = time.perf_counter()
        diaries[1].days()
        print(f"{'reading the diary, once':<46}{(time.perf_counter() - began) * 1000:>10.0f}")
        session, other = (Session(diary, lambda: NOW) for diary in diaries)
        bench = Bench(session, theme, rounds)
        print(f"{'making the page, once':<46}{bench.made:>10.0f}")
        good = True
        for row in measured(bench, other):
            print(row, flush=True)
            good &= row.holds
        for diary in diaries:
            diary.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
