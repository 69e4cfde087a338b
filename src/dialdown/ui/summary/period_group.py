"""Which days the page is about."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dialdown.domain.typed_date import UnreadableDateError
from dialdown.i18n import _
from dialdown.summary.source import USUAL_DAYS, SummarySource
from dialdown.summary.words import range_words
from dialdown.ui.summary.choice import Choice
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import Button, column, heading, holder, label
from dialdown.ui.widgets.date_field import DateField
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import short_date

_SHORT_DAYS = 30


class PeriodGroup(QWidget):
    """Four chips, the days in words, and two dates for those who want others."""

    def __init__(self, source: SummarySource, choice: Choice, theme: Theme) -> None:
        super().__init__()
        self._source, self._choice = source, choice
        self._chips = QButtonGroup(self)
        self._said = label(muted=True, wrap=True)
        self._first = self._field(theme, _("From"), choice.first)
        self._last = self._field(theme, _("To"), choice.last)
        self._own = holder(
            column(label(_("From")), self._first, label(_("To")), self._last, spacing=GAP_S)
        )
        self._own.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(heading(theme, _("Period")))
        layout.addWidget(self._offered())
        layout.addWidget(self._own)
        layout.addWidget(self._said)
        choice.moved.connect(self._say)
        self._say()

    def start(self) -> None:
        """Give the keyboard to the chosen chip."""
        self._chips.checkedButton().setFocus(Qt.FocusReason.TabFocusReason)

    def _field(self, theme: Theme, name: str, shown: date) -> DateField:
        field = DateField(theme, name, lambda: self._source.today, shown, past=True)
        field.changed.connect(self._dates_typed)
        return field

    def _offered(self) -> Wrapping:
        offered: list[tuple[str, date | None]] = [
            (_("Last 30 days"), self._source.days_back(_SHORT_DAYS)),
            (_("Last 3 months"), self._source.days_back(USUAL_DAYS)),
            (_("Own dates"), None),
        ]
        if visit := self._source.last_visit:
            day = short_date(visit)
            if visit.year != self._source.today.year:
                day = f"{day} {visit.year}"
            offered.insert(0, (_("Since the visit on {day}").format(day=day), visit))
        chips = Wrapping(FlowLayout())
        for words, first in offered:
            chip = Button(words, "chip", checkable=True)
            chip.setChecked(words == _("Last 3 months"))
            self._chips.addButton(chip)
            chip.toggled.connect(lambda on, day=first: self._chosen(day) if on else None)
            chips.add(chip)
        return chips

    def _chosen(self, first: date | None) -> None:
        if first is None:  # starts from what is shown now
            self._first.show_date(self._choice.first)
            self._last.show_date(self._choice.last)
        else:
            self._choice.put_period(first, self._source.today)
        self._own.setVisible(first is None)

    def _dates_typed(self) -> None:
        """Two dates in the wrong order are turned round; a half-typed one changes nothing yet."""
        if self._own.isHidden():
            return
        try:
            first, last = sorted((self._first.read(), self._last.read()))
        except UnreadableDateError:
            return
        self._choice.put_period(first, last, typing=True)

    def _say(self) -> None:
        self._said.setText(range_words(self._choice.first, self._choice.last))
