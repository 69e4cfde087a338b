"""The real program in a process of its own, which types a secret word into every field.

Arguments: the data folder, a folder for exports, a file for the report. It prints `typed`, waits
for a line, deletes everything for good, prints `purged`, waits for a line and ends. The report is
JSON: `fields`, the number of fields typed into; `shown`, what the desktop, a screen reader or a
window list is told with the word in it, as [kind of object, property, words]; `unexpected`, what of
that belongs to no name that was typed; `clipboard`, what it held before and after the page was
copied, and the selection; `question`, the words of one that was noted in Learn; `dumpable`.
"""

import ctypes
import json
import os
import sys
import threading
import traceback
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from typed_places import CANARY, charts, learn, summary

from dialdown import app as program
from dialdown.domain.day import Moment
from dialdown.domain.records import RECORD_TYPES
from dialdown.paths import AppPaths
from dialdown.storage import back_up
from dialdown.ui import dialogs
from dialdown.ui.backup_care import backup_folder
from dialdown.ui.diary.past import delete
from dialdown.ui.diary.tags import TagPart
from dialdown.ui.widgets.basics import Button

OUTSIDE = ("windowTitle", "windowIconText", "windowFilePath", "objectName", "toolTip", "statusTip",
           "whatsThis")  # fmt: skip
SPOKEN = ("accessibleName", "accessibleDescription")
# The words of these are names, which buttons about them rightly say.
NAMES = ("tag", "scale", "treatment", "dose", "want", "number", "trial")
# These tell what they hold: a fold, and the page that will be printed.
TELLING = (("FoldButton", "accessibleDescription"), ("_Sheets", "accessibleDescription"))


class Typist:
    """Types a word of its own into each field of the open program."""

    def __init__(self, window, out: Path) -> None:
        self.window, self.out = window, out
        self.fields = 0
        self.question = self.before_copy = self.copied = self.selected = ""
        self.shown: list[tuple[str, str, str]] = []

    def type(self, edit: QWidget, what: str) -> None:
        edit.setFocus()
        QTest.keyClicks(edit, f"{CANARY}-{what}")
        self.fields += 1
        self.look()

    def field(self, root: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
        edits = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
        [found] = [e for e in edits if e.accessibleName() == name and e.isVisibleTo(root)]
        return found

    def press(self, root: QWidget, words: str) -> None:
        every = [b for b in root.findChildren(Button) if b.isVisibleTo(root)]
        [found] = [b for b in every if words in (b.text(), b.accessibleName())]
        found.click()
        self.look()

    def form(self, root: QWidget, start: str, **fields: str) -> None:
        """Open a form, type into the named fields, save."""
        self.press(root, start)
        for what, name in fields.items():
            self.type(self.field(root, name), what.rstrip("_"))
        self.press(root, "Save")

    def look(self) -> None:
        """Note what is told to others with the word in it."""
        QApplication.processEvents()
        tops = [w for w in QApplication.topLevelWidgets() if w.parent() is None]
        every: list[QObject] = [*tops, *(w for top in tops for w in top.findChildren(QObject))]
        for one in every:
            names = (*OUTSIDE, *SPOKEN) if isinstance(one, QWidget) else ("objectName",)
            names = ("text", "toolTip", "statusTip") if isinstance(one, QAction) else names
            for name in names:
                words = str(one.property(name) or "")
                if CANARY in words:
                    self.shown.append((type(one).__name__, name, words))

    # ------------------------------------------------------------------ the fields
    def all(self) -> None:
        self.days()
        for section in ("flares", "treatments", "appointments", "mentions", "about", "anchors",
                        "numbers"):  # fmt: skip
            dialog = self.dialog(lambda s=section: self.window.dialogs.records(s))
            getattr(self, section)(dialog)
            dialog.close()
        dialog = self.dialog(self.window.dialogs.questions)
        self.form(dialog, "Add a question of your own…", scale="Name",
                  scale_low="Words for 0, such as: none",
                  scale_high="Words for 10, such as: very strong")  # fmt: skip
        dialog.close()
        self.other_places()

    def days(self) -> None:
        editor = self.window.diary_page.editor
        for edit in editor.findChildren(QPlainTextEdit):
            self.type(edit, "note")
        editor.flush()
        for edit in editor.form.findChildren(QLineEdit):
            if edit.isVisibleTo(editor):
                self.type(edit, "amount")
                editor.flush()
                self.look()
                edit.clear()
        for part in editor.form.findChildren(TagPart):
            part.press("add:")
            self.type(part._name, f"tag{self.fields}")
            part.flush()
        session = self.window.session
        day = session.diary.day(session.today())
        moment = Moment(session.now(), 5, set_off=f"{CANARY}-off", eased=f"{CANARY}-eased")
        session.save("Moment", day.with_moment(moment))
        self.fields += 2

    def flares(self, dialog) -> None:
        self.form(dialog, "Add a flare…", flare="Note", when="Start")  # which is refused
        self.field(dialog, "Start").setText("today")
        self.press(dialog, "Save")

    def treatments(self, dialog) -> None:
        self.press(dialog, "Add a treatment…")
        self.type(self.field(dialog, "Name"), "treatment")
        self.type(self.field(dialog, "Dose, in your words"), "dose")
        self.press(dialog, "More about this treatment")
        self.type(self.field(dialog, "In my own words"), "verdict")
        self.press(dialog, "Save")

    def appointments(self, dialog) -> None:
        self.type(self.field(dialog, "A question, or something I want"), "want")
        self.press(dialog, "Add the question")
        self.form(dialog, "Add an appointment…", visit_who="With whom", visit_note="Note")

    def mentions(self, dialog) -> None:
        box = dialog.section.findChildren(QCheckBox)[0]
        box.click()
        self.type(self.field(dialog, f"{box.text()}, in my words"), "mention")

    def about(self, dialog) -> None:
        for edit in dialog.section.findChildren(QPlainTextEdit):
            self.type(edit, "about")
        dialog.section.flush()

    def anchors(self, dialog) -> None:
        self.form(dialog, "Write them down…", anchor="10 is, for me", anchor_="0 is, for me")

    def numbers(self, dialog) -> None:
        self.form(dialog, "Add a number…", number="Who", telephone="Telephone number")

    def other_places(self) -> None:
        """Search fields, every page, and the files that leave the program."""
        for place in range(3):
            self.window.show_tab(place)
            self.window.search()
            focused = QApplication.focusWidget()
            if isinstance(focused, QLineEdit):
                self.type(focused, "search")
        charts(self)
        learn(self)
        dialog = self.dialog(lambda: self.window.dialogs.past(f"{CANARY}-search"))
        self.look()
        dialog.close()
        self.dialog(self.window.dialogs.what_was_done).close()
        summary(self)
        back_up(self.window.session.diary, backup_folder(self.window.session.diary))

    def dialog(self, show) -> QWidget:
        show()
        dialog = shown.pop()
        self.look()
        return dialog

    # ------------------------------------------------------------------ errors, the end
    def fail(self) -> None:
        """Errors with the word in message and variables: in a slot, a thread, a finalizer."""
        secret = f"{CANARY}-in-a-variable"
        QTimer.singleShot(0, lambda: int(secret))
        thread = threading.Thread(target=int, args=(secret,), name=secret)
        thread.start()
        thread.join()

    def purge(self) -> None:
        """Delete everything that was typed, then for good."""
        session = self.window.session
        session.undo()
        session.redo()
        records = [one for kind in RECORD_TYPES for one in session.diary.records(kind)]
        assert session.save("All", remove=[*reversed(records)])
        today = session.today()
        for when in (today - timedelta(days=1), today):
            delete.delete_for_good(session, self.window, when)
        self.window.diary_page.editor.show_date(today)

    def report(self) -> dict[str, object]:
        unexpected = sorted({entry for entry in self.shown if not belongs(*entry)})
        return {
            "fields": self.fields, "shown": self.shown, "unexpected": unexpected,
            "clipboard": [self.before_copy, self.copied, self.selected], "question": self.question,
            "dumpable": ctypes.CDLL(None).prctl(3) if sys.platform == "linux" else 0,
        }  # fmt: skip


def belongs(kind: str, where: str, words: str) -> bool:
    """True for names on what is about them, and for what a fold says of its own content."""
    if where in SPOKEN or (kind, where) == ("Button", "toolTip"):
        named = any(f"{CANARY}-{name}" in words for name in NAMES)
        return named or (kind, where) in TELLING
    return False


class Typing(program.App):
    """The program with a typist in it."""

    def run(self) -> int:
        QTimer.singleShot(200, self._work)
        return super().run()

    def _work(self) -> None:
        self._typist = Typist(self._window, Path(sys.argv[2]))
        self._guarded(self._typist.all)
        self._typist.fail()
        QTimer.singleShot(100, lambda: self._guarded(self._finish))

    def _finish(self) -> None:
        Path(sys.argv[3]).write_text(json.dumps(self._typist.report()))
        print("typed", flush=True)
        sys.stdin.readline()
        self._typist.purge()
        print("purged", flush=True)
        sys.stdin.readline()
        self._stop()

    def _guarded(self, do) -> None:
        """The program would only log what fails; here it ends and says all."""
        try:
            do()
        except BaseException:  # noqa: BLE001 - it ends at once
            Path(sys.argv[3]).write_text(traceback.format_exc())
            os._exit(3)


shown: list[QWidget] = []


def show(self, dialog) -> None:
    """As Dialogs._show does, without waiting."""
    self._window.diary_page.editor.flush()
    dialog.show()
    shown.append(dialog)


dialogs.Dialogs._show = show
delete.ask = lambda *_words: True
program.tell = lambda *_words: None
program.App = Typing
sys.exit(program.run(AppPaths.below(Path(sys.argv[1]))))
