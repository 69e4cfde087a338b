"""How this is worked out: the plain text, or the one for professionals with every number."""

from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QVBoxLayout

from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.charts.method.numbers import Row, how_tested, rows_as_text, rows_of, rows_table
from dialdown.ui.charts.method.paper import add_numbers
from dialdown.ui.charts.method.text_view import TextView
from dialdown.ui.charts.method.texts import MethodText, load_text
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.charts.tables import TableView
from dialdown.ui.learn.printing import ask_and_print
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, heading, holder, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class MethodSection(Section):
    """Two screens in one place; each can be printed, and the numbers copied."""

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__(session, theme, settings)
        self._found: Patterns | None = None
        self._rows: list[Row] = []
        self.professional = Button(_("For professionals"), "chip", checkable=True)
        self.copy = Button(_("Copy the numbers"))
        self.copy.setEnabled(False)
        self.print = Button(_("Print…"), name=_("Print this text"))
        self.tests = label(wrap=True)
        self.table = TableView(theme, _("Every row in numbers"))
        self.text = TextView(theme)
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(GAP_S)
        self._numbers.addWidget(heading(theme, _("The numbers of this diary"), wrap=True))
        self._numbers.addWidget(self.tests)
        self._numbers.addWidget(self.table)
        self._box = holder(self._numbers)
        bar = Wrapping(FlowLayout(), self.professional, self.copy, self.print)
        for part in (bar, self._box, self.text):
            self.body.addWidget(part)
        self.professional.toggled.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self._show()

    def show_reading(self, reading: Reading) -> None:
        """Keep the newest numbers, and show them if they are asked for."""
        self._found, self._rows = reading.patterns, []
        self.copy.setEnabled(True)
        self._show_numbers()

    def shown(self) -> MethodText:
        """The text on the screen."""
        name = "professional" if self.professional.isChecked() else "plain"
        return load_text(name, self.settings.language or "en")

    def add_numbers(self, document: QTextDocument) -> None:
        """Put this diary's numbers after the text for professionals."""
        if self._found is not None:
            add_numbers(document, how_tested(self._found), self._rows)

    def _show(self) -> None:
        asked = self.professional.isChecked()
        self._box.setVisible(asked)
        self.copy.setVisible(asked)
        self.text.show_text(self.shown())
        self._show_numbers()

    def _show_numbers(self) -> None:
        if self._found is not None and self.professional.isChecked():
            self._rows = self._rows or rows_of(self._found)  # half a second for ten years
            self.tests.setText("\n".join(how_tested(self._found)))
            self.table.show_table(rows_table(self._rows))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(rows_as_text(self._rows))
        announce(self.copy, _("Numbers copied"))

    def _print(self) -> None:
        text = self.shown()
        add = self.add_numbers if self.professional.isChecked() else None
        ask_and_print(text.article, text.library, self.theme, self, add)
