"""How long the page for an appointment takes, beside Qt printing the same words.

    PYTHONPATH=src .venv/bin/python benchmarks/summary_page.py [--rounds 20]

For made-up diaries of three days, a year and ten years: all the work of `dialdown summary` in this
process, from the diary's file to the PDF and the HTML file in their places; its parts; and the
whole command as a process of its own, which also loads Python and Qt.

The reference of every row is QTextDocument, made of the page's plain text and printed into a PDF
by QPdfWriter, measured in turns with it. Prints milliseconds on the clock, and those in which the
processor really worked (the rest went to whatever else the machine was doing), median and 95th
percentile of each, and the ratio of the median works; ends with 1 if the work on any diary, from
the file to the PDF, has a median over a second.
"""

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program itself

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPdfWriter, QTextDocument

from dialdown.commands.visit import write_summary
from dialdown.demo import create_demo
from dialdown.domain.clock import system_clock
from dialdown.paths import AppPaths
from dialdown.storage import open_diary
from dialdown.summary import Records, Summary, SummarySource, plain_text
from dialdown.summary.html import html_text
from dialdown.summary.page import A4, draw, pdf_bytes, sheet_points

LENGTHS = {"three days": 3, "a year": 365, "ten years": 3650}
LIMIT = 1000.0
DOTS_PER_POINT = 110 / 72

Work = Callable[[], object]


class Taken(NamedTuple):
    """Milliseconds: on the clock, and those in which the processor really worked for us."""

    clock: float
    work: float


@dataclass
class Row:
    """What each round took, ours and the reference, and the most work that ours may be."""

    name: str
    limit: float = 0.0
    ours: list[Taken] = field(default_factory=list)
    reference: list[Taken] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether the median is within the limit."""
        return not self.limit or middle(self.ours).work <= self.limit

    def __str__(self) -> str:
        ours, other = middle(self.ours), middle(self.reference)
        p95 = Taken(
            *(statistics.quantiles(times, n=20)[-1] for times in zip(*self.ours, strict=True))
        )
        numbers = (ours.clock, p95.clock, ours.work, p95.work, other.work)
        limit = f"{self.limit:.0f}" if self.limit else ""
        return (
            f"{self.name:<48}{''.join(f'{number:>9.1f}' for number in numbers)}"
            f"{ours.work / other.work:>8.1f}{limit:>7}"
        )


def middle(every: list[Taken]) -> Taken:
    """The median of each."""
    return Taken(*(statistics.median(times) for times in zip(*every, strict=True)))


def timed(work: Work) -> Taken:
    """One round; processes that it started and waited for count as its work."""
    began, worked = time.perf_counter(), working()
    work()
    return Taken((time.perf_counter() - began) * 1000, (working() - worked) * 1000)


def working() -> float:
    """Seconds of the processor so far, for this process and those that it waited for."""
    told = os.times()
    return time.process_time() + told.children_user + told.children_system


def in_turns(name: str, ours: Work, reference: Work, rounds: int, limit: float = 0.0) -> Row:
    """Both, one after the other, who begins changing each round; the first two do not count."""
    row = Row(name, limit)
    for number in range(rounds + 2):
        parts = [(ours, row.ours), (reference, row.reference)]
        for work, times in parts if number % 2 else parts[::-1]:
            taken = timed(work)
            if number >= 2:
                times.append(taken)
    return row


def plainly_printed(text: str) -> bytes:
    """The same words by Qt's own means."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(A4)
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(writer)
    return bytes(buffer.data().data())


def drawn(page: Summary) -> QImage:
    """The page as a picture, as the preview has it."""
    width, height = (round(side / 10 * DOTS_PER_POINT) for side in sheet_points(A4))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.scale(DOTS_PER_POINT / 10, DOTS_PER_POINT / 10)
    draw(painter, page)
    painter.end()
    return picture


def opened_and_read(paths: AppPaths) -> None:
    """All days from the file, nothing of which is known yet."""
    with contextlib.closing(open_diary(paths.diary)) as diary:
        diary.days()


def as_a_process(folder: Path, file: Path) -> None:
    """The command as a person types it."""
    told = [sys.executable, "-m", "dialdown", "--data-dir", str(folder), "summary", str(file)]
    subprocess.run(told, check=True, capture_output=True)


def measured(name: str, folder: Path, rounds: int) -> Iterator[Row]:
    """All rows of one diary."""
    paths, today = AppPaths.below(folder), system_clock().date
    diary = open_diary(paths.diary)
    days, records = diary.days(), Records.read(diary.records)

    def source() -> SummarySource:
        return SummarySource(days, records, today)

    settled = source()
    page = settled.summary()
    text = plain_text(page)

    def reference() -> bytes:
        return plainly_printed(text)

    for suffix in ("pdf", "html"):
        file = folder / f"page.{suffix}"
        work = lambda file=file: list(write_summary(paths, file))  # noqa: E731
        limit = LIMIT if suffix == "pdf" else 0.0
        yield in_turns(f"{name}: from the diary to the .{suffix}", work, reference, rounds, limit)
    parts: dict[str, Work] = {
        "reading the days": lambda: opened_and_read(paths),
        "the patterns and what the page says": lambda: source().summary(),
        "  what it says, once the patterns are known": settled.summary,
        "the PDF": lambda: pdf_bytes(page),
        "the HTML": lambda: html_text(page),
        "a picture for the preview": lambda: drawn(page),
    }
    for part, work in parts.items():
        yield in_turns(f"  {part}", work, reference, rounds)
    process = lambda: as_a_process(folder, folder / "page.pdf")  # noqa: E731
    yield in_turns("  the command as a process", process, reference, max(rounds // 4, 5))
    diary.close()


def main() -> int:
    """Print the table; 1 if a limit does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    application = QGuiApplication(["benchmark"])
    heads = f"{'clock':>9}{'p95':>9}{'work':>9}{'p95':>9}{'Qt work':>9}{'ratio':>8}{'limit':>7}"
    print(f"{'milliseconds':<48}{heads}")
    holds = True
    with tempfile.TemporaryDirectory() as place:
        for name, length in LENGTHS.items():
            folder = Path(place, str(length))
            create_demo(folder, length).close()
            for row in measured(name, folder, rounds):
                print(row, flush=True)
                holds &= row.holds
    del application
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
