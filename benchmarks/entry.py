"""How many keys and clicks an entry takes, counted in the real window, and how long that is.

    PYTHONPATH=src python benchmarks/entry.py

Each flow starts from a freshly opened window on a diary of 30 days and is done by keys (or clicks)
alone; afterwards the diary is read to prove that the answers are there. Time is estimated with the
keystroke-level model of Card, Moran and Newell ("The keystroke-level model for user performance
time with interactive systems", Communications of the ACM 23, 1980, 396-410):

    T = keys x K + clicks x (P + B) + decisions x M

for two people: the model's slowest typist (K 1.20 s, P 1.10 s, B 0.20 s, M 1.35 s), and numb hands
and a foggy head, for whom pointing and deciding are taken as twice as slow and more (K 1.20 s,
P 2.50 s, B 0.20 s, M 2.70 s; our assumption, not a finding). The model's first rule puts a decision
before each command and none before an argument such as a number. Somebody who does not know the
answers yet thinks about each of them: the last columns put a decision there instead.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from dialdown.app import make_application
from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.scales import SCALES
from dialdown.settings import Settings
from dialdown.storage import create_diary
from dialdown.ui.diary import rows
from dialdown.ui.main_window import MainWindow
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

NOW = Stamp(datetime(2026, 11, 22, 14, 2, tzinfo=UTC), "UTC")
PEOPLE = {"slowest typist": (1.2, 1.1, 0.2, 1.35), "numb and foggy": (1.2, 2.5, 0.2, 2.7)}
LIMITS = {"bad day": 3, "usual day": 6, "full entry": 25}


@dataclass
class Counted:
    """What a person did."""

    keys: int = 0
    clicks: int = 0
    commands: int = 0
    answers: int = 0

    def seconds(self, person: tuple[float, ...], decisions: int) -> float:
        """The keystroke-level model."""
        key, point, press, think = person
        return self.keys * key + self.clicks * (point + press) + decisions * think


class Hands:
    """Keys and clicks on the real window, each of them counted."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.counted = Counted()

    def key(self, *pressed: Qt.Key | str, chord: Qt.KeyboardModifier | None = None) -> None:
        """Press keys one after the other; a chord such as Ctrl+L counts as two."""
        for key in pressed:
            target = QApplication.focusWidget() or self.window
            self.counted.keys += 2 if chord else 1
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key, chord or Qt.KeyboardModifier.NoModifier)
            QApplication.processEvents()

    def tab_to(self, name: str) -> None:
        """Tab until something of that name has the keyboard."""
        for _tab in range(40):
            self.key(Qt.Key.Key_Tab)
            if QApplication.focusWidget().accessibleName().startswith(name):
                return
        raise SystemExit(f"Tab does not lead to {name!r}")

    def click(self, name: str) -> None:
        """Click the button of that name."""
        (button,) = [b for b in self.window.findChildren(QPushButton) if b.accessibleName() == name]
        self.counted.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def think(self, commands: int, answers: int) -> None:
        """Say how many commands and answers a flow has."""
        self.counted.commands, self.counted.answers = commands, answers


def bad_day(hands: Hands) -> set[str]:
    """A number, Enter."""
    hands.think(1, 1)
    hands.key("7", Qt.Key.Key_Return)
    return {"pain"}


def bad_day_at_worst(hands: Hands) -> set[str]:
    """Ten is one and zero."""
    hands.think(1, 1)
    hands.key("1", "0", Qt.Key.Key_Return)
    return {"pain"}


def bad_day_by_mouse(hands: Hands) -> set[str]:
    """One click."""
    hands.think(1, 1)
    hands.click("Pain today 7")
    return {"pain"}


def usual_day(hands: Hands) -> set[str]:
    """Same as last time, and one number that differs."""
    hands.think(2, 2)
    hands.key(Qt.Key.Key_L, chord=Qt.KeyboardModifier.ControlModifier)
    hands.key("6", Qt.Key.Key_Return)
    return {"pain", "stress", "sleep_hours"}


def full_entry(hands: Hands) -> set[str]:
    """Every scale, something that hurt to touch, something that helped."""
    hands.think(5, len(SCALES) + 2)  # begin, touch, help, open the rest, movement
    hands.key("6", "8", "7", Qt.Key.Key_Return, "4", "7", "5", Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Space)  # what hurt when touched
    hands.tab_to("What helped or was good")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("Mood, energy")
    hands.key(Qt.Key.Key_Return)
    hands.key("3", "2", "6", "4", "5", "7", "3", "0", Qt.Key.Key_Return)
    return {scale.key for scale in SCALES}


FLOWS: dict[str, tuple[str, Callable[[Hands], set[str]]]] = {
    "bad day, a digit and Enter": ("bad day", bad_day),
    "bad day, pain ten": ("bad day", bad_day_at_worst),
    "bad day, by mouse": ("bad day", bad_day_by_mouse),
    "usual day": ("usual day", usual_day),
    "full entry without words": ("full entry", full_entry),
}


def main() -> int:
    """Run every flow and print what it took; 1 if one takes more than its limit."""
    app = make_application()
    theme = Theme(app)
    rows._TREMOR_MS = -1  # a person takes longer than this program from key to key
    heads = [*PEOPLE, *(f"{name}*" for name in PEOPLE)]
    print(f"{'flow':<27}{'keys':>5}{'clicks':>7}{'limit':>6}" + "".join(f"{h:>17}" for h in heads))
    too_much = False
    for name, (kind, flow) in FLOWS.items():
        done = run(app, theme, flow)
        times = [done.seconds(p, n) for n in (done.commands, done.answers) for p in PEOPLE.values()]
        print(f"{name:<27}{done.keys:>5}{done.clicks:>7}{LIMITS[kind]:>6}", end="")
        print("".join(f"{seconds:>15.1f} s" for seconds in times))
        too_much |= done.keys > LIMITS[kind] or done.clicks > 2
    print("* with a decision for each answer")
    return int(too_much)


def run(app: QApplication, theme: Theme, flow: Callable[[Hands], set[str]]) -> Counted:
    """One flow in a fresh window; raises SystemExit if an answer did not arrive."""
    with tempfile.TemporaryDirectory() as folder:
        diary = create_diary(Path(folder) / "diary.db", lambda: NOW)
        diary.save("thirty days", *thirty_days())
        window = MainWindow(Session(diary, lambda: NOW), theme, Settings(), lambda: "")
        window.resize(1280, 860)
        window.show()
        app.processEvents()
        hands = Hands(window)
        wanted = flow(hands)
        window.diary_page.editor.flush()
        missing = wanted - set(diary.day(NOW.date).answers)
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        diary.close()
    if missing:
        raise SystemExit(f"not in the diary: {', '.join(sorted(missing))}")
    return hands.counted


def thirty_days() -> list[Day]:
    """A diary to stand in: pain, stress and sleep of the last month."""
    days = []
    for back in range(1, 31):
        day = Day(NOW.date - timedelta(days=back), written_at=NOW)
        day = day.with_value("pain", 3 + back % 4).with_value("stress", back % 6)
        days.append(day.with_value("sleep_hours", 390 + 15 * (back % 5)))
    return days


if __name__ == "__main__":
    sys.exit(main())
