"""The few choices beside the preview: period, paper, and a name that is typed and never kept."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.summary.page import A4, LETTER
from dialdown.summary.source import USUAL_DAYS, SummarySource
from dialdown.ui.theme import GAP_L, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, column, heading, holder, label, row, small
from dialdown.ui.words import short_date

_SHORT_DAYS = 30


class _DateEdit(QDateEdit):
    """A date that is typed or stepped by key; the wheel scrolls the page and nothing else."""

    def __init__(self, name: str, when: date) -> None:
        super().__init__(QDate(when.year, when.month, when.day))
        self.setAccessibleName(name)
        self.setDisplayFormat("d MMM yyyy")
        self.setDateRange(QDate(1900, 1, 1), QDate(2199, 12, 31))
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setMinimumHeight(44)

    @property
    def when(self) -> date:
        """The date shown."""
        return date(self.date().year(), self.date().month(), self.date().day())

    def wheelEvent(self, event) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Choices(QWidget):
    """What is printed. `changed` follows every choice."""

    changed = Signal()

    def __init__(self, source: SummarySource, theme: Theme) -> None:
        super().__init__()
        self._source = source
        self._periods = QButtonGroup(self)
        self._papers = QButtonGroup(self)
        self._first = _DateEdit(_("From"), source.days_back(USUAL_DAYS))
        self._last = _DateEdit(_("To"), source.today)
        self._own_dates = holder(column(label(_("From")), self._first, label(_("To")), self._last))
        self._name = _line(_("Name"))
        self._born = _line(_("Date of birth"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_S)
        self._add_periods(theme)
        self._add_papers(theme)
        self._add_person(theme)
        self._layout.addStretch(1)

    @property
    def period(self) -> tuple[date, date]:
        """First and last day; two own dates in the wrong order are turned round."""
        chosen = self._chosen()
        if chosen == "own":
            first, last = sorted((self._first.when, self._last.when))
            return first, last
        if chosen == "visit":
            return self._source.last_visit or self._source.today, self._source.today
        return self._source.days_back(int(chosen)), self._source.today

    @property
    def paper(self) -> QPageSize:
        """A4 or Letter."""
        return A4 if self._papers.checkedId() == 0 else LETTER

    @property
    def person(self) -> tuple[str, str]:
        """Name and date of birth, as typed."""
        return self._name.text(), self._born.text()

    def put_name(self, words: str) -> None:
        """Fill in the name; the person may change it."""
        self._name.setText(words)

    def _add_periods(self, theme: Theme) -> None:
        self._layout.addWidget(heading(theme, _("Period")))
        offered: list[tuple[str, int | str]] = [
            (_("Last 30 days"), _SHORT_DAYS),
            (_("Last 90 days"), USUAL_DAYS),
            (_("Own dates"), "own"),
        ]
        if self._source.last_visit:
            since = _("Since the visit on {day}").format(day=short_date(self._source.last_visit))
            offered.insert(2, (since, "visit"))
        for words, days in offered:
            button = Button(words, "chip", checkable=True)
            button.setProperty("days", days)
            button.setChecked(days == USUAL_DAYS)
            self._periods.addButton(button)
            self._layout.addWidget(button)
        self._layout.addWidget(self._own_dates)
        self._own_dates.hide()
        self._periods.buttonToggled.connect(self._period_chosen)
        for edit in (self._first, self._last):
            edit.dateChanged.connect(self.changed)

    def _period_chosen(self, _button: Button, on: bool) -> None:
        if on:
            self._own_dates.setVisible(self._chosen() == "own")
            self.changed.emit()

    def _chosen(self) -> int | str:
        """How many days, or "visit" or "own"."""
        button = self._periods.checkedButton()
        return button.property("days") if button else USUAL_DAYS

    def _add_papers(self, theme: Theme) -> None:
        self._layout.addSpacing(GAP_L)
        self._layout.addWidget(heading(theme, _("Paper")))
        american = QLocale.MeasurementSystem.ImperialUSSystem
        letter = QLocale.system().measurementSystem() == american
        names = (_("A4"), _("US Letter"))
        buttons = [Button(words, "chip", checkable=True) for words in names]
        for number, button in enumerate(buttons):
            self._papers.addButton(button, number)
        buttons[letter].setChecked(True)
        self._layout.addLayout(row(*buttons, None))
        self._papers.idToggled.connect(lambda _which, on: self.changed.emit() if on else None)

    def _add_person(self, theme: Theme) -> None:
        self._layout.addSpacing(GAP_L)
        self._layout.addWidget(heading(theme, _("On the page, if you like")))
        for edit in (self._name, self._born):
            words = label(edit.accessibleName())
            words.setBuddy(edit)
            self._layout.addWidget(words)
            self._layout.addWidget(edit)
            edit.textChanged.connect(self.changed)
        remark = _("Name and birth date are printed and never kept. Notes are never printed.")
        self._layout.addWidget(small(theme, remark, wrap=True))


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setMinimumHeight(44)
    edit.setMaxLength(120)
    return edit
