"""Everything that opens beside the three tabs, each where it is first asked for."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from dialdown.i18n import _
from dialdown.ui.diary.past.undoing import Undoing

if TYPE_CHECKING:
    from dialdown.ui.main_window import MainWindow
    from dialdown.ui.summary.saving import LastFolder


class Dialogs:
    """Opens a dialog on top of the window, and lets Qt delete it afterwards."""

    def __init__(self, window: "MainWindow", undoing: Undoing) -> None:
        self._window, self._undoing = window, undoing
        self._session, self._theme = window.session, window.theme
        self._folder: LastFolder | None = None

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """Words and what they do, for the menu."""
        return [
            (_("Beside the days…"), self.records),
            (_("What to track…"), self.questions),
            (_("Past days…"), self.past),
            (_("What was done…"), self.what_was_done),
            (_("Pace and reminders…"), self.pace),
        ]

    def records(self, section: str = "") -> None:
        """Flares, treatments, visits and the rest that stands beside the days."""
        from dialdown.ui.records.dialog import RecordsDialog

        self._show(RecordsDialog(self._session, self._theme, self._window, section))

    def questions(self) -> None:
        """Which questions are asked."""
        from dialdown.ui.questions.dialog import QuestionsDialog

        self._show(QuestionsDialog(self._session, self._theme, self._window))

    def past(self, words: str = "") -> None:
        """All days as a list, or those with some words."""
        dialog = self._past_dialog()
        dialog.show_list(self._window.diary_page.editor.date, words)
        self._show(dialog)

    def year(self, when: date) -> None:
        """The year of a date."""
        dialog = self._past_dialog()
        dialog.show_year(when)
        self._show(dialog)

    def what_was_done(self) -> None:
        """The steps that can be undone."""
        from dialdown.ui.diary.past.undo import UndoDialog

        self._show(UndoDialog(self._session, self._theme, self._undoing, self._window))

    def pace(self) -> None:
        """Reminders, pauses, hidden numbers."""
        from dialdown.ui.kind.pace_dialog import PaceDialog

        window = self._window
        dialog = PaceDialog(self._session, self._theme, window.settings, window, window.reminder)
        dialog.settings_changed.connect(window.settings_changed)
        self._show(dialog)
        window.diary_page.activate()

    def spread(self) -> None:
        """The body map over months."""
        from dialdown.ui.diary.body.spread import SpreadDialog

        self._show(SpreadDialog(self._session, self._theme, self._window))

    def summary(self) -> None:
        """The page for an appointment."""
        from dialdown.ui.summary.dialog import make_summary_dialog  # with numpy behind it
        from dialdown.ui.summary.saving import LastFolder

        self._folder = self._folder or LastFolder()
        window = self._window
        dialog = make_summary_dialog(
            self._session, self._theme, window, window.settings, self._folder
        )
        dialog.settings_changed.connect(window.settings_changed)
        self._show(dialog)

    def _past_dialog(self):  # a PastDialog, which is loaded with this
        from dialdown.ui.diary.past.dialog import PastDialog

        shown = not self._window.settings.hide_numbers
        dialog = PastDialog(self._session, self._theme, self._window, shown)
        dialog.chosen.connect(self._window.show_day)
        return dialog

    def _show(self, dialog: QDialog) -> None:
        self._window.diary_page.editor.flush()
        dialog.exec()
        dialog.deleteLater()
