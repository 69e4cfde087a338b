"""What is about to leave, in words, and the ways out beside it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.summary import Summary, SummarySource, plain_text
from dialdown.summary.leaving import leaving
from dialdown.ui.summary.saving import LastFolder, ask_where, why_not, write
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class Outputs(QWidget):
    """Prints, saves and copies what `page` gives: the page that the preview shows."""

    def __init__(
        self, source: SummarySource, page: Callable[[], Summary], theme: Theme, folder: LastFolder
    ) -> None:
        super().__init__()
        self._source, self._page, self._folder = source, page, folder
        self._leaving = label(_("The page is being made…"), wrap=True)
        self._absent = small(theme, wrap=True)
        self.status = StatusLine()
        self.status.setWordWrap(True)
        self.status.setProperty("muted", False)
        self.status.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        for line in self._ways_out():
            layout.addWidget(line)
        for line in (self.status, self._leaving, self._absent):
            layout.addWidget(line)

    def show_leaving(self, summary: Summary) -> None:
        """Say what would leave with this page; what became of the one before is over."""
        self.status.clear()
        self.status.hide()
        *inside, absent = leaving(summary)
        self._leaving.setText(_("On it: {what}.").format(what="; ".join(inside)))
        self._absent.setText(f"{absent}.")
        for button in self.findChildren(Button):
            button.setAccessibleDescription(f"{self._leaving.text()} {self._absent.text()}")

    def say(self, words: str) -> None:
        """Say what became of it."""
        self.status.show()
        self.status.say(words)

    def print_page(self) -> None:
        """Ask which printer, and print what is shown."""
        from dialdown.ui.summary.printing import NoPrinterError, ask_and_print

        try:
            file = ask_and_print(self._page(), self)
        except NoPrinterError:
            self.say(_("Not printed: the printer does not answer."))
        except OSError as error:
            self.say(why_not(error))
        else:
            if file is not None:
                self.say(_saved(Path(file)) if file else _("Sent to the printer."))

    def save(self, ending: str) -> None:
        """Ask where, and write a file that only its owner may read."""
        page = self._page()
        if path := ask_where(self, ending, self._folder):
            self._write(path, page)

    def save_to(self, path: Path) -> None:
        """Write the page; the ending says as what."""
        self._write(path, self._page())

    def copy(self) -> None:
        """Put the page on the clipboard as plain text, for a patient portal."""
        QGuiApplication.clipboard().setText(plain_text(self._page()))
        self.say(_("Copied as plain text, ready to paste."))

    def _write(self, path: Path, page: Summary) -> None:
        try:
            write(path, page, self._source)
        except OSError as error:
            self.say(why_not(error))
        else:
            self.say(_saved(path))

    def _ways_out(self) -> list[QWidget]:
        """The two that most people need, and below them three quiet ones."""
        most = [
            self._button(_("Print…"), self.print_page, "primary", "Ctrl+P"),
            self._button(_("Save as PDF…"), partial(self.save, ".pdf"), "", "Ctrl+S"),
        ]
        more = [
            self._button(_("Copy as text"), self.copy, "quiet", "Ctrl+Shift+C"),
            self._button(_("Web page…"), partial(self.save, ".html"), "quiet"),
            self._button(_("Records…"), partial(self.save, ".json"), "quiet"),
        ]
        more[1].setToolTip(_("One HTML file that a screen reader can read"))
        more[2].setToolTip(_("For another program, as FHIR JSON"))
        return [Wrapping(FlowLayout(), *most), Wrapping(FlowLayout(), *more)]

    def _button(self, words: str, do: Callable[[], None], kind: str = "", keys: str = "") -> Button:
        button = Button(words, kind)
        button.clicked.connect(lambda: do())
        if keys:
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        return button


def _saved(path: Path) -> str:
    return _("Saved as {name}, for your eyes only.").format(name=path.name)
