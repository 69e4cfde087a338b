"""A year of days typed into the real window equals the same year brought in from a CSV file.

    PYTHONPATH=src python benchmarks/typed_year.py [--days 365]

Every answer goes in by key, day after day; then the window's diary and one that imported the same
values are exported and compared cell by cell (written_at and source differ by nature). Prints the
number of days, answers and differences, and the time per answer.
"""

import argparse
import csv
import os
import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialdown.app import make_application
from dialdown.cli import main as dialdown
from dialdown.domain.clock import Stamp
from dialdown.settings import Settings
from dialdown.storage import create_diary
from dialdown.ui.diary import rows
from dialdown.ui.main_window import MainWindow
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

LAST = date(2026, 11, 22)
SCALES = ("pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "function")
NOT_COMPARED = ("written_at", "source")

Table = dict[date, dict[str, str]]


def made_up(days: int, seed: int = 1) -> Table:
    """What is to be typed: some days and some answers are blank."""
    chance = random.Random(seed)
    table: Table = {}
    for back in range(days):
        answers = {key: str(chance.randint(0, 10)) for key in SCALES if chance.random() < 0.85}
        if "sleep_hours" in answers:
            answers["sleep_hours"] = f"{chance.randint(8, 40) / 4:g}"
        if answers and chance.random() < 0.9:
            table[LAST - timedelta(days=back)] = answers
    return table


def type_all(window: MainWindow, table: Table) -> None:
    """Each answer by key: Enter leaves a question blank, a number and Enter answers it."""
    for when, answers in table.items():
        window.diary_page.show_date(when)
        for key in SCALES:
            if key in answers:
                window.diary_page.editor.start(key)
                target = QApplication.focusWidget()
                for letter in answers[key]:
                    QTest.keyClicks(QApplication.focusWidget() or target, letter)
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def write_csv(path: Path, table: Table) -> None:
    """The same answers as a file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["date", *SCALES])
        writer.writeheader()
        writer.writerows({"date": when, **answers} for when, answers in table.items())


def exported(folder: Path) -> dict[tuple[str, str], str]:
    """Every cell of a diary's table, by date and column."""
    path = folder.with_suffix(".csv")
    assert dialdown(["--data-dir", str(folder), "export", str(path)]) == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            (row["date"], column): cell
            for row in csv.DictReader(file)
            for column, cell in row.items()
            if column not in NOT_COMPARED
        }


def differences(base: Path, days: int, app: QApplication) -> tuple[int, int, int]:
    """Days typed, answers typed, cells that differ."""
    table = made_up(days)
    now = Stamp(datetime(LAST.year, LAST.month, LAST.day, 20, tzinfo=UTC), "UTC")
    typed, brought = base / "typed", base / "brought"
    diary = create_diary(typed / "diary.db", lambda: now)
    window = MainWindow(Session(diary, lambda: now), Theme(app), Settings(), lambda: "")
    window.show()
    app.processEvents()
    type_all(window, table)
    window.close()
    diary.close()
    write_csv(base / "same.csv", table)
    assert dialdown(["--data-dir", str(brought), "import", str(base / "same.csv")]) == 0
    one, other = exported(typed), exported(brought)
    apart = sum(one.get(cell) != other.get(cell) for cell in one.keys() | other.keys())
    return len(table), sum(map(len, table.values())), apart


def main() -> int:
    """Type, import, compare; 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    days = parser.parse_args().days
    rows._TREMOR_MS = -1
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        typed, answers, apart = differences(Path(folder), days, app)
        seconds = time.perf_counter() - start
    print(f"{typed} days, {answers} answers typed: {apart} cells differ from the import.")
    print(f"{seconds:.0f} s in all, {seconds / answers * 1000:.0f} ms an answer, saved and shown.")
    return int(apart > 0)


if __name__ == "__main__":
    sys.exit(main())
