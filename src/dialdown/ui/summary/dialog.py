"""The appointment summary: look at the page, choose a little, print it or save it."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.summary import Chosen, Records, Summary, SummarySource, write_html
from dialdown.summary.page import write_pdf
from dialdown.ui.session import Session
from dialdown.ui.summary.choices import Choices
from dialdown.ui.summary.preview import Preview
from dialdown.ui.theme import GAP_L, GAP_M, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, row

_SCROLL_BAR = 24
"""As wide as the style sheet makes it."""


def make_summary_dialog(
    session: Session, theme: Theme, parent: QWidget | None = None
) -> "SummaryDialog":
    """The dialog about the diary as it is now."""
    diary = session.diary
    source = SummarySource(diary.days(), Records.read(diary.records), session.today())
    dialog = SummaryDialog(source, theme, parent)
    if diary.is_made_up:
        dialog.choices.put_name(_("Made-up diary"))
    return dialog


class SummaryDialog(QDialog):
    """Preview on the left, choices and commands on the right."""

    def __init__(self, source: SummarySource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Appointment summary"))
        self._source = source
        self._preview = Preview(theme)
        self.choices = Choices(source, theme)
        self.status = StatusLine()
        self.status.setWordWrap(True)
        self.choices.changed.connect(self._refresh)
        side = row(self._preview, self._scrolling(self.choices), spacing=GAP_L)
        side.setStretch(0, 1)
        print_button, save_button, close_button = self._buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addLayout(side, 1)
        below = row(print_button, save_button, self.status, close_button, spacing=GAP_M)
        below.setStretch(2, 1)
        layout.addLayout(below)
        self._refresh()

    def summary(self) -> Summary:
        """The page as it is chosen now."""
        name, born = self.choices.person
        return self._source.summary(*self.choices.period, Chosen(name=name, born=born))

    def print_page(self) -> None:
        """Ask which printer, and print one side."""
        from dialdown.ui.summary.printing import ask_and_print

        sent = ask_and_print(self.summary(), self.choices.paper, self)
        if sent is not None:
            self.status.say(
                _("Sent to the printer.") if sent else _("The printer did not take the page.")
            )

    def save(self) -> None:
        """Ask where, and write a PDF or HTML file that only its owner may read."""
        kinds = [_("Page to print (*.pdf)"), _("Page to read aloud (*.html)")]
        place = str(Path(QDir.homePath()) / _("summary.pdf"))
        chosen, kind = QFileDialog.getSaveFileName(
            self, _("Save the page"), place, ";;".join(kinds)
        )
        if chosen:
            self.save_to(_named(Path(chosen), kind == kinds[1]))

    def save_to(self, path: Path) -> None:
        """Write the page; a file that ends in .html as HTML, otherwise as PDF."""
        try:
            if path.suffix.lower() in (".html", ".htm"):
                write_html(path, self.summary())
            else:
                write_pdf(path, self.summary(), self.choices.paper)
        except OSError:
            self.status.say(_("Not saved. That place is full or may not be written to."))
            return
        self.status.say(_("Saved as {name}").format(name=path.name))

    def _buttons(self) -> list[Button]:
        made = [
            (Button(_("Print…"), "primary"), self.print_page),
            (Button(_("Save as PDF or HTML…")), self.save),
            (Button(_("Close")), self.reject),
        ]
        for button, command in made:
            button.clicked.connect(command)
        return [button for button, _command in made]

    def _scrolling(self, widget: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(widget)
        area.setFixedWidth(widget.minimumSizeHint().width() + _SCROLL_BAR)
        return area

    def _refresh(self) -> None:
        self._preview.show_page(self.summary(), self.choices.paper)


def _named(path: Path, html: bool) -> Path:
    """`path` with an ending, as the kind that was chosen asks for where none was typed."""
    if html and path.suffix.lower() in ("", ".pdf"):
        return path.with_suffix(".html")
    return path if path.suffix else path.with_suffix(".pdf")
