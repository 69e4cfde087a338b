"""Files in and out from the window: import, export, back up, restore."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from dialdown.domain.records import RECORD_TYPES, Record
from dialdown.i18n import _, ngettext
from dialdown.storage import DiaryError
from dialdown.ui.backup_care import backup_folder
from dialdown.ui.second_place import SecondPlace, keep_copies
from dialdown.ui.session import Session
from dialdown.ui.widgets.ask import ask, tell

if TYPE_CHECKING:
    from dialdown.exchange import Imported, Plan
    from dialdown.ui.main_window import MainWindow

_PROBLEMS_SHOWN = 12


class FileCommands(QObject):
    """What the menu offers about files. The importers are loaded when they are first used.

    `restore_asked` is for whoever can close the diary and open it again.
    """

    restore_asked = Signal()

    def __init__(self, window: "MainWindow", session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """Words and what they do."""
        return [
            (_("Import a file…"), self.import_file),
            (_("Export everything…"), self.export_file),
            (_("Back up now"), self.back_up),
            (_("Restore a backup…"), self.restore_asked.emit),
        ]

    def import_file(self) -> None:
        """Read a file, say what it holds, and take it in as one change if the person agrees."""
        from dialdown.exchange import UnreadableFileError, merge, read

        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Import a file"), str(Path.home())
        )
        if not name:
            return
        try:
            imported = read(Path(name), self._records())
        except UnreadableFileError as error:
            tell(self._window, _("Nothing was imported"), str(error))
            return
        diary = self._session.diary
        plan = merge(imported, diary.days(), self._records())
        if self._agree(imported, plan):
            label = _("Import from {format}").format(format=imported.title)
            self._session.save(label, *plan.items)

    def export_file(self) -> None:
        """Write everything, or a table for a spreadsheet."""
        from dialdown.exchange import ExportError, write_csv, write_json

        kinds = [_("Everything (*.json)"), _("Table for a spreadsheet (*.csv)")]
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export"), str(Path.home() / "export.json"), ";;".join(kinds)
        )
        if not name:
            return
        diary = self._session.diary
        try:
            if name.endswith(".csv"):
                write_csv(Path(name), diary.days(), self._records())
            else:
                write_json(Path(name), diary.days(), self._records(), diary.is_made_up)
        except ExportError as error:
            tell(self._window, _("Not exported"), str(error))
            return
        self._session.said.emit(_("Exported to {name}").format(name=Path(name).name))

    def back_up(self) -> None:
        """Write a verified copy now."""
        diary = self._session.diary
        try:
            second = SecondPlace(self._window.settings, self._session.now)
            path = keep_copies(
                diary.path, backup_folder(diary), None if diary.is_made_up else second, "",
                self._session.now,
            )  # fmt: skip
        except DiaryError as error:
            tell(self._window, _("No backup was made"), str(error))
            return
        self._session.changed.emit()
        tell(self._window, _("Backed up"), _("A checked copy is at {path}").format(path=path))

    def _records(self) -> list[Record]:
        return [record for kind in RECORD_TYPES for record in self._session.diary.records(kind)]

    def _agree(self, imported: "Imported", plan: "Plan") -> bool:
        lines = [
            ngettext("{n} new day", "{n} new days", plan.days_new).format(n=plan.days_new),
            _("{n} days filled in").format(n=plan.days_filled),
            _("{n} rows known from before, skipped").format(n=plan.rows_known),
            _("{n} answers differ from yours; yours stay").format(n=len(plan.clashes)),
            *imported.notices,
            *[str(problem) for problem in imported.problems][:_PROBLEMS_SHOWN],
        ]
        words = _("This looks like {format}.").format(format=imported.title)
        more = "\n".join(lines)
        if plan.changes_nothing:
            tell(self._window, _("Nothing new to bring in"), words, more)
            return False
        return ask(self._window, _("Import"), words, _("Bring it in"), _("Leave it"), more)
