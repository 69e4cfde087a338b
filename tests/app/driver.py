"""The real program in a process of its own, steered by lines on standard input.

It answers with lines on standard output: `shown` once a window is there, what the status line says
after each save, `raised` when it came to the front. `keys 7 Return` presses keys, `note some words`
types into the note, `restore` brings the newest backup back, `agree` lets every question that
follows be agreed to, `choose create` presses a button of the start page, `quit` closes.
"""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from dialdown import app as program
from dialdown.paths import AppPaths
from dialdown.ui.restore_dialog import RestoreDialog
from dialdown.ui.session import Session
from dialdown.ui.trouble import NotSavedBar


def say(words: str) -> None:
    print(words, flush=True)


class Driven(program.App):
    """The program, telling what it shows and doing as it is told."""

    def _show(self, window) -> None:
        super()._show(window)
        say(f"shown {getattr(window, 'head', 'a diary')}")
        if isinstance(getattr(window, "session", None), Session):
            window.session.said.connect(say)
            window.session.failed.connect(say)

    def _come_to_front(self) -> None:
        super()._come_to_front()
        say("raised")

    def run(self) -> int:
        os.set_blocking(0, False)
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._input.activated.connect(self._read)
        return super().run()

    def _read(self) -> None:
        for line in os.read(0, 4096).decode().splitlines():
            QTimer.singleShot(0, partial(self._do, *line.split()))

    def _do(self, what: str, *rest: str) -> None:
        if what == "quit":
            self._stop()
        elif what == "choose":
            self._window.chosen.emit(rest[0])
        elif what == "restore":
            self._window.files.restore_asked.emit()
        elif what == "agree":
            QMessageBox.clickedButton = agreed
        elif what == "note":
            edit = self._window.diary_page.editor.form.note.edit
            self._window.diary_page.editor.form.open(self._window.diary_page.editor.form.note)
            edit.setFocus()
            QTest.keyClicks(edit, " ".join(rest))
        for name in rest if what == "keys" else ():
            QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{name}"))


def tell(_box: QMessageBox) -> int:
    """What is told is read at once; what is asked is answered with the careful button."""
    say(f"told {_box.windowTitle()}")
    return 0


def agreed(box: QMessageBox) -> QPushButton:
    """The button that does what is asked about."""
    roles = {box.buttonRole(button): button for button in box.buttons()}
    return roles[QMessageBox.ButtonRole.AcceptRole]


def warn(bar: NotSavedBar, words: str) -> None:
    """The line across the window that is there from the start."""
    say(f"warned {words}")
    warn_in_earnest(bar, words)


warn_in_earnest, NotSavedBar.warn = NotSavedBar.warn, warn
QMessageBox.exec = tell
RestoreDialog.exec = lambda dialog: dialog.bring.click()
program.App = Driven
sys.exit(program.run(AppPaths.below(Path(sys.argv[1]))))
